"""Every case of `import_file.json` by its number: what becomes of each list that somebody sends.

A case that is a file goes the whole way here; a case that is a situation has a story of its own, named here.
"""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.notices import ImportView
from bot.rules.line_list import MOST_ROWS, FileFault
from bot.services import files, importing, staging
from bot.sheets.reading import read
from storage.models import Import, ImportRow, Place, Resident
from tests.flows import test_import as stories
from tests.services import test_importing as office_stories
from tests.services.office import LIN, Office
from tests.services.test_importing import RENDERER, card, door, reads, sends, verdicts, works
from tests.sheets.test_reading import changed

__all__ = ["door"]

FOLDER = Path(__file__).parents[1]
CASES = {one["id"]: one for one in json.loads((FOLDER / "data" / "import_file.json").read_text(encoding="utf-8"))}
TWO = ["new", "new"]

# what becomes of each line: its verdict, and for a line that is not taken why
TAKEN: dict[str, list[str]] = {
    **dict.fromkeys(("I001", "I002", "I004", "I009", "I010", "I011", "I038", "I041", "I043"), TWO),
    "I023": ["new"],
    "I024": ["bad name-signs"],
    "I027": ["bad phone-powers"],
    "I029": ["new", "new", "twice", "twice"],
    "I031": ["bad place-unknown", "bad place-unknown"],
    "I035": ["new"],
    "I036": ["new"],
    "I040": ["bad date-time"],
}
# why a whole file is refused, and in which line where that can be said
REFUSED: dict[str, tuple[str, int]] = {
    "I006": ("encoding", 0),
    "I007": ("letters", 2),
    "I008": ("nul", 3),
    "I014": ("long", 2),
    "I016": ("no-rows", 0),
    "I020": ("missing", 1),
    "I034": ("rows", 0),
    "I042": ("merged", 0),
    "I044": ("unpacked", 0),
    "I045": ("dtd", 0),
    "I046": ("dtd", 0),
    "I050": ("pdf", 0),
    "I052": ("damaged", 0),
    "I053": ("macros", 0),
}
# situations: the story that tells each
TOLD: dict[str, Callable[..., object]] = {
    "I055": office_stories.test_the_same_file_again_changes_nothing,
    "I056": office_stories.test_two_admins_send_the_same_file_at_once_and_each_person_is_there_once,
    "I058": office_stories.test_a_file_that_is_too_big_is_refused_at_once,
    "I059": stories.test_a_list_becomes_people_who_scan_their_codes,
    "I060": stories.test_a_list_becomes_people_who_scan_their_codes,
    "I061": stories.test_in_a_group_a_list_is_refused_and_asked_to_be_deleted,
    "I062": office_stories.test_whoever_may_not_import_is_refused_before_anything_is_fetched,
    "I066": stories.test_a_server_that_answers_with_a_path_of_this_machine_is_not_believed,
}
SOON = 2  # seconds: a trap takes minutes, and the machine may be busy
SHEET = "xl/worksheets/sheet1.xml"
TRAPS = {
    "I045": b'<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>',
    "I046": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
}
HEAD = "姓名,电话,网格,地址\n"


def content(case: str) -> bytes:
    """The file of a case. What is too large to be kept, or came without its trap inside, is made here."""
    if case == "I014":
        return (HEAD + "张三,13800000001,东门网格1," + "楼" * 200_000).encode()
    if case == "I034":
        return (HEAD + "张三,13800000001,东门网格1,1号楼\n" * 50_001).encode()
    if case == "I044":
        return changed("i40_good.xlsx", SHEET, lambda _: b" " * (51 * 1024 * 1024))
    name = str(CASES[case]["input"]).rpartition("/")[2]
    if case in TRAPS:  # the files given for these hold no document type at all
        return changed(name, SHEET, lambda sheet: TRAPS[case] + sheet)
    return (FOLDER / "files" / name).read_bytes()


def lines_of(office: Office, case: str) -> list[str]:
    """林工 sends the file of a case; what becomes of each line."""
    sends(office)
    number = reads(office, read(content(case)))
    found = [row for row in office.rows(ImportRow) if row.import_id == number]
    return [f"{row.verdict.value} {row.why}".strip() for row in found]


def test_every_case_is_told() -> None:
    assert CASES.keys() == TAKEN.keys() | REFUSED.keys() | TOLD.keys()
    assert MOST_ROWS <= 20_000


def test_every_list_that_can_be_read_is_judged_line_by_line_and_fast(door: Office) -> None:
    places = len(door.rows(Place))
    for case, expected in TAKEN.items():
        file, began = content(case), time.monotonic()
        table = read(file)
        assert time.monotonic() - began < SOON, f"{case}: {CASES[case]}"
        assert bool(table.sheet) is (case == "I041"), f"{case}: the sheet that was read is named where there are others"
        assert lines_of(door, case) == expected, f"{case}: {CASES[case]}"
    assert door.rows(Resident) == [] and len(door.rows(Place)) == places


def test_every_list_that_is_refused_says_why_in_words_of_both_languages(door: Office) -> None:
    for case, (why, line) in REFUSED.items():
        file, began = content(case), time.monotonic()
        with pytest.raises(FileFault) as caught:
            read(file)
        assert time.monotonic() - began < SOON, case
        assert (caught.value.why.value, caught.value.line) == (why, line), f"{case}: {CASES[case]}"
        view = refused(door, caught.value)
        for language in ("zh-CN", "en"):
            said = RENDERER.render(view, language).text
            assert "/import" in said and (line < 2 or str(line) in said), (case, said)
    assert door.rows(ImportRow) == [] and door.rows(Resident) == []


def refused(office: Office, fault: FileFault) -> ImportView:
    """The card of a list that was refused."""
    sends(office)
    wanted = office.ticks(staging.claim)
    assert wanted is not None
    office.db.call(staging.refuse, wanted.number, fault, now=office.now)
    return card(office, wanted.number)


def test_a_name_that_looks_like_code_is_kept_to_the_letter_and_escaped_in_every_message(door: Office) -> None:
    for case in ("I023", "I035", "I004"):
        lines_of(door, case)
        door.does(LIN, importing.begin, door.rows(Import)[-1].id)
        works(door)
    names = [one.name for one in door.rows(Resident)]
    assert names[0].startswith("<b>张三</b>&amp;<a href=") and names[1] == "Robert'); DROP TABLE resident;--"
    assert names[2:] == ["𠮷㐂龘", "李四"]
    door.clear()
    door.does(LIN, files.press, door.rows(Resident)[0].id)
    said = [RENDERER.render(one.notice, "zh-CN").text for one in door.deliver()]
    assert said and all("<b>张三" not in one for one in said)
    assert any("&lt;b&gt;张三&lt;/b&gt;" in one for one in said)


def test_what_excel_made_of_a_phone_and_which_line_is_said(door: Office) -> None:
    said = {}
    for case in ("I027", "I024", "I040"):
        lines_of(door, case)
        said[case] = RENDERER.render(card(door, door.rows(Import)[-1].id or 0), "zh-CN").text
    assert "1.38E+10" in said["I027"] and "文本" in said["I027"]
    assert all("第 2 行" in one for one in said.values())
    assert verdicts(door) == ["bad"]
