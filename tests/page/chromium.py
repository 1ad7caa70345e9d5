"""Where the browser is, and what is said when there is none.

On a machine without Chromium the browser's tests are left out, and the end of the run names them. With
`SUIFANG_BROWSER=required`, as CI sets it, they run all the same, and fail.
"""

import os
from pathlib import Path

CHROMIUM = Path(os.environ.get("SUIFANG_CHROMIUM", "/usr/bin/chromium"))
CHROMIUM_IS_THERE = CHROMIUM.exists()
REQUIRED = os.environ.get("SUIFANG_BROWSER") == "required"
NO_CHROMIUM = f"did not run: there is no {CHROMIUM}; install it with: apt-get install chromium fonts-noto-cjk"


def left_out(names: list[str]) -> list[str]:
    """Return which of these tests can not run here and are not required to."""
    return [] if CHROMIUM_IS_THERE or REQUIRED else [name for name in names if "tests/page/test_browser.py" in name]


def names_of_tests() -> list[str]:
    """Return the names of the browser's tests, read from their file: a controller of workers collects nothing."""
    source = (Path(__file__).parent / "test_browser.py").read_text(encoding="utf-8")
    lines = source.splitlines()
    return [line.split("(")[0].removeprefix("async def ") for line in lines if line.startswith("async def test_")]
