"""The folder of pictures: private, named by chance, and tidy after a crash."""

import errno
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.album import Album

NOW = datetime(2022, 4, 1, 8, tzinfo=UTC)


@pytest.fixture
def album(tmp_path: Path) -> Album:
    return Album(tmp_path / "media")


def files(album: Album) -> list[Path]:
    return sorted(album.folder.iterdir())


def test_a_picture_is_kept_for_nobody_else_to_read(album: Album) -> None:
    name = album.keep(b"large", b"small", now=NOW)
    assert (album.large(name), album.small(name)) == (b"large", b"small")
    assert {path.stat().st_mode & 0o777 for path in files(album)} == {0o600}
    assert album.folder.stat().st_mode & 0o777 == 0o700


def test_two_pictures_never_share_a_name_and_no_name_says_anything(album: Album) -> None:
    names = {album.keep(b"x", b"y", now=NOW) for _ in range(20)}
    assert len(names) == 20
    assert all(len(name) == 32 for name in names)


def test_a_picture_that_is_gone_is_none(album: Album) -> None:
    name = album.keep(b"large", b"small", now=NOW)
    album.remove(name)
    album.remove(name)
    assert (album.large(name), album.small(name), files(album)) == (None, None, [])


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "x", "0" * 31])
def test_what_is_no_name_of_ours_opens_nothing(album: Album, name: str) -> None:
    (album.folder.parent / "x.jpg").write_bytes(b"not ours")
    album.folder.mkdir()
    assert album.large(name) is None


def test_a_full_disk_leaves_nothing_behind(album: Album, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        album.keep(b"large", b"small", now=NOW)
    assert files(album) == []


def test_a_file_without_a_row_is_swept_once_it_is_no_longer_young(album: Album) -> None:
    kept, lost = album.keep(b"a", b"a", now=NOW), album.keep(b"b", b"b", now=NOW)
    assert album.sweep({kept}, now=NOW + timedelta(minutes=10)) == 0
    assert album.sweep({kept}, now=NOW + timedelta(minutes=16)) == 1
    assert album.large(kept) and album.large(lost) is None
    assert len(files(album)) == 2


def test_sweeping_touches_nothing_that_is_not_ours(album: Album) -> None:
    assert album.sweep(set(), now=NOW) == 0, "there is no folder yet"
    album.folder.mkdir()
    (album.folder / "全家福.jpg").write_bytes(b"x")
    assert album.sweep(set(), now=datetime.now(UTC) + timedelta(days=9)) == 0
    assert len(files(album)) == 1
