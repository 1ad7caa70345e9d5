"""Shifts: who is on by the roster, and who said "on" or "off"."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, exists
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, or_, select, update

from bot.rules.roles import Role
from bot.rules.roster import LAPSES, ShiftSource, Watch
from storage import staff as staff_rows
from storage.models import Place, Shift, Staff, StaffRole


def watches(session: Session, role: Role, place_id: int, *, now: datetime) -> list[Watch]:
    """Return the shifts of an office that matter now: ended less than a week ago, going on, or ahead."""
    found = session.exec(_WATCHES, params={"role": role, "place": place_id, "since": now - LAPSES}).all()
    return [watch(shift) for shift in found]


_ROLE = bindparam("role", type_=Shift.__table__.c.role.type)  # type: ignore[attr-defined]
_MATTERS = and_(
    Shift.role == _ROLE,
    col(Shift.replaced_by).is_(None),
    or_(col(Shift.until_at).is_(None), col(Shift.until_at) > bindparam("since")),
)
# said whenever an office with a roster is written to: built once
_WATCHES = (
    select(Shift).where(Shift.place_id == bindparam("place"), _MATTERS).order_by(col(Shift.from_at), col(Shift.id))
)


def seats(session: Session, role: Role, place_id: int, *, now: datetime) -> tuple[list[tuple[Staff, StaffRole]], bool]:
    """Return who was appointed to a role for a place, as `staff.seats` does, and whether shifts matter there now.

    Place 0 is everywhere.
    """
    found = session.exec(_SEATS, params={"role": role, "place": place_id, "since": now - LAPSES}).all()
    if not found:
        return [], False
    here = staff_rows.nearest([(staff, seat) for staff, seat, *_ in found], found[0][2] or "/")
    at = {seat.id for _, seat in here}
    return here, any(goes_by_shifts for _, seat, _, goes_by_shifts in found if seat.id in at)


_up = select(Place.id, Place.parent_id).where(Place.id == bindparam("place")).cte("up", recursive=True)
_above = aliased(Place)
_up = _up.union_all(select(_above.id, _above.parent_id).join(_up, col(_above.id) == _up.c.parent_id))
# said whenever an office is written to: built once
_SEATS = (
    select(
        Staff,
        StaffRole,
        select(Place.lineage).where(Place.id == bindparam("place")).scalar_subquery(),
        exists().where(col(Shift.place_id) == col(StaffRole.place_id), _MATTERS),
    )
    .join(StaffRole, col(StaffRole.staff_id) == col(Staff.id))
    .where(
        StaffRole.role == _ROLE,
        col(Staff.left_at).is_(None),
        or_(col(StaffRole.place_id).in_(select(_up.c.id)), col(StaffRole.place_id).is_(None)),
    )
    .order_by(col(StaffRole.id))
)


def watch(shift: Shift) -> Watch:
    """Return a shift as the rules see it."""
    return Watch(shift.staff_id, shift.from_at, shift.until_at, shift.source)


def offices(session: Session, *, now: datetime) -> Sequence[tuple[Role, int]]:
    """Return the offices that go by a roster: a role and a place each."""
    found = session.exec(
        select(Shift.role, Shift.place_id)
        .where(
            Shift.source == ShiftSource.ROSTER,
            col(Shift.replaced_by).is_(None),
            col(Shift.until_at) > now - LAPSES,
        )
        .distinct()
        .order_by(col(Shift.place_id), col(Shift.role))
    ).all()
    return [(Role(role), place_id) for role, place_id in found]


def record(
    session: Session,
    *,
    staff_id: int,
    role: Role,
    place_id: int,
    starts: datetime,
    ends: datetime | None,
    source: ShiftSource,
    batch: int | None = None,
    next_at: datetime | None = None,
) -> Shift:
    """Keep one shift."""
    shift = Shift(
        staff_id=staff_id,
        role=role,
        place_id=place_id,
        from_at=starts,
        until_at=ends,
        source=source,
        batch=batch,
        next_at=next_at,
    )
    session.add(shift)
    session.flush()
    return shift


def end_own_word(session: Session, staff_id: int, *, now: datetime, role: Role | None = None) -> None:
    """End what somebody said of themselves, on or off, at one role or at all."""
    statement = update(Shift).where(
        col(Shift.staff_id) == staff_id,
        col(Shift.source) != ShiftSource.ROSTER,
        or_(col(Shift.until_at).is_(None), col(Shift.until_at) > now),
    )
    if role is not None:
        statement = statement.where(col(Shift.role) == role)
    session.execute(statement.values(until_at=now))


def replace(session: Session, role: Role, place_id: int, *, begins: datetime, ends: datetime, batch: int) -> int:
    """Put aside the roster's shifts of an office that begin between two moments; a newer batch stands for them."""
    return int(
        session.connection()
        .execute(
            update(Shift)
            .where(
                col(Shift.role) == role,
                col(Shift.place_id) == place_id,
                col(Shift.source) == ShiftSource.ROSTER,
                col(Shift.replaced_by).is_(None),
                col(Shift.from_at) >= begins,
                col(Shift.from_at) < ends,
                or_(col(Shift.batch).is_(None), col(Shift.batch) != batch),
            )
            .values(replaced_by=batch)
        )
        .rowcount
    )


def of_batch(session: Session, batch: int) -> Sequence[Shift]:
    """Return the shifts a pasted roster made."""
    return session.exec(select(Shift).where(Shift.batch == batch).order_by(col(Shift.from_at), col(Shift.id))).all()


def undo(session: Session, batch: int) -> None:
    """Put the shifts of a pasted roster aside, and those it replaced back in their place."""
    session.execute(
        update(Shift).where(col(Shift.replaced_by) == batch, col(Shift.batch) != batch).values(replaced_by=None)
    )
    session.execute(
        update(Shift).where(col(Shift.replaced_by) == batch, col(Shift.batch).is_(None)).values(replaced_by=None)
    )
    session.execute(
        update(Shift)
        .where(col(Shift.batch) == batch, col(Shift.replaced_by).is_(None))
        .values(replaced_by=batch, next_at=None)
    )
    session.expire_all()


def withdraw(session: Session, staff_id: int, *, now: datetime) -> None:
    """Take somebody who leaves off every roster: what goes on ends now, what lies ahead never begins."""
    mine = (col(Shift.staff_id) == staff_id, or_(col(Shift.until_at).is_(None), col(Shift.until_at) > now))
    session.execute(update(Shift).where(*mine, col(Shift.from_at) < now).values(until_at=now, next_at=None))
    session.execute(update(Shift).where(*mine, col(Shift.from_at) >= now).values(until_at=col(Shift.from_at)))
    session.execute(update(Shift).where(col(Shift.staff_id) == staff_id).values(next_at=None))


def beginning(session: Session, *, now: datetime, limit: int) -> Sequence[tuple[Shift, Staff, Place]]:
    """Return the shifts that have begun and whose person was not told yet, earliest first."""
    return session.exec(
        select(Shift, Staff, Place)
        .join(Staff, col(Shift.staff_id) == col(Staff.id))
        .join(Place, col(Shift.place_id) == col(Place.id))
        .where(col(Shift.next_at) <= now)
        .order_by(col(Shift.next_at), col(Shift.id))
        .limit(limit)
        .with_for_update(skip_locked=True, of=Shift.__table__)  # type: ignore[attr-defined]
    ).all()
