"""The question of a round as a household sees it: one message with a row for each person."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import Ask, HouseholdView, Notice, Question
from bot.rules.delivery import Priority
from bot.rules.slots import day_of
from bot.rules.temperature import Temperature
from bot.services.actors import Actor
from bot.services.households import household_of
from bot.services.owing import redraw
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import cards, checks, readings, residents
from storage.models import Check, Episode, Resident
from storage.words import CheckState

_SHOWN = {CheckState.DUE, CheckState.ANSWERED, CheckState.MISSED}
Asked = tuple[Resident, Episode, Check]  # somebody a chat answers for, and their check of a round


def shared(session: Session, ask: Ask, question: Question, round_: list[Asked], reporter_id: int) -> tuple[Notice, str]:
    """Return how a question is put, and the subject it lives under when it is a card.

    Several people of one phone get a row each; a question that somebody else may answer lives as well.
    """
    rows = _shown(round_)
    subject = f"house:{reporter_id}:{ask.day}:{ask.slot}" if ask.nudge == 0 else ""
    if len(rows) > 1:
        return _view(session, rows, question), subject
    if subject and len(residents.answering(session, rows[0][0].id or 0)) == 1:
        return question, ""
    return question, subject


def live(session: Session, ask: Ask, question: Question | None, round_: list[Asked]) -> Notice | None:
    """Return what the card of a round shows now; nothing more is asked when everybody has answered."""
    rows = _shown(round_)
    if not rows:
        return None
    if question is not None and len(rows) == 1:
        return question
    return _view(session, rows, question or _over(ask, rows[0]))


def _over(ask: Ask, row: Asked) -> Question:
    _, episode, check = row
    return Question(
        names=(),
        slot=ask.slot,
        nudge=0,
        number=day_of(episode.starts_on, check.day),
        total=day_of(episode.starts_on, episode.ends_on),
        deadline="",
        worker="",
    )


def _shown(round_: list[Asked]) -> list[Asked]:
    """Return everybody this chat answers for who is asked in a round, whatever became of it."""
    return [one for one in round_ if one[2].state in _SHOWN]


def _view(session: Session, rows: list[Asked], question: Question) -> HouseholdView:
    wanted = [_row(session, resident, check) for resident, _, check in rows]
    days = {
        (day_of(episode.starts_on, check.day), day_of(episode.starts_on, episode.ends_on)) for _, episode, check in rows
    }
    if question.nudge:
        wanted = [row for row in wanted if not row[2]]  # a reminder is about who is still missing
    return HouseholdView(
        rows=tuple(wanted),
        slot=question.slot,
        nudge=question.nudge,
        number=question.number if len(days) == 1 else 0,
        total=question.total,
        deadline=question.deadline,
        worker=question.worker,
    )


def _row(session: Session, resident: Resident, check: Check) -> tuple[int, str, str, int]:
    reading = readings.by_id(session, check.reading_id) if check.reading_id else None
    value = str(Temperature(reading.centi)) if reading else ""
    return resident.id or 0, resident.name, value, (reading.id or 0) if reading else 0


def all_done(session: Session, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Answer “everybody has reported” with who is still missing. It closes nothing: only values do."""
    household = household_of(session, actor.chat_id)
    if household is None:
        raise Refused("button-unknown")
    card = cards.at(session, actor.chat_id, message_id) if message_id else None
    if card is not None:
        redraw(session, card.subject, now=now, priority=Priority.REPLY)
    newest = [checks.newest_of(session, member.episode.id or 0) for member in household.members]
    missing = [
        member.resident.name
        for member, check in zip(household.members, newest, strict=True)
        if check is not None and check.state in {CheckState.DUE, CheckState.MISSED}
    ]
    if missing:
        between = "、" if household.reporter.language.startswith("zh") else ", "
        return toast("household-missing", alarm=True, names=between.join(missing))
    return toast("household-complete", alarm=True)
