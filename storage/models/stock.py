"""What was given, what lies where, and what became of it.

An amount is a whole number of the smallest part of its unit: a thousandth, or a fen of money. Entries are
never changed and never deleted; a mistake is cancelled by a counter-entry, and by one only.
"""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from bot.rules.stock import EntryKind, TransferState
from bot.rules.stock_units import Unit
from storage.types import words


class StockItem(SQLModel, table=True):
    """One sort of thing at one place, in one unit. `balance` is the sum of its entries, and never below zero."""

    __tablename__ = "stock_item"
    __table_args__ = (
        UniqueConstraint("place_id", "name", "unit"),
        CheckConstraint("balance >= 0", name="balance"),
    )

    id: int | None = Field(default=None, primary_key=True)
    place_id: int = Field(foreign_key="place.id")
    name: str = Field(index=True)
    unit: Unit = Field(sa_type=words(Unit, "unit"))
    balance: int = Field(default=0, sa_type=BigInteger)
    low: int | None = Field(default=None, sa_type=BigInteger)  # below it the keeper is told
    told_at: datetime | None = None  # when that was said; empty again once there is enough
    created_at: datetime


class Donation(SQLModel, table=True):
    """Something that somebody gave, and who took it in. `masked` is their wish not to be named."""

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="stock_item.id", index=True)
    donor: str
    masked: bool = False
    amount: int = Field(sa_type=BigInteger)
    received_by: int = Field(foreign_key="staff.id")
    at: datetime = Field(index=True)
    note: str = ""


class StockTransfer(SQLModel, table=True):
    """Something on the way from one place to another. Until it is accepted its sender answers for it."""

    __tablename__ = "stock_transfer"
    __table_args__ = (
        Index(
            "ix_stock_transfer_next_at",
            "next_at",
            sqlite_where=text("next_at IS NOT NULL"),
            postgresql_where=text("next_at IS NOT NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="stock_item.id", index=True)  # at the place it leaves
    goal_id: int = Field(foreign_key="place.id", index=True)
    amount: int = Field(sa_type=BigInteger)
    state: TransferState = Field(sa_type=words(TransferState, "state"))
    sent_by: int = Field(foreign_key="staff.id")
    sent_at: datetime
    next_at: datetime | None = None  # of the next reminder
    reminded: int = 0
    decided_by: int | None = Field(default=None, foreign_key="staff.id")
    decided_at: datetime | None = None


class StockEntry(SQLModel, table=True):
    """One change of a balance: `amount` is positive for what came and negative for what went."""

    __tablename__ = "stock_entry"
    __table_args__ = (
        CheckConstraint("amount <> 0", name="amount"),
        # a transfer leaves once and arrives once
        UniqueConstraint("transfer_id", "kind"),
        Index("ix_stock_entry_item_id_id", "item_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    item_id: int = Field(foreign_key="stock_item.id")
    kind: EntryKind = Field(sa_type=words(EntryKind, "kind"))
    amount: int = Field(sa_type=BigInteger)
    donation_id: int | None = Field(default=None, foreign_key="donation.id")
    transfer_id: int | None = Field(default=None, foreign_key="stock_transfer.id")
    counters: int | None = Field(default=None, foreign_key="stock_entry.id", unique=True)
    request_id: int | None = Field(default=None, foreign_key="supply_request.id", index=True)  # it was handed out for
    resident_id: int | None = Field(default=None, foreign_key="resident.id", index=True)
    goal_id: int | None = Field(default=None, foreign_key="place.id")  # the place it was handed out to
    said: str = ""  # to whom, by what standard, what for, or why
    entered_by: int = Field(foreign_key="staff.id")
    at: datetime
