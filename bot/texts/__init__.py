"""Every sentence the bot says, by language: Fluent catalogues, one file for each.

`TEXTS_DIR` may hold further files: `fr.ftl` adds a language, `zh-CN.ftl` replaces single messages of ours. A message
that is missing or broken there falls back to ours, then to Chinese, then to its key: a wrong sentence is better than
an alert that never leaves.
"""

import html
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle
from fluent.runtime.types import fluent_number
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

DEFAULT = "zh-CN"
BUILT_IN = Path(__file__).parent
LABEL_LENGTH = 60
"""Characters of a button label; longer ones are cut off by phones anyway."""

_TEXT = ""  # the part of a message that is not a button
_MISSING = "—"
# fluent.runtime gives up on a value of more than 2,500 characters, and a list of a whole grid is longer
_LONG = 2000
# noncharacters: `clean` takes them out of every value, so they cannot come from outside
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but not tab and newline
    "\u202a-\u202e\u2066-\u2069\u061c"  # would turn the rest of a card around
    "\ufeff\ufdd0-\ufdef\ufffe\uffff"
    "\ud800-\udfff]"  # half a character: cannot be sent at all
)
_BREAK = re.compile("\r\n|\r|\u2028|\u2029")
_KEY = re.compile(r"^([a-zA-Z][\w-]*) *=", re.M)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")

log = logging.getLogger(__name__)


class Raw(str):
    """A value that is HTML already and is not escaped again."""

    __slots__ = ()


class TextProblem(Exception):
    """A catalogue is broken, or a sentence was asked for that cannot be said; raised only when strict."""


@dataclass(frozen=True)
class _Source:
    """The messages of one language from one place, with the variables of each of their parts."""

    bundle: FluentBundle
    parts: Mapping[str, Mapping[str, frozenset[str]]]
    # variables by which a plural form is chosen; only these are worth making a Fluent number of (8 µs each)
    counted: frozenset[str]


class Texts:
    """The catalogues of all languages, asked for one sentence at a time."""

    def __init__(
        self, catalogues: Mapping[str, tuple[_Source, ...]], *, strict: bool, replaced: frozenset[str] = frozenset()
    ) -> None:
        self.replaced = replaced  # keys of ours that a folder says in its own words
        self._catalogues = dict(catalogues)
        self._strict = strict
        self._told: set[tuple[str, str, str]] = set()

    @classmethod
    def load(cls, directory: Path | None = None, strict: bool = False) -> "Texts":
        """Read our catalogues and, on top of them, those in `directory`.

        Strict is for tests: whatever is missing or broken raises TextProblem. In production it is logged once.
        """
        catalogues: dict[str, tuple[_Source, ...]] = {}
        ours: dict[str, str] = {}
        replaced: set[str] = set()
        for path in sorted(BUILT_IN.glob("*.ftl")):
            ours[path.stem] = path.read_text(encoding="utf-8")
            catalogues[path.stem] = (_read(path.stem, (ours[path.stem],), strict=strict),)
        for path in sorted(directory.glob("*.ftl")) if directory is not None else []:
            try:
                added = path.read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError) as error:
                if strict:
                    raise TextProblem(f"{path.name}: {type(error).__name__}") from error
                log.warning("texts skipped file=%s why=%s", path.name, type(error).__name__)
                continue
            language = next((known for known in ours if known.lower() == path.stem.lower()), path.stem)
            layers = (ours[language], added) if language in ours else (added,)
            catalogues[language] = (_read(language, layers, strict=strict), *catalogues.get(language, ()))
            replaced.update(_KEY.findall(added))
        return cls(catalogues, strict=strict, replaced=frozenset(replaced))

    @property
    def languages(self) -> tuple[str, ...]:
        """Chinese first, then the others in order."""
        return tuple(sorted(self._catalogues, key=lambda language: (language != DEFAULT, language)))

    def match(self, language: str | None) -> str:
        """Return the nearest catalogue: `zh-hans` and `zh` mean zh-CN, `en-GB` means en, all else zh-CN."""
        wanted = (language or "").replace("_", "-").lower()
        known = {name.lower(): name for name in self.languages}
        while wanted:
            if wanted in known:
                return known[wanted]
            if "-" not in wanted:
                break
            wanted = wanted.rpartition("-")[0]
        return next((name for low, name in known.items() if low.partition("-")[0] == wanted), DEFAULT)

    def say(self, language: str, key: str, /, **values: str | int) -> str:
        """Return the sentence as HTML; every value is escaped unless it is `Raw`."""
        return self._format(language, key, _TEXT, {name: _escaped(value) for name, value in values.items()})

    def label(self, language: str, key: str, button: str, /, **values: str | int) -> str:
        """Return the label of a button (`b1`, `b2`, …): one line of plain text, at most 60 characters."""
        cleaned = {name: clean(value) if isinstance(value, str) else value for name, value in values.items()}
        words = " ".join(self._format(language, key, button, cleaned).split("\n"))
        return words if len(words) <= LABEL_LENGTH else words[: LABEL_LENGTH - 1].rstrip() + "…"

    def plain(self, language: str, key: str, /, **values: str | int) -> str:
        """Return the sentence without HTML: for toasts, pictures and files."""
        return plain(self.say(language, key, **values))

    def keys(self, language: str) -> frozenset[str]:
        """Return every key of a catalogue."""
        return frozenset().union(*(source.parts for source in self._catalogues[self.match(language)]))

    def parts(self, language: str, key: str) -> Mapping[str, frozenset[str]]:
        """Return what a message consists of, each with its variables: its text under "", its buttons by name."""
        found: dict[str, frozenset[str]] = {}
        for source in reversed(self._catalogues[self.match(language)]):
            found |= source.parts.get(key, {})
        return found

    def buttons(self, language: str, key: str) -> tuple[str, ...]:
        """Return the names of a message's buttons, in order."""
        return tuple(part for part in self.parts(language, key) if part != _TEXT)

    def variables(self, language: str, key: str) -> frozenset[str]:
        """Return every variable that a message and its buttons need."""
        return frozenset().union(*self.parts(language, key).values())

    def _format(self, language: str, key: str, part: str, values: Mapping[str, str | int]) -> str:
        language = self.match(language)
        best: str | None = None
        for source in self._candidates(language):
            needed = source.parts.get(key, {}).get(part)
            if needed is None:
                continue
            missing = needed - values.keys()
            text, broken = _filled(source, key, part, {**dict.fromkeys(missing, _MISSING), **values})
            if not broken and not missing:
                return text
            self._tell(language, key, part, f"missing={','.join(sorted(missing))}" if missing else "broken")
            best = best or text
        if best is None:
            self._tell(language, key, part, "unknown")
        return best or key

    def _candidates(self, language: str) -> Iterator[_Source]:
        yield from self._catalogues[language]
        if language != DEFAULT:
            yield from self._catalogues[DEFAULT]

    def _tell(self, language: str, key: str, part: str, why: str) -> None:
        if self._strict:
            raise TextProblem(f"{language} {key} {part}: {why}")
        if (language, key, part) not in self._told:
            self._told.add((language, key, part))
            log.error("text unsaid language=%s key=%s part=%s why=%s", language, key, part or "text", why)


def clean(value: str) -> str:
    """Return what a person wrote without controls, halves of characters and marks that turn the line around."""
    return _UNSEEN.sub("", _BREAK.sub("\n", value)).replace("\t", " ")


def escape(value: str) -> str:
    """Return what a person wrote as HTML that Telegram shows as it was written."""
    return html.escape(clean(value), quote=False).replace('"', "&quot;")


def plain(words: str) -> str:
    """Return HTML as plain text."""
    return html.unescape(_TAG.sub("", words))


def _escaped(value: str | int) -> str | int:
    if isinstance(value, Raw):
        return clean(value)
    return escape(value) if isinstance(value, str) else value


def _filled(source: _Source, key: str, part: str, values: Mapping[str, str | int]) -> tuple[str, bool]:
    """Return the text and whether anything was wrong with it."""
    message = source.bundle.get_message(key)
    pattern = message.attributes[part] if part else message.value
    if pattern is None:
        return key, True
    short: dict[str, Any] = {}
    long: dict[str, str] = {}
    for name, value in values.items():
        if isinstance(value, str) and len(value) > _LONG:
            token = f"{_OPEN}{len(long)}{_CLOSE}"
            short[name], long[token] = token, value
        elif name in source.counted and re.fullmatch("[0-9]{1,15}", str(value)):
            short[name] = fluent_number(int(value), useGrouping=False)
        else:
            short[name] = str(value)  # a subclass may bring a format of its own
    text, errors = source.bundle.format_pattern(pattern, short)
    words = str(text)
    for token, value in long.items():
        words = words.replace(token, value)
    return words, bool(errors)


@cache
def _read(language: str, layers: tuple[str, ...], *, strict: bool) -> _Source:
    # later layers replace whole messages of earlier ones; read once, since it takes a quarter of a second
    bundle = FluentBundle([language], use_isolating=False)
    messages: dict[str, ast.Message] = {}
    for layer in layers:
        resource = FluentParser(with_spans=False).parse(layer)
        for entry in resource.body:
            if isinstance(entry, ast.Junk):
                first = (entry.content or "").split("\n", 1)[0]
                if strict:
                    raise TextProblem(f"{language}: cannot read {first!r}")
                log.error("text unreadable language=%s entry=%s", language, first.partition("=")[0].strip())
            elif isinstance(entry, ast.Message):
                if strict and layer is layers[0] and entry.id.name in messages:
                    raise TextProblem(f"{language}: {entry.id.name} stands there twice")
                messages[entry.id.name] = entry
        bundle.add_resource(resource, allow_overrides=True)
    parts = {key: _parts_of(message, messages) for key, message in messages.items()}
    return _Source(bundle, parts, _counted(messages.values()))


def _parts_of(message: ast.Message, messages: Mapping[str, ast.Message]) -> Mapping[str, frozenset[str]]:
    patterns = {_TEXT: message.value} if message.value is not None else {}
    patterns |= {attribute.id.name: attribute.value for attribute in message.attributes}
    return {part: _variables_of(pattern, messages) for part, pattern in patterns.items()}


class _Variables(Visitor):
    """Collects the variables of a pattern, and those of the messages it quotes."""

    def __init__(self, messages: Mapping[str, ast.Message]) -> None:
        self.names: set[str] = set()
        self._messages = messages
        self._quoted: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        quoted = self._messages.get(node.id.name)
        if quoted is not None and quoted.value is not None and node.id.name not in self._quoted:
            self._quoted.add(node.id.name)
            self.visit(quoted.value)


def _variables_of(pattern: ast.Pattern, messages: Mapping[str, ast.Message]) -> frozenset[str]:
    visitor = _Variables(messages)
    visitor.visit(pattern)
    return frozenset(visitor.names)


class _Choices(Visitor):
    """Collects the variables by which a pattern chooses one of its forms."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        if isinstance(node.selector, ast.VariableReference):
            self.names.add(node.selector.id.name)
        self.generic_visit(node)


def _counted(messages: Iterable[ast.Message]) -> frozenset[str]:
    visitor = _Choices()
    for message in messages:
        visitor.visit(message)
    return frozenset(visitor.names)
