"""`/forget`: erase what is kept about somebody. Two people say so; or nobody does and the retention is over.

Nothing is erased about somebody whose isolation goes on. A week before the rule erases, the lead and the admins
are told; `/forget` alone shows what comes next and how much it would be, and erases nothing.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import ForgetCard, ForgetView, Listing, OwnFileView, PersonFile, line
from bot.rules import arguments
from bot.rules.delivery import Priority
from bot.rules.forgetting import ANSWER_WITHIN, WARNING, PurgeState, erased_at, warned_at
from bot.rules.roles import Action, Role, may, scopes
from bot.rules.slots import from_json
from bot.services import files, own_file, own_record
from bot.services.actors import Actor, grants_of, require, require_anywhere, trail
from bot.services.offices import ADMINS, Reached, each_once, to_office
from bot.services.owing import owe, redraw, reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import audits, episodes, houses, places, purges
from storage import staff as staff_rows
from storage.models import Place, Purge, Resident, Staff

BATCH = 20  # people erased in one transaction: nobody waits long behind it
SHOWN = 12
EVERYBODY = frozenset({"", "all", "全部", "所有"})  # nobody is erased by that word


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/forget NAME` with the wish; alone, with what the rule will erase next: a dry run."""
    require_anywhere(session, actor, Action.FORGET)
    if not actor.private:
        raise Refused("in-private-only")
    wanted = " ".join(arguments.words(tail))
    if wanted.lower() in EVERYBODY:
        _dry_run(session, actor=actor, now=now)
        return
    found = files.matching(session, wanted, action=Action.FORGET, actor=actor)
    if len(found) > 1:
        files.offer(session, "forget-several", wanted, found, verb="forget", actor=actor, now=now)
        return
    ask(session, found[0].id or 0, actor=actor, now=now)


def _dry_run(session: Session, *, actor: Actor, now: datetime) -> None:
    zone = ZoneInfo(houses.house(session).zone)
    mine = scopes(grants_of(session, actor), Action.FORGET)
    coming = [(one, session.get(Resident, one.resident_id)) for one in purges.coming(session, mine, limit=SHOWN)]
    lines = [
        (
            "forget-line",
            (
                ("name", resident.name),
                ("at", f"{_erased_at(session, one, now=now).astimezone(zone):%Y-%m-%d}"),
                ("rows", str(purges.count(session, one.resident_id))),
            ),
        )
        for one, resident in coming
        if resident is not None
    ]
    for one, resident in coming:
        if resident is not None:
            trail(session, actor, "person-listed", subject=f"resident:{resident.id}", place_id=one.place_id, now=now)
    empty = (("forget-none", ()),)
    reply(session, actor, Listing(key="forget-list", lines=tuple(lines) or empty), now=now)


def ask(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> None:
    """Ask for a second person who agrees. Raises Refused while an isolation goes on."""
    resident, staff = _person(session, resident_id, Action.FORGET, actor=actor)
    if episodes.active_of(session, resident_id) is not None:
        raise Refused("forget-active", name=resident.name)
    wish = purges.asked_of(session, resident_id)
    if wish is None:
        wish = Purge(
            resident_id=resident_id,
            place_id=resident.place_id,
            state=PurgeState.ASKED,
            asked_by=staff.id,
            asked_at=now,
            next_at=now + ANSWER_WITHIN,
        )
        session.add(wish)
        session.flush()
    trail(session, actor, "forget-asked", subject=f"resident:{resident_id}", place_id=resident.place_id, now=now)
    reply(session, actor, ForgetCard(purge=wish.id or 0), now=now)
    for to in each_once(session, (to_office(Role.LEAD, resident.place_id), ADMINS), now=now):
        card = ForgetCard(purge=wish.id or 0)
        owe(session, card, to=to, key=f"forget:{wish.id}:{to}", priority=Priority.REPLY, now=now)


def _person(session: Session, resident_id: int, action: Action, *, actor: Actor) -> tuple[Resident, Staff]:
    resident = session.get(Resident, resident_id)
    if resident is None:
        raise Refused("button-unknown")
    staff = require(session, actor, action, session.get_one(Place, resident.place_id))
    if not actor.private:
        raise Refused("in-private-only")
    return resident, staff


def choose(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Ask about the one who was chosen."""
    ask(session, resident_id, actor=actor, now=now)
    return toast("ok")


def decide(session: Session, number: int, agreed: bool, *, actor: Actor, now: datetime) -> Toast:
    """Agree as the second person, or let it be. What is agreed to is erased within a minute."""
    wish = purges.locked(session, number)
    if wish is None:
        raise Refused("button-unknown")
    if wish.state is not PurgeState.ASKED:
        require_anywhere(session, actor, Action.AGREE_FORGET)
        redraw(session, subject(wish), now=now)
        return toast("forget-over", alarm=True)
    resident, staff = _person(session, wish.resident_id, Action.AGREE_FORGET, actor=actor)
    if agreed and staff.id == wish.asked_by:
        return toast("forget-second", alarm=True)
    if agreed and episodes.active_of(session, wish.resident_id) is not None:
        raise Refused("forget-active", name=resident.name)
    wish.state = PurgeState.AGREED if agreed else PurgeState.REFUSED
    wish.decided_by, wish.decided_at, wish.next_at = staff.id, now, now if agreed else None
    session.flush()
    what = "forget-agreed" if agreed else "forget-refused"
    trail(session, actor, what, subject=f"resident:{wish.resident_id}", place_id=wish.place_id, now=now)
    redraw(session, subject(wish), now=now)
    return toast("forget-agreed" if agreed else "forget-refused")


def subject(wish: Purge) -> str:
    """Return the subject under which the cards of a wish are kept."""
    return f"forget:{wish.id}"


@dataclass(frozen=True, slots=True)
class Purged:
    """What one tick did. After an erasing the log of the database is emptied."""

    warned: int
    purged: int
    more: bool


def look_after(session: Session, *, now: datetime) -> Purged:
    """Warn, erase or give up what is due. Whoever is followed up again, or whose rule lasts longer, is kept."""
    warned = purged = 0
    due = purges.due(session, now=now, limit=BATCH)
    for wish in due:
        if wish.state is PurgeState.AGREED:
            purged += _erase(session, wish, now=now)
        elif wish.state is PurgeState.ASKED:
            wish.state, wish.next_at = PurgeState.EXPIRED, None
            redraw(session, subject(wish), now=now)
        elif session.get(Resident, wish.resident_id) is None or episodes.active_of(session, wish.resident_id):
            session.delete(wish)  # erased already, or followed up again: the next end plans anew
        elif now < (erased := _erased_at(session, wish, now=now)) - WARNING:
            wish.state, wish.next_at = PurgeState.PLANNED, erased - WARNING
        elif wish.state is PurgeState.PLANNED:
            warned += _warn(session, wish, max(erased, now + WARNING), now=now)
        elif now < erased:
            wish.next_at = erased
        else:
            purged += _erase(session, wish, now=now)
    session.flush()
    return Purged(warned, purged, len(due) == BATCH)


def rules_changed(session: Session, place: Place, *, now: datetime) -> int:
    """Let what the rule will erase at or below a place follow its retention; return how many dates moved.

    Who was warned of a date is not erased before it; whether that date still holds is asked when it comes.
    """
    rules, moved = places.rules_below(session, place.lineage), 0
    for wish, ended_at in purges.planned_below(session, place.lineage):
        profile = from_json(*rules.get(wish.place_id, ()))
        at = max(warned_at(profile, ended_at=ended_at or now), now)
        if wish.next_at != at:
            wish.next_at, moved = at, moved + 1
    session.flush()
    return moved


def _erased_at(session: Session, wish: Purge, *, now: datetime) -> datetime:
    """Return when the rule in force at the place erases somebody."""
    last = episodes.last_of(session, wish.resident_id)
    profile = places.profile_of(session, session.get_one(Place, wish.place_id))
    return erased_at(profile, ended_at=last.ended_at if last and last.ended_at else now)


def _warn(session: Session, wish: Purge, erased: datetime, *, now: datetime) -> int:
    resident = session.get_one(Resident, wish.resident_id)
    wish.state, wish.next_at = PurgeState.WARNED, erased
    zone = ZoneInfo(houses.house(session).zone)
    said = line("forget-warned", name=resident.name, at=f"{erased.astimezone(zone):%m-%d}")
    for to in each_once(session, (to_office(Role.LEAD, wish.place_id), ADMINS), now=now):
        key = f"forget-warned:{wish.id}:{erased.isoformat()}:{to}"
        owe(session, said, to=to, key=key, priority=Priority.DIGEST, now=now)
    return 1


def _erase(session: Session, wish: Purge, *, now: datetime) -> int:
    if episodes.active_of(session, wish.resident_id) is not None:
        wish.state, wish.next_at = PurgeState.REFUSED, None
        return 0
    number = wish.id or 0
    rows = purges.erase(session, wish.resident_id, now=now)
    done = purges.locked(session, number)
    if done is None:
        raise LookupError("a purge stays when the person goes")
    done.state, done.next_at, done.rows = PurgeState.DONE, None, rows
    audits.record(
        session, "purged", telegram_id=0, subject=f"resident:{done.resident_id}", place_id=done.place_id, now=now
    )
    session.flush()
    redraw(session, subject(done), now=now)
    return 1


def view(session: Session, number: int, *, reader: Reached) -> ForgetView | None:
    """Return a wish as its reader may see it; a group sees none."""
    wish = session.get(Purge, number)
    if wish is None or reader.masked:
        return None
    session.refresh(wish)
    resident = session.get(Resident, wish.resident_id)
    grants = staff_rows.grants_of_telegram(session, reader.chat_id)
    lineage = session.get_one(Place, wish.place_id).lineage
    asker = session.get(Staff, wish.asked_by) if wish.asked_by else None
    own = asker is not None and asker.telegram_id == reader.chat_id
    is_open, zone = wish.state is PurgeState.ASKED, ZoneInfo(houses.house(session).zone)
    return ForgetView(
        purge=number,
        resident=wish.resident_id,
        name=resident.name if resident else "",
        address=resident.address if resident else "",
        rows=purges.count(session, wish.resident_id) if resident else wish.rows,
        state=wish.state.value,
        asker=asker.name if asker else "",
        until=f"{wish.next_at.astimezone(zone):%m-%d %H:%M}" if wish.next_at else "",
        may_agree=is_open and not own and may(grants, Action.AGREE_FORGET, lineage),
        may_see=resident is not None and may(grants, Action.SEE_ALL_OF_PERSON, lineage),
    )


# ── everything about one person, for staff ──


def send_file(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Send everything kept about somebody, as a page to read and as a file for a machine."""
    resident, staff = _person(session, resident_id, Action.SEE_ALL_OF_PERSON, actor=actor)
    trail(session, actor, "person-exported", subject=f"resident:{resident_id}", place_id=resident.place_id, now=now)
    for form in own_record.FORMS:
        reply(session, actor, PersonFile(resident=resident_id, form=form, staff=staff.id or 0), now=now, part=form)
    return toast("own-file-coming")


def file_view(session: Session, wanted: PersonFile, *, reader: Reached, now: datetime) -> OwnFileView | None:
    """Return everything kept about somebody, if the one who asked may still see it."""
    resident = session.get(Resident, wanted.resident)
    if resident is None or reader.masked:
        return None
    place = session.get_one(Place, resident.place_id)
    if not may(staff_rows.grants_of_telegram(session, reader.chat_id), Action.SEE_ALL_OF_PERSON, place.lineage):
        return None
    everything = own_file.whole(session, resident, wanted.form, ZoneInfo(houses.house(session).zone), now=now)
    return replace(everything, of=resident.name)
