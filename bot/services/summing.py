"""The figures of a place and a day: counted live, and wherever somebody confirmed them as they were sent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices.reports import Numbers
from bot.rules.places import PlaceKind, ids_of
from bot.rules.reports import (
    CAME,
    WENT,
    Figures,
    Left,
    Response,
    Waited,
    bounds,
    corrections,
    from_plain,
    left_as,
    response,
    shared_above,
    shows_symptoms,
    to_plain,
    total,
    with_before,
)
from bot.rules.slots import from_json
from storage import daily_reports, houses, places, reports
from storage.models import DailyReport, Place
from storage.words import CheckState, GivenBy

Lines = dict[int, Figures]  # by the place people live at


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the house. `seen` is how far it has gone: its end, or now."""

    day: date
    zone: ZoneInfo
    begins: datetime
    ends: datetime
    seen: datetime


def day_of(session: Session, day: date, *, now: datetime) -> Day:
    """Return a day of the house."""
    zone = ZoneInfo(houses.house(session).zone)
    begins, ends = bounds(day, zone)
    return Day(day, zone, begins, ends, min(ends, now))


def today(session: Session, *, now: datetime) -> date:
    """Return which day it is in the house."""
    return now.astimezone(ZoneInfo(houses.house(session).zone)).date()


def lines_of(session: Session, place: Place, day: date, *, now: datetime) -> Lines:
    """Return the figures of a place by where people live.

    What was confirmed below counts as it was sent, so that the report of a place is the sum of those it got; the
    place's own counts when it is confirmed. A grid files none: it has its part of its community's.
    """
    lines = live_lines(session, place.lineage, day_of(session, day, now=now))
    lines = _going_on(session, place, lines, day)
    return lines | _sent(session, place, day)


def live_lines(session: Session, lineage: str, day: Day) -> Lines:
    """Count every figure at or below a place from what is known now."""
    counted: dict[int, dict[str, int]] = {}
    _count_people(session, lineage, day, counted)
    _count_handed(session, lineage, day, counted)
    _count_slots(session, lineage, day, counted)
    _count_health(session, lineage, day, counted)
    moments = {"begins": day.begins, "ends": day.ends, "seen": day.seen}
    for place, asked, brought, overdue in reports.orders(session, lineage, **moments):
        _add(counted, place, asked=asked, brought=brought, overdue=overdue)
    for place, outcome, number in reports.spot_checks(session, lineage, day.day, ends=day.ends):
        _add(counted, place, spot=number, **({f"spot_{outcome.value}": number} if outcome else {}))
    return {place: Figures(**figures) for place, figures in counted.items()}


def _add(counted: dict[int, dict[str, int]], place: int, **more: int) -> None:
    figures = counted.setdefault(place, {})
    for name, number in more.items():
        figures[name] = figures.get(name, 0) + number


def _count_people(session: Session, lineage: str, day: Day, counted: dict[int, dict[str, int]]) -> None:
    for place, before, managed, new in reports.people(session, lineage, begins=day.begins, ends=day.ends):
        _add(counted, place, before=before, managed=managed, new=new)
    for place, ended, number in reports.endings(session, lineage, begins=day.begins, ends=day.ends):
        if (left := left_as(ended.value)) is not Left.NEVER:
            _add(counted, place, **{left.value: number})


def _count_handed(session: Session, lineage: str, day: Day, counted: dict[int, dict[str, int]]) -> None:
    """Count whoever was handed to another place where they were that day, and the step itself at both."""
    handed = reports.handed(session, begins=day.begins)
    if not handed:
        return
    chains = dict(places.lineages_below(session, "/"))
    inside = {number for number, chain in chains.items() if chain.startswith(lineage)}
    for one in handed:
        for place, figure, by in corrections(one, begins=day.begins, ends=day.ends):
            if place in inside:
                _add(counted, place, **{figure: by})
        for at, source, goal in one.steps:
            common = shared_above(ids_of(chains[source]), ids_of(chains[goal]))
            for place, names in ((source, WENT), (goal, CAME)):
                if at < day.ends and place in inside:
                    _add(counted, place, **{names[common]: 1})


_GIVEN = {GivenBy.SELF: "own", GivenBy.FAMILY: "family", GivenBy.WORKER: "behalf"}


def _count_slots(session: Session, lineage: str, day: Day, counted: dict[int, dict[str, int]]) -> None:
    for place, state, in_time, giver, number in reports.slots(session, lineage, day.day, cut_off=day.ends):
        _add(counted, place, due=number)
        if state is CheckState.ANSWERED and in_time:
            _add(counted, place, done=number, **{_GIVEN[giver or GivenBy.SELF]: number})
        elif state is CheckState.ANSWERED:
            _add(counted, place, late=number)


def _count_health(session: Session, lineage: str, day: Day, counted: dict[int, dict[str, int]]) -> None:
    feverish = fevers_of(session, lineage, day)
    for (place, _), last_is_high in feverish.items():
        _add(counted, place, fever=1, usual=0 if last_is_high else 1)
    for place, _ in symptomatic(session, lineage, day, feverish):
        _add(counted, place, symptom=1)
    for place, _ in reports.hospital(session, lineage, day.day, begins=day.begins, ends=day.ends):
        _add(counted, place, hospital=1)
    for place, _ in out_of_contact(session, lineage, day):
        _add(counted, place, lost=1)


Whom = tuple[int, int]  # (place, resident)


def fevers_of(session: Session, lineage: str, day: Day) -> dict[Whom, bool]:
    """Return who had a fever on a day, and whether the last value of the day was one still."""
    highest: dict[Whom, bool] = {}
    last: dict[Whom, bool] = {}
    for place, resident, centi, line, _ in reports.fevers(session, lineage, begins=day.begins, ends=day.ends):
        whom = place, resident
        last[whom] = centi >= line
        highest[whom] = highest.get(whom, False) or last[whom]
    return {whom: last[whom] for whom, is_fever in highest.items() if is_fever}


def symptomatic(session: Session, lineage: str, day: Day, feverish: Mapping[Whom, bool]) -> dict[Whom, tuple[str, ...]]:
    """Return who named a symptom on a day that counts beside a fever, with everything they named."""
    named: dict[Whom, list[str]] = {}
    for place, resident, symptom in reports.symptoms(session, lineage, begins=day.begins, ends=day.ends):
        named.setdefault((place, resident), []).append(symptom.value)
    return {whom: tuple(sorted(all_)) for whom, all_ in named.items() if shows_symptoms(all_, fever=whom in feverish)}


def out_of_contact(session: Session, lineage: str, day: Day) -> set[Whom]:
    """Return of whom nobody has heard for the hours of the rule when the day ended."""
    rules = places.rules_below(session, lineage)
    return {
        (place, resident)
        for place, resident, since in reports.silent(session, lineage, day.day, ends=day.ends)
        if day.seen - since >= timedelta(hours=from_json(*rules.get(place, ())).lost_after)
    }


# ── what was sent ──


def _sent(session: Session, place: Place, day: date) -> Lines:
    """Return the figures of a day as they were confirmed, by place, with zeros for what lies in it and had none."""
    sent: Lines = {}
    taken: list[str] = []
    for report, unit in _confirmed(session, place, day):
        if any(unit.lineage.startswith(one) for one in taken):
            continue  # what went up from above holds what went up to it
        taken.append(unit.lineage)
        inside = {number for number, lineage in places.lineages_below(session, _narrower(unit, place))}
        kept = {int(number): from_plain(one) for number, one in report.lines.items()}
        sent |= {number: kept.get(number, Figures()) for number in inside}
    return sent


def _narrower(unit: Place, place: Place) -> str:
    return max(unit.lineage, place.lineage, key=len)


def _confirmed(session: Session, place: Place, day: date) -> Iterable[tuple[DailyReport, Place]]:
    if place.kind is not PlaceKind.GRID:
        return daily_reports.confirmed(session, place.lineage, day)
    above = ids_of(place.lineage)[-2:-1]
    found = daily_reports.of_day(session, above[0], day) if above else None
    return [(found, session.get_one(Place, above[0]))] if found and found.confirmed_at else []


def _going_on(session: Session, place: Place, lines: Lines, day: date) -> Lines:
    """Let a day begin with whom yesterday's report ended, wherever that was confirmed."""
    yesterday = _sent(session, place, date.fromordinal(day.toordinal() - 1))
    begun = {number: figures.managed for number, figures in yesterday.items()}
    known = {number: lines.get(number, Figures()) for number in (*lines, *(one for one in begun if begun[one]))}
    return {number: with_before(one, begun.get(number, one.before)) for number, one in known.items()}


# ── how fast alerts were answered ──


def answers_of(session: Session, lineage: str, day: Day, *, staff_id: int | None = None) -> Response:
    """Return how fast the alerts raised on a day were answered: all of them, or those that somebody took or closed."""
    waited = []
    for raised, taken, taken_by, closed, closed_by in reports.answered(
        session, lineage, begins=day.begins, ends=day.ends
    ):
        mine = None if taken is None else (taken - raised).total_seconds()
        outcome = None if closed is None or closed_by is None else (closed - raised).total_seconds()
        if staff_id is None or staff_id == taken_by:
            waited.append(Waited(mine, outcome))
        elif staff_id == closed_by:
            waited.append(Waited(None, outcome))
    return response(waited)


def sum_of(lines: Lines, place: Place) -> Figures:
    """Return the figures of a whole report, as its place sees them."""
    return seen_at(total(lines.values()), place)


def seen_at(figures: Figures, place: Place) -> Figures:
    """Return figures as a place sees them: who was handed over within it is neither new there nor gone."""
    return figures.seen_at(len(ids_of(place.lineage)))


def below(lines: Lines, lineages: Mapping[int, str], place: Place) -> Figures:
    """Return the part of a report that belongs to a place."""
    found = total(one for number, one in lines.items() if lineages.get(number, "").startswith(place.lineage))
    return seen_at(found, place)


def frozen(lines: Lines) -> Lines:
    """Return the lines that say something."""
    return {number: one for number, one in lines.items() if one != Figures()}


def numbers(figures: Figures) -> Numbers:
    """Return figures as a notice carries them."""
    return tuple(to_plain(figures).items())
