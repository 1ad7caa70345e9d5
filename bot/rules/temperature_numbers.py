"""Numbers put together from pieces: a whole part, what joins it to a fraction, a unit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.rules.numerals import digit_by_digit, spoken
from bot.rules.temperature_pieces import UNKNOWN, Piece, past_space
from bot.rules.temperature_types import Doubt, Scale
from bot.rules.temperature_values import WARMEST, is_bodily
from bot.rules.temperature_words import Kind


@dataclass(frozen=True, slots=True)
class Number:
    """A number put together from pieces[start:end]. `ways` are its readings: (whole, fraction) in digits."""

    start: int
    end: int
    ways: tuple[tuple[str, str], ...]
    since: int = 0  # where the number before it ended
    scale: Scale | None = None
    degree: bool = False
    gap: bool = False  # 36 5
    chinese: bool = False
    doubt: Doubt | None = None

    @property
    def whole(self) -> str:
        return self.ways[0][0]

    @property
    def fraction(self) -> str:
        return self.ways[0][1]


def numbers_in(pieces: Sequence[Piece]) -> Iterator[Number]:
    """Put the numbers together, from left to right."""
    at = since = 0
    while at < len(pieces):
        if pieces[at].kind not in (Kind.NUMBER, Kind.CHINESE):
            at += 1
            continue
        number = replace(_number_at(pieces, at), since=since)
        yield number
        at = since = number.end


def _number_at(pieces: Sequence[Piece], at: int) -> Number:
    if pieces[at].kind is Kind.CHINESE:
        return _chinese_at(pieces, at)
    # 036.5 is a slip; 007 is a name
    whole = pieces[at].text.removeprefix("0")
    if whole.startswith("0"):
        return Number(at, at + 1, ())
    return _with_unit(pieces, _joined(pieces, Number(at, at + 1, ((whole or "0", ""),))))


def _chinese_at(pieces: Sequence[Piece], at: int) -> Number:
    said = spoken(pieces[at].text)
    if said is None:
        return Number(at, at + 1, (), chinese=True)
    number = Number(at, at + 1, ((said.whole, ""),), chinese=True)
    if said.rest:
        return _with_unit(pieces, _run_on(pieces, number, said.rest))
    number = _joined(pieces, number)
    if not number.fraction and digit_by_digit(pieces[at].text):
        number = replace(number, doubt=Doubt.LOOSE)  # 三六: there may be more to come
    return _with_unit(pieces, number)


def _run_on(pieces: Sequence[Piece], number: Number, rest: str) -> Number:
    """三十六五 is 36.5 said short, and asked about; 三十六七度 is 36 or 37."""
    whole = number.whole
    if not _next_to(whole[-1] + rest):
        return replace(number, ways=((whole, rest),), doubt=Doubt.PUNCTUATION)
    less, more = (whole, ""), (whole[:-1] + rest, "")
    counted = pieces[number.end].kind is Kind.DEGREE
    return replace(number, ways=(less, more) if counted else (less, (whole, rest), more), doubt=Doubt.RANGE)


def _with_unit(pieces: Sequence[Piece], number: Number) -> Number:
    """Take the unit that follows: 度, ° C, degrees Fahrenheit, 36点."""
    if number.degree and pieces[number.end].text == "分":
        return replace(number, end=number.end + 1)  # 36度5分
    if pieces[number.end].text in _POINTS and not number.fraction and int(number.whole) > LAST_HOUR:
        return replace(number, end=number.end + 1, degree=True)
    while True:
        at = past_space(pieces, number.end)
        match pieces[at].kind:
            case Kind.DEGREE:
                number = replace(number, end=at + 1, degree=True)
            case Kind.CELSIUS:
                number = replace(number, end=at + 1, degree=True, scale=Scale.C)
            case Kind.FAHRENHEIT:
                number = replace(number, end=at + 1, degree=True, scale=Scale.F)
            case _:
                return number


# ---- fractions -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Fraction:
    """What follows a whole part: its digits, where it ends, and how sure the join is."""

    digits: str
    end: int
    degree: bool = False
    gap: bool = False
    doubt: Doubt | None = None


def _next_to(digits: str) -> bool:
    """Whether two digits follow each other, as in 三十六七: six or seven."""
    return len(digits) == 2 and int(digits[1]) - int(digits[0]) == 1


def _joined(pieces: Sequence[Piece], number: Number) -> Number:
    """Join a whole part with the fraction that follows it, if one does."""
    fraction = _fraction_after(pieces, number)
    if fraction is None:
        return number
    digits = fraction.digits
    ways: tuple[tuple[str, str], ...] = ((number.whole, digits),)
    doubt = fraction.doubt
    if pieces[fraction.end - 1].kind is Kind.CHINESE and _next_to(digits):
        ways, doubt = ((number.whole, digits[0]), (number.whole, digits[1])), Doubt.RANGE
    elif doubt and len(digits) == 2 and int(digits) >= _SLOWEST_PULSE:
        # 36，72 may be 36.72, or 36 and a pulse
        ways = (*ways, (number.whole, ""))
    return replace(number, end=fraction.end, ways=ways, degree=fraction.degree, gap=fraction.gap, doubt=doubt)


_SLOWEST_PULSE = 60


def _fraction_after(pieces: Sequence[Piece], number: Number) -> _Fraction | None:
    joint_at = past_space(pieces, number.end)
    joint = pieces[joint_at]
    spaced = joint_at > number.end
    if joint.kind is Kind.HALF and not spaced:
        return _Fraction("5", joint_at + 1, doubt=Doubt.PUNCTUATION)
    if joint.kind in (Kind.NUMBER, Kind.CHINESE) and spaced:
        return _after_gap(pieces, number, joint_at)
    if joint.kind is Kind.BREAK:
        fraction = _after_gap(pieces, number, joint_at + 1)
        return fraction and replace(fraction, doubt=Doubt.PUNCTUATION)
    if joint.text in _HEARD_AS_DEGREES and not spaced:
        return _after_misheard(pieces, number, joint_at + 1)
    at = past_space(pieces, joint_at + 1)
    if joint.text in _DEGREES or (joint.text in _POINTS and int(number.whole) > LAST_HOUR):
        return _after_degree(pieces, joint_at, at)
    return _after_mark(pieces, number, joint.text, at) if joint.kind is Kind.MARK else None


# 36度5, 36℃5; and 36点5, where no clock has that hour
_DEGREES = frozenset(("度", "°", "℃", "摄氏度", "攝氏度", "도", "độ"))
_POINTS = frozenset(("点", "點", "point", "dot"))
# how a voice keyboard writes 度 and 点
_HEARD_AS_DEGREES = frozenset("都堵独毒渡镀肚读杜典店电颠")
LAST_HOUR = 24


def _after_gap(pieces: Sequence[Piece], number: Number, at: int) -> _Fraction | None:
    """36 5 is 36.5, if the 5 is not five of something; 36 55 and 三十六 五 are asked about."""
    digits = _digits_at(pieces, at)
    if digits is None or not _may_join(pieces, number, at, digits):
        return None
    sure = len(digits) == 1 and pieces[at].kind is Kind.NUMBER and not number.chinese
    return _Fraction(digits, at + 1, gap=True, doubt=None if sure else Doubt.PUNCTUATION)


def _after_misheard(pieces: Sequence[Piece], number: Number, at: int) -> _Fraction | None:
    """三十六都五, 36店5: a degree by ear, and asked about."""
    digits = _digits_at(pieces, at)
    if digits is None or len(digits) > 1 or not _may_join(pieces, number, at, digits):
        return None
    return _Fraction(digits, at + 1, degree=True, doubt=Doubt.PUNCTUATION)


def _after_degree(pieces: Sequence[Piece], joint_at: int, at: int) -> _Fraction | None:
    """36度5, 三十六点五, 37度半."""
    piece = pieces[at]
    spaced = at > joint_at + 1
    if piece.text == "." and pieces[at + 1].kind is Kind.NUMBER and _free(pieces, at + 1):
        return _Fraction(pieces[at + 1].text, at + 2, degree=True, doubt=Doubt.PUNCTUATION)  # 36度.5
    if piece.kind is Kind.HALF and not spaced:
        return _Fraction("5", at + 1, degree=True)
    if piece.kind is Kind.NUMBER:
        most = 1 if spaced else 2
        fits = len(piece.text) <= most and not _own_value(piece.text) and _free(pieces, at)
        return _Fraction(piece.text, at + 1, degree=True) if fits else None
    digits = _digits_at(pieces, at)
    after = pieces[at + 1].kind
    if digits is None or len(digits) > 2 or after in _CLAIMING or (spaced and after in UNKNOWN):
        return None
    return _Fraction(digits, at + 1, degree=True, doubt=Doubt.LOOSE if after in UNKNOWN else None)


def _after_mark(pieces: Sequence[Piece], number: Number, mark: str, at: int) -> _Fraction | None:
    """36.5, 36,5, 36。5; what is neither a point nor like one is asked about or left alone."""
    digits = _digits_at(pieces, at)
    if digits is None:
        return None
    spaced = at > number.end + 1  # on either side of the mark
    if mark in (".", "·") and not spaced and _is_alike(pieces, number, at):
        return _Fraction(digits, at + 1)
    if not _may_join(pieces, number, at, digits):
        return None
    doubt = _doubt_of_mark(mark, digits, spaced=spaced)
    if doubt is None and not _is_alike(pieces, number, at):
        doubt = Doubt.PUNCTUATION
    return None if doubt is Doubt.LOOSE else _Fraction(digits, at + 1, doubt=doubt)


def _doubt_of_mark(mark: str, digits: str, *, spaced: bool) -> Doubt | None:
    """Return how doubtful a mark before these digits is as a decimal point; LOOSE if it is none.

    36,5 and 36。5 and 36:5 and 36 . 5 are 36.5; other marks, or two digits, make it a guess.
    """
    if mark in _SURE_MARKS or mark in (".", "·"):
        sure = len(digits) == 1 and (not spaced or mark not in _SURE_MARKS)
        return None if sure else Doubt.PUNCTUATION
    odd = mark in _ODD_MARKS or mark.startswith(("..", "…"))
    return Doubt.PUNCTUATION if odd and len(digits) == 1 else Doubt.LOOSE


_SURE_MARKS = frozenset(",。:")
_ODD_MARKS = frozenset("、-—~/'\";\\|`")


def _digits_at(pieces: Sequence[Piece], at: int) -> str | None:
    """Return digits written here as 56 or said as 五六."""
    piece = pieces[at]
    if piece.kind is Kind.NUMBER:
        return piece.text
    return digit_by_digit(piece.text) if piece.kind is Kind.CHINESE else None


def _may_join(pieces: Sequence[Piece], number: Number, at: int, digits: str) -> bool:
    """Whether digits apart from a whole part may be its fraction. 98 72 are a saturation and a pulse."""
    if len(digits) > 2 or _own_value(digits) or not is_bodily(number.whole):
        return False
    return _free(pieces, at) and (len(digits) == 1 or int(number.whole) <= WARMEST)


def _is_alike(pieces: Sequence[Piece], number: Number, at: int) -> bool:
    """Whether a whole part and the digits here are written the same way, and these belong to it: not 36.五."""
    said = pieces[at].kind is Kind.CHINESE
    return said is number.chinese and (not said or _free(pieces, at))


_CLAIMING = frozenset((Kind.COUNTER, Kind.MEASURE, Kind.CLOCK, Kind.HALF))


def _free(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the number piece here belongs to nothing that follows: not 5个, 8点, 5.2, 5 days."""
    after = pieces[at + 1]
    if after.kind is Kind.SPACE:
        return pieces[at + 2].kind not in (Kind.COUNTER, Kind.MEASURE)
    if after.kind is Kind.MARK and after.text in ".·:/-":
        then = pieces[at + 2]
        return then.kind is not Kind.NUMBER or (after.text in "/-" and _own_value(then.text))
    return after.kind not in _CLAIMING | UNKNOWN | {Kind.CHINESE, Kind.OPAQUE}


def _own_value(digits: str) -> bool:
    """Whether these digits are more likely a second temperature than a fraction: 36 37."""
    return len(digits) == 2 and is_bodily(digits)
