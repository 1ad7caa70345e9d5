"""The command menu of a chat: what its reader can use, in the order of the one table."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import Description, Help, Menu
from bot.rules.commands import menu
from bot.rules.delivery import Priority
from bot.services import strangers
from bot.services.actors import Actor, grants_of, staff_of
from bot.services.households import household_of
from bot.services.offices import to_chat, worker_of
from bot.services.owing import owe, reply
from storage import houses, residents
from storage import staff as staff_rows
from storage.models import Staff


def owe_menu(session: Session, actor: Actor, *, now: datetime) -> None:
    """Owe a chat the menu that fits its reader now."""
    if not actor.private:
        return
    commands = menu(grants_of(session, actor), resident=household_of(session, actor.chat_id) is not None)
    names = tuple(command.name for command in commands if command.in_menu)
    owe(
        session,
        Menu(chat_id=actor.chat_id, commands=names, language=_chosen(session, actor)),
        to=to_chat(actor.chat_id, houses.house(session).language),
        key=f"menu:{actor.chat_id}:{actor.cause}",
        priority=Priority.DIGEST,
        now=now,
    )


def _chosen(session: Session, actor: Actor) -> str:
    """Return the language somebody chose, or nothing: then each app shows the menu in its own."""
    if reporter := residents.reporter_by_chat(session, actor.chat_id):
        return reporter.language
    staff = staff_of(session, actor)
    return staff.language if staff else ""


def owe_staff_menu(session: Session, staff: Staff, cause: str, *, now: datetime) -> None:
    """Owe a member of staff the menu of the roles they have now."""
    household = household_of(session, staff.telegram_id)
    commands = menu(staff_rows.grants_of(session, staff.id or 0), resident=household is not None)
    names = tuple(command.name for command in commands if command.in_menu)
    owe(
        session,
        Menu(chat_id=staff.telegram_id, commands=names),
        # the chat and not the office: who has left still has the menu of before
        to=to_chat(staff.telegram_id, houses.house(session).language),
        key=f"menu:{staff.telegram_id}:{cause}",
        priority=Priority.DIGEST,
        now=now,
    )


def owe_default(session: Session, *, started: datetime, community: str, now: datetime) -> None:
    """Owe Telegram the menu for everybody and the words before START, once at every start."""
    house = houses.house(session)
    names = tuple(command.name for command in menu((), resident=True) if command.in_menu)
    everybody = to_chat(0, house.language)
    for notice in (
        Menu(chat_id=None, commands=names),
        Description(community=community, emergency=house.emergency_number),
    ):
        owe(
            session,
            notice,
            to=everybody,
            key=f"{type(notice).__name__}:{started.isoformat()}",
            priority=Priority.DIGEST,
            now=now,
        )


def help_(session: Session, *, actor: Actor, now: datetime) -> None:
    """Answer /help with what this person can do here, and whom to call."""
    household = household_of(session, actor.chat_id)
    worker = worker_of(session, household.first.episode.place_id, now=now) if household else None
    commands = menu(grants_of(session, actor), resident=household is not None)
    staffed = staff_of(session, actor) is not None
    if household is None and not staffed:
        strangers.greet(session, actor=actor, now=now)
        return
    reply(
        session,
        actor,
        Help(
            resident=household is not None,
            worker=worker.name if worker else "",
            phone=worker.phone if worker else "",
            emergency=houses.house(session).emergency_number,
            commands=tuple(command.name for command in commands) if staffed else (),
        ),
        now=now,
    )
