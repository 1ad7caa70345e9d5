"""Values of several people in one message: shown as understood, and taken once somebody says that it is right."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.notices import SplitProposed, line
from bot.rules.escalation import fever_tier
from bot.rules.household import Part, is_kin_word, is_no, is_yes, split
from bot.rules.slots import from_json
from bot.rules.temperature import Temperature
from bot.services import asking, correcting, feeling_together, talking
from bot.services.actors import Actor
from bot.services.households import Household, Member, household_of, people_of
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.said import Heard, Said, heard
from bot.services.sensing import Feels
from bot.services.toasts import Toast, toast
from storage import dialogues, readings
from storage.models import Dialogue, Reading
from storage.words import Asking, Consent


def hear(session: Session, household: Household, said: Said, *, actor: Actor, now: datetime) -> bool:
    """Take a message that says whose value is whose, or answers whether it was understood; say whether it did.

    Full names and certain values count at once. Anything less is proposed in one message; a word that
    can mean several of them, or none, is asked about by itself.
    """
    if said.forwarded:
        return False
    if _answered(session, said, actor=actor, now=now):
        return True
    if household.only is not None and household.only.link.consent is Consent.SELF:
        return False
    found = split(said.text, people_of(household))
    if found is None:
        return False
    known = [part for part in found.parts if part.person is not None]
    if found.exact:
        _take(session, household, _plain(known), heard(said), message_id=None, actor=actor, now=now)
        return True
    if known:
        _propose(session, household, known, heard(said), actor=actor, now=now)
    unknown = [part for part in found.parts if part.person is None]
    for at, part in enumerate(unknown):
        before = sum(one.word == part.word for one in unknown[:at])
        asking.whose(session, household, part.value, heard(said), word=part.word, before=before, actor=actor, now=now)
    return True


def _plain(parts: Sequence[Part]) -> list[dict[str, Any]]:
    return [
        {"resident": part.person, "centi": part.value.centi, "word": part.word, "words": part.words} for part in parts
    ]


def _propose(
    session: Session, household: Household, parts: Sequence[Part], message: Heard, *, actor: Actor, now: datetime
) -> None:
    """Show whose value is whose. A fever nobody confirms in time becomes an alert, for the one it is about."""
    before = dialogues.open_of(session, actor.chat_id, Asking.SPLIT)
    feared = _feared(household, before, parts)
    about = {
        "parts": _plain(parts),
        "feared": feared,
        "said": message.text,
        "message": message.message_id,
        "sent_at": message.sent_at.isoformat(),
    }
    alarm = (before.next_at if before else None) or _alarm(household, now)
    dialogue = dialogues.ask(
        session, actor.chat_id, Asking.SPLIT, now=now, about=about, next_at=alarm if feared else None
    )
    names = {member.resident.id: member.resident.name for member in household.members}
    shown = tuple((names[part.person], str(part.value)) for part in parts)
    proposed = SplitProposed(dialogue=dialogue.id or 0, parts=shown)
    reply(session, actor, proposed, now=now, language=household.reporter.language)


def _feared(household: Household, before: Dialogue | None, parts: Sequence[Part]) -> list[dict[str, Any]]:
    """Return every high value that waits for a yes; one said before stays feared until its person has a value."""
    highest: dict[int, int] = {one["resident"]: one["centi"] for one in (before.about["feared"] if before else [])}
    for part in parts:
        member = household.member(part.person)
        if member and fever_tier(part.value, from_json(member.episode.profile)) is not None:
            resident = member.resident.id or 0
            highest[resident] = max(part.value.centi, highest.get(resident, 0))
    return [{"resident": resident, "centi": centi} for resident, centi in highest.items()]


def _alarm(household: Household, now: datetime) -> datetime:
    return now + timedelta(minutes=from_json(household.first.episode.profile).unconfirmed_after)


def _answered(session: Session, said: Said, *, actor: Actor, now: datetime) -> bool:
    """Take a typed yes or no to the split that was just proposed."""
    if not is_yes(said.text) and not is_no(said.text):
        return False
    asked = dialogues.open_of(session, actor.chat_id, Asking.SPLIT)
    if not talking.is_fresh(asked, now=now):
        return False
    confirmed(session, asked.id or 0, is_yes(said.text), message_id=None, actor=actor, now=now)
    return True


def confirmed(
    session: Session, dialogue_id: int, right: bool, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Take the values of a split that was confirmed; otherwise ask for them one by one."""
    dialogue = session.get(Dialogue, dialogue_id, with_for_update=True)
    household = household_of(session, actor.chat_id)
    if dialogue is None or household is None or dialogue.chat_id != actor.chat_id:
        raise Refused("button-unknown")
    if dialogue.asking is not Asking.SPLIT:
        raise Refused("button-unknown")
    if dialogue.closed_at is not None:
        raise Refused("button-answered")
    about = dialogue.about
    dialogues.close(session, dialogue, now=now)
    if not right:
        example = household.first.resident.name
        reply(session, actor, line("split-again", name=example), now=now, edits=message_id)
        return toast("ok")
    message = Heard(about["said"], about["message"], datetime.fromisoformat(about["sent_at"]))
    _take(session, household, about["parts"], message, message_id=message_id, actor=actor, now=now)
    return toast("ok")


def _take(
    session: Session,
    household: Household,
    parts: Sequence[dict[str, Any]],
    message: Heard,
    *,
    message_id: int | None,
    actor: Actor,
    now: datetime,
) -> None:
    """Take each value for its person, and ask once how all of them feel.

    An edited message corrects what it said of the same person before.
    """
    edits = message_id
    held = asking.Held()
    for part in parts:
        member = household.member(part["resident"])
        if member is None:
            continue
        _call(member, part["word"])
        value = Temperature(part["centi"])
        feels = Feels.of(part.get("words", message.text))
        old = _said_before(session, household, member, message)
        if old is None:
            before = len(held.asked) + len(held.well)
            asking.accept(
                session, household, member, value, message, feels=feels, held=held, actor=actor, now=now, edits=edits
            )
            # whatever was said at once stands in the place of the message; nothing may be drawn over it
            edits = edits if len(held.asked) + len(held.well) > before else None
        elif old.centi != value.centi:
            correcting.replace_value(session, household, member, old, value, message, feels=feels, actor=actor, now=now)
            edits = None
    feeling_together.say_well(session, household, held.well, edits=edits, actor=actor, now=now)
    edits = None if held.well else edits
    feeling_together.ask(session, household, held.asked, edits=edits, actor=actor, now=now)


def _said_before(session: Session, household: Household, member: Member, message: Heard) -> Reading | None:
    if message.message_id is None:
        return None
    old = readings.by_message_of(session, household.reporter.id or 0, message.message_id, member.resident.id or 0)
    return readings.newest_version(session, old) if old else None


def _call(member: Member, word: str) -> None:
    """Remember by which word this reporter calls somebody, so that it is understood next time."""
    if is_kin_word(word) and member.link.consent is not Consent.SELF:
        member.link.called = word
