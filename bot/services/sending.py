"""What the pump asks of the database: what may be sent now, and what became of it."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby

from sqlmodel import Session

from bot.notices import (
    AlertCard,
    AlertsView,
    Ask,
    BoardView,
    EvidenceCard,
    FromResident,
    Line,
    ListView,
    MessageCard,
    MorningBatch,
    Notice,
    OutingsView,
    PassOn,
    Pin,
    PresenceView,
    Redraw,
    line,
    notice_from,
)
from bot.rules.delivery import Answer, Fate, Priority, Verdict, backoff, fate, judge
from bot.services import batching, bringing, bundling, drawing, kinds, losing, messaging, resting, taking_back
from bot.services.drawing import Drawn
from bot.services.offices import ADMINS, Reached, chat_in, prints_large, reach, to_chat
from bot.services.owing import owe, redraw
from storage import alerts, cards, outbox
from storage.models import Card, Outbox
from storage.once import hold
from storage.words import OutboxState

LOOK_AHEAD = 4  # a few more than may leave, since some will be put aside or be for the same chat


@dataclass(frozen=True, slots=True)
class Letter:
    """A message on its way: everything the pump needs, and nothing it has to decide."""

    row: int
    recipient: str
    chat_id: int
    language: str
    notice: Notice
    priority: int
    thread_id: int | None = None
    edits: int | None = None
    card: int | None = None
    subject: str = ""
    drawn: str = ""
    drawn_for: Reached | None = None
    pinned: bool = False
    marked: bool = False
    plain: bool = False
    large: bool = False
    silent: bool = False


def claim(
    session: Session,
    *,
    now: datetime,
    limit: int,
    lowest: int,
    resting: Collection[str] = (),
    resting_chats: Collection[int] = (),
) -> list[Letter]:
    """Take what may be sent now and mark it `sending`: one message a chat, most urgent first.

    An alert leaves in a claim of its own. What has nobody to go to, nothing to say any more or no time
    left is put aside with the reason.
    """
    letters: list[Letter] = []
    for _ in range(PASSES):
        due = outbox.due(
            session,
            now=now,
            limit=limit + LOOK_AHEAD,
            lowest=lowest,
            resting=resting,
            resting_chats=resting_chats,
        )
        taken = set(resting_chats)
        for _, these in groupby(due, key=lambda one: one[0].priority <= Priority.ALERT):
            if letters:
                break  # an alert does not wait until what is less urgent has been drawn
            letters += _letters(session, list(these), limit=limit, taken=taken, now=now)
        session.flush()
        if letters or not any(row.state is not OutboxState.OWED or row.next_at > now for row, _ in due):
            break  # else all of them were put aside, and somebody waits behind them
    outbox.mark_sending(session, {one.row: one.chat_id for one in letters})
    return letters


PASSES = 20  # looks in one claim, where nothing of what was seen may leave


def _letters(
    session: Session, due: list[tuple[Outbox, bool]], *, limit: int, taken: set[int], now: datetime
) -> list[Letter]:
    bringing.bring(session, [row for row, _ in due])
    letters: list[Letter] = []
    for row, large in due:
        if len(letters) >= limit:
            break
        if row.state is not OutboxState.OWED:
            continue  # it went into a bundle a moment ago
        try:
            letter = _letter(session, row, large=large, taken=taken, now=now)
        except (LookupError, TypeError, ValueError):
            _put_aside(session, row, now=now)  # one that nobody can read must not hold up all the others
            continue
        if letter is not None:
            taken.add(letter.chat_id)
            letters.append(letter)
    return letters


def _letter(session: Session, row: Outbox, *, large: bool, taken: Collection[int], now: datetime) -> Letter | None:
    """Return what leaves of a row, or None when nothing does now; why not then stands in the row."""
    if row.chat_id in taken or not _leaves_now(session, row, now=now):
        return None
    notice = notice_from(row.notice, row.params)
    card = session.get(Card, notice.card) if isinstance(notice, Redraw) else None
    if isinstance(notice, Redraw) and card is None:
        _drop(row, "card gone")
        return None
    # a copy goes by its card: whose it is may have changed since the redrawing was owed
    to = card.recipient if card else row.recipient
    if card is not None and card.chat_id in taken:
        row.chat_id = card.chat_id
        return None
    # a copy goes where it stands, whoever has its office now
    reader = _reader(session, row, to, notice, taken=() if card else taken, now=now)
    ringing = _ringing(session, row, notice, reader=reader, now=now) if reader else None
    if reader is None or ringing is None:
        return None
    drawn = _drawn(session, ringing, card, reader=reader, now=now)
    if drawn is None:
        _drop(row, "nothing to say")
        return None
    mark = fingerprint(drawn.notice, reader)
    if card is not None and card.drawn == mark:
        row.state, row.why, row.sent_at = OutboxState.SENT, "unchanged", now
        return None
    return Letter(
        row.id or 0,
        to,
        card.chat_id if card else reader.chat_id,
        reader.language,
        drawn.notice,
        row.priority,
        thread_id=reader.thread_id,
        edits=card.message_id if card else row.edits,
        card=card.id if card else None,
        subject=drawn.subject,
        drawn=mark,
        drawn_for=reader,
        pinned=bool(row.params.get("pinned")),
        marked=row.marked,
        plain=row.plain,
        large=_is_large(session, row, to, reader, known=large),
        silent=reader.silent,
    )


def _leaves_now(session: Session, row: Outbox, *, now: datetime) -> bool:
    """Whether a row is neither too late nor waits for the morning."""
    if row.expires_at is not None and row.expires_at <= now:
        _drop(row, "expired")
        return False
    if until := batching.quiet_until(session, row, now=now):
        batching.put_aside(session, row, until=until, now=now)
        return False
    return True


def _reader(
    session: Session, row: Outbox, to: str, notice: Notice, *, taken: Collection[int], now: datetime
) -> Reached | None:
    """Return who reads a row, if there is anybody, something else is not just going there, and they want it."""
    reader = reach(session, to, now=now, about=kinds.kind_of(session, notice))
    if reader is None:
        losing.nobody(session, row, notice, now=now)
        _drop(row, "nobody")
        return None
    if reader.chat_id in taken:
        row.chat_id = reader.chat_id
        return None
    if row.priority >= Priority.PROMPT and row.notice != Ask.__name__ and resting.is_unwanted(session, reader):
        _drop(row, "stopped")
        return None
    return reader


def _is_large(session: Session, row: Outbox, to: str, reader: Reached, *, known: bool) -> bool:
    """Whether a letter is in large print; of a chat that the message stood for from the start it is known."""
    if (chat := chat_in(to)) is None or chat < 0:
        return reader.large
    return known if row.chat_id == chat else prints_large(session, chat)


def _ringing(session: Session, row: Outbox, notice: Notice, *, reader: Reached, now: datetime) -> Notice | None:
    """Return what leaves of an alert: its card or several in one; nothing while others may still join it."""
    if not isinstance(notice, AlertCard):
        return notice
    gathered = bundling.gather(session, row, notice, reader=reader, now=now)
    if isinstance(gathered, bundling.Held):
        row.next_at, row.chat_id = gathered.until, reader.chat_id
        return None
    return gathered


def _drawn(session: Session, notice: Notice, card: Card | None, *, reader: Reached, now: datetime) -> Drawn | None:
    if card is not None:
        return drawing.subject_view(session, card.subject, reader=_reader_of(card, reader), now=now, view=card.view)
    return drawing.draw(session, notice, reader=reader, now=now)


def _reader_of(card: Card, reader: Reached) -> Reached:
    """A copy belongs to the chat it stands in, whoever holds the office by now.

    The private chat with a person has that person's number, so the card is drawn for them;
    another holder's eyes would show buttons that are not theirs.
    """
    return reader if reader.chat_id == card.chat_id else replace(reader, chat_id=card.chat_id, staff_id=None)


def fingerprint(notice: Notice, reader: Reached) -> str:
    """Return what a card shows, in short: an edit that would change nothing is not sent.

    The minute in which a board was drawn is no change.
    """
    shown = replace(notice, at="") if isinstance(notice, _STAMPED) else notice
    return hashlib.sha256(f"{reader.language}|{shown!r}".encode()).hexdigest()[:32]


# they say when they were drawn
_STAMPED = (BoardView, ListView, AlertsView, PresenceView, OutingsView)


def _drop(row: Outbox, why: str) -> None:
    row.state, row.why = OutboxState.DROPPED, why


def settle(
    session: Session, letter: Letter, answer: Answer, *, message_id: int | None = None, now: datetime
) -> Verdict:
    """Write down what became of a letter, and owe what follows from it."""
    stays = not letter.notice.secret and not taking_back.may_pass(letter.notice)
    # by far the most common: one statement is enough
    if judge(answer) is Verdict.SENT and stays:
        said = message_id or letter.edits
        if outbox.mark_sent(session, letter.row, message_id=said, now=now):
            _shown(session, letter, said, now=now)
            session.flush()
            return Verdict.SENT
    row = session.get_one(Outbox, letter.row, populate_existing=True)
    verdict = judge(answer)
    if row.state is not OutboxState.SENDING:
        return verdict  # it was erased meanwhile, or written down before and the answer to that was lost
    match verdict:
        case Verdict.SENT | Verdict.NOTHING:
            _sent(session, row, letter, message_id, now=now)
        case Verdict.GONE:
            _gone(session, row, letter, now=now)
        case Verdict.UNREACHABLE:
            _unreachable(session, row, letter, answer.code, now=now)
        case Verdict.MOVED:
            _moved(session, row, letter, answer.migrate_to, now=now)
        case Verdict.NO_TOPIC:
            _no_topic(session, row, letter, answer.code, now=now)
        case Verdict.OURS:
            _ours(session, row, letter, now=now)
        case Verdict.WAIT:
            row.attempts -= 1  # being told to wait is no failure
            _again(row, now=now, after=answer.retry_after or 1)
        case Verdict.AGAIN | Verdict.REVOKED | Verdict.CONFLICT:
            _again(row, now=now, after=_pause(row))
        case Verdict.UNCERTAIN:
            _uncertain(row, is_edit=letter.edits is not None, now=now)
    session.flush()
    return verdict


def _sent(session: Session, row: Outbox, letter: Letter, message_id: int | None, *, now: datetime) -> None:
    row.state, row.sent_at, row.why = OutboxState.SENT, now, ""
    row.message_id = message_id or letter.edits
    if letter.notice.secret:
        row.params = {}
    taking_back.sent(session, row, letter.chat_id, letter.language, now=now)
    _shown(session, letter, row.message_id, now=now)
    if row.rearm:
        row.rearm = False
        _again(row, now=now, after=0)


def _shown(session: Session, letter: Letter, message_id: int | None, *, now: datetime) -> None:
    """Remember the card a message is now, and owe what follows from its standing there."""
    if not letter.subject or message_id is None:
        return
    cards.record(
        session,
        chat_id=letter.chat_id,
        message_id=message_id,
        subject=letter.subject,
        recipient=letter.recipient,
        drawn=letter.drawn,
        now=now,
    )
    messaging.arrived(session, letter.subject, now=now)
    _catch_up(session, letter, now=now)
    if letter.pinned:
        _pin(session, message_id, letter, now=now)


def _pin(session: Session, message_id: int, letter: Letter, *, now: datetime) -> None:
    """Owe that a card that was just sent stays at the top of its chat, and the one before it does not."""
    kind, place, *_ = letter.subject.split(":")
    before = cards.before(session, letter.chat_id, message_id, beginning=f"{kind}:{place}:")
    owe(
        session,
        Pin(message_id=message_id, instead_of=before.message_id if before else 0),
        to=to_chat(letter.chat_id, letter.language),
        key=f"pin:{letter.chat_id}:{message_id}",
        priority=Priority.DIGEST,
        now=now,
    )


def _catch_up(session: Session, letter: Letter, *, now: datetime) -> None:
    """Redraw a card that changed while its first copy was on the way and had no row to be redrawn by."""
    reader = letter.drawn_for
    if reader is None or letter.card is not None or letter.subject.startswith("board:"):
        return
    hold(session)
    alerts.at_hand(session, bringing.alerts_of([letter.subject]))
    drawn = drawing.subject_view(session, letter.subject, reader=reader, now=now)
    if drawn and fingerprint(drawn.notice, reader) != letter.drawn:
        redraw(session, letter.subject, now=now)


def _gone(session: Session, row: Outbox, letter: Letter, *, now: datetime) -> None:
    """The message we wanted to change is gone: say it anew."""
    row.edits = None
    card = session.get(Card, letter.card) if letter.card else None
    if card is None:
        _again(row, now=now, after=0)
        return
    session.delete(card)
    _drop(row, "card gone")
    losing.card_gone(session, card, now=now)


def _unreachable(session: Session, row: Outbox, letter: Letter, code: int, *, now: datetime) -> None:
    _drop(row, f"unreachable {code}")
    losing.undelivered(session, row, letter.chat_id, now=now)


def _no_topic(session: Session, row: Outbox, letter: Letter, code: int, *, now: datetime) -> None:
    """Say it in the group itself, a card anew; where that is closed too, nobody can be written to."""
    losing.topic_gone(session, letter.chat_id, now=now)
    if letter.edits is not None:
        _gone(session, row, letter, now=now)
    elif letter.thread_id is not None:
        _again(row, now=now, after=0)
    else:
        _unreachable(session, row, letter, code, now=now)


def _moved(session: Session, row: Outbox, letter: Letter, new: int | None, *, now: datetime) -> None:
    """Send it to the supergroup that a group became.

    Without its number it waits: a bound group is followed when its own message of the move comes in. What was owed to
    a bare chat is addressed anew, or Telegram would say the same for ever.
    """
    if new is None:
        _again(row, now=now, after=_pause(row))
        return
    losing.group_moved(session, letter.chat_id, new)
    if chat_in(row.recipient) == letter.chat_id:
        row.recipient = to_chat(new, letter.language)
    _again(row, now=now, after=0)


def _again(row: Outbox, *, now: datetime, after: float) -> None:
    row.state, row.next_at = OutboxState.OWED, now + timedelta(seconds=after)


def _pause(row: Outbox) -> float:
    return backoff(row.attempts, urgent=row.priority <= Priority.ALERT)


def _ours(session: Session, row: Outbox, letter: Letter, *, now: datetime) -> None:
    """Our mistake. An alert goes once more without its formatting; anything else is put aside for us to mend.

    What was to be passed on and is no longer there is nobody's mistake: whoever waits for it is told to ask.
    """
    if isinstance(letter.notice, PassOn):
        _drop(row, "not passed on")
        asks = line("not-passed-on")
        owe(session, asks, to=row.recipient, key=f"not-passed-on:{row.id}", priority=row.priority, now=now)
        return
    if row.priority <= Priority.ALERT and not row.plain:
        row.plain = True
        _again(row, now=now, after=0)
        return
    _put_aside(session, row, now=now)


def _put_aside(session: Session, row: Outbox, *, now: datetime) -> None:
    row.state, row.why = OutboxState.QUARANTINED, "refused"
    tell_admins(session, line("ops-message-refused", id=row.id or 0, kind=row.notice), f"refused:{row.id}", now=now)


def tell_admins(session: Session, notice: Line, key: str, *, now: datetime) -> None:
    """Owe the admins a line about the running of things: ids and counts, never what somebody wrote."""
    owe(session, notice, to=ADMINS, key=f"ops:{key}", priority=Priority.REPLY, now=now)


_WORDS_OF_A_PERSON = {one.__name__ for one in (FromResident, MorningBatch, PassOn, EvidenceCard, MessageCard)}


def _uncertain(row: Outbox, *, is_edit: bool, now: datetime) -> None:
    """Nobody knows whether it arrived: by kind, say it again visibly marked, or let it be."""
    what = fate(row.priority, is_edit=is_edit, age=(now - row.owed_at).total_seconds())
    if what is Fate.LET_BE and row.notice in _WORDS_OF_A_PERSON:
        what = Fate.REPEAT_MARKED  # they were told that it was passed on
    match what:
        case Fate.REPEAT:
            _again(row, now=now, after=_pause(row))
        case Fate.REPEAT_MARKED:
            row.marked = True
            _again(row, now=now, after=_pause(row))
        case Fate.LET_BE:
            row.state, row.why = OutboxState.UNCERTAIN, "nobody knows"


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was in flight when we stopped."""

    repeated: int
    let_be: int


def put_back(session: Session, *, but: Collection[int], now: datetime) -> int:
    """Owe again what was marked as on its way and never taken up: a claim whose answer was lost. Returns how many.

    `but` are the rows that are on their way. Nobody has seen the others, so they are no repeats.
    """
    lost = [row for row in outbox.in_flight(session) if row.id not in but]
    for row in lost:
        _again(row, now=now, after=0)
    session.flush()
    return len(lost)


def recover(session: Session, *, now: datetime) -> Recovered:
    """Decide at start about everything that was being sent when the process ended."""
    rows = outbox.in_flight(session)
    for row in rows:
        _uncertain(row, is_edit=row.edits is not None or row.notice == Redraw.__name__, now=now)
        row.next_at = now if row.state is OutboxState.OWED else row.next_at
    session.flush()
    let_be = sum(row.state is OutboxState.UNCERTAIN for row in rows)
    return Recovered(len(rows) - let_be, let_be)
