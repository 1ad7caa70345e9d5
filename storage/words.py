"""The states rows can be in: text in the database, enums in the code."""

from enum import StrEnum


class EpisodeState(StrEnum):
    """Whether an isolation goes on, and how it ended."""

    ACTIVE = "active"
    RELEASED = "released"
    TRANSFERRED = "transferred"
    LOST = "lost"
    MOVED = "moved"
    DIED = "died"
    VOID = "void"


class CheckState(StrEnum):
    """What became of one resident's place in one slot."""

    DUE = "due"
    ANSWERED = "answered"
    MISSED = "missed"
    EXCUSED = "excused"
    OUTAGE = "outage"


class Consent(StrEnum):
    """What a person said when asked whether we may write."""

    SELF = "self"
    FAMILY = "family"
    DECLINED = "declined"


class GivenBy(StrEnum):
    """Who gave a reading."""

    SELF = "self"
    FAMILY = "family"
    WORKER = "worker"


class Channel(StrEnum):
    """How a reading came."""

    CHAT = "chat"
    PHONE = "phone"
    DOOR = "door"
    VIDEO = "video"


class InboxState(StrEnum):
    """What became of an update."""

    NEW = "new"
    DONE = "done"
    IGNORED = "ignored"
    QUARANTINED = "quarantined"


class OutboxState(StrEnum):
    """What became of a message we owe."""

    OWED = "owed"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    DROPPED = "dropped"
    QUARANTINED = "quarantined"


class Happened(StrEnum):
    """What happened in the life of an alert."""

    RAISED = "raised"
    TOLD = "told"
    NOBODY = "nobody"
    UNREACHABLE = "unreachable"
    ACKED = "acked"
    REACHED = "reached"
    NO_ANSWER = "no_answer"
    ESCALATED = "escalated"
    RETURNED = "returned"
    REOPENED = "reopened"
    WORSE = "worse"
    CORRECTED = "corrected"
    MISTAKE = "mistake"
    HANDED = "handed"
    CLOSED = "closed"


class EvidenceState(StrEnum):
    """What became of a picture somebody sent."""

    FETCHING = "fetching"
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    UNREADABLE = "unreadable"
    CORRECTED = "corrected"
    MISMATCH = "mismatch"
    REFUSED = "refused"
    MISSING = "missing"


class ApprovalKind(StrEnum):
    """What one admin asks for and another decides."""

    ADMIN = "admin"
    EXPORT = "export"
    LEDGER = "ledger"
    RULE = "rule"


class ApprovalState(StrEnum):
    """What became of it."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


class ImportState(StrEnum):
    """What became of a file with people in it."""

    FETCHING = "fetching"
    READING = "reading"
    CHECKED = "checked"
    RUNNING = "running"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"
    REFUSED = "refused"
    DROPPED = "dropped"


class HandoverState(StrEnum):
    """What became of somebody's wish to hand over."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Asking(StrEnum):
    """What is open between us and a chat: the kinds of dialogue."""

    JOIN = "join"
    CONFIRM = "confirm"
    REPAIR = "repair"
    CORRECT = "correct"
    WHOSE = "whose"
    NEED = "need"
    SYMPTOMS = "symptoms"
    HEAT = "heat"
    OUTCOME = "outcome"
    REPORT_FOR = "report_for"
    EVIDENCE = "evidence"
    MEMBER = "member"
    SPLIT = "split"
    SECOND = "second"
    ROLL_CALL = "roll_call"
    FIND = "find"
    NOTE = "note"
    MESSAGE = "message"
    BIND = "bind"
    ROSTER = "roster"
    PRICE = "price"
    CARRIER = "carrier"
    CANNOT = "cannot"
    STOCK = "stock"
    CHANGE = "change"
    REMARK = "remark"
    LEDGER_WHY = "ledger_why"
    IMPORT = "import"
    EXPORT = "export"
    TEAM = "team"
    ENROL = "enrol"
