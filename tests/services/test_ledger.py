"""The ledger of the office: who stands in it, what is masked, what it says of a day, and that it opens."""

import csv
import io
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook
from sqlmodel import Session, select

from bot.notices import LedgerFile, LedgerFileView
from bot.render import Renderer
from bot.rules.escalation import AlertKind, Outcome
from bot.rules.ledger import CASES, PEOPLE, PRINTED, SHEETS
from bot.rules.particulars import Particulars, Sex
from bot.services import (
    collecting,
    deciding,
    drawing,
    handling,
    issuing,
    phoning,
    placing,
    reassigning,
    reporting,
    rounds,
    teaming,
)
from bot.services.offices import Reached
from bot.services.refusals import NotAllowed, Refused
from bot.texts import Texts
from storage import ledgers
from storage.models import Alert, Approval, Audit, Place, Reassignment, Resident
from tests.services.admins import MA, second_admin
from tests.services.office import CHEN, FANG, LI, LIN, LIU, WANG, ZHOU, Office
from tests.services.remembered import remembered
from tests.world import at

RENDERER = Renderer(Texts.load(strict=True))
DAY = 20220401


@pytest.fixture
@remembered
def book(office: Office) -> Office:
    """王大爷 lives in a formula and has a fever, 李奶奶 was reported for, 张阿姨 never scanned."""
    office.ticks(collecting.collect)
    grandma = office.enrol(LI, "李奶奶", "3号楼2单元501 13800000002")
    office.enrol(WANG, "王大爷", "=1+1 13800000003")
    office.enrol(1003, "张阿姨", scans=False)
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    office.does(FANG, reporting.by_command, "李奶奶 36.5")
    office.says(WANG, "38.2 咳嗽")
    office.until("04-01 18:00")
    office.ticks(rounds.open_due)
    office.says(WANG, "37.0")
    office.until("04-01 20:10")
    office.ticks(rounds.chase_due)
    office.does(FANG, phoning.log_call, grandma, "no_answer", message_id=None)
    office.until("04-02 00:10")
    office.clear()
    return office


def community(office: Office) -> int:
    return next(one.id or 0 for one in office.rows(Place) if one.name == "东风社区")


def view(office: Office, who: int = CHEN, form: str = "xlsx") -> LedgerFileView:
    office.clear()
    office.does(who, issuing.by_button, community(office), DAY, form)
    return drawn(office)


def drawn(office: Office) -> LedgerFileView:
    (owed,) = office.owed(kind=LedgerFile)
    found = office.db.call(drawing.draw, owed, reader=Reached(CHEN, "zh-CN"), now=office.now)
    assert found is not None and isinstance(found.notice, LedgerFileView)
    return found.notice


def opened(seen: LedgerFileView, language: str = "zh-CN") -> Workbook:
    document = RENDERER.render(seen, language).document
    assert document is not None
    return load_workbook(io.BytesIO(document.content))


def column(page: object, heading: str) -> list[object]:
    rows = [[cell.value for cell in row] for row in page.iter_rows()]  # type: ignore[attr-defined]
    head = next(n for n, row in enumerate(rows) if heading in row)
    at = rows[head].index(heading)
    return [row[at] for row in rows[head + 2 :]]


def test_the_workbook_has_its_sheets_columns_and_two_rows_of_headings(book: Office) -> None:
    file = opened(view(book))
    assert tuple(file.sheetnames) == (*SHEETS, PRINTED)
    ledger = file["台账"]
    assert [cell.value for cell in ledger[1]] == [one.zh for one in PEOPLE]
    assert [cell.value for cell in ledger[2]] == [one.en for one in PEOPLE]
    assert len(PEOPLE) == 31 and len([one for one in PEOPLE if one.printed]) == 14
    assert [cell.value for cell in file[PRINTED][2]] == [one.zh for one in PEOPLE if one.printed]
    assert ledger.freeze_panes == "G3" and ledger.auto_filter.ref == "A2:AE5", "the filter is on the English row"
    assert ledger.print_title_rows == "$1:$2" and ledger.page_setup.orientation == "landscape"
    assert "内部资料 注意保密" in ledger.oddFooter.center.text
    assert (ledger.page_setup.paperSize, file[PRINTED].page_setup.paperSize) == (8, 9)


def test_names_and_phones_are_masked_and_nothing_is_a_formula(book: Office) -> None:
    file = opened(view(book))
    ledger = file["台账"]
    assert sorted(map(str, column(ledger, "姓名"))) == ["张某某", "李某某", "王某某"]
    assert sorted(map(str, column(ledger, "联系电话"))) == ["", "138****0002", "138****0003"]
    addresses = [cell for row in ledger.iter_rows(min_row=3) for cell in row if cell.value == "=1+1"]
    assert addresses and all(cell.data_type != "f" for cell in addresses)
    assert column(ledger, "户号").count("3-2-501") == 1


def test_a_day_is_written_as_it_was(book: Office) -> None:
    file = opened(view(book))
    by_name = dict(zip(column(file["台账"], "姓名"), zip(*(column(file["台账"], head) for head in (
        "早体温℃", "早报来源", "晚体温℃", "症状", "今日状态", "上报方式", "第几天", "网格员",
    )), strict=True), strict=True))  # fmt: skip
    assert by_name["李某某"] == (36.5, "网格员电话", "未报", "无", "有未报", "本人", 1, "王芳")
    assert by_name["王某某"] == (38.2, "本人", 37, "咳嗽", "发热", "本人", 1, "王芳")
    assert by_name["张某某"][:6] == ("未报", "", "未报", "无", "有未报", "还没扫码")
    (case,) = [[cell.value for cell in row] for row in file["发热症状个案表"].iter_rows(min_row=3)]
    assert case[3] == "王某某" and case[9:13] == ["08:00", 38.2, "咳嗽", "本人"] and case[16] == "等人接手"
    silent = {row[0].value: [cell.value for cell in row] for row in file["未报与联系不上"].iter_rows(min_row=3)}
    assert set(silent) == {"李某某", "张某某"}
    assert silent["李某某"][3] == "晚上" and silent["李某某"][5:8] == ["1（20:10）", "没打通", 1]
    assert silent["张某某"][7] == 2
    matrix = {row[0].value: [cell.value for cell in row][2:] for row in file["体温矩阵"].iter_rows(min_row=3)}
    assert matrix == {"李某某": ["代36.5", "未报"], "王某某": [38.2, 37], "张某某": ["未报", "未报"]}


def test_the_summary_is_the_daily_report(book: Office) -> None:
    page = opened(view(book))["汇总"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(max_col=21)]
    assert "东风社区" in str(rows[0][0]) and "已脱敏" in str(rows[1][0]) and "24:00" in str(rows[1][0])
    heads = rows[4]
    total = next(row for row in rows if row[0] == "合计")
    found = dict(zip(heads, total, strict=True))
    assert (found["在管"], found["新增"], found["应报人次"], found["已报"], found["代报"]) == (3, 3, 6, 3, 1)
    assert (found["报告率%"], found["发热"], found["复测正常"], found["有症状"]) == (50, 1, 1, 1)
    grid = next(row for row in rows if row[0] == "东门网格")
    assert grid[1:] == total[1:]


def test_every_figure_that_is_not_plain_is_explained_on_one_page(book: Office) -> None:
    for language, words in (("zh-CN", ("送医", "联系不上", "补报")), ("en", ("Hospital", "Out of contact", "Late"))):
        page = opened(view(book), language)["说明"]
        explained = {cell.value for (cell,) in page.iter_rows(max_col=1)}
        assert explained >= set(words), language
        assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) in {(1, 1), (None, None)}
        assert page.sheet_properties.pageSetUpPr.fitToPage


def test_the_charts_are_native(book: Office) -> None:
    import zipfile

    document = RENDERER.render(view(book), "zh-CN").document
    assert document is not None
    charts = [name for name in zipfile.ZipFile(io.BytesIO(document.content)).namelist() if "charts/chart" in name]
    assert len(charts) == 2


def test_corrections_have_old_and_new_and_raise_the_edition(book: Office) -> None:
    from tests.services.test_daily import confirm

    assert view(book).edition == 0
    assert confirm(book) == "daily-confirmed"
    assert view(book).edition == 1 and view(book).corrections == ()
    book.wait(minutes=5)
    book.says(LI, "36.9")
    seen = view(book)
    assert seen.edition == 2
    (row,) = [[cell.value for cell in row] for row in opened(seen)["更正"].iter_rows(min_row=3)]
    assert row == ["04-02 00:15", "本人", "李某某", "体温 晚上", "未报", "36.9", "补报"]
    name = RENDERER.render(seen, "zh-CN").document
    assert name is not None and name.name == "台账_东风社区_2022-04-01_第2版.xlsx"


def test_csv_stands_beside_it_with_a_mark_and_neutral(book: Office) -> None:
    document = RENDERER.render(view(book, form="csv"), "zh-CN").document
    assert document is not None and document.name.endswith(".csv")
    assert document.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(document.content.decode("utf-8-sig"))))
    assert rows[0][:2] == ["序号", "街道（镇）"] and rows[1][0] == "No." and len(rows) == 5
    assert "'=1+1" in {cell for row in rows for cell in row}


def test_a_district_names_drops_and_reorders_its_columns(book: Office) -> None:
    def choose(session: Session) -> None:
        session.get_one(Place, 1).rules = {"ledger_columns": "name=人员姓名, am, phone"}

    book.db.call(choose)
    file = opened(view(book))
    assert [cell.value for cell in file["台账"][1]] == ["人员姓名", "早体温℃", "联系电话"]
    assert len(list(file[PRINTED][2])) == 14


def test_full_names_need_the_right_a_reason_and_a_second_admin_and_are_kept_in_the_trail(book: Office) -> None:
    second_admin(book)
    for who in (CHEN, FANG):
        with pytest.raises(NotAllowed):
            book.does(who, issuing.ask_why, community(book), DAY)
    book.does(LIN, issuing.ask_why, community(book), DAY)
    with pytest.raises(Refused, match="ledger-why-wrong"):
        book.says(LIN, "x")
    book.clear()
    book.says(LIN, "疾控中心流调")
    assert book.owed(kind=LedgerFile) == [], "nobody else has agreed"
    number = book.rows(Approval)[-1].id or 0
    with pytest.raises(Refused, match="approval-own"):
        book.does(LIN, deciding.decide, number, True)
    book.does(MA, deciding.decide, number, True)
    assert drawn(book).by.endswith("、马工"), "both stand in it"
    assert sorted(map(str, column(opened(drawn(book))["台账"], "姓名"))) == ["张阿姨", "李奶奶", "王大爷"]
    (line,) = [one for one in book.rows(Audit) if one.what == "ledger-exported-full"]
    assert line.detail == {"day": "2022-04-01", "rows": 3, "why": "疾控中心流调"}


def test_a_full_ledger_that_nobody_agreed_to_is_not_made(book: Office) -> None:
    second_admin(book)
    book.does(LIN, issuing.ask_why, community(book), DAY)
    book.says(LIN, "疾控中心流调")
    book.does(MA, deciding.decide, book.rows(Approval)[-1].id or 0, False)
    assert book.owed(kind=LedgerFile) == []
    forged = LedgerFile(place=community(book), day="2022-04-01", staff=1, form="xlsx", full=True)
    assert book.db.call(drawing.draw, forged, reader=Reached(LIN, "zh-CN"), now=book.now) is None


def test_who_sees_nobody_gets_no_ledger_and_a_group_neither(book: Office) -> None:
    for who in (ZHOU, LI):
        with pytest.raises(NotAllowed):
            book.does(who, issuing.by_button, community(book), DAY, "xlsx")
    with pytest.raises(Refused, match="in-private-only"):
        book.does(CHEN, issuing.by_button, community(book), DAY, "xlsx", group=-100)
    for form in ("exe", ""):
        with pytest.raises(Refused, match="button-unknown"):
            book.does(CHEN, issuing.by_button, community(book), DAY, form)
    assert view(book, LIU).people


def test_an_empty_ledger_opens_too(office: Office) -> None:
    office.until("04-02 00:10")
    file = opened(view(office))
    assert file["台账"].max_row == 2 and tuple(file.sheetnames) == (*SHEETS, PRINTED)


@pytest.mark.parametrize("language", ["en"])
def test_the_headings_stay_and_the_words_are_the_readers(book: Office, language: str) -> None:
    file = opened(view(book), language)
    assert column(file["台账"], "今日状态").count("fever") == 1
    assert tuple(file.sheetnames) == (*SHEETS, PRINTED)


def test_sex_age_and_care_stand_in_their_columns_where_a_list_said_so_and_are_blank_elsewhere(book: Office) -> None:
    def write(session: Session) -> None:
        grandma = session.exec(select(Resident).where(Resident.name == "李奶奶")).one()
        grandma.own = Particulars(Sex.FEMALE, 76, "独居；高血压")

    book.db.call(write)
    at = [column.key for column in PEOPLE]
    rows = {str(row[at.index("phone")])[-2:]: row for row in view(book).people}
    for key, said in (("sex", "value-female"), ("age", 76), ("care", "独居；高血压")):
        assert rows["02"][at.index(key)] == said and rows["03"][at.index(key)] == ""
    cases = [column.key for column in CASES]
    (ill,) = view(book).cases  # 王大爷, of whom no list said anything
    assert ill[cases.index("sex")] == ill[cases.index("age")] == ""
    shown = RENDERER.render(view(book), "zh-CN").document
    assert shown is not None
    sheet = load_workbook(io.BytesIO(shown.content))["台账"]
    values = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {"女", 76, "独居；高血压"} <= values


def test_the_ledger_of_a_day_shows_who_was_there_whoever_has_taken_them_over_since(book: Office) -> None:
    wu = 3002
    book.does(LIN, placing.by_command, "add 开发区/长河街道/南湖社区/西门网格")
    book.does(LIN, teaming.by_command, f"add {wu} 网格员 西门网格 吴霞")
    before = view(book)
    book.until("04-02 05:00")
    book.does(LIN, reassigning.by_command, "王大爷 西门网格")
    book.does(wu, reassigning.decide, book.rows(Reassignment)[-1].id, "accepted")
    after = view(book)
    assert (after.people, after.cases, after.figures) == (before.people, before.cases, before.figures)
    there = next(one.lineage for one in book.rows(Place) if one.name == "南湖社区")
    for ends, names in (("04-02 00:00", []), ("04-03 00:00", ["王大爷"])):

        def stood(session: Session, moment: str = ends) -> list[str]:
            found = ledgers.people(session, there, ends=at(moment), limit=9)
            assert ledgers.count(session, there, ends=at(moment)) == len(found)
            return [resident.name for _, resident, _ in found]

        assert book.db.call(stood) == names


def test_the_days_calls_and_alerts_of_somebody_taken_over_go_with_them(book: Office) -> None:
    wu = 3002
    book.does(LIN, placing.by_command, "add 开发区/长河街道/南湖社区/西门网格")
    book.does(LIN, teaming.by_command, f"add {wu} 网格员 西门网格 吴霞")
    (fever,) = [one for one in book.rows(Alert) if one.kind is AlertKind.FEVER]
    book.until("04-02 08:00")
    book.ticks(rounds.open_due)
    book.until("04-02 08:30")
    book.does(FANG, handling.close, fever.id, Outcome.WATCHING, message_id=None)
    book.does(FANG, phoning.log_call, fever.resident_id, "no_answer", message_id=None)
    book.until("04-02 11:00")
    book.ticks(rounds.chase_due)
    book.does(LIN, reassigning.by_command, "王大爷 西门网格")
    book.does(wu, reassigning.decide, book.rows(Reassignment)[-1].id, "accepted")
    there = next(one.id or 0 for one in book.rows(Place) if one.name == "南湖社区")
    book.clear()
    book.does(LIN, issuing.by_button, there, 20220402, "xlsx")
    seen = drawn(book)
    ((_, grid, *halves),) = seen.matrix
    assert (grid, seen.days) == ("西门网格", ("04-01", "04-02"))
    assert halves == [Decimal("38.2"), Decimal("37.0"), "ledger-missed", ""]
    (row,) = seen.people
    at = [column.key for column in PEOPLE]
    assert (row[at.index("action")], row[at.index("acted")]) == ("outcome-watching", "王芳 08:30")
    (silent,) = seen.silent
    assert silent[5:7] == ("1（08:30）", "visit-no_answer")
