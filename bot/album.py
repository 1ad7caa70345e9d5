"""The folder of pictures: two files for each, named by chance, for nobody else to read.

A file is written before its row and deleted after it. What a crash leaves between the two is found by
`sweep`, since it stands in no row.
"""

import contextlib
import os
import re
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from pathlib import Path

LARGE, SMALL = ".jpg", "-small.jpg"
OURS = re.compile(r"([0-9a-f]{32})(?:-small)?\.jpg")
# a file may be this much older than its row: longer than any fetch lasts
YOUNG = timedelta(minutes=15)


class Album:
    """Pictures on the disk, by name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, large: bytes, small: bytes, *, now: datetime) -> str:
        """Write a picture and its thumbnail and return their name. Raises OSError, and leaves nothing behind."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = secrets.token_hex(16)
        try:
            self._write(name + LARGE, large, now=now)
            self._write(name + SMALL, small, now=now)
        except OSError:
            self.remove(name)
            raise
        return name

    def _write(self, name: str, content: bytes, *, now: datetime) -> None:
        path = self.folder / name
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.utime(path, (now.timestamp(), now.timestamp()))

    def small(self, name: str) -> bytes | None:
        """Return a thumbnail, or None when it is gone."""
        return self._read(name + SMALL)

    def large(self, name: str) -> bytes | None:
        """Return a picture, or None when it is gone."""
        return self._read(name + LARGE)

    def _read(self, name: str) -> bytes | None:
        if not OURS.fullmatch(name):
            return None
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            return None

    def remove(self, name: str) -> None:
        """Delete a picture; nothing happens when it is gone."""
        for ending in (LARGE, SMALL):
            with contextlib.suppress(OSError):
                (self.folder / (name + ending)).unlink(missing_ok=True)

    def sweep(self, kept: Collection[str], *, now: datetime) -> int:
        """Delete the pictures that stand in no row, and return how many. What is no picture of ours is let be."""
        if not self.folder.is_dir():
            return 0
        removed = set()
        for path in self.folder.iterdir():
            found = OURS.fullmatch(path.name)
            if found is None or found[1] in kept:
                continue
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < (now - YOUNG).timestamp():
                    path.unlink()
                    removed.add(found[1])
        return len(removed)
