"""The reviewed advice: every piece is whole in both languages and reads like ours; one that is not is not offered."""

import re
from pathlib import Path

import pytest

from bot.rules.advice import EMERGENCY, LONGEST, PAGE, Fault, Wording, faults_of
from bot.rules.buttons import data
from bot.texts import LABEL_LENGTH
from bot.texts.shelf import Shelf
from tests.texts.test_lint import BLAME, TECHNICAL, english_in, han_in, has

OURS = Shelf.load()
LOOK = """
look = 量体温前先歇一歇。
    .title = 歇一歇
    .source = 某某卫生院《提示》
    .reviewed = 2026-11-20
    .by = 卫生院
"""
LOOK_EN = """
look = Rest before you take your temperature.
    .title = Rest
    .source = Some Health Centre, Hints
    .reviewed = 2026-11-20
    .by = health centre
"""


def shelf(folder: Path, **files: str) -> Shelf:
    """A folder of TEXTS_DIR with these files in it."""
    (folder / "advice").mkdir()
    for name, text in files.items():
        (folder / "advice" / f"{name.replace('_', '-')}.ftl").write_text(text, encoding="utf-8")
    return Shelf.load(folder)


def test_a_dozen_pieces_are_shipped_and_nothing_is_wrong_with_them() -> None:
    assert OURS.faults == () and len(OURS.pieces) >= 12
    assert {"ventilation", "thermometer", "hands", "waste", "masks", "medicines", "sleep", "elderly", "children"} <= {
        one.id for one in OURS.pieces
    }
    assert len(OURS.pieces) > PAGE, "the list has a second page"


def test_every_piece_reads_like_what_we_say_to_residents() -> None:
    for piece in OURS.pieces:
        for language, words in piece.words.items():
            said = f"{words.title}\n{words.text}"
            assert [one for one in (*TECHNICAL[language], *BLAME[language]) if has(said, one)] == [], piece.id
            assert "?" not in said and "？" not in said, f"{piece.id}: nobody is asked anything"
        assert english_in(piece.words["zh-CN"].text.replace(EMERGENCY, "")) == [], piece.id
        assert han_in(piece.words["en"].text + piece.words["en"].source) == [], piece.id
        assert len(re.findall("[\u4e00-\u9fff]", piece.words["zh-CN"].text)) < LONGEST
        assert all(len(f"99 {one.title}") <= LABEL_LENGTH for one in piece.words.values()), "it fits on a button"
        assert data("adv", piece.id, 2**31 - 1)


def test_an_emergency_number_is_never_written_out() -> None:
    danger = next(one for one in OURS.pieces if one.id == "danger")
    assert all(EMERGENCY in words.text and "120" not in words.text for words in danger.words.values())


def test_a_place_adds_a_piece_and_replaces_one_of_ours(tmp_path: Path) -> None:
    own = shelf(tmp_path, zh_CN=LOOK + LOOK.replace("look", "hands"), en=LOOK_EN + LOOK_EN.replace("look", "hands"))
    assert own.faults == ()
    assert [one.id for one in own.pieces] == [*(one.id for one in OURS.pieces), "look"]
    assert next(one for one in own.pieces if one.id == "hands").words["zh-CN"].by == "卫生院"


def without(part: str) -> str:
    return "\n".join(line for line in LOOK.splitlines() if f".{part} =" not in line)


@pytest.mark.parametrize(
    ("chinese", "why"),
    [
        (LOOK.replace("look = 量体温前先歇一歇。", "look ="), "no-text"),
        *((without(part), f"no-{part}") for part in ("title", "source", "reviewed", "by")),
        ("", "no-language"),
        (LOOK.replace("11-20", "11-21"), "two-dates"),
        (LOOK.replace("2026-11-20", "去年"), "wrong-date"),
        (LOOK.replace("2026-11-20", "2026-02-31"), "wrong-date"),
        (LOOK.replace("歇一歇。", "歇" * LONGEST), "too-long"),
        (LOOK.replace("歇一歇。", "歇一歇！"), "loud"),
        (LOOK.replace("look = 量", "look = {$name}量"), "unreadable"),
        (LOOK.replace("look = 量", "look = {量"), "unreadable"),
    ],
)
def test_a_piece_that_lacks_something_is_named_and_not_offered(tmp_path: Path, chinese: str, why: str) -> None:
    own = shelf(tmp_path, zh_CN=chinese, en=LOOK_EN)
    assert why in {fault.why for fault in own.faults if fault.piece == "look"}
    assert [one.id for one in own.pieces] == [one.id for one in OURS.pieces], "ours are offered as before"


def test_a_name_that_fits_no_button_is_refused() -> None:
    words = Wording("a", "b", "c", "2026-11-20", "d")
    for name in ("Hands", "h" * 25, "1hands"):
        assert faults_of(name, "en", words) == [Fault(name, "en", "wrong-name")]


def test_a_file_that_is_no_text_is_named_and_a_third_language_may_lag_behind(tmp_path: Path) -> None:
    own = shelf(tmp_path, zh_CN=LOOK, en=LOOK_EN, fr="look = Reposez-vous.\n")
    (tmp_path / "advice" / "de.ftl").write_bytes(b"\xff\xfe\xff")
    assert own.pieces[-1].id == "look" and set(own.pieces[-1].words) == {"zh-CN", "en"}
    assert {fault.language for fault in own.faults} == {"fr"}
    assert Fault("de.ftl", "de", "unreadable") in Shelf.load(tmp_path).faults
    assert Shelf.load(tmp_path / "nowhere").pieces == OURS.pieces


def test_what_is_not_offered_is_named_at_the_start(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    own = shelf(tmp_path, zh_CN=without("source"), en=LOOK_EN)
    assert own.offered() == OURS.pieces
    assert "advice unusable piece=look language=zh-CN why=no-source" in caplog.text
