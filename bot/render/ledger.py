"""The ledger as a file: every cell said in the reader's words, headings in both languages."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from bot.notices import LedgerFileView, Notice, Word
from bot.notices.reports import Cell as Said
from bot.notices.reports import Rows
from bot.render.voice import Document, Spoken, Voice
from bot.rules.delivery import FILES_STAY
from bot.rules.ledger import CASES, CORRECTIONS, FIGURES, ORDERS, PEOPLE, SILENT, Column, arranged, file_name
from bot.rules.reports import Figures, from_plain
from bot.sheets.ledger import Ledger, Table, draw_ledger
from bot.sheets.tables import Cell, Sheet, comma_separated


def file(view: LedgerFileView, voice: Voice) -> Spoken:
    """The workbook, or its second sheet as CSV for those who paste it into an online sheet."""
    edition = voice.word("ledger-edition", number=view.edition) if view.edition else voice.word("ledger-draft")
    name = file_name(view.title, view.day, edition, view.form)
    content = draw_ledger(_ledger(view, voice)) if view.form == "xlsx" else comma_separated([_sheet(view, voice)])
    caption = voice.say(
        "ledger-caption",
        place=view.title,
        day=voice.day(view.day),
        count=len(view.people),
        masked=Word("ledger-full" if view.full else "ledger-masked"),
    )
    caption = voice.lines(caption, voice.say("file-passes", hours=FILES_STAY))
    return Spoken(caption, document=Document(name, content))


def _sheet(view: LedgerFileView, voice: Voice) -> Sheet:
    columns, rows = _arranged(view, voice)
    english = tuple(column.en for column in columns)
    return Sheet("", tuple(column.zh for column in columns), (english, *rows))


def _cell(cell: Said, voice: Voice) -> Cell:
    if isinstance(cell, tuple):
        return "".join(voice.word(part) if isinstance(part, Word) else part for part in cell)
    return voice.word(cell) if isinstance(cell, Word) else cell


def _rows(rows: Rows, voice: Voice) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(_cell(cell, voice) for cell in row) for row in rows)


def _table(columns: tuple[Column, ...], rows: Rows, voice: Voice) -> Table:
    return Table(columns, _rows(rows, voice))


def _arranged(view: LedgerFileView, voice: Voice) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    """Return the columns as the district wants them; a profile that nobody understands is all of them."""
    columns = arranged(view.columns) or PEOPLE
    return columns, _picked(_rows(view.people, voice), columns)


def _picked(rows: tuple[tuple[Cell, ...], ...], columns: tuple[Column, ...]) -> tuple[tuple[Cell, ...], ...]:
    at = {column.key: number for number, column in enumerate(PEOPLE)}
    return tuple(tuple(row[at[column.key]] for column in columns) for row in rows)


def _ledger(view: LedgerFileView, voice: Voice) -> Ledger:
    columns, rows = _arranged(view, voice)
    printed = tuple(column for column in PEOPLE if column.printed)
    figures = from_plain(dict(view.figures))
    title = voice.word("ledger-title", place=view.title, day=voice.day(view.day))
    return Ledger(
        title=title,
        about=_about(view, voice),
        alarm=voice.word("ledger-differs", count=view.difference) if view.difference else "",
        grids=tuple((path, *_figures(from_plain(dict(one)), rate)) for path, one, rate in view.grids),
        total=(voice.word("ledger-total"), *_figures(figures, view.rate)),
        trend=tuple(
            (day, managed, due, _percent(Figures(due=due, done=done).rate), fever)
            for day, managed, due, done, fever in view.trend
        ),
        people=Table(columns, rows),
        printed=Table(printed, _picked(_rows(view.people, voice), printed)),
        cases=_table(CASES, view.cases, voice),
        silent=_table(SILENT, view.silent, voice),
        orders=_table(ORDERS, view.orders, voice),
        days=view.days,
        matrix=_rows(view.matrix, voice),
        corrections=_table(CORRECTIONS, view.corrections, voice),
        legend=_legend(view, voice),
        line=Decimal(view.line),
        footer=voice.word("ledger-footer", by=view.by, at=view.made_at),
    )


def _about(view: LedgerFileView, voice: Voice) -> tuple[str, ...]:
    return (
        view.path,
        voice.word("ledger-made", at=view.made_at, by=view.by),
        voice.word("ledger-cut-off", at=view.cut_off),
        voice.word("ledger-full" if view.full else "ledger-masked"),
        voice.word("ledger-edition", number=view.edition) if view.edition else voice.word("ledger-draft"),
    )


def _figures(figures: Figures, rate: str) -> tuple[Cell, ...]:
    return tuple(_percent(rate) if column.key == "rate" else getattr(figures, column.key) for column in FIGURES)


def _percent(rate: str) -> Decimal | str:
    return rate if rate == "—" else Decimal(rate)


LEGEND = (
    *("managed", "due", "done", "late", "rate", "fever", "symptom", "hospital", "lost", "zero", "orders", "spot"),
    *("matrix", "status", "frozen", "masked"),
)


def _legend(view: LedgerFileView, voice: Voice) -> tuple[tuple[str, str], ...]:
    figures = tuple((voice.word(f"ledger-term-{one}"), voice.word(f"ledger-means-{one}")) for one in LEGEND)
    rules = tuple((voice.word(what), value) for what, value in view.rules)
    return (
        (voice.word("ledger-legend"), ""),
        *figures,
        (voice.word("ledger-in-force"), ""),
        *rules,
        (voice.word("ledger-version"), view.version),
    )


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {LedgerFileView: file}
