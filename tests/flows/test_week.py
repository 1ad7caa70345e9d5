"""A week of somebody alone, as it goes: every message to him is read and compared.

A line of an expected week is when a message came and pieces of what it says, in order, with … between; ⇒ stands
before what it was changed into in its place.
"""

import re
from collections import Counter
from collections.abc import Sequence

import pytest

from bot.sandbox import Person
from bot.sandbox.people import Seen
from tests.flows.week import ALONE, HIS, Step
from tests.world import SHANGHAI, World

pytestmark = pytest.mark.asyncio

LONGEST = 120  # Chinese characters a reply may have
TECHNICAL = re.compile(r"error|null|None|undefined|\{|\}|/[a-z]+_|callback|系统|数据|机器人|Unknown", re.I)


async def play(world: World, steps: Sequence[Step]) -> None:
    """Let people do what they do, each at their time."""
    sent: dict[str, Seen] = {}
    for moment, name, does, what in steps:
        who: Person = getattr(world, name)
        await world.until(moment)
        match does:
            case "says":
                sent[name] = who.says(what)
            case "edits":
                who.edits(sent[name], what)
            case "presses":
                who.presses(what)
            case "forwards":
                who.forwards(world.stranger.says(what))
            case "voice":
                who.sends_voice()
            case "sticker":
                who.sends_sticker()
            case _:
                raise AssertionError(does)
        await world.settle()


def transcript(who: Person, since: int) -> list[str]:
    """What somebody was sent, a line for each message, with what it was changed into."""
    return [f"{seen.at.astimezone(SHANGHAI):%m-%d %H:%M} {_read(seen)}" for seen in who.sees()[since:]]


def _read(seen: Seen) -> str:
    said = [*seen.edits, seen.text]
    return " ⇒ ".join(one.replace("\n", " / ") or f"[{seen.kind}]" for one in said)


def compare(told: list[str], expected: str) -> None:
    """Compare a week with the expected one, line by line, and show where they part."""
    wanted = expected.strip().splitlines()
    for at, line in enumerate(wanted):
        here = told[at] if at < len(told) else "(nothing)"
        assert _fits(here, line.strip()), f"\nexpected: {line}\nwas said: {here}\n\n" + "\n".join(told[at:])
    assert len(told) == len(wanted), "\n".join(["more was said:", *told[len(wanted) :]])


def _fits(said: str, wanted: str) -> bool:
    moment, pieces = wanted[:11], wanted[12:].split("…")
    pattern = ".*".join(re.escape(piece.strip()) for piece in pieces)
    return said.startswith(moment) and re.search(pattern, said) is not None


def is_kind(seen: Seen) -> None:
    """Nothing technical, nothing long, nobody blamed."""
    for text in (*seen.edits, seen.text):
        assert not TECHNICAL.search(text), text
        assert sum("\u4e00" <= char <= "\u9fff" for char in text) <= LONGEST, text


def asked(who: Person, words: str, since: int) -> Counter[str]:
    """How often somebody was asked or reminded, by day."""
    found = [seen for seen in who.sees()[since:] if re.search(words, (*seen.edits, seen.text)[0])]
    return Counter(f"{seen.at.astimezone(SHANGHAI):%m-%d}" for seen in found)


PROMPT = r"体温时间到了|再量一次体温。今天"
REMINDER = r"还没(收到|等到)"


def is_not_too_much(who: Person, since: int) -> None:
    """At most two prompts and two reminders a day."""
    for words in (PROMPT, REMINDER):
        assert 1 <= max(asked(who, words, since).values()) <= 2, asked(who, words, since)


async def test_a_week_of_somebody_alone(world: World) -> None:
    await world.enrol(world.wang, "3号楼501 13800000002 2022-04-01 8")
    since = len(world.wang.sees())
    await play(world, ALONE)
    compare(transcript(world.wang, since), HIS)
    for seen in world.wang.sees():
        is_kind(seen)
    is_not_too_much(world.wang, since)
