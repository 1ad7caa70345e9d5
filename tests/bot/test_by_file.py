"""Lists by the command line: checked, registered, written out, without Telegram."""

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot import clock
from bot.by_file import CannotTake, Clerk
from bot.rules.line_list import Twins
from bot.services import placing
from bot.texts import Texts
from storage.db import Database
from storage.models import Episode, Import, Outbox, Resident
from tests.bot.shell import suifang, suifang_here
from tests.services.office import FANG, LIN, Office

FILES = Path(__file__).parents[1] / "files"
TEXTS = Texts.load(strict=True)


@pytest.fixture
def office(db: Database) -> Office:
    """The grid of the files is there, with its worker; it is the morning of the first of April."""
    office = Office(db)
    office.appoint()
    office.does(LIN, placing.by_command, "add 开发区/长河街道/东风社区/东门网格1")
    office.clear()
    clock.steer(lambda: office.now)
    return office


@pytest.fixture(autouse=True)
def _real_time_again() -> object:
    yield
    clock.steer(None)


def clerk(office: Office, said: list[str], admin: int = 0) -> Clerk:
    """Somebody at the command line."""
    return Clerk(office.db, admin, TEXTS, said.append)


def copy(tmp_path: Path, name: str) -> Path:
    """A file of the cases, where a copy can be written beside it."""
    return Path(shutil.copy(FILES / name, tmp_path / name))


def test_a_list_is_checked_first_and_registered_only_when_asked(office: Office, tmp_path: Path) -> None:
    said: list[str] = []
    file = copy(tmp_path, "i29_dup_in_file.csv")
    clerk(office, said).bring_in(file, twins=Twins.SKIP, register=False)
    assert "新登记：2 位" in said[0] and "名单里重复：2 行" in said[0]
    assert office.rows(Resident) == []
    back = load_workbook(BytesIO((tmp_path / "i29_dup_in_file.checked.xlsx").read_bytes())).worksheets[0]
    assert [row[-1].value for row in back.iter_rows(min_row=4)] == ["和第 2 行是同一位", "和第 3 行是同一位"]
    clerk(office, said).bring_in(file, twins=Twins.SKIP, register=True)
    assert len(office.rows(Episode)) == 2 and "登记好了" in said[-1]
    assert [row for row in office.rows(Outbox) if row.notice.startswith("Import")] == [], "nothing goes to Telegram"


def test_what_is_not_taken_is_said_in_words(office: Office, tmp_path: Path) -> None:
    said: list[str] = []
    with pytest.raises(CannotTake, match="合并的单元格"):
        clerk(office, said).bring_in(copy(tmp_path, "i44_merged.xlsx"), twins=Twins.SKIP, register=True)
    with pytest.raises(CannotTake, match="No such file"):
        clerk(office, said).bring_in(tmp_path / "nothing.csv", twins=Twins.SKIP, register=True)
    with pytest.raises(CannotTake, match="create-admin"):
        clerk(office, said, FANG)
    assert [one.why for one in office.rows(Import)] == ["merged"]


def test_a_list_is_written_out_masked(office: Office, tmp_path: Path) -> None:
    said: list[str] = []
    target = tmp_path / "out.xlsx"
    with pytest.raises(CannotTake, match="没有在随访"):
        clerk(office, said).take_out(target, "东风社区")
    clerk(office, said).bring_in(copy(tmp_path, "i01_good_utf8.csv"), twins=Twins.SKIP, register=True)
    clerk(office, said).take_out(target, "")
    sheet = load_workbook(target).worksheets[0]
    assert [cell.value for cell in sheet[2]][:2] == ["张某", "138****0001"]
    with pytest.raises(CannotTake, match="请写明一个区域"):
        clerk(office, said).take_out(target, "../../etc/passwd")


def test_the_commands_are_there(tmp_path: Path, sqlite_template: Path) -> None:
    shutil.copyfile(sqlite_template, tmp_path / "suifang.db")
    ran = suifang("import", "nothing.csv", folder=tmp_path, ADMIN_IDS="9001")
    assert ran.returncode == 1 and "No such file" in ran.stderr and "Traceback" not in ran.stderr
    refused = suifang_here("export", "out.xlsx", folder=tmp_path)
    assert refused.exit_code == 1 and "create-admin" in refused.stderr
