"""What people ask for, and how it gets to the door."""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, Column, Index, Text, text
from sqlmodel import Field, SQLModel

from bot.rules.supply import Payer, SupplyState, SupplyStep, Urgency
from bot.rules.supply_words import Category, Grave
from storage.types import words


class SupplyRequest(SQLModel, table=True):
    """One order: what somebody asked for in their words, who brings it, what it cost. Money is whole fen."""

    __tablename__ = "supply_request"
    __table_args__ = (
        Index("ix_supply_request_place_id_state", "place_id", "state"),
        Index("ix_supply_request_resident_id_asked_at", "resident_id", "asked_at"),
        # who presses "send" twice has one order
        Index(
            "uq_supply_request_draft",
            "reporter_id",
            unique=True,
            sqlite_where=text("state = 'draft'"),
            postgresql_where=text("state = 'draft'"),
        ),
        Index(
            "ix_supply_request_next_at",
            "next_at",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    episode_id: int = Field(foreign_key="episode.id")
    resident_id: int = Field(foreign_key="resident.id")
    place_id: int = Field(foreign_key="place.id")
    reporter_id: int = Field(foreign_key="reporter.id")
    state: SupplyState = Field(sa_type=words(SupplyState, "state"))
    urgency: Urgency | None = Field(default=None, sa_type=words(Urgency, "urgency"))
    grave: Grave | None = Field(default=None, sa_type=words(Grave, "grave"))
    said: str = Field(default="", sa_type=Text)
    # photos and voices that belong to it: numbers of messages in the chat of whoever asked
    shown: list[int] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    like_id: int | None = Field(default=None, foreign_key="supply_request.id")  # the order it repeats or replaces
    asked_at: datetime
    due_at: datetime | None = None
    next_at: datetime | None = None  # a draft is sent as it stands, an order is overdue
    owner_id: int | None = Field(default=None, foreign_key="staff.id")
    eta_at: datetime | None = None
    carrier: str = ""  # a volunteer who is no member of staff
    carrier_phone: str = ""
    price: int | None = Field(default=None, sa_type=BigInteger)
    payer: Payer | None = Field(default=None, sa_type=words(Payer, "payer"))
    receipt_chat: int | None = Field(default=None, sa_type=BigInteger)
    receipt: int | None = Field(default=None, sa_type=BigInteger)  # the message that shows it
    why: str = Field(default="", sa_type=Text)  # it cannot be had
    received_at: datetime | None = None
    closed_at: datetime | None = None
    was_overdue: bool = False


class SupplyItem(SQLModel, table=True):
    """A line of an order: a thing with its quantity in thousandths, or words that were not certain."""

    __tablename__ = "supply_item"

    id: int | None = Field(default=None, primary_key=True)
    request_id: int = Field(foreign_key="supply_request.id", index=True)
    name: str = Field(sa_type=Text)
    milli: int | None = Field(default=None, sa_type=BigInteger)
    unit: str = ""
    category: Category = Field(sa_type=words(Category, "category"))
    free: bool = False  # out of what was given: nobody pays for it
    entry_id: int | None = Field(default=None, foreign_key="stock_entry.id")  # with which it left the stock


class SupplyStepTaken(SQLModel, table=True):
    """Something that happened to an order, and where it stood afterwards."""

    __tablename__ = "supply_step"

    id: int | None = Field(default=None, primary_key=True)
    request_id: int = Field(foreign_key="supply_request.id", index=True)
    at: datetime
    step: SupplyStep = Field(sa_type=words(SupplyStep, "step"))
    state: SupplyState = Field(sa_type=words(SupplyState, "state"))
    staff_id: int | None = Field(default=None, foreign_key="staff.id")
    reporter_id: int | None = Field(default=None, foreign_key="reporter.id")
    said: str = Field(default="", sa_type=Text)
