"""Every story the page can tell runs to its end, as its button starts it."""

import pytest

from bot.playing import CAPTIONS, CAST, IDS
from bot.scenarios import SCENARIOS, Scenario, Step
from tests.page.conftest import Played


@pytest.mark.parametrize("name", [story.id for story in SCENARIOS])
async def test_a_story_runs_to_its_end(played: Played, name: str) -> None:
    assert await played.told(name) == "done"


@pytest.mark.parametrize("story", SCENARIOS, ids=lambda story: str(story.id))
def test_a_story_is_told_by_people_who_exist(story: Scenario) -> None:
    for step in story.steps:
        assert step.does in CAPTIONS
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


async def asyncio_breath() -> None:
    """Let the driver do its work for a moment."""
    import asyncio

    await asyncio.sleep(0.02)
