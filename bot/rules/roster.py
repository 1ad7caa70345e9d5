"""Who is on duty when: a week's roster as people write it, and who holds an office at a moment.

A shift is two wall times on local dates. They are turned into moments here, in a way that keeps
their order through a change of the clock, so that shifts that meet on paper meet in fact: nobody
is on twice, and no minute is nobody's.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.rules.numerals import fold

# a roster nobody renewed for a week is no longer one: everybody holds the office again, as without
LAPSES = timedelta(days=7)
LONGEST_ON = timedelta(hours=12)  # an "on" pressed beside a roster ends by itself: people forget to press "off"
MOST_ROWS = 60
MOST_DAYS = 62  # the furthest a day may lie ahead; a date beyond it is a slip of the pen


class ShiftSource(StrEnum):
    """Where a shift comes from: the roster, or somebody who said "on" or "off" with their own hand."""

    ROSTER = "roster"
    ON = "on"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Watch:
    """A stretch of time of one person at one office (UTC). Without an end it lasts until it is ended."""

    staff: int
    starts: datetime
    ends: datetime | None
    source: ShiftSource = ShiftSource.ROSTER

    def covers(self, now: datetime) -> bool:
        """Whether it is on at a moment; its end is no longer part of it."""
        return self.starts <= now and (self.ends is None or now < self.ends)


def has_roster(watches: Iterable[Watch], now: datetime) -> bool:
    """Whether an office goes by a roster: one that lies ahead, goes on, or ended less than a week ago."""
    return any(
        watch.source is ShiftSource.ROSTER and (watch.ends is None or watch.ends > now - LAPSES) for watch in watches
    )


def rostered(watches: Iterable[Watch], now: datetime) -> frozenset[int]:
    """Return who is on at a moment by the roster or by their own "on", less who said "off"."""
    now_on = [watch for watch in watches if watch.covers(now)]
    off = {watch.staff for watch in now_on if watch.source is ShiftSource.OFF}
    return frozenset(watch.staff for watch in now_on if watch.source is not ShiftSource.OFF) - off


def on_duty(
    holders: Sequence[int], deputies: Mapping[int, int], watches: Sequence[Watch], *, now: datetime
) -> tuple[int, ...]:
    """Return who holds an office now, in the order in which they are told.

    `holders` are those appointed, in order; `deputies` says who stands in for whom. With a roster
    only those on duty hold it, then their deputies; when nobody is on, everybody's deputies do, and
    when there are none either, nobody does and the message falls to the office above. Without a
    roster everybody holds it who did not say "off", and who said "on" comes first.
    """
    off = {watch.staff for watch in watches if watch.covers(now) and watch.source is ShiftSource.OFF}
    on = rostered(watches, now)
    first = [one for one in holders if one in on]
    if not has_roster(watches, now):
        first += [one for one in holders if one not in on and one not in off]
    standing_in = [deputies[one] for one in (first or holders) if one in deputies]
    return _in_order(first, [one for one in standing_in if one not in off])


def _in_order(first: Sequence[int], standing_in: Sequence[int]) -> tuple[int, ...]:
    """A deputy who is on duty anyway comes right after the one they stand in for; the others come last."""
    ahead = [one for one in standing_in[:1] if one in first]
    return tuple(dict.fromkeys([*first[:1], *ahead, *first[1:], *standing_in]))


def ends_at(watches: Iterable[Watch], staff: int, now: datetime) -> datetime | None:
    """Return until when somebody is on without a break, or None when they are not or no end is known."""
    mine = sorted((w for w in watches if w.staff == staff and w.source is not ShiftSource.OFF), key=lambda w: w.starts)
    end: datetime | None = None
    for watch in mine:
        if watch.covers(end or now):
            if watch.ends is None:
                return None
            end = max(end, watch.ends) if end else watch.ends
    return end


def next_on(watches: Iterable[Watch], now: datetime) -> Watch | None:
    """Return the shift of the roster that begins next."""
    later = [watch for watch in watches if watch.source is ShiftSource.ROSTER and watch.starts > now]
    return min(later, key=lambda watch: (watch.starts, watch.staff), default=None)


def gaps(watches: Iterable[Watch], begins: datetime, ends: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """Return the stretches between two moments in which the roster has nobody on, in order."""
    found: list[tuple[datetime, datetime]] = []
    at = begins
    for watch in sorted((w for w in watches if w.source is ShiftSource.ROSTER), key=lambda w: w.starts):
        if watch.starts >= ends:
            break
        if watch.starts > at:
            found.append((at, watch.starts))
        at = max(at, watch.ends or ends)
    if at < ends:
        found.append((at, ends))
    return tuple(found)


# ---- a moment that keeps its order ------------------------------------------------------


def wall_moment(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """Return the UTC moment of so many minutes (0–1440) after midnight on a wall clock.

    A wall time that comes twice means its first; one that is skipped means the moment of the jump,
    so that of two wall times the later one is never the earlier moment.
    """
    wall = datetime.combine(day + timedelta(days=minutes // 1440), time(minutes % 1440 // 60, minutes % 60))
    late = wall.replace(tzinfo=zone).astimezone(UTC)
    if late.astimezone(zone).replace(tzinfo=None) == wall:
        return late
    early = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    return _jump(early, late, zone)


def _jump(early: datetime, late: datetime, zone: ZoneInfo) -> datetime:
    """Return the second at which the offset changes between two moments."""
    before = early.astimezone(zone).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + timedelta(seconds=(late - early) // timedelta(seconds=2))
        if middle.astimezone(zone).utcoffset() == before:
            early = middle
        else:
            late = middle
    return late


# ---- reading a roster -------------------------------------------------------------------


class RowSlip(StrEnum):
    """Why a row of a roster is not taken."""

    DAY = "day"  # no day stands at its beginning
    SPAN = "span"  # no times stand there
    NAME = "name"  # nobody of the office is called so
    NOBODY = "nobody"  # no name stands there at all
    SEVERAL = "several"  # more than one is called so
    PAST = "past"  # it is over already
    FAR = "far"  # so far ahead that the date must be wrong
    TWICE = "twice"  # the person is on at that time by another row


@dataclass(frozen=True, slots=True)
class Stretch:
    """A shift as it was read: a person, the local day on which it begins, and its two moments (UTC)."""

    staff: int
    name: str
    day: date
    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a pasted roster: what was taken of it, or the word it was refused for and why."""

    text: str
    taken: tuple[Stretch, ...] = ()
    slip: RowSlip | None = None
    word: str = ""


_WEEK = "一二三四五六日"
_ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(
    r"(?P<next>下|next )?(?:(?:周|星期|礼拜)(?P<zh>[一二三四五六日天])|(?P<en>mon|tue|wed|thu|fri|sat|sun)[a-z]*)"
)
_DATE = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})[日号]?(?!\d)")
_UP_TO = re.compile(r" ?(?:至|到|~|-|—|\bto\b) ?")
_AND = re.compile(r" ?[、,，和&] ?")
_EVERY = re.compile(r"每天|每日|daily|every day")
_WORKDAYS = re.compile(r"工作日|weekdays?")
_WEEKEND = re.compile(r"周末|weekends?")
_CLOCK = r"(\d{1,2})(?:[:.点时h](\d{2})?)?(?:分)?"
_SPAN = re.compile(rf"{_CLOCK} ?(?:至|到|~|-|—|to) ?(?:次日|第二天|明天)?{_CLOCK}(?!\d)")
_WALL = r"\d{1,2}[:点时]\d{0,2}"
_END_DATE = re.compile(rf"(?P<from>{_WALL}) ?(?:至|到|~|-|—|to) ?(?P<day>{_DATE.pattern}) ?(?P<until>{_WALL})")
_WHOLE_DAY = re.compile(r"全天|24小时|all day")
_NAMES = re.compile(r"[、,，和&+;；]|\band\b")
_LEADING = re.compile(r"^(?:\d{1,2}[.、)]\s+|[·•*-]\s*)")


def read_roster(text: str, team: Sequence[tuple[int, str]], *, today: date, now: datetime, zone: ZoneInfo) -> list[Row]:
    """Read a roster line by line: `周一 08:00-20:00 王芳 / 20:00-08:00 赵敏`, with days or dates.

    A weekday means its next occurrence, today included. Every line that is not empty gives at least
    one row: each part between slashes is taken whole or refused with the reason.
    """
    rows: list[Row] = []
    for line in text.splitlines():
        if line.strip():
            rows += _read_line(line.strip(), team, today=today, now=now, zone=zone)
        if len(rows) >= MOST_ROWS:
            break
    return _without_overlaps(rows[:MOST_ROWS])


def _read_line(line: str, team: Sequence[tuple[int, str]], *, today: date, now: datetime, zone: ZoneInfo) -> list[Row]:
    plain = " ".join(_LEADING.sub("", fold(line)).split())
    days, rest = _days(plain, today)
    if not days:
        return [Row(line, slip=RowSlip.DAY, word=plain.split(" ")[0][:20])]
    if any(day > today + timedelta(days=MOST_DAYS) for day in days):
        return [Row(line, slip=RowSlip.FAR, word=plain[: len(plain) - len(rest)].strip()[:20])]
    parts = [part.strip() for part in re.split(r"[/;；|]", _without_end_date(rest, days[-1], today))]
    return [_read_part(line, part, days, team, now=now, zone=zone) for part in parts if part] or [
        Row(line, slip=RowSlip.SPAN)
    ]


def _without_end_date(text: str, day: date, today: date) -> str:
    """Leave out the date of an end on the next day, 20:00-4/3 08:00: a night shift ends then in any case."""

    def ends(found: re.Match[str]) -> str:
        at = _one_day(found["day"], today)
        return f"{found['from']}-{found['until']}" if at and at[0] == day + timedelta(days=1) else found[0]

    return _END_DATE.sub(ends, text)


def _read_part(
    line: str, part: str, days: Sequence[date], team: Sequence[tuple[int, str]], *, now: datetime, zone: ZoneInfo
) -> Row:
    span, named = _span(part)
    if span is None:
        return Row(line, slip=RowSlip.SPAN, word=part[:20])
    people = _people(named, team)
    if isinstance(people, Row):
        return Row(line, slip=people.slip, word=people.word)
    taken = tuple(
        Stretch(staff, name, day, wall_moment(day, span[0], zone), wall_moment(day, span[1], zone))
        for day in days
        for staff, name in people
    )
    # a span of which a change of the clock leaves nothing is none
    taken = tuple(one for one in taken if one.starts < one.ends)
    ahead = tuple(one for one in taken if one.ends > now)
    return Row(line, ahead) if ahead else Row(line, slip=RowSlip.PAST, word=part[:20])


def _days(text: str, today: date) -> tuple[list[date], str]:
    """Take the days off the front of a line; none when it does not begin with a day."""
    week = [today + timedelta(days=ahead) for ahead in range(7)]
    for pattern, wanted in ((_EVERY, range(7)), (_WORKDAYS, range(5)), (_WEEKEND, range(5, 7))):
        if match := pattern.match(text):
            return [day for day in week if day.weekday() in wanted], text[match.end() :].lstrip(" :")
    days: list[date] = []
    while found := _one_day(text, today):
        first, text = found
        last, text = _range_end(text, today)
        days += _from_to(first, last) if last else [first]
        if not (joined := _AND.match(text)) or not _one_day(text[joined.end() :], today):
            break
        text = text[joined.end() :]
    return list(dict.fromkeys(days)), text.lstrip(" :")


def _range_end(text: str, today: date) -> tuple[date | None, str]:
    up_to = _UP_TO.match(text)
    found = _one_day(text[up_to.end() :], today) if up_to else None
    return found if found else (None, text)


def _from_to(first: date, last: date) -> list[date]:
    """Return the days of a range. A weekday before the first is that of the week after: 周五至周二."""
    while last < first:
        last += timedelta(days=7)
    return [first + timedelta(days=ahead) for ahead in range(min((last - first).days, MOST_DAYS) + 1)]


def _one_day(text: str, today: date) -> tuple[date, str] | None:
    if match := _WEEKDAY.match(text):
        wanted = _WEEK.index(match["zh"].replace("天", "日")) if match["zh"] else _ENGLISH.index(match["en"])
        if match["next"]:
            day = today - timedelta(days=today.weekday()) + timedelta(days=7 + wanted)
        else:
            day = today + timedelta(days=(wanted - today.weekday()) % 7)
        return day, text[match.end() :]
    if (match := _DATE.match(text)) and (dated := _dated(match[1], int(match[2]), int(match[3]), today)):
        return dated, text[match.end() :]
    return None


def _dated(year: str | None, month: int, number: int, today: date) -> date | None:
    """A date without its year is the one nearest ahead: in December 1-3 is of the next year."""
    try:
        day = date(int(year or today.year), month, number)
        if not year and (today - day).days > 180:
            day = date(today.year + 1, month, number)
    except ValueError:
        return None
    return day


def _span(text: str) -> tuple[tuple[int, int] | None, str]:
    """Take the two times off the front: minutes after midnight, the second later than the first."""
    if match := _WHOLE_DAY.match(text):
        return (0, 1440), text[match.end() :]
    match = _SPAN.match(text)
    if match is None:
        return None, text
    begins, ends = _minutes(match[1], match[2]), _minutes(match[3], match[4])
    if begins is None or ends is None or begins == 1440:
        return None, text
    if ends <= begins:
        ends += 1440  # over midnight; from eight to eight is a whole day
    return (begins, ends), text[match.end() :]


def _minutes(hours: str, minutes: str | None) -> int | None:
    total = int(hours) * 60 + int(minutes or 0)
    return total if total <= 1440 and int(minutes or 0) < 60 else None


def _people(text: str, team: Sequence[tuple[int, str]]) -> list[tuple[int, str]] | Row:
    """Return who is named, all of the team; else the first name that is nobody's or more than one person's."""
    whole = " ".join(text.replace(":", " ").split())
    pieces = [whole] if _called(whole, team) else [one.strip() for one in _NAMES.split(whole)]
    if len(pieces) == 1 and not _called(whole, team):
        pieces = whole.split(" ")
    people: list[tuple[int, str]] = []
    for piece in filter(None, pieces):
        found = _called(piece, team)
        if len(found) != 1:
            return Row(text, slip=RowSlip.SEVERAL if found else RowSlip.NAME, word=piece[:20])
        people += found
    return list(dict.fromkeys(people)) or Row(text, slip=RowSlip.NOBODY, word="")


def _called(word: str, team: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    return [(staff, name) for staff, name in team if " ".join(fold(name).split()) == word]


def _without_overlaps(rows: Sequence[Row]) -> list[Row]:
    """Refuse a row that has somebody on who is on already by a row before it."""
    taken: list[Stretch] = []
    kept: list[Row] = []
    for row in rows:
        if twice := next((one for one in row.taken for other in taken if _overlap(one, other)), None):
            kept.append(Row(row.text, slip=RowSlip.TWICE, word=twice.name))
            continue
        taken += row.taken
        kept.append(row)
    return kept


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one.staff == other.staff and one.starts < other.ends and other.starts < one.ends
