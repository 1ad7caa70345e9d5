"""`/spotcheck N [PLACE]`: people are drawn to be looked at unannounced, by a draw that anybody can repeat.

The preview draws nobody: there is no seed before it is confirmed, so nobody can throw a draw away until it suits them.
The seed, the list it drew from and who was drawn stay; a second draw of a day is allowed, and called the second.
"""

from datetime import datetime

from sqlmodel import Session

from bot.notices import Choice, SpotCard, SpotScript
from bot.rules.buttons import data
from bot.rules.roles import Action
from bot.rules.spot_check import MOST, STANDS, Slip, SpotState, closes_at, draw, fingerprint, seed_of, typed
from bot.services import spot_showing
from bot.services.actors import Actor, require, require_anywhere, trail
from bot.services.enrolling import place_named
from bot.services.filing import OFFERED, tops_of
from bot.services.owing import redraw, reply
from bot.services.refusals import NotAllowed, Refused
from bot.services.summing import today
from bot.services.toasts import Toast, toast
from bot.services.walltime import zone_of
from storage import places, spot_checks
from storage.models import Place, SpotCheck, Staff


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/spotcheck N [PLACE]` with a preview, and `/spotcheck` alone with how to draw and the last draws."""
    staff = require_anywhere(session, actor, Action.SPOT_CHECK)
    if not actor.private:
        raise Refused("in-private-only")
    if not tail.strip():
        reply(session, actor, spot_showing.last_draws(session, staff, actor=actor, now=now), now=now)
        return
    wanted = typed(tail)
    if isinstance(wanted, Slip):
        raise Refused(wanted.key, word=wanted.word, most=MOST)
    if wanted.place:
        place = place_named(session, wanted.place, action=Action.SPOT_CHECK, actor=actor)
        _preview(session, wanted.count, place, actor=actor, now=now)
        return
    tops = tops_of(session, Action.SPOT_CHECK, actor=actor)
    if len(tops) == 1:
        _preview(session, wanted.count, tops[0], actor=actor, now=now)
        return
    buttons = tuple((data("spat", wanted.count, one.id), one.name) for one in tops[:OFFERED])
    values = {"count": str(wanted.count)}
    reply(session, actor, Choice(key="spot-which", values=values, buttons=buttons), now=now)


def at_place(session: Session, count: int, place_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Show the preview of a draw at the place that was chosen."""
    place = session.get(Place, place_id)
    if place is None or not 1 <= count <= MOST or not actor.private:
        raise Refused("button-unknown")
    _preview(session, count, place, actor=actor, now=now)
    return toast("ok")


def _preview(session: Session, count: int, place: Place, *, actor: Actor, now: datetime) -> None:
    staff = require(session, actor, Action.SPOT_CHECK, place)
    day = today(session, now=now)
    if not spot_checks.eligible(session, place.lineage, day):
        raise Refused("spot-nobody", place=place.name)
    spot = SpotCheck(
        place_id=place.id or 0,
        drawn_by=staff.id or 0,
        staff_id=staff.id or 0,
        wanted=count,
        written_at=now,
        day=day,
    )
    session.add(spot)
    session.flush()
    trail(session, actor, "spot-drafted", subject=spot_showing.subject(spot.id), place_id=place.id, now=now)
    reply(session, actor, SpotCard(number=spot.id or 0), now=now)


def own(session: Session, spot_id: int, *, actor: Actor) -> tuple[SpotCheck, Place, Staff]:
    """Return a spot check for changing, its place, and whoever goes and looks, if that is who presses.

    Raises Refused for none and in a group, NotAllowed for anybody else.
    """
    spot = spot_checks.locked(session, spot_id)
    if spot is None:
        raise Refused("button-unknown")
    place = session.get_one(Place, spot.place_id)
    staff = require(session, actor, Action.SPOT_CHECK, place)
    if not actor.private:
        raise Refused("in-private-only")
    if staff.id != spot.staff_id:
        raise NotAllowed(Action.SPOT_CHECK.value, place_id=place.id)
    return spot, place, staff


def confirm(session: Session, spot_id: int, *, chance: str, actor: Actor, now: datetime) -> Toast:
    """Draw: once, by whoever asked, while the preview is fresh. `chance` is what nobody could foresee."""
    spot, place, _ = own(session, spot_id, actor=actor)
    if spot.state is not SpotState.DRAFT:
        raise Refused("button-answered")
    if now - spot.written_at > STANDS:
        raise Refused("spot-stale", minutes=int(STANDS.total_seconds() // 60))
    spot.day = today(session, now=now)
    pool = spot_checks.eligible(session, place.lineage, spot.day)
    if not pool:
        raise Refused("spot-nobody", place=place.name)
    _draw(session, spot, pool, chance, now=now)
    spot.next_at = closes_at(places.profile_of(session, place), zone_of(session), now=now)
    session.flush()
    _keep(session, spot, actor=actor, now=now)
    redraw(session, spot_showing.subject(spot_id), now=now)
    return toast("spot-drawn", count=len(spot.drawn["order"]))


def _draw(session: Session, spot: SpotCheck, pool: list[tuple[int, int]], chance: str, *, now: datetime) -> None:
    spot.seed, spot.fingerprint = seed_of(spot.id or 0, now, chance), fingerprint(pool)
    drawn = draw(spot.seed, pool, spot.wanted)
    by_grid: dict[str, list[int]] = {}
    for grid, person in pool:
        by_grid.setdefault(str(grid), []).append(person)
    spot.pool, spot.drawn = by_grid, {"order": list(drawn)}
    spot.state, spot.drawn_at = SpotState.DRAWN, now
    spot_checks.keep_drawn(session, spot, drawn)


def _keep(session: Session, spot: SpotCheck, *, actor: Actor, now: datetime) -> None:
    """Keep the draw in the trail, with all that is needed to repeat it, and that each person was seen."""
    subject, count = spot_showing.subject(spot.id), len(spot.drawn["order"])
    trail(
        session,
        actor,
        "spot-drawn",
        subject=subject,
        place_id=spot.place_id,
        now=now,
        seed=spot.seed,
        list=spot.fingerprint,
        count=count,
        of=spot.wanted,
    )
    for one in spot_checks.people_of(session, spot.id or 0):
        about = f"resident:{one.resident.id}"
        trail(session, actor, "person-seen", subject=about, place_id=one.place.id, now=now)


def leave(session: Session, spot_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Throw a preview away. What was drawn stays drawn."""
    spot, place, _ = own(session, spot_id, actor=actor)
    if spot.state is not SpotState.DRAFT:
        raise Refused("spot-stays" if spot.state is SpotState.DRAWN else "button-answered")
    spot.state = SpotState.LEFT
    session.flush()
    trail(session, actor, "spot-left", subject=spot_showing.subject(spot_id), place_id=place.id, now=now)
    redraw(session, spot_showing.subject(spot_id), now=now)
    return toast("spot-left")


def show(session: Session, spot_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Bring the card of a draw once more, for whoever goes and looks."""
    spot, place, _ = own(session, spot_id, actor=actor)
    if spot.state is SpotState.LEFT:
        raise Refused("button-answered")
    trail(session, actor, "spot-seen", subject=spot_showing.subject(spot_id), place_id=place.id, now=now)
    reply(session, actor, SpotCard(number=spot_id), now=now)
    return toast("ok")


def repeat(session: Session, spot_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Draw again from the same list with the same seed, say whether it gave the same people, and send the way.

    It names nobody, so whoever may draw at the place may check it.
    """
    spot = session.get(SpotCheck, spot_id)
    if spot is None or not actor.private:
        raise Refused("button-unknown")
    place = session.get_one(Place, spot.place_id)
    require(session, actor, Action.SPOT_CHECK, place)
    if spot.state is not SpotState.DRAWN:
        raise Refused("button-unknown")
    trail(session, actor, "spot-repeated", subject=spot_showing.subject(spot_id), place_id=place.id, now=now)
    reply(session, actor, SpotScript(number=spot_id), now=now)
    return toast("spot-repeating")


def fresh(session: Session, spot_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Draw the card anew."""
    own(session, spot_id, actor=actor)
    redraw(session, spot_showing.subject(spot_id), now=now)
    return toast("board-fresh")
