"""One of several: a name is tapped, and the next value of this chat is theirs."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from bot.notices import MemberAsked
from bot.rules.temperature import HIGHEST_ASKED, LOWEST_ASKED
from bot.services.actors import Actor
from bot.services.households import Household, Member, household_of
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import checks, dialogues
from storage.models import Dialogue
from storage.words import Asking


def ask(session: Session, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Ask for the temperature of somebody who was tapped; the next value in this chat belongs to them."""
    household, member = theirs(session, resident_id, actor=actor)
    # a value that was to be put right is no longer what is being talked about
    dialogues.close(session, dialogues.open_of(session, actor.chat_id, Asking.CORRECT), now=now)
    dialogues.ask(session, actor.chat_id, Asking.MEMBER, now=now, about={"resident": resident_id})
    asked = MemberAsked(resident=resident_id, name=member.resident.name)
    reply(session, actor, asked, now=now, part=str(resident_id), language=household.reporter.language)
    return toast("ok")


def pad(
    session: Session, resident_id: int, whole: int, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Show the tenths of a whole degree for the person this pad is for; 0 begins again."""
    household, member = theirs(session, resident_id, actor=actor)
    if whole and not LOWEST_ASKED.centi <= whole * 100 <= HIGHEST_ASKED.centi:
        raise Refused("button-unknown")
    asked = MemberAsked(resident=resident_id, name=member.resident.name, whole=whole)
    reply(session, actor, asked, now=now, edits=message_id, language=household.reporter.language)
    return toast("ok")


def theirs(session: Session, resident_id: int, *, actor: Actor) -> tuple[Household, Member]:
    """Return somebody this chat answers for. Raises Refused for anybody else."""
    household = household_of(session, actor.chat_id)
    member = household.member(resident_id) if household else None
    if household is None or member is None:
        raise Refused("button-unknown")
    return household, member


def asked_member(session: Session, household: Household, *, now: datetime) -> Member | None:
    """Return whose temperature is being asked for in this chat, unless it is over.

    A round that began since the name was tapped asks for everybody anew.
    """
    asked = dialogues.open_of(session, household.reporter.chat_id, Asking.MEMBER)
    if asked is None:
        return None
    member = household.member(asked.about["resident"])
    check = checks.open_check_of(session, member.episode.id or 0) if member else None
    if member is None or (check is not None and check.opened_at > asked.opened_at):
        dialogues.close(session, asked, now=now)
        return None
    return member


def answered(
    session: Session, household: Household, resident_id: int, *, over: Sequence[Asking] = (), now: datetime
) -> None:
    """End what is being asked about one person, who has a value now; the others go on being asked about.

    `over` are the kinds of question that a value ends, whoever it is of; but a high value that waits for its
    confirmation, or for its person, goes on waiting.
    """
    open_now = dialogues.all_open(session, household.reporter.chat_id)
    for kind in over:
        if kind is Asking.CONFIRM and _fears_for_another(household, open_now.get(kind), resident_id):
            continue
        dialogues.close(session, open_now.get(kind), now=now)
    member, proposed = open_now.get(Asking.MEMBER), open_now.get(Asking.SPLIT)
    if member is not None and member.about["resident"] == resident_id:
        dialogues.close(session, member, now=now)
    if proposed is None:
        return
    left = {name: [one for one in proposed.about[name] if one["resident"] != resident_id] for name in _LISTS}
    if not left["parts"]:
        dialogues.close(session, proposed, now=now)
        return
    proposed.about = proposed.about | left
    if not left["feared"]:
        proposed.next_at = None
    session.flush()


def _fears_for_another(household: Household, asked: Dialogue | None, resident_id: int) -> bool:
    """Whether a high value that nobody confirmed may be somebody else's than whose value came now."""
    if asked is None or asked.next_at is None or household.only is not None:
        return False
    return asked.about.get("resident") != resident_id


_LISTS = ("parts", "feared")
