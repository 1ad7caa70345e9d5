"""The command line as people run it: in a process of its own, or in ours where the process is not the point."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot import app
from bot.__main__ import cli


def suifang(*words: str, folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run `suifang …` in a folder of its own, with nothing set but this."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=folder,
        env=_bare(folder) | {"PYTHONPATH": str(Path(__file__).parents[2])} | environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def suifang_here(*words: str, folder: Path, **environ: str) -> Result:
    """Do the same without the second that a process takes to load it all; a bot is not started this way."""
    with _nothing_set_but(_bare(folder) | environ), contextlib.chdir(folder):
        return CliRunner().invoke(cli, words, catch_exceptions=False)


def _bare(folder: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(folder)}


@contextlib.contextmanager
def _nothing_set_but(environ: dict[str, str]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in os.environ:
            patch.delenv(name)
        for name, value in environ.items():
            patch.setenv(name, value)
        patch.setattr(app, "run", lambda _: pytest.fail("a bot was started"))
        yield
