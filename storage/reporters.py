"""The chats that answer for people: what each wants, and whom it answers for at any time."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, and_, col, select, update

from storage.models import Episode, Place, Reporter, Reporting, Resident
from storage.words import Consent, EpisodeState

_ANSWERS = (col(Reporting.ended_at).is_(None), Reporting.consent != Consent.DECLINED)


def at_hand(session: Session, reporter_ids: Collection[int]) -> None:
    """Read several chats at once: `session.get` finds them."""
    if len(reporter_ids) > 1:
        session.exec(_AT_HAND, params={"ids": sorted(reporter_ids)}).all()


# asked for whatever leaves: built once
_AT_HAND = select(Reporter).where(col(Reporter.id).in_(bindparam("ids", expanding=True)))


def people_of(session: Session, reporter_id: int) -> list[tuple[Reporting, Resident, Episode]]:
    """Return everybody a chat answers for, each with the newest isolation, those released long ago too."""
    found = session.exec(
        select(Reporting, Resident, Episode)
        .join(Resident, col(Reporting.resident_id) == col(Resident.id))
        .join(Episode, col(Episode.resident_id) == col(Resident.id))
        .where(Reporting.reporter_id == reporter_id, *_ANSWERS, Episode.state != EpisodeState.VOID)
        .order_by(col(Reporting.id), col(Episode.id))
    ).all()
    newest = {resident.id: (link, resident, episode) for link, resident, episode in found}
    return list(newest.values())


def connected(session: Session, reporter_id: int) -> list[int]:
    """Return the residents who must be asked at one hour: those of this chat, of the chats that share one of
    them, and so on, since a chat is asked once in a round for everybody behind it."""
    residents: set[int] = set()
    chats, new = {reporter_id}, {reporter_id}
    while new:
        behind = select(Reporting.resident_id).where(col(Reporting.reporter_id).in_(new), *_ANSWERS)
        residents |= set(session.exec(behind))
        sharing = select(Reporting.reporter_id).where(col(Reporting.resident_id).in_(residents), *_ANSWERS)
        new = set(session.exec(sharing)) - chats
        chats |= new
    return sorted(residents)


def active_episodes(session: Session, resident_ids: Sequence[int]) -> Sequence[Episode]:
    """Return the isolations of these people that go on, for changing."""
    return session.exec(
        select(Episode)
        .where(col(Episode.resident_id).in_(resident_ids), Episode.state == EpisodeState.ACTIVE)
        .order_by(col(Episode.id))
        .with_for_update()
    ).all()


def stop(session: Session, reporter_id: int, resident_ids: Sequence[int], *, at: datetime | None) -> list[int]:
    """Note that a chat wants no messages about these people from a moment on, or, with None, that it wants
    them again. Returns those for whom that is new."""
    is_new = col(Reporting.stopped_at).is_not(None) if at is None else col(Reporting.stopped_at).is_(None)
    of_these = (Reporting.reporter_id == reporter_id, col(Reporting.resident_id).in_(resident_ids), *_ANSWERS, is_new)
    changed = list(session.exec(select(Reporting.resident_id).where(*of_these).order_by(col(Reporting.id))))
    session.execute(update(Reporting).where(and_(*of_these)).values(stopped_at=at))
    session.expire_all()
    return changed


def wants_messages(session: Session, reporter_id: int) -> bool:
    """Whether a chat wants to be written to about anybody at all."""
    return session.exec(_WANTS, params={"reporter": reporter_id}).first() is not None


# asked for whatever leaves for a household and is no question: built once
_WANTS = (
    select(Reporting.id)
    .where(Reporting.reporter_id == bindparam("reporter"), *_ANSWERS, col(Reporting.stopped_at).is_(None))
    .limit(1)
)


def rules_of(session: Session, reporter_id: int) -> Episode | None:
    """Return the isolation whose rules hold for a chat: one that goes on, else the newest."""
    return session.exec(_RULES, params={"reporter": reporter_id}).first()


# asked for every prompt that leaves in the evening or the early morning: built once
_RULES = (
    select(Episode)
    .join(Reporting, col(Reporting.resident_id) == col(Episode.resident_id))
    .where(Reporting.reporter_id == bindparam("reporter"), *_ANSWERS)
    .order_by((col(Episode.state) != EpisodeState.ACTIVE), col(Episode.id).desc())
    .limit(1)
)


def large_for(session: Session, resident_id: int) -> bool:
    """Whether somebody who answers for a resident wants large print."""
    query = (
        select(Reporter.id)
        .join(Reporting, col(Reporting.reporter_id) == col(Reporter.id))
        .where(Reporting.resident_id == resident_id, *_ANSWERS, col(Reporter.large).is_(True))
    )
    return session.exec(query.limit(1)).first() is not None


def place_of(session: Session, episode: Episode) -> Place:
    """Return where an isolation is."""
    return session.get_one(Place, episode.place_id)


def profiles(session: Session, reporter_ids: Sequence[int]) -> Sequence[tuple[int, dict[str, Any]]]:
    """Return (chat, rules) for every isolation these chats answer for now."""
    found = session.exec(
        select(Reporting.reporter_id, Episode.profile)
        .join(Episode, col(Episode.resident_id) == col(Reporting.resident_id))
        .where(
            col(Reporting.reporter_id).in_(reporter_ids),
            col(Reporting.ended_at).is_(None),
            Episode.state == EpisodeState.ACTIVE,
        )
    ).all()
    return [(chat, dict(rules)) for chat, rules in found]
