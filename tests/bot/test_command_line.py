"""The command line, run as people run it."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.sandbox import TOKEN
from storage.db import Database

WRONG_SETTINGS = 2


def suifang(*words: str, folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run `suifang …` in a folder of its own, with nothing set but this."""
    clean = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=folder,
        env=clean | environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


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
    ran = suifang("run", folder=tmp_path, **({"TELEGRAM_TOKEN": TOKEN} | {name: value}))
    assert ran.returncode == WRONG_SETTINGS
    assert name in ran.stderr
    assert "Traceback" not in ran.stderr
    if name == "TELEGRAM_TOKEN":
        assert value not in ran.stderr


def test_migrate_makes_a_database_and_does_nothing_the_second_time(tmp_path: Path) -> None:
    assert "migrated" in suifang("migrate", folder=tmp_path).stderr
    assert "up to date" in suifang("migrate", folder=tmp_path).stderr


def test_an_admin_made_on_the_command_line_is_an_admin_of_everything(tmp_path: Path) -> None:
    assert suifang("create-admin", "9001", "林工", folder=tmp_path).returncode == 0
    with sqlite3.connect(tmp_path / "suifang.db") as found:
        rows = found.execute("SELECT role, place_id FROM staff_role").fetchall()
    found.close()
    assert rows == [("admin", None)]
    assert suifang("create-admin", "0", folder=tmp_path).returncode == WRONG_SETTINGS


def test_a_backup_holds_what_was_written_and_comes_back(tmp_path: Path) -> None:
    suifang("create-admin", "9001", "林工", folder=tmp_path)
    assert suifang("backup", "safe.db", folder=tmp_path).returncode == 0
    suifang("create-admin", "9002", folder=tmp_path)
    assert suifang("restore", "safe.db", folder=tmp_path).returncode == 0
    with sqlite3.connect(tmp_path / "suifang.db") as found:
        rows = found.execute("SELECT telegram_id FROM staff").fetchall()
    found.close()
    assert rows == [(9001,)]


def test_rubbish_is_not_restored_and_a_running_bot_is_not_overwritten(tmp_path: Path) -> None:
    suifang("create-admin", "9001", folder=tmp_path)
    (tmp_path / "rubbish.db").write_bytes(b"not a database at all")
    assert suifang("restore", "rubbish.db", folder=tmp_path).returncode == 1
    suifang("backup", "safe.db", folder=tmp_path)
    running = Database(f"sqlite:///{tmp_path / 'suifang.db'}").open(exclusive=True)
    refused = suifang("restore", "safe.db", folder=tmp_path)
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
