"""What people choose for themselves: the language, large print, the hour at which they are asked."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import HomeKeys, Hours, Languages, Notice, Preferences
from bot.rules.buttons import data
from bot.rules.hours import begins, choices, hour, minutes, with_hour
from bot.rules.slots import from_json
from bot.services import menus, strangers
from bot.services.actors import Actor, reads, staff_of, trail
from bot.services.households import Household, household_of
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import places, reporters, residents
from storage.models import Episode, Reporter, Resident
from storage.words import EpisodeState

LANGUAGES, FIRST_SLOT = 1, 2  # the screens behind the card; from the second on, the hours of a slot


def by_command(session: Session, wanted: str = "", language: str = "", *, actor: Actor, now: datetime) -> None:
    """Answer /settings with the card that is edited in place, or change the language that was named at once.

    `wanted` is what was typed, `language` the catalogue it means, or nothing when it means none.
    """
    if not actor.private:
        raise Refused("in-private-only")
    if household_of(session, actor.chat_id) is None and staff_of(session, actor) is None:
        strangers.greet(session, actor=actor, now=now)
        return
    if not wanted:
        reply(session, actor, _card(session, actor), now=now)
        return
    if not language:
        raise Refused("language-unknown", word=wanted[:40])
    choose_language(session, language, message_id=None, actor=actor, now=now)


def _card(session: Session, actor: Actor, undo: tuple[str, str] = ("", "")) -> Preferences:
    household = household_of(session, actor.chat_id)
    if household is None:
        if staff_of(session, actor) is None:
            raise Refused("button-unknown")
        return Preferences(resident=False, large=False, advice=False, hours=(), undo=undo)
    hours = tuple(
        (number, slot.name, f"{slot.at:%H:%M}")
        for number, slot in enumerate(from_json(household.first.episode.profile).slots)
        if len(_offered(session, household.first.episode, slot.name)) > 1
    )
    reporter = household.reporter
    return Preferences(
        resident=True, large=reporter.large, advice=reporter.no_advice_since is None, hours=hours, undo=undo
    )


def _offered(session: Session, episode: Episode, slot: str) -> tuple[time, ...]:
    if episode.state is not EpisodeState.ACTIVE:
        return ()
    place = places.profile_of(session, reporters.place_of(session, episode))
    return choices(place, from_json(episode.profile), slot)


def show(session: Session, screen: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Show the card, or one of the screens behind it, in the place of the message that was tapped."""
    reply(session, actor, _screen(session, screen, actor), now=now, edits=message_id)
    return toast("ok")


def _screen(session: Session, screen: int, actor: Actor) -> Notice:
    if screen < LANGUAGES:
        return _card(session, actor)
    if screen == LANGUAGES:
        _card(session, actor)  # a stranger has no settings
        return Languages()
    return _hours(session, screen - FIRST_SLOT, actor)


def _hours(session: Session, number: int, actor: Actor) -> Hours:
    household = _household(session, actor)
    episode = household.first.episode
    name, at = _slot(episode, number)
    return Hours(
        number=number,
        slot=name,
        chosen=f"{at:%H:%M}",
        hours=tuple((minutes(each), f"{each:%H:%M}") for each in _offered(session, episode, name)),
        also=_also(session, household),
    )


def _also(session: Session, household: Household) -> tuple[str, ...]:
    """Return for whom an hour holds, where it is more than one."""
    ids = reporters.connected(session, household.reporter.id or 0)
    asked = [session.get_one(Resident, one.resident_id).name for one in reporters.active_episodes(session, ids)]
    return tuple(asked) if len(asked) > 1 else ()


def _household(session: Session, actor: Actor) -> Household:
    household = household_of(session, actor.chat_id)
    if household is None:
        raise Refused("button-unknown")
    return household


def _slot(episode: Episode, number: int) -> tuple[str, time]:
    slots = from_json(episode.profile).slots
    if not 0 <= number < len(slots):
        raise Refused("button-unknown")
    return slots[number].name, slots[number].at


def choose_language(session: Session, language: str, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Speak another language from now on: messages, buttons, the command menu."""
    reporter, staff = residents.reporter_by_chat(session, actor.chat_id), staff_of(session, actor)
    before = reads(session, actor)
    if not actor.private or (reporter is None and staff is None):
        raise Refused("button-unknown")
    if reporter is not None:
        reporter.language = language
    if staff is not None:
        staff.language = language
    session.flush()
    trail(session, actor, "language-chosen", subject=f"chat:{actor.chat_id}", now=now)
    undo = (data("setlang", before.lower()), "language") if before != language else ("", "")
    reply(session, actor, _card(session, actor, undo), now=now, edits=message_id, language=language)
    if household_of(session, actor.chat_id) is not None:
        reply(session, actor, HomeKeys(key="language-changed", values={}), now=now, language=language)
    menus.owe_menu(session, actor, now=now)
    return toast("ok")


def choose_print(session: Session, large: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Draw pictures large from now on, and make the keys of the number pad wide; or no longer."""
    reporter = _household(session, actor).reporter
    reporter.large = large == 1
    session.flush()
    trail(session, actor, "print-chosen", subject=f"chat:{actor.chat_id}", now=now)
    reply(session, actor, _card(session, actor), now=now, edits=message_id)
    return toast("print-large" if reporter.large else "print-normal")


def choose_advice(session: Session, wanted: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Send guidance to a chat, or no more of it."""
    reporter = _household(session, actor).reporter
    want_advice(session, reporter, wanted == 1, actor=actor, now=now)
    reply(session, actor, _card(session, actor), now=now, edits=message_id)
    return toast("advice-on" if wanted == 1 else "advice-off")


def want_advice(session: Session, reporter: Reporter, wanted: bool, *, actor: Actor, now: datetime) -> None:
    """Keep whether a chat wants guidance; nothing else that concerns them is changed by it."""
    reporter.no_advice_since = None if wanted else reporter.no_advice_since or now
    session.flush()
    trail(session, actor, "advice-chosen", subject=f"chat:{actor.chat_id}", now=now)


def choose_hour(
    session: Session, number: int, minute: int, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Ask at another hour from the next round on that has not begun; for everybody who is asked together.

    Raises Refused for an hour the rule of the place does not offer: whoever holds a button can forge it.
    """
    household = _household(session, actor)
    name, before = _slot(household.first.episode, number)
    at = hour(minute) if 0 <= minute < 24 * 60 else None
    if at is None or at not in _offered(session, household.first.episode, name):
        raise Refused("hour-not-offered")
    for episode in reporters.active_episodes(session, reporters.connected(session, household.reporter.id or 0)):
        _move(session, episode, name, at, now=now)
    trail(session, actor, "hour-chosen", subject=f"chat:{actor.chat_id}", now=now)
    undo = (data("sethour", number, minutes(before)), f"{before:%H:%M}") if before != at else ("", "")
    reply(session, actor, _card(session, actor, undo), now=now, edits=message_id)
    return toast("hour-chosen", at=f"{at:%H:%M}")


def _move(session: Session, episode: Episode, slot: str, at: time, *, now: datetime) -> None:
    if from_json(episode.profile).slot(slot) is None:
        return
    episode.profile = with_hour(episode.profile, slot, at)
    if episode.next_slot == slot and episode.next_day is not None and episode.next_round_at is not None:
        zone = ZoneInfo(episode.zone)
        episode.next_round_at = begins(episode.next_day, at, zone, was=episode.next_round_at, now=now)
    session.flush()


def take_over(session: Session, reporter: Reporter, episode: Episode, *, now: datetime) -> None:
    """Ask somebody who joins a household at the hours the household has chosen."""
    ids = reporters.connected(session, reporter.id or 0)
    others = [one for one in reporters.active_episodes(session, ids) if one.id != episode.id]
    if not others:
        return
    for slot in from_json(others[0].profile).slots:
        own = from_json(episode.profile).slot(slot.name)
        if own is not None and own.at != slot.at:
            _move(session, episode, slot.name, slot.at, now=now)
