"""Draw the lists of a place, page by page: who is missing, who is not well, all; one person of them; what is open."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import AlertRowView, AlertsView, ListView, Notice, PersonView, Word
from bot.rules.escalation import KINDS, AlertKind, AlertState, concerns, fever_tier
from bot.rules.people import masked_address, masked_name
from bot.rules.slots import from_json, moment
from bot.rules.temperature import Temperature
from bot.rules.views import Tab, View, page_of
from bot.services.offices import Reached
from storage import alerts, checks, episodes, houses, readings, visits
from storage import staff as staff_rows
from storage.models import Alert, Check, Place, Reading, Resident, Staff
from storage.words import CheckState

NOTHING = "—"
WAITING = frozenset({CheckState.DUE, CheckState.MISSED})
# the words for what came of a call
CALL_WORDS = {
    "reached": Word("call-was-reached"),
    "no_answer": Word("call-was-no-answer"),
    "refused": Word("call-was-refused"),
    "wrong_number": Word("call-was-wrong-number"),
    "hospital": Word("call-was-hospital"),
}

OfDay = Sequence[tuple[Check, Resident]]
Listed = list[tuple[Resident, str]]


def people_view(
    session: Session, place_id: int, day: date, view: View, *, reader: Reached, now: datetime, home: bool
) -> Notice:
    """Return a page of people, or one of them. A group sees no single person: that is for private chats."""
    place = session.get_one(Place, place_id)
    if view.person and not reader.masked and (person := person_view(session, place, day, view, now=now)):
        return person
    of_day = checks.below(session, place.lineage, day)
    tab = view.tab if home and view.tab is not Tab.HOME else Tab.MISSING
    listed, slot = _listed(session, place, day, of_day, tab)
    rows, leaf = page_of(listed, view.page)
    return ListView(
        title=place.name,
        day=day.isoformat(),
        at=f"{now.astimezone(_zone(session)):%H:%M}",
        tab=tab.value,
        slot=slot,
        total=len(listed),
        page=leaf.page,
        pages=leaf.pages,
        people=_rows(session, rows, day, tab, masked=reader.masked),
        home=home,
        masked=reader.masked,
        place=place_id,
        remind=tab is Tab.MISSING and bool(listed) and not reader.masked,
    )


def _zone(session: Session) -> ZoneInfo:
    return ZoneInfo(houses.house(session).zone)


def _listed(session: Session, place: Place, day: date, of_day: OfDay, tab: Tab) -> tuple[Listed, str]:
    match tab:
        case Tab.ABNORMAL:
            high = highest_of_day(session, place.lineage, day)
            return [(resident, f"{value}℃") for resident, value in high], ""
        case Tab.ALL:
            return _all(session, of_day), ""
        case _:
            missing = newest_missing(of_day)
            asked = missing or sorted(of_day, key=lambda one: _opened(one[0]), reverse=True)
            return [(resident, "") for _, resident in missing], asked[0][0].slot if asked else ""


def newest_missing(of_day: OfDay) -> OfDay:
    """Return who has not answered in the newest round of each place, by door and name."""
    newest: dict[int, tuple[datetime, str]] = {}
    for check, _ in of_day:
        newest[check.place_id] = max(newest.get(check.place_id, (check.opened_at, check.slot)), _opened(check))
    return [
        (check, resident)
        for check, resident in of_day
        if check.state in WAITING and check.slot == newest[check.place_id][1]
    ]


def _opened(check: Check) -> tuple[datetime, str]:
    return check.opened_at, check.slot


def _all(session: Session, of_day: OfDay) -> Listed:
    """Return everybody asked on a day with their values in the order of the rounds, a dash for none."""
    slots = list(dict.fromkeys(check.slot for check, _ in sorted(of_day, key=lambda one: one[0].opened_at)))
    values = readings.centis(session, [check.reading_id for check, _ in of_day if check.reading_id])
    given: dict[int, dict[str, str]] = {}
    people: dict[int, Resident] = {}
    for check, resident in of_day:
        people[resident.id or 0] = resident
        centi = values.get(check.reading_id or 0)
        given.setdefault(resident.id or 0, {})[check.slot] = str(Temperature(centi)) if centi else NOTHING
    return [(people[one], " / ".join(mine.get(slot, NOTHING) for slot in slots)) for one, mine in given.items()]


def _rows(
    session: Session, rows: Sequence[tuple[Resident, str]], day: date, tab: Tab, *, masked: bool
) -> tuple[tuple[int, str, str, str], ...]:
    if masked:
        return tuple((0, masked_name(one.name), masked_address(one.address), note) for one, note in rows)
    called = {}
    if tab is Tab.MISSING:
        calls = visits.calls_of_day(session, [one.id or 0 for one, _ in rows], day)
        called = {visit.resident_id: CALL_WORDS[visit.outcome.value] for visit, _ in calls}
    return tuple((one.id or 0, one.name, one.address, note or called.get(one.id or 0, "")) for one, note in rows)


def highest_of_day(session: Session, lineage: str, day: date) -> list[tuple[Resident, Temperature]]:
    """Return who was above their fever line that day, with the highest value of each."""
    zone = _zone(session)
    highest: dict[int, tuple[Resident, Temperature]] = {}
    begins, ends = moment(day, time(), zone), moment(day + timedelta(days=1), time(), zone)
    for reading, resident, episode in readings.of_day(session, lineage, day, begins=begins, ends=ends):
        value = Temperature(reading.centi)
        if fever_tier(value, from_json(episode.profile)) is None:
            continue
        _, before = highest.get(resident.id or 0, (resident, value))
        highest[resident.id or 0] = (resident, max(value, before))
    return list(highest.values())


def person_view(session: Session, place: Place, day: date, view: View, *, now: datetime) -> PersonView | None:
    """Return one person of a list, or None when they live elsewhere by now or are not followed up any more."""
    resident = session.get(Resident, view.person)
    episode = episodes.active_of(session, view.person)
    if resident is None or episode is None:
        return None
    if not session.get_one(Place, episode.place_id).lineage.startswith(place.lineage):
        return None
    zone = _zone(session)
    latest = readings.latest_of(session, view.person, limit=3)
    calls = visits.calls_of_day(session, [view.person], day)
    return PersonView(
        view=str(view.on(view.person)),
        back=str(view.back),
        step=view.step,
        resident=view.person,
        name=resident.name,
        address=resident.address,
        phone=resident.phone,
        values=" ".join(f"{one.measured_at.astimezone(zone):%m-%d %H:%M} {Temperature(one.centi)}" for one in latest),
        calls=tuple(
            (f"{visit.at.astimezone(zone):%H:%M}", staff.name, CALL_WORDS[visit.outcome.value])
            for visit, staff in calls
        ),
        wrong_number=view.person in visits.wrong_numbers(session, [view.person]),
    )


def alerts_view(session: Session, place_id: int, view: View, *, reader: Reached, now: datetime) -> AlertsView:
    """Return a page of what is open at a place and concerns this reader.

    What nobody has yet stands first, the oldest at the top.
    """
    place = session.get_one(Place, place_id)
    standing = alerts.open_below(session, place.lineage, kinds=kinds_for(session, reader, place))
    rows, leaf = page_of(standing, view.page)
    return AlertsView(
        title=place.name,
        at=f"{now.astimezone(_zone(session)):%H:%M}",
        total=len(standing),
        page=leaf.page,
        pages=leaf.pages,
        rows=tuple(_alert_row(session, alert, reader=reader) for alert in rows),
    )


def kinds_for(session: Session, reader: Reached, place: Place) -> Collection[AlertKind]:
    """Return the kinds of alert a reader sees at a place: their own party's. A group sees all of them, masked."""
    if reader.masked:
        return KINDS
    # the private chat with a person has that person's number
    return concerns(staff_rows.grants_of_telegram(session, reader.chat_id), place.lineage)


def _alert_row(session: Session, alert: Alert, *, reader: Reached) -> AlertRowView:
    resident = session.get(Resident, alert.resident_id) if alert.resident_id else None
    reading = session.get(Reading, alert.reading_id) if alert.reading_id else None
    owner = session.get(Staff, alert.acked_by) if alert.acked_by else None
    name, address = (resident.name, resident.address) if resident else ("", "")
    return AlertRowView(
        alert=alert.id or 0,
        kind=alert.kind,
        tier=alert.tier,
        value=str(Temperature(reading.centi)) if reading and KINDS[alert.kind].medical else "",
        name=masked_name(name) if reader.masked and name else name,
        address=masked_address(address) if reader.masked else address,
        place=session.get_one(Place, alert.place_id).name,
        owner=owner.name if owner else "",
    )


def digest_person(session: Session, alert: Alert, view: View, *, reader: Reached, now: datetime) -> Notice | None:
    """Return the person of a round's digest that is open on this copy of it, if one is."""
    open_round = alert.kind is AlertKind.MISSED and alert.state is not AlertState.CLOSED
    if not view.person or reader.masked or not open_round or alert.day is None:
        return None
    return person_view(session, session.get_one(Place, alert.place_id), alert.day, view, now=now)
