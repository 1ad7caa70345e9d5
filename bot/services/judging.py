"""What a worker says about a picture: that the value is right, that nothing can be read, or what it shows."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import Choice, EvidencePicture, Line, Notice, line
from bot.rules.buttons import data
from bot.rules.delivery import Priority
from bot.rules.escalation import AlertKind, Tier
from bot.rules.evidence import differs
from bot.rules.people import plain_line
from bot.rules.roles import Action
from bot.rules.slots import from_json
from bot.rules.temperature import HIGHEST_ASKED, LOWEST_ASKED, Certain, Doubtful, Temperature, read
from bot.services import alerting, evidencing, taking
from bot.services.actors import Actor, require, trail
from bot.services.offices import to_reporter
from bot.services.owing import owe, redraw, reply
from bot.services.refusals import Refused
from bot.services.taking import Source
from bot.services.toasts import Toast, toast
from storage import dialogues, evidences
from storage.models import Dialogue, Episode, Evidence, Place, Reading, Resident, Staff
from storage.words import Asking, Channel, EpisodeState, EvidenceState, GivenBy

WHOLE = range(35, 41)


def confirm(session: Session, evidence_id: int, centi: int, *, actor: Actor, now: datetime) -> Toast:
    """Note that a picture shows the value that was said; a value that changed meanwhile is not confirmed unseen."""
    evidence, staff = _held(session, evidence_id, actor)
    reading = evidencing.reading_of(session, evidence)
    if reading is None or reading.centi != centi or evidence.forwarded:
        redraw(session, evidencing.subject(evidence), now=now)
        return toast("evidence-changed", alarm=True)
    _decide(session, evidence, EvidenceState.CONFIRMED, staff, actor=actor, now=now)
    return toast("evidence-noted")


def unreadable(session: Session, evidence_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Note that nothing can be read on a picture and ask the resident for another, with how to take it."""
    evidence, staff = _held(session, evidence_id, actor)
    if evidence.state is EvidenceState.UNREADABLE:
        return toast("evidence-asked-again")
    _decide(session, evidence, EvidenceState.UNREADABLE, staff, actor=actor, now=now)
    episode = session.get_one(Episode, evidence.episode_id)
    if episode.state is EpisodeState.ACTIVE:
        code = evidencing.code_on(session, episode, now.astimezone(evidencing.zone_of(episode)).date())
        asked = line("evidence-again-code", code=code) if evidencing.wants(episode) else line("evidence-again")
        _tell(session, evidence, asked, part="again", now=now)
    return toast("evidence-asked-again")


def enlarge(session: Session, evidence_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Send the picture large to whoever may see it. Raises Refused when it is deleted by now."""
    evidence, _ = _held(session, evidence_id, actor)
    if not evidence.file or evidence.gone_at is not None:
        raise Refused("evidence-gone")
    resident = session.get_one(Resident, evidence.resident_id)
    trail(session, actor, "evidence-seen", subject=f"resident:{resident.id}", place_id=resident.place_id, now=now)
    reply(session, actor, EvidencePicture(picture=evidence.file, name=resident.name), now=now)
    return toast("evidence-below")


def ask_value(session: Session, evidence_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Ask a worker what a picture shows: a pad, or the value in words."""
    evidence, _ = _held(session, evidence_id, actor)
    dialogues.ask(session, actor.telegram_id, Asking.EVIDENCE, now=now, about={"evidence": evidence_id})
    whole = tuple((data("evpad", evidence_id, degrees), str(degrees)) for degrees in WHOLE)
    reply(session, actor, _ask(session, evidence, whole), now=now, part=str(evidence_id))
    return toast("ok")


def pad(
    session: Session, evidence_id: int, whole: int, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Show the tenths of a whole degree."""
    evidence, _ = _held(session, evidence_id, actor)
    if not LOWEST_ASKED.centi <= whole * 100 <= HIGHEST_ASKED.centi:
        raise Refused("button-unknown")
    tenths = [Temperature(whole * 100 + tenth * 10) for tenth in range(10)]
    buttons = tuple((data("evval", evidence_id, one.centi), str(one)) for one in tenths)
    reply(session, actor, _ask(session, evidence, buttons), now=now, edits=message_id)
    return toast("ok")


def _ask(session: Session, evidence: Evidence, buttons: tuple[tuple[str, str], ...]) -> Choice:
    name = session.get_one(Resident, evidence.resident_id).name
    return Choice(key="evidence-value-ask", values={"name": name}, buttons=buttons)


def value_pressed(session: Session, evidence_id: int, centi: int, *, actor: Actor, now: datetime) -> Toast:
    """Take the value a worker tapped."""
    value = Temperature(centi)
    if not LOWEST_ASKED <= value <= HIGHEST_ASKED:
        raise Refused("button-unknown")
    take(session, evidence_id, value, str(value), actor=actor, now=now)
    return toast("ok")


def value_typed(session: Session, dialogue: Dialogue, text: str, *, actor: Actor, now: datetime) -> None:
    """Take the value a worker typed for a picture; a doubtful one is confirmed first."""
    evidence_id = dialogue.about["evidence"]
    match read(text):
        case Certain(value=value):
            take(session, evidence_id, value, plain_line(text)[:200], actor=actor, now=now)
        case Doubtful(values=values):
            evidence, _ = _held(session, evidence_id, actor)
            buttons = tuple((data("evval", evidence_id, value.centi), f"{value}℃") for value in values[:4])
            reply(session, actor, _ask(session, evidence, buttons), now=now)
        case _:
            reply(session, actor, line("proxy-value", word=plain_line(text)[:20]), now=now)


def take(session: Session, evidence_id: int, value: Temperature, said: str, *, actor: Actor, now: datetime) -> None:
    """Record what a worker reads on a picture: as the value, as the same value, or as its correction.

    A correction raises what the new value calls for, and when the two are far apart an alert of its own:
    one of the two is wrong, and somebody should measure again.
    """
    evidence, staff = _held(session, evidence_id, actor)
    dialogues.close(session, dialogues.open_of(session, actor.chat_id, Asking.EVIDENCE), now=now)
    source = Source(
        GivenBy.WORKER,
        Channel.VIDEO,
        evidence.received_at,
        said=said,
        staff_id=staff.id,
        shown_by=evidence.reporter_id,
    )
    old = evidencing.reading_of(session, evidence)
    if old is not None and old.centi == value.centi:
        _decide(session, evidence, EvidenceState.CONFIRMED, staff, actor=actor, now=now)
    elif old is None:
        _take_new(session, evidence, value, source, staff, actor=actor, now=now)
    else:
        _correct(session, evidence, old, value, source, staff, actor=actor, now=now)
    name = session.get_one(Resident, evidence.resident_id).name
    reply(session, actor, line("evidence-taken", name=name, value=str(value)), now=now)


def _take_new(
    session: Session,
    evidence: Evidence,
    value: Temperature,
    source: Source,
    staff: Staff,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    resident, episode = _followed(session, evidence)
    reading = taking.take(session, resident, episode, value, source, now=now)
    evidence.reading_id, evidence.check_id = reading.id, reading.check_id or evidence.check_id
    _decide(session, evidence, EvidenceState.CORRECTED, staff, actor=actor, now=now)
    said = line("evidence-told-read", worker=staff.name, value=str(value))
    _tell_value(session, evidence, resident, episode, reading, said, now=now)


def _correct(
    session: Session,
    evidence: Evidence,
    old: Reading,
    value: Temperature,
    source: Source,
    staff: Staff,
    *,
    actor: Actor,
    now: datetime,
) -> None:
    resident, episode = _followed(session, evidence)
    profile = from_json(episode.profile)
    new = taking.correct(session, old, value, source, now=now)
    evidence.reading_id = new.id
    apart = differs(Temperature(old.centi), value, gap=profile.evidence_gap)
    _decide(
        session,
        evidence,
        EvidenceState.MISMATCH if apart else EvidenceState.CORRECTED,
        staff,
        actor=actor,
        now=now,
    )
    if apart:
        fact = alerting.about(episode, AlertKind.EVIDENCE, Tier.YELLOW, reading=new)
        alerting.raise_alert(session, fact, profile, now=now)
    said = line("evidence-told-corrected", worker=staff.name, value=str(value), old=str(Temperature(old.centi)))
    _tell_value(session, evidence, resident, episode, new, said, now=now)


def _tell_value(
    session: Session,
    evidence: Evidence,
    resident: Resident,
    episode: Episode,
    reading: Reading,
    said: Line,
    *,
    now: datetime,
) -> None:
    """Tell the resident which value stands; with a fever also what comes next."""
    _tell(session, evidence, said, part=f"value:{reading.id}", now=now)
    if taking.is_fever(episode, reading):
        noted = taking.noted(session, resident, episode, reading, now=now)
        _tell(session, evidence, noted, part=f"fever:{reading.id}", now=now)


def _tell(session: Session, evidence: Evidence, notice: Notice, *, part: str, now: datetime) -> None:
    owe(
        session,
        notice,
        to=to_reporter(evidence.reporter_id),
        key=f"evidence:{evidence.id}:{part}",
        priority=Priority.PROMPT,
        now=now,
    )


def _decide(
    session: Session, evidence: Evidence, state: EvidenceState, staff: Staff, *, actor: Actor, now: datetime
) -> None:
    evidence.state, evidence.decided_by, evidence.decided_at = state, staff.id, now
    session.flush()
    subject = f"resident:{evidence.resident_id}"
    place_id = session.get_one(Resident, evidence.resident_id).place_id
    trail(session, actor, f"evidence-{state.value}", subject=subject, place_id=place_id, now=now)
    redraw(session, evidencing.subject(evidence), now=now)


def _followed(session: Session, evidence: Evidence) -> tuple[Resident, Episode]:
    resident = session.get_one(Resident, evidence.resident_id)
    episode = session.get_one(Episode, evidence.episode_id)
    if episode.state is not EpisodeState.ACTIVE:
        raise Refused("rep-not-followed", name=resident.name)
    return resident, episode


def _held(session: Session, evidence_id: int, actor: Actor) -> tuple[Evidence, Staff]:
    """Return a picture and who looks at it. Raises NotAllowed for somebody it does not concern."""
    evidence = evidences.locked(session, evidence_id)
    if evidence is None:
        raise Refused("button-unknown")
    resident = session.get_one(Resident, evidence.resident_id)
    staff = require(session, actor, Action.REPORT_FOR, session.get_one(Place, resident.place_id))
    if not actor.private:
        raise Refused("in-private-only")
    return evidence, staff
