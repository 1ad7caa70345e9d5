"""Names of commands that people bring from elsewhere, and what a misspelt one may have meant."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from bot.rules.commands import BY_WORD, Command

# what it is called elsewhere: our command, and the words that stand before what was typed
ALSO: dict[str, tuple[str, str]] = {
    "fever": ("rules", "fever"),
    "prompt": ("rules", "rounds"),
    "escalate": ("rules", "red"),
    "add": ("enroll", ""),
    "grant": ("team", "add"),
    "purge": ("forget", ""),
    "timezone": ("status", "timezone"),
    "lang": ("settings", ""),
    "language": ("settings", ""),
}
_AFTER = ";；,，.。:：!！?？"  # what a thumb leaves behind a word
_VALUE = re.compile(r"[^\w]*[0-9０-９.,:：，．+\-–—~～、;/℃°c度]+")
_ALIKE = 0.7  # shares of their letters; /mising is /missing, /backup is nothing of a resident's


def command_meant(word: str, tail: str) -> tuple[Command | None, str]:
    """Return the command a typed word means, and what is said to it; None when it is none of ours."""
    word = word.lower().rstrip(_AFTER)
    if found := BY_WORD.get(word):
        return found, tail
    if word not in ALSO:
        return None, tail
    name, before = ALSO[word]
    if name == "rules":
        return BY_WORD[name], _rule_and_value(before, tail)
    return BY_WORD[name], f"{before} {tail}".strip()


def _rule_and_value(rule: str, tail: str) -> str:
    """Put a rule's name where it belongs: behind the place, if one was named, and before its values."""
    place, _, rest = tail.strip().partition(" ")
    if rest and not _VALUE.fullmatch(place):
        return f"{place} {rule} {rest}"
    return f"{rule} {tail}".strip()


def command_alike(word: str, commands: Iterable[Command]) -> str:
    """Return the name of the command that a misspelt word is nearest to, or nothing."""
    words = {each: command.name for command in commands for each in (command.name, command.alias)}
    found = get_close_matches(word.lower()[:40].rstrip(_AFTER), list(words), n=1, cutoff=_ALIKE)
    return words[found[0]] if found else ""
