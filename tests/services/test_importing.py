"""A list of people: checked line by line, registered in short batches, printed, and taken back."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlmodel import Session, col, func, select

from bot.notices import CodeSheet, ImportCard, ImportFile, ImportFileView, ImportView
from bot.render import Renderer
from bot.rules.evidence import MediaKind
from bot.rules.line_list import FileFault, Verdict
from bot.services import enrolling, importing, joining, placing, printing, registering, rounds, staging, teaming
from bot.services.offices import Reached
from bot.services.refusals import NotAllowed, Refused
from bot.services.said import Said
from bot.sheets.reading import Table, read
from bot.texts import Texts
from storage import staff
from storage.db import Database
from storage.models import (
    Audit,
    Check,
    Dialogue,
    Episode,
    EpisodeParty,
    Import,
    ImportRow,
    Invite,
    Place,
    Reporting,
    Resident,
)
from storage.words import EpisodeState, ImportState
from tests.bench.importing import lateness, registered
from tests.bench.town import Town, fill
from tests.services.admins import MA, second_admin
from tests.services.office import CHEN, FANG, LIN, WANG, Office
from tests.services.remembered import remembered
from tests.world import at

FILES = Path(__file__).parents[1] / "files"
RENDERER = Renderer(Texts.load(strict=True))
HEAD = ["姓名", "电话", "网格", "地址", "开始日期", "天数"]


@pytest.fixture
@remembered
def door(office: Office) -> Office:
    """There is a second grid, with a worker of its own."""
    office.does(LIN, placing.by_command, "add 开发区/长河街道/东风社区/东门网格1")
    office.does(LIN, teaming.by_command, "add 4001 网格员 东门网格1 吴霞")
    office.clear()
    return office


def sends(
    office: Office, who: int = LIN, caption: str = "/import", size: int = 100, *, forwarded: bool = False
) -> bool:
    """Somebody sends a file."""
    said = Said(caption, 900, office.now, forwarded=forwarded)
    return office.does(who, importing.takes, MediaKind.FILE, "file-1", size, said)


def reads(office: Office, table: Table) -> int:
    """The importer reads the file that waits."""
    wanted = office.ticks(staging.claim)
    assert wanted is not None
    for at_row in range(0, len(table.rows), 200):
        office.db.call(staging.take, wanted.number, table.head, table.rows[at_row : at_row + 200], now=office.now)
    office.db.call(staging.checked, wanted.number, table.sheet, now=office.now)
    return wanted.number


def lines(*rows: list[str]) -> Table:
    """A table with our usual headings."""
    return Table(HEAD, [(number, row) for number, row in enumerate(rows, 2)])


def imported(office: Office, table: Table, who: int = LIN) -> int:
    """Somebody sends a list and registers it."""
    sends(office, who)
    number = reads(office, table)
    office.does(who, importing.begin, number)
    works(office)
    return number


def works(office: Office) -> int:
    """The tick goes on until there is nothing more; say in how many steps."""
    for step in range(1000):
        if not office.ticks(registering.go_on).more:
            return step
    raise AssertionError("the import goes round in circles")


def verdicts(office: Office) -> list[str]:
    """What becomes of each line of the newest file."""
    newest = office.rows(Import)[-1].id
    return [row.verdict.value for row in office.rows(ImportRow) if row.import_id == newest]


def card(office: Office, number: int, who: int = LIN) -> ImportView:
    """The card of a file as whoever sent it sees it."""

    def look(session: Session) -> ImportView | None:
        from storage import staff

        sender = staff.by_telegram(session, who)
        reader = Reached(who, "zh-CN", staff_id=sender.id if sender else None)
        return importing.view(session, number, reader=reader, now=office.now)

    view = office.db.call(look)
    assert view is not None
    return view


# ── who may send one ──


def test_a_file_with_the_caption_or_after_the_command_is_a_list(office: Office) -> None:
    assert not sends(office, caption="看看这个"), "a file alone is none"
    assert sends(office, caption="/import 东门"), "the caption says so"
    office.does(LIN, importing.by_command, "")
    assert sends(office, caption="")
    assert [one.closed_at is not None for one in office.rows(Dialogue)] == [True]
    assert not sends(office, caption=""), "one file for each command"
    assert not sends(office, caption="/import", forwarded=True), "a command counts only from its author"
    assert len(office.owed(kind=ImportCard)) == 2


def test_whoever_may_not_import_is_refused_before_anything_is_fetched(office: Office) -> None:
    for who in (FANG, CHEN, WANG):
        with pytest.raises(NotAllowed):
            sends(office, who)
    with pytest.raises(Refused, match="import-in-private"):
        office.does(LIN, importing.by_command, "", group=-100)
    with pytest.raises(Refused, match="import-in-private"):
        office.does(LIN, importing.in_group, group=-100)
    assert office.rows(Import) == []


def test_a_file_that_is_too_big_is_refused_at_once(office: Office) -> None:
    with pytest.raises(Refused, match="import-fault-telegram"):
        sends(office, size=21 * 1024 * 1024)
    with pytest.raises(Refused, match="import-fault-big"):
        sends(office, size=11 * 1024 * 1024)
    assert office.rows(Import) == []


def test_a_file_that_is_refused_says_why_and_leaves_nothing(office: Office) -> None:
    sends(office)
    wanted = office.ticks(staging.claim)
    assert wanted is not None and office.ticks(staging.claim) is None, "nobody else takes it meanwhile"
    try:
        read((FILES / "i44_merged.xlsx").read_bytes())
    except FileFault as fault:
        office.db.call(staging.refuse, wanted.number, fault, now=office.now)
    view = card(office, wanted.number)
    assert (view.state, view.why) == ("refused", "merged")
    assert "合并的单元格" in RENDERER.render(view, "zh-CN").text and office.rows(ImportRow) == []


def test_a_file_telegram_does_not_give_is_tried_three_times_and_a_kill_loses_none(office: Office) -> None:
    sends(office)
    for _ in range(3):
        assert office.ticks(staging.claim) is not None
        office.wait(minutes=4)  # the process died, and the next one takes it up
    assert office.ticks(staging.claim) is None
    assert office.rows(Import)[0].why == "gone"


# ── the dry run ──


def test_the_given_files_are_judged_line_by_line(door: Office) -> None:
    table = {
        "i01_good_utf8.csv": ["new", "new"],
        "i29_dup_in_file.csv": ["new", "new", "twice", "twice"],
        "i31_unknown_grid.csv": ["bad", "bad"],
        "i24_rtl_name.csv": ["bad"],
        "i27_phone_sci.csv": ["bad"],
        "i36_minor.csv": ["new"],
        "i40_good.xlsx": ["new", "new"],
        "i42_numbers.xlsx": ["bad"],
    }
    for name, expected in table.items():
        sends(door)
        reads(door, read((FILES / name).read_bytes()))
        assert verdicts(door) == expected, name
    assert door.rows(Resident) == [] and len(door.rows(Place)) == 5, "nobody is registered, no place is added"


def test_every_line_that_is_not_taken_is_explained_and_the_file_comes_back(door: Office) -> None:
    sends(door)
    number = reads(door, read((FILES / "i31_unknown_grid.csv").read_bytes()))
    view = card(door, number)
    assert view.problems == ((2, "place-unknown", "不存在的网格"), (3, "place-unknown", "不存在的网格"))
    said = RENDERER.render(view, "zh-CN")
    assert "第 2 行：没有“不存在的网格”这个区域" in said.text and "没有要登记的人" in said.text
    assert door.owed(kind=ImportFile) == [ImportFile(number=number)]

    def back(session: Session) -> ImportFileView | None:
        return importing.file_view(session, ImportFile(number=number))

    lines_back = door.db.call(back)
    assert lines_back is not None and lines_back.rows[0][2:] == ("bad", "place-unknown", "不存在的网格")
    assert RENDERER.render(lines_back, "en").document is not None


def test_places_are_found_like_everywhere_and_only_where_one_may_import(door: Office) -> None:
    door.does(LIN, placing.by_command, "add 开发区/清泉街道/南湖社区/东门网格")
    second_admin(door, "清泉街道")
    sends(door)
    reads(door, lines(["甲", "", "东门网格"], ["乙", "", "东风社区/东门网格"], ["丙", "", "一/二/三/四/五"]))
    assert [row.why for row in door.rows(ImportRow)] == ["place-several", "", "place-unknown"]
    sends(door, MA)
    reads(door, lines(["甲", "", "东门网格"], ["乙", "", "东风社区/东门网格"]))
    assert [row.why for row in door.rows(ImportRow)][3:] == ["", "place-not-yours"]


# ── registering ──


def test_people_are_registered_with_everything_that_registering_one_by_one_gives(door: Office) -> None:
    number = imported(door, read((FILES / "i01_good_utf8.csv").read_bytes()))
    first, second = door.rows(Resident)
    assert (first.name, first.phone, first.address, first.initials) == ("张三", "13800000001", "1号楼2单元301", " zs")
    episode = door.rows(Episode)[0]
    assert (episode.starts_on, episode.ends_on, episode.next_round_at) == (
        date(2022, 4, 1),
        date(2022, 4, 15),
        at("04-01 08:00"),
    )
    assert len(door.rows(EpisodeParty)) == 8 and door.rows(Invite) == []
    assert [one.subject for one in door.rows(Audit) if one.what == "enrolled"] == [
        f"resident:{first.id}",
        f"resident:{second.id}",
    ]
    view = card(door, number)
    assert (view.state, view.codes, view.may_undo) == ("done", 2, True)


def test_the_same_file_again_changes_nothing(door: Office) -> None:
    good = read((FILES / "i01_good_utf8.csv").read_bytes())
    imported(door, good)
    imported(door, good)
    assert verdicts(door) == ["same", "same"]
    assert len(door.rows(Resident)) == len(door.rows(Episode)) == 2 and door.rows(Invite) == []


def test_two_admins_send_the_same_file_at_once_and_each_person_is_there_once(door: Office) -> None:
    second_admin(door)
    good = read((FILES / "i01_good_utf8.csv").read_bytes())
    sends(door)
    first = reads(door, good)
    sends(door, MA)
    second = reads(door, good)
    door.does(LIN, importing.begin, first)
    door.does(MA, importing.begin, second)
    works(door)
    assert len(door.rows(Resident)) == len(door.rows(Episode)) == 2
    assert {one.state for one in door.rows(Import)} == {ImportState.DONE}
    assert card(door, first).codes == 2 and card(door, second, MA).codes == 0


def _changed_list(office: Office) -> int:
    office.does(FANG, enrolling.by_command, "李奶奶 东门网格 3号楼501 13800000005")
    sends(office)
    return reads(office, lines(["李奶奶", "13800000005", "东门网格", "4号楼402", "2022-04-01", "21"]))


@pytest.mark.parametrize(
    ("choice", "address", "ends", "people"),
    [
        ("skip", "3号楼501", date(2022, 4, 14), 1),
        ("merge", "4号楼402", date(2022, 4, 21), 1),
        ("keep", "3号楼501", date(2022, 4, 14), 2),
    ],
)
def test_somebody_known_of_whom_the_file_says_something_else(
    office: Office, choice: str, address: str, ends: date, people: int
) -> None:
    number = _changed_list(office)
    assert [(row.verdict, row.word) for row in office.rows(ImportRow)] == [(Verdict.TWIN, "address、dates")]
    office.does(LIN, importing.choose, number, choice)
    office.does(LIN, importing.begin, number)
    works(office)
    first = office.rows(Resident)[0]
    assert (first.address, office.rows(Episode)[0].ends_on, len(office.rows(Resident))) == (address, ends, people)
    office.does(LIN, importing.undo, number)
    works(office)
    assert (office.rows(Resident)[0].address, office.rows(Episode)[0].ends_on) == ("3号楼501", date(2022, 4, 14))
    assert [one.state for one in office.rows(Episode)][1:] == [EpisodeState.VOID] * (people - 1)


def test_somebody_whose_isolation_is_over_begins_another(office: Office) -> None:
    office.does(FANG, enrolling.by_command, "李奶奶 东门网格 3号楼501 13800000005")

    def release(session: Session) -> None:
        session.exec(select(Episode)).one().state = EpisodeState.RELEASED

    office.db.call(release)
    imported(office, lines(["李奶奶", "13800000005", "东门网格"]))
    assert verdicts(office) == ["again"]
    assert [one.state for one in office.rows(Episode)] == [EpisodeState.RELEASED, EpisodeState.ACTIVE]
    assert len(office.rows(Resident)) == 1


def test_a_child_is_asked_about_by_a_guardian_only(door: Office) -> None:
    number = imported(door, read((FILES / "i36_minor.csv").read_bytes()))
    assert door.rows(Resident)[0].minor
    door.does(LIN, printing.codes, number, 0)
    sheet = door.owed(kind=CodeSheet)[-1]
    assert isinstance(sheet, CodeSheet)
    door.does(WANG, joining.present, sheet.people[0][3].partition("start=")[2])
    door.does(WANG, joining.choose_language, "zh-CN", message_id=None)
    said = RENDERER.render(door.owed()[-1], "zh-CN")
    labels = [key.text for row in said.keyboard.inline_keyboard for key in row]  # type: ignore[union-attr]
    assert "不满 14 岁" in said.text and "好的，开始" not in labels
    with pytest.raises(Refused):
        door.does(WANG, joining.consent, "self")
    door.does(WANG, joining.consent, "family")
    assert len(door.rows(Reporting)) == 1


# ── taking it back ──


def test_an_import_is_taken_back_within_an_hour_except_for_whoever_has_begun(door: Office) -> None:
    number = imported(door, read((FILES / "i01_good_utf8.csv").read_bytes()))
    door.does(LIN, printing.codes, number, 0)
    sheet = door.owed(kind=CodeSheet)[-1]
    assert isinstance(sheet, CodeSheet)
    door.does(WANG, joining.present, sheet.people[0][3].partition("start=")[2])
    door.does(WANG, joining.choose_language, "zh-CN", message_id=None)
    door.does(WANG, joining.consent, "self")
    door.until("04-01 08:00")
    door.ticks(rounds.open_due)
    assert len(door.rows(Check)) == 2
    door.does(LIN, importing.undo, number)
    works(door)
    kept, gone = door.rows(Episode)
    assert (kept.state, gone.state, gone.next_round_at) == (EpisodeState.ACTIVE, EpisodeState.VOID, None)
    assert [one.next_at is None for one in door.rows(Check)] == [False, True]
    assert door.rows(Invite)[1].revoked_at is not None
    view = card(door, number)
    assert (view.state, view.kept) == ("undone", 1)
    imported(door, read((FILES / "i01_good_utf8.csv").read_bytes()))
    assert verdicts(door) == ["same", "again"]


def test_after_an_hour_it_is_too_late_and_only_whoever_sent_it_may(door: Office) -> None:
    second_admin(door)
    number = imported(door, read((FILES / "i01_good_utf8.csv").read_bytes()))
    for press in (importing.undo, importing.file_again):
        with pytest.raises(NotAllowed):
            door.does(MA, press, number)
    with pytest.raises(Refused, match="button-answered"):
        door.does(LIN, importing.begin, number)
    door.wait(minutes=61)
    with pytest.raises(Refused, match="import-undo-late"):
        door.does(LIN, importing.undo, number)
    assert not card(door, number).may_undo


def test_the_lines_are_forgotten_after_a_day_and_a_list_nobody_took_up_at_once_when_dropped(door: Office) -> None:
    imported(door, read((FILES / "i01_good_utf8.csv").read_bytes()))
    sends(door)
    waiting = reads(door, read((FILES / "i36_minor.csv").read_bytes()))
    sends(door)
    dropped = reads(door, read((FILES / "i36_minor.csv").read_bytes()))
    door.does(LIN, importing.drop, dropped)
    assert all(row.import_id != dropped for row in door.rows(ImportRow))
    door.wait(hours=25)
    works(door)
    assert door.rows(ImportRow) == [] and len(door.rows(Resident)) == 2
    assert [one.state for one in door.rows(Import) if one.id == waiting] == [ImportState.DROPPED]


# ── the codes ──


def test_codes_are_printed_in_parts_and_only_for_phones_that_are_not_linked(door: Office) -> None:
    people = [[f"居民{chr(0x4E00 + n)}", "", "东门网格1", f"{n}号楼101"] for n in range(83)]
    number = imported(door, lines(*people))
    door.does(LIN, printing.codes, number, 0)
    first = door.owed(kind=CodeSheet)[-1]
    assert isinstance(first, CodeSheet)
    assert (first.part, len(first.people), first.left) == (1, 80, 3)
    door.does(LIN, printing.codes, number, first.after)
    last = door.owed(kind=CodeSheet)[-1]
    assert isinstance(last, CodeSheet)
    assert (last.part, len(last.people), last.after) == (2, 3, 0)
    assert len({one[4] for one in (*first.people, *last.people)}) == 83 == len(door.rows(Invite))
    spoken = RENDERER.render(last, "zh-CN")
    assert spoken.document is not None and spoken.document.content.startswith(b"%PDF")
    with pytest.raises(NotAllowed):
        door.does(CHEN, printing.codes, number, 0)


# ── size ──


async def test_questions_are_not_late_while_a_list_is_registered_in_short_steps(db: Database) -> None:
    """By the record of the outbox: 200 are asked while 520 are judged and registered. 5,000 are measured by the bench.

    5,000 take at most 30 seconds there, and no question is a minute late; here there is room for a busy machine.
    """
    town = Town(200, due=True)
    fill(db, town)
    took = await registered(db, town, 520)
    late = lateness(db, town)
    assert len(late) == 200 and late[-1] < 60
    assert took.seconds < 12 and took.longest < 5, "nobody waits longer than one step"

    def counts(session: Session) -> tuple[int, int]:
        fresh = session.exec(select(func.count()).where(col(Episode.id) > town.residents)).one()
        return fresh, session.exec(select(func.count()).select_from(EpisodeParty)).one()

    assert db.call(counts) == (520, 4 * 520), "everybody came in, each with four parties"


def test_the_parties_of_many_grids_are_looked_up_together_and_are_those_of_each(door: Office) -> None:
    """A list whose lines jump from grid to grid costs no more than one for a single grid."""
    for number in range(6):
        door.does(LIN, placing.by_command, f"add 开发区/清泉街道/南湖社区/{number}网格")
    door.does(LIN, teaming.by_command, "add 4002 网格员 3网格 吴霞")
    asked: list[str] = []

    def look(session: Session) -> None:
        grids = [one.id or 0 for one in session.exec(select(Place)).all()]
        connection = session.connection()
        listen = lambda *args: asked.append(args[2])  # noqa: E731
        event.listen(connection, "before_cursor_execute", listen)
        together = enrolling.parties_at(session, grids)
        event.remove(connection, "before_cursor_execute", listen)
        assert set(together) == set(grids), "an admin stands in where nobody was appointed"
        assert together == {grid: enrolling.parties_of(session, grid) for grid in grids}
        worker = staff.by_telegram(session, 4002)
        here = next(one.id for one in session.exec(select(Place).where(Place.name == "3网格")))
        assert worker is not None and {party["staff_id"] for party in together[here or 0]} >= {worker.id}

    door.db.call(look)
    assert len(asked) <= 2, asked


# ── what the ledger has columns for ──

OWN = ["姓名", "电话", "网格", "性别", "年龄", "特殊情况"]


def own(office: Office) -> list[tuple[str | None, int | None, str]]:
    return [(one.sex, one.age, one.care) for one in office.rows(Resident)]


def own_lines(*rows: list[str]) -> Table:
    return Table(OWN, [(number, row) for number, row in enumerate(rows, 2)])


def test_sex_age_and_care_are_kept_where_the_list_says_so_and_nobody_needs_them(door: Office) -> None:
    imported(
        door,
        own_lines(
            ["李奶奶", "13800000005", "东门网格", "女", "76", "独居；高血压"], ["王大爷", "13800000006", "东门网格"]
        ),
    )
    assert own(door) == [("female", 76, "独居；高血压"), (None, None, "")]


def test_a_later_list_fills_what_is_missing_and_taking_it_back_empties_it(office: Office) -> None:
    office.does(FANG, enrolling.by_command, "李奶奶 东门网格 3号楼501 13800000005")
    sends(office)
    number = reads(office, own_lines(["李奶奶", "13800000005", "东门网格", "女", "76", "独居"]))
    assert [(row.verdict, row.word) for row in office.rows(ImportRow)] == [(Verdict.TWIN, "own")]
    office.does(LIN, importing.choose, number, "merge")
    office.does(LIN, importing.begin, number)
    works(office)
    assert own(office) == [("female", 76, "独居")]
    sends(office)
    reads(office, own_lines(["李奶奶", "13800000005", "东门网格", "", "", ""]))
    assert office.rows(ImportRow)[-1].verdict is Verdict.SAME, "what a list does not say is no difference"
    office.does(LIN, importing.undo, number)
    works(office)
    assert own(office) == [(None, None, "")]
