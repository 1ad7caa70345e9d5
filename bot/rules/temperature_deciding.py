"""One answer from all the numbers of a message: taken, asked about, or none.

One value is taken only if nothing in the message speaks against it.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.rules.temperature_judging import Judged, Role
from bot.rules.temperature_owner import asked_about, of_another_time, of_someone, surroundings
from bot.rules.temperature_pieces import SPANS, Piece
from bot.rules.temperature_types import (
    LONGEST_TAKEN,
    Certain,
    Doubt,
    Doubtful,
    Reading,
    Scale,
    Unclear,
    Unreadable,
)
from bot.rules.temperature_words import Kind


def decide(folded: str, pieces: Sequence[Piece], numbers: Sequence[Judged]) -> Reading:
    """Return what a folded text says, from its pieces and the numbers judged one by one."""
    numbers = _set_apart(numbers)
    candidates = [judged for judged in numbers if judged.role is Role.VALUE]
    if not candidates:
        return Unclear(_why_none(folded, numbers))
    return _decided(candidates, _doubts(folded, pieces, numbers, candidates))


def _set_apart(numbers: Sequence[Judged]) -> list[Judged]:
    """Return the numbers, those taken for values only for want of better ones made strays.

    Beside 36.5 or 72 a bare 98 is an oxygen saturation and 3650 a door; nobody mixes the scales unsaid.
    """
    if not any(_is_plain(judged) or judged.role is Role.STRAY for judged in numbers):
        return list(numbers)
    return [replace(judged, role=Role.STRAY) if _is_makeshift(judged) else judged for judged in numbers]


def _is_plain(judged: Judged) -> bool:
    inferred = judged.doubts & {Doubt.MISSING_POINT, Doubt.BARE_FAHRENHEIT}
    return judged.role is Role.VALUE and judged.scale is Scale.C and not inferred


def _is_makeshift(judged: Judged) -> bool:
    if judged.role is not Role.VALUE or judged.number.fraction:
        return False
    return Doubt.BARE_FAHRENHEIT in judged.doubts or (
        Doubt.MISSING_POINT in judged.doubts and len(judged.number.whole) > 3
    )


def _decided(candidates: Sequence[Judged], doubts: set[Doubt]) -> Certain | Doubtful:
    values = tuple(dict.fromkeys(value for judged in candidates for value in judged.values))
    if not doubts:
        return Certain(values[0], _surest(candidates).scale)
    return Doubtful(values, next(doubt for doubt in Doubt if doubt in doubts))


def _doubts(
    folded: str, pieces: Sequence[Piece], numbers: Sequence[Judged], candidates: Sequence[Judged]
) -> set[Doubt]:
    """Return everything that speaks against taking the candidates as one value."""
    doubts = set(_own_doubts(candidates))
    doubts |= _linked(pieces, numbers) | _company(numbers, candidates)
    for left, right in surroundings(pieces, [judged.number for judged in candidates]):
        doubts |= of_someone(left, right) | of_another_time(left, right) | asked_about(left, right)
    if any(piece.kind is Kind.WRONG for piece in pieces[candidates[0].number.end :]):
        doubts.add(Doubt.DENIED)
    if "?" in folded:
        doubts.add(Doubt.QUESTION)
    if len(folded) > LONGEST_TAKEN:
        doubts.add(Doubt.LONG)
    return doubts


def _own_doubts(candidates: Sequence[Judged]) -> frozenset[Doubt]:
    """Return the doubts of the value itself. Said twice, it is as sure as the surer time: 36.5℃（97.7）."""
    if len({judged.values for judged in candidates}) == 1:
        return _surest(candidates).doubts
    return frozenset({Doubt.SEVERAL}).union(*(judged.doubts for judged in candidates))


def _surest(candidates: Sequence[Judged]) -> Judged:
    return min(candidates, key=lambda judged: len(judged.doubts))


def _linked(pieces: Sequence[Piece], numbers: Sequence[Judged]) -> set[Doubt]:
    """Return the doubts that marks between two numbers raise: 36.5-37, 36.5到37, 36.5;5."""
    doubts = set()
    for one, other in pairwise(numbers):
        roles = {one.role, other.role}
        if Role.VALUE not in roles or Role.OTHER in roles or one.values == other.values:
            continue
        between = [piece for piece in pieces[one.number.end : other.number.start] if piece.kind is not Kind.SPACE]
        if between and all(piece.text in SPANS or piece.kind is Kind.SPAN for piece in between):
            doubts.add(Doubt.RANGE)
        elif Role.STRAY in roles and _is_glued(one, other, between):
            doubts.add(Doubt.PUNCTUATION)
    return doubts


def _is_glued(one: Judged, other: Judged, between: Sequence[Piece]) -> bool:
    """Whether a number hangs on a value by a mark alone: 36.5,5; but not in 1、36.5 or 36.5，98."""
    if len(between) != 1 or other.number.start - one.number.end != 1:
        return False
    mark = between[0].text
    if one.role is Role.STRAY:
        return mark not in ("、", ",", ")") or len(one.number.whole) > 2
    return mark not in ("、", ",", ";", "。") or len(other.number.whole) < 2


def _company(numbers: Sequence[Judged], candidates: Sequence[Judged]) -> set[Doubt]:
    """Return a doubt when other numbers in the message may be what was meant: 36.5 63.5, 37 2."""
    roles = {judged.role for judged in numbers}
    if roles & {Role.OUTSIDE, Role.MALFORMED}:
        return {Doubt.LOOSE}
    whole = not any(judged.number.fraction and not judged.number.gap for judged in candidates)
    return {Doubt.LOOSE} if whole and Role.STRAY in roles else set()


def _why_none(folded: str, numbers: Sequence[Judged]) -> Unreadable:
    roles = {judged.role for judged in numbers}
    if Role.MALFORMED in roles:
        return Unreadable.MALFORMED
    if Role.OUTSIDE in roles:
        return Unreadable.OUT_OF_RANGE
    return Unreadable.NOT_A_TEMPERATURE if any(char.isdecimal() for char in folded) else Unreadable.NOTHING
