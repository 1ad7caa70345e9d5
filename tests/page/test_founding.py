"""The town is founded once a day and put back after that: nobody can tell which it was."""

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

from bot import clock
from bot.cast import CAST
from bot.founding import Towns
from bot.sandbox import screens
from tests.page.conftest import Played, driven, once

Standing = tuple[list[dict[str, Any]], dict[str, list[Any]]]


async def test_a_day_that_begins_again_is_as_it_was_founded(tmp_path: Path, sqlite_template: Path) -> None:
    async with driven(tmp_path, sqlite_template, towns={}) as played:
        morning, founded = clock.now(), standing(played, tmp_path)
        await answers(played, "38.5")
        assert standing(played, tmp_path) != founded
        await begins_again(played)
        assert clock.now() == morning
        assert standing(played, tmp_path) == founded
        # it lives like the first, and what is played in it is not there the next time
        await answers(played, "36.9")
        await begins_again(played)
        assert standing(played, tmp_path) == founded


async def test_another_sandbox_begins_in_the_town_of_the_first(tmp_path: Path, sqlite_template: Path) -> None:
    seen: list[Standing] = []
    towns: Towns = {}
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        async with driven(tmp_path / name, sqlite_template, towns=towns) as played:
            seen.append(standing(played, tmp_path / name))
            await answers(played, "36.5")
    assert seen[0] == seen[1]


async def answers(played: Played, value: str) -> None:
    """Let 李奶奶 report, and be answered."""
    li = played.player.who("李奶奶")
    li.says(value)
    await once(lambda: any(f"{value}℃" in seen.text for seen in li.sees()))


async def begins_again(played: Played) -> None:
    """Wish for the morning, and wait until it is there."""
    playback = played.sandbox.playback
    epoch = playback.epoch
    playback.wish({"again": True})
    await once(lambda: playback.epoch > epoch and playback.bot == "alive")


def standing(played: Played, folder: Path) -> Standing:
    """Return what stands in everybody's chats and groups, and every row of the database."""
    sandbox = played.sandbox
    people = [sandbox.person(number) for number, *_ in CAST]
    shown = [screens.screen(one, None, sandbox.bot, sandbox.world, since=0) for one in people]
    groups = [
        {"title": one.title, "seats": sorted(one.seats), "said": [message.text for message in one.live()]}
        for one in sandbox.world.groups.values()
    ]
    with contextlib.closing(sqlite3.connect(folder / "sandbox.db")) as rows:
        names = [name for (name,) in rows.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = {name: sorted(rows.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names}
    return shown + groups, kept
