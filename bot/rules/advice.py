"""Advice, reviewed guidance for residents: what a piece must have, how it is asked for, which day it counts for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.rules.arguments import day_in, words
from bot.rules.slots import Profile, is_quiet, quiet_ends

LONGEST_ID = 24  # characters: what fits into a button beside its verb
LONGEST = 120  # 汉字: what an old eye takes in at once
LONGEST_FOREIGN = 400  # characters of any other writing; about the same to read
LONGEST_LINE = 160  # of a title, a source, an office: they stand on a line of their own
PAGE = 6  # pieces on one card: each takes two lines and a button
EMERGENCY = "{emergency}"  # stands for the emergency number of the house
_ID = re.compile(r"[a-z][a-z0-9-]*")
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Wording:
    """A piece in one language, with where it comes from and who reviewed it when."""

    text: str
    title: str
    source: str
    reviewed: str  # 2026-11-26
    by: str  # an office, not a name


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of guidance, by language."""

    id: str
    words: Mapping[str, Wording]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a piece: `why` names the sentence (`doctor-advice-WHY`)."""

    piece: str
    language: str
    why: str


def faults_of(piece: str, language: str, wording: Wording) -> list[Fault]:
    """Return what is wrong with a piece in one language; nothing, when it may be sent."""
    lacks = [f"no-{name}" for name in ("text", "title", "source", "reviewed", "by") if not getattr(wording, name)]
    wrong = [
        ("wrong-name", not _ID.fullmatch(piece) or len(piece) > LONGEST_ID),
        ("wrong-date", bool(wording.reviewed) and not _is_day(wording.reviewed)),
        ("too-long", _is_long(wording)),
        ("loud", any(sign in wording.text + wording.title for sign in "!！")),
    ]
    return [Fault(piece, language, why) for why in [*lacks, *(why for why, is_so in wrong if is_so)]]


def _is_day(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)) and day_in(text, today=date.min) is not None


def _is_long(wording: Wording) -> bool:
    lines = (wording.title, wording.source, wording.by)
    return (
        len(_HAN.findall(wording.text)) >= LONGEST
        or len(wording.text) > LONGEST_FOREIGN
        or any(len(line) > LONGEST_LINE for line in lines)
    )


def faults_between(piece: str, words: Mapping[str, Wording], needed: Sequence[str]) -> list[Fault]:
    """Return the languages a piece lacks, and those whose review is not of the same day: one lags behind."""
    lacking = [Fault(piece, language, "no-language") for language in needed if language not in words]
    days = {words[language].reviewed for language in needed if language in words} - {""}
    return [*lacking, *([Fault(piece, needed[-1], "two-dates")] if len(days) > 1 else [])]


def asked_for(tail: str) -> tuple[int, str] | None:
    """Read `[N] [PLACE]`: (0, "") asks for the list. None for what is neither."""
    given = list(words(tail))
    if not given:
        return 0, ""
    number, *place = given
    if len(given) > 2 or not re.fullmatch(r"[0-9]{1,3}", number) or not int(number):
        return None
    return int(number), place[0] if place else ""


def day_it_leaves(now: datetime, zone: ZoneInfo, profile: Profile) -> date:
    """Return the local day an advice counts for: that of the next moment which is no quiet hour."""
    leaves = quiet_ends(now, zone, profile) if is_quiet(now, zone, profile) else now
    return leaves.astimezone(zone).date()
