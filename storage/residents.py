"""Residents and the chats that answer for them."""

from collections.abc import Sequence
from datetime import date, datetime
from unicodedata import normalize

from sqlalchemy import ColumnElement, Select, Text, bindparam, cast, false
from sqlalchemy import select as sa_select
from sqlmodel import Session, and_, col, func, not_, or_, select

from bot.rules.household_words import Relation
from bot.rules.initials import door_in, initials_in
from bot.rules.people import phone_in
from storage.models import Check, Episode, Place, Reporter, Reporting, Resident
from storage.types import among
from storage.words import Consent, EpisodeState

MOST_PARTS = 4  # words of a search that are looked for one by one


def same_person(session: Session, *, name: str, place_id: int, phone: str, address: str) -> Resident | None:
    """Return somebody already registered at this place under this name and this phone or door."""
    found = session.exec(
        select(Resident).where(Resident.name == name, Resident.place_id == place_id).order_by(col(Resident.id))
    ).all()
    for resident in found:
        if phone and resident.phone:
            if phone == resident.phone:
                return resident
        elif address == resident.address or not (address and resident.address):
            return resident
    return None


def matching(
    session: Session, wanted: str, *, lineages: Sequence[str], limit: int, skip: int = 0
) -> Sequence[Resident]:
    """Return the residents a word can mean, inside the lineages.

    It may be (part of) a name or an address, the initials of the name, the numbers of the door, or the last four
    digits of the phone. Whole names come first.
    """
    if not lineages:
        return []
    inside = [col(Place.lineage).startswith(lineage, autoescape=True) for lineage in lineages]
    return session.exec(
        select(Resident)
        .join(Place, col(Resident.place_id) == col(Place.id))
        .where(or_(*inside), _means(wanted))
        # the exact name first: 王伟 is not 王伟民
        .order_by((col(Resident.name) != wanted), col(Resident.walk), col(Resident.id))
        .offset(skip)
        .limit(limit)
    ).all()


def places_at(session: Session, address: str) -> Sequence[int]:
    """Return the places, each once, in which people are registered at exactly this address."""
    query = select(Resident.place_id).where(Resident.address == address).distinct().order_by(col(Resident.place_id))
    return session.exec(query).all()


def names(session: Session) -> Sequence[str]:
    """Return every resident's name once, in order."""
    return session.exec(select(Resident.name).distinct().order_by(col(Resident.name))).all()


def followed_below(session: Session, lineages: Sequence[str]) -> Sequence[Resident]:
    """Return everybody who is followed up at or below the lineages, by door and name."""
    if not lineages:
        return []
    inside = [col(Place.lineage).startswith(lineage, autoescape=True) for lineage in lineages]
    return session.exec(
        select(Resident)
        .join(Episode, col(Episode.resident_id) == col(Resident.id))
        .join(Place, col(Episode.place_id) == col(Place.id))
        .where(Episode.state == EpisodeState.ACTIVE, or_(*inside))
        .order_by(col(Resident.walk), col(Resident.name), col(Resident.id))
    ).all()


def count_matching(session: Session, wanted: str, *, lineages: Sequence[str]) -> int:
    """Return how many residents a word can mean, inside the lineages."""
    if not lineages:
        return 0
    inside = [col(Place.lineage).startswith(lineage, autoescape=True) for lineage in lineages]
    return session.exec(
        select(func.count())
        .select_from(Resident)
        .join(Place, col(Resident.place_id) == col(Place.id))
        .where(or_(*inside), _means(wanted))
    ).one()


def _means(wanted: str) -> ColumnElement[bool]:
    """Match a word, or each of several: 王大爷 3-2 is the one of that door."""
    parts = wanted.split()
    whole = or_(*_meanings(wanted))
    if not 2 <= len(parts) <= MOST_PARTS:
        return whole
    return or_(whole, and_(*(or_(*_meanings(part)) for part in parts)))


def _meanings(wanted: str) -> list[ColumnElement[bool]]:
    means = [func.lower(Resident.name).contains(wanted.lower(), autoescape=True), _at_door(wanted)]
    if initials := initials_in(wanted):
        means.append(col(Resident.initials).contains(initials, autoescape=True))
    if door := door_in(wanted):
        means.append(col(Resident.house_number).contains(door, autoescape=True))
    digits = phone_in(wanted) or wanted
    if digits.isascii() and digits.removeprefix("+").isdigit() and len(digits) >= 4:
        means.append(col(Resident.phone).endswith(digits, autoescape=True))
    return means


def _at_door(wanted: str) -> ColumnElement[bool]:
    """Match a part of the address, however its digits were typed; 3号楼 is not 13号楼."""
    part = normalize("NFKC", wanted)
    address = col(Resident.address)
    if not part[:1].isdigit():
        return address.contains(wanted, autoescape=True)
    longer = [address.like(f"%{digit}{_escaped(part)}%", escape="/") for digit in range(10)]
    return and_(address.contains(part, autoescape=True), not_(or_(*longer)))


def _escaped(text: str) -> str:
    return text.replace("/", "//").replace("%", "/%").replace("_", "/_")


def reporter_by_chat(session: Session, chat_id: int) -> Reporter | None:
    """Return the reporter behind a chat."""
    return session.exec(_BY_CHAT, params={"chat": chat_id}).first()


# said for every message: built once
_BY_CHAT = select(Reporter).where(Reporter.chat_id == bindparam("chat"))


def link(
    session: Session, *, chat_id: int, language: str, resident_id: int, consent: Consent, now: datetime
) -> Reporter:
    """Make a chat answer for a resident and return it."""
    reporter = reporter_by_chat(session, chat_id)
    if reporter is None:
        reporter = Reporter(chat_id=chat_id, language=language, created_at=now)
        session.add(reporter)
    reporter.language = language
    reporter.unreachable_since, reporter.closed_at = None, None
    session.flush()
    row = session.exec(
        select(Reporting).where(Reporting.reporter_id == reporter.id, Reporting.resident_id == resident_id)
    ).first()
    if row is None:
        row = Reporting(reporter_id=reporter.id or 0, resident_id=resident_id, consent=consent, since=now)
        session.add(row)
    row.consent, row.since, row.ended_at, row.stopped_at = consent, now, None, None
    if consent is Consent.SELF:
        row.relation = Relation.SELF
    session.flush()
    return reporter


def reporting(session: Session, reporter_id: int) -> Sequence[tuple[Reporting, Resident, Episode]]:
    """Return for whom a reporter is asked now: those whose episode goes on, longest first."""
    return session.exec(_REPORTING, params={"reporter": reporter_id}).all()


_REPORTING = (
    select(Reporting, Resident, Episode)
    .join(Resident, col(Reporting.resident_id) == col(Resident.id))
    .join(Episode, col(Episode.resident_id) == col(Resident.id))
    .where(
        Reporting.reporter_id == bindparam("reporter"),
        col(Reporting.ended_at).is_(None),
        col(Reporting.stopped_at).is_(None),
        Reporting.consent != Consent.DECLINED,
        Episode.state == EpisodeState.ACTIVE,
    )
    .order_by(col(Reporting.id))
)


def asked_in(session: Session, reporter_id: int, day: date, slot: str) -> list[tuple[Resident, Episode, Check]]:
    """Return for whom a reporter is asked in a slot, each with their check of it, answered or not, longest first."""
    found = session.execute(_ASKED_IN, {"reporter": reporter_id, "day": day, "slot": slot}).all()
    return [(resident, episode, check) for _, resident, episode, check in found]


# asked for every question that leaves: built once
_ASKED_IN = _REPORTING.add_columns(Check).join(
    Check,
    and_(
        col(Check.episode_id) == col(Episode.id),
        col(Check.day) == bindparam("day"),
        col(Check.slot) == bindparam("slot"),
    ),
)


def behind_chat(session: Session, chat_id: int) -> Sequence[tuple[Reporter, Reporting, Resident, Episode]]:
    """Return for whom a chat answers now, with the reporter it is: also for those in after-care, and those
    who want no messages, since whatever they say still counts."""
    return session.exec(_BEHIND_CHAT, params={"chat": chat_id}).all()


# said for every message: built once
_BEHIND_CHAT = (
    select(Reporter, Reporting, Resident, Episode)
    .join(Reporting, col(Reporting.reporter_id) == col(Reporter.id))
    .join(Resident, col(Reporting.resident_id) == col(Resident.id))
    .join(Episode, col(Episode.resident_id) == col(Resident.id))
    .where(
        Reporter.chat_id == bindparam("chat"),
        col(Reporting.ended_at).is_(None),
        Reporting.consent != Consent.DECLINED,
        or_(
            Episode.state == EpisodeState.ACTIVE,
            and_(Episode.state == EpisodeState.RELEASED, col(Episode.next_news_at).is_not(None)),
        ),
    )
    .order_by(col(Reporting.id))
)


def declined_by(session: Session, chat_id: int) -> Sequence[tuple[Reporter, Episode]]:
    """Return, longest first, for whom a chat wanted no questions while their isolation goes on."""
    return session.exec(
        select(Reporter, Episode)
        .join(Reporting, col(Reporting.reporter_id) == col(Reporter.id))
        .join(Episode, col(Episode.resident_id) == col(Reporting.resident_id))
        .where(
            Reporter.chat_id == chat_id,
            col(Reporting.ended_at).is_(None),
            Reporting.consent == Consent.DECLINED,
            Episode.state == EpisodeState.ACTIVE,
        )
        .order_by(col(Reporting.id))
    ).all()


def reporters_of(session: Session, resident_ids: Sequence[int]) -> Sequence[tuple[int, Reporter]]:
    """Return (resident id, reporter) for those who can be asked about these residents."""
    if not resident_ids:
        return []
    return session.exec(
        select(Reporting.resident_id, Reporter)
        .join(Reporter, col(Reporting.reporter_id) == col(Reporter.id))
        .where(col(Reporting.resident_id).in_(resident_ids), *_CAN_BE_ASKED)
        .order_by(col(Reporting.id))
    ).all()


def all_reporters(session: Session) -> Sequence[Reporter]:
    """Return every chat that can be written to and answers for somebody whose episode goes on."""
    answering = (
        select(Reporting.reporter_id)
        .join(Episode, col(Episode.resident_id) == col(Reporting.resident_id))
        .where(
            col(Reporting.ended_at).is_(None),
            col(Reporting.stopped_at).is_(None),
            Reporting.consent != Consent.DECLINED,
            Episode.state == EpisodeState.ACTIVE,
        )
    )
    return session.exec(
        select(Reporter)
        .where(col(Reporter.id).in_(answering), col(Reporter.unreachable_since).is_(None))
        .order_by(col(Reporter.id))
    ).all()


def chats_about(
    session: Session, episode_ids: Sequence[int], *, key: tuple[str, str], recipient: str
) -> Select[str, str]:
    """Select a `key` and a `recipient` for each chat that can be asked about these isolations, once for each chat.

    The number of the chat stands between the two parts of the key, and behind `recipient`.
    """
    chat = cast(Reporting.reporter_id, Text)
    before, after = key
    return (
        sa_select((before + chat + after).label("key"), (recipient + chat).label("recipient"))
        .join(Reporter, col(Reporting.reporter_id) == col(Reporter.id))
        .join(Episode, col(Episode.resident_id) == col(Reporting.resident_id))
        .where(among(session, Episode.id, episode_ids), *_CAN_BE_ASKED)
        .group_by(col(Reporting.reporter_id))
        .order_by(func.min(Reporting.id))
    )


_CAN_BE_ASKED = (
    col(Reporting.ended_at).is_(None),
    col(Reporting.stopped_at).is_(None),
    col(Reporting.consent) != Consent.DECLINED,
    col(Reporter.unreachable_since).is_(None),
)


def askable(session: Session, resident_ids: Sequence[int]) -> Sequence[tuple[int, int]]:
    """Return (resident, reporter) by number for those who can be asked about these residents."""
    if not resident_ids:
        return []
    return session.exec(
        select(Reporting.resident_id, Reporting.reporter_id)
        .join(Reporter, col(Reporting.reporter_id) == col(Reporter.id))
        .where(
            col(Reporting.resident_id).in_(resident_ids),
            col(Reporting.ended_at).is_(None),
            col(Reporting.stopped_at).is_(None),
            Reporting.consent != Consent.DECLINED,
            col(Reporter.unreachable_since).is_(None),
        )
        .order_by(col(Reporting.id))
    ).all()


def answering(session: Session, resident_id: int) -> Sequence[tuple[Reporting, Reporter]]:
    """Return every chat that answers for a resident now, reachable or not, longest first."""
    return session.exec(_ANSWERING, params={"resident": resident_id}).all()


# said for every value: built once
_ANSWERING = (
    select(Reporting, Reporter)
    .join(Reporter, col(Reporting.reporter_id) == col(Reporter.id))
    .where(
        Reporting.resident_id == bindparam("resident"),
        col(Reporting.ended_at).is_(None),
        Reporting.consent != Consent.DECLINED,
    )
    .order_by(col(Reporting.id))
)


def link_between(session: Session, reporter_id: int, resident_id: int) -> Reporting | None:
    """Return the link between a chat and a resident, ended or not."""
    return session.exec(
        select(Reporting).where(Reporting.reporter_id == reporter_id, Reporting.resident_id == resident_id)
    ).first()


def links_of(session: Session, resident_id: int) -> Sequence[tuple[Reporting, Reporter]]:
    """Return every chat that ever answered for a resident and did not end it, reachable or not."""
    return session.exec(
        select(Reporting, Reporter)
        .join(Reporter, col(Reporting.reporter_id) == col(Reporter.id))
        .where(Reporting.resident_id == resident_id, col(Reporting.ended_at).is_(None))
        .order_by(col(Reporting.id))
    ).all()


def unlink(session: Session, reporter_id: int, *, now: datetime) -> list[int]:
    """End everything a reporter answers for and return the residents."""
    rows = session.exec(
        select(Reporting).where(Reporting.reporter_id == reporter_id, col(Reporting.ended_at).is_(None))
    ).all()
    for row in rows:
        row.ended_at = now
    session.flush()
    return [row.resident_id for row in rows]


def unreached(
    session: Session, lineages: Sequence[str], *, limit: int, skip: int = 0
) -> Sequence[tuple[Resident, Place]]:
    """Return who is followed up and has no chat that can be written to, grid by grid, by door."""
    return session.exec(
        select(Resident, Place)
        .join(Episode, col(Episode.resident_id) == col(Resident.id))
        .join(Place, col(Episode.place_id) == col(Place.id))
        .where(*_unreached(lineages))
        .order_by(col(Place.walk), col(Resident.walk), col(Resident.id))
        .offset(skip)
        .limit(limit)
    ).all()


def count_unreached(session: Session, lineages: Sequence[str]) -> int:
    """Return how many people are followed up and have no chat that can be written to."""
    return session.exec(
        select(func.count())
        .select_from(Episode)
        .join(Place, col(Episode.place_id) == col(Place.id))
        .where(*_unreached(lineages))
    ).one()


def _unreached(lineages: Sequence[str]) -> tuple[ColumnElement[bool], ...]:
    reached = (
        select(Reporting.resident_id)
        .join(Reporter, col(Reporting.reporter_id) == col(Reporter.id))
        .where(
            col(Reporting.ended_at).is_(None),
            Reporting.consent != Consent.DECLINED,
            col(Reporter.unreachable_since).is_(None),
        )
    )
    inside = [col(Place.lineage).startswith(lineage, autoescape=True) for lineage in lineages]
    return (
        col(Episode.state) == EpisodeState.ACTIVE,
        or_(*inside) if inside else false(),
        col(Episode.resident_id).not_in(reached),
    )


def unlinked(session: Session, lineage: str) -> int:
    """Return how many people followed up at or below a place have not scanned their code and are to.

    Who has no Telegram is phoned, and never will.
    """
    linked = select(Reporting.resident_id).where(
        col(Reporting.ended_at).is_(None), Reporting.consent != Consent.DECLINED
    )
    return session.exec(
        select(func.count())
        .select_from(Episode)
        .join(Place, col(Episode.place_id) == col(Place.id))
        .join(Resident, col(Episode.resident_id) == col(Resident.id))
        .where(
            Episode.state == EpisodeState.ACTIVE,
            col(Place.lineage).startswith(lineage, autoescape=True),
            col(Episode.resident_id).not_in(linked),
            col(Resident.by_phone_since).is_(None),
        )
    ).one()
