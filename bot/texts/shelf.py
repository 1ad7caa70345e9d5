"""The reviewed advice: Fluent files, one for each language, those of a folder on top of ours.

A piece that lacks its source, its date, its office or one of our languages is not offered to anybody: it is named in
the log at the start, and `suifang doctor` says what it lacks.
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast

from bot.rules.advice import EMERGENCY, Fault, Piece, Wording, faults_between, faults_of
from bot.texts import BUILT_IN, DEFAULT

FOLDER = "advice"
NEEDED = (DEFAULT, "en")  # the languages every piece has

log = logging.getLogger(__name__)

_Words = dict[str, dict[str, str]]  # the parts of each piece: "" is its text


@dataclass(frozen=True)
class Shelf:
    """The pieces that may be sent, in the order of the file, and what is wrong with the others."""

    pieces: tuple[Piece, ...]
    faults: tuple[Fault, ...]

    @classmethod
    def load(cls, directory: Path | None = None) -> "Shelf":
        """Read our pieces and, on top of them, those in `directory`/advice. Nothing raises: a fault is named."""
        found: dict[str, _Words] = {}
        faults: list[Fault] = []
        for path in _files(directory):
            language = next((known for known in found if known.lower() == path.stem.lower()), path.stem)
            try:
                words, unread = _read(path.read_text(encoding="utf-8-sig"), language)
            except (OSError, UnicodeDecodeError):
                faults.append(Fault(path.name, language, "unreadable"))
                continue
            faults += [Fault(piece, language, "unreadable") for piece in unread]
            found.setdefault(language, {}).update(words)
        return cls(*_sorted(found, faults))

    def offered(self) -> tuple[Piece, ...]:
        """Return the pieces that may be sent, and name in the log what is wrong with the others."""
        for fault in self.faults:
            log.error("advice unusable piece=%s language=%s why=%s", fault.piece, fault.language, fault.why)
        return self.pieces


def _files(directory: Path | None) -> Iterator[Path]:
    # ours first, and the default language first: its order is the order of the pieces
    for folder in (BUILT_IN, directory):
        if folder is not None:
            yield from sorted((folder / FOLDER).glob("*.ftl"), key=lambda path: (path.stem != DEFAULT, path.stem))


def _sorted(found: Mapping[str, _Words], faults: list[Fault]) -> tuple[tuple[Piece, ...], tuple[Fault, ...]]:
    pieces = []
    unread = {fault.piece for fault in faults}
    for piece in dict.fromkeys(name for words in found.values() for name in words):
        words = {language: _wording(said[piece]) for language, said in found.items() if piece in said}
        wrong = faults_between(piece, words, NEEDED)
        for language, wording in list(words.items()):
            own = faults_of(piece, language, wording)
            if own and language not in NEEDED:
                del words[language]  # its readers get it in Chinese
            wrong += own
        faults += wrong
        if piece not in unread and not any(fault.language in NEEDED for fault in wrong):
            pieces.append(Piece(piece, words))
    return tuple(pieces), tuple(faults)


def _wording(parts: Mapping[str, str]) -> Wording:
    names = ("", "title", "source", "reviewed", "by")
    return Wording(*(" ".join(parts.get(name, "").split()) for name in names))


@cache
def _read(text: str, language: str) -> tuple[_Words, tuple[str, ...]]:
    """Return the parts of each piece in a file, and the names of what cannot be read."""
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource(text), allow_overrides=True)
    words: _Words = {}
    unread: list[str] = []
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, ast.Junk):
            unread.append((entry.content or "").split("\n", 1)[0].partition("=")[0].strip()[:40])
        elif isinstance(entry, ast.Message):
            parts, broken = _parts(bundle, entry.id.name)
            words[entry.id.name] = parts
            unread += [entry.id.name] if broken else []
    return words, tuple(unread)


def _parts(bundle: FluentBundle, name: str) -> tuple[dict[str, str], bool]:
    message = bundle.get_message(name)
    patterns = {"": message.value, **message.attributes}
    parts: dict[str, str] = {}
    broken = False
    for part, pattern in patterns.items():
        if pattern is not None:
            said, errors = bundle.format_pattern(pattern, {"emergency": EMERGENCY})
            parts[part] = str(said)
            broken = broken or bool(errors)
    return parts, broken
