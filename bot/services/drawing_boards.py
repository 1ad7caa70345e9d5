"""The board of a place: where it stands on a day, who is missing and who is not well, and each place right below."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import BoardView
from bot.rules.people import masked_address, masked_name
from bot.rules.places import ids_of
from bot.rules.roles import Action, may
from bot.rules.views import page_of
from bot.services import drawing_people, recounting
from bot.services.offices import Reached
from storage import alerts, checks, houses, places, residents, supplies
from storage import staff as staff_rows
from storage.models import Place, Resident
from storage.words import CheckState


def board(session: Session, place_id: int, day: date, *, reader: Reached, now: datetime, page: int = 1) -> BoardView:
    """Return where a place stands on a day: each slot's answers, who is missing, who is not well."""
    place = session.get_one(Place, place_id)
    zone = ZoneInfo(houses.house(session).zone)
    of_day = checks.below(session, place.lineage, day)
    slots: dict[str, tuple[int, int]] = {}
    for check, _ in sorted(of_day, key=lambda one: (one[0].opened_at, one[0].id)):
        if check.state is CheckState.OUTAGE:
            continue  # a round we were down for is nobody's missed report
        answered, due = slots.get(check.slot, (0, 0))
        slots[check.slot] = (answered + (check.state is CheckState.ANSWERED), due + 1)
    missing = [resident for _, resident in drawing_people.newest_missing(of_day)]
    below, leaf = page_of(_below(session, place, day), page)
    grants = staff_rows.grants_of_telegram(session, reader.chat_id)
    return BoardView(
        place=place_id,
        title=place.name,
        day=day.isoformat(),
        at=f"{now.astimezone(zone):%H:%M}",
        masked=reader.masked,
        managed=checks.managed(session, place.lineage),
        unlinked=residents.unlinked(session, place.lineage),
        alerts=alerts.count_open(session, place.lineage, kinds=drawing_people.kinds_for(session, reader, place)),
        supplies=supplies.count_open(session, place.lineage),
        supplies_day=recounting.day_of(session, place.lineage, day, zone, now=now),
        # names and doors: a group has no way to them
        may_find=not reader.masked and may(grants, Action.SEE_PERSON, place.lineage),
        may_supply=not reader.masked and may(grants, Action.SUPPLY, place.lineage),
        slots=tuple((slot, answered, due) for slot, (answered, due) in slots.items()),
        missing=people(missing, masked=reader.masked),
        abnormal=tuple(
            (masked_name(one.name) if reader.masked else one.name, str(value))
            for one, value in drawing_people.highest_of_day(session, place.lineage, day)
        ),
        below=below,
        page=leaf.page,
        pages=leaf.pages,
    )


def _below(session: Session, place: Place, day: date) -> list[tuple[int, str, int, int]]:
    """Return (place, name, answered, asked) for each place right below: a lead's board has a row for each grid."""
    depth = len(ids_of(place.lineage))
    children = places.children(session, place.id or 0)
    above = {node: ids_of(lineage) for node, lineage in places.lineages_below(session, place.lineage)}
    figures: dict[int, list[int]] = {}
    for place_id, state, count in checks.counts_below(session, place.lineage, day):
        if state is CheckState.OUTAGE or len(above[place_id]) <= depth:
            continue
        figure = figures.setdefault(above[place_id][depth], [0, 0])
        figure[0] += count if state is CheckState.ANSWERED else 0
        figure[1] += count
    return [(one.id or 0, one.name, *_pair(figures.get(one.id or 0, [0, 0]))) for one in children]


def _pair(figure: list[int]) -> tuple[int, int]:
    return figure[0], figure[1]


def people(missing: Sequence[Resident], *, masked: bool) -> tuple[tuple[int, str, str], ...]:
    """Return (resident, name, address) of whoever is missing, for a reader who may or may not see who it is."""
    if masked:
        return tuple((0, masked_name(one.name), masked_address(one.address)) for one in missing)
    return tuple((one.id or 0, one.name, one.address) for one in missing)
