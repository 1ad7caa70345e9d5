"""The README says what the code does."""

import re
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

from bot.__main__ import WRONG_SETTINGS
from tests.proof.test_proof import A_SECOND_BOT
from tests.readme import README, sections, written


def test_the_tables_of_the_readme_are_those_of_the_code() -> None:
    text = README.read_text(encoding="utf-8")
    assert written(text) == text, "run: python -m tests.readme"
    for section in sections().values():
        assert section.strip() in text


def test_the_quick_start_has_one_line_to_try_it_and_one_to_test_it() -> None:
    lines = README.read_text(encoding="utf-8").splitlines()
    assert sum(line.endswith("uv run suifang sandbox") for line in lines) == 1
    assert sum(line.endswith("uv run pytest") for line in lines) == 1


def test_the_readme_comes_in_the_order_of_need() -> None:
    headings = [
        line[3:].partition(" · ")[0] for line in README.read_text(encoding="utf-8").splitlines() if line[:3] == "## "
    ]
    assert headings == [
        *(
            "一分钟试用",
            "十分钟给一个社区装好",
            "每个人怎么用",
            "记什么、记多久、谁能看",
            "Telegram 能用的地方",
            "不是医疗器械",
        ),
        *("设置", "备份、恢复、升级", "健康与指标", "词汇", "怎么搭的", "现在能做什么，还不能做什么", "证明与性能"),
    ]


def test_every_picture_and_file_the_readme_shows_is_there() -> None:
    shown = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README.read_text(encoding="utf-8"))
    assert shown
    assert [path for path in shown if not (README.parent / path).is_file()] == []


def test_the_unit_starts_the_bot_and_does_not_start_in_vain(tmp_path: Path) -> None:
    (unit,) = re.findall(r"```ini\n(.*?)```", README.read_text(encoding="utf-8"), re.S)
    service = ConfigParser(strict=True)
    service.optionxform = str  # type: ignore[assignment,method-assign]
    service.read_string(unit)
    assert service["Service"]["ExecStart"].endswith("/suifang run")
    assert service["Service"]["RestartPreventExitStatus"].split() == [str(WRONG_SETTINGS), str(A_SECOND_BOT)]
    if (analyze := shutil.which("systemd-analyze")) is None:
        return  # nobody here could start it either
    # the program and its owner are of the machine it is set up on
    path = tmp_path / "suifang.service"
    path.write_text(re.sub(r"ExecStart=.*", "ExecStart=/bin/true", unit).replace("User=suifang", "User=root"), "utf-8")
    done = subprocess.run([analyze, "verify", str(path)], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
