"""The matrix: every role, every command that needs a right, at the own place and at another one."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import pytest
from sqlalchemy import func
from sqlmodel import Session, col, select

from bot.rules.commands import BY_WORD, COMMANDS
from bot.rules.roles import Action, Grant, Role, may
from bot.services import (
    advising,
    auditing,
    binding,
    boards,
    broadcasting,
    changing,
    enrolling,
    exporting,
    files,
    filing,
    forgetting,
    importing,
    messaging,
    noting,
    pausing,
    placing,
    reassigning,
    releasing,
    reporting,
    rostering,
    ruling,
    spot_checking,
    teaming,
    whoson,
    writing,
)
from bot.services.actors import Actor
from bot.services.refusals import NotAllowed, Refused
from bot.texts.shelf import Shelf
from storage import staff
from storage.models import Outbox, Place
from tests.services.office import FANG, LI, LIN, Office
from tests.services.remembered import remembered

HERE, THERE = "东门网格", "南门网格"
PEOPLE = {HERE: "李奶奶", THERE: "欧阳建国"}


def _writing(session: Session, tail: str, *, what: writing.Writing, actor: Actor, now: datetime) -> None:
    writing.by_command(session, what, tail, actor=actor, now=now)


# what a command is about, with {place} and {name} for the place and for somebody there
SAMPLES: dict[str, tuple[Callable[..., object], str]] = {
    "missing": (boards.missing, "{place}"),
    "alerts": (boards.open_alerts, "{place}"),
    "rep": (reporting.by_command, "{name} 36.5"),
    "find": (files.find, "{name}"),
    "note": (partial(_writing, what=noting.NOTE), "{name} 门口有台阶"),
    "message": (partial(_writing, what=messaging.MESSAGE), "{name} 您好"),
    "enroll": (enrolling.by_command, "新来的 {place}"),
    "card": (enrolling.card_again, "{name}"),
    "bind": (binding.by_command, "{place}"),
    "whoson": (whoson.by_command, "{place}"),
    "place": (placing.by_command, "rename {place} 新网格"),
    "team": (teaming.by_command, "add 7777 网格员 {place} 吴霞"),
    "rules": (ruling.by_command, "{place} fever 37.4"),
    "export": (exporting.by_command, "{place}"),
    "forget": (forgetting.by_command, "{name}"),
    "spotcheck": (spot_checking.by_command, "1 {place}"),
    "broadcast": (broadcasting.by_command, "{place} 明天送菜"),
    "advice": (partial(advising.by_command, pieces=Shelf.load().pieces), "1 {place}"),
    "release": (releasing.by_command, "{name}"),
    "extend": (changing.extend, "{name} 2"),
    "pause": (pausing.by_command, "{name} 2天"),
    "transfer": (reassigning.by_command, "{name} {place}"),
    "daily": (filing.by_command, "{place}"),
}
# commands without a place of their own: enough to hold the right anywhere, and they show only what is one's own
WITHOUT = {
    "today",
    "stock",
    "board",
    "duty",
    "handover",
    "notify",
    "supplies",
    "status",
    "audit",
    "import",
    "checkpoint",
}
ACTOR = 8001


class _Undone(Exception):
    """Raised to take everything back that was tried."""

    def __init__(self, allowed: bool) -> None:
        super().__init__()
        self.allowed = allowed


@pytest.fixture
@remembered
def town(office: Office) -> Office:
    """There are two grids, with somebody followed up in each."""
    office.does(LIN, placing.by_command, f"add 开发区/清泉街道/南湖社区/{THERE}")
    office.does(LIN, teaming.by_command, f"add 4001 网格员 {THERE} 吴霞")
    office.enrol(LI, PEOPLE[HERE])
    office.does(LIN, enrolling.by_command, f"{PEOPLE[THERE]} {THERE}")
    return office


def tried(office: Office, role: Role, command: str, place: str) -> bool:
    """Whether somebody who holds a role at the first grid may use a command at a place; nothing of it stays."""
    service, tail = SAMPLES[command]
    said = tail.format(place=place, name=PEOPLE[place])

    def once(session: Session) -> None:
        here = next(one for one in session.exec(select(Place)).all() if one.name == HERE)
        made, _ = staff.appoint(session, telegram_id=ACTOR, name="试一试", role=role, place_id=here.id, now=office.now)
        made.opened_at = office.now
        session.flush()
        before = session.exec(select(func.max(Outbox.id))).one() or 0
        try:
            service(session, said, actor=Actor(ACTOR, ACTOR, True, "zh-CN", 10**9), now=office.now)
        except NotAllowed:
            raise _Undone(False) from None
        except Refused as refused:
            raise _Undone("nobody" not in refused.key and refused.key != "rep-unknown") from None
        new = session.exec(select(Outbox.params).where(col(Outbox.id) > before)).all()
        replies = [params.get("key", "") for params in new]
        raise _Undone(not any("nobody" in str(key) for key in replies))

    with pytest.raises(_Undone) as caught:
        office.db.call(once)
    return caught.value.allowed


def test_every_command_that_needs_a_right_is_in_the_matrix() -> None:
    needing = {command.name for command in COMMANDS if command.needs is not None}
    assert needing == set(SAMPLES) | WITHOUT


def test_a_right_is_a_role_and_a_subtree_for_every_command(town: Office) -> None:
    here, there = Grant(Role.WORKER, "/1/2/3/4/"), "/1/5/6/7/"
    for role in Role:
        for command in SAMPLES:
            needs = BY_WORD[command].needs
            assert needs is not None
            allowed = may([Grant(role, here.lineage)], needs, here.lineage)
            assert tried(town, role, command, HERE) is allowed, (role, command, HERE)
            assert not may([Grant(role, here.lineage)], needs, there)
            assert not tried(town, role, command, THERE), (role, command, THERE)


def test_without_a_place_of_its_own_a_command_asks_for_the_right_all_the_same(town: Office) -> None:
    asks: dict[Action, Callable[[Actor], object]] = {
        Action.IMPORT: lambda actor: town.does(actor.telegram_id, importing.by_command, ""),
        Action.SEE_AUDIT: lambda actor: town.does(actor.telegram_id, auditing.by_command, ""),
        Action.PLAN_DUTY: lambda actor: town.does(actor.telegram_id, rostering.by_command, [HERE, "网格员"], ""),
    }
    for ask in asks.values():
        with pytest.raises(NotAllowed):
            ask(town.actor(FANG))
