"""A message cut into numbers, words and marks.

What the shape of a number alone explains (a phone, a date, a clock, a link) is taken out
first; what is left is cut where the kind of character changes, the longest listed word first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.rules.numerals import CHINESE
from bot.rules.temperature_values import is_bodily
from bot.rules.temperature_words import LENGTHS, WORDS, Kind


@dataclass(frozen=True, slots=True)
class Piece:
    """A number, a word, a mark: what stands between two cuts."""

    kind: Kind
    text: str = ""

    @property
    def is_ascii(self) -> bool:
        return self.text.isascii()


# marks that mean from the one to the other: 36.5-37
SPANS = frozenset(("-", "—", "~", "/", "→", "⇒", "…", "->", "-->", "=>"))
# pieces no list explains
UNKNOWN = frozenset((Kind.CHAR, Kind.LETTERS))


def pieces_of(text: str) -> list[Piece]:
    """Cut a folded text into pieces, with line breaks around it so that every piece has neighbours."""
    edge = [Piece(Kind.BREAK)] * 3
    return [*edge, *_cut(_masked(text)), *edge]


def past_space(pieces: Sequence[Piece], at: int) -> int:
    """Return the place of the next piece from here that is not a space; spaces are one piece."""
    return at + 1 if pieces[at].kind is Kind.SPACE else at


# stands for a number whose shape alone says what it is; folding leaves no NUL in a text
_OPAQUE = "\0"

_SHAPES = re.compile(
    r"""
      \b(?:https?|tg)://\S*+
    | \+\d(?:[\ -]?\d){6,14}(?!\d|\.\d)                                                 # phone, with its country
    | (?<![\d.])1\d\d[\ -]\d{4}[\ -]\d{4}(?!\d)                                         # phone, in groups
    | (?<![\d.])\d{5,}+(?:\.\d++)?                                                      # phone, order, account
    | (?<![\d:.])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]|[.,]\d|\ ?[度°℃点點])     # clock
    | (?<![\d.])\d++(?:\.\d++){2,}+                                                     # date, version, address
    | (?<![\d.,])\d{1,3}(?:,\d{3})++(?!\d)                                              # thousands
    | (?<![\d.,/-])\d++(?:[/-]\d++)++(?![.,]\d)                                         # date, door, blood pressure
    """,
    re.VERBOSE,
)


def _masked(text: str) -> str:
    """Take out numbers that their shape alone explains."""
    return _SHAPES.sub(lambda found: found[0] if _may_be_values(found[0]) else _OPAQUE, text)


def _may_be_values(shape: str) -> bool:
    """Whether what looks like a door or a phone may be 36-37, 36/5, +36 5 36 7 or the middle of 36度5-36度8."""
    parts = re.findall(r"\d+", shape)
    if shape.startswith("+"):
        return sum(map(len, parts)) < len("+8613800000")
    if not re.fullmatch(r"\d+(?:[/-]\d+)+", shape):
        return False
    if len(parts) == 2 and 1 in (len(parts[0]), len(parts[1])):
        return any(is_bodily(part) for part in parts)
    return all(is_bodily(part) and len(part) < 3 for part in parts)


def _cut(text: str) -> Iterator[Piece]:
    at = 0
    while at < len(text):
        piece = _piece_at(text, at)
        yield piece
        at += len(piece.text)


def _piece_at(text: str, at: int) -> Piece:
    char = text[at]
    if "0" <= char <= "9":
        return Piece(Kind.NUMBER, _run(_DIGITS, text, at))
    if word := _word_at(text, at):
        return Piece(WORDS[word], word)
    if char in CHINESE:
        return Piece(Kind.CHINESE, _run(_CHINESE_RUN, text, at))
    if char == _OPAQUE:
        return Piece(Kind.OPAQUE, char)
    if char == " ":
        return Piece(Kind.SPACE, _run(_SPACES, text, at))
    if char == "\n":
        return Piece(Kind.BREAK, char)
    if _is_letter(char):
        return Piece(Kind.LETTERS, _letters(text, at))
    if char.isalpha():
        return Piece(Kind.CHAR, char)
    return Piece(Kind.MARK, _run(_MARK, text, at))


_DIGITS = re.compile(r"[0-9]+")
_CHINESE_RUN = re.compile(f"[{''.join(sorted(CHINESE))}]+")
_SPACES = re.compile(r" +")
_MARK = re.compile(r"\.{2,}|…+|-+>|=+>|.", re.DOTALL)


def _run(pattern: re.Pattern[str], text: str, at: int) -> str:
    """Return what a pattern takes from here; it is known to take something."""
    return next(pattern.finditer(text, at))[0]


def _word_at(text: str, at: int) -> str | None:
    """Return the longest listed word that begins here and does not end inside another."""
    for length in LENGTHS.get(text[at], ()):
        word = text[at : at + length]
        if word in WORDS and not (_is_letter(word[-1]) and _is_letter(text[at + length : at + length + 1])):
            return word
    return None


def _letters(text: str, at: int) -> str:
    end = at + 1
    while end < len(text) and _is_letter(text[end]):
        end += 1
    return text[at:end]


def _is_letter(char: str) -> bool:
    """Whether a character is a letter of a script that writes words with spaces between them."""
    return char.isalpha() and not ("\u1100" <= char <= "\u11ff" or "\u2e80" <= char <= "\ud7ff" or char >= "\uf900")
