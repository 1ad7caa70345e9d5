"""Every story the page can tell runs to its end, as its button starts it."""

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot import clock, inspecting
from bot.captions import CAPTIONS, TURNS, caption
from bot.cast import CAST, IDS
from bot.playing import Player
from bot.sandbox import Person, screens
from bot.scenarios import SCENARIOS, Scenario, Step
from tests.page.conftest import Played


async def test_every_story_runs_to_its_end_and_the_next_begins_on_a_fresh_morning(played: Played) -> None:
    ended = {story.id: await played.told(story.id) for story in SCENARIOS}

    assert ended == dict.fromkeys(ended, "done")


@pytest.mark.parametrize("story", SCENARIOS, ids=lambda story: str(story.id))
def test_a_story_is_told_by_people_who_exist(story: Scenario) -> None:
    for step in story.steps:
        zh, en = caption(step)
        assert zh and en and (step.does in CAPTIONS or (step.does, step.what) in TURNS)
        assert not step.who or step.who in IDS
    assert any(step.does == "sees" for step in story.steps), "a story proves something"
    assert story.zh and story.en


def test_nobody_plays_twice() -> None:
    assert len({number for number, *_ in CAST}) == len({name for _, name, *_ in CAST}) == len(CAST)


async def test_a_story_that_finds_nothing_says_where_it_stopped(played: Played) -> None:
    await played.player.tell(Scenario("x", "甲", "x", (Step("sees", "李奶奶", "没有这句话"),)), pause=0)
    scene = played.sandbox.playback.scene
    assert scene.state == "failed"
    assert "李奶奶没有看到" in scene.zh


async def test_a_wish_during_a_story_stops_it(played: Played) -> None:
    played.sandbox.playback.wish({"scenario": "fever", "pause": 0.2})
    while played.sandbox.playback.scene.step < 2:
        await asyncio_breath()
    played.sandbox.playback.wish({"stop": True})
    while played.sandbox.playback.scene.state == "playing":
        await asyncio_breath()
    assert played.sandbox.playback.scene.state == "stopped"
    assert played.sandbox.playback.bot == "alive"


def troubles() -> dict[str, dict[str, Any]]:
    """Return what each button for trouble asks for, as the page's own file has it."""
    source = (Path(screens.__file__).parent / "page" / "frame.js").read_text(encoding="utf-8")
    table = re.search(r"const FAULTS = \{\n(.*?)\n\};", source, re.DOTALL)
    assert table
    lines = re.findall(r"(\w+): (\{.*\}),", table[1])
    return {name: json.loads(re.sub(r"(\w+):", r'"\1":', asked)) for name, asked in lines}


async def test_no_trouble_by_its_button_loses_or_doubles_anything(played: Played) -> None:
    li = played.player.who("李奶奶")
    asked = troubles()
    assert set(asked) == {"drop", "delay", "busy", "error", "duplicate"}
    async with httpx.AsyncClient(base_url=played.url) as client:
        for number, (name, fault) in enumerate(asked.items(), 1):
            fault |= {"seconds": 0.05} if name == "delay" else {}
            await client.post("/control/fault", json=fault)
            await says_and_is_answered(played, li, f"36.{number}")
            assert played.sandbox.faults.rules[-1].hits, f"{name} befell nothing"
            await client.delete("/control/fault")
            assert played.sandbox.faults.rules == []
        await client.post("/play/wish", json={"bot": "restart"})
        await says_and_is_answered(played, li, "36.8")
    shown = await played.player.app.db.read(inspecting.person, {"chat": "1001"}, now=clock.now())
    said = [one["said"] for one in shown["answers_for"][0]["readings"]]
    assert said == [f"36.{number}" for number in (8, 5, 4, 3, 2, 1)], "each once, whatever happened on the way"


async def says_and_is_answered(played: Played, who: Person, value: str) -> None:
    """Let somebody type a value, a minute pass and then five for what must be tried again; it is answered once."""
    who.says(value)
    for seconds in (60, 300):
        played.sandbox.playback.let({"by": seconds})
        async with asyncio.timeout(20):
            while played.sandbox.playback.goal or played.sandbox.playback.wishes:
                await asyncio_breath()
    answers = [seen.text for seen in who.sees() if f"{value}℃" in seen.text]
    assert len(answers) == 1, (value, answers)


async def test_a_bot_that_fails_is_down_with_its_reason_and_can_be_started(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(player: Player) -> None:
        monkeypatch.undo()
        raise ZeroDivisionError

    monkeypatch.setattr(Player, "_turn", fails)
    async with asyncio.timeout(10):
        while played.sandbox.playback.bot != "down":
            await asyncio_breath()
        assert played.sandbox.playback.why == "ZeroDivisionError"
        played.sandbox.playback.wish({"bot": "start"})
        while played.sandbox.playback.bot != "alive":
            await asyncio_breath()
    assert played.sandbox.playback.why == ""


async def asyncio_breath() -> None:
    """Let the driver do its work for a moment."""
    await asyncio.sleep(0.02)
