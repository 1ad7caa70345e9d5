"""Ask those who are missing once more, because the worker wants it: once a round, and only so often a day."""

from collections import Counter
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import Ask
from bot.rules.delivery import Priority
from bot.rules.escalation import AlertKind
from bot.rules.reminders import Remind, may_remind
from bot.rules.roles import Action
from bot.rules.slots import from_json, is_quiet
from bot.services import drawing_people, turning
from bot.services.actors import Actor, require, trail
from bot.services.offices import to_reporter
from bot.services.owing import owe_all, row
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import checks, episodes, residents
from storage.models import Alert, Check, Episode, Place
from storage.words import CheckState

STAYS_FRESH = timedelta(hours=1)


def remind(session: Session, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Ask everybody who is missing on the card that was pressed once more, and say how many that were."""
    place, missing = _missing_on(session, message_id, actor=actor)
    require(session, actor, Action.REPORT_FOR, place)
    answers = _answers(session, missing, now=now)
    chosen = [check for check in missing if answers[check.episode_id] is Remind.YES]
    asked = _owe(session, chosen, now=now)
    for check in chosen:
        check.reminded_at = now
    trail(session, actor, "reminded", subject=f"place:{place.id}", place_id=place.id, now=now)
    if asked:
        return toast("reminded", count=asked)
    if chosen:
        return toast("remind-nobody-reads", alarm=True)
    return _refusal(answers)


def _refusal(answers: dict[int, Remind]) -> Toast:
    why = Counter(answers.values()).most_common(1)
    return toast(_SAID[why[0][0]] if why else "remind-nobody-missing", alarm=True)


_SAID = {
    Remind.NIGHT: "remind-night",
    Remind.ALREADY: "remind-already",
    Remind.ENOUGH: "remind-enough",
    Remind.OVER: "remind-over",
    Remind.YES: "remind-already",
}


def _missing_on(session: Session, message_id: int | None, *, actor: Actor) -> tuple[Place, list[Check]]:
    """Return the place of a card and the checks that are without an answer on it."""
    card = turning.pressed_card(session, message_id, actor=actor)
    kind, first, *_ = card.subject.split(":") if card else ("", "0")
    if kind == "alert":
        alert = session.get_one(Alert, int(first))
        if alert.kind is not AlertKind.MISSED or alert.day is None:
            raise Refused("button-unknown")
        of_round = checks.of_grid(session, alert.place_id, alert.day, alert.slot)
        waiting = [check for check, _ in of_round if check.state in drawing_people.WAITING]
        return session.get_one(Place, alert.place_id), waiting
    day = turning.day_of(card) if card and kind in {"missing", "board"} else None
    if day is None:
        raise Refused("button-unknown")
    place = session.get_one(Place, int(first))
    return place, [check for check, _ in drawing_people.newest_missing(checks.below(session, place.lineage, day))]


def _answers(session: Session, missing: list[Check], *, now: datetime) -> dict[int, Remind]:
    followed = {one.id: one for one in episodes.by_ids(session, [check.episode_id for check in missing])}
    # the counts of a day are those of its local date
    counts: dict[date, dict[int, int]] = {}
    for check in missing:
        if check.day not in counts:
            counts[check.day] = checks.reminded_on(session, [one.episode_id for one in missing], check.day)
    return {
        check.episode_id: _may(followed[check.episode_id], check, counts[check.day].get(check.episode_id, 0), now=now)
        for check in missing
    }


def _may(episode: Episode, check: Check, today: int, *, now: datetime) -> Remind:
    profile = from_json(episode.profile)
    following, zone = episode.next_round_at, ZoneInfo(episode.zone)
    return may_remind(
        quiet=is_quiet(now, zone, profile),
        already=check.reminded_at is not None,
        today=today,
        most=profile.reminds_a_day,
        # the newest round of a place is not asked for any more once the next one is on
        over=(following is not None and following <= now) or now.astimezone(zone).date() != check.day,
    )


def _owe(session: Session, chosen: list[Check], *, now: datetime) -> int:
    """Owe the questions, one for each reporter and round, however many they answer for."""
    if not chosen:
        return 0
    by_resident = {check.resident_id: check for check in chosen}
    profiles = {one.id: from_json(one.profile) for one in episodes.by_ids(session, [one.episode_id for one in chosen])}
    owed = {}
    for resident_id, reporter_id in residents.askable(session, list(by_resident)):
        check = by_resident[resident_id]
        over = check.state is CheckState.MISSED
        # after the round the words are those of its end
        nudge = len(profiles[check.episode_id].nudges) + 1 if over else 1
        key = f"remind:{reporter_id}:{check.day.isoformat()}:{check.slot}"
        ask = Ask(day=check.day.isoformat(), slot=check.slot, nudge=nudge)
        owed[key] = row(
            ask,
            to=to_reporter(reporter_id),
            key=key,
            priority=Priority.PROMPT,
            now=now,
            expires=now + STAYS_FRESH,
        )
    return owe_all(session, owed.values())
