"""A command that does not count, because it is not its author's own: forwarded, edited, through an inline bot."""

from datetime import datetime

from sqlmodel import Session

from bot.services import binding, hearing
from bot.services.actors import Actor, trail
from bot.services.said import Said


def command(session: Session, how: str, said: Said | None, *, edited: bool, actor: Actor, now: datetime) -> None:
    """Keep in the trail that it came and in which way, and take it as the text it is; `said` is None for no text.

    An administrator who hides behind a group, and staff who forward somebody else's command, hear why it
    does not count. Talk in a group is nothing to us otherwise: only the trail has it.
    """
    trail(session, actor, "command-ignored", subject=how, now=now)
    if not actor.private and how == "anonymous":
        binding.nobody_said(session, actor=actor, now=now)
    elif not actor.private:
        binding.heard_in_group(session, actor=actor, now=now)
    elif said is not None and edited:
        hearing.hear_again(session, said, actor=actor, now=now)
    elif said is not None and how == "forwarded":
        binding.forwarded(session, said, actor=actor, now=now)
    elif said is not None:
        hearing.hear(session, said, actor=actor, now=now)
