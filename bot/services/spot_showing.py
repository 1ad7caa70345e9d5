"""Draw a spot check for whoever goes and looks, the last draws, and the way to repeat one."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import SpotLine, SpotList, SpotScriptView, SpotView
from bot.rules.presence import VisitOutcome
from bot.rules.roles import RIGHTS, Action, may, scopes
from bot.rules.spot_check import MOST, OF_SPOT_CHECK, SpotState, draw, fingerprint, script
from bot.rules.views import View, page_of
from bot.services import summing
from bot.services.actors import Actor, grants_of
from bot.services.offices import Reached
from bot.services.walltime import shown, zone_of
from storage import spot_checks
from storage import staff as staff_rows
from storage.models import Place, SpotCheck, Staff
from storage.spot_checks import Drawn

PAGE = 6  # people on a page, so that there is room for turning it and for what else there is to do
LISTED = 5  # draws
OFFERED = 8


def subject(spot_id: int | None) -> str:
    """Return the subject under which the cards of a spot check are kept."""
    return f"spot:{spot_id}"


def view(session: Session, spot_id: int, seen: View, *, reader: Reached, now: datetime) -> SpotView | None:
    """Return a spot check for whoever goes and looks, or drew and passed it on, and may do so still; or None."""
    spot, staff = session.get(SpotCheck, spot_id), staff_rows.by_telegram(session, reader.chat_id)
    if spot is None or staff is None or staff.id not in {spot.staff_id, spot.drawn_by} or reader.masked:
        return None
    session.refresh(spot)
    place = session.get_one(Place, spot.place_id)
    if not may(staff_rows.grants_of(session, staff.id), Action.SPOT_CHECK, place.lineage):
        return None
    people = spot_checks.people_of(session, spot_id)
    here, leaf = page_of(people, seen.page, size=PAGE)
    opened = next((one for one in people if one.person.id == seen.person), None)
    zone, pool = zone_of(session), pool_of(session, spot, now=now)
    return SpotView(
        number=spot_id,
        path=place.path,
        state=spot.state.value,
        day=spot.day.isoformat(),
        nth=spot_checks.number_of_day(session, spot) if spot.drawn_at else 0,
        wanted=spot.wanted,
        pool=len(pool),
        grids=len({grid for grid, _ in pool}),
        seed=spot.seed,
        mark=spot.fingerprint,
        by=session.get_one(Staff, spot.drawn_by).name,
        goes=session.get_one(Staff, spot.staff_id).name,
        mine=spot.staff_id == staff.id,
        drawn=len(spot.drawn.get("order", ())),
        counts=counts(people),
        ends=shown(session, spot.next_at, now=now),
        people=tuple(_line(one, zone) for one in ([opened] if opened else here)),
        page=leaf.page,
        pages=leaf.pages,
        person=seen.person if opened else 0,
        phone=opened.resident.phone if opened else "",
        channel=spot.channel.value,
    )


def pool_of(session: Session, spot: SpotCheck, *, now: datetime) -> list[tuple[int, int]]:
    """Return who was drawn from; before the draw, who would be."""
    if spot.state is SpotState.DRAWN:
        return [(int(grid), person) for grid, people in spot.pool.items() for person in people]
    place = session.get_one(Place, spot.place_id)
    return spot_checks.eligible(session, place.lineage, summing.today(session, now=now))


def counts(people: Iterable[Drawn]) -> tuple[tuple[str, int], ...]:
    """Return how many were found how, then how many still wait, and for how many it is over."""
    found: dict[str, int] = {}
    for one in people:
        word = one.visit.outcome.value if one.visit else "waiting" if one.waits else "over"
        found[word] = found.get(word, 0) + 1
    order = [*(outcome.value for outcome in OF_SPOT_CHECK), "waiting", "over"]
    return tuple((word, found[word]) for word in order if word in found)


def _line(one: Drawn, zone: ZoneInfo) -> SpotLine:
    return SpotLine(
        person=one.person.id or 0,
        at_number=one.person.number,
        reference=one.person.episode_id,
        name=one.resident.name,
        address=one.resident.address,
        grid=one.place.name,
        outcome=one.visit.outcome.value if one.visit else "",
        at=f"{one.visit.at.astimezone(zone):%H:%M}" if one.visit else "",
        who=one.staff.name if one.staff else "",
        tries=one.unanswered if one.visit and one.visit.outcome is VisitOutcome.NO_ANSWER else 0,
        is_over=one.visit is None and not one.waits,
    )


def colleagues(session: Session, spot: SpotCheck, place: Place) -> tuple[tuple[int, str], ...]:
    """Return who else may go and look at a place and can be written to, by name."""
    holders = [one for role in RIGHTS[Action.SPOT_CHECK] for one in staff_rows.holders(session, role, place.lineage)]
    others = {one.id or 0: one.name for one in holders if one.id != spot.staff_id and staff_rows.can_be_reached(one)}
    return tuple(sorted(others.items(), key=lambda each: each[::-1])[:OFFERED])


def last_draws(session: Session, staff: Staff, *, actor: Actor, now: datetime) -> SpotList:
    """Return how to draw and the last draws, with the seed and what came of each. Nobody is named."""
    lineages = scopes(grants_of(session, actor), Action.SPOT_CHECK)
    today = summing.today(session, now=now)
    found = spot_checks.last(session, lineages, staff.id or 0, today, limit=LISTED)
    return SpotList(most=MOST, draws=tuple(_draw_line(session, *one, staff) for one in found))


def _draw_line(
    session: Session, spot: SpotCheck, place: Place, by: Staff, staff: Staff
) -> tuple[int, str, str, int, str, str, tuple[tuple[str, int], ...], bool]:
    people = spot_checks.people_of(session, spot.id or 0)
    nth = spot_checks.number_of_day(session, spot)
    is_own = spot.staff_id == staff.id
    return spot.id or 0, spot.day.isoformat(), place.name, nth, by.name, spot.seed, counts(people), is_own


def script_view(session: Session, spot_id: int, *, now: datetime) -> SpotScriptView | None:
    """Return a draw repeated from what was kept of it, and the few lines that repeat it anywhere."""
    spot = session.get(SpotCheck, spot_id)
    if spot is None or spot.state is not SpotState.DRAWN:
        return None
    pool = pool_of(session, spot, now=now)
    drawn: Sequence[int] = spot.drawn["order"]
    same = draw(spot.seed, pool, spot.wanted) == tuple(drawn) and fingerprint(pool) == spot.fingerprint
    return SpotScriptView(
        number=spot_id,
        seed=spot.seed,
        mark=spot.fingerprint,
        drawn=tuple(drawn),
        same=same,
        script=script(file_name(spot_id), spot.seed, pool, spot.wanted),
    )


def file_name(spot_id: int) -> str:
    """Return the name of the file that repeats a draw."""
    return f"spotcheck-{spot_id}.py"
