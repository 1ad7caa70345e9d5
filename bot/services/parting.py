"""An isolation that ends in another way: to hospital, moved away, died, entered by mistake.

After a death nothing is ever sent again about that person; to a chat that answered for nobody else, nothing at
all. What was owed is withdrawn in the same transaction.
"""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.notices import PartingAsk
from bot.rules.changes import PARTINGS, SURE, ChangeKind
from bot.services import changing, ending
from bot.services.actors import Actor, trail
from bot.services.offices import to_reporter
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import aftercare_calls, cards, changes, outbox, own_records
from storage.models import Alert, Episode, Message, Outbox, Reading, Reporter, Resident, SupplyRequest
from storage.words import EpisodeState, OutboxState

STATES = {
    ChangeKind.HOSPITAL: EpisodeState.TRANSFERRED,
    ChangeKind.MOVED: EpisodeState.MOVED,
    ChangeKind.DIED: EpisodeState.DIED,
    ChangeKind.MISTAKE: EpisodeState.VOID,
}


def ask(session: Session, episode_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Ask in which other way it ended."""
    resident, _ = _person(session, episode_id)
    changing.held(session, resident, actor=actor)
    trail(session, actor, "parting-asked", subject=f"resident:{resident.id}", place_id=resident.place_id, now=now)
    asked = PartingAsk(episode=episode_id, name=resident.name, address=resident.address)
    reply(session, actor, asked, now=now)
    return toast("ok")


def _person(session: Session, episode_id: int) -> tuple[Resident, Episode]:
    episode = session.get(Episode, episode_id)
    if episode is None:
        raise Refused("button-unknown")
    return session.get_one(Resident, episode.resident_id), episode


def choose(
    session: Session, episode_id: int, word: str, sure: bool, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """End it so; what is hard to hear by mistake is asked once more. Chosen twice it happens once."""
    if word not in set(PARTINGS):
        raise Refused("button-unknown")
    kind = ChangeKind(word)
    resident, known = _person(session, episode_id)
    if known.state is not EpisodeState.ACTIVE:
        return toast("release-already", alarm=True)
    episode, staff = changing.held(session, resident, actor=actor)
    if episode.id != episode_id:
        raise Refused("button-unknown")
    if kind in SURE and not sure:
        asked = PartingAsk(episode=episode_id, name=resident.name, address=resident.address, kind=kind.value)
        reply(session, actor, asked, now=now, edits=message_id)
        return toast("ok")
    before = changing.before_of(episode)
    ending.end(session, episode, STATES[kind], now=now)
    changes.cancel_drafts(session, episode_id, now=now)
    if kind is ChangeKind.DIED:
        before |= {"links": fall_silent(session, resident, now=now)}
    change = changing.keep(session, episode, kind, staff, before=before, now=now)
    changing.confirm(session, change, actor=actor, now=now)
    if kind is not ChangeKind.DIED:
        changing.tell(session, episode, "parting-told", change, now=now)
    return toast("ok")


def fall_silent(session: Session, resident: Resident, *, now: datetime) -> list[int]:
    """Withdraw everything owed about somebody and let no chat answer for them; return the links that ended."""
    aftercare_calls.skip(session, resident.id or 0, now=now)
    ended = changes.end_links(session, resident.id or 0, now=now)
    for _, reporter in ended:
        alone = not changes.answers_for_anybody(session, reporter.id or 0)
        if alone:
            reporter.closed_at = now
            cards.forget(session, reporter.chat_id)
        _withdraw(session, reporter, resident, everything=alone)
    session.flush()
    return [link.id or 0 for link, _ in ended]


def _withdraw(session: Session, reporter: Reporter, resident: Resident, *, everything: bool) -> None:
    for row in outbox.owed_to(session, [to_reporter(reporter.id)], reporter.chat_id):
        if everything or _is_about(session, row, resident):
            row.state, row.why = OutboxState.DROPPED, "withdrawn"


def _is_about(session: Session, row: Outbox, resident: Resident) -> bool:
    """Whether an owed message says something of one person of a household: by number, or by name.

    What is drawn when it is sent leaves out whom the chat does not answer for any more.
    """
    own = {one.id for one in own_records.episodes_of(session, resident.id or 0)}
    params = row.params
    if params.get("resident") == resident.id or params.get("episode") in own:
        return True
    for name, table in _NAMED.items():
        found: Any = session.get(table, params[name]) if isinstance(params.get(name), int) else None
        if found is not None and found.resident_id == resident.id:
            return True
    return resident.name in _words(params)


_NAMED: dict[str, Any] = {"message": Message, "request": SupplyRequest, "reading": Reading, "alert": Alert}


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return "\n".join(_words(one) for one in value.values())
    if isinstance(value, list | tuple):
        return "\n".join(_words(one) for one in value)
    return str(value)
