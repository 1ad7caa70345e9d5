"""Opens a stranger's table: CSV or XLSX bytes in, lines of text out. Runs in a process of its own, under limits.

`python -m bot.sheets.reading MEMORY CPU` reads the file from standard input and answers with one JSON object. What
the file is is decided by its content, never by its name.
"""

import csv
import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from bot.rules.line_list import (
    LONGEST_CELL,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_UNPACKED,
    NEEDED,
    Fault,
    FileFault,
    read_head,
)

PARTS = 2000  # files inside a workbook: a hand-made one has twenty
BLANKS = 1000  # empty lines in a row after which nothing follows: a sheet may claim a million
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)
_ENCODING = re.compile(rb'^<\?xml[^>]*encoding\s*=\s*["\']([^"\']+)', re.I)
_DELIMITERS = ",;\t，；"


@dataclass(frozen=True, slots=True)
class Table:
    """The lines of a table: the first one says what the columns are. `sheet` is named where others were left out."""

    head: list[str]
    rows: list[tuple[int, list[str]]]
    sheet: str = ""


def read(content: bytes) -> Table:
    """Return the lines of a file. Raises FileFault with the reason."""
    if not content.strip(b"\r\n\t ,;"):
        raise FileFault(Fault.EMPTY)
    if len(content) > MOST_BYTES:
        raise FileFault(Fault.BIG)
    if content.startswith(b"%PDF"):
        raise FileFault(Fault.PDF)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise FileFault(Fault.OLD)  # .xls, or a workbook with a password
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF")):
        raise FileFault(Fault.PICTURE)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _workbook(content)
    if content.startswith((b"MZ", b"\x7fELF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")):
        raise FileFault(Fault.KIND)
    return _text(content)


# ── text ──


def _text(content: bytes) -> Table:
    text = _decoded(content)
    line = text.count("\n", 0, text.index("\0")) + 1 if "\0" in text else 0
    if line:
        raise FileFault(Fault.NUL, line)
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=False)
    return _table((reader.line_num, cells) for cells in _lines(reader))


def _lines(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error:
        raise FileFault(Fault.DAMAGED) from None


def _decoded(content: bytes) -> str:
    """Return the text. UTF-8 first; what is none is GB18030 only where its headings are then ours.

    Almost any bytes are some GB18030, so a Big5 file would come in as other people's names.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _strictly(content, "utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
    first = content.split(b"\n", 1)[0].split(b"\r", 1)[0]
    if line > 1 and first.strip() and _is_head(first, "utf-8"):
        raise FileFault(Fault.LETTERS, line)
    if not _is_head(first, "gb18030"):
        raise FileFault(Fault.ENCODING)
    return _strictly(content, "gb18030")


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as fault:
        raise FileFault(Fault.LETTERS, content.count(b"\n", 0, fault.start) + 1) from None


def _is_head(line: bytes, encoding: str) -> bool:
    try:
        text = line.decode(encoding)
        return any(column in read_head(next(csv.reader([text], delimiter=_delimiter(text)))).at for column in NEEDED)
    except FileFault as fault:
        return fault.why is Fault.TWICE or fault.word != "姓名"
    except (UnicodeDecodeError, StopIteration):
        return False


def _delimiter(text: str) -> str:
    first = re.split(r"\r\n|\r|\n", text, maxsplit=1)[0]
    return max(_DELIMITERS, key=first.count)


# ── a workbook ──


def _workbook(content: bytes) -> Table:
    names = _inspected(content)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise FileFault(Fault.MACROS)
    if "xl/workbook.xml" not in names:
        raise FileFault(Fault.KIND if names else Fault.DAMAGED)
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = next((one for one in book.worksheets if one.sheet_state == "visible"), None)
        if sheet is None:
            raise FileFault(Fault.NO_ROWS)
        rows = sheet.iter_rows(max_row=MOST_ROWS + BLANKS, max_col=MOST_COLUMNS + 1, values_only=True)
        lines = ((number, [_shown(cell) for cell in cells]) for number, cells in enumerate(rows, 1))
        return _table(lines, sheet=sheet.title if len(book.worksheets) > 1 else "")
    except FileFault:
        raise
    except Exception:  # a file made to harm breaks openpyxl in more ways than it names
        raise FileFault(Fault.DAMAGED) from None


def _inspected(content: bytes) -> set[str]:
    """Return the names of the parts, after a look at their sizes and, raw, at what no parser shall meet."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts = archive.infolist()
        if len(parts) > PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise FileFault(Fault.UNPACKED)
        for part in parts:
            if part.filename.lower().endswith((".xml", ".rels")):
                _look_at(archive, part)
        return {part.filename for part in parts}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        raise FileFault(Fault.DAMAGED) from None


def _look_at(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    with archive.open(part) as file:
        raw = file.read(MOST_UNPACKED + 1)  # what the directory says of the size may be a lie
    if len(raw) > MOST_UNPACKED:
        raise FileFault(Fault.UNPACKED)
    encoding = _ENCODING.search(raw[:200])
    told = encoding[1].lower() if encoding else b"utf-8"
    # in another encoding the words below would be written in other bytes
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or told not in {b"utf-8", b"us-ascii", b"iso-8859-1"} or b"\0" in raw:
        raise FileFault(Fault.DAMAGED)
    if _DTD.search(raw):
        raise FileFault(Fault.DTD)
    if part.filename.startswith("xl/worksheets/") and b"<mergeCell " in raw:
        raise FileFault(Fault.MERGED)


def _shown(cell: Any) -> str:
    """Return a cell as people wrote it: a phone that is a number has no .0, a day has no midnight."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime():
            return f"{cell:%Y-%m-%d}" if cell.time() == datetime.min.time() else f"{cell:%Y-%m-%d %H:%M}"
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


# ── both ──


def _table(lines: Iterable[tuple[int, list[str]]], *, sheet: str = "") -> Table:
    head: list[str] = []
    rows: list[tuple[int, list[str]]] = []
    blank = 0
    for number, cells in lines:
        if not any(cell.strip() for cell in cells):
            blank += 1
            if blank > BLANKS:
                break
            continue
        blank = 0
        _check_line(number, cells)
        while cells and not cells[-1].strip():
            cells.pop()
        if not head:
            head = cells
            read_head(head)
            continue
        if len(rows) >= MOST_ROWS:
            raise FileFault(Fault.ROWS)
        rows.append((number, cells))
    if not head:
        raise FileFault(Fault.EMPTY)
    if not rows:
        raise FileFault(Fault.NO_ROWS)
    return Table(head, rows, sheet)


def _check_line(number: int, cells: list[str]) -> None:
    if sum(1 for cell in cells if cell.strip()) > MOST_COLUMNS or len(cells) > 10 * MOST_COLUMNS:
        raise FileFault(Fault.COLUMNS, number)
    if any(len(cell) > LONGEST_CELL for cell in cells):
        raise FileFault(Fault.LONG, number)
    if any("\0" in cell for cell in cells):
        raise FileFault(Fault.NUL, number)


def main() -> None:
    """Answer for one file: its lines, or why it is not taken."""
    memory, cpu = int(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
    try:
        answer: dict[str, Any] = asdict(read(sys.stdin.buffer.read(MOST_BYTES + 1)))
    except FileFault as fault:
        answer = {"refused": fault.why.value, "line": fault.line, "word": fault.word}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
