"""Days of a whole district, made by `/place`, `/team` and `/import` alone; its report is counted again by hand.

In `poe lives` two days, three townships, nine communities, 27 grids, sixty on the staff and two thousand people; among
all other tests one day, two grids and eight people. Some answer themselves, the others in lists that are pasted.
"""

import csv
import io
from collections.abc import AsyncIterator
from datetime import date

import pytest
from sqlmodel import Session, select

from bot import clock
from bot.rules.places import LEVELS
from bot.rules.reports import Figures
from bot.sandbox import Person
from bot.services import summing
from storage import invites
from storage.db import Database
from storage.models import Episode, Place, Resident
from tests.lives import WHOLE
from tests.services.recount import Counting, below, read
from tests.world import World

PEOPLE, LINKED = (2000, 10) if WHOLE else (8, 3)  # in the district; of them with a phone, in each grid
GRIDS, IN_TOWNSHIP, IN_COMMUNITY = (27, 9, 3) if WHOLE else (2, 2, 1)
COMMUNITIES, TOWNSHIPS = GRIDS // IN_COMMUNITY, GRIDS // IN_TOWNSHIP
STAFF = 60 if WHOLE else 12  # with 林工
DISTRICT = "南湖区"
LEAD, HEALTH, POLICE, TOWNSHIP, ABOVE = 5100, 5200, 5300, 5400, 5500
WORKER, RESIDENT = 5000, 30_000


def township(grid: int) -> str:
    """The township of a grid, by its path."""
    return f"{DISTRICT}/{'东西北'[grid // IN_TOWNSHIP]}街道"


def community(grid: int) -> str:
    """The community of a grid, by its path."""
    return f"{township(grid)}/第{grid // IN_COMMUNITY + 1}社区"


def path(grid: int) -> str:
    """A grid by its path."""
    return f"{community(grid)}/{grid + 1}号网格"


def name(number: int) -> str:
    """What the resident of this number is called, each differently."""
    return f"居民{chr(0x4E00 + number)}"


def token_of(number: int) -> str:
    """What is in the link on a resident's printed card."""
    return f"tokenofnumber{number:09}"


def grid_of(number: int) -> int:
    """The grid in which a resident lives."""
    return number % GRIDS


class District:
    """Everybody in it, and what they do at the hours of a day."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.staff: dict[int, Person] = {}
        self.people: dict[int, Person] = {}
        self.listed: dict[int, list[int]] = {grid: [] for grid in range(GRIDS)}

    async def appoint(self, who: int, role: str, place: str, called: str) -> None:
        """林工 appoints somebody, who has pressed START."""
        person = self.staff[who] = self.world.sandbox.person(who, called)
        person.starts()
        said = await self.world.says(self.world.lin, f"/team add {who} {role} {place} {called}")
        assert called in said.text, said.text

    async def found(self) -> None:
        """林工 adds every place and everybody on the staff."""
        for grid in range(GRIDS):
            await self.world.says(self.world.lin, f"/place add {path(grid)}")
        for grid in range(GRIDS):
            await self.appoint(WORKER + grid, "网格员", path(grid), f"网格{grid + 1}")
        for number in range(COMMUNITIES):
            of = number * IN_COMMUNITY
            await self.appoint(LEAD + number, "社区", community(of), f"书记{number + 1}")
            await self.appoint(HEALTH + number, "卫生院", community(of), f"医生{number + 1}")
            await self.appoint(POLICE + number, "派出所", community(of), f"民警{number + 1}")
        for number in range(TOWNSHIPS):
            await self.appoint(TOWNSHIP + number, "镇街", township(number * IN_TOWNSHIP), f"主任{number + 1}")
        for number in range(2):
            await self.appoint(ABOVE + number, "区", DISTRICT, f"局长{number + 1}")

    async def register(self) -> None:
        """One file has everybody in it."""
        table = io.StringIO()
        rows = csv.writer(table)
        rows.writerow(["姓名", "网格", "地址", "开始日期", "天数"])
        rows.writerows([name(one), path(grid_of(one)), f"{one}号", "2022-04-01", 14] for one in range(PEOPLE))
        lin = self.world.lin
        lin.sends_document("名单.csv", table.getvalue().encode("utf-8-sig"), mime_type="text/csv", caption="/import")
        await self.until_seen(lin, "名单核对好了")
        await self.world.presses(lin, f"登记 {PEOPLE} 位", on=self.world.card(lin, "名单核对好了"))
        await self.until_seen(lin, "登记好了")

    async def until_seen(self, who: Person, words: str) -> None:
        """Let the ticks come until somebody sees this."""
        for _ in range(60):
            await self.world.settle()
            if self.world.saw(who, words):
                return
            await self.world.stage.tick()
        raise AssertionError(f"{who.name} never saw {words!r}, only {self.world.texts(who)}")

    async def scan(self) -> None:
        """The first of each grid scan their printed codes; the others answer to their workers."""
        for number in range(PEOPLE):
            grid = grid_of(number)
            if number // GRIDS >= LINKED:
                self.listed[grid].append(number)
                continue
            self.world.db.call(issue, name(number), token_of(number), self.world)
            person = self.people[number] = self.world.sandbox.person(RESIDENT + number, name(number))
            person.starts(token_of(number))
            await self.world.settle()
            await self.world.presses(person, "中文")
            await self.world.presses(person, "好的，开始")

    async def report(self, said: dict[int, str]) -> None:
        """Everybody with a phone answers, and every worker pastes the list of the others."""
        for number, person in self.people.items():
            if words := said.get(number, "36.5"):
                person.says(words)
        await self.world.settle()
        for grid, listed in self.listed.items():
            worker = self.staff[WORKER + grid]
            rows = [f"{line}. {name(one)} {one}号 36.{line % 8}" for line, one in enumerate(listed, 1)]
            await self.world.says(worker, "#接龙\n" + "\n".join(rows))
            await self.world.presses(worker, f"记下看得准的 {len(listed)} 条")

    async def look_after(self, number: int, outcome: str) -> None:
        """The worker takes what rings about somebody, and says how it ended."""
        worker = self.staff[WORKER + grid_of(number)]
        if not any(name(number) in seen.text and "我来处理" in seen.labels for seen in worker.sees()):
            await self.world.presses(worker, name(number))  # it came with others in one message
        await self.world.presses(worker, "我来处理", on=self.world.card(worker, name(number)))
        await self.world.presses(worker, "处理完了", on=self.world.card(worker, name(number)))
        await self.world.presses(worker, outcome)

    async def confirm(self) -> None:
        """Every community's lead confirms the day, then the townships, then the district."""
        for who in (*range(LEAD, LEAD + COMMUNITIES), *range(TOWNSHIP, TOWNSHIP + TOWNSHIPS), ABOVE):
            draft = self.world.card(self.staff[who], "居家健康监测日报")
            assert await self.world.presses(self.staff[who], "确认上报", on=draft) == "已上报", draft.text
            await self.world.wait(minutes=1)


def issue(session: Session, called: str, token: str, world: World) -> None:
    """The code that stands on somebody's printed card."""
    (person,) = session.exec(select(Resident).where(Resident.name == called)).all()
    code, whose = token[-8:].upper(), person.id or 0
    invites.record(session, resident_id=whose, token=token, code=code, created_by=None, now=world.now, hours=72)


@pytest.fixture
async def district(database_url: str) -> AsyncIterator[District]:
    """Nothing but 林工, the evening before."""
    world = World(Database(database_url).open(), "03-31 20:00")
    try:
        await world.open()
        yield District(world)
    finally:
        await world.app.stop()
        world.db.close()
        clock.steer(None)


@pytest.mark.long
async def test_the_days_of_a_district_come_to_what_somebody_counts_by_hand(district: District) -> None:
    world = district.world
    await district.found()
    await world.until("04-01 06:31")
    await district.register()
    assert len(world.rows(Episode)) == PEOPLE and len(district.staff) + 1 == STAFF
    await district.scan()
    await first_day(district)
    counted_again(world, date(2022, 4, 1), fevers=2, silent=3)
    await shown(world, district.staff[ABOVE])
    if WHOLE:
        await second_day(district)
        counted_again(world, date(2022, 4, 2), fevers=1, silent=0)


async def first_day(district: District) -> None:
    """Two fevers, a headache, and three answers that do not come."""
    ill = {0: ("38.6 咳嗽", "已送医"), 5: ("37.5", "退热了"), 1: ("36.7 头疼", "好些了")}
    await district.world.until("04-01 08:00")
    await district.report({number: words for number, (words, _) in ill.items()} | {2: ""})
    for number, (_, outcome) in ill.items():
        await district.look_after(number, outcome)
    await district.world.until("04-01 18:00")
    await district.report({5: "36.9", 2: "", 3: ""})
    await district.world.until("04-02 06:31")
    await district.confirm()


async def second_day(district: District) -> None:
    """Another fever; everybody answers."""
    await district.world.until("04-02 08:00")
    await district.report({2: "36.4", 10: "37.9"})
    await district.look_after(10, "退热了")
    await district.world.until("04-02 18:00")
    await district.report({10: "36.8"})
    await district.world.until("04-03 06:31")
    await district.confirm()


def counted_again(world: World, day: date, *, fevers: int, silent: int) -> None:
    """Every level's report of a day is what the raw rows come to."""
    rows = world.db.call(read)
    counting = Counting(rows, day)
    by_hand = {one.id: counting.at_place(one.id) for one in rows[Place]}
    lines = world.db.call(lines_of, day, world)
    lineages = {one.id: one.lineage for one in rows[Place]}
    for place in rows[Place]:
        figures = counting.whole(by_hand, place)
        assert summing.below(lines, lineages, place) == figures, (day, place.path)
    whole = counting.whole(by_hand, rows[Place][0])
    assert whole.managed == PEOPLE and whole.due == 2 * PEOPLE, "nobody is forgotten"
    assert (whole.fever, whole.due - whole.done - whole.late) == (fevers, silent)
    assert below(rows, rows[Place][0]) == {one.id for one in rows[Place]}


def lines_of(session: Session, day: date, world: World) -> dict[int, Figures]:
    """What the district's report of a day is made of, place by place."""
    (district,) = session.exec(select(Place).where(Place.kind == LEVELS[0])).all()
    return summing.lines_of(session, district, day, now=world.now)


async def shown(world: World, head: Person) -> None:
    """The district reads the same in words."""
    said = await world.says(head, f"/daily {DISTRICT} 2022-04-01")
    assert f"在管 {PEOPLE} 人：新增 {PEOPLE}，解除 0，转出 0" in said.text, said.text
    assert f"应报 {2 * PEOPLE} 人次，已报 {2 * PEOPLE - 3}" in said.text and "发热 2 人" in said.text, said.text
