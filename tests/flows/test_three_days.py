"""Three days in a grid of two hundred (two days of twenty among all other tests): fevers, silence, an SOS, a change
of shift, a blocked chat, a group that moves.

The residents stand in the database when the first day begins; everything else happens on the strict sandbox.
王芳 is to have few messages, and nothing that anybody raised may be nobody's at the end.
"""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert
from sqlmodel import Session, select

from bot.rules.escalation import AlertKind, AlertState
from bot.rules.slots import Profile, to_json
from bot.sandbox import Group, Person
from bot.sandbox.people import Seen
from bot.services import climbing
from storage.models import Alert, AlertStep, BoundGroup, Episode, Place, Reporter, Reporting, Resident
from storage.words import Consent, EpisodeState, Happened
from tests.lives import WHOLE
from tests.world import SHANGHAI, World, at

# the people of the grid by their numbers; some answer in a list that the worker pastes, since they have no Telegram
LINKED = [*range(1, 101)] if WHOLE else [*range(1, 14), *range(97, 101)]
LISTED = range(101, 201) if WHOLE else range(101, 104)
FIRST_CHAT = 30_000
MOST = 25  # messages a day in a worker's chat beside red and SOS cards
DAYS = ("04-01", "04-02", "04-03")


def name(number: int) -> str:
    """What the resident of this number is called, each differently."""
    return f"居民{chr(0x4E00 + number)}"


def move_in(session: Session, *, now: datetime) -> None:
    """Everybody is registered; those who are not listed have scanned their code."""
    grid = session.exec(select(Place.id).where(Place.name == "东门网格")).one()
    numbers, linked = [*LINKED, *LISTED], LINKED
    first = {"next_round_at": at("04-01 08:00"), "next_day": at("04-01 08:00").date(), "next_slot": "morning"}
    home = {"place_id": grid, "created_at": now}
    tables: list[tuple[Any, list[dict[str, Any]]]] = [
        (Resident, [home | {"id": one, "name": name(one), "address": f"{one:03}号"} for one in numbers]),
        (
            Reporter,
            [{"id": one, "chat_id": FIRST_CHAT + one, "language": "zh-CN", "created_at": now} for one in linked],
        ),
        (
            Reporting,
            [{"reporter_id": one, "resident_id": one, "consent": Consent.SELF, "since": now} for one in linked],
        ),
        (
            Episode,
            [
                home
                | first
                | {
                    "resident_id": one,
                    "starts_on": now.date(),
                    "ends_on": now.date() + timedelta(days=13),
                    "zone": SHANGHAI.key,
                    "profile": to_json(Profile()),
                    "state": EpisodeState.ACTIVE,
                }
                for one in numbers
            ],
        ),
    ]
    for table, rows in tables:
        session.execute(insert(table), rows)
    for one in LISTED:
        session.get_one(Resident, one).by_phone_since = now


class Grid:
    """The grid, its people by their numbers, and what they do at the hours of a day."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.people: dict[int, Person] = {}
        self.silent: set[int] = set()

    async def begin(self) -> Group:
        """Everybody lives here from now on, and the community's group is bound."""
        world = self.world
        world.db.call(move_in, now=world.now)
        for one in LINKED:
            self.people[one] = world.sandbox.person(FIRST_CHAT + one, name(one))
            self.people[one].private.started = True
        group = world.sandbox.group("东风社区群", [world.chen, world.fang, world.min])
        await world.settle()
        await world.says(world.chen, "/bind 东风社区", chat=group)
        return group

    async def report(self, **said: str) -> None:
        """Everybody who is not silent says something at once: a normal value, or what is told of them here."""
        for one, person in self.people.items():
            if one not in self.silent:
                person.says(said.get(f"r{one}", "36.5"))
        await self.world.settle()

    async def paste_the_list(self, worker: Person) -> None:
        """The worker pastes what those without Telegram wrote under each other in another group."""
        rows = [f"{line}. {name(one)} {one:03}号 36.4" for line, one in enumerate(LISTED, 1)]
        await self.world.says(worker, "#接龙\n" + "\n".join(rows))
        await self.world.presses(worker, f"记下看得准的 {len(LISTED)} 条")

    async def doors(self, worker: Person, **found: str) -> None:
        """The worker ticks the doors on the first page of the presence round; the others are not seen in time."""
        for who, what in found.items():
            await self.world.presses(worker, f" {name(int(who[1:]))}", on=self.world.card(worker, "在位核查"))
            await self.world.presses(worker, what, on=self.world.card(worker, "在位核查"))

    async def takes(self, who: Person, words: str, outcome: str = "") -> None:
        """Somebody says "mine" on the newest card with these words and, with an outcome, brings it to its end."""
        if not any(words in seen.text and "我来处理" in seen.labels for seen in who.sees()):
            await self.world.presses(who, words)  # it came with others in one message
        await self.world.presses(who, "我来处理", on=self.card(who, words, "我来处理"))
        if outcome:
            await self.ends(who, words, outcome)

    async def ends(self, who: Person, words: str, outcome: str) -> None:
        """Whoever took it says how it ended."""
        await self.world.presses(who, "处理完了", on=self.card(who, words, "处理完了"))
        await self.world.presses(who, outcome)

    def card(self, who: Person, words: str, label: str) -> Seen:
        """The newest card with these words on which this can be pressed."""
        found = [seen for seen in who.sees() if words in seen.text and label in seen.labels]
        assert found, f"{who.name} sees no {words!r} with {label!r}, only {self.world.texts(who)}"
        return found[-1]


def heard(world: World, who: Person) -> dict[str, Counter[str]]:
    """How many messages came to a chat on each day, by how they begin; edits, red and SOS cards are not counted."""
    days: dict[str, Counter[str]] = {}
    for effect in world.sandbox.sent:
        if effect.chat_id != who.id or effect.kind != "send" or effect.text.startswith(("🔴", "🆘")):
            continue
        day = f"{effect.at.astimezone(SHANGHAI):%m-%d}"
        days.setdefault(day, Counter())[effect.text.split("\n")[0][:24]] += 1
    return days


@pytest.mark.long
async def test_three_days_of_a_whole_grid(world: World) -> None:
    grid = Grid(world)
    group = await grid.begin()
    await first_day(grid)
    group = await second_day(grid, group)
    if WHOLE:
        await third_day(grid)

    for who in (world.fang, world.min):
        days = heard(world, who)
        assert set(days) >= {"04-01", "04-02"}, "the worker is told what she must know"
        for day, count in days.items():
            assert count.total() < MOST, (who.name, day, count)
    for alert in world.rows(Alert):
        assert is_looked_after(world, alert), alert
    assert_nobody_heard_at_night(world)
    assert_group_sees_no_names(world, group)


def is_looked_after(world: World, alert: Alert) -> bool:
    """Whether an alert has an owner and an outcome, or rings at the top of the ladder until it has."""
    if alert.state is AlertState.CLOSED:
        by_itself = alert.closed_by is None and alert.kind in {AlertKind.MISSED, AlertKind.UNREACHABLE}
        return alert.outcome is not None and (alert.closed_by is not None or by_itself)
    at_top = alert.steps >= len(climbing.policy_of(alert).rungs)
    told = {one.office for one in world.rows(AlertStep) if one.alert_id == alert.id and one.what is Happened.TOLD}
    return at_top and alert.next_at is not None and any("district" in office for office in told)


def assert_nobody_heard_at_night(world: World) -> None:
    """From half past nine to half past six the bot only answers, and only to who spoke."""
    chats = range(FIRST_CHAT, FIRST_CHAT + max(LINKED) + 1)
    night = [
        effect.text
        for effect in world.sandbox.sent
        if effect.chat_id in chats and not "06:30" <= f"{effect.at.astimezone(SHANGHAI):%H:%M}" < "21:30"
    ]
    assert night == []


def assert_group_sees_no_names(world: World, group: Group) -> None:
    """The group moved; it hears on in its new place, and nobody is named there."""
    (bound,) = world.rows(BoundGroup)
    assert bound.chat_id == group.id
    texts = world.texts(world.chen, group)
    assert any("SOS" in text or "求助" in text for text in texts)
    assert not [text for text in texts for one in (*LINKED, *LISTED) if name(one) in text]


async def first_day(grid: Grid) -> None:
    """Two fevers, ten who are silent, somebody who blocks us, somebody who is not met at the door."""
    world, fang = grid.world, grid.world.fang
    grid.silent = set(range(91, 101))
    await world.until("04-01 08:00")
    await grid.report(r1="38.4 咳嗽", r2="37.5")
    await grid.takes(fang, name(1), "已送医")
    await world.until("04-01 09:01")
    assert world.saw(world.chen, "发热 37.5℃"), "the yellow fever has climbed to the community"
    await grid.takes(world.chen, "发热 37.5℃", "退热了")
    grid.people[100].blocks()
    await world.until("04-01 09:31")
    await grid.paste_the_list(fang)
    await grid.takes(fang, "收不到消息了", "改为电话上报")
    await grid.takes(fang, "早上还差")
    await world.until("04-01 11:00")
    await grid.doors(fang, r1="在家", r4="不在")
    await grid.takes(world.zhou, "核查时没遇到", "已经回家")
    await grid.ends(fang, "早上还差", "都已补报")
    for one in (11, 12, 13):
        grid.people[one].says("我下楼扔垃圾")
    await world.until("04-01 18:00")
    await grid.report(r3="38.1")
    await grid.takes(fang, "发热 38.1℃")
    await grid.paste_the_list(fang)
    await world.until("04-01 20:31")
    await grid.takes(fang, "晚上还差", "都已补报")
    await world.until("04-01 22:01")
    assert "我来处理" in world.card(fang, "发热 38.1℃").labels, "taken without an outcome it is open again"
    await grid.takes(fang, "发热 38.1℃", "已送医")


async def second_day(grid: Grid, group: Group) -> Group:
    """An SOS that the deputy takes, a group that moves, and a worker who goes off duty with a fever in her hands."""
    world, fang, deputy = grid.world, grid.world.fang, grid.world.min
    grid.silent = set(range(96, 101))
    await world.until("04-02 08:00")
    await grid.report(r5="37.6")
    await grid.takes(fang, "发热 37.6℃")
    await world.until("04-02 09:31")
    await grid.paste_the_list(fang)
    await grid.takes(fang, "早上还差", "都已补报")
    group = group.upgrade()
    await world.until("04-02 14:00")
    grid.people[6].says("救命")
    await world.settle()
    await world.until("04-02 14:03")
    await grid.takes(deputy, "紧急求助", "已帮助解决")
    assert world.saw(world.chen, "紧急求助", group)
    await grid.takes(fang, "发热 37.6℃")  # which had opened again at noon
    await world.says(fang, "/handover 赵敏")
    await world.presses(deputy, "接班")
    await world.says(fang, "/duty off")
    await grid.ends(deputy, "发热 37.6℃", "退热了")
    await world.until("04-02 18:00")
    await grid.report(r7="38.6")
    await grid.takes(deputy, "发热 38.6℃", "已送医")
    await grid.paste_the_list(deputy)
    await world.until("04-02 20:01")
    await grid.takes(deputy, "晚上还差", "都已补报")
    return group


async def third_day(grid: Grid) -> None:
    """The worker is back; in the evening nobody looks after anything any more, and it climbs to the district."""
    world, fang = grid.world, grid.world.fang
    await world.until("04-03 06:40")
    await world.says(fang, "/duty on")
    await world.until("04-03 08:00")
    await grid.report(r8="37.8")
    await grid.takes(fang, "发热 37.8℃", "退热了")
    await world.until("04-03 09:31")
    await grid.paste_the_list(fang)
    await grid.takes(fang, "早上还差", "都已补报")
    await world.until("04-03 18:00")
    grid.people[9].says("救命")
    await grid.report(r10="38.2")
    await world.until("04-03 22:40")
    assert world.saw(world.qian, "紧急求助") and world.saw(world.qian, "发热 38.2℃")
