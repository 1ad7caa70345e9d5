"""Where people live and who works there."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, Text, UniqueConstraint, event
from sqlmodel import Field, SQLModel

from bot.rules.places import PlaceKind
from bot.rules.roles import Role
from bot.rules.walk import walk_of
from storage.models.base import json_values
from storage.types import words


class House(SQLModel, table=True):
    """What this installation is: one row, written at every start from the settings."""

    id: int = Field(primary_key=True)
    zone: str
    language: str
    emergency_number: str
    admin_ids: list[int] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    bot_username: str = ""
    secret: str = ""  # made once, at the first start: nobody outside can tell what is derived from it


def _walk(context: Any) -> str:
    return walk_of(context.get_current_parameters()["path"])


class Place(SQLModel, table=True):
    """A node of the tree: district › township › community › grid. `walk` follows from the path and sorts by it."""

    __table_args__ = (UniqueConstraint("path"), Index("ix_place_lineage", "lineage"))

    id: int | None = Field(default=None, primary_key=True)
    parent_id: int | None = Field(default=None, foreign_key="place.id", index=True)
    kind: PlaceKind = Field(sa_type=words(PlaceKind, "kind"))
    name: str
    path: str
    walk: str | None = Field(default=None, sa_column=Column(Text, nullable=False, default=_walk))
    lineage: str = ""  # the chain of ids down to this place: /1/4/9/
    rules: dict[str, Any] = json_values()
    created_at: datetime
    closed_at: datetime | None = None  # nobody is registered here any more


@event.listens_for(Place, "before_update")
def _follow_the_path(_mapper: Any, _connection: Any, place: Place) -> None:
    place.walk = walk_of(place.path)


class Staff(SQLModel, table=True):
    """Somebody who works here. `opened_at` is when they first opened the bot: before, it cannot write to them."""

    id: int | None = Field(default=None, primary_key=True)
    telegram_id: int = Field(sa_type=BigInteger, unique=True)
    name: str
    phone: str = ""
    language: str = ""
    notify: dict[str, Any] = json_values()  # how each kind of message comes, where it is not simply on
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
    deputy_id: int | None = Field(default=None, foreign_key="staff.id")  # who stands in when they are not there


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
