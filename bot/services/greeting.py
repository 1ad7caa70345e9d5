"""First words, and the small answers: START, a sticker, a command or a button that is none."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import line
from bot.rules.commands import menu
from bot.rules.other_names import command_alike
from bot.services import joining, menus, returning, stopping, strangers
from bot.services.actors import Actor, grants_of, staff_of
from bot.services.households import household_of
from bot.services.owing import reply
from bot.services.refusals import Refused


def start(session: Session, payload: str, *, actor: Actor, now: datetime) -> None:
    """Answer START: with a code begin to join, without one say where the person stands."""
    if payload:
        joining.present(session, payload, actor=actor, now=now)
    elif not actor.private:
        return
    elif household := household_of(session, actor.chat_id):
        if household.stopped:
            stopping.resume(session, stopping.EVERYBODY, actor=actor, now=now)
        elif not returning.just_welcomed(session, actor=actor, now=now):
            reply(session, actor, line("joined-already"), now=now)
    elif staff_of(session, actor):
        menus.help_(session, actor=actor, now=now)
    else:
        strangers.greet(session, actor=actor, now=now)


def pleasantry(session: Session, *, actor: Actor, now: datetime) -> None:
    """Be kind to a sticker."""
    if household_of(session, actor.chat_id):
        reply(session, actor, line("pleasantry"), now=now)
    else:
        strangers.greet(session, actor=actor, now=now)


def unknown_command(session: Session, word: str = "", *, actor: Actor, now: datetime) -> None:
    """Say that there is no such command, and which of theirs may be meant; in a group it may be another bot's."""
    if not actor.private:
        return
    household = household_of(session, actor.chat_id)
    if household or staff_of(session, actor):
        alike = command_alike(word, menu(grants_of(session, actor), resident=household is not None))
        reply(session, actor, line("command-meant", name=alike) if alike else line("command-unknown"), now=now)
    else:
        strangers.greet(session, actor=actor, now=now)


def stale_command(session: Session, *, actor: Actor, now: datetime) -> None:
    """Say that a command came too late to be carried out."""
    reply(session, actor, line("command-stale"), now=now)


def several_commands(session: Session, *, actor: Actor, now: datetime) -> None:
    """Say that a message holds one command. None of several is carried out: which were would be a guess."""
    raise Refused("command-several")


def slash_hint(session: Session, *, actor: Actor, now: datetime) -> None:
    """Say how a command begins."""
    if not actor.private:
        return
    if household_of(session, actor.chat_id) is None and staff_of(session, actor) is None:
        strangers.greet(session, actor=actor, now=now)
    else:
        reply(session, actor, line("slash-hint"), now=now)


def unknown_button(session: Session, *, actor: Actor, now: datetime) -> None:
    """Refuse a button we never made, or no longer make."""
    raise Refused("button-unknown")
