"""What Telegram's answer means for a message we owe: one table, read from the top.

The rows are those of the Bot API as measured against its server; a phrase is looked for in
the description, in lower case. The first row that fits decides.
"""

from dataclasses import dataclass
from enum import StrEnum

FILES_STAY = 24  # hours that a file about many people stands in a chat; Telegram deletes nothing after 48


class Verdict(StrEnum):
    """What became of a message."""

    SENT = "sent"
    NOTHING = "nothing"  # there was nothing to do: as good as sent
    GONE = "gone"  # the card is gone: a new one is sent
    UNREACHABLE = "unreachable"
    MOVED = "moved"
    NO_TOPIC = "no_topic"  # gone or closed
    OURS = "ours"  # our mistake: plain text once for an alert, then put aside
    WAIT = "wait"
    REVOKED = "revoked"
    CONFLICT = "conflict"
    AGAIN = "again"  # certainly not sent
    UNCERTAIN = "uncertain"  # perhaps sent


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: a status with its words, or the name of what went wrong on the way.

    `wire` is one of `connect` (not sent), `pool` (not sent), `lost` (nobody knows), `garbled`
    (an answer that is no JSON: a proxy or a captive portal), or empty when Telegram answered.
    """

    code: int = 0
    description: str = ""
    retry_after: int | None = None
    migrate_to: int | None = None
    wire: str = ""


TABLE: tuple[tuple[int, str, Verdict], ...] = (
    (400, "message is not modified", Verdict.NOTHING),
    (400, "query is too old", Verdict.NOTHING),
    (400, "query id is invalid", Verdict.NOTHING),
    (400, "message to edit not found", Verdict.GONE),
    (400, "message can't be edited", Verdict.GONE),
    (400, "message_id_invalid", Verdict.GONE),
    (400, "there is no text in the message to edit", Verdict.GONE),
    (400, "there is no caption in the message to edit", Verdict.GONE),
    (400, "message thread not found", Verdict.NO_TOPIC),
    (400, "topic_closed", Verdict.NO_TOPIC),
    (400, "topic_deleted", Verdict.NO_TOPIC),
    (400, "upgraded to a supergroup", Verdict.MOVED),
    (400, "chat not found", Verdict.UNREACHABLE),
    (400, "not enough rights", Verdict.UNREACHABLE),
    (400, "have no rights to send", Verdict.UNREACHABLE),
    (400, "need administrator rights", Verdict.UNREACHABLE),
    (400, "chat_write_forbidden", Verdict.UNREACHABLE),
    (400, "user is deactivated", Verdict.UNREACHABLE),
    (400, "peer_id_invalid", Verdict.UNREACHABLE),
    (400, "", Verdict.OURS),
    (403, "", Verdict.UNREACHABLE),
    (401, "", Verdict.REVOKED),
    (404, "", Verdict.REVOKED),
    (409, "", Verdict.CONFLICT),
    (413, "", Verdict.OURS),
    (429, "", Verdict.WAIT),
)

WIRE: dict[str, Verdict] = {
    "connect": Verdict.AGAIN,
    "pool": Verdict.AGAIN,
    "lost": Verdict.UNCERTAIN,
    "garbled": Verdict.UNCERTAIN,
}


def judge(answer: Answer) -> Verdict:
    """Return what an answer means. A number we do not know is uncertain, never sent."""
    if answer.wire:
        return WIRE[answer.wire]
    if answer.code == 200:
        return Verdict.SENT
    if answer.migrate_to is not None:
        return Verdict.MOVED
    said = answer.description.lower()
    for code, phrase, verdict in TABLE:
        if answer.code == code and phrase in said:
            return verdict
    return Verdict.UNCERTAIN


class Priority:
    """Who goes first when not everything can go at once; smaller is sooner."""

    SOS = 0
    ALERT = 1
    REPLY = 2
    PROMPT = 3
    DIGEST = 4
    BROADCAST = 5


REPLY_STAYS_FRESH = 120  # seconds in which a reply of uncertain fate is worth a second try


class Fate(StrEnum):
    """What is done with a message that may or may not have arrived."""

    REPEAT_MARKED = "repeat_marked"
    REPEAT = "repeat"
    LET_BE = "let_be"


def fate(priority: int, *, is_edit: bool, age: float) -> Fate:
    """Decide by kind: an alert again and visibly marked, a fresh reply again, anything else let be.

    An edit says the same twice without harm, so it is simply done again. `age` is in seconds.
    """
    if is_edit:
        return Fate.REPEAT
    if priority <= Priority.ALERT:
        return Fate.REPEAT_MARKED
    if priority == Priority.REPLY and age <= REPLY_STAYS_FRESH:
        return Fate.REPEAT_MARKED
    return Fate.LET_BE


def backoff(attempts: int, *, urgent: bool) -> float:
    """Return how many seconds to wait after so many failed tries: at most 30 for an alert, 300 otherwise."""
    longest = 30.0 if urgent else 300.0
    return min(2.0 ** min(attempts, 10), longest)
