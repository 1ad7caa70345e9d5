"""Somebody who could not be written to is back: they hear what waits for them, and the worker's alert shows it."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import WelcomeBack
from bot.rules.delivery import Priority
from bot.rules.escalation import AlertKind, Outcome
from bot.services import handling, losing, menus
from bot.services.actors import Actor
from bot.services.offices import to_reporter
from bot.services.owing import owe
from storage import alerts, attempts, checks, residents
from storage.models import Episode, Reporter

A_MOMENT = timedelta(minutes=1)


def noticed(session: Session, *, sent_at: datetime | None = None, actor: Actor, now: datetime) -> None:
    """Take any sign of life of a chat we thought lost for its return; nothing happens when it was not lost.

    What was written before the chat was lost and is read only now is no sign. Telegram tells of a return in
    words of its own, which can be lost or come late.
    """
    if not actor.private:
        return
    reporter = residents.reporter_by_chat(session, actor.chat_id)
    if reporter is None or reporter.unreachable_since is None:
        return
    if sent_at is None or sent_at > reporter.unreachable_since:
        back(session, reporter, actor=actor, now=now)


def back(session: Session, reporter: Reporter, *, actor: Actor, now: datetime) -> None:
    """Write to a chat again: welcome it, say what waits, and end the alerts about it."""
    losing.reporter_back(session, reporter)
    members = residents.reporting(session, reporter.id or 0)
    if not members:
        return
    for _, _, episode in members:
        over(session, episode, AlertKind.UNREACHABLE, now=now)
    welcome(session, reporter, cause=actor.cause, now=now)
    attempts.record(session, "welcomed", chat_id=actor.chat_id, now=now)
    menus.owe_menu(session, actor, now=now)


def over(session: Session, episode: Episode, kind: AlertKind, *, now: datetime) -> None:
    """End the open alert of a kind about an isolation, because the person can be written to again."""
    alert = alerts.open_for(session, f"{kind.value}:{episode.id}")
    if alert is not None:
        handling.finish(session, alert, Outcome.BACK, staff_id=None, now=now)


def welcome(session: Session, reporter: Reporter, *, cause: int, now: datetime) -> None:
    """Say what waits for an answer now, and bring the four big buttons up again."""
    members = residents.reporting(session, reporter.id or 0)
    open_now = [checks.open_check_of(session, episode.id or 0) for _, _, episode in members]
    waiting = dict.fromkeys(check.slot for check in open_now if check)
    owe(
        session,
        WelcomeBack(names=tuple(resident.name for _, resident, _ in members), waiting=tuple(waiting)),
        to=to_reporter(reporter.id),
        key=f"back:{reporter.id}:{cause}",
        priority=Priority.REPLY,
        now=now,
    )


def just_welcomed(session: Session, *, actor: Actor, now: datetime) -> bool:
    """Whether this chat was welcomed a moment ago: who unblocks a bot presses START as well."""
    return attempts.count(session, "welcomed", since=now - A_MOMENT, chat_id=actor.chat_id) > 0
