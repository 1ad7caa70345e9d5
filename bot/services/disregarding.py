"""A command that does not count, because it is not its author's own: forwarded, edited, through an inline bot."""

from datetime import datetime

from sqlmodel import Session

from bot.services import binding, hearing
from bot.services.actors import Actor, trail
from bot.services.said import Said


def command(session: Session, how: str, said: Said | None, *, edited: bool, actor: Actor, now: datetime) -> None:
    """Keep in the trail that it came and in which way, and take it as the text it is; `said` is None for no text.

    In a group, where talk is nothing to us, only the trail has it.
    """
    trail(session, actor, "command-ignored", subject=how, now=now)
    if not actor.private:
        binding.heard_in_group(session, actor=actor, now=now)
    elif said is not None and edited:
        hearing.hear_again(session, said, actor=actor, now=now)
    elif said is not None:
        hearing.hear(session, said, actor=actor, now=now)
