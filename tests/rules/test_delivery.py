"""What Telegram's answers mean: every row of our table, and every row of the facts it was made from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.delivery import TABLE, WIRE, Answer, Fate, Priority, Verdict, backoff, fate, judge
from tests.each import each

# the answers as Telegram writes them, with what each means for a message that is owed
FACTS: tuple[tuple[str, Answer, Verdict], ...] = (
    ("accepted", Answer(200), Verdict.SENT),
    ("unchanged", Answer(400, "Bad Request: message is not modified: specified new message content…"), Verdict.NOTHING),
    ("old press", Answer(400, "Bad Request: query is too old and response timeout expired"), Verdict.NOTHING),
    ("unknown press", Answer(400, "Bad Request: query ID is invalid"), Verdict.NOTHING),
    ("card deleted", Answer(400, "Bad Request: message to edit not found"), Verdict.GONE),
    ("card too old", Answer(400, "Bad Request: message can't be edited"), Verdict.GONE),
    ("card deleted, in the words of the server behind", Answer(400, "Bad Request: MESSAGE_ID_INVALID"), Verdict.GONE),
    ("card is a picture", Answer(400, "Bad Request: there is no text in the message to edit"), Verdict.GONE),
    (
        "a card that was sent without its picture",
        Answer(400, "Bad Request: there is no caption in the message to edit"),
        Verdict.GONE,
    ),
    ("no such chat", Answer(400, "Bad Request: chat not found"), Verdict.UNREACHABLE),
    ("blocked", Answer(403, "Forbidden: bot was blocked by the user"), Verdict.UNREACHABLE),
    ("deactivated", Answer(403, "Forbidden: user is deactivated"), Verdict.UNREACHABLE),
    ("kicked", Answer(403, "Forbidden: bot was kicked from the supergroup chat"), Verdict.UNREACHABLE),
    ("never opened", Answer(403, "Forbidden: bot can't initiate conversation with a user"), Verdict.UNREACHABLE),
    ("silenced", Answer(400, "Bad Request: not enough rights to send text messages to the chat"), Verdict.UNREACHABLE),
    ("silenced, older words", Answer(400, "Bad Request: have no rights to send a message"), Verdict.UNREACHABLE),
    ("channel", Answer(400, "Bad Request: need administrator rights in the channel chat"), Verdict.UNREACHABLE),
    ("write forbidden", Answer(400, "Bad Request: CHAT_WRITE_FORBIDDEN"), Verdict.UNREACHABLE),
    ("deactivated as 400", Answer(400, "Bad Request: user is deactivated"), Verdict.UNREACHABLE),
    ("no peer", Answer(400, "Bad Request: PEER_ID_INVALID"), Verdict.UNREACHABLE),
    ("moved, with the number", Answer(400, "Bad Request: group chat was upgraded", migrate_to=-1007), Verdict.MOVED),
    ("moved, words only", Answer(400, "Bad Request: group chat was upgraded to a supergroup chat"), Verdict.MOVED),
    ("bad formatting", Answer(400, "Bad Request: can't parse entities: unclosed start tag"), Verdict.OURS),
    ("too long", Answer(400, "Bad Request: message is too long"), Verdict.OURS),
    ("bad button", Answer(400, "Bad Request: BUTTON_DATA_INVALID"), Verdict.OURS),
    ("any other mistake", Answer(400, "Bad Request: something new"), Verdict.OURS),
    ("too large", Answer(413, "Request Entity Too Large"), Verdict.OURS),
    ("topic closed", Answer(400, "Bad Request: TOPIC_CLOSED"), Verdict.NO_TOPIC),
    ("topic deleted", Answer(400, "Bad Request: TOPIC_DELETED"), Verdict.NO_TOPIC),
    ("topic gone", Answer(400, "Bad Request: message thread not found"), Verdict.NO_TOPIC),
    ("too fast", Answer(429, "Too Many Requests: retry after 7", retry_after=7), Verdict.WAIT),
    ("token revoked", Answer(401, "Unauthorized"), Verdict.REVOKED),
    ("no such bot", Answer(404, "Not Found"), Verdict.REVOKED),
    ("another poller", Answer(409, "Conflict: terminated by other getUpdates request"), Verdict.CONFLICT),
    ("no connection", Answer(wire="connect"), Verdict.AGAIN),
    ("no room in the pool", Answer(wire="pool"), Verdict.AGAIN),
    ("read timeout, reset after writing", Answer(wire="lost"), Verdict.UNCERTAIN),
    ("a page instead of JSON", Answer(wire="garbled"), Verdict.UNCERTAIN),
    ("server error", Answer(500, "Internal Server Error"), Verdict.UNCERTAIN),
    ("bad gateway", Answer(502, "Bad Gateway"), Verdict.UNCERTAIN),
    ("a number nobody knows", Answer(299, ""), Verdict.UNCERTAIN),
)


@each(FACTS)
def test_an_answer_of_telegram_means_one_thing(label: str, answer: Answer, verdict: Verdict) -> None:
    assert judge(answer) is verdict, label


@each(TABLE)
def test_every_row_of_the_table_decides_something(code: int, phrase: str, verdict: Verdict) -> None:
    assert judge(Answer(code, f"Bad Request: {phrase.upper()} (more words)")) is verdict
    assert any(
        answer.code == code and phrase in answer.description.lower() and means is verdict
        for _, answer, means in FACTS
        if not answer.wire and answer.migrate_to is None
    ), "a row nobody has seen"


@pytest.mark.parametrize(("wire", "verdict"), WIRE.items())
def test_every_fate_on_the_way_decides_something(wire: str, verdict: Verdict) -> None:
    assert judge(Answer(wire=wire)) is verdict
    assert any(answer.wire == wire for _, answer, _ in FACTS)


def test_every_verdict_is_reached_by_an_answer() -> None:
    assert {verdict for _, _, verdict in FACTS} == set(Verdict)


@pytest.mark.parametrize("row", range(len(TABLE)))
def test_without_a_row_some_answer_would_be_judged_otherwise(row: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.rules.delivery.TABLE", TABLE[:row] + TABLE[row + 1 :])
    assert any(judge(answer) is not verdict for _, answer, verdict in FACTS)


@given(st.integers(0, 999), st.text(max_size=80))
def test_only_the_number_of_success_counts_as_sent(code: int, description: str) -> None:
    assert (judge(Answer(code, description)) is Verdict.SENT) == (code == 200)


@pytest.mark.parametrize(
    ("priority", "is_edit", "age", "what"),
    [
        (Priority.SOS, False, 0, Fate.REPEAT_MARKED),
        (Priority.ALERT, False, 86_400, Fate.REPEAT_MARKED),
        (Priority.REPLY, False, 120, Fate.REPEAT_MARKED),
        (Priority.REPLY, False, 121, Fate.LET_BE),
        (Priority.PROMPT, False, 0, Fate.LET_BE),
        (Priority.DIGEST, False, 0, Fate.LET_BE),
        (Priority.BROADCAST, False, 0, Fate.LET_BE),
        (Priority.ALERT, True, 0, Fate.REPEAT),
        (Priority.PROMPT, True, 86_400, Fate.REPEAT),
    ],
)
def test_what_may_have_arrived_is_repeated_by_kind(priority: int, is_edit: bool, age: float, what: Fate) -> None:
    assert fate(priority, is_edit=is_edit, age=age) is what


def test_an_unmarked_repeat_happens_only_where_it_changes_nothing() -> None:
    every = [fate(priority, is_edit=False, age=age) for priority in range(6) for age in (0.0, 200.0)]
    assert Fate.REPEAT not in every


@given(st.integers(0, 10_000), st.booleans())
def test_a_failed_try_waits_longer_each_time_and_never_for_ever(attempts: int, urgent: bool) -> None:
    wait = backoff(attempts, urgent=urgent)
    assert 1 <= wait <= (30 if urgent else 300)
    assert backoff(attempts + 1, urgent=urgent) >= wait


def test_priorities_put_help_first_and_broadcasts_last() -> None:
    order = [Priority.SOS, Priority.ALERT, Priority.REPLY, Priority.PROMPT, Priority.DIGEST, Priority.BROADCAST]
    assert order == sorted(set(order))
