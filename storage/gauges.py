"""Numbers that survive a restart."""

from sqlalchemy import bindparam
from sqlmodel import Session, col, select, update

from storage.inserting import insert_for
from storage.models import Gauge


def value(session: Session, name: str) -> int | None:
    """Return a gauge, or None when it was never set."""
    row = session.get(Gauge, name)
    return row.value if row else None


def beginning(session: Session, start: str) -> dict[str, int]:
    """Return the gauges whose names begin so, by the rest of the name."""
    found = session.exec(select(Gauge).where(col(Gauge.name).startswith(start, autoescape=True))).all()
    return {one.name.removeprefix(start): one.value for one in sorted(found, key=lambda one: one.name)}


def put(session: Session, name: str, number: int) -> None:
    """Set a gauge."""
    insert = insert_for(session, Gauge).values(name=name, value=number)
    session.execute(insert.on_conflict_do_update(index_elements=["name"], set_={"value": number}))


def step(session: Session, name: str, old: int, new: int) -> bool:
    """Set a gauge that stands at a number to another, and say whether it stood there."""
    result = session.connection().execute(_STEP, {"which": name, "before": old, "after": new})
    return bool(result.rowcount)


_gauge = Gauge.__table__  # type: ignore[attr-defined]
# said for every batch of updates: built once
_STEP = (
    update(_gauge)
    .where(_gauge.c.name == bindparam("which"), _gauge.c.value == bindparam("before"))
    .values(value=bindparam("after"))
)


def add(session: Session, name: str, number: int) -> None:
    """Raise a gauge by a number."""
    insert = insert_for(session, Gauge).values(name=name, value=number)
    session.execute(insert.on_conflict_do_update(index_elements=["name"], set_={"value": Gauge.value + number}))
