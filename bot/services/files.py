"""Find a resident and open the file: only inside the scope, and every look is kept in the trail."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import FileCard, FileChart, FindPrompt, Found, People
from bot.rules.arguments import words
from bot.rules.buttons import data
from bot.rules.delivery import Priority
from bot.rules.roles import Action, scopes
from bot.rules.slots import from_json
from bot.services import reaching
from bot.services.actors import Actor, grants_of, require, require_anywhere, trail
from bot.services.offices import reach, to_staff
from bot.services.owing import owe, redraw, reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from bot.services.viewing import zone_of
from storage import cards, dialogues, episodes, readings, residents
from storage.models import Check, Dialogue, Episode, Place, Resident
from storage.words import Asking

MOST = 8
PAGE = 7  # people on a page, so that the row for turning it is the eighth
CHART_DAYS = 14
NOON = 14  # the local hour from which an unasked value stands with the evening's


def find(session: Session, wanted: str, *, actor: Actor, now: datetime) -> None:
    """Answer /find: the file when one person is meant, the names to choose from when several are.

    Without words it asks for them, and the next message is the answer.
    """
    require_anywhere(session, actor, Action.SEE_PERSON)
    wanted = " ".join(words(wanted))
    if not wanted:
        _ask(session, actor=actor, now=now)
    elif reaching.is_meant(wanted):
        reaching.show(session, 0, actor=actor, now=now)
    else:
        look_up(session, wanted, actor=actor, now=now)


def _ask(session: Session, *, actor: Actor, now: datetime) -> None:
    _in_private(actor)
    dialogues.ask(session, actor.chat_id, Asking.FIND, now=now)
    unreached = residents.count_unreached(session, scopes(grants_of(session, actor), Action.SEE_PERSON))
    reply(session, actor, FindPrompt(unreached=unreached), now=now)


def look_up(session: Session, wanted: str, *, actor: Actor, now: datetime) -> None:
    """Show whom a word means: the file of one, a page of several. Raises Refused when it means nobody."""
    found = matching(session, wanted, action=Action.SEE_PERSON, actor=actor)
    if len(found) == 1:
        dialogues.close(session, dialogues.open_of(session, actor.chat_id, Asking.FIND), now=now)
        show(session, found[0].id or 0, actor=actor, now=now)
        return
    _in_private(actor)
    asked = dialogues.ask(session, actor.chat_id, Asking.FIND, now=now, about={"wanted": wanted[:40]})
    # nothing is asked any more; the row keeps the words for the pages that follow
    dialogues.close(session, asked, now=now)
    _page(session, asked, 0, actor=actor, now=now)


def turn(
    session: Session, dialogue_id: int, page: int, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Show another page of the people a word can mean, in the place of the one that was shown."""
    _in_private(actor)
    asked = session.get(Dialogue, dialogue_id)
    if asked is None or asked.chat_id != actor.chat_id or "wanted" not in asked.about:
        raise Refused("button-unknown")
    _page(session, asked, page, edits=message_id, actor=actor, now=now)
    return toast("ok")


def _page(
    session: Session, asked: Dialogue, page: int, *, actor: Actor, now: datetime, edits: int | None = None
) -> None:
    require_anywhere(session, actor, Action.SEE_PERSON)
    lineages = scopes(grants_of(session, actor), Action.SEE_PERSON)
    wanted: str = asked.about["wanted"]
    count = residents.count_matching(session, wanted, lineages=lineages)
    pages = max(1, -(-count // PAGE)) if count > MOST else 1
    page = min(page, pages - 1)
    size = PAGE if pages > 1 else MOST
    found = residents.matching(session, wanted, lineages=lineages, limit=size, skip=page * size)
    _keep_listed(session, found, actor=actor, now=now)
    followed = episodes.active_among(session, [one.id or 0 for one in found])
    people = tuple((one.id or 0, f"{one.name}　{one.address}".strip(), one.id in followed) for one in found)
    notice = Found(word=wanted, people=people, dialogue=asked.id or 0, page=page, pages=pages)
    reply(session, actor, notice, now=now, edits=edits)


def matching(session: Session, wanted: str, *, action: Action, actor: Actor) -> Sequence[Resident]:
    """Return whom a word can mean, within what the actor may see. Raises Refused when it means nobody."""
    require_anywhere(session, actor, action)
    wanted = " ".join(words(wanted))
    if not wanted:
        raise Refused("find-usage")
    lineages = scopes(grants_of(session, actor), action)
    found = residents.matching(session, wanted, lineages=lineages, limit=MOST + 1)
    exact = [one for one in found if one.name == wanted]
    if len(exact) == 1:
        return exact
    if not found:
        raise Refused("find-nobody", word=wanted[:40])
    return found


def offer(
    session: Session,
    key: str,
    word: str,
    found: Sequence[Resident],
    *,
    verb: str,
    actor: Actor,
    now: datetime,
    extra: tuple[object, ...] = (),
    ending: str = "",
) -> None:
    """Offer people to choose from, each a button, in private: their names and doors are nobody else's."""
    _in_private(actor)
    _keep_listed(session, found[:MOST], actor=actor, now=now)
    people = tuple((data(verb, one.id, *extra), f"{one.name}　{one.address}".strip() + ending) for one in found[:MOST])
    reply(session, actor, People(key=key, word=word[:40], people=people, more=len(found) > MOST), now=now)


def _keep_listed(session: Session, found: Sequence[Resident], *, actor: Actor, now: datetime) -> None:
    """Keep in the trail whose names and doors somebody was shown."""
    for one in found:
        trail(session, actor, "person-listed", subject=f"resident:{one.id}", place_id=one.place_id, now=now)


def _in_private(actor: Actor) -> None:
    if not actor.private:
        raise Refused("in-private-only")


def seen(session: Session, resident_id: int, what: str, *, actor: Actor, now: datetime) -> Resident:
    """Return a resident somebody may look at, in private, and keep the look in the trail.

    Raises NotAllowed outside the actor's scope.
    """
    resident = session.get(Resident, resident_id)
    if resident is None:
        raise Refused("button-unknown")
    place = session.get_one(Place, resident.place_id)
    require(session, actor, Action.SEE_PERSON, place)
    _in_private(actor)
    trail(session, actor, what, subject=f"resident:{resident_id}", place_id=place.id, now=now)
    return resident


def show(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> None:
    """Answer with a resident's file, a card that keeps itself up to date; an older copy in this chat stands still."""
    seen(session, resident_id, "file-seen", actor=actor, now=now)
    cards.forget(session, actor.chat_id, f"file:{resident_id}")
    reply(session, actor, FileCard(resident=resident_id), now=now, part=str(resident_id))


def press(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Show the file of somebody who was chosen."""
    show(session, resident_id, actor=actor, now=now)
    return toast("file-below")


def into_private(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Send the file somebody asked for in a group to their private chat: a group sees no names."""
    resident = session.get_one(Resident, resident_id)
    staff = require(session, actor, Action.SEE_PERSON, session.get_one(Place, resident.place_id))
    if reach(session, to_staff(staff.id), now=now) is None:
        return toast("open-first", alarm=True)
    subject = f"resident:{resident_id}"
    trail(session, actor, "file-seen", subject=subject, place_id=resident.place_id, now=now)
    cards.forget(session, staff.telegram_id, f"file:{resident_id}")
    owe(
        session,
        FileCard(resident=resident_id),
        to=to_staff(staff.id),
        key=f"file:{actor.cause}",
        priority=Priority.REPLY,
        now=now,
    )
    return toast("file-in-private")


def refresh(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Draw a file anew because somebody asked for it."""
    seen(session, resident_id, "file-seen", actor=actor, now=now)
    redraw(session, f"file:{resident_id}", now=now)
    return toast("board-fresh")


def by_phone(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Note that somebody has no Telegram and is phoned, or take it back."""
    resident = seen(session, resident_id, "by-phone-changed", actor=actor, now=now)
    require(session, actor, Action.REPORT_FOR, session.get_one(Place, resident.place_id))
    resident.by_phone_since = None if resident.by_phone_since else now
    session.flush()
    redraw(session, f"file:{resident_id}", now=now)
    return toast("by-phone-on" if resident.by_phone_since else "by-phone-off")


def chart(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Send the temperatures of somebody as a picture."""
    resident = seen(session, resident_id, "chart-seen", actor=actor, now=now)
    episode = episodes.last_of(session, resident_id)
    if episode is None:
        raise Refused("rep-not-followed", name=resident.name)
    notice = FileChart(
        name=resident.name,
        place=session.get_one(Place, resident.place_id).path,
        days=_days(session, episode, now=now),
        fever_line=from_json(episode.profile).fever_line,
    )
    reply(session, actor, notice, now=now)
    return toast("chart-below")


def _days(session: Session, episode: Episode, *, now: datetime) -> tuple[tuple[str, int, int], ...]:
    """Return the highest value of each half of the last days of an episode, 0 where there is none."""
    zone = zone_of(session, episode)
    last = min(episode.ends_on, max(now.astimezone(zone).date(), episode.starts_on))
    first = max(episode.starts_on, last - timedelta(days=CHART_DAYS - 1))
    values = {first + timedelta(days=at): [0, 0] for at in range((last - first).days + 1)}
    slots = [slot.name for slot in from_json(episode.profile).slots]
    for reading, check in readings.standing_of(session, episode.id or 0):
        day = check.day if check else reading.measured_at.astimezone(zone).date()
        if day in values:
            half = _half(check, slots, reading.measured_at.astimezone(zone).hour)
            values[day][half] = max(values[day][half], reading.centi)
    return tuple((day.isoformat(), morning, evening) for day, (morning, evening) in values.items())


def _half(check: Check | None, slots: list[str], hour: int) -> int:
    """Return 0 for the morning and 1 for the evening: by the round it answers, else by the hour."""
    if check is not None and check.slot in slots:
        return int(slots.index(check.slot) * 2 >= len(slots))
    return int(hour >= NOON)


def answered(session: Session, text: str, *, actor: Actor, now: datetime) -> None:
    """Take what was typed after a bare /find as what to look for."""
    wanted = " ".join(words(text))
    if reaching.is_meant(wanted):
        reaching.show(session, 0, actor=actor, now=now)
        return
    look_up(session, wanted, actor=actor, now=now)
