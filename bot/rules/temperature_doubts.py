"""What speaks against one number that may be a temperature: marks, words and strangers beside it."""

from collections.abc import Sequence

from bot.rules.temperature_neighbours import Governor, nearest_label
from bot.rules.temperature_numbers import Number
from bot.rules.temperature_pieces import SPANS, UNKNOWN, Piece, past_space
from bot.rules.temperature_types import Doubt
from bot.rules.temperature_words import HOT, Kind


def doubts_about(pieces: Sequence[Piece], number: Number, before: Sequence[Governor], *, full: bool) -> set[Doubt]:
    """Return every doubt that what stands beside a number raises.

    `before` is what the number depends on, nearest first; `full` says that it is written as
    a temperature: with a fraction, a degree or a label. Only a bare number needs known company.
    """
    doubts = _marked(pieces, number, full=full) | _worded(pieces, number, before) | _crowding(pieces, number)
    return doubts if full or number.gap else doubts | _bare(pieces, number)


def _marked(pieces: Sequence[Piece], number: Number, *, full: bool) -> set[Doubt]:
    """Return the doubts that marks beside a number raise: -36.5, >38, 38+, 36.5-(a date)."""
    doubts = set()
    before, earlier = pieces[number.start - 1], pieces[number.start - 2]
    after, then = pieces[number.end], pieces[number.end + 1]
    if before.text == "-" or (before.text == "." and not full):
        doubts.add(Doubt.PUNCTUATION)  # a bullet, a minus, the end of another number
    if (before.text in SPANS and earlier.kind is Kind.OPAQUE) or (after.text in SPANS and then.kind is Kind.OPAQUE):
        doubts.add(Doubt.PUNCTUATION)
    nearest = earlier if before.kind is Kind.SPACE else before
    if nearest.text in _LIMITS or (before.text == "~" and earlier.kind in _STARTS):
        doubts.add(Doubt.VAGUE)
    if after.text in ("<", ">", "±") or (after.text == "+" and then.kind in _STARTS):
        doubts.add(Doubt.VAGUE)
    return doubts


_LIMITS = frozenset("<>≤≥≈±≦≧")
# 好的~36.5 is friendly; ~36.5 is about that
_STARTS = frozenset((Kind.SPACE, Kind.BREAK, Kind.MARK, Kind.LABEL))


def _worded(pieces: Sequence[Piece], number: Number, before: Sequence[Governor]) -> set[Doubt]:
    """Return the doubts that words beside a number raise: 大概36.5, 不是36.5, 36.5左右, 王阿姨36.5."""
    doubts = {Doubt.VAGUE for piece, _ in before if piece.kind in (Kind.BEFORE, Kind.EITHER)}
    if _is_denied(before):
        doubts.add(Doubt.DENIED)
    if _is_said_of(before):
        doubts.add(Doubt.NOT_OWN)
    if nearest_label(before) is Kind.OTHER:
        doubts.add(Doubt.LOOSE)
    if _is_weather(pieces, number, before):
        doubts.add(Doubt.VAGUE)
    if pieces[number.start - 1].kind is Kind.EDGE or _is_hedged(pieces, number.end):
        doubts.add(Doubt.VAGUE)
    return doubts


def _is_weather(pieces: Sequence[Piece], number: Number, before: Sequence[Governor]) -> bool:
    """今天好热38度, 39度高温; but 今天好热 38.5 is a body's, no forecast has tenths."""
    if not number.degree or number.fraction:
        return False
    beside = [piece for piece, _ in before[-1:]] + [pieces[number.end]]
    return any(piece.text in HOT for piece in beside)


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


def _is_hedged(pieces: Sequence[Piece], at: int) -> bool:
    """36.5左右, 36.5 or so, 36度多, 36.几, 36.5可能; but 36.5 多喝水 and 36.5 可能着凉 are not."""
    after, then = pieces[at], pieces[past_space(pieces, at)]
    if after.text == ".":
        return pieces[at + 1].kind is Kind.AFTER
    if then.kind is Kind.AFTER:
        return after is then or len(then.text) > 1
    if then.kind is not Kind.EITHER:
        return False
    end = past_space(pieces, at) + 1
    return pieces[past_space(pieces, end)].kind in (Kind.BREAK, Kind.MARK)


def _crowding(pieces: Sequence[Piece], number: Number) -> set[Doubt]:
    """Return a doubt when something unexplained touches a number: abc36.5, 36度555, 36.5 米."""
    before, after = pieces[number.start - 1], pieces[number.end]
    touches_word = before.kind is Kind.LETTERS and len(before.text) > 1
    touches_number = after.kind in (Kind.NUMBER, Kind.CHINESE, Kind.OPAQUE) and _is_loose_end(pieces, number.end)
    measured = after.kind is Kind.SPACE and pieces[number.end + 1].kind is Kind.MEASURE
    misheard = number.degree and not number.fraction and _may_be_a_digit(pieces, number.end)
    return {Doubt.LOOSE} if touches_word or touches_number or measured or misheard else set()


def _may_be_a_digit(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a tenth may stand here as a voice keyboard writes it, with nothing behind: 三十六度无, 三十七点山度."""
    return pieces[at].text in _SOUNDS_LIKE_A_DIGIT and pieces[at + 1].kind in _ENDING


# how 零 to 九 are miswritten by ear
_SOUNDS_LIKE_A_DIGIT = frozenset(
    "灵铃领林已以医衣依易意益而儿耳尔山伞散是事试市式死思丝似寺无午武舞物屋吾误雾务捂污吴刘留流溜柳期气起其妻器齐奇骑漆把爸巴就酒久旧救舅"
)
_ENDING = frozenset((Kind.BREAK, Kind.SPACE, Kind.MARK, Kind.DEGREE, Kind.CELSIUS))


def _is_loose_end(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the number piece here is not that of 五天 or 5片."""
    return pieces[at + 1].kind not in (Kind.COUNTER, Kind.MEASURE, Kind.CLOCK)


def _bare(pieces: Sequence[Piece], number: Number) -> set[Doubt]:
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
        before.kind in UNKNOWN | {Kind.OPAQUE}
        or after.kind in UNKNOWN
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
