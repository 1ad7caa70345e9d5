"""What a value may have to do with: looked at in one statement, since almost always there is nothing."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, exists, or_
from sqlalchemy import select as sa_select
from sqlmodel import Session, and_, col

from storage.models import Check, Evidence, Place, Reading, Recheck, Reporting
from storage.words import Consent


@dataclass(frozen=True, slots=True)
class Pending:
    """Whether a recheck waits for a value, pictures for the value they show, and others to hear of it.

    `lineage` is the chain of ids of the place whose round it answers; empty when it answers none.
    """

    lineage: str
    recheck: bool
    pictures: bool
    others: bool


def for_value(session: Session, reading: Reading, check: Check | None, *, pictures_since: datetime) -> Pending:
    """Return what there is to do for a value that was just recorded."""
    asked = {
        "place": check.place_id if check else None,
        "episode": reading.episode_id,
        "resident": reading.resident_id,
        "reporter": reading.reporter_id,
        "message": reading.message_id,
        "since": pictures_since,
    }
    lineage, recheck, pictures, others = session.connection().execute(_FOR_VALUE, asked).one()
    return Pending(lineage or "", recheck, pictures, others)


_own_message = and_(Evidence.reporter_id == bindparam("reporter"), Evidence.message_id == bindparam("message"))
_shortly_before = and_(
    Evidence.episode_id == bindparam("episode"),
    col(Evidence.received_at) >= bindparam("since"),
    col(Evidence.reading_id).is_(None),
    col(Evidence.forwarded).is_(False),
)
# said for every value: built once
_FOR_VALUE = sa_select(
    sa_select(col(Place.lineage)).where(col(Place.id) == bindparam("place")).scalar_subquery(),
    exists().where(col(Recheck.episode_id) == bindparam("episode"), col(Recheck.closed_at).is_(None)),
    or_(exists().where(_own_message), exists().where(_shortly_before)),
    exists().where(
        col(Reporting.resident_id) == bindparam("resident"),
        col(Reporting.ended_at).is_(None),
        col(Reporting.consent) != Consent.DECLINED,
        col(Reporting.reporter_id).is_distinct_from(bindparam("reporter")),
    ),
)
