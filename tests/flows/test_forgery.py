"""A changed client presses what was never shown: every byte of every button, by everybody it is not for."""

import json
import random
from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from sqlmodel import SQLModel

from bot.rules.escalation import AlertState
from bot.sandbox import Person
from storage.models import (
    Alert,
    AlertStep,
    Audit,
    BoundGroup,
    Episode,
    Inbox,
    Invite,
    Place,
    Reading,
    Reporting,
    Resident,
    Staff,
    StaffRole,
)
from storage.words import InboxState
from tests.lives import WHOLE
from tests.world import World

FACTS: tuple[type[SQLModel], ...] = (
    Alert,
    AlertStep,
    BoundGroup,
    Episode,
    Invite,
    Place,
    Reading,
    Reporting,
    Resident,
    Staff,
    StaffRole,
)
OTHERS = "0123456789abcdefghijklmnopqrstuvwxyz:_.-A \x00中"
AT_A_TIME = 100
# of all the bytes, so many are changed on each kind of database, and others on the other: every byte in `poe lives`
STEP = 2 if WHOLE else 10


async def story(world: World) -> None:
    """A morning in which the bot shows nearly every button it has."""
    for who in (world.wang, world.li):
        await world.enrol(who, "3号楼501")
    await world.says(world.wang, "43.0")
    await world.presses(world.wang, "都不是")
    await world.says(world.wang, "头晕晕的")
    await world.says(world.wang, "还是头晕")
    await world.says(world.wang, "38.5")
    await world.says(world.li, "37.5")
    await world.presses(world.wang, "🆘 求助")
    for label in ("我来处理", "交给同事", "处理完了"):
        await world.presses(world.fang, label, on=world.card(world.fang, "紧急求助"))
    await world.until("04-01 08:50")
    for said in ("/find 3号楼", "/find 王大爷", "/rep 3号楼 36.5", "/rep 王大爷 43", "/today", "/card 3号楼"):
        await world.says(world.fang, said)
    await world.presses(world.fang, "代报体温")
    await world.says(world.lin, "/audit")


def shown(world: World) -> list[str]:
    """The data of every button the bot ever sent, each once."""
    found: set[str] = set()
    for call in world.sandbox.calls:
        keyboard = call.params.get("reply_markup")
        plain = json.loads(keyboard) if isinstance(keyboard, str) else keyboard
        rows = (plain or {}).get("inline_keyboard", [])
        found |= {button["callback_data"] for row in rows for button in row if "callback_data" in button}
    return sorted(found)


def changed(data: Iterable[str], *, every: slice = slice(None)) -> list[str]:
    """Each of these with each of its characters replaced by another one; or so many of them."""
    chance = random.Random(20220401)
    return [
        one[:at] + chance.choice([other for other in OTHERS if other != char]) + one[at + 1 :]
        for one in data
        for at, char in enumerate(one)
    ][every]


async def all_press(world: World, people: Sequence[Person], data: Sequence[str]) -> None:
    """Everything is pressed, by one after the other."""
    for number, one in enumerate(data):
        people[number % len(people)].presses_data(one)
        if number % AT_A_TIME == 0:
            await world.settle()
    await world.settle()


def facts(world: World, *, without: int) -> list[dict[str, Any]]:
    """Everything that is kept about people, places and alerts, without what one resident says of themselves.

    In which language somebody reads is their own affair as well.
    """
    kept = [row.model_dump(mode="json", exclude={"language"}) for table in FACTS for row in world.rows(table)]
    return [row for row in kept if row.get("resident_id") != without]


def answers(world: World) -> int:
    """How many presses were answered."""
    return int(world.sandbox.stats()["methods"]["answerCallbackQuery"]["200"])


def quarantined(world: World) -> list[int]:
    return [one.update_id for one in world.rows(Inbox) if one.state is InboxState.QUARANTINED]


@pytest.mark.long
async def test_no_changed_byte_opens_anything_to_whom_it_is_not_for(world: World) -> None:
    await story(world)
    await world.enrol(world.zhang, "9号楼901")
    await world.says(world.lin, "/place add 开发区/长河街道/西山社区/1网格")
    await world.says(world.lin, f"/team add {world.anna.id} 网格员 西山社区/1网格 Anna")
    for who in (world.anna, world.stranger):
        who.starts()
    await world.settle()
    buttons = shown(world)
    verbs = {one.partition(":")[0] for one in buttons}
    assert {
        "ack",
        "out",
        "handto",
        "person",
        "rep",
        "repask",
        "reppad",
        "card",
        "consent",
        "yes",
        "audit",
    } <= verbs
    (zhang,) = [one.id or 0 for one in world.rows(Resident) if one.name == "张阿姨"]
    outsiders = [world.stranger, world.anna, world.zhou, world.zhang]
    before, answered = facts(world, without=zhang), answers(world)

    forged = [*buttons, *changed(buttons, every=slice(0 if world.db.is_sqlite else 1, None, STEP))]
    await all_press(world, outsiders, forged)
    assert facts(world, without=zhang) == before
    assert quarantined(world) == []
    assert answers(world) - answered == len(forged), "everybody is answered"
    leaked = [text for who in outsiders for text in world.texts(who) if "王大爷" in text or "38.5" in text]
    assert leaked == []
    refused = [line for line in world.rows(Audit) if line.what == "refused"]
    assert len(refused) > len(forged) / 2

    # whom it is for does what the changed data says, if it is theirs to do, and breaks nothing
    await all_press(world, [world.fang], changed(buttons, every=slice(None, None, 2 * STEP)))
    assert quarantined(world) == []


async def test_a_resident_who_is_in_the_group_takes_no_alert_there(world: World) -> None:
    group = world.sandbox.group("东门网格群", [world.chen, world.fang, world.li])
    await world.settle()
    await world.says(world.chen, "/bind 东风社区", chat=group)
    await world.enrol(world.wang, "3号楼501")
    await world.says(world.wang, "38.5")
    assert "不在您的权限里" in await world.presses(world.li, "我来处理", chat=group)
    assert world.li.toasts[-1].show_alert
    assert world.rows(Alert)[0].state is AlertState.OPEN
    assert (world.rows(Audit)[-1].what, world.rows(Audit)[-1].telegram_id) == ("refused", world.li.id)


async def test_whose_role_was_taken_a_second_ago_commands_nothing(world: World) -> None:
    await world.enrol(world.wang, "3号楼501")
    await world.says(world.lin, f"/team remove {world.min.id}")
    world.clock.advance(1)
    await world.says(world.min, "/rep 王大爷 36.5")
    assert world.rows(Reading) == []
    assert world.rows(Audit)[-1].what == "refused"
