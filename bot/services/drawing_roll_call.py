"""Draw a pasted list: its lines and how each stands, the line that is asked about, or what became of it."""

from datetime import datetime

from sqlmodel import Session

from bot.notices import RollCallView, RowView
from bot.rules.escalation import fever_tier
from bot.rules.roll_call import DOUBTS, RowState
from bot.rules.slots import Profile
from bot.rules.temperature import Temperature
from bot.rules.views import View, page_of
from bot.services import rolling
from bot.services.rolling import SKIPPED, TAKEN, Standing
from storage import places
from storage.models import Dialogue, Place, Resident
from storage.words import Asking

LINES = 15  # of a list on one page: they are text, not buttons
OFFERED = 4


def roll_call_view(session: Session, dialogue_id: int, view: View, *, now: datetime) -> RollCallView | None:
    """Return a page of a list, or the line of it that is asked about."""
    dialogue = session.get(Dialogue, dialogue_id)
    if dialogue is None or dialogue.asking is not Asking.ROLL_CALL:
        return None
    session.refresh(dialogue)
    stage = dialogue.about["stage"]
    standing = rolling.standing_of(session, dialogue)
    lines = [_line(session, standing, at) for at in range(len(standing.rows))]
    shown, leaf = page_of(lines, view.page, LINES)
    profile = places.profile_of(session, session.get_one(Place, dialogue.about["place"]))
    done = [row["done"] for row in standing.rows]
    asking = stage == "asking" and dialogue.closed_at is None
    replaced = stage in {"preview", "asking"} and dialogue.closed_at is not None
    return RollCallView(
        dialogue=dialogue_id,
        stage="replaced" if replaced else stage,
        rows=shown,
        page=leaf.page,
        pages=leaf.pages,
        certain=len(standing.at(RowState.CERTAIN)),
        doubtful=len(standing.at(*DOUBTS)),
        same=len(standing.at(RowState.SAME)) + done.count(SKIPPED),
        taken=done.count(TAKEN),
        fevers=_fevers(standing, profile),
        question=_question(session, standing, view) if asking else None,
    )


def _fevers(standing: Standing, profile: Profile) -> int:
    waiting = [standing.rows[at] for at in standing.at(RowState.CERTAIN, *DOUBTS)]
    return sum(fever_tier(Temperature(max(row["values"])), profile) is not None for row in waiting if row["values"])


def _line(session: Session, standing: Standing, at: int) -> tuple[int, str, str, str, RowState]:
    row, state = standing.rows[at], standing.states[at]
    person = session.get(Resident, row["people"][0]) if row["sure"] else None
    values = " / ".join(str(Temperature(centi)) for centi in row["values"])
    name, address = (person.name, person.address) if person else (row["name"], "")
    return row["n"], name, address, values, state or RowState.SAME


def _question(session: Session, standing: Standing, view: View) -> RowView | None:
    doubtful = standing.at(*DOUBTS, RowState.CERTAIN)
    if not doubtful:
        return None
    at = doubtful[0]
    row, state = standing.rows[at], standing.states[at] or RowState.SAME
    people = [session.get_one(Resident, one) for one in row["people"]]
    reported = standing.reported.get(row["people"][0]) if row["sure"] else None
    # the whole degree that was tapped for this very line
    whole = int(view.step) if view.person == at + 1 and view.step.isdigit() else 0
    return RowView(
        at=at,
        raw=row["raw"],
        name=people[0].name if row["sure"] else row["name"],
        why=RowState.DOUBTFUL if state is RowState.CERTAIN else state,
        left=len(doubtful),
        whole=whole,
        people=tuple((one.id or 0, f"{one.name}　{one.address}".strip()) for one in people[:OFFERED]),
        values=tuple((centi, str(Temperature(centi))) for centi in row["values"][:OFFERED]),
        reported=str(Temperature(reported)) if reported is not None else "",
    )
