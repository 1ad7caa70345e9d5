"""Backups of a living database keep every row; nothing but a backup takes its place, and never under a running bot."""

import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from storage import backups, gauges
from storage.backups import CannotBackUp
from storage.db import AlreadyRunning, Database
from tests.world import at

NOW = at("04-01 12:00")


@pytest.fixture
def url(sqlite_url: str) -> str:
    """The address of a database of the newest shape."""
    return sqlite_url


def names(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM gauge")}


def put(url: str, *given: str) -> None:
    db = Database(url).open()
    for name in given:
        db.call(gauges.put, name, 1)
    db.close()


def test_a_backup_under_writes_keeps_every_row_that_was_there(url: str, tmp_path: Path) -> None:
    db = Database(url).open(exclusive=True)
    stop = threading.Event()
    written: list[str] = []

    def write() -> None:
        while not stop.is_set():
            name = f"g{len(written)}"
            db.call(gauges.put, name, 1)
            written.append(name)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            while len(written) < 40 * (number + 1):
                stop.wait(0.001)
            before = set(written)
            target = backups.backup(url, tmp_path / "kept" / f"{number}.db")
            assert before <= names(target), "a plain copy keeps none of them"
    finally:
        stop.set()
        writer.join()
        db.close()


def test_a_backup_is_for_the_operators_eyes_only(url: str, tmp_path: Path) -> None:
    target = backups.backup(url, tmp_path / "kept.db")
    assert target.stat().st_mode & 0o077 == 0


def test_a_backup_never_writes_over_another(url: str, tmp_path: Path) -> None:
    target = tmp_path / "kept.db"
    target.write_text("mine")
    with pytest.raises(CannotBackUp, match="exists already"):
        backups.backup(url, target)
    assert target.read_text() == "mine"


def test_a_database_that_is_not_there_cannot_be_kept(tmp_path: Path) -> None:
    with pytest.raises(CannotBackUp, match="no such file"):
        backups.backup(f"sqlite:///{tmp_path / 'none.db'}", tmp_path / "kept.db")


def test_postgresql_has_its_own_way() -> None:
    url = "postgresql+psycopg://x@localhost/x"
    with pytest.raises(CannotBackUp, match="pg_dump"):
        backups.backup(url, Path("x"))
    with pytest.raises(CannotBackUp, match="pg_dump"):
        backups.restore(url, Path("x"), now=NOW)


def test_a_restored_database_is_as_it_was_and_the_other_is_kept(url: str, tmp_path: Path) -> None:
    put(url, "old")
    kept = backups.backup(url, tmp_path / "kept.db")
    put(url, "new")
    replaced = backups.restore(url, kept, now=NOW)
    assert names(tmp_path / "suifang.db") == {"old"}
    assert names(replaced) == {"old", "new"}
    assert "20220401-040000" in replaced.name
    put(url, "goes on")
    assert names(tmp_path / "suifang.db") == {"old", "goes on"}


def test_what_a_crash_left_in_the_log_is_not_played_into_the_restored_one(url: str, tmp_path: Path) -> None:
    put(url, "old")
    kept = backups.backup(url, tmp_path / "kept.db")
    crashed = Database(url).open()
    crashed.call(gauges.put, "late", 1)  # stands in the write-ahead log, which nobody closes
    log = (tmp_path / "suifang.db-wal").read_bytes()
    assert log
    crashed.close()
    (tmp_path / "suifang.db-wal").write_bytes(log)
    backups.restore(url, kept, now=NOW)
    assert names(tmp_path / "suifang.db") == {"old"}


def test_a_database_can_be_restored_where_none_is(url: str, tmp_path: Path) -> None:
    put(url, "old")
    kept = backups.backup(url, tmp_path / "kept.db")
    elsewhere = tmp_path / "elsewhere.db"
    backups.restore(f"sqlite:///{elsewhere}", kept, now=NOW)
    assert names(elsewhere) == {"old"}


def rubbish(path: Path) -> None:
    path.write_bytes(b"this is no database" * 100)


def nothing(path: Path) -> None:
    path.write_bytes(b"")


def somebody_elses(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE photos (id)")
        connection.commit()


def half(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


@pytest.mark.parametrize("spoil", [rubbish, nothing, somebody_elses, half, Path.unlink])
def test_what_is_no_backup_is_refused_and_the_database_stays(
    url: str, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    put(url, "old")
    source = backups.backup(url, tmp_path / "kept.db")
    if spoil in {somebody_elses, nothing}:
        source.unlink()
    spoil(source)
    with pytest.raises(CannotBackUp):
        backups.restore(url, source, now=NOW)
    assert names(tmp_path / "suifang.db") == {"old"}
    assert list(tmp_path.glob("*.before-*")) == []


def test_a_running_bot_keeps_its_database(url: str, tmp_path: Path) -> None:
    kept = backups.backup(url, tmp_path / "kept.db")
    bot = Database(url).open(exclusive=True)
    try:
        bot.call(gauges.put, "new", 1)
        with pytest.raises(AlreadyRunning):
            backups.restore(url, kept, now=NOW)
        bot.check_present()
        assert bot.call(gauges.value, "new") == 1
    finally:
        bot.close()


def test_no_bot_starts_while_a_database_is_being_exchanged(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = backups.backup(url, tmp_path / "kept.db")
    copy, tried = shutil.copyfile, []

    def copyfile(source: Path, target: Path) -> object:
        starting = Database(url)
        try:
            with pytest.raises(AlreadyRunning):
                starting.open(exclusive=True)
        finally:
            starting.close()
        tried.append(target)
        return copy(source, target)

    monkeypatch.setattr(shutil, "copyfile", copyfile)
    backups.restore(url, kept, now=NOW)
    assert tried


def test_a_copy_that_fails_half_way_leaves_the_old_database(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(url, "old")
    kept = backups.backup(url, tmp_path / "kept.db")
    put(url, "new")

    def copyfile(source: Path, target: Path) -> None:
        Path(target).write_bytes(Path(source).read_bytes()[:4096])
        raise OSError("disk full")

    monkeypatch.setattr(shutil, "copyfile", copyfile)
    with pytest.raises(OSError, match="disk full"):
        backups.restore(url, kept, now=NOW)
    assert names(tmp_path / "suifang.db") == {"old", "new"}


def test_a_name_says_when() -> None:
    assert backups.default_name(Path("backups"), now=NOW) == Path("backups/suifang-20220401-040000.db")
