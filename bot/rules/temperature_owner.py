"""Whose temperature it is, of when, and whether it is only asked about, from the clauses around it."""

from collections.abc import Iterator, Sequence

from bot.rules.temperature_numbers import Number
from bot.rules.temperature_pieces import Piece
from bot.rules.temperature_types import Doubt
from bot.rules.temperature_words import Kind

Clause = list[Piece]


def surroundings(pieces: Sequence[Piece], numbers: Sequence[Number]) -> Iterator[tuple[list[Clause], list[Clause]]]:
    """Yield the clauses before and after each number, as far as the next one."""
    ends = [0, *(number.end for number in numbers)]
    starts = [*(number.start for number in numbers), len(pieces)]
    for at, number in enumerate(numbers):
        yield _clauses(pieces[ends[at] : number.start]), _clauses(pieces[number.end : starts[at + 1]])


def _clauses(pieces: Sequence[Piece]) -> list[Clause]:
    """Cut at stops and line ends. There is always at least one clause."""
    clauses: list[Clause] = [[]]
    for piece in pieces:
        if piece.kind is Kind.BREAK or (piece.kind is Kind.MARK and piece.text[0] in ",。;!?.…"):
            clauses.append([])
        else:
            clauses[-1].append(piece)
    return clauses


def of_someone(left: Sequence[Clause], right: Sequence[Clause]) -> set[Doubt]:
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
    """帮, 帮我; but a value for my mom is hers."""
    while before and before[-1].kind is Kind.SELF:
        before = before[:-1]
    if len(before) == 1 and before[0].text == "for":
        return False
    return bool(before) and before[-1].kind is Kind.HELPING


def _is_only(kind: Kind, clause: Clause) -> bool:
    """Whether a clause says nothing but this: 昨晚, 我老伴的."""
    kinds = {piece.kind for piece in clause}
    return kind in kinds and kinds <= {kind, Kind.SELF, Kind.LIGHT, Kind.SPACE}


def of_another_time(left: Sequence[Clause], right: Sequence[Clause]) -> set[Doubt]:
    """昨晚38.5, 昨晚，38.5, 38.5 昨天量的; but 昨天没报，36.5 and 昨晚发烧 现在36.8 are of now."""
    told = [piece.kind for piece in left[-1] if piece.kind in (Kind.PAST, Kind.PRESENT)]
    if told:
        return {Doubt.NOT_NOW} if told[-1] is Kind.PAST else set()
    past = any(piece.kind is Kind.PAST for piece in right[0]) or any(_is_only(Kind.PAST, one) for one in left[-2:-1])
    return {Doubt.NOT_NOW} if past else set()


def asked_about(left: Sequence[Clause], right: Sequence[Clause]) -> set[Doubt]:
    """37.3算发烧吗, 如果38.5."""
    asking = any(piece.kind is Kind.ASKING for piece in (*left[-1], *right[0]))
    return {Doubt.QUESTION} if asking else set()
