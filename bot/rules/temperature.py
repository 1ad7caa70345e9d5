"""What a person means by a temperature typed in their own words.

A message is folded (every script's digits become 0-9), cut into pieces, and its numbers
are put together: a whole part, what joins it to a fraction, a unit. Each number is then
judged by its neighbours: a temperature, something else (a pulse, a room, eight o'clock),
or unexplained. Last comes the decision, and its rule is short: one value is taken only if
nothing in the message speaks against it. Whatever else could be meant is asked about.

The words are data in `temperature_words`; a new one needs no change here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from bot.rules.numerals import BIDI, CHINESE, digit_by_digit, fold, in_digits, is_other_number, spoken
from bot.rules.temperature_words import LENGTHS, WORDS, Kind

# ---- what is promised ------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Temperature:
    """A body temperature in hundredths of a degree Celsius."""

    centi: int

    @property
    def celsius(self) -> Decimal:
        """The value in degrees Celsius, exactly."""
        return Decimal(self.centi).scaleb(-2)

    def __str__(self) -> str:
        """Return 36.5 or 37.25: one decimal at least, two at most, no unit."""
        whole, rest = divmod(self.centi, 100)
        return f"{whole}.{rest:02}".removesuffix("0") if rest else f"{whole}.0"


# from the brief: 35.0-42.0 ℃ is taken, 33.0-34.9 and 42.1-45.0 is confirmed, anything else is asked again
LOWEST_ASKED = Temperature(3300)
LOWEST_TAKEN = Temperature(3500)
HIGHEST_TAKEN = Temperature(4200)
HIGHEST_ASKED = Temperature(4500)

# the longest text Telegram lets a person send, in characters (Bot API, Message.text)
LONGEST = 4096
# a message longer than this is a story or something pasted; a number in it is asked about
LONGEST_TAKEN = 500
# a message with more numbers than this is a table, and not worth the time to read
MOST_NUMBERS = 300


class Scale(StrEnum):
    """The scale in which a value was given; it is always kept in Celsius."""

    C = "C"
    F = "F"


class Doubt(StrEnum):
    """Why a value has to be confirmed before it counts. The first that applies is given."""

    RANGE = "range"
    SEVERAL = "several"
    NOT_OWN = "not_own"
    NOT_NOW = "not_now"
    DENIED = "denied"
    VAGUE = "vague"
    QUESTION = "question"
    MISSING_POINT = "missing_point"
    BARE_FAHRENHEIT = "bare_fahrenheit"
    PUNCTUATION = "punctuation"
    LOOSE = "loose"
    LOW = "low"
    HIGH = "high"
    LONG = "long"


class Unreadable(StrEnum):
    """Why there is no value to ask about."""

    NOTHING = "nothing"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_TEMPERATURE = "not_a_temperature"
    MALFORMED = "malformed"
    TOO_LONG = "too_long"
    BIDI = "bidi"


@dataclass(frozen=True, slots=True)
class Certain:
    """One value within 35.0-42.0 ℃, and nothing in the message that speaks against it."""

    value: Temperature
    scale: Scale


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Every value that may be meant, in the order written; somebody has to say which."""

    values: tuple[Temperature, ...]
    why: Doubt


@dataclass(frozen=True, slots=True)
class Unclear:
    """No value at all; the person is asked again."""

    why: Unreadable


Reading = Certain | Doubtful | Unclear


def read(text: str) -> Reading:
    """Return the temperature a text gives, what to ask about it, or why there is none.

    Never a value whose digits are not in the text (a Fahrenheit value is converted to the
    nearest tenth of a degree Celsius), never one of several.
    """
    if len(text) > LONGEST:
        return Unclear(Unreadable.TOO_LONG)
    if not BIDI.isdisjoint(text):
        return Unclear(Unreadable.BIDI)
    folded = in_digits(fold(text))
    pieces = _pieces(_masked(folded))
    if sum(piece.kind in (Kind.NUMBER, Kind.CHINESE) for piece in pieces) > MOST_NUMBERS:
        return Unclear(Unreadable.TOO_LONG)
    numbers = _set_apart([_judged(pieces, number) for number in _numbers(pieces)])
    candidates = [number for number in numbers if number.role is _Role.VALUE]
    if not candidates:
        return Unclear(_why_none(folded, numbers))
    return _decided(candidates, _doubts(folded, pieces, numbers, candidates))


def number_like(text: str) -> bool:
    """Whether a text tries to be a temperature, well or badly.

    A pulse, a room or ten pounds of rice does not; 46.5, 27度 and 36⁵ do. A whole number
    that cannot be a temperature (5, 50) does not either: it may answer another question.
    """
    match read(text):
        case Unclear(Unreadable.BIDI):
            return any(char.isdecimal() for char in text)
        case Unclear(why):
            return why in (Unreadable.OUT_OF_RANGE, Unreadable.MALFORMED)
        case _:
            return True


# ---- pieces ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    """A number, a word, a mark: what stands between two cuts."""

    kind: Kind
    text: str = ""

    @property
    def is_ascii(self) -> bool:
        return self.text.isascii()


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
        return any(_bodily(part) for part in parts)
    return all(_bodily(part) and len(part) < 3 for part in parts)


def _pieces(text: str) -> list[_Piece]:
    """Cut a folded text into pieces, with line breaks around it so that every piece has neighbours."""
    edge = [_Piece(Kind.BREAK)] * 3
    return [*edge, *_cut(text), *edge]


def _cut(text: str) -> Iterator[_Piece]:
    at = 0
    while at < len(text):
        piece = _piece_at(text, at)
        yield piece
        at += len(piece.text)


def _piece_at(text: str, at: int) -> _Piece:
    char = text[at]
    if "0" <= char <= "9":
        return _Piece(Kind.NUMBER, _run(_DIGITS, text, at))
    if word := _word_at(text, at):
        return _Piece(WORDS[word], word)
    if char in CHINESE:
        return _Piece(Kind.CHINESE, _run(_CHINESE_RUN, text, at))
    if char == _OPAQUE:
        return _Piece(Kind.OPAQUE, char)
    if char == " ":
        return _Piece(Kind.SPACE, _run(_SPACES, text, at))
    if char == "\n":
        return _Piece(Kind.BREAK, char)
    if _is_letter(char):
        return _Piece(Kind.LETTERS, _letters(text, at))
    if char.isalpha():
        return _Piece(Kind.CHAR, char)
    return _Piece(Kind.MARK, _run(_MARK, text, at))


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


# ---- numbers ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Number:
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


@dataclass(frozen=True, slots=True)
class _Fraction:
    """What follows a whole part: its digits, where it ends, and how sure the join is."""

    digits: str
    end: int
    degree: bool = False
    gap: bool = False
    doubt: Doubt | None = None


def _numbers(pieces: Sequence[_Piece]) -> Iterator[_Number]:
    """Put the numbers together, from left to right."""
    at = since = 0
    while at < len(pieces):
        if pieces[at].kind not in (Kind.NUMBER, Kind.CHINESE):
            at += 1
            continue
        number = replace(_number_at(pieces, at), since=since)
        yield number
        at = since = number.end


def _number_at(pieces: Sequence[_Piece], at: int) -> _Number:
    if pieces[at].kind is Kind.CHINESE:
        return _chinese_at(pieces, at)
    # 036.5 is a slip; 007 is a name
    whole = pieces[at].text.removeprefix("0")
    if whole.startswith("0"):
        return _Number(at, at + 1, ())
    return _with_unit(pieces, _joined(pieces, _Number(at, at + 1, ((whole or "0", ""),))))


def _chinese_at(pieces: Sequence[_Piece], at: int) -> _Number:
    said = spoken(pieces[at].text)
    if said is None:
        return _Number(at, at + 1, (), chinese=True)
    number = _Number(at, at + 1, ((said.whole, ""),), chinese=True)
    if said.rest:
        return _with_unit(pieces, _run_on(pieces, number, said.rest))
    number = _joined(pieces, number)
    if not number.fraction and digit_by_digit(pieces[at].text):
        number = replace(number, doubt=Doubt.LOOSE)  # 三六: there may be more to come
    return _with_unit(pieces, number)


def _run_on(pieces: Sequence[_Piece], number: _Number, rest: str) -> _Number:
    """三十六五 is 36.5 said short, and asked about; 三十六七度 is 36 or 37."""
    whole = number.whole
    if not _next_to(whole[-1] + rest):
        return replace(number, ways=((whole, rest),), doubt=Doubt.PUNCTUATION)
    less, more = (whole, ""), (whole[:-1] + rest, "")
    counted = pieces[number.end].kind is Kind.DEGREE
    return replace(number, ways=(less, more) if counted else (less, (whole, rest), more), doubt=Doubt.RANGE)


def _next_to(digits: str) -> bool:
    """Whether two digits follow each other, as in 三十六七: six or seven."""
    return len(digits) == 2 and int(digits[1]) - int(digits[0]) == 1


def _joined(pieces: Sequence[_Piece], number: _Number) -> _Number:
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


def _fraction_after(pieces: Sequence[_Piece], number: _Number) -> _Fraction | None:
    joint_at = _past_space(pieces, number.end)
    joint = pieces[joint_at]
    spaced = joint_at > number.end
    if joint.kind is Kind.HALF and not spaced:
        return _Fraction("5", joint_at + 1, doubt=Doubt.PUNCTUATION)
    if joint.kind in (Kind.NUMBER, Kind.CHINESE) and spaced:
        return _after_gap(pieces, number, joint_at)
    if joint.kind is Kind.BREAK:
        fraction = _after_gap(pieces, number, joint_at + 1)
        return fraction and replace(fraction, doubt=Doubt.PUNCTUATION)
    at = _past_space(pieces, joint_at + 1)
    spaced = spaced or at > joint_at + 1
    if joint.text in _DEGREES or (joint.text in _POINTS and int(number.whole) > _LAST_HOUR):
        return _after_degree(pieces, joint_at, at)
    digits = _digits_at(pieces, at)
    if joint.kind is not Kind.MARK or digits is None:
        return None
    if joint.text in (".", "·") and not spaced and _is_alike(pieces, number, at):
        return _Fraction(digits, at + 1)
    if not _may_join(pieces, number, at, digits):
        return None
    doubt = _doubt_of_mark(joint.text, digits, spaced=spaced)
    if doubt is None and not _is_alike(pieces, number, at):
        doubt = Doubt.PUNCTUATION
    return None if doubt is Doubt.LOOSE else _Fraction(digits, at + 1, doubt=doubt)


# 36度5, 36℃5; and 36点5, where no clock has that hour
_DEGREES = frozenset(("度", "°", "℃", "摄氏度", "攝氏度", "도", "độ"))
_POINTS = frozenset(("点", "點", "point", "dot"))
_LAST_HOUR = 24


def _after_gap(pieces: Sequence[_Piece], number: _Number, at: int) -> _Fraction | None:
    """36 5 is 36.5, if the 5 is not five of something; 36 55 and 三十六 五 are asked about."""
    digits = _digits_at(pieces, at)
    if digits is None or not _may_join(pieces, number, at, digits):
        return None
    sure = len(digits) == 1 and pieces[at].kind is Kind.NUMBER and not number.chinese
    return _Fraction(digits, at + 1, gap=True, doubt=None if sure else Doubt.PUNCTUATION)


def _after_degree(pieces: Sequence[_Piece], joint_at: int, at: int) -> _Fraction | None:
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
    if digits is None or len(digits) > 2 or after in _CLAIMING or (spaced and after in _UNKNOWN):
        return None
    return _Fraction(digits, at + 1, degree=True, doubt=Doubt.LOOSE if after in _UNKNOWN else None)


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


def _digits_at(pieces: Sequence[_Piece], at: int) -> str | None:
    """Return digits written here as 56 or said as 五六."""
    piece = pieces[at]
    if piece.kind is Kind.NUMBER:
        return piece.text
    return digit_by_digit(piece.text) if piece.kind is Kind.CHINESE else None


def _may_join(pieces: Sequence[_Piece], number: _Number, at: int, digits: str) -> bool:
    """Whether digits apart from a whole part may be its fraction. 98 72 are a saturation and a pulse."""
    if len(digits) > 2 or _own_value(digits) or not _bodily(number.whole):
        return False
    return _free(pieces, at) and (len(digits) == 1 or int(number.whole) <= _WARMEST)


def _is_alike(pieces: Sequence[_Piece], number: _Number, at: int) -> bool:
    """Whether a whole part and the digits here are written the same way, and these belong to it: not 36.五."""
    said = pieces[at].kind is Kind.CHINESE
    return said is number.chinese and (not said or _free(pieces, at))


_CLAIMING = frozenset((Kind.COUNTER, Kind.MEASURE, Kind.CLOCK, Kind.HALF))
_UNKNOWN = frozenset((Kind.CHAR, Kind.LETTERS))


def _free(pieces: Sequence[_Piece], at: int) -> bool:
    """Whether the number piece here belongs to nothing that follows: not 5个, 8点, 5.2, 5 days."""
    after = pieces[at + 1]
    if after.kind is Kind.SPACE:
        return pieces[at + 2].kind not in (Kind.COUNTER, Kind.MEASURE)
    if after.kind is Kind.MARK and after.text in ".·:/-":
        then = pieces[at + 2]
        return then.kind is not Kind.NUMBER or (after.text in "/-" and _own_value(then.text))
    return after.kind not in _CLAIMING | _UNKNOWN | {Kind.CHINESE, Kind.OPAQUE}


def _own_value(digits: str) -> bool:
    """Whether these digits are more likely a second temperature than a fraction: 36 37."""
    return len(digits) == 2 and _bodily(digits)


def _bodily(whole: str) -> bool:
    """Whether a whole part can be that of a body temperature, in Celsius or in Fahrenheit."""
    return len(whole) < 4 and (_COLDEST <= int(whole) <= _WARMEST or 91 <= int(whole) <= 113)


# whole degrees Celsius a body may have
_COLDEST, _WARMEST = 33, 45


def _past_space(pieces: Sequence[_Piece], at: int) -> int:
    return at + 1 if pieces[at].kind is Kind.SPACE else at


def _with_unit(pieces: Sequence[_Piece], number: _Number) -> _Number:
    """Take the unit that follows: 度, ° C, degrees Fahrenheit, 36点."""
    if number.degree and pieces[number.end].text == "分":
        return replace(number, end=number.end + 1)  # 36度5分
    if pieces[number.end].text in _POINTS and not number.fraction and int(number.whole) > _LAST_HOUR:
        return replace(number, end=number.end + 1, degree=True)
    while True:
        at = _past_space(pieces, number.end)
        match pieces[at].kind:
            case Kind.DEGREE:
                number = replace(number, end=at + 1, degree=True)
            case Kind.CELSIUS:
                number = replace(number, end=at + 1, degree=True, scale=Scale.C)
            case Kind.FAHRENHEIT:
                number = replace(number, end=at + 1, degree=True, scale=Scale.F)
            case _:
                return number


# ---- judging a number by its neighbours ------------------------------------------------


class _Role(StrEnum):
    """What a number is in its message."""

    VALUE = "value"
    OTHER = "other"  # something else, and known to be
    STRAY = "stray"  # a whole number nothing explains
    OUTSIDE = "outside"  # written like a temperature no body has
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class _Judged:
    """A number with its role; for a value, what it may be and what speaks against it."""

    number: _Number
    role: _Role
    values: tuple[Temperature, ...] = ()
    doubts: frozenset[Doubt] = frozenset()
    scale: Scale = Scale.C
    full: bool = False  # written as a temperature: a fraction, a degree or a label


def _judged(pieces: Sequence[_Piece], number: _Number) -> _Judged:
    before = list(_governors(pieces, number))
    if not number.ways or _is_other(pieces, number, before):
        return _Judged(number, _Role.OTHER)
    full = number.degree or bool(number.fraction and not number.gap) or _label(before) is Kind.LABEL
    scale = number.scale or _scale_before(before)
    values, doubts = _values(number, scale)
    if not values or _is_malformed(pieces, number):
        return _Judged(number, _without_value(number, glued=bool(values), full=full))
    doubts |= _marked(pieces, number, full=full) | _worded(pieces, number, before) | _crowding(pieces, number)
    if not full and not number.gap:
        doubts |= _bare(pieces, number)
    scale = scale or (Scale.F if Doubt.BARE_FAHRENHEIT in doubts else Scale.C)
    return _Judged(number, _Role.VALUE, values, frozenset(doubts), scale, full)


def _without_value(number: _Number, *, glued: bool, full: bool) -> _Role:
    """Return what a number is that gives no value."""
    if glued or len(number.fraction) > _DECIMALS:
        return _Role.MALFORMED
    return _Role.OUTSIDE if full and not _is_date(number) else _Role.STRAY


Governor = tuple[_Piece, bool]


def _governors(pieces: Sequence[_Piece], number: _Number) -> Iterator[Governor]:
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


def _label(before: Sequence[Governor]) -> Kind | None:
    """Return whether the nearest label is that of a temperature or of something else."""
    return next((piece.kind for piece, _ in before if piece.kind in (Kind.LABEL, Kind.OTHER)), None)


def _scale_before(before: Sequence[Governor]) -> Scale | None:
    """华氏98.6."""
    kinds = {piece.kind for piece, _ in before}
    if Kind.FAHRENHEIT in kinds:
        return Scale.F
    return Scale.C if Kind.CELSIUS in kinds else None


def _is_other(pieces: Sequence[_Piece], number: _Number, before: Sequence[Governor]) -> bool:
    return (
        _is_labelled_other(number, before)
        or _is_counted(pieces, number)
        or _is_measured(pieces, number)
        or _is_clock(pieces, number)
        or _is_name(pieces, number)
    )


def _is_labelled_other(number: _Number, before: Sequence[Governor]) -> bool:
    """心率36, room 36, 第36. 喝了热水 36.5 is only doubtful: the space may end the sentence."""
    if before and before[0][0].kind is Kind.ORDINAL:
        return True
    if _label(before) is not Kind.OTHER:
        return False
    piece, spaced = before[-1]
    return not (spaced and number.fraction and not piece.is_ascii)


def _is_counted(pieces: Sequence[_Piece], number: _Number) -> bool:
    """36个, 402室, 402 室, 36 eggs."""
    if number.fraction or number.degree:
        return False
    far = len(number.whole) > 2 and pieces[_past_space(pieces, number.end)].kind is Kind.COUNTER
    return far or _has_unit(pieces, number.end, Kind.COUNTER)


def _is_measured(pieces: Sequence[_Piece], number: _Number) -> bool:
    """36.5公斤, 36.5%, 36.5 kg; also 42度白酒."""
    return _has_unit(pieces, number.end, Kind.MEASURE)


def _has_unit(pieces: Sequence[_Piece], at: int, kind: Kind) -> bool:
    """Whether a unit stands here, or after a space: 36 kg, 36 公斤; but 37 天 is no more than a doubt."""
    after = pieces[_past_space(pieces, at)]
    return after.kind is kind and (after is pieces[at] or after.is_ascii or len(after.text) > 1)


def _is_clock(pieces: Sequence[_Piece], number: _Number) -> bool:
    """7点, and the 36 of 7点36."""
    if number.fraction or number.degree or number.scale:
        return False
    is_hour = pieces[number.end].kind is Kind.CLOCK and int(number.whole) <= _LAST_HOUR
    is_minute = pieces[number.start - 1].kind is Kind.CLOCK and number.since == number.start - 1
    return is_hour or is_minute


def _is_date(number: _Number) -> bool:
    """4.12, the twelfth of April."""
    if number.degree or len(number.fraction) not in (1, 2):
        return False
    return 1 <= int(number.whole) <= 12 and 1 <= int(number.fraction) <= 31


def _is_name(pieces: Sequence[_Piece], number: _Number) -> bool:
    """三十六计, A36, 36B."""
    if number.fraction or number.degree:
        return False
    beside = {pieces[number.start - 1].kind, pieces[number.end].kind}
    return Kind.LETTERS in beside or (number.chinese and Kind.CHAR in beside)


def _is_malformed(pieces: Sequence[_Piece], number: _Number) -> bool:
    """36.5e0, 36_5, 36⁵, 36½, 36.S: something was meant, and it cannot be known what."""
    after, then = pieces[number.end], pieces[number.end + 1]
    if after.kind is Kind.LETTERS or (after.text == "." and then.kind is Kind.LETTERS):
        return True
    if any(is_other_number(char) for piece in (after, then) if piece.kind is Kind.MARK for char in piece.text):
        return True
    is_sum = after.text in _SUMS and then.kind is Kind.NUMBER
    return is_sum or (pieces[number.start - 1].text in _SUMS and pieces[number.start - 2].kind is Kind.NUMBER)


_SUMS = frozenset("_^*×÷+=")


# ---- values ----------------------------------------------------------------------------

_DECIMALS = 2


def _values(number: _Number, scale: Scale | None) -> tuple[tuple[Temperature, ...], set[Doubt]]:
    """Return what a number may be in Celsius, with the doubts that come from its value."""
    doubts = {number.doubt} if number.doubt else set()
    values = []
    for whole, fraction in number.ways:
        value, doubt = _value(whole, fraction, scale, chinese=number.chinese)
        if value is not None:
            values.append(value)
            doubts |= {doubt} if doubt else set()
            doubts |= _extreme(value)
    return tuple(values), doubts


def _value(whole: str, fraction: str, scale: Scale | None, *, chinese: bool) -> tuple[Temperature | None, Doubt | None]:
    if len(fraction) > _DECIMALS or len(whole) > 4:
        return None, None
    hundredths = int(whole + fraction.ljust(_DECIMALS, "0"))
    if scale is Scale.F:
        return _asked(_from_fahrenheit(hundredths)), None
    if value := _asked(hundredths):
        return value, None
    if not fraction and len(whole) > 2 and (value := _asked(int(whole.ljust(4, "0")))):
        return value, Doubt.MISSING_POINT
    if scale is Scale.C:
        return None, None
    value = _asked(_from_fahrenheit(hundredths))
    if value and (fraction or (not chinese and not _extreme(value))):
        return value, Doubt.BARE_FAHRENHEIT
    return None, None


def _asked(centi: int) -> Temperature | None:
    """Return the value if it is one worth asking about."""
    value = Temperature(centi)
    return value if LOWEST_ASKED <= value <= HIGHEST_ASKED else None


def _from_fahrenheit(hundredths: int) -> int:
    """Return hundredths of ℃ for hundredths of °F, to the nearest tenth of a degree, halves up."""
    return (2 * 5 * (hundredths - 3200) + 90) // 180 * 10


def _extreme(value: Temperature) -> set[Doubt]:
    if value < LOWEST_TAKEN:
        return {Doubt.LOW}
    return {Doubt.HIGH} if value > HIGHEST_TAKEN else set()


# ---- what speaks against one number ----------------------------------------------------


def _marked(pieces: Sequence[_Piece], number: _Number, *, full: bool) -> set[Doubt]:
    """Return the doubts that marks beside a number raise: -36.5, >38, 38+, 36.5-(a date)."""
    doubts = set()
    before, earlier = pieces[number.start - 1], pieces[number.start - 2]
    after, then = pieces[number.end], pieces[number.end + 1]
    if before.text == "-" or (before.text == "." and not full):
        doubts.add(Doubt.PUNCTUATION)  # a bullet, a minus, the end of another number
    if (before.text in _SPANS and earlier.kind is Kind.OPAQUE) or (after.text in _SPANS and then.kind is Kind.OPAQUE):
        doubts.add(Doubt.PUNCTUATION)
    nearest = earlier if before.kind is Kind.SPACE else before
    if nearest.text in _LIMITS or (before.text == "~" and earlier.kind in _STARTS):
        doubts.add(Doubt.VAGUE)
    if after.text in ("<", ">", "±") or (after.text == "+" and then.kind in _STARTS):
        doubts.add(Doubt.VAGUE)
    return doubts


_SPANS = frozenset(("-", "—", "~", "/", "→", "⇒", "…", "->", "-->", "=>"))
_LIMITS = frozenset("<>≤≥≈±≦≧")
# 好的~36.5 is friendly; ~36.5 is about that
_STARTS = frozenset((Kind.SPACE, Kind.BREAK, Kind.MARK, Kind.LABEL))


def _worded(pieces: Sequence[_Piece], number: _Number, before: Sequence[Governor]) -> set[Doubt]:
    """Return the doubts that words beside a number raise: 大概36.5, 不是36.5, 36.5左右, 王阿姨36.5."""
    doubts = {Doubt.VAGUE for piece, _ in before if piece.kind in (Kind.BEFORE, Kind.EITHER)}
    if _is_denied(before):
        doubts.add(Doubt.DENIED)
    if _is_said_of(before):
        doubts.add(Doubt.NOT_OWN)
    if _label(before) is Kind.OTHER:
        doubts.add(Doubt.LOOSE)
    if pieces[number.start - 1].kind is Kind.EDGE or _is_hedged(pieces, number.end):
        doubts.add(Doubt.VAGUE)
    return doubts


def _is_denied(before: Sequence[Governor]) -> bool:
    """不是36.5, not 36.5; but 没有 36.5 is an answer and then a value."""
    if not before:
        return False
    *between, (piece, spaced) = before
    if piece.kind is not Kind.DENIAL or (spaced and piece.text in ("没有", "沒有", "没", "沒")):
        return False
    return all(other.kind is Kind.LIGHT for other, _ in between)


def _is_said_of(before: Sequence[Governor]) -> bool:
    """王阿姨36.5; but 王阿姨：36.5 speaks to her."""
    if not before:
        return False
    *between, (piece, _) = before
    return piece.kind is Kind.COURTESY and all(other.kind in (Kind.LIGHT, Kind.LABEL) for other, _ in between)


def _is_hedged(pieces: Sequence[_Piece], at: int) -> bool:
    """36.5左右, 36.5 or so, 36度多, 36.几, 36.5可能; but 36.5 多喝水 and 36.5 可能着凉 are not."""
    after, then = pieces[at], pieces[_past_space(pieces, at)]
    if after.text == ".":
        return pieces[at + 1].kind is Kind.AFTER
    if then.kind is Kind.AFTER:
        return after is then or len(then.text) > 1
    if then.kind is not Kind.EITHER:
        return False
    end = _past_space(pieces, at) + 1
    return pieces[_past_space(pieces, end)].kind in (Kind.BREAK, Kind.MARK)


def _crowding(pieces: Sequence[_Piece], number: _Number) -> set[Doubt]:
    """Return a doubt when something unexplained touches a number: abc36.5, 36度555, 36.5 米."""
    before, after = pieces[number.start - 1], pieces[number.end]
    touches_word = before.kind is Kind.LETTERS and len(before.text) > 1
    touches_number = after.kind in (Kind.NUMBER, Kind.CHINESE, Kind.OPAQUE) and _is_loose_end(pieces, number.end)
    measured = after.kind is Kind.SPACE and pieces[number.end + 1].kind is Kind.MEASURE
    return {Doubt.LOOSE} if touches_word or touches_number or measured else set()


def _is_loose_end(pieces: Sequence[_Piece], at: int) -> bool:
    """Whether the number piece here is not that of 五天 or 5片."""
    return pieces[at + 1].kind not in (Kind.COUNTER, Kind.MEASURE, Kind.CLOCK)


def _bare(pieces: Sequence[_Piece], number: _Number) -> set[Doubt]:
    """Return a doubt unless a whole number stands alone or among words we know.

    37 有点咳 is taken; 住36栋楼上 or gate 36 is asked about.
    """
    before, after = pieces[number.start - 1], pieces[number.end]
    left, right = before, after
    if before.kind is Kind.SPACE:
        left = pieces[number.start - 2]
    if after.kind is Kind.SPACE:
        right = pieces[number.end + 1]
    strange = (
        before.kind in _UNKNOWN | {Kind.OPAQUE}
        or after.kind in _UNKNOWN
        or Kind.LETTERS in (left.kind, right.kind)
        or right.kind in (Kind.COUNTER, Kind.OPAQUE)
        or (left.kind is Kind.COUNTER and left.is_ascii)
        or before.text == "#"
        or after.text == "了"
        or left.text in _I_AM
        or (number.chinese and after.kind not in (Kind.SPACE, Kind.BREAK, Kind.MARK))
    )
    return {Doubt.LOOSE} if strange else set()


# I'm 37; in "I am 37" the am is that of eight o'clock, which counts as well
_I_AM = frozenset(("i'm", "im"))


# ---- the decision ----------------------------------------------------------------------


def _set_apart(numbers: Sequence[_Judged]) -> list[_Judged]:
    """Return the numbers, those taken for values only for want of better ones made strays.

    Beside 36.5 or 72 a bare 98 is an oxygen saturation and 3650 a door; nobody mixes the scales unsaid.
    """
    if not any(_is_plain(judged) or judged.role is _Role.STRAY for judged in numbers):
        return list(numbers)
    return [replace(judged, role=_Role.STRAY) if _is_makeshift(judged) else judged for judged in numbers]


def _is_plain(judged: _Judged) -> bool:
    inferred = judged.doubts & {Doubt.MISSING_POINT, Doubt.BARE_FAHRENHEIT}
    return judged.role is _Role.VALUE and judged.scale is Scale.C and not inferred


def _is_makeshift(judged: _Judged) -> bool:
    if judged.role is not _Role.VALUE or judged.number.fraction:
        return False
    return Doubt.BARE_FAHRENHEIT in judged.doubts or (
        Doubt.MISSING_POINT in judged.doubts and len(judged.number.whole) > 3
    )


def _decided(candidates: Sequence[_Judged], doubts: set[Doubt]) -> Certain | Doubtful:
    values = tuple(dict.fromkeys(value for judged in candidates for value in judged.values))
    if not doubts:
        return Certain(values[0], _surest(candidates).scale)
    return Doubtful(values, next(doubt for doubt in Doubt if doubt in doubts))


def _doubts(
    folded: str, pieces: Sequence[_Piece], numbers: Sequence[_Judged], candidates: Sequence[_Judged]
) -> set[Doubt]:
    """Return everything that speaks against taking the candidates as one value."""
    doubts = set(_own_doubts(candidates))
    doubts |= _linked(pieces, numbers) | _company(numbers, candidates)
    for left, right in _surroundings(pieces, [judged.number for judged in candidates]):
        doubts |= _of_someone(left, right) | _of_another_time(left, right) | _asked_about(left, right)
    if any(piece.kind is Kind.WRONG for piece in pieces[candidates[0].number.end :]):
        doubts.add(Doubt.DENIED)
    if "?" in folded:
        doubts.add(Doubt.QUESTION)
    if len(folded) > LONGEST_TAKEN:
        doubts.add(Doubt.LONG)
    return doubts


def _own_doubts(candidates: Sequence[_Judged]) -> frozenset[Doubt]:
    """Return the doubts of the value itself. Said twice, it is as sure as the surer time: 36.5℃（97.7）."""
    if len({judged.values for judged in candidates}) == 1:
        return _surest(candidates).doubts
    return frozenset({Doubt.SEVERAL}).union(*(judged.doubts for judged in candidates))


def _surest(candidates: Sequence[_Judged]) -> _Judged:
    return min(candidates, key=lambda judged: len(judged.doubts))


def _linked(pieces: Sequence[_Piece], numbers: Sequence[_Judged]) -> set[Doubt]:
    """Return the doubts that marks between two numbers raise: 36.5-37, 36.5到37, 36.5;5."""
    doubts = set()
    for one, other in pairwise(numbers):
        roles = {one.role, other.role}
        if _Role.VALUE not in roles or _Role.OTHER in roles or one.values == other.values:
            continue
        between = [piece for piece in pieces[one.number.end : other.number.start] if piece.kind is not Kind.SPACE]
        if between and all(piece.text in _SPANS or piece.kind is Kind.SPAN for piece in between):
            doubts.add(Doubt.RANGE)
        elif _Role.STRAY in roles and _is_glued(one, other, between):
            doubts.add(Doubt.PUNCTUATION)
    return doubts


def _is_glued(one: _Judged, other: _Judged, between: Sequence[_Piece]) -> bool:
    """Whether a number hangs on a value by a mark alone: 36.5,5; but not in 1、36.5 or 36.5，98."""
    if len(between) != 1 or other.number.start - one.number.end != 1:
        return False
    mark = between[0].text
    if one.role is _Role.STRAY:
        return mark not in ("、", ",", ")") or len(one.number.whole) > 2
    return mark not in ("、", ",", ";", "。") or len(other.number.whole) < 2


def _company(numbers: Sequence[_Judged], candidates: Sequence[_Judged]) -> set[Doubt]:
    """Return a doubt when other numbers in the message may be what was meant: 36.5 63.5, 37 2."""
    roles = {judged.role for judged in numbers}
    if roles & {_Role.OUTSIDE, _Role.MALFORMED}:
        return {Doubt.LOOSE}
    whole = not any(judged.number.fraction and not judged.number.gap for judged in candidates)
    return {Doubt.LOOSE} if whole and _Role.STRAY in roles else set()


Clause = list[_Piece]


def _surroundings(pieces: Sequence[_Piece], numbers: Sequence[_Number]) -> Iterator[tuple[list[Clause], list[Clause]]]:
    """Yield the clauses before and after each number, as far as the next one."""
    ends = [0, *(number.end for number in numbers)]
    starts = [*(number.start for number in numbers), len(pieces)]
    for at, number in enumerate(numbers):
        yield _clauses(pieces[ends[at] : number.start]), _clauses(pieces[number.end : starts[at + 1]])


def _clauses(pieces: Sequence[_Piece]) -> list[Clause]:
    """Cut at stops and line ends. There is always at least one clause."""
    clauses: list[Clause] = [[]]
    for piece in pieces:
        if piece.kind is Kind.BREAK or (piece.kind is Kind.MARK and piece.text[0] in ",。;!?.…"):
            clauses.append([])
        else:
            clauses[-1].append(piece)
    return clauses


def _of_someone(left: Sequence[Clause], right: Sequence[Clause]) -> set[Doubt]:
    """我妈38.5, 38.5 我妈的, 38.5，老伴; also 孩子发烧，我量了38.5. But 老婆做饭，我36.5 is one's own."""
    if _is_said_of_self(left[-1]):
        return set()
    named = any(piece.kind is Kind.FAMILY for clause in left for piece in clause)
    return {Doubt.NOT_OWN} if named or any(_names_someone(clause) for clause in right[:2]) else set()


def _is_said_of_self(clause: Clause) -> bool:
    """Whether what stands right before the value is 我, 我的体温是, my temp is."""
    said = [piece for piece in clause if piece.kind not in (Kind.SPACE, Kind.MARK, Kind.LABEL, Kind.PRESENT)]
    while said and said[-1].text in _BEING:
        said.pop()
    return bool(said) and said[-1].kind is Kind.SELF


_BEING = frozenset(("是", "的", "为", "is", "was"))


def _names_someone(clause: Clause) -> bool:
    """Whether a clause after the value is about somebody: 38.5，孩子发烧. Not 帮我妈买药, not 老伴也好."""
    said = [piece for piece in clause if piece.kind is not Kind.SPACE]
    return any(
        piece.kind is Kind.FAMILY and not _is_helped(said[:at]) and not _is_also(said[at + 1 :])
        for at, piece in enumerate(said)
    )


def _is_also(after: Clause) -> bool:
    """老伴也好: what came before was one's own."""
    return bool(after) and after[0].text.startswith("也")


def _is_helped(before: Clause) -> bool:
    """帮, 帮我."""
    while before and before[-1].kind is Kind.SELF:
        before = before[:-1]
    return bool(before) and before[-1].kind is Kind.HELPING


def _is_only(kind: Kind, clause: Clause) -> bool:
    """Whether a clause says nothing but this: 昨晚, 我老伴的."""
    kinds = {piece.kind for piece in clause}
    return kind in kinds and kinds <= {kind, Kind.SELF, Kind.LIGHT, Kind.SPACE}


def _of_another_time(left: Sequence[Clause], right: Sequence[Clause]) -> set[Doubt]:
    """昨晚38.5, 昨晚，38.5, 38.5 昨天量的; but 昨天没报，36.5 and 昨晚发烧 现在36.8 are of now."""
    told = [piece.kind for piece in left[-1] if piece.kind in (Kind.PAST, Kind.PRESENT)]
    if told:
        return {Doubt.NOT_NOW} if told[-1] is Kind.PAST else set()
    past = any(piece.kind is Kind.PAST for piece in right[0]) or any(_is_only(Kind.PAST, one) for one in left[-2:-1])
    return {Doubt.NOT_NOW} if past else set()


def _asked_about(left: Sequence[Clause], right: Sequence[Clause]) -> set[Doubt]:
    """37.3算发烧吗, 如果38.5."""
    asking = any(piece.kind is Kind.ASKING for piece in (*left[-1], *right[0]))
    return {Doubt.QUESTION} if asking else set()


def _why_none(folded: str, numbers: Sequence[_Judged]) -> Unreadable:
    roles = {judged.role for judged in numbers}
    if _Role.MALFORMED in roles:
        return Unreadable.MALFORMED
    if _Role.OUTSIDE in roles:
        return Unreadable.OUT_OF_RANGE
    return Unreadable.NOT_A_TEMPERATURE if any(char.isdecimal() for char in folded) else Unreadable.NOTHING
