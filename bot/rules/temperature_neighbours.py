"""What stands around a number and says what it is: a label, a counter, a clock, another sign."""

from collections.abc import Iterator, Sequence

from bot.rules.numerals import is_list_number, is_other_number
from bot.rules.temperature_numbers import LAST_HOUR, Number
from bot.rules.temperature_pieces import Piece, past_space
from bot.rules.temperature_types import Scale
from bot.rules.temperature_words import Kind

Governor = tuple[Piece, bool]


def governors(pieces: Sequence[Piece], number: Number) -> Iterator[Governor]:
    """Yield what a number depends on, nearest first, and whether a space parts them.

    Little words, labels and opening marks may stand between; the first other piece is the last.
    """
    spaced = False
    for at in range(number.start - 1, number.since - 1, -1):
        piece = pieces[at]
        if piece.kind is Kind.SPACE:
            spaced = True
            continue
        yield piece, spaced
        if piece.kind not in _PASSING and not (piece.kind is Kind.MARK and piece.text in _OPENING):
            return


_PASSING = frozenset(
    (Kind.LIGHT, Kind.SPAN, Kind.LABEL, Kind.SELF, Kind.BEFORE, Kind.EITHER, Kind.CELSIUS, Kind.FAHRENHEIT)
)
_OPENING = frozenset(":=([<>~≈≥≤±*_`#@\"'")


def nearest_label(before: Sequence[Governor]) -> Kind | None:
    """Return whether the nearest label is that of a temperature or of something else: 血氧降到38 is an oxygen."""
    labels = [piece for piece, _ in before if piece.kind in (Kind.LABEL, Kind.OTHER)]
    named = [piece for piece in labels if piece.text not in _CHANGING]
    return next((piece.kind for piece in named or labels), None)


# say that something rose or fell, and what it was only when nothing else does
_CHANGING = frozenset(("降到", "升到", "涨到", "退到"))


def scale_before(before: Sequence[Governor]) -> Scale | None:
    """华氏98.6."""
    kinds = {piece.kind for piece, _ in before}
    if Kind.FAHRENHEIT in kinds:
        return Scale.F
    return Scale.C if Kind.CELSIUS in kinds else None


def is_something_else(pieces: Sequence[Piece], number: Number, before: Sequence[Governor]) -> bool:
    """Whether a number is known to be no temperature: it is labelled, counted, measured, an hour or a name."""
    return (
        _is_labelled_other(number, before)
        or _is_counted(pieces, number)
        or _is_measured(pieces, number)
        or _is_clock(pieces, number)
        or _is_name(pieces, number)
    )


def _is_labelled_other(number: Number, before: Sequence[Governor]) -> bool:
    """心率36, room 36, 第36. 喝了热水 36.5 is only doubtful: the space may end the sentence."""
    if before and before[0][0].kind is Kind.ORDINAL:
        return True
    if nearest_label(before) is not Kind.OTHER:
        return False
    piece, spaced = before[-1]
    return not (spaced and number.fraction and not piece.is_ascii)


def _is_counted(pieces: Sequence[Piece], number: Number) -> bool:
    """36个, 402室, 402 室, 36 eggs."""
    if number.fraction or number.degree:
        return False
    far = len(number.whole) > 2 and pieces[past_space(pieces, number.end)].kind is Kind.COUNTER
    return far or _has_unit(pieces, number.end, Kind.COUNTER)


def _is_measured(pieces: Sequence[Piece], number: Number) -> bool:
    """36.5公斤, 36.5%, 36.5 kg; also 42度白酒."""
    return _has_unit(pieces, number.end, Kind.MEASURE)


def _has_unit(pieces: Sequence[Piece], at: int, kind: Kind) -> bool:
    """Whether a unit stands here, or after a space: 36 kg, 36 公斤; but 37 天 is no more than a doubt."""
    after = pieces[past_space(pieces, at)]
    return after.kind is kind and (after is pieces[at] or after.is_ascii or len(after.text) > 1)


def _is_clock(pieces: Sequence[Piece], number: Number) -> bool:
    """7点, and the 36 of 7点36."""
    if number.fraction or number.degree or number.scale:
        return False
    is_hour = pieces[number.end].kind is Kind.CLOCK and int(number.whole) <= LAST_HOUR
    is_minute = pieces[number.start - 1].kind is Kind.CLOCK and number.since == number.start - 1
    return is_hour or is_minute


def is_date(number: Number) -> bool:
    """4.12, the twelfth of April."""
    if number.degree or len(number.fraction) not in (1, 2):
        return False
    return 1 <= int(number.whole) <= 12 and 1 <= int(number.fraction) <= 31


def _is_name(pieces: Sequence[Piece], number: Number) -> bool:
    """三十六计, A36, 36B; and the 36 of 李36：36.5, our own echo to somebody of that name."""
    if number.fraction or number.degree:
        return False
    beside = {pieces[number.start - 1].kind, pieces[number.end].kind}
    echoed = pieces[number.end].text == ":" and pieces[past_space(pieces, number.end + 1)].kind is Kind.NUMBER
    if echoed and pieces[number.start - 1].kind is Kind.CHAR:
        return True
    return Kind.LETTERS in beside or (number.chinese and Kind.CHAR in beside)


def is_malformed(pieces: Sequence[Piece], number: Number) -> bool:
    """36.5e0, 36_5, 36⁵, 36½, 36.S: something was meant, and it cannot be known what."""
    after, then = pieces[number.end], pieces[number.end + 1]
    if after.kind is Kind.LETTERS or (after.text == "." and then.kind is Kind.LETTERS):
        return True
    if any(_is_other_number(piece) for piece in (after, then)) and not _counts_on(pieces, number.end):
        return True
    is_sum = after.text in _SUMS and then.kind is Kind.NUMBER
    return is_sum or (pieces[number.start - 1].text in _SUMS and pieces[number.start - 2].kind is Kind.NUMBER)


_SUMS = frozenset("_^*×÷+=")


def _is_other_number(piece: Piece) -> bool:
    return piece.kind is Kind.MARK and any(is_other_number(char) for char in piece.text)


def _counts_on(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a number in a circle begins here and something of its own follows: 36.5 ② 36.7, 36.5②妈36.7."""
    parted = pieces[at].kind in (Kind.SPACE, Kind.BREAK)
    counting = at + 1 if parted else at
    own = past_space(pieces, counting + 1) if parted else counting + 1
    return is_list_number(pieces[counting].text) and pieces[own].kind in _OWN


# what begins with a number in a list
_OWN = frozenset((Kind.NUMBER, Kind.CHINESE, Kind.FAMILY, Kind.SELF, Kind.LABEL))
