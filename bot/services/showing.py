"""What people send that is no text: a picture of the thermometer, a voice, and all that gets a kind word only."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import PassOn, line
from bot.rules.delivery import Priority
from bot.rules.evidence import ALBUM_KEPT, MOST_BYTES, MediaKind
from bot.services import enclosing, evidencing, greeting, hearing, importing, paying, strangers, talking
from bot.services.actors import Actor, staff_of
from bot.services.evidencing import Shown
from bot.services.households import Household, household_of
from bot.services.offices import to_worker
from bot.services.owing import owe, redraw, reply
from bot.services.said import LONGEST_KEPT, Said
from storage import attempts, checks, dialogues, evidences, readings
from storage.models import Evidence
from storage.words import Asking

PICTURES = {MediaKind.PHOTO, MediaKind.VIDEO, MediaKind.VIDEO_NOTE}
PASSED_ON = {MediaKind.VOICE, MediaKind.FILE}
ALBUM_COMES = timedelta(minutes=10)  # Telegram delivers an album message by message
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Media:
    """Something that is no text: its kind, Telegram's names for the file, and the album it is part of."""

    kind: MediaKind
    file_id: str = ""
    file_unique_id: str = ""
    size: int = 0
    album: str = ""


def hear_media(session: Session, media: Media, said: Said, *, actor: Actor, now: datetime) -> None:
    """Take what somebody sent that is no text.

    The words below it count as if they stood alone: a value is taken and an alert raised before anybody
    has fetched the picture. An album is answered once.
    """
    if actor.recent > hearing.FLOOD:
        hearing.slow_down(session, actor, now=now)
        return
    if media.kind is MediaKind.PHOTO and paying.receipt(session, said.message_id, said.text, actor=actor, now=now):
        return
    if importing.takes(session, media.kind, media.file_id, media.size, said, actor=actor, now=now):
        return
    household = household_of(session, actor.chat_id)
    hearing.sign_of_life(session, household, said, actor=actor, now=now)
    if household is None:
        _hear_others(session, said, actor=actor, now=now)
        return
    nth = _nth_of_album(session, media, actor=actor, now=now)
    if media.kind in PICTURES:
        _hear_picture(session, household, media, said, nth, actor=actor, now=now)
    elif media.kind is MediaKind.VOICE and _asks_for_things(session, actor, now=now):
        enclosing.shown(session, household, _order_words(said), first=nth == 1, actor=actor, now=now)
    elif media.kind in PASSED_ON:
        _pass_on(session, household, media, said, answer=nth == 1, actor=actor, now=now)
    elif nth == 1:
        _hint(session, media, actor=actor, now=now)
    if hearing.speaks(said.text):
        hearing.hear(session, said, actor=actor, now=now)


def hear_caption_again(session: Session, said: Said, *, actor: Actor, now: datetime) -> None:
    """Take the edited words below a picture: a correction like any other, or other words on its card."""
    household = household_of(session, actor.chat_id)
    shown = evidences.by_message(session, household.reporter.id or 0, said.message_id) if household else None
    if shown is None or hearing.speaks(said.text):
        hearing.hear_again(session, said, actor=actor, now=now)
        return
    shown.said = said.text[:LONGEST_KEPT]
    session.flush()
    redraw(session, evidencing.subject(shown), now=now)


def _asks_for_things(session: Session, actor: Actor, *, now: datetime) -> bool:
    return talking.is_fresh(dialogues.open_of(session, actor.chat_id, Asking.NEED), now=now)


def _order_words(said: Said) -> Said:
    # a value below a picture, and what is asked for beside it, is heard as if it stood alone
    return replace(said, text="") if hearing.speaks(said.text) else said


def _hear_others(session: Session, said: Said, *, actor: Actor, now: datetime) -> None:
    """Staff and strangers: words below a picture are heard, the picture itself is nothing to us."""
    if said.text.strip():
        hearing.hear(session, said, actor=actor, now=now)
    elif staff_of(session, actor):
        reply(session, actor, line("staff-media"), now=now)
    else:
        strangers.greet(session, actor=actor, now=now)


def _nth_of_album(session: Session, media: Media, *, actor: Actor, now: datetime) -> int:
    """Return which message of its album this is; what stands alone is the first."""
    if not media.album:
        return 1
    kind = f"album:{media.album[:40]}"
    attempts.record(session, kind, chat_id=actor.chat_id, now=now)
    return attempts.count(session, kind, since=now - ALBUM_COMES, chat_id=actor.chat_id)


def _hear_picture(
    session: Session, household: Household, media: Media, said: Said, nth: int, *, actor: Actor, now: datetime
) -> None:
    if _asks_for_things(session, actor, now=now) or enclosing.belongs_to_sent(session, household, nth, now=now):
        # it shows what is needed, not a thermometer
        enclosing.shown(session, household, _order_words(said), first=nth == 1, actor=actor, now=now)
        return
    if media.kind is MediaKind.PHOTO and media.size > MOST_BYTES:
        reply(session, actor, line("picture-big"), now=now)
        return
    if nth > ALBUM_KEPT:
        return
    shown = Shown(
        media.kind,
        said.message_id,
        media.file_id,
        media.file_unique_id,
        said.forwarded,
        "" if hearing.speaks(said.text) else said.text[:LONGEST_KEPT],
    )
    evidence = evidencing.keep(session, household, shown, now=now)
    if evidence is None:
        return
    if media.kind is not MediaKind.PHOTO:
        _copy(session, household, said, actor=actor, now=now)
        evidencing.show_worker(session, evidence, now=now)
    if nth == 1 and not hearing.speaks(said.text):
        _answer(session, household, evidence, actor=actor, now=now)


def _answer(session: Session, household: Household, evidence: Evidence, *, actor: Actor, now: datetime) -> None:
    """Thank for a picture of a value that was said; else ask for the number, or for what it shows."""
    worker = talking.worker_name(session, household, now=now)
    waiting = any(checks.open_check_of(session, member.episode.id or 0) for member in household.members)
    if evidence.forwarded:
        reply(session, actor, line("picture-forwarded", worker=worker), now=now)
    elif evidence.reading_id is not None:
        reply(session, actor, line("picture-thanks", worker=worker), now=now)
    elif waiting:
        reply(session, actor, line("picture-received", worker=worker), now=now)
    else:
        reply(session, actor, line("picture-what", worker=worker), now=now)


def _pass_on(
    session: Session, household: Household, media: Media, said: Said, *, answer: bool, actor: Actor, now: datetime
) -> None:
    """Give the worker a voice or a file with whose it is; below it stands the button to report on behalf."""
    words = "" if hearing.speaks(said.text) else said.text
    why = f"from-{media.kind.value}"
    if media.kind is MediaKind.VOICE and _only_speaks(session, household, actor=actor, now=now):
        why = "from-voice-again"
    quiet = hearing.speaks(said.text) or not answer
    key = "" if quiet else f"{media.kind.value}-received"
    talking.pass_on(session, household, words, why=why, actor=actor, now=now, answer=key)
    _copy(session, household, said, actor=actor, now=now)


def _only_speaks(session: Session, household: Household, *, actor: Actor, now: datetime) -> bool:
    """Whether this is a second voice in a row, with no value typed between: somebody would rather talk."""
    before = attempts.last(session, "voice", chat_id=actor.chat_id)
    attempts.record(session, "voice", chat_id=actor.chat_id, now=now)
    if before is None or before <= now - A_DAY:
        return False
    typed = readings.newest_by(session, household.reporter.id or 0)
    return typed is None or typed.recorded_at < before


def _copy(session: Session, household: Household, said: Said, *, actor: Actor, now: datetime) -> None:
    owe(
        session,
        PassOn(chat_id=actor.chat_id, message_id=said.message_id),
        to=to_worker(session, household.first.episode.place_id, now=now),
        key=f"media:{actor.cause}",
        # after the words that say whose it is, and like them not at night
        priority=Priority.DIGEST,
        now=now,
    )


def _hint(session: Session, media: Media, *, actor: Actor, now: datetime) -> None:
    """Say kindly what can be sent instead. Where somebody is, whom they know: neither is kept or passed on."""
    if media.kind is MediaKind.STICKER:
        greeting.pleasantry(session, actor=actor, now=now)
        return
    reply(session, actor, line(f"hint-{media.kind.value}"), now=now)
