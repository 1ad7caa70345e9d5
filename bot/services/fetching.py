"""What is still to be fetched from Telegram, and what became of it: for the loop that does nothing else."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import Line, line
from bot.rules.delivery import Priority
from bot.rules.evidence import TRIES, Refusal, are_alike, pause_after
from bot.services import evidencing
from bot.services.offices import to_reporter
from bot.services.owing import owe
from bot.services.sending import tell_admins
from storage import evidences
from storage.models import Episode, Evidence
from storage.words import EpisodeState, EvidenceState

# longer than any try lasts: if the process dies on the way, another begins after this
LEASE = timedelta(minutes=3)
AT_ONCE = timedelta(minutes=10)  # within which somebody still holds the phone they sent the picture with
COMPARED = 60  # earlier pictures: two a day for a month


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture to fetch."""

    evidence: int
    file_id: str


def is_anything_waiting(session: Session, *, now: datetime) -> bool:
    """Whether there is a picture to fetch."""
    return evidences.anything_to_fetch(session, now=now)


def kept_files(session: Session) -> set[str]:
    """Return the names of the pictures that are to stay on the disk."""
    return evidences.kept_files(session)


def claim(session: Session, *, now: datetime) -> Wanted | None:
    """Take the next picture to fetch, or None. Until it is settled nobody else takes it for three minutes."""
    evidence = evidences.to_fetch(session, now=now)
    if evidence is None:
        return None
    if evidence.tries >= TRIES:
        # each try ended the process: the next one would as well
        failed(session, evidence.id or 0, for_good=True, now=now)
        return None
    evidence.tries += 1
    evidence.next_at = now + LEASE
    session.flush()
    return Wanted(evidence.id or 0, evidence.file_id)


def fetched(session: Session, evidence_id: int, file: str, fingerprint: str, *, now: datetime) -> bool:
    """Note that a picture is on the disk and show it to the worker; say whether it is kept.

    One that is settled already, because two fetched it, is not kept twice.
    """
    evidence = _open(session, evidence_id)
    if evidence is None:
        return False
    evidence.file, evidence.fingerprint = file, fingerprint
    evidence.state, evidence.next_at = EvidenceState.WAITING, None
    session.flush()
    if evidence.alike_id is None:
        earlier = evidences.of_episode_before(session, evidence, limit=COMPARED)
        evidence.alike_id = next((one.id for one in earlier if are_alike(one.fingerprint, fingerprint)), None)
        session.flush()
    evidencing.show_worker(session, evidence, now=now)
    return True


def refused(session: Session, evidence_id: int, why: Refusal, *, now: datetime) -> None:
    """Note that a picture cannot be opened, ask kindly for another, and tell the worker that one came."""
    evidence = _open(session, evidence_id)
    if evidence is None:
        return
    evidence.state, evidence.next_at, evidence.file_id = EvidenceState.REFUSED, None, ""
    session.flush()
    _ask_again(session, evidence, line(f"picture-{why.value}"), now=now)
    evidencing.show_worker(session, evidence, now=now)


def failed(session: Session, evidence_id: int, *, for_good: bool = False, now: datetime) -> None:
    """Try again later; when it was tried often enough, say to both sides that the picture did not come."""
    evidence = _open(session, evidence_id)
    if evidence is None:
        return
    pause = None if for_good else pause_after(evidence.tries)
    if pause is not None:
        evidence.next_at = now + pause
        session.flush()
        return
    evidence.state, evidence.next_at, evidence.file_id = EvidenceState.MISSING, None, ""
    session.flush()
    _ask_again(session, evidence, line("picture-missing"), now=now)
    evidencing.show_worker(session, evidence, now=now)


def disk_full(session: Session, evidence_id: int, *, now: datetime) -> None:
    """Tell the admins that pictures cannot be kept, once an hour, and try again later."""
    tell_admins(session, line("ops-media-not-kept"), f"media:{now:%Y%m%d%H}", now=now)
    failed(session, evidence_id, now=now)


def _open(session: Session, evidence_id: int) -> Evidence | None:
    evidence = evidences.locked(session, evidence_id)
    return evidence if evidence and evidence.state is EvidenceState.FETCHING else None


def _ask_again(session: Session, evidence: Evidence, words: Line, *, now: datetime) -> None:
    if session.get_one(Episode, evidence.episode_id).state is not EpisodeState.ACTIVE:
        return
    owe(
        session,
        words,
        to=to_reporter(evidence.reporter_id),
        key=f"picture:{evidence.id}",
        # an answer at once; what is said hours later does not wake anybody
        priority=Priority.REPLY if now - evidence.received_at <= AT_ONCE else Priority.PROMPT,
        now=now,
    )
