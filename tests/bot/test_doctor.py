"""`suifang doctor` finds what is wrong, in words, and says what mends it."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from typer.testing import CliRunner

from bot import clock, doctor, wire
from bot.__main__ import cli
from bot.doctor import Finding, machine, telegram
from bot.sandbox import TOKEN, Sandbox, SandboxClock, serve
from bot.services import clocking, rostering
from bot.settings import Settings
from bot.texts import Texts
from storage import migrating
from storage.db import Database
from storage.models import Dialogue
from tests.services.office import CHEN, Office
from tests.world import at

TEXTS = Texts.load(strict=True)


@pytest.fixture
def sandbox() -> Sandbox:
    return Sandbox(clock=SandboxClock(at("04-01 07:00"), paused=True))


@pytest.fixture
async def address(sandbox: Sandbox) -> AsyncIterator[str]:
    async with serve(sandbox) as url:
        yield url


@pytest.fixture
def clinic(tmp_path: Path, sqlite_template: Path) -> Path:
    """A folder with a database of the newest shape."""
    shutil.copyfile(sqlite_template, tmp_path / "suifang.db")
    return tmp_path


async def found(url: str, folder: Path, **other: str) -> dict[str, Finding]:
    """Every finding by its key."""
    given = {
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": url,
        "DATABASE_URL": f"sqlite:///{folder / 'suifang.db'}",
        "ADMIN_IDS": "9001",
        "BACKUP_DIR": str(folder / "backups"),
        "MEDIA_DIR": str(folder / "media"),
    }
    settings = Settings.load(given | other, env_file=None)
    findings = await asyncio.to_thread(doctor.examine, settings)
    return {finding.key.removeprefix("doctor-"): finding for finding in findings}


def wrong(findings: dict[str, Finding]) -> set[str]:
    return {key for key, finding in findings.items() if not finding.good}


async def test_a_new_installation_is_ready_for_its_first_start(address: str, tmp_path: Path) -> None:
    findings = await found(address, tmp_path)
    assert wrong(findings) == set()
    looked = {
        "database-new",
        "admins",
        "bot",
        "webhook-none",
        "privacy",
        "menu-later",
        "clock",
        "disk",
        "zone",
        "glyphs",
    }
    assert looked <= {*findings}
    assert not (tmp_path / "suifang.db").exists(), "it changes nothing"


async def test_every_finding_is_said_in_both_languages_with_what_mends_it(address: str, tmp_path: Path) -> None:
    for finding in (await found(address, tmp_path, ADMIN_IDS="")).values():
        said = list(doctor.lines(finding, TEXTS))
        assert said[0][0] in "✔✘" and said[1].startswith("  ")
        assert finding.good or said[2].startswith("  → "), finding.key
        assert TOKEN not in "".join(said)


async def test_a_token_that_is_refused(address: str, tmp_path: Path) -> None:
    findings = await found(address, tmp_path, TELEGRAM_TOKEN="123456:" + "B" * 35)
    assert findings["token-refused"].values["code"] == 401
    assert "bot" not in findings


async def test_nobody_at_the_address(tmp_path: Path) -> None:
    findings = await found("http://127.0.0.1:9", tmp_path)
    assert "telegram-unreached" in wrong(findings) and "clock" not in findings


async def test_a_bot_that_reads_everything_in_groups(address: str, sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.bot.reads_all = True
    assert "privacy-off" in wrong(await found(address, tmp_path))


async def test_a_webhook_takes_the_updates_away(
    address: str, sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = {"url": "https://example.org/hook", "pending_update_count": 0}
    original = wire.fetch

    async def fetch(request: object, url: str, patience: float, **params: object) -> object:
        answer, result = await original(request, url, patience, **params)  # type: ignore[arg-type]
        return answer, hook if url.endswith("getWebhookInfo") else result

    # the sandbox has no webhooks: only this answer is Telegram's and not the sandbox's
    monkeypatch.setattr(telegram, "fetch", fetch)
    finding = (await found(address, tmp_path))["webhook"]
    assert "deleteWebhook" in finding.mend and TOKEN not in finding.mend


async def test_what_is_not_answered_is_not_claimed(address: str, sandbox: Sandbox, tmp_path: Path) -> None:
    for method in ("getWebhookInfo", "getMyCommands"):
        sandbox.faults.add("status", method=method, code=502)
    findings = await found(address, tmp_path)
    assert "bot" in findings
    assert not {"webhook", "webhook-none", "menu", "menu-none", "menu-later"} & set(findings)


async def test_a_clock_that_goes_wrong(address: str, tmp_path: Path) -> None:
    right = clock.now()
    clock.steer(lambda: right + timedelta(minutes=7))
    finding = (await found(address, tmp_path))["clock-off"]
    assert 410 <= int(finding.values["seconds"]) <= 430 and "ntp" in finding.mend


async def test_a_database_of_another_version(address: str, clinic: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (await found(address, clinic))["database-new"].good, "nobody has started the bot on it"
    db = Database(f"sqlite:///{clinic / 'suifang.db'}").open()
    Office(db)
    db.close()
    assert (await found(address, clinic))["database"].values["revision"] == migrating.head()
    engine = create_engine(f"sqlite:///{clinic / 'suifang.db'}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    assert (await found(address, clinic))["database-newer"].values["revision"] == "9999"
    # one release later 9999 is a version of the past
    monkeypatch.setattr(migrating, "is_known", lambda revision: revision == "9999")
    finding = (await found(address, clinic))["database-old"]
    assert finding.values["head"] == migrating.head() and finding.mend == "suifang backup && suifang migrate"


async def test_a_file_that_is_no_database(address: str, tmp_path: Path) -> None:
    (tmp_path / "suifang.db").write_bytes(b"rubbish" * 1000)
    assert "database-closed" in wrong(await found(address, tmp_path))


async def test_a_full_disk_is_told(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "ROOM_MB", 1 << 40)
    finding = (await found(address, tmp_path))["disk-full"]
    assert finding.values["folder"] == str(tmp_path) and finding.mend


async def test_a_folder_that_cannot_be_written_is_told(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    finding = (await found(address, tmp_path))["folder-closed"]
    assert finding.values["folder"] == str(tmp_path) and finding.mend.startswith("sudo chown")


async def test_a_word_of_ones_own_that_no_picture_can_draw_is_told(address: str, tmp_path: Path) -> None:
    assert "glyphs" in await found(address, tmp_path)
    own = tmp_path / "texts"
    own.mkdir()
    for key in ("card-title", "paper-title"):
        (own / "zh-CN.ftl").write_text(f"{key} = 𰻝𰻝通知\n", encoding="utf-8")
        finding = (await found(address, tmp_path, TEXTS_DIR=str(own)))["glyphs-missing"]
        assert finding.values["chars"] == "𰻝" and "reinstall" in finding.mend, key


async def test_the_menu_is_counted_when_it_is_there(address: str, sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.bot.commands["default", ""] = [{"command": "help", "description": "怎么用"}]
    assert (await found(address, tmp_path))["menu"].values["count"] == 1


async def test_texts_of_ones_own(address: str, tmp_path: Path) -> None:
    own = tmp_path / "texts"
    own.mkdir()
    (own / "zh-CN.ftl").write_text("pad = 点一下整数：\n", encoding="utf-8")
    finding = (await found(address, tmp_path, TEXTS_DIR=str(own)))["texts-own"]
    assert (finding.values["count"], finding.values["keys"]) == (1, "pad")
    (own / "zh-CN.ftl").write_text("pad = {\n", encoding="utf-8")
    assert "texts-broken" in wrong(await found(address, tmp_path, TEXTS_DIR=str(own)))


async def test_staff_who_never_opened_the_bot_gaps_and_odd_names(address: str, clinic: Path) -> None:
    now = clock.now()
    db = Database(f"sqlite:///{clinic / 'suifang.db'}").open()
    office = Office(db)
    office.now = now
    office.appoint(opened=False)
    office.does(CHEN, clocking.by_command, f"roster 东门网格 网格员\n{now + timedelta(days=1):%m-%d} 08:00-12:00 王芳")
    office.does(CHEN, rostering.confirm, office.rows(Dialogue)[-1].id, message_id=1)
    office.enrol(1001, "李𰻝𰻝", scans=False)
    db.close()
    findings = await found(address, clinic)
    assert wrong(findings) == {"staff-unreached", "duty-gaps", "names-undrawn", "menu-none"}
    assert "赵敏" in str(findings["staff-unreached"].values["names"])
    assert "东门网格" in str(findings["duty-gaps"].values["gaps"])
    assert findings["names-undrawn"].values["names"] == "李𰻝𰻝"


async def test_the_exit_code_says_whether_anything_is_wrong(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    given = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": address, "ADMIN_IDS": "9001"}
    answer = await asyncio.to_thread(CliRunner().invoke, cli, ["doctor"], env=given)
    assert (answer.exit_code, "✘" in answer.stderr) == (0, False), answer.stderr
    given["TELEGRAM_API_URL"] = "http://127.0.0.1:9"
    answer = await asyncio.to_thread(CliRunner().invoke, cli, ["doctor"], env=given)
    assert answer.exit_code == 1
    assert "✘ 连不上 http://127.0.0.1:9" in answer.stderr and "→ curl" in answer.stderr


async def test_a_piece_of_advice_that_lacks_something_is_named(address: str, tmp_path: Path) -> None:
    assert {"advice"} <= set(await found(address, tmp_path))
    own = tmp_path / "texts" / "advice"
    own.mkdir(parents=True)
    (own / "en.ftl").write_text("hands = Wash your hands.\n    .title = Hands\n    .by = clinic\n", encoding="utf-8")
    findings = await found(address, tmp_path, TEXTS_DIR=str(own.parent))
    assert {"advice-no-source", "advice-no-reviewed"} <= wrong(findings)
    said = list(doctor.lines(findings["advice-no-source"], TEXTS))
    assert said[0] == "✘ 温馨提示“hands”（en）没有出处 .source。改好以前不会发。" and str(own) in said[2]
