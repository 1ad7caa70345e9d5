"""Staff, their roles, and who can be reached."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import bindparam
from sqlmodel import Session, col, or_, select

from bot.rules.places import ids_of
from bot.rules.roles import Grant, Role
from storage.models import Place, Staff, StaffRole
from storage.once import known


def by_telegram(session: Session, telegram_id: int) -> Staff | None:
    """Return the member of staff with this Telegram id, unless they left. They are looked up once in a transaction."""
    found: Staff | None = known(session).get((Staff, telegram_id))
    if found is not None and found.telegram_id == telegram_id and found.left_at is None:
        return found
    found = session.exec(_BY_TELEGRAM, params={"telegram": telegram_id}).first()
    if found is not None:
        known(session)[Staff, telegram_id] = found
    return found


# said several times for every press and command: built once
_BY_TELEGRAM = select(Staff).where(Staff.telegram_id == bindparam("telegram"), col(Staff.left_at).is_(None))


def first_place_of(session: Session, staff_id: int) -> Place | None:
    """Return where somebody was appointed first; None for an admin of everywhere."""
    return session.exec(
        select(Place)
        .join(StaffRole, col(StaffRole.place_id) == col(Place.id))
        .where(StaffRole.staff_id == staff_id)
        .order_by(col(StaffRole.id))
    ).first()


def grants_of(session: Session, staff_id: int) -> tuple[Grant, ...]:
    """Return what somebody may do and where."""
    return _grants(session.exec(_GRANTS, params={"staff": staff_id}).all())


def grants_of_telegram(session: Session, telegram_id: int) -> tuple[Grant, ...]:
    """Return the grants of whoever has this Telegram id; a stranger has none."""
    return _grants(session.exec(_GRANTS_OF_TELEGRAM, params={"telegram": telegram_id}).all())


def _grants(rows: Iterable[tuple[str, str | None]]) -> tuple[Grant, ...]:
    return tuple(Grant(Role(role), lineage or "/") for role, lineage in rows)


# said for every press and command, and for whoever reads a card: built once
_ALL_GRANTS = (
    select(StaffRole.role, Place.lineage)
    .select_from(StaffRole)
    .join(Staff, col(StaffRole.staff_id) == col(Staff.id))
    .outerjoin(Place, col(StaffRole.place_id) == col(Place.id))
    .order_by(col(StaffRole.id))
)
_GRANTS = _ALL_GRANTS.where(StaffRole.staff_id == bindparam("staff"))
_GRANTS_OF_TELEGRAM = _ALL_GRANTS.where(Staff.telegram_id == bindparam("telegram"), col(Staff.left_at).is_(None))


def appoint(
    session: Session, *, telegram_id: int, name: str, role: Role, place_id: int | None, now: datetime
) -> tuple[Staff, bool]:
    """Give somebody a role and return them, and whether the role is new to them."""
    staff = session.exec(select(Staff).where(Staff.telegram_id == telegram_id)).first()
    if staff is None:
        staff = Staff(telegram_id=telegram_id, name=name, created_at=now)
        session.add(staff)
    elif name:
        staff.name = name
    staff.left_at = None
    session.flush()
    held = session.exec(
        select(StaffRole).where(StaffRole.staff_id == staff.id, StaffRole.role == role, StaffRole.place_id == place_id)
    ).first()
    if held is None:
        session.add(StaffRole(staff_id=staff.id or 0, role=role, place_id=place_id))
        session.flush()
    return staff, held is None


def seats(session: Session, role: Role, lineage: str) -> list[tuple[Staff, StaffRole]]:
    """Return who holds a role for a place, each with their appointment: those at the nearest place that has any.

    They come in order of appointment. An admin without a place stands for everywhere, and so comes last.
    """
    return nearest(session.exec(_SEATS, params={"role": role, "places": ids_of(lineage)}).all(), lineage)


def nearest(held: Sequence[tuple[Staff, StaffRole]], lineage: str) -> list[tuple[Staff, StaffRole]]:
    """Return those of the appointments to one role that count for a place: those at the nearest that has any."""
    for place_id in (*reversed(ids_of(lineage)), None):
        if here := [(staff, seat) for staff, seat in held if seat.place_id == place_id]:
            return here
    return []


def seats_among(
    session: Session, roles: Iterable[Role], lineages: Iterable[str]
) -> dict[Role, list[tuple[Staff, StaffRole]]]:
    """Return who was appointed to roles at any place of these lineages or everywhere, in order of appointment."""
    wanted = tuple(roles)
    ids = sorted({number for lineage in lineages for number in ids_of(lineage)})
    found = session.exec(
        select(Staff, StaffRole)
        .join(StaffRole, col(StaffRole.staff_id) == col(Staff.id))
        .where(
            col(StaffRole.role).in_(wanted),
            col(Staff.left_at).is_(None),
            or_(col(StaffRole.place_id).in_(ids), col(StaffRole.place_id).is_(None)),
        )
        .order_by(col(StaffRole.id))
    ).all()
    return {role: [(staff, seat) for staff, seat in found if seat.role is role] for role in wanted}


# asked for every office an alert is told to: built once
_SEATS = (
    select(Staff, StaffRole)
    .join(StaffRole, col(StaffRole.staff_id) == col(Staff.id))
    .where(
        StaffRole.role == bindparam("role"),
        col(Staff.left_at).is_(None),
        or_(col(StaffRole.place_id).in_(bindparam("places", expanding=True)), col(StaffRole.place_id).is_(None)),
    )
    .order_by(col(StaffRole.id))
)


def holders(session: Session, role: Role, lineage: str) -> list[Staff]:
    """Return who holds a role for a place, whether on duty or not, in order of appointment."""
    return [staff for staff, _ in seats(session, role, lineage)]


def by_ids(session: Session, staff_ids: Sequence[int]) -> dict[int, Staff]:
    """Return these members of staff by their number, less those who left."""
    if not staff_ids:
        return {}
    found = session.exec(select(Staff).where(col(Staff.id).in_(set(staff_ids)), col(Staff.left_at).is_(None))).all()
    return {one.id or 0: one for one in found}


def drop_deputy(session: Session, staff_id: int) -> None:
    """Let somebody stand in for nobody any more."""
    for seat in session.exec(select(StaffRole).where(StaffRole.deputy_id == staff_id)).all():
        seat.deputy_id = None
    session.flush()


def unreached(session: Session, lineages: Sequence[str]) -> Sequence[tuple[Staff, StaffRole, Place]]:
    """Return who cannot be written to, with each role at or below one of these places: never opened, or blocked."""
    rows = session.exec(
        select(Staff, StaffRole, Place)
        .join(StaffRole, col(StaffRole.staff_id) == col(Staff.id))
        .join(Place, col(StaffRole.place_id) == col(Place.id))
        .where(
            col(Staff.left_at).is_(None),
            or_(col(Staff.opened_at).is_(None), col(Staff.unreachable_since).is_not(None)),
        )
        .order_by(col(Place.walk), col(StaffRole.id))
    ).all()
    return [row for row in rows if any(row[2].lineage.startswith(one) for one in lineages)]


def can_be_reached(staff: Staff) -> bool:
    """Whether a message to this person can arrive: they opened the bot and did not block it."""
    return staff.opened_at is not None and staff.unreachable_since is None


def all_of(session: Session) -> Sequence[tuple[Staff, StaffRole, Place | None]]:
    """Return everybody with each of their roles and its place, by place and name."""
    return session.exec(
        select(Staff, StaffRole, Place)
        .join(StaffRole, col(StaffRole.staff_id) == col(Staff.id))
        .outerjoin(Place, col(StaffRole.place_id) == col(Place.id))
        .where(col(Staff.left_at).is_(None))
        .order_by(col(Place.walk).nulls_first(), col(Staff.name), col(StaffRole.id))
    ).all()


def roles_of(session: Session, staff_id: int) -> Sequence[StaffRole]:
    """Return somebody's roles, oldest first."""
    return session.exec(select(StaffRole).where(StaffRole.staff_id == staff_id).order_by(col(StaffRole.id))).all()


def named(session: Session, word: str) -> Sequence[Staff]:
    """Return whom a word means among the staff, also those who left: a name, or a Telegram number."""
    means = [Staff.name == word]
    if word.isascii() and word.isdigit() and len(word) <= 15:
        means.append(Staff.telegram_id == int(word))
    return session.exec(select(Staff).where(or_(*means)).order_by(col(Staff.id))).all()
