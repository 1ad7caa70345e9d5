"""A file is read back as a spreadsheet reads it: what people wrote is text, whatever it looks like."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.sheets.tables import FORMULA, Sheet, comma_separated, neutral, workbook

NASTY = ["=1+1", "+8613800000001", "-2", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")', "=cmd|'/c calc'!A1"]
PLAIN = ["大米", "http://example.org", "mailto:a@example.org", "3-2-501", "", "0012", "李奶奶", "a'b", "😀𠮷"]


def sheet(*texts: str) -> Sheet:
    return Sheet("结存", ("物品", "数量"), tuple((text, Decimal("1.5")) for text in texts))


def test_what_looks_like_a_formula_or_a_link_stays_text_in_a_workbook() -> None:
    book = load_workbook(io.BytesIO(workbook([sheet(*NASTY, *PLAIN)], footer="张 & 李")))
    page = book["结存"]
    for row, text in zip(page.iter_rows(min_row=2), [*NASTY, *PLAIN], strict=True):
        assert row[0].data_type != "f" and row[0].hyperlink is None
        # XML has no tab or return at the beginning of a text that it would keep
        assert (row[0].value or "").strip() == text.strip()
        assert (row[1].data_type, row[1].value) == ("n", 1.5)
    assert page.freeze_panes == "A2" and page.auto_filter.ref == f"A1:B{len(NASTY) + len(PLAIN) + 1}"
    assert page.oddFooter.left.text == "张 && 李"


def test_a_workbook_has_its_sheets_in_order_also_empty_ones() -> None:
    empty = Sheet("款项", ("金额",), ())
    book = load_workbook(io.BytesIO(workbook([sheet("大米"), empty])))
    assert book.sheetnames == ["结存", "款项"] and book["款项"].max_row == 1


@pytest.mark.parametrize("text", NASTY)
def test_a_formula_is_neutral_in_csv(text: str) -> None:
    assert neutral(text) == f"'{text}"


@pytest.mark.parametrize("text", PLAIN)
def test_other_words_stand_as_they_are_in_csv(text: str) -> None:
    assert neutral(text) == text


def test_csv_opens_as_chinese_and_keeps_numbers() -> None:
    raw = comma_separated([sheet("大米", "=1"), Sheet("款项", ("金额",), ((Decimal(-5),),))])
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows == [["结存"], ["物品", "数量"], ["大米", "1.5"], ["'=1", "1.5"], [], ["款项"], ["金额"], ["-5"]]


@given(st.text(max_size=30))
def test_no_text_becomes_a_formula_or_breaks_a_file(text: str) -> None:
    assert not neutral(text).startswith(FORMULA)
    cell = load_workbook(io.BytesIO(workbook([sheet(text)])))["结存"]["A2"]
    assert cell.data_type != "f"
    assert list(csv.reader(io.StringIO(comma_separated([sheet(text)]).decode("utf-8-sig"), newline="")))[1][1] == "1.5"
