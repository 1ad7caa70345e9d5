"""The command line, run as people run it."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from bot.sandbox import TOKEN
from storage.db import Database
from tests.bot.shell import suifang, suifang_here

WRONG_SETTINGS = 2


@pytest.fixture
def folder(tmp_path: Path, sqlite_template: Path) -> Path:
    """A folder with an empty database of the newest shape: to make one takes longer than to start."""
    shutil.copyfile(sqlite_template, tmp_path / "suifang.db")
    return tmp_path


def test_a_first_run_says_in_both_languages_what_is_missing_and_where_to_get_it(tmp_path: Path) -> None:
    ran = suifang("run", folder=tmp_path)
    assert ran.returncode == WRONG_SETTINGS
    assert "TELEGRAM_TOKEN" in ran.stderr
    assert "@BotFather" in ran.stderr
    assert "还不能启动" in ran.stderr
    assert "not complete" in ran.stderr
    assert "Traceback" not in ran.stderr + ran.stdout


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_TOKEN", "123 456:no spaces"),
        ("TELEGRAM_TOKEN", "secret-without-a-colon"),
        ("TIMEZONE", "Mars/Olympus"),
        ("ADMIN_IDS", "somebody"),
        ("DATABASE_URL", "mysql://nowhere/db"),
        ("TELEGRAM_API_URL", "https://api.example.org"),
        ("HTTP_PORT", "99999"),
        ("LANGUAGE", "xx"),
    ],
)
def test_a_wrong_setting_is_named_and_its_value_is_not_shown_when_it_is_secret(
    tmp_path: Path, name: str, value: str
) -> None:
    ran = suifang_here("run", folder=tmp_path, **({"TELEGRAM_TOKEN": TOKEN} | {name: value}))
    assert ran.exit_code == WRONG_SETTINGS
    assert name in ran.stderr
    assert "Traceback" not in ran.stderr
    if name == "TELEGRAM_TOKEN":
        assert value not in ran.output


def test_a_wrong_secret_ends_the_process_and_is_shown_nowhere(tmp_path: Path) -> None:
    ran = suifang("run", folder=tmp_path, TELEGRAM_TOKEN="secret-without-a-colon")
    assert ran.returncode == WRONG_SETTINGS
    assert "TELEGRAM_TOKEN" in ran.stderr
    assert "Traceback" not in ran.stderr + ran.stdout
    assert "secret-without-a-colon" not in ran.stderr + ran.stdout


def test_migrate_makes_a_database_and_does_nothing_the_second_time(tmp_path: Path) -> None:
    assert "migrated" in suifang("migrate", folder=tmp_path).stderr
    assert "up to date" in suifang("migrate", folder=tmp_path).stderr


def test_an_admin_made_on_the_command_line_is_an_admin_of_everything(tmp_path: Path) -> None:
    assert suifang("create-admin", "9001", "林工", folder=tmp_path).returncode == 0
    with sqlite3.connect(tmp_path / "suifang.db") as found:
        rows = found.execute("SELECT role, place_id FROM staff_role").fetchall()
    found.close()
    assert rows == [("admin", None)]
    assert suifang_here("create-admin", "0", folder=tmp_path).exit_code == WRONG_SETTINGS


def test_a_backup_holds_what_was_written_and_comes_back(folder: Path) -> None:
    suifang_here("create-admin", "9001", "林工", folder=folder)
    assert suifang("backup", "safe.db", folder=folder).returncode == 0
    suifang_here("create-admin", "9002", folder=folder)
    assert suifang("restore", "safe.db", folder=folder).returncode == 0
    with sqlite3.connect(folder / "suifang.db") as found:
        rows = found.execute("SELECT telegram_id FROM staff").fetchall()
    found.close()
    assert rows == [(9001,)]


def test_rubbish_is_not_restored_and_a_running_bot_is_not_overwritten(folder: Path) -> None:
    suifang_here("create-admin", "9001", folder=folder)
    (folder / "rubbish.db").write_bytes(b"not a database at all")
    assert suifang_here("restore", "rubbish.db", folder=folder).exit_code == 1
    suifang_here("backup", "safe.db", folder=folder)
    running = Database(f"sqlite:///{folder / 'suifang.db'}").open(exclusive=True)
    refused = suifang("restore", "safe.db", folder=folder)
    running.close()
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr


def test_help_lists_every_command(tmp_path: Path) -> None:
    said = suifang("--help", folder=tmp_path).stdout
    for name in ("run", "sandbox", "migrate", "doctor", "backup", "restore", "create-admin"):
        assert name in said


def test_the_sandbox_tells_a_whole_day_and_ends(tmp_path: Path) -> None:
    told = suifang("sandbox", "--terminal", "--no-stay", "--pause", "0", folder=tmp_path)
    assert told.returncode == 0, told.stderr
    for scene in ("李奶奶", "发热 38.5℃", "已升级 1 级", "陈书记 08:1", "已送医", "还差 1 位", "都报齐了", "/today"):
        assert scene in told.stdout
    assert not list(tmp_path.glob("*.db"))
