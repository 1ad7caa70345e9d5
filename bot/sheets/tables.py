"""Tables as a workbook and as CSV. What people wrote is data in both: it is never run as a formula, never a link."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import xlsxwriter

Cell = str | int | Decimal

# what Excel, LibreOffice and WPS take for the beginning of a formula (OWASP, CSV Injection)
FORMULA = ("=", "+", "-", "@", "\t", "\r")
LONGEST_CELL = 32_767  # Excel's limit of characters in a cell
WIDEST, NARROWEST = 40, 6
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML can hold these


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, its headings, its rows. A number stays a number; a text stays a text."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def workbook(sheets: Sequence[Sheet], *, footer: str = "") -> bytes:
    """Return sheets as an .xlsx file: the head stays in view, can be filtered, and is repeated when printed."""
    file = io.BytesIO()
    # without these two a text that begins with = is run, and one that looks like an address becomes a link
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    bold = book.add_format({"bold": True, "bg_color": "#E2EFEF", "bottom": 1, "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    number = book.add_format({"num_format": "#,##0.###", "valign": "top"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.title[:31])
        page.write_row(0, 0, sheet.head, bold)
        for at, row in enumerate(sheet.rows, 1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    page.write_string(at, column, kept(cell), text)
                else:
                    page.write_number(at, column, float(cell), number)
        _dress(page, sheet, footer)
    book.close()
    return file.getvalue()


def _dress(page: "xlsxwriter.worksheet.Worksheet", sheet: Sheet, footer: str) -> None:
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.head) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.hide_gridlines(0)  # on paper the lines show which cell belongs to which
    page.set_footer(f"&L{footer.replace('&', '&&')}&R&P / &N")
    for column, head in enumerate(sheet.head):
        cells = [head, *(str(row[column]) for row in sheet.rows[:200])]
        page.set_column(column, column, min(WIDEST, max(NARROWEST, *(wide(cell) + 2 for cell in cells))))


def wide(text: str) -> int:
    """Return how wide a text is, in characters of a column."""
    # a Chinese character is as wide as two Latin ones
    return sum(2 if char >= "\u2e80" else 1 for char in text)


def kept(text: str) -> str:
    """Return a text as a workbook can hold it: without what no XML can, and not longer than a cell."""
    # a return of its own would be written as _x000D_
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:LONGEST_CELL]


def comma_separated(sheets: Sequence[Sheet]) -> bytes:
    """Return sheets below each other as CSV in UTF-8 with a mark, without which Excel garbles Chinese.

    A text that a spreadsheet would run gets a ' before it. A number is written as it is.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    for at, sheet in enumerate(sheets):
        if at:
            writer.writerow(())
        if len(sheets) > 1:
            writer.writerow((neutral(sheet.title),))
        writer.writerow([neutral(cell) for cell in sheet.head])
        writer.writerows([_plain(cell) for cell in row] for row in sheet.rows)
    return file.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    return neutral(cell) if isinstance(cell, str) else str(cell)


def neutral(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    # the control characters go last: one of them before the sign would have hidden it
    kept = _UNSEEN.sub("", text)
    return f"'{kept}" if kept.startswith(FORMULA) else kept
