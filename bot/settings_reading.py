"""Where settings come from: the environment, `.env`, and files that hold one value each."""

import difflib
import re
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import Any

from dotenv.parser import parse_stream

from bot.settings_help import OTHER_NAMES, Words

Problem = tuple[str, Words]


class Reading:
    """Gathers the values from the environment, `.env` and `NAME_FILE`s; the first one that has a name wins."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        self.values: dict[str, Any] = {}
        self.problems: list[Problem] = []
        self.warnings: list[Words] = []
        self.in_file: dict[str, str] = {}
        self._taken: set[str] = set()

    def take_environment(self, environ: Mapping[str, str]) -> None:
        """Take what the environment names."""
        given = dict(environ)
        # desktops and ssh sessions set LANGUAGE for gettext, as in "en_US:en"; that was not meant for us
        if re.search(r"[_:]", given.get("LANGUAGE", "")):
            del given["LANGUAGE"]
            self.warnings.append(
                Words(
                    "系统自带的 LANGUAGE（像 en_US:en 那样）已忽略；机器人的语言请写 zh-CN 或 en。",
                    "LANGUAGE of the system (like en_US:en) is ignored; for the bot write zh-CN or en.",
                )
            )
        self._take(given)

    def take_file(self, path: Path) -> None:
        """Take what a `.env` names and the environment does not."""
        if not path.exists():
            return
        text = _contents(path)
        if isinstance(text, Words):
            self.problems.append((path.name, text))
            return
        for binding in parse_stream(StringIO(text)):
            if binding.error or (binding.key is not None and binding.value is None):
                line = binding.original.line
                self.problems.append((path.name, Words(f"第 {line} 行看不懂", f"line {line} cannot be understood")))
            elif binding.key is not None and binding.value is not None:
                self.in_file[binding.key] = binding.value
        self._take(self.in_file)

    def _take(self, given: Mapping[str, str]) -> None:
        for name in self.names:
            value, file = given.get(name, ""), given.get(f"{name}_FILE", "")
            if name in self._taken or not (value or file):
                continue
            self._taken.add(name)
            if value and file:
                self.problems.append(
                    (name, Words(f"{name} 和 {name}_FILE 只能写一个", f"write either {name} or {name}_FILE, not both"))
                )
            elif value:
                self.values[name.lower()] = value
            else:
                text = _contents(Path(file))
                if isinstance(text, Words):
                    self.problems.append((name, Words(f"{name}_FILE：{text.zh}", f"{name}_FILE: {text.en}")))
                elif text.rstrip("\r\n"):
                    self.values[name.lower()] = text.rstrip("\r\n")
                else:
                    self.problems.append((name, Words(f"{name}_FILE：文件是空的", f"{name}_FILE: the file is empty")))

    def hints(self, environ: Mapping[str, str]) -> dict[str, str]:
        """Return names that are missing, each with the misspelling that was found instead."""
        found: dict[str, str] = {}
        known = {*self.names, *(f"{name}_FILE" for name in self.names)}
        for given in [*self.in_file, *environ]:
            if given in known or (given not in self.in_file and not _may_be_ours(given)):
                continue
            close = difflib.get_close_matches(given.upper(), self.names, n=1, cutoff=0.8)
            meant = OTHER_NAMES.get(given.upper()) or next(iter(close), None)
            if meant is not None and meant not in self._taken:
                found.setdefault(meant, given)
        return found


def _may_be_ours(name: str) -> bool:
    # a process environment is full of other programs' names
    return name.upper() in OTHER_NAMES or name.upper().startswith(("TELEGRAM_", "ADMIN_"))


def _contents(path: Path) -> str | Words:
    # the path is not repeated: people paste the secret itself here
    try:
        if path.stat().st_size > 65536:
            return Words("文件太大", "the file is too large")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Words("没有这个文件", "there is no such file")
    except IsADirectoryError:
        return Words("这是文件夹，不是文件", "that is a folder, not a file")
    except PermissionError:
        return Words("没有权限读这个文件", "no permission to read the file")
    except (OSError, ValueError):
        return Words("文件读不出来（要用 UTF-8 保存）", "the file cannot be read (save it as UTF-8)")
