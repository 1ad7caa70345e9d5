"""A stranger's table: what can be read is read, and what is a trap is refused before anything parses it."""

import io
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.rules.line_list import MOST_BYTES, MOST_ROWS, Entry, FileFault, Unclear, read_head, read_row
from bot.rules.particulars import Particulars, Sex
from bot.sheets.reader import read_now
from bot.sheets.reading import Table, read

FILES = Path(__file__).parents[1] / "files"
TODAY = date(2022, 4, 1)


def table(name: str) -> Table:
    """The lines of one of the files."""
    return read((FILES / name).read_bytes())


def people(found: Table) -> list[Entry | Unclear]:
    """What each line says."""
    head = read_head(found.head)
    return [read_row(head, cells, today=TODAY) for _, cells in found.rows]


def fault(content: bytes) -> tuple[str, int, str]:
    """Why a file is refused, in which line, about which word."""
    with pytest.raises(FileFault) as caught:
        read(content)
    return caught.value.why.value, caught.value.line, caught.value.word


def changed(name: str, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """One of the workbooks with a part of it changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(FILES / name) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            new.writestr(one, change(old.read(one)) if one == part else old.read(one))
    return file.getvalue()


GOOD = (
    *("i01_good_utf8.csv", "i02_utf8_bom.csv", "i09_semicolon.csv", "i10_tab.csv", "i11_cr_only.csv"),
    *("i40_good.xlsx", "i43_two_sheets.xlsx", "i45_far_cell.xlsx"),
)


def test_good_files_are_read_however_they_were_saved() -> None:
    for name in GOOD:
        began = time.monotonic()
        found = people(table(name))
        assert [(one.name, one.phone, one.place) for one in found if isinstance(one, Entry)] == [
            ("张三", "13800000001", "东门网格1"),
            ("李四", "13800000002", "东门网格1"),
        ], name
        assert time.monotonic() - began < 3, name
    assert table("i43_two_sheets.xlsx").sheet == "Sheet", "the hidden one is never read, and that is said"
    assert table("i40_good.xlsx").sheet == ""


def test_rare_characters_of_gb18030_survive() -> None:
    assert [one.name for one in people(table("i04_gb18030_rare.csv")) if isinstance(one, Entry)] == ["𠮷㐂龘", "李四"]


REFUSED = [
    ("i06_big5.csv", ("encoding", 0, "")),
    ("i07_invalid_utf8.csv", ("letters", 2, "")),
    ("i08_nul.csv", ("nul", 3, "")),
    ("i16_header_only.csv", ("no-rows", 0, "")),
    ("i20_missing_column.csv", ("missing", 1, "网格")),
    ("i44_merged.xlsx", ("merged", 0, "")),
    ("i52_pdf_as.csv", ("pdf", 0, "")),
    ("i54_plain_zip.xlsx", ("damaged", 0, "")),
    ("i55_macro.xlsm", ("macros", 0, "")),
]


def test_what_cannot_be_trusted_is_refused_with_the_line() -> None:
    for name, why in REFUSED:
        assert fault((FILES / name).read_bytes()) == why, name


def test_a_field_without_an_end_is_refused_at_once() -> None:
    began = time.monotonic()
    head = "姓名,电话,网格,地址\n".encode()
    assert fault(head + "张三,13800000001,东门网格1,".encode() + "楼".encode() * 200_000) == ("long", 2, "")
    assert time.monotonic() - began < 1


def test_a_zip_bomb_is_refused_by_what_its_directory_says_and_by_what_comes_out() -> None:
    bomb = changed("i40_good.xlsx", "xl/worksheets/sheet1.xml", lambda _: b" " * (51 * 1024 * 1024))
    assert len(bomb) < 100_000
    assert fault(bomb)[0] == "unpacked"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"])
@pytest.mark.parametrize("trap", ["lol", "xxe"])
def test_a_document_type_is_refused_before_any_parser_sees_it(part: str, trap: str) -> None:
    laughs = b'<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'
    outside = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    book = changed("i40_good.xlsx", part, lambda raw: (laughs if trap == "lol" else outside) + raw)
    assert fault(book)[0] == "dtd"
    hidden = changed("i40_good.xlsx", part, lambda raw: ("\ufeff" + (outside + raw).decode()).encode("utf-16"))
    assert fault(hidden)[0] == "damaged", "in another encoding the words would not be found"


def test_other_files_are_known_by_their_content() -> None:
    table_of = {
        b"": "empty",
        b"\r\n\r\n": "empty",
        b"\xd0\xcf\x11\xe0rest": "old",
        b"\x89PNG\r\n": "picture",
        b"MZ\x90": "kind",
    }
    for content, why in table_of.items():
        assert fault(content)[0] == why
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert fault(other.getvalue())[0] == "kind"


def test_a_file_is_bounded_in_bytes_rows_and_columns() -> None:
    assert fault(b"a" * (MOST_BYTES + 1))[0] == "big"
    head = "姓名,网格\n".encode()
    assert fault(head + "张三,东门\n".encode() * (MOST_ROWS + 1))[0] == "rows"
    assert fault(head + b"x," * 60 + b"\n")[0:2] == ("columns", 2)


def test_headings_go_by_many_names_in_two_languages() -> None:
    for line in ("Name,Phone,Place", "*姓名*, 联系电话 ,所属网格", "name;mobile;grid", "姓 名\t手机号\t网格"):
        found = read(f"{line}\n{line}".replace("  ", " ").encode())
        assert set(read_head(found.head).at) >= {"name", "phone", "place"}, line
    assert fault("姓名,名字,网格\na,b,c".encode()) == ("twice", 1, "姓名")
    assert read_head(["姓名", "网格", "血型", "备注", ""]).unused == ("血型", "备注")


def test_a_place_may_be_spread_over_columns() -> None:
    head = read_head(["姓名", "街道（镇）", "社区（村）", "网格"])
    entry = read_row(head, ["张三", "长河街道", "", "东门网格"], today=TODAY)
    assert isinstance(entry, Entry) and entry.place == "长河街道/东门网格"


HEAD = read_head(["姓名", "电话", "网格", "地址", "隔离开始", "隔离结束", "天数", "年龄"])
ROWS = [
    (["", "", "东门"], "name-missing"),
    (["123", "", "东门"], "name-wrong"),
    (["\u202eevil\u202c张", "", "东门"], "name-signs"),
    (["张三", "1.38E+10", "东门"], "phone-powers"),
    (["张三", "12345", "东门"], "phone-wrong"),
    (["张三", "", ""], "place-missing"),
    (["张三", "", "东门", "楼" * 121], "address-long"),
    (["张三", "", "东门", "", "昨天"], "date-wrong"),
    (["张三", "", "东门", "", "2022-02-30"], "date-wrong"),
    (["张三", "", "东门", "", "", "44666.5"], "date-time"),
    (["张三", "", "东门", "", "2022-04-01 08:30"], "date-time"),
    (["张三", "", "东门", "", "2022-04-10", "2022-04-05"], "end-first"),
    (["张三", "", "东门", "", "2022-03-01", "2022-03-14"], "over"),
    (["张三", "", "东门", "", "2022-03-01", "", "14"], "over"),
    (["张三", "", "东门", "", "2022-04-01", "2022-07-01"], "too-long"),
    (["张三", "", "东门", "", "", "", "99"], "days-wrong"),
    (["张三", "", "东门", "", "", "", "", "九岁"], "age-wrong"),
    (["张三", "", "东门", "", "", "", "", "", "多的"], "cells"),
]


def test_a_row_is_explained_and_never_guessed() -> None:
    for cells, why in ROWS:
        found = read_row(HEAD, cells, today=TODAY)
        assert isinstance(found, Unclear) and found.why.value == why, cells


def test_what_a_spreadsheet_does_to_values_is_undone_where_it_is_certain() -> None:
    cells = ["张三", "13800000001.0", "东门", "301", "44652", "2022-04-15 00:00:00", "", "9岁"]
    entry = read_row(HEAD, cells, today=TODAY)
    days, own = (date(2022, 4, 1), date(2022, 4, 15), None), Particulars(age=9)
    assert entry == Entry("张三", "东门", "13800000001", "301", *days, True, own)
    (row,) = people(table("i42_numbers.xlsx"))
    assert isinstance(row, Unclear) and (row.why.value, row.word) == ("date-time", "44666.5")


def test_what_the_ledger_has_columns_for_is_taken_when_it_is_given() -> None:
    head = read_head(["姓名", "网格", "性别", "年龄", "出生日期", "特殊情况"])
    for cells, own in (
        (["女", "76", "", "独居；高血压"], Particulars(Sex.FEMALE, 76, "独居；高血压")),
        (["Male", "", "1946-04-02", ""], Particulars(Sex.MALE, 75)),  # TODAY is the day before the birthday
        (["", "", "1946/4/1", ""], Particulars(None, 76)),
        (["", "", "1946", ""], Particulars(None, 75)),
        (["", "", "1946年5月", ""], Particulars(None, 75)),
        (["", "", "16894", ""], Particulars(None, 75)),  # 1946-04-02 as a spreadsheet counts days
        (["不详", "", "未知", "无"], Particulars()),
        (["", "80", "1946", "-"], Particulars(None, 80)),
    ):
        found = read_row(head, ["张三", "东门", *cells], today=TODAY)
        assert isinstance(found, Entry) and found.own == own, cells
    for cells, why in (
        (["3", "", "", ""], "sex-wrong"),
        (["", "131", "", ""], "age-wrong"),
        (["", "", "2099", ""], "born-wrong"),
        (["", "", "去年", ""], "born-wrong"),
        (["", "", "1946-02-30", ""], "born-wrong"),
        (["", "", "5月3日", ""], "born-wrong"),
        (["", "", "", "长" * 61], "care-long"),
    ):
        found = read_row(head, ["张三", "东门", *cells], today=TODAY)
        assert isinstance(found, Unclear) and found.why.value == why, cells


def test_whoever_may_be_a_child_by_the_year_of_birth_is_one() -> None:
    head = read_head(["姓名", "网格", "出生年份"])
    for year, minor in (("2008", True), ("2007", False), ("2022", True)):
        found = read_row(head, ["小宝", "东门", year], today=TODAY)
        assert isinstance(found, Entry) and found.minor is minor, year


def test_names_that_look_like_code_are_kept_to_the_letter() -> None:
    (html,) = people(table("i23_html_name.csv"))
    (sql,) = people(table("i35_sql.csv"))
    assert isinstance(html, Entry) and html.name.startswith("<b>张三</b>&amp;<a href=")
    assert isinstance(sql, Entry) and sql.name == "Robert'); DROP TABLE resident;--"
    (child,) = people(table("i36_minor.csv"))
    assert isinstance(child, Entry) and child.minor


def test_a_file_is_opened_in_a_process_of_its_own_that_may_be_ended() -> None:
    assert len(read_now((FILES / "i40_good.xlsx").read_bytes()).rows) == 2
    with pytest.raises(FileFault, match="merged"):
        read_now((FILES / "i44_merged.xlsx").read_bytes())
    with pytest.raises(FileFault, match="slow"):
        read_now((FILES / "i40_good.xlsx").read_bytes(), patience=0.01)
