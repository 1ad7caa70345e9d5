"""The way in and the way out: an update takes effect once, a message is owed once, and no answer is misjudged."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from bot.notices import Line, line
from bot.rules.delivery import Answer, Priority
from bot.services import receiving, sending
from bot.services.owing import owe
from storage.models import BoundGroup, Inbox, Outbox
from storage.words import InboxState, OutboxState
from tests.services.office import FANG, LI, Office

CHAT = f"chat:{LI}:zh-CN"


def message(number: int, chat: int = LI) -> dict[str, Any]:
    return {"update_id": number, "message": {"chat": {"id": chat}, "from": {"id": chat}, "text": "36.5"}}


def store(office: Office, *updates: dict[str, Any]) -> receiving.Stored:
    return office.db.call(receiving.store, updates, now=office.now)


def test_a_batch_that_comes_twice_is_kept_once(office: Office) -> None:
    assert store(office, message(10), message(11)) == receiving.Stored(2, 0)
    assert store(office, message(11), message(12)) == receiving.Stored(1, 0)
    assert [one.update_id for one in office.rows(Inbox)] == [10, 11, 12]


def test_a_hole_in_the_numbers_is_counted_and_told_once(office: Office) -> None:
    store(office, message(10))
    assert store(office, message(13)).gap == 2
    assert store(office, message(13)).gap == 0
    assert office.owed("office:admin:0:0") == [line("ops-gap", count=2)]


def test_a_new_beginning_after_a_quiet_week_is_no_hole(office: Office) -> None:
    store(office, message(10))
    assert store(office, message(900_000_000)).gap == 0
    assert store(office, message(900_000_001)).gap == 0
    assert store(office, message(5)).gap == 0


@pytest.mark.parametrize(
    ("update", "chat"),
    [
        (message(1, chat=-7), -7),
        ({"update_id": 1, "callback_query": {"from": {"id": 5}, "message": {"chat": {"id": -9}}}}, -9),
        ({"update_id": 1, "callback_query": {"from": {"id": 5}}}, 5),
        ({"update_id": 1, "something_new": {"chat": {"id": "x"}}}, 0),
        ({"update_id": 1, "something_new": 3}, 0),
        ({"update_id": 1}, 0),
    ],
)
def test_an_update_belongs_to_its_chat_whatever_its_shape(office: Office, update: dict[str, Any], chat: int) -> None:
    assert store(office, update).new == 1
    assert office.rows(Inbox)[0].chat_id == chat


def test_what_has_no_number_is_nothing(office: Office) -> None:
    assert store(office, {"message": {}}, {"update_id": "7"}) == receiving.Stored(0, 0)


def test_a_third_failure_puts_an_update_aside_and_tells_the_admins_its_number_only(office: Office) -> None:
    store(office, message(10))

    def fails() -> bool:
        return office.db.call(receiving.failed, 10, "ValueError", now=office.now)

    assert [fails(), fails(), fails()] == [True, True, False]
    assert office.rows(Inbox)[0].state is InboxState.QUARANTINED
    assert office.owed("office:admin:0:0") == [line("ops-quarantined", id=10)]
    assert not office.db.call(receiving.finish, 10, now=office.now)


# ── out ──────────────────────────────────────────────────────────────────────────────────────


def say(office: Office, key: str, *, to: str = CHAT, priority: int = Priority.REPLY, **values: Any) -> bool:
    def once(session: Session) -> bool:
        return owe(session, line("sorry"), to=to, key=key, priority=priority, now=office.now, **values)

    return office.db.call(once)


def row(office: Office, key: str) -> Outbox:
    (found,) = [one for one in office.rows(Outbox) if one.key == key]
    return found


def test_a_key_is_owed_once(office: Office) -> None:
    assert say(office, "k")
    assert not say(office, "k")
    assert [letter.chat_id for letter in office.deliver()] == [LI]
    assert not say(office, "k"), "not even after it was said"


def test_a_chat_gets_one_message_at_a_time_the_most_urgent_first(office: Office) -> None:
    say(office, "prompt", priority=Priority.PROMPT)
    say(office, "reply")
    say(office, "other", to=f"chat:{FANG}:zh-CN", priority=Priority.PROMPT)
    first = office.claim()
    assert [(letter.chat_id, letter.priority) for letter in first] == [(LI, 2), (FANG, 3)]


def test_what_is_late_is_not_said_any_more(office: Office) -> None:
    say(office, "k", expires=office.now + timedelta(minutes=1))
    office.wait(minutes=1)
    assert office.claim() == []
    assert (row(office, "k").state, row(office, "k").why) == (OutboxState.DROPPED, "expired")


@pytest.mark.parametrize(
    ("priority", "waits"),
    [(Priority.SOS, False), (Priority.ALERT, False), (Priority.REPLY, False), (Priority.PROMPT, True)],
)
def test_at_night_nobody_is_written_to_unasked(office: Office, priority: int, waits: bool) -> None:
    office.until("04-01 23:00")
    say(office, "k", priority=priority)
    assert (office.claim() == []) is waits
    if waits:
        office.until("04-02 06:30")
        assert len(office.claim()) == 1


@pytest.mark.parametrize(
    ("answer", "state", "again_in"),
    [
        (Answer(200), OutboxState.SENT, None),
        (Answer(400, "Bad Request: message is not modified"), OutboxState.SENT, None),
        (Answer(403, "Forbidden: bot was blocked by the user"), OutboxState.DROPPED, None),
        (Answer(400, "Bad Request: can't parse entities"), OutboxState.QUARANTINED, None),
        (Answer(429, "Too Many Requests", retry_after=7), OutboxState.OWED, 7),
        (Answer(429, "Too Many Requests"), OutboxState.OWED, 1),
        (Answer(wire="connect"), OutboxState.OWED, 2),
        (Answer(401, "Unauthorized"), OutboxState.OWED, 2),
        (Answer(409, "Conflict"), OutboxState.OWED, 2),
    ],
)
def test_what_becomes_of_a_reply_follows_from_the_answer(
    office: Office, answer: Answer, state: OutboxState, again_in: int | None
) -> None:
    say(office, "k")
    (letter,) = office.claim()
    office.settle(letter, answer)
    found = row(office, "k")
    assert found.state is state
    if again_in is not None:
        assert found.next_at == office.now + timedelta(seconds=again_in)


def bind(office: Office, *, topic: int | None = None) -> None:
    group = BoundGroup(chat_id=-100, thread_id=topic, title="群", place_id=1, bound_at=office.now, bound_by=1)
    office.db.call(lambda session: session.add(group))


def test_what_finds_its_topic_closed_goes_to_the_group_itself_and_no_further(office: Office) -> None:
    bind(office, topic=7)
    say(office, "k", to="group:1")
    for thread, state in ((7, OutboxState.OWED), (None, OutboxState.DROPPED)):
        (letter,) = [one for one in office.claim() if one.chat_id == -100]
        assert letter.thread_id == thread
        office.settle(letter, Answer(400, "Bad Request: TOPIC_CLOSED"))
        assert row(office, "k").state is state
    assert [group.unreachable_since for group in office.rows(BoundGroup)] == [office.now]
    assert office.owed("office:admin:0:0") == [line("ops-group-lost", group="群")]


def test_what_was_owed_to_a_group_that_moved_follows_it(office: Office) -> None:
    say(office, "k", to="chat:-100:zh-CN")
    (letter,) = office.claim()
    office.settle(letter, Answer(400, "Bad Request: group chat was upgraded", migrate_to=-1007))
    assert [again.chat_id for again in office.deliver()] == [-1007]
    assert row(office, "k").state is OutboxState.SENT


def test_a_group_that_moved_without_saying_where_keeps_its_number_and_is_asked_again_later(office: Office) -> None:
    bind(office)
    say(office, "k", to="group:1")
    (letter,) = office.claim()
    office.settle(letter, Answer(400, "Bad Request: group chat was upgraded to a supergroup chat"))
    assert [group.chat_id for group in office.rows(BoundGroup)] == [-100]
    assert row(office, "k").next_at == office.now + timedelta(seconds=2)


def test_what_may_have_arrived_goes_again_and_says_so(office: Office) -> None:
    say(office, "k")
    (letter,) = office.claim()
    office.settle(letter, Answer(wire="lost"))
    assert row(office, "k").marked and row(office, "k").state is OutboxState.OWED
    office.wait(minutes=1)
    (again,) = office.claim()
    assert again.marked


def test_a_prompt_that_may_have_arrived_is_let_be(office: Office) -> None:
    say(office, "k", priority=Priority.PROMPT)
    (letter,) = office.claim()
    office.settle(letter, Answer(502))
    assert row(office, "k").state is OutboxState.UNCERTAIN


def test_an_alert_whose_formatting_is_refused_goes_once_more_as_plain_text(office: Office) -> None:
    say(office, "k", priority=Priority.ALERT)
    for plain in (False, True):
        (letter,) = office.claim()
        assert letter.plain is plain
        office.settle(letter, Answer(400, "Bad Request: can't parse entities"))
    assert row(office, "k").state is OutboxState.QUARANTINED
    refused = [one for one in office.owed("office:admin:0:0", kind=Line) if isinstance(one, Line)]
    assert [one.key for one in refused] == ["ops-message-refused"]


def test_what_was_on_the_way_when_we_were_killed_is_decided_by_kind(office: Office) -> None:
    for key, chat, priority in (("alert", 1, Priority.ALERT), ("reply", 2, Priority.REPLY), ("prompt", 3, 3)):
        say(office, key, to=f"chat:{chat}:zh-CN", priority=priority)
    # the alert is taken alone: nothing else is drawn before it has left
    assert [len(office.claim()) for _ in range(2)] == [1, 2]
    found = office.db.call(sending.recover, now=office.now)
    assert found == sending.Recovered(repeated=2, let_be=1)
    assert [row(office, key).state for key in ("alert", "reply", "prompt")] == [
        OutboxState.OWED,
        OutboxState.OWED,
        OutboxState.UNCERTAIN,
    ]
    assert row(office, "alert").marked and row(office, "reply").marked
    assert office.db.call(sending.recover, now=office.now) == sending.Recovered(0, 0)
