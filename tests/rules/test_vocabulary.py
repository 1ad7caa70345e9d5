"""One word, one meaning: tables, enums and texts use the words of the list, and nobody uses the avoided ones."""

import ast
import re
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from functools import cache
from pathlib import Path

import pytest
from sqlmodel import SQLModel

import storage.models  # noqa: F401  (registers the tables)
from bot.rules.roles import ROLE_WORDS, Party, Role
from bot.rules.vocabulary import AVOIDED, BY_CODE, WORDS, as_markdown
from bot.texts import Texts
from storage.words import EpisodeState
from tests.each import each

ROOT = Path(__file__).parents[2]
SOURCES = [path for part in ("bot", "handlers", "storage") for path in sorted((ROOT / part).rglob("*.py"))]
TEXTS = Texts.load(strict=True)

# words that join others and mean nothing by themselves
JOINING = {"bound"}
# the names of methods that others call
# of logging, of PTB and of SQLAlchemy
THEIRS = {"handleError", "do_request", "process_bind_param", "process_result_value"}


def pieces(name: str) -> list[str]:
    """Return the words of a name: `AlertStep` and `alert_step` are both alert and step."""
    return [piece.lower() for piece in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


@cache
def named() -> tuple[tuple[str, str], ...]:
    """Return every module, class and function of ours, with where it stands."""
    return tuple(names_of_sources())


def names_of_sources() -> Iterator[tuple[str, str]]:
    """The same, read from the files one after the other."""
    for path in SOURCES:
        where = str(path.relative_to(ROOT))
        yield path.stem, where
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                    yield name, where
                case _:
                    continue


def test_a_word_stands_once_with_one_meaning() -> None:
    assert len(BY_CODE) == len(WORDS)
    assert len({entry.meaning for entry in WORDS}) == len(WORDS)


def test_an_entry_is_complete_and_says_its_meaning_in_one_sentence() -> None:
    for entry in WORDS:
        assert re.fullmatch(r"[a-z_]+", entry.code)
        assert re.fullmatch(r"[\u4e00-\u9fff、／]{1,8}", entry.zh)
        assert entry.meaning.endswith(".") and entry.meaning.count(". ") == 0
        assert entry.meaning[0].isupper()
        assert "|" not in entry.meaning
    with pytest.raises(FrozenInstanceError):
        WORDS[0].zh = "别的"  # type: ignore[misc]


@each(sorted(SQLModel.metadata.tables))
def test_a_table_is_named_by_words_of_the_list(table: str) -> None:
    assert table in BY_CODE or set(table.split("_")) <= set(BY_CODE) | JOINING


@pytest.mark.parametrize("role", Role)
def test_a_role_is_in_the_list_and_called_so_in_the_texts(role: Role) -> None:
    assert TEXTS.plain("zh-CN", f"role-{role.value}") == BY_CODE[role.value].zh
    assert ROLE_WORDS[BY_CODE[role.value].zh] is role, "and the command takes the same word"


@pytest.mark.parametrize("party", Party)
def test_a_party_is_in_the_list_and_called_so_in_the_texts(party: Party) -> None:
    assert TEXTS.plain("zh-CN", f"party-{party.value}") == BY_CODE[party.value].zh


def test_every_ending_of_an_episode_is_in_the_list() -> None:
    endings = {state.value for state in EpisodeState} - {EpisodeState.ACTIVE.value}
    assert endings == {"released", "transferred", "lost", "moved", "died", "void"}
    assert {"moved", "died", "lost", "void"} <= set(BY_CODE)
    assert {"release", "transfer", "lost", "void"} <= set(BY_CODE)


def test_the_press_that_takes_an_alert_says_what_the_list_says() -> None:
    assert TEXTS.plain("zh-CN", "press-ack") == BY_CODE["acknowledge"].zh
    assert TEXTS.plain("zh-CN", "press-file") == BY_CODE["file"].zh


def test_every_word_is_used_somewhere() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES if path.stem != "vocabulary").lower()
    assert [entry.code for entry in WORDS if not re.search(rf"(?<![a-z]){entry.code}", code)] == []


def test_no_module_class_or_function_is_named_by_an_avoided_word() -> None:
    found = [
        f"{where}: {name}" for name, where in named() if name not in THEIRS and _avoided_in(where) & set(pieces(name))
    ]
    assert found == []


def _avoided_in(where: str) -> set[str]:
    avoided = set(AVOIDED)
    if where.startswith("handlers"):
        return avoided - {"handle"}  # it is what a handler does
    if where.startswith("bot/sandbox"):
        return avoided - {"user", "info"}  # it plays Telegram, and those are Telegram's words
    return avoided


def test_nothing_is_called_get_or_do() -> None:
    found = [f"{where}: {name}" for name, where in named() if re.match(r"_?(get|do)_", name) and name not in THEIRS]
    # the sandbox's methods are called as Telegram calls them
    assert [one for one in found if "sandbox" not in one] == []


def test_the_list_can_be_shown_as_a_table() -> None:
    lines = as_markdown().splitlines()
    assert lines[0] == "| code | 中文 | meaning |"
    assert len(lines) == len(WORDS) + 2
    assert all(line.count("|") == 4 for line in lines)
