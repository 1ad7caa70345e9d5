"""The tables. Every moment is aware UTC; a temperature is hundredths of a degree Celsius.

What must not happen twice is unique here, so that doing it twice is harmless.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.rules.escalation import AlertKind, AlertState, Outcome, Tier
from bot.rules.places import PlaceKind
from bot.rules.roles import Party, Role
from storage.types import words
from storage.words import (
    Asking,
    Channel,
    CheckState,
    Consent,
    EpisodeState,
    GivenBy,
    Happened,
    InboxState,
    OutboxState,
)

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def _json() -> Any:
    return Field(default_factory=dict, sa_column=Column(JSON, nullable=False))


class House(SQLModel, table=True):
    """What this installation is: one row, written at every start from the settings."""

    id: int = Field(primary_key=True)
    zone: str
    language: str
    emergency_number: str
    admin_ids: list[int] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    bot_username: str = ""


class Place(SQLModel, table=True):
    """A node of the tree: district › township › community › grid."""

    __table_args__ = (UniqueConstraint("path"), Index("ix_place_lineage", "lineage"))

    id: int | None = Field(default=None, primary_key=True)
    parent_id: int | None = Field(default=None, foreign_key="place.id", index=True)
    kind: PlaceKind = Field(sa_type=words(PlaceKind, "kind"))
    name: str
    path: str
    lineage: str = ""  # the chain of ids down to this place: /1/4/9/
    rules: dict[str, Any] = _json()
    created_at: datetime


class Staff(SQLModel, table=True):
    """Somebody who works here. `opened_at` is when they first opened the bot: before, it cannot write to them."""

    id: int | None = Field(default=None, primary_key=True)
    telegram_id: int = Field(sa_type=BigInteger, unique=True)
    name: str
    phone: str = ""
    language: str = ""
    opened_at: datetime | None = None
    unreachable_since: datetime | None = None
    created_at: datetime
    left_at: datetime | None = None


class StaffRole(SQLModel, table=True):
    """What somebody is to a place; without a place, everywhere."""

    __tablename__ = "staff_role"
    __table_args__ = (
        UniqueConstraint("staff_id", "role", "place_id"),
        Index("ix_staff_role_place_id_role", "place_id", "role"),
    )

    id: int | None = Field(default=None, primary_key=True)
    staff_id: int = Field(foreign_key="staff.id")
    role: Role = Field(sa_type=words(Role, "role"))
    place_id: int | None = Field(default=None, foreign_key="place.id")


class BoundGroup(SQLModel, table=True):
    """A group chat that sees the alerts of a place, with names masked."""

    __tablename__ = "bound_group"

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=BigInteger, unique=True)
    thread_id: int | None = None
    place_id: int = Field(foreign_key="place.id", index=True)
    title: str = ""
    bound_at: datetime
    bound_by: int = Field(foreign_key="staff.id")
    unreachable_since: datetime | None = None


class Resident(SQLModel, table=True):
    """A person who is followed up at home."""

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(index=True)
    phone: str = ""
    address: str = ""
    place_id: int = Field(foreign_key="place.id", index=True)
    created_at: datetime
    created_by: int | None = Field(default=None, foreign_key="staff.id")


class Reporter(SQLModel, table=True):
    """A chat that answers for one or more residents."""

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=BigInteger, unique=True)
    language: str
    unreachable_since: datetime | None = None
    created_at: datetime


class Reporting(SQLModel, table=True):
    """Which reporter answers for which resident, and as whom."""

    __table_args__ = (UniqueConstraint("reporter_id", "resident_id"),)

    id: int | None = Field(default=None, primary_key=True)
    reporter_id: int = Field(foreign_key="reporter.id")
    resident_id: int = Field(foreign_key="resident.id", index=True)
    consent: Consent = Field(sa_type=words(Consent, "consent"))
    since: datetime
    ended_at: datetime | None = None


class Invite(SQLModel, table=True):
    """A one-time code for a resident's phone. Only hashes are kept."""

    id: int | None = Field(default=None, primary_key=True)
    resident_id: int = Field(foreign_key="resident.id", index=True)
    token_hash: str = Field(unique=True)
    code_hash: str = Field(unique=True)
    created_at: datetime
    created_by: int | None = Field(default=None, foreign_key="staff.id")
    expires_at: datetime
    used_at: datetime | None = None
    used_by: int | None = Field(default=None, sa_type=BigInteger)
    revoked_at: datetime | None = None


class Attempt(SQLModel, table=True):
    """Something a chat may do only so often: try a code, be told who we are."""

    __table_args__ = (Index("ix_attempt_kind_chat_id_at", "kind", "chat_id", "at"),)

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=BigInteger)
    kind: str
    at: datetime


class Episode(SQLModel, table=True):
    """One isolation of one resident. The first day is day 1; `ends_on` is the last day."""

    __table_args__ = (
        Index(
            "uq_episode_active_resident",
            "resident_id",
            unique=True,
            sqlite_where=text("state = 'active'"),
            postgresql_where=text("state = 'active'"),
        ),
        # the only question the round tick asks
        Index(
            "ix_episode_next_round_at",
            "next_round_at",
            "id",
            sqlite_where=text("next_round_at IS NOT NULL"),
            postgresql_where=text("next_round_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    resident_id: int = Field(foreign_key="resident.id", index=True)
    place_id: int = Field(foreign_key="place.id", index=True)
    reason: str = ""
    starts_on: date
    ends_on: date
    zone: str
    profile: dict[str, Any] = _json()
    state: EpisodeState = Field(sa_type=words(EpisodeState, "state"))
    next_round_at: datetime | None = None
    next_day: date | None = None
    next_slot: str = ""
    created_at: datetime
    ended_at: datetime | None = None


class EpisodeParty(SQLModel, table=True):
    """Who of the four parties answers for an episode: an office, a person and a deputy."""

    __tablename__ = "episode_party"
    __table_args__ = (UniqueConstraint("episode_id", "party"),)

    id: int | None = Field(default=None, primary_key=True)
    episode_id: int = Field(foreign_key="episode.id")
    party: Party = Field(sa_type=words(Party, "party"))
    role: Role = Field(sa_type=words(Role, "role"))
    place_id: int | None = Field(default=None, foreign_key="place.id")
    staff_id: int = Field(foreign_key="staff.id")
    deputy_id: int | None = Field(default=None, foreign_key="staff.id")


class Check(SQLModel, table=True):
    """One resident's place in one slot: asked at, answered, missed or excused."""

    __tablename__ = "slot_check"
    __table_args__ = (
        UniqueConstraint("episode_id", "day", "slot"),
        Index("ix_slot_check_place_id_day_slot", "place_id", "day", "slot"),
        Index(
            "ix_slot_check_next_at",
            "next_at",
            "id",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    episode_id: int = Field(foreign_key="episode.id")
    resident_id: int = Field(foreign_key="resident.id", index=True)
    place_id: int = Field(foreign_key="place.id")
    day: date
    slot: str
    opened_at: datetime
    closes_at: datetime
    nudges: int = 0
    next_at: datetime | None = None  # of the next nudge or the end; empty once nothing more is due
    state: CheckState = Field(sa_type=words(CheckState, "state"))
    answered_at: datetime | None = None
    reading_id: int | None = None


class Reading(SQLModel, table=True):
    """A temperature someone gave. Every version is kept; the newer one says which it supersedes."""

    id: int | None = Field(default=None, primary_key=True)
    episode_id: int = Field(foreign_key="episode.id", index=True)
    resident_id: int = Field(foreign_key="resident.id", index=True)
    check_id: int | None = Field(default=None, foreign_key="slot_check.id")
    centi: int
    site: str = "axillary"
    given_by: GivenBy = Field(sa_type=words(GivenBy, "given_by"))
    channel: Channel = Field(sa_type=words(Channel, "channel"))
    reporter_id: int | None = Field(default=None, foreign_key="reporter.id")
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    said: str = Field(default="", sa_type=Text)
    message_id: int | None = Field(default=None, sa_type=BigInteger, index=True)
    measured_at: datetime
    recorded_at: datetime
    supersedes: int | None = Field(default=None, foreign_key="reading.id", unique=True)


class Alert(SQLModel, table=True):
    """One thing a person must look at, with an owner, a clock and the ladder it was raised with."""

    __table_args__ = (
        Index(
            "uq_alert_open_dedupe",
            "dedupe",
            unique=True,
            sqlite_where=text("state <> 'closed'"),
            postgresql_where=text("state <> 'closed'"),
        ),
        Index(
            "ix_alert_next_at",
            "next_at",
            "id",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
        Index("ix_alert_place_id_state", "place_id", "state"),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: AlertKind = Field(sa_type=words(AlertKind, "kind"))
    tier: Tier = Field(sa_type=words(Tier, "tier"))
    state: AlertState = Field(sa_type=words(AlertState, "state"))
    dedupe: str
    place_id: int = Field(foreign_key="place.id")
    episode_id: int | None = Field(default=None, foreign_key="episode.id", index=True)
    resident_id: int | None = Field(default=None, foreign_key="resident.id")
    reading_id: int | None = Field(default=None, foreign_key="reading.id")
    day: date | None = None
    slot: str = ""
    said: str = Field(default="", sa_type=Text)
    policy: dict[str, Any] = _json()
    steps: int = 0  # rungs told since the clock began
    rings: int = 0  # how often anybody was told: no two tellings share a key
    raised_at: datetime
    clock_at: datetime
    next_at: datetime | None = None  # of the next step, or of opening again when no outcome came
    acked_by: int | None = Field(default=None, foreign_key="staff.id")
    acked_at: datetime | None = None
    closed_by: int | None = Field(default=None, foreign_key="staff.id")
    closed_at: datetime | None = None
    outcome: Outcome | None = Field(default=None, sa_type=words(Outcome, "outcome"))
    outcome_words: str = Field(default="", sa_type=Text)


class AlertStep(SQLModel, table=True):
    """Something that happened to an alert: told, climbed, acknowledged, called, closed."""

    __tablename__ = "alert_step"

    id: int | None = Field(default=None, primary_key=True)
    alert_id: int = Field(foreign_key="alert.id", index=True)
    at: datetime
    what: Happened = Field(sa_type=words(Happened, "what"))
    step: int | None = None
    office: str = ""
    staff_id: int | None = Field(default=None, foreign_key="staff.id")


class Card(SQLModel, table=True):
    """A message that lives: one for each chat and subject, edited in place while `drawn` differs."""

    __table_args__ = (UniqueConstraint("chat_id", "message_id"),)

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=BigInteger)
    message_id: int = Field(sa_type=BigInteger)
    subject: str = Field(index=True)
    recipient: str
    drawn: str
    drawn_at: datetime


class Dialogue(SQLModel, table=True):
    """What is being asked of a chat just now. One open question of a kind for each chat."""

    __table_args__ = (
        Index(
            "uq_dialogue_open",
            "chat_id",
            "asking",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index(
            "ix_dialogue_next_at",
            "next_at",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=BigInteger)
    asking: Asking = Field(sa_type=words(Asking, "asking"))
    step: int = 0
    about: dict[str, Any] = _json()
    opened_at: datetime
    next_at: datetime | None = None
    closed_at: datetime | None = None


class Inbox(SQLModel, table=True):
    """An update as Telegram sent it, kept before it is confirmed. It takes effect once, by its number."""

    __table_args__ = (
        Index("ix_inbox_chat_id_received_at", "chat_id", "received_at"),
        Index(
            "ix_inbox_new",
            "update_id",
            sqlite_where=text("state = 'new'"),
            postgresql_where=text("state = 'new'"),
        ),
    )

    update_id: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    chat_id: int = Field(sa_type=BigInteger)
    raw: str = Field(sa_type=Text)
    received_at: datetime
    state: InboxState = Field(default=InboxState.NEW, sa_type=words(InboxState, "state"))
    tries: int = 0
    why: str = ""
    done_at: datetime | None = None


class Outbox(SQLModel, table=True):
    """A message we owe. `key` makes owing it twice harmless; the recipient becomes a chat when it is sent."""

    __table_args__ = (
        UniqueConstraint("key"),
        Index(
            "ix_outbox_owed",
            "priority",
            "next_at",
            "id",
            sqlite_where=text("state = 'owed'"),
            postgresql_where=text("state = 'owed'"),
        ),
        Index(
            "ix_outbox_sending",
            "state",
            sqlite_where=text("state IN ('sending', 'quarantined')"),
            postgresql_where=text("state IN ('sending', 'quarantined')"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BigInteger().with_variant(Integer(), "sqlite"))
    key: str
    notice: str
    params: dict[str, Any] = _json()
    recipient: str
    priority: int
    owed_at: datetime
    next_at: datetime
    expires_at: datetime | None = None
    state: OutboxState = Field(default=OutboxState.OWED, sa_type=words(OutboxState, "state"))
    attempts: int = 0
    edits: int | None = Field(default=None, sa_type=BigInteger)  # the message this takes the place of
    rearm: bool = False  # changed while it was being sent: owed once more afterwards
    marked: bool = False  # may be a repeat, and says so
    plain: bool = False  # the formatted text was refused: sent as plain text
    chat_id: int | None = Field(default=None, sa_type=BigInteger)
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    sent_at: datetime | None = None
    why: str = ""


class Audit(SQLModel, table=True):
    """Who did what, when: every change, every look at a named person, every refusal."""

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(index=True)
    telegram_id: int = Field(sa_type=BigInteger)
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    what: str
    subject: str = ""
    place_id: int | None = Field(default=None, foreign_key="place.id")
    detail: dict[str, Any] = _json()


class Heartbeat(SQLModel, table=True):
    """When this bot was last seen alive: one row."""

    id: int = Field(primary_key=True)
    at: datetime


class Outage(SQLModel, table=True):
    """A time in which we were down: nobody's fault but ours."""

    id: int | None = Field(default=None, primary_key=True)
    began_at: datetime = Field(unique=True)
    ended_at: datetime


class Gauge(SQLModel, table=True):
    """A number that must survive a restart: the last update seen, how many were never delivered."""

    name: str = Field(primary_key=True)
    value: int = Field(sa_type=BigInteger)
