"""A week of somebody alone, and one of a household of four: every message is read and compared.

A line of an expected week is when a message came and pieces of what it says, in order, with … between; ⇒ stands
before what it was changed into in its place. Both weeks are whole in `poe lives`; among all other tests they end
after the third day.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

import pytest
from sqlmodel import Session, select

from bot.sandbox import Person
from bot.sandbox.people import Seen
from storage.models import Episode
from tests.flows.test_evidence import photo
from tests.flows.week import ALONE, ANNAS, FOUR, HIS, THEIRS, Step
from tests.lives import WHOLE
from tests.world import SHANGHAI, World

pytestmark = [pytest.mark.asyncio, pytest.mark.long]

LAST_DAY = "04-08" if WHOLE else "04-03"
LEAST = 1 if WHOLE else 0  # everybody is asked and reminded once in a week; by the third day not everybody is

LONGEST = 120  # Chinese characters a reply may have
TECHNICAL = re.compile(r"error|null|None|undefined|\{|\}|/[a-z]+_|callback|系统|数据|机器人|Unknown", re.I)


async def play(world: World, steps: Sequence[Step]) -> None:
    """Let people do what they do, each at their time."""
    sent: dict[str, Seen] = {}
    for moment, name, does, what in steps:
        if moment[:5] > LAST_DAY:
            return
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
            case "photo":
                who.sends_photo(photo(), what)
            case "scans":
                await answer_for(world, who, what)
            case "wants":
                want_pictures(world, what)
            case _:
                raise AssertionError(does)
        await world.settle()


async def answer_for(world: World, who: Person, name: str) -> None:
    """王芳 makes a card for somebody who is registered, and another phone scans it, in English."""
    await world.says(world.fang, f"/card {name}")
    who.starts(world.token(world.last(world.fang)))
    await world.settle()
    for label in ("English", "I report for a family member", "Other"):
        await world.presses(who, label)


def want_pictures(world: World, when: str) -> None:
    """Let every profile ask for a picture of the thermometer."""

    def wish(session: Session) -> None:
        for one in session.exec(select(Episode)).all():
            one.profile = one.profile | {"evidence": when}
            session.add(one)

    world.db.call(wish)


def transcript(who: Person, since: int) -> list[str]:
    """What somebody was sent, a line for each message, with what it was changed into."""
    return [f"{seen.at.astimezone(SHANGHAI):%m-%d %H:%M} {_read(seen)}" for seen in who.sees()[since:]]


def _read(seen: Seen) -> str:
    # a card whose buttons alone have changed reads the same
    said = [text for text, _ in groupby([*seen.edits, seen.text])]
    return " ⇒ ".join(one.replace("\n", " / ") or f"[{seen.kind}]" for one in said)


def compare(told: list[str], expected: str) -> None:
    """Compare a week with the expected one, line by line, and show where they part."""
    wanted = [line for line in expected.strip().splitlines() if line[:5] <= LAST_DAY]
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


PROMPT = r"体温时间到了|再量一次体温。今天|再给家里人量一次体温|Time for your|One more temperature"
REMINDER = r"还没(收到|等到)|I (have not received|still have no)"


def is_not_too_much(who: Person, since: int) -> None:
    """At most two prompts and two reminders a day."""
    for words in (PROMPT, REMINDER):
        assert LEAST <= max(asked(who, words, since).values(), default=0) <= 2, asked(who, words, since)


async def test_a_week_of_somebody_alone(world: World) -> None:
    await world.enrol(world.wang, "3号楼501 13800000002 2022-04-01 8")
    since = len(world.wang.sees())
    await play(world, ALONE)
    compare(transcript(world.wang, since), HIS)
    for seen in world.wang.sees():
        is_kind(seen)
    is_not_too_much(world.wang, since)


AT_HOME = (
    ("陈明", "13800000002 2022-03-29 8", "好的，开始", ""),
    ("刘芳", "2022-04-01 8", "我替家人报", "老伴"),
    ("陈小宝", "2022-04-01 8", "我替家人报", "父母"),
    ("李奶奶", "2022-04-01 8", "我替家人报", "子女"),
)


async def test_a_week_of_a_household_of_four_on_one_phone(world: World) -> None:
    chen, anna = world.wang, world.anna
    for name, known, consent, relation in AT_HOME:
        await world.enrol(chen, f"3号楼501 {known}", consent=consent, name=name)
        if relation:
            await world.presses(chen, relation)
    since = len(chen.sees())
    await play(world, FOUR)
    compare(transcript(chen, since), THEIRS)
    compare(transcript(anna, 0), ANNAS)
    assert [toast.text for toast in chen.toasts if toast.show_alert] == ["还差：陈小宝、李奶奶。点名字就能报。"]
    for seen in (*chen.sees(), *anna.sees()):
        is_kind(seen)
    for who in (chen, anna):
        is_not_too_much(who, since if who is chen else 0)
