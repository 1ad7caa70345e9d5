"""A pasted 接龙 list becomes readings on behalf: a preview, the certain lines at once, the others one by one.

The list is a dialogue of the worker's chat; its lines are kept in it, and how each stands is decided
anew whenever it is looked at: somebody may have reported in the meantime.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from bot.notices import RollCallCard
from bot.rules.emergency import emergency_in
from bot.rules.escalation import AlertKind, Tier, fever_tier
from bot.rules.presence import Person
from bot.rules.roles import Action, scopes
from bot.rules.roll_call import DOUBTS, Row, RowState, highest, looks_like_list, rows_in, state_of
from bot.rules.slots import from_json
from bot.rules.temperature import HIGHEST_ASKED, LOWEST_ASKED, Temperature
from bot.services import alerting, taking
from bot.services.actors import Actor, grants_of, require, staff_of, trail
from bot.services.owing import redraw, reply
from bot.services.refusals import Refused
from bot.services.said import Said
from bot.services.taking import Source
from bot.services.toasts import Toast, toast
from storage import checks, dialogues, episodes, places, readings, residents
from storage.models import Dialogue, Episode, Place, Reading, Resident, Staff
from storage.words import Asking, Channel, GivenBy

TAKEN, SKIPPED = "taken", "skipped"


def heard(session: Session, said: Said, *, actor: Actor, now: datetime) -> bool:
    """Take a pasted list of a worker as a preview, in place of the one before; say whether it was a list."""
    if not actor.private or not looks_like_list(said.text) or staff_of(session, actor) is None:
        return False
    lineages = scopes(grants_of(session, actor), Action.REPORT_FOR)
    rows = rows_in(said.text, _people(session, lineages))
    if not lineages or not rows:
        return False
    top = _top(session, lineages)
    about = {"place": top.id, "stage": "preview", "rows": [_kept(row) for row in rows]}
    dialogues.close(session, dialogues.open_of(session, actor.chat_id, Asking.ROLL_CALL), now=now)
    dialogue = dialogues.ask(session, actor.chat_id, Asking.ROLL_CALL, now=now, about=about)
    _fear(session, dialogue, now=now)
    trail(session, actor, "roll-call", subject=f"dialogue:{dialogue.id}", place_id=top.id, now=now)
    reply(session, actor, RollCallCard(dialogue=dialogue.id or 0), now=now)
    return True


def _people(session: Session, lineages: Sequence[str]) -> list[Person]:
    return [Person(one.id or 0, one.name, one.address) for one in residents.followed_below(session, lineages)]


def _top(session: Session, lineages: Sequence[str]) -> Place:
    """Return the place a list is about: the first of those somebody answers for."""
    return places.below(session, lineages)[0]


def _kept(row: Row) -> dict[str, Any]:
    return {
        "n": row.number,
        "raw": row.raw,
        "name": row.name,
        "people": list(row.people),
        "sure": row.sure,
        "values": list(row.values),
        "certain": row.certain,
        "done": "",
    }


@dataclass(frozen=True, slots=True)
class Standing:
    """How every line of a list stands, in its order; lines that are done have no state."""

    rows: tuple[dict[str, Any], ...]
    states: tuple[RowState | None, ...]
    reported: dict[int, int]  # by resident, the value of this round

    def at(self, *wanted: RowState) -> list[int]:
        """Return which lines stand so."""
        return [at for at, state in enumerate(self.states) if state in wanted]


def standing_of(session: Session, dialogue: Dialogue) -> Standing:
    """Return how the lines of a list stand now."""
    rows = [dict(row) for row in dialogue.about["rows"]]
    known = {one for row in rows for one in row["people"]}
    reported = _reported(session, sorted(known))
    earlier = dict(reported)
    states: list[RowState | None] = []
    for row in rows:
        if row["done"]:
            states.append(None)
            continue
        before = earlier.get(row["people"][0]) if row["sure"] else None
        state = state_of(row["people"], row["values"], sure=row["sure"], certain=row["certain"], reported=before)
        states.append(state)
        if state is RowState.CERTAIN:
            earlier[row["people"][0]] = row["values"][0]  # a second line about the same person is not taken blindly
    return Standing(tuple(rows), tuple(states), reported)


def _reported(session: Session, resident_ids: Sequence[int]) -> dict[int, int]:
    """Return, by resident, the value that answered the newest round of each, if it did."""
    newest = checks.newest_answers(session, resident_ids)
    centis = readings.centis(session, [reading for _, reading in newest])
    return {resident: centis[reading] for resident, reading in newest if reading in centis}


def confirm(session: Session, dialogue_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Take every certain line at once, in this one transaction; a fever among them rings. Then ask about the others."""
    dialogue, staff = _open(session, dialogue_id, actor)
    standing = standing_of(session, dialogue)
    certain = standing.at(RowState.CERTAIN)
    for at in certain:
        _take(session, standing.rows[at], standing.rows[at]["values"][0], staff, actor=actor, now=now)
    for at in standing.at(RowState.SAME):
        standing.rows[at]["done"] = SKIPPED
    dialogue.about = dialogue.about | {"stage": "asking", "rows": list(standing.rows)}
    _go_on(session, dialogue, now=now)
    return toast("roll-call-taken", count=len(certain))


def _take(session: Session, row: dict[str, Any], centi: int, staff: Staff, *, actor: Actor, now: datetime) -> None:
    """Record one line on behalf. A cry for help in it is one, whoever typed it."""
    resident = session.get_one(Resident, row["people"][0])
    episode = episodes.active_of(session, row["people"][0])
    place = session.get_one(Place, resident.place_id)
    require(session, actor, Action.REPORT_FOR, place)
    row["done"] = TAKEN
    if episode is None:
        row["done"] = SKIPPED  # released meanwhile
        return
    source = Source(GivenBy.WORKER, Channel.CHAT, now, said=row["raw"], staff_id=staff.id)
    old = _answer_of(session, row["people"][0])
    if old is not None and old.centi != centi:
        taking.correct(session, old, Temperature(centi), source, now=now)
    elif old is None:
        taking.take(session, resident, episode, Temperature(centi), source, now=now)
    trail(session, actor, "reported-for", subject=f"resident:{resident.id}", place_id=episode.place_id, now=now)
    if emergency_in(row["raw"]):
        fact = alerting.about(episode, AlertKind.SOS, Tier.SOS, words=row["raw"])
        alerting.raise_alert(session, fact, from_json(episode.profile), now=now)


def _answer_of(session: Session, resident_id: int) -> Reading | None:
    """Return the reading that answered the newest round of somebody, as it stands after corrections."""
    for _, reading in checks.newest_answers(session, [resident_id]):
        if found := readings.by_id(session, reading):
            return readings.newest_version(session, found)
    return None


def _go_on(session: Session, dialogue: Dialogue, *, now: datetime) -> None:
    """Ask about the next doubtful line, or bring the list to its end."""
    if not standing_of(session, dialogue).at(*DOUBTS, RowState.CERTAIN):
        dialogue.about = dialogue.about | {"stage": "done"}
        dialogues.close(session, dialogue, now=now)
    _fear(session, dialogue, now=now)
    session.flush()
    redraw(session, f"rollcall:{dialogue.id}", now=now)


def cancel(session: Session, dialogue_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Take nothing more of a list. What was taken stays."""
    dialogue, _ = _open(session, dialogue_id, actor)
    stage = "cancelled" if dialogue.about["stage"] == "preview" else "done"
    dialogue.about = dialogue.about | {"stage": stage}
    dialogues.close(session, dialogue, now=now)
    redraw(session, f"rollcall:{dialogue.id}", now=now)
    return toast("roll-call-cancelled")


def _open(session: Session, dialogue_id: int, actor: Actor) -> tuple[Dialogue, Staff]:
    """Return the open list of this chat. Raises Refused for one that is over, or another chat's."""
    dialogue = session.get(Dialogue, dialogue_id, with_for_update=True)
    if dialogue is None or dialogue.chat_id != actor.chat_id or dialogue.asking is not Asking.ROLL_CALL:
        raise Refused("button-unknown")
    staff = require(session, actor, Action.REPORT_FOR, session.get_one(Place, dialogue.about["place"]))
    if dialogue.closed_at is not None:
        raise Refused("button-answered")
    return dialogue, staff


def answer_who(session: Session, dialogue_id: int, at: int, resident_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Say whom a line means. Its value may still have to be asked about."""
    dialogue, staff, row = _asked(session, dialogue_id, at, actor)
    if resident_id not in row["people"]:
        raise Refused("button-unknown")
    row["people"], row["sure"] = [resident_id], True
    _settle(session, dialogue, row, at, staff, actor=actor, now=now)
    return toast("ok")


def answer_value(session: Session, dialogue_id: int, at: int, centi: int, *, actor: Actor, now: datetime) -> Toast:
    """Say which value a line means."""
    dialogue, staff, row = _asked(session, dialogue_id, at, actor)
    if not row["sure"] or not LOWEST_ASKED <= Temperature(centi) <= HIGHEST_ASKED:
        raise Refused("button-unknown")
    _take(session, row, centi, staff, actor=actor, now=now)
    _keep(dialogue, at, row)
    _go_on(session, dialogue, now=now)
    return toast("roll-call-row-taken", value=str(Temperature(centi)))


def skip(session: Session, dialogue_id: int, at: int, *, actor: Actor, now: datetime) -> Toast:
    """Leave a line out."""
    dialogue, _, row = _asked(session, dialogue_id, at, actor)
    row["done"] = SKIPPED
    _keep(dialogue, at, row)
    _go_on(session, dialogue, now=now)
    return toast("ok")


def _asked(session: Session, dialogue_id: int, at: int, actor: Actor) -> tuple[Dialogue, Staff, dict[str, Any]]:
    """Return the line that is asked about. Raises Refused for one that is answered already."""
    dialogue, staff = _open(session, dialogue_id, actor)
    rows = dialogue.about["rows"]
    if dialogue.about["stage"] != "asking" or at >= len(rows):
        raise Refused("button-unknown")
    if rows[at]["done"]:
        raise Refused("button-answered")
    return dialogue, staff, dict(rows[at])


def _keep(dialogue: Dialogue, at: int, row: dict[str, Any]) -> None:
    rows = list(dialogue.about["rows"])
    rows[at] = row
    dialogue.about = dialogue.about | {"rows": rows}


def _settle(
    session: Session, dialogue: Dialogue, row: dict[str, Any], at: int, staff: Staff, *, actor: Actor, now: datetime
) -> None:
    """Take a line that has become certain; ask about it once more when it has not."""
    _keep(dialogue, at, row)
    session.flush()
    state = standing_of(session, dialogue).states[at]
    if state is RowState.CERTAIN:
        _take(session, row, row["values"][0], staff, actor=actor, now=now)
    elif state is RowState.SAME:
        row["done"] = SKIPPED
    _keep(dialogue, at, row)
    _go_on(session, dialogue, now=now)


# ── a fever in a list that nobody confirms ──


def _fear(session: Session, dialogue: Dialogue, *, now: datetime) -> None:
    """Set the moment at which a fever in the list that nobody confirmed becomes an alert."""
    if dialogue.closed_at is not None:
        return
    feared = _feared(session, dialogue)
    # measured from when the list was pasted: answering other lines gives it no more time
    moments = [
        dialogue.opened_at + timedelta(minutes=from_json(episode.profile).unconfirmed_after)
        for episode, _, _ in feared
        if not dialogue.about.get("told")
    ]
    dialogue.next_at = min(moments, default=None)
    session.flush()


def _feared(session: Session, dialogue: Dialogue) -> list[tuple[Episode, Tier, str]]:
    """Return the episodes that a line not taken yet may mean a fever of."""
    standing = standing_of(session, dialogue)
    found = []
    for at in standing.at(RowState.CERTAIN, RowState.SEVERAL, RowState.DOUBTFUL, RowState.OTHER_VALUE):
        row = standing.rows[at]
        value = highest(row["values"])
        for resident_id in row["people"] if value else []:
            episode = episodes.active_of(session, resident_id)
            tier = fever_tier(value, from_json(episode.profile)) if episode and value else None
            if episode and tier:
                found.append((episode, tier, row["raw"]))
    return found


def raise_unconfirmed(session: Session, dialogue: Dialogue, *, now: datetime) -> int:
    """Raise an alert for every fever of a list that nobody confirmed in time, and return how many those were."""
    feared = _feared(session, dialogue)
    for episode, tier, words in feared:
        fact = alerting.about(episode, AlertKind.UNCONFIRMED, tier, words=words)
        alerting.raise_alert(session, fact, from_json(episode.profile), now=now)
    dialogue.about = dialogue.about | {"told": True}
    return len(feared)
