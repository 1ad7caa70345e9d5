"""Who is followed up, who answers for them, and how a phone is linked."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Index, Text, UniqueConstraint, event, text
from sqlmodel import Field, SQLModel

from bot.rules.household_words import Relation
from bot.rules.initials import door_of, initials_of
from bot.rules.particulars import Particulars, Sex
from bot.rules.roles import Party, Role
from bot.rules.walk import walk_of
from storage.types import Alike, words
from storage.words import Consent, EpisodeState


def _initials(context: Any) -> str:
    return initials_of(context.get_current_parameters()["name"])


def _door(context: Any) -> str:
    return door_of(context.get_current_parameters().get("address") or "")


def _walk(context: Any) -> str:
    return walk_of(context.get_current_parameters().get("address") or "")


class Resident(SQLModel, table=True):
    """A person who is followed up at home.

    `initials` and `house_number` are what people look somebody up by, `walk` puts doors in the order one walks by;
    they follow from the name and the address by themselves, whoever writes the row.
    """

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(index=True)
    phone: str = ""
    address: str = ""
    initials: str | None = Field(default=None, sa_column=Column(Text, nullable=False, default=_initials))
    house_number: str | None = Field(default=None, sa_column=Column(Text, nullable=False, default=_door))
    walk: str | None = Field(default=None, sa_column=Column(Text, nullable=False, default=_walk))
    minor: bool = False  # under 14 when registered: a guardian agrees for them
    # for the ledger, where a list that was imported said so; nobody is asked
    sex: Sex | None = Field(default=None, sa_type=words(Sex, "sex"))
    age: int | None = None  # years, when registered
    care: str = ""
    by_phone_since: datetime | None = None  # has no Telegram: somebody phones
    place_id: int = Field(foreign_key="place.id", index=True)
    created_at: datetime
    created_by: int | None = Field(default=None, foreign_key="staff.id")

    @property
    def own(self) -> Particulars:
        """Sex, age and special care, as far as they are known."""
        return Particulars(self.sex, self.age, self.care)

    @own.setter
    def own(self, own: Particulars) -> None:
        self.sex, self.age, self.care = own.sex, own.age, own.care


@event.listens_for(Resident, "before_update")
def _follow_the_name(_mapper: Any, _connection: Any, resident: Resident) -> None:
    resident.initials, resident.house_number = initials_of(resident.name), door_of(resident.address)
    resident.walk = walk_of(resident.address)


class Reporter(SQLModel, table=True):
    """A chat that answers for one or more residents."""

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=BigInteger, unique=True)
    language: str
    large: bool = False  # wants large print: in pictures, and wide keys on the number pad
    no_advice_since: datetime | None = None  # wants no guidance beside what concerns them
    unreachable_since: datetime | None = None
    closed_at: datetime | None = None  # the only person behind it died: it is not written to any more
    created_at: datetime


class Reporting(SQLModel, table=True):
    """Which reporter answers for which resident, and as whom."""

    __table_args__ = (UniqueConstraint("reporter_id", "resident_id"),)

    id: int | None = Field(default=None, primary_key=True)
    reporter_id: int = Field(foreign_key="reporter.id")
    resident_id: int = Field(foreign_key="resident.id", index=True)
    consent: Consent = Field(sa_type=words(Consent, "consent"))
    relation: Relation | None = Field(default=None, sa_type=words(Relation, "relation"))  # to the resident
    called: str = ""  # the word by which the reporter last called them: 妈
    since: datetime
    stopped_at: datetime | None = None  # wants no messages: is phoned, may still write, may come back
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
        Index(
            "ix_episode_paused_until",
            "paused_until",
            sqlite_where=text("paused_until IS NOT NULL"),
            postgresql_where=text("paused_until IS NOT NULL"),
        ),
        # what the news tick asks: whose time has come, who is new, who was released just now
        Index(
            "ix_episode_next_news_at",
            "next_news_at",
            "id",
            sqlite_where=text("next_news_at IS NOT NULL"),
            postgresql_where=text("next_news_at IS NOT NULL"),
        ),
        Index(
            "ix_episode_without_news",
            "id",
            sqlite_where=text("state = 'active' AND next_news_at IS NULL"),
            postgresql_where=text("state = 'active' AND next_news_at IS NULL"),
        ),
        Index(
            "ix_episode_just_released",
            "id",
            sqlite_where=text("state = 'released' AND after_from IS NULL"),
            postgresql_where=text("state = 'released' AND after_from IS NULL"),
        ),
        # every round writes every row anew; on its own page that is half of what goes to the log
        {"postgresql_with": {"fillfactor": 50}},
    )

    id: int | None = Field(default=None, primary_key=True)
    resident_id: int = Field(foreign_key="resident.id", index=True)
    place_id: int = Field(foreign_key="place.id", index=True)
    reason: str = ""
    starts_on: date
    ends_on: date
    zone: str
    profile: dict[str, Any] = Field(default_factory=dict, sa_column=Column(Alike, nullable=False))
    state: EpisodeState = Field(sa_type=words(EpisodeState, "state"))
    next_round_at: datetime | None = None
    next_day: date | None = None
    next_slot: str = ""
    next_news_at: datetime | None = None  # of the next look whether there is something to tell beside the rounds
    paused_until: datetime | None = None  # nobody is asked before; empty once it is over
    after_from: date | None = None  # the day of the release, once it was noticed: after-care counts from it
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
