"""The rule book: every number a place may set for itself, what it is called, how it is typed and what is safe.

A rule is one row here and one or more fields of the profile. What is typed is read into the plain values a
place keeps; what stands in a profile is written back the way it is typed, so one word is enough to change it,
to show it and to give an example. The safe ranges are ours, except where a source is named; a number from
medicine needs the word of the local health authority before use.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum
from itertools import pairwise
from typing import Any

from bot.rules.aftercare import LONGEST
from bot.rules.evidence import Wanted
from bot.rules.ledger import PEOPLE, arranged
from bot.rules.slots import Profile, Slot, is_quiet_at


class Chapter(StrEnum):
    """The pages of the rule book."""

    TEMPERATURE = "temperature"
    TIMES = "times"
    LADDERS = "ladders"
    KEEPING = "keeping"
    EVERYDAY = "everyday"


class Shape(StrEnum):
    """How a rule is typed and shown."""

    CELSIUS = "celsius"
    DEGREES = "degrees"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    TIMES_A_DAY = "count"
    CLOCK = "clock"
    CLOCKS = "clocks"
    SPAN = "span"
    STEPS = "steps"
    LENGTHS = "lengths"
    LADDER = "ladder"
    YES = "yes"
    WANTED = "wanted"
    DAY_STEPS = "day-steps"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `low` and `high` are the safe range in the unit of its fields: hundredths of a degree, minutes,
    hours, days, a count; for wall times the minute of the day. `most` is how many values it may have."""

    name: str
    alias: str
    chapter: Chapter
    shape: Shape
    fields: tuple[str, ...]
    low: int = 0
    high: int = 24 * 60 - 1
    most: int = 1


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong with a value: `key` names the sentence."""

    key: str


A_DAY = 24 * 60
LEVELS = 3  # rungs above those who hear at once: deputy and community, township, district
CLOSEST = 120  # minutes between two rounds: what is asked at 08:00 is still open at 09:00
SLOT_NAMES = (("morning",), ("morning", "evening"), ("morning", "noon", "evening"))
PRESENCE_NAMES = (("forenoon",), ("forenoon", "night"))

_T, _W, _L, _K, _E = Chapter

RULES: tuple[Rule, ...] = (
    # 36.8 ℃ is already common in healthy people after a walk; above 38.0 ℃ nobody calls it no fever
    Rule("fever", "发热线", _T, Shape.CELSIUS, ("fever_line",), 3680, 3800),
    Rule("high", "高热线", _T, Shape.CELSIUS, ("red_line",), 3740, 3950),
    Rule("unconfirmed", "高温待确认", _T, Shape.MINUTES, ("unconfirmed_after",), 3, 60),
    Rule("recheck", "复测间隔", _T, Shape.MINUTES, ("recheck_after",), 10, 120),
    Rule("rounds", "测温时间", _W, Shape.CLOCKS, ("slots",), most=3),
    Rule("nudges", "催报", _W, Shape.STEPS, ("nudges",), 10, 240, most=4),
    Rule("closes", "每轮截止", _W, Shape.MINUTES, ("closes_after",), 30, 360),
    Rule("early", "提前可报", _W, Shape.MINUTES, ("opens_before",), 0, 240),
    Rule("quiet", "夜间不打扰", _W, Shape.SPAN, ("quiet_from", "quiet_until")),
    Rule("presence", "在位核查", _W, Shape.CLOCKS, ("presence",), most=2),
    Rule("presence-ends", "核查时长", _W, Shape.LENGTHS, ("presence_ends",), 15, 240, most=2),
    Rule("presence-again", "再次核查", _W, Shape.MINUTES, ("presence_again",), 5, 120),
    Rule("presence-tries", "核查次数", _W, Shape.TIMES_A_DAY, ("presence_tries",), 1, 6),
    Rule("board", "早上看板", _W, Shape.CLOCK, ("board_at",)),
    Rule("gaps", "排班提醒", _W, Shape.CLOCK, ("gaps_at",)),
    Rule("report", "日报草稿", _W, Shape.CLOCK, ("report_at",)),
    Rule("report-due", "日报截止", _W, Shape.CLOCK, ("report_deadline",)),
    Rule("report-again", "再催日报", _W, Shape.MINUTES, ("report_again",), 10, 240),
    Rule("spot-due", "抽查收尾", _W, Shape.CLOCK, ("spot_ends",)),
    Rule("news", "问候时间", _W, Shape.CLOCK, ("news_at",)),
    Rule("earlier", "可提前", _W, Shape.MINUTES, ("prompt_earlier",), 0, 180),
    Rule("later", "可推后", _W, Shape.MINUTES, ("prompt_later",), 0, 180),
    Rule("hour-step", "时间档", _W, Shape.MINUTES, ("prompt_step",), 15, 60),
    Rule("sos", "求助升级", _L, Shape.LADDER, ("sos_step", "sos_ladder"), 1, 30, most=LEVELS),
    Rule("red", "红色升级", _L, Shape.LADDER, ("red_step", "red_ladder"), 5, A_DAY, most=LEVELS),
    Rule("yellow", "黄色升级", _L, Shape.LADDER, ("yellow_step", "yellow_ladder"), 10, A_DAY, most=LEVELS),
    Rule("handoff", "卡点移交", _L, Shape.MINUTES, ("handoff_step",), 10, 120),
    Rule("repeat", "最后一级重提", _L, Shape.MINUTES, ("repeat",), 10, 240),
    Rule("reopen", "重新打开", _L, Shape.MINUTES, ("reopen_after",), 30, A_DAY),
    Rule("handover", "交班等候", _L, Shape.MINUTES, ("handover_minutes",), 10, 240),
    Rule("lost", "失联时长", _L, Shape.HOURS, ("lost_after",), 6, 72),
    Rule("days", "隔离天数", _K, Shape.DAYS, ("days",), 1, 60),
    Rule("retain", "保存天数", _K, Shape.DAYS, ("retain_days",), 7, 365),
    Rule("symptom-free", "无症状时长", _K, Shape.HOURS, ("symptom_free_hours",), 24, 168),
    Rule("invite", "二维码有效", _K, Shape.HOURS, ("invite_hours",), 1, 168),
    Rule("evidence", "体温照片", _K, Shape.WANTED, ("evidence",)),
    Rule("evidence-gap", "照片差值", _K, Shape.DEGREES, ("evidence_gap",), 10, 100),
    Rule("evidence-hours", "照片保存", _K, Shape.HOURS, ("evidence_hours",), 1, 168),
    Rule("columns", "台账列", _K, Shape.COLUMNS, ("ledger_columns",), most=len(PEOPLE)),
    Rule("reminders", "每天最多提醒", _E, Shape.TIMES_A_DAY, ("reminders_a_day",), 0, 8),
    Rule("reminds", "网格员加提醒", _E, Shape.TIMES_A_DAY, ("reminds_a_day",), 0, 8),
    Rule("chase", "督办", _E, Shape.HOURS, ("chase_after",), 1, 72),
    Rule("call-again", "再请来电", _E, Shape.MINUTES, ("call_again_after",), 5, 240),
    Rule("after-days", "出期关怀", _E, Shape.DAYS, ("after_days",), 0, 30),
    Rule("after-asks", "关怀问体温", _E, Shape.YES, ("after_asks",)),
    Rule("after-calls", "关怀电话", _E, Shape.DAY_STEPS, ("after_calls",), 1, LONGEST, most=6),
    Rule("after-tries", "关怀电话次数", _E, Shape.TIMES_A_DAY, ("after_call_tries",), 1, 6),
    Rule("rubbish", "倒垃圾", _E, Shape.MINUTES, ("outing_rubbish",), 5, 120),
    Rule("parcel", "取快递", _E, Shape.MINUTES, ("outing_parcel",), 5, 120),
    Rule("doctor", "看病", _E, Shape.MINUTES, ("outing_doctor",), 30, A_DAY),
    Rule("supply-urgent", "急用物资", _E, Shape.MINUTES, ("supply_urgent",), 15, 480),
    Rule("supply-today", "当天物资", _E, Shape.MINUTES, ("supply_today",), 60, A_DAY),
    Rule("supply-tomorrow", "隔天物资", _E, Shape.MINUTES, ("supply_tomorrow",), 240, 3 * A_DAY),
    Rule("supply-draft", "没说完的单", _E, Shape.MINUTES, ("supply_draft",), 5, 240),
)

BY_NAME = {word: rule for rule in RULES for word in (rule.name, rule.alias)}
INHERIT = frozenset({"default", "inherit", "默认", "继承", "恢复"})
ALL_COLUMNS = "all"
_ALL = frozenset({ALL_COLUMNS, "全部"})
_YES = {"yes": True, "on": True, "是": True, "要": True, "no": False, "off": False, "否": False, "不要": False}
_WANTED = {
    **{one.value: one for one in Wanted},
    "不要": Wanted.NEVER,
    "早上": Wanted.MORNING,
    "每次": Wanted.ALWAYS,
}


def rule_named(word: str) -> Rule | None:
    """Return the rule a word means, English or Chinese, or None."""
    return BY_NAME.get(unicodedata.normalize("NFKC", word).strip().lower().replace("_", "-"))


def forced(rule: Rule) -> Rule:
    """Return a rule with the range of what is possible at all: beyond the safe one two people decide.

    A temperature is one a living person can have in the armpit; anything else may be half or twice as much.
    """
    if rule.shape is Shape.CELSIUS:
        return replace(rule, low=3500, high=4200)
    return replace(rule, low=rule.low // 2, high=rule.high if rule.high == A_DAY - 1 else rule.high * 2)


def is_inherit(words: Sequence[str]) -> bool:
    """Whether these words mean that the place is to go by what is above it."""
    return len(words) == 1 and words[0].lower() in INHERIT


# ── reading what was typed ──


def read(rule: Rule, words: Sequence[str]) -> dict[str, Any] | Slip:
    """Return what a place keeps for these words, by field; or what is wrong with them."""
    decimal = rule.shape in {Shape.CELSIUS, Shape.DEGREES}
    as_typed = [part for word in words for part in _parts(word, decimal=decimal)]
    # the heading of a column stays as it was typed
    typed = as_typed if rule.shape is Shape.COLUMNS else [part.lower() for part in as_typed]
    if not 1 <= len(typed) <= _most(rule):
        return Slip("rule-one-value" if _most(rule) == 1 else "rule-many-values")
    return _READERS[rule.shape](rule, typed)


def _parts(word: str, *, decimal: bool) -> list[str]:
    """Split what a phone's keyboard joins: 08:00、20:00; in a temperature a comma is the decimal point."""
    folded = unicodedata.normalize("NFKC", word)
    return [part for part in re.split(r"[、;/]" if decimal else r"[、;/,]", folded) if part]


def _most(rule: Rule) -> int:
    return 2 if rule.shape is Shape.SPAN else rule.most


def _numbers(rule: Rule, typed: Sequence[str]) -> list[int] | Slip:
    found = [re.fullmatch(r"(\d{1,5})(?:分钟?|min|m|小时|h|天|d|days?|次)?", word) for word in typed]
    numbers = [int(one[1]) for one in found if one is not None]
    if len(numbers) < len(typed):
        return Slip("rule-wrong")
    return numbers if all(rule.low <= one <= rule.high for one in numbers) else Slip("rule-range")


def _number(rule: Rule, typed: Sequence[str]) -> dict[str, Any] | Slip:
    numbers = _numbers(rule, typed)
    return numbers if isinstance(numbers, Slip) else {rule.fields[0]: numbers[0]}


def _celsius(rule: Rule, typed: Sequence[str]) -> dict[str, Any] | Slip:
    match = re.fullmatch(r"(\d{1,2})(?:[.,](\d{1,2}))?(?:℃|°c|度)?", typed[0])
    if match is None:
        return Slip("rule-wrong")
    centi = int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))
    return {rule.fields[0]: centi} if rule.low <= centi <= rule.high else Slip("rule-range")


def _clock(word: str) -> time | None:
    match = re.fullmatch(r"(\d{1,2}):(\d{2})", word)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    return time(int(match[1]), int(match[2]))


def _walls(rule: Rule, typed: Sequence[str]) -> list[time] | Slip:
    walls = [wall for word in typed if (wall := _clock(word)) is not None]
    return walls if len(walls) == len(typed) else Slip("rule-wrong")


def _one_clock(rule: Rule, typed: Sequence[str]) -> dict[str, Any] | Slip:
    walls = _walls(rule, typed)
    return walls if isinstance(walls, Slip) else {rule.fields[0]: f"{walls[0]:%H:%M}"}


def _clocks(rule: Rule, typed: Sequence[str]) -> dict[str, Any] | Slip:
    walls = _walls(rule, typed)
    if isinstance(walls, Slip):
        return walls
    if len(set(walls)) < len(walls):
        return Slip("rule-close")
    names = PRESENCE_NAMES if rule.name == "presence" else SLOT_NAMES
    # a slot keeps its name whatever its hour, so the morning's round stays the morning's
    return {rule.fields[0]: [[n, f"{at:%H:%M}"] for n, at in zip(names[len(walls) - 1], sorted(walls), strict=True)]}


def _span(rule: Rule, typed: Sequence[str]) -> dict[str, Any] | Slip:
    walls = _walls(rule, [part for word in typed for part in re.split(r"[-–—~]", word) if part])
    if isinstance(walls, Slip):
        return walls
    if len(walls) != len(rule.fields):
        return Slip("rule-wrong")
    return {name: f"{wall:%H:%M}" for name, wall in zip(rule.fields, walls, strict=True)}


def _steps(rule: Rule, typed: Sequence[str]) -> dict[str, Any] | Slip:
    numbers = _numbers(rule, typed)
    if isinstance(numbers, Slip):
        return numbers
    return {rule.fields[0]: numbers} if _rises(numbers) else Slip("rule-rising")


def _lengths(rule: Rule, typed: Sequence[str]) -> dict[str, Any] | Slip:
    numbers = _numbers(rule, typed)
    return numbers if isinstance(numbers, Slip) else {rule.fields[0]: numbers}


def _ladder(rule: Rule, typed: Sequence[str]) -> dict[str, Any] | Slip:
    numbers = _numbers(rule, typed)
    if isinstance(numbers, Slip):
        return numbers
    if not _rises(numbers):
        return Slip("rule-rising")
    step, ladder = rule.fields
    return {step: numbers[0], ladder: numbers if len(numbers) > 1 else []}


def _rises(numbers: Sequence[int]) -> bool:
    return all(one < after for one, after in pairwise(numbers))


def _yes(rule: Rule, typed: Sequence[str]) -> dict[str, Any] | Slip:
    return {rule.fields[0]: _YES[typed[0]]} if typed[0] in _YES else Slip("rule-wrong")


def _wanted(rule: Rule, typed: Sequence[str]) -> dict[str, Any] | Slip:
    return {rule.fields[0]: _WANTED[typed[0]].value} if typed[0] in _WANTED else Slip("rule-wrong")


def _columns(rule: Rule, typed: Sequence[str]) -> dict[str, Any] | Slip:
    if len(typed) == 1 and typed[0].lower() in _ALL:
        return {rule.fields[0]: ""}
    chosen = ", ".join(typed)
    return {rule.fields[0]: chosen} if arranged(chosen) is not None else Slip("rule-no-column")


_READERS: dict[Shape, Callable[[Rule, Sequence[str]], dict[str, Any] | Slip]] = {
    Shape.CELSIUS: _celsius,
    Shape.DEGREES: _celsius,
    Shape.MINUTES: _number,
    Shape.HOURS: _number,
    Shape.DAYS: _number,
    Shape.TIMES_A_DAY: _number,
    Shape.CLOCK: _one_clock,
    Shape.CLOCKS: _clocks,
    Shape.SPAN: _span,
    Shape.STEPS: _steps,
    Shape.LENGTHS: _lengths,
    Shape.LADDER: _ladder,
    Shape.YES: _yes,
    Shape.WANTED: _wanted,
    Shape.DAY_STEPS: _steps,
    Shape.COLUMNS: _columns,
}


# ── writing what is in force ──


def written(rule: Rule, profile: Profile) -> str:
    """Return what is in force, as it is typed."""
    value = getattr(profile, rule.fields[0])
    match rule.shape:
        case Shape.CELSIUS | Shape.DEGREES:
            return degrees(value)
        case Shape.CLOCK:
            return f"{value:%H:%M}"
        case Shape.CLOCKS:
            return " ".join(f"{slot.at:%H:%M}" for slot in value)
        case Shape.SPAN:
            return " ".join(f"{getattr(profile, name):%H:%M}" for name in rule.fields)
        case Shape.COLUMNS:
            return " ".join(value.split(", ")) or ALL_COLUMNS
        case Shape.STEPS | Shape.DAY_STEPS | Shape.LENGTHS:
            return " ".join(map(str, value))
        case Shape.LADDER:
            return " ".join(map(str, getattr(profile, rule.fields[1]) or (value,)))
        case Shape.YES:
            return "yes" if value else "no"
        case Shape.WANTED:
            return str(value.value)
        case _:
            return str(value)


def degrees(centi: int) -> str:
    """Return hundredths of a degree as people write them: 37.3, 37.25."""
    text = f"{centi / 100:.2f}"
    return text.removesuffix("0")


def bounds(rule: Rule) -> tuple[str, str]:
    """Return the safe range, as it is typed; for words and wall times there is none."""
    match rule.shape:
        case Shape.CELSIUS | Shape.DEGREES:
            return degrees(rule.low), degrees(rule.high)
        case Shape.CLOCK | Shape.CLOCKS | Shape.SPAN | Shape.YES | Shape.WANTED | Shape.COLUMNS:
            return "", ""
        case _:
            return str(rule.low), str(rule.high)


# ── what goes together ──


# the rule whose example is shown when two contradict each other
CLASHES = {
    "rule-clash-high": "high",
    "rule-close": "rounds",
    "rule-clash-closes": "closes",
    "rule-clash-nudges": "nudges",
    "rule-clash-quiet": "rounds",
    "rule-clash-report": "report-due",
}


def clash(profile: Profile) -> str:
    """Return the key of the sentence that says which two rules contradict each other, or nothing."""
    if profile.red_line <= profile.fever_line:
        return "rule-clash-high"
    if _nearest(profile.slots) < CLOSEST:
        return "rule-close"
    if profile.closes_after > _nearest(profile.slots):
        return "rule-clash-closes"
    if profile.nudges and max(profile.nudges) >= profile.closes_after:
        return "rule-clash-nudges"
    if any(is_quiet_at(slot.at, profile) for slot in (*profile.slots, *profile.presence)):
        return "rule-clash-quiet"
    if profile.report_deadline <= profile.report_at:
        return "rule-clash-report"
    return ""


def _nearest(slots: Sequence[Slot]) -> int:
    """Return the minutes between the two rounds that are closest, over midnight as well."""
    at = sorted(slot.at.hour * 60 + slot.at.minute for slot in slots)
    return min(
        ((after - one) % A_DAY or A_DAY for one, after in zip(at, [*at[1:], *at[:1]], strict=True)), default=A_DAY
    )
