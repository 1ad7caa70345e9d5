"""What a worker finds in a presence round: at home, not at home, no contact. Nothing here reaches the resident."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.rules.escalation import AlertKind, Tier
from bot.rules.presence import IN_ROUND, DoorState, Person, VisitKind, VisitOutcome
from bot.rules.roles import Action
from bot.rules.slots import from_json
from bot.services import alerting, turning
from bot.services.actors import Actor, require, trail
from bot.services.drawing_presence import Standing, standing_of
from bot.services.owing import redraw, redraw_pressed
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import outings, routines, visits
from storage.models import Episode, Place, PresenceRound, Staff
from storage.words import Channel

CHANNELS = (Channel.DOOR, Channel.PHONE, Channel.VIDEO)
TOO_SOON = timedelta(minutes=1)  # the same press twice is one try, not two


def choose_channel(
    session: Session, round_id: int, word: str, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Say how doors are seen from now on: in person, by phone or by video. It stays for the doors that follow."""
    round_, _ = _held(session, round_id, message_id=message_id, actor=actor)
    if word not in {one.value for one in CHANNELS}:
        raise Refused("button-unknown")
    round_.channel = Channel(word)
    _redraw(session, round_, message_id, actor=actor, now=now, back=False)
    return toast("ok")


def _held(session: Session, round_id: int, *, message_id: int | None, actor: Actor) -> tuple[PresenceRound, Staff]:
    """Return a round and who presses, if it is theirs and the card is the round's."""
    round_ = routines.locked(session, round_id)
    if round_ is None:
        raise Refused("button-unknown")
    staff = require(session, actor, Action.REPORT_FOR, session.get_one(Place, round_.place_id))
    card = turning.pressed_card(session, message_id, actor=actor)
    if card is not None and card.subject != f"presence:{round_id}":
        raise Refused("button-unknown")
    return round_, staff


def _redraw(
    session: Session, round_: PresenceRound, message_id: int | None, *, actor: Actor, now: datetime, back: bool
) -> None:
    """Show what changed: on the card that was pressed at once, on the others when they have rested."""
    redraw(session, f"presence:{round_.id}", now=now, rests=True)
    card = turning.pressed_card(session, message_id, actor=actor)
    if back:
        turning.back_to_list(session, card, now=now)
    elif card is not None:
        redraw_pressed(session, card, now=now)


def mark(
    session: Session, round_id: int, resident_id: int, word: str, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Write down what was found at a door, for everybody behind it, or with `.one` for one of them.

    A later look at the same door is a newer version. Somebody who is not at home and did not say so
    before becomes an alert, in words that blame nobody; no contact becomes one after the tries of the rule.
    """
    outcome_word, _, alone = word.partition(".")
    if outcome_word not in {one.value for one in IN_ROUND} or alone not in {"", "one"}:
        raise Refused("button-unknown")
    round_, staff = _held(session, round_id, message_id=message_id, actor=actor)
    standing = standing_of(session, round_)
    door = standing.door_with(resident_id)
    if door is None:
        raise Refused("button-unknown")
    people = [one for one in door.people if not alone or one.resident == resident_id]
    outcome = VisitOutcome(outcome_word)
    if _just_pressed(standing, people, outcome, now=now):
        return toast("visit-noted-already")
    found = _Look(round_, staff, outcome, now).at(session, people, standing)
    trail(session, actor, f"visit-{outcome.value}", subject=f"door:{door.first}", place_id=round_.place_id, now=now)
    _redraw(session, round_, message_id, actor=actor, now=now, back=True)
    return found


def _just_pressed(standing: Standing, people: Sequence[Person], outcome: VisitOutcome, *, now: datetime) -> bool:
    newest = [standing.newest.get(one.resident) for one in people]
    return all(one is not None and one.outcome is outcome and now - one.at < TOO_SOON for one in newest)


class _Look:
    """One look at a door."""

    def __init__(self, round_: PresenceRound, staff: Staff, outcome: VisitOutcome, now: datetime) -> None:
        self.round, self.staff, self.outcome, self.now = round_, staff, outcome, now

    def at(self, session: Session, people: Sequence[Person], standing: Standing) -> Toast:
        """Record the look for each person and say what follows from it."""
        declared = [self._record(session, standing.episodes[one.resident]) for one in people]
        names = "、".join(one.name for one in people)
        match self.outcome:
            case VisitOutcome.AWAY:
                return self._away(session, people, declared, standing, names)
            case VisitOutcome.NO_CONTACT:
                return self._no_contact(session, people, standing, names)
            case _:
                return toast("visit-noted-home", name=names)

    def _record(self, session: Session, episode: Episode) -> bool:
        """Keep the look and return whether this person had said that they would be out now."""
        away = self.outcome is VisitOutcome.AWAY
        outing = outings.covering(session, episode.id or 0, now=self.now) if away else None
        visits.record(
            session,
            episode,
            kind=VisitKind.PRESENCE,
            day=self.round.day,
            slot=self.round.slot,
            outcome=self.outcome,
            channel=self.round.channel,
            staff_id=self.staff.id or 0,
            outing_id=outing.id if outing else None,
            now=self.now,
        )
        return outing is not None

    def _away(
        self, session: Session, people: Sequence[Person], declared: list[bool], standing: Standing, names: str
    ) -> Toast:
        unsaid = [one for one, said in zip(people, declared, strict=True) if not said]
        for one in unsaid:
            self._alert(session, standing.episodes[one.resident])
        if unsaid:
            return toast("visit-noted-away-alert", alarm=True, name="、".join(one.name for one in unsaid))
        return toast("visit-noted-declared", name=names)

    def _no_contact(self, session: Session, people: Sequence[Person], standing: Standing, names: str) -> Toast:
        after = standing_of(session, self.round)
        lost = [one for one in people if after.states[one.resident] is DoorState.LOST]
        for one in lost:
            self._alert(session, standing.episodes[one.resident])
        if lost:
            return toast("visit-noted-lost-alert", alarm=True, name="、".join(one.name for one in lost))
        self._try_later(standing)
        return toast("visit-noted-again", name=names, minutes=standing.profile.presence_again)

    def _try_later(self, standing: Standing) -> None:
        """Have the doors without contact come up once more, once in a round."""
        if self.round.again_at is not None:
            return
        self.round.again_at = self.now + timedelta(minutes=standing.profile.presence_again)
        if self.round.next_at is not None:
            self.round.next_at = min(self.round.next_at, self.round.again_at)

    def _alert(self, session: Session, episode: Episode) -> None:
        fact = alerting.about(episode, AlertKind.NOT_HOME, Tier.YELLOW)
        alerting.raise_alert(session, fact, from_json(episode.profile), now=self.now)
