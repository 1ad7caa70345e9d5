"""The ledger as a workbook: eight sheets for the screen, one to print, two charts that stay alive in Excel.

Nothing a person wrote becomes a formula or a link; a phone and a house number are text, a temperature is a number.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from bot.rules.ledger import FIGURES, PRINTED, SHEETS, Column, Kind
from bot.sheets.tables import Cell, kept, wide

CALM, HEAD, ALARM, LINE = "#1F6F78", "#E2EFEF", "#C0392B", "#B8CDCD"
A4, A3 = 9, 8
FOOTER = "&L&8{who}&C&8内部资料 注意保密 · Confidential&R&8&P / &N"
TERM_WIDTH, LEGEND_WIDTH = 26, 100
SHORT = 11  # characters: what is not wider stands in the middle of its column
CHARTED = 30  # grids in the chart: more are no picture any more


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows, every cell said in the reader's words."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Everything that stands in the workbook."""

    title: str
    about: tuple[str, ...]  # generated at and by, cut-off, masked or full
    alarm: str  # what does not add up, or nothing
    grids: tuple[tuple[Cell, ...], ...]  # name, then FIGURES
    total: tuple[Cell, ...]
    trend: tuple[tuple[str, int, int, Decimal | str, int], ...]  # day, managed, due, rate, fever
    people: Table
    printed: Table
    cases: Table
    silent: Table
    orders: Table
    days: tuple[str, ...]
    matrix: tuple[tuple[Cell, ...], ...]  # name, grid, then AM and PM of each day
    corrections: Table
    legend: tuple[tuple[str, str], ...]
    line: Decimal  # a fever from here on
    footer: str


Page = Any  # xlsxwriter's worksheet has no types


class _Book:
    """A workbook with its few formats."""

    def __init__(self) -> None:
        self.file = io.BytesIO()
        # without these a text that begins with = is run, and one that looks like an address becomes a link
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        face = {"font_name": "Microsoft YaHei", "font_size": 10}  # every office here has it; others fall back
        self.book = xlsxwriter.Workbook(
            self.file, options | {"strings_to_numbers": False, "default_format_properties": face}
        )
        add = self.book.add_format
        grid = {"border": 1, "border_color": LINE, "valign": "vcenter", "font_size": 10}
        head = grid | {"bold": True, "bg_color": HEAD, "text_wrap": True, "align": "center"}
        self.title = add({"bold": True, "font_size": 16, "font_color": CALM, "valign": "vcenter"})
        self.quiet = add({"font_color": "#666666", "font_size": 9})
        self.alarm = add({"bold": True, "font_color": ALARM, "font_size": 11})
        self.section = add({"bold": True, "font_size": 12, "font_color": CALM})
        self.zh = add(head)
        self.en = add(grid | {"font_color": "#666666", "bg_color": HEAD, "align": "center", "text_wrap": True,
                              "font_size": 8})  # fmt: skip
        self.text = add(grid | {"num_format": "@", "text_wrap": True, "indent": 1})
        self.short = add(grid | {"num_format": "@", "text_wrap": True, "align": "center"})
        self.number = add(grid | {"num_format": "0", "align": "center"})
        self.celsius = add(grid | {"num_format": "0.0", "align": "center"})
        self.total_text = add(grid | {"bold": True, "top": 2, "bg_color": "#F4F8F8", "indent": 1})
        self.total_number = add(
            grid | {"bold": True, "top": 2, "bg_color": "#F4F8F8", "num_format": "0", "align": "center"}
        )
        self.total_rate = add(
            grid | {"bold": True, "top": 2, "bg_color": "#F4F8F8", "num_format": "0.0", "align": "center"}
        )
        self.high = add({"font_color": ALARM, "bold": True})
        self.missing = add({"font_color": "#8A6D00", "bg_color": "#FFF6D6"})
        self.zero = add({"font_color": "#B5BDBD"})

    def page(self, name: str) -> Page:
        return self.book.add_worksheet(name)

    def write(self, page: Page, at: int, column: int, cell: Cell, shape: Column) -> None:
        """Write one cell: a number as one, a text as text whatever it looks like."""
        if isinstance(cell, str):
            page.write_string(at, column, kept(cell), self.text if shape.width > SHORT else self.short)
        elif shape.kind is Kind.CELSIUS or isinstance(cell, Decimal):
            page.write_number(at, column, float(cell), self.celsius)
        else:
            page.write_number(at, column, cell, self.number)

    def mark_high(self, page: Page, first: int, last: int, columns: Sequence[int], line: Decimal) -> None:
        """Let values from the fever line on stand out, also those that somebody types later."""
        for column in columns:
            cell = xl_rowcol_to_cell(first, column)
            rule = f"=AND(ISNUMBER({cell}),{cell}>={line})"
            page.conditional_format(
                first, column, last, column, {"type": "formula", "criteria": rule, "format": self.high}
            )


def draw_ledger(ledger: Ledger) -> bytes:
    """Return the workbook."""
    book = _Book()
    pages = [book.page(name) for name in (*SHEETS, PRINTED)]
    summary, people, cases, silent, orders, matrix, corrections, legend, printed = pages
    _draw_summary(book, summary, ledger)
    _draw_table(book, people, ledger.people, ledger, paper=A3)
    for page, table in ((cases, ledger.cases), (silent, ledger.silent), (orders, ledger.orders)):
        _draw_table(book, page, table, ledger)
    _draw_matrix(book, matrix, ledger)
    _draw_table(book, corrections, ledger.corrections, ledger)
    _draw_legend(book, legend, ledger)
    _draw_table(book, printed, ledger.printed, ledger, title=ledger.title)
    book.book.close()
    return book.file.getvalue()


def _name_column(table: Table) -> int:
    """Return how many columns stay in view: up to the name."""
    keys = [column.key for column in table.columns]
    return keys.index("name") + 1 if "name" in keys else 0


def _draw_table(book: _Book, page: Page, table: Table, ledger: Ledger, *, paper: int = A4, title: str = "") -> None:
    top = 0
    if title:
        page.write_string(0, 0, title, book.title)
        page.set_row(0, 26)
        top = 1
    _draw_head(book, page, top, table.columns)
    for at, row in enumerate(table.rows, top + 2):
        for column, (cell, shape) in enumerate(zip(row, table.columns, strict=True)):
            book.write(page, at, column, cell, shape)
    last = max(top + 1 + len(table.rows), top + 2)
    warm = [at for at, column in enumerate(table.columns) if column.kind is Kind.CELSIUS]
    book.mark_high(page, top + 2, last, warm, ledger.line)
    page.freeze_panes(top + 2, _name_column(table))
    page.autofilter(top + 1, 0, last, len(table.columns) - 1)
    _set_up(page, paper, ledger.footer, rows=(0, top + 1))


def _draw_head(book: _Book, page: Page, top: int, columns: Sequence[Column]) -> None:
    for at, column in enumerate(columns):
        page.set_column(at, at, column.width)
        page.write_string(top, at, kept(column.zh), book.zh)
        page.write_string(top + 1, at, column.en, book.en)
    page.set_row(top, 30 if any(_wraps(column) for column in columns) else 18)
    page.set_row(top + 1, 24)


def _wraps(column: Column) -> bool:
    return wide(column.zh) > column.width


def _set_up(page: Page, paper: int, footer: str, *, rows: tuple[int, int] | None = None) -> None:
    page.set_landscape()
    page.set_paper(paper)
    page.set_margins(left=0.3, right=0.3, top=0.4, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)
    page.set_footer(FOOTER.format(who=footer.replace("&", "&&")))
    if rows:
        page.repeat_rows(*rows)


# ── 汇总 ──


def _draw_summary(book: _Book, page: Page, ledger: Ledger) -> None:
    page.write_string(0, 0, kept(ledger.title), book.title)
    page.set_row(0, 28)
    page.write_string(1, 0, kept("　·　".join(ledger.about)), book.quiet)
    if ledger.alarm:
        page.write_string(2, 0, kept(ledger.alarm), book.alarm)
    shapes = (Column("place", "网格", "Grid", 22), *FIGURES)
    _draw_head(book, page, 4, shapes)
    page.set_column(1, len(shapes) - 1, 7.2)
    first = 6
    for at, row in enumerate(ledger.grids, first):
        for column, (cell, shape) in enumerate(zip(row, shapes, strict=True)):
            book.write(page, at, column, cell, shape)
    end = first + len(ledger.grids)
    for column, cell in enumerate(ledger.total):
        _write_total(book, page, end, column, cell)
    page.conditional_format(first, 1, end, len(shapes) - 1, {"type": "cell", "criteria": "==", "value": 0,
                                                             "format": book.zero})  # fmt: skip
    page.freeze_panes(first, 1)
    below = end + 2
    _draw_trend(book, page, below, ledger)
    _draw_charts(book, page, below, ledger, first=first, shapes=shapes)
    _set_up(page, A4, ledger.footer, rows=(4, 5))


def _write_total(book: _Book, page: Page, at: int, column: int, cell: Cell) -> None:
    if isinstance(cell, str):
        page.write_string(at, column, cell, book.total_text)
    else:
        page.write_number(at, column, float(cell), book.total_rate if isinstance(cell, Decimal) else book.total_number)


TREND: tuple[tuple[str, str], ...] = (
    ("日期", "Day"), ("在管", "Managed"), ("应报", "Due"), ("报告率%", "Rate %"), ("发热", "Fever"),
)  # fmt: skip


def _draw_trend(book: _Book, page: Page, top: int, ledger: Ledger) -> None:
    for column, (zh, en) in enumerate(TREND):
        page.write_string(top, column, zh, book.zh)
        page.write_string(top + 1, column, en, book.en)
    for at, row in enumerate(ledger.trend, top + 2):
        for column, cell in enumerate(row):
            book.write(page, at, column, cell, Column("", "", "", SHORT))


def _draw_charts(book: _Book, page: Page, top: int, ledger: Ledger, *, first: int, shapes: Sequence[Column]) -> None:
    """Two native charts: who has reported grid by grid, and how the last days went."""
    keys = [shape.key for shape in shapes]
    name = SHEETS[0]
    last = first + min(len(ledger.grids), CHARTED) - 1
    if ledger.grids:
        bars = book.book.add_chart({"type": "column"})
        for key, colour in (("due", LINE), ("done", CALM)):
            column = keys.index(key)
            bars.add_series(
                {
                    "name": [name, 4, column],
                    "categories": [name, first, 0, last, 0],
                    "values": [name, first, column, last, column],
                    "fill": {"color": colour},
                    "gap": 60,
                    "overlap": -5,
                }
            )
        _dress(bars, "各网格应报与已报 · Due and received by grid")
        page.insert_chart(top, 6, bars, {"object_position": 2})
    days = book.book.add_chart({"type": "column"})
    rate = book.book.add_chart({"type": "line"})
    begin, end = top + 2, top + 1 + len(ledger.trend)
    where = [name, begin, 0, end, 0]
    days.add_series(
        {"name": [name, top, 4], "categories": where, "values": [name, begin, 4, end, 4], "fill": {"color": ALARM},
         "gap": 120}
    )  # fmt: skip
    rate.add_series(
        {"name": [name, top, 3], "categories": where, "values": [name, begin, 3, end, 3], "y2_axis": True,
         "line": {"color": CALM, "width": 2}, "marker": {"type": "circle", "size": 5, "fill": {"color": CALM}}}
    )  # fmt: skip
    rate.set_y2_axis({"min": 0, "max": 100, "major_unit": 20, "num_format": "0", "major_gridlines": {"visible": False}})
    days.combine(rate)
    _dress(days, "近几天发热人数与报告率 · Fever and report rate")
    page.insert_chart(top + 15, 6, days, {"object_position": 2})


def _dress(chart: Any, title: str) -> None:
    chart.set_title({"name": title, "name_font": {"size": 11, "color": CALM, "bold": True}, "overlay": False})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis({"min": 0, "num_format": "0", "major_gridlines": {"visible": True, "line": {"color": "#E5E5E5"}}})
    chart.set_size({"width": 760, "height": 280})
    chart.set_chartarea({"border": {"color": LINE}})


# ── 体温矩阵, 说明 ──


_NAME, _HALF = Column("", "", "", 12), Column("", "", "", 7, Kind.CELSIUS)


def _draw_matrix(book: _Book, page: Page, ledger: Ledger) -> None:
    page.write_string(0, 0, "姓名", book.zh)
    page.write_string(1, 0, "Name", book.en)
    page.write_string(0, 1, "网格", book.zh)
    page.write_string(1, 1, "Grid", book.en)
    page.set_column(0, 0, 10)
    page.set_column(1, 1, 12)
    for number, day in enumerate(ledger.days):
        left = 2 + 2 * number
        page.merge_range(0, left, 0, left + 1, day, book.zh)
        page.write_string(1, left, "早 AM", book.en)
        page.write_string(1, left + 1, "晚 PM", book.en)
    width = 1 + 2 * len(ledger.days)
    page.set_column(2, max(width, 2), 7)
    for at, row in enumerate(ledger.matrix, 2):
        for column, cell in enumerate(row):
            if cell != "":  # blank is not zero: nothing was due there
                book.write(page, at, column, cell, _NAME if column == 0 else _HALF)
    last = max(2, 1 + len(ledger.matrix))
    page.conditional_format(2, 2, last, max(width, 2), {"type": "text", "criteria": "containing", "value": "未",
                                                        "format": book.missing})  # fmt: skip
    book.mark_high(page, 2, last, range(2, width + 1), ledger.line)
    page.freeze_panes(2, 2)
    page.autofilter(1, 0, last, 1)
    _set_up(page, A4, ledger.footer, rows=(0, 1))


def _draw_legend(book: _Book, page: Page, ledger: Ledger) -> None:
    page.set_column(0, 0, TERM_WIDTH)
    page.set_column(1, 1, LEGEND_WIDTH)
    page.write_string(0, 0, "说明 · Legend", book.title)
    for at, (what, means) in enumerate(ledger.legend, 2):
        if not means:
            page.write_string(at, 0, kept(what), book.section)
            page.set_row(at, 26)
            continue
        page.write_string(at, 0, kept(what), book.text)
        page.write_string(at, 1, kept(means), book.text)
        page.set_row(at, 18 * max(-(-wide(what) // TERM_WIDTH), -(-wide(means) // LEGEND_WIDTH)))
    _set_up(page, A4, ledger.footer)
    page.fit_to_pages(1, 1)  # a last line on a page of its own is lost
