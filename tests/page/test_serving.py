"""The page without a browser: its files, who may ask, what is refused, and the bot's inspection port."""

import asyncio
import hashlib
import json
import os
import re
import socket
from collections.abc import AsyncIterator
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot import demo, inspecting
from bot.cast import ZONE
from bot.playing import _ahead, settings_for
from bot.rules.slots import Profile
from bot.sandbox import TOKEN, Limits, Sandbox, SandboxClock, serve
from bot.sandbox.screens import counts
from bot.settings import Settings
from tests.page import chromium
from tests.page.conftest import Played

PAGE = Path(__file__).parents[2] / "bot" / "sandbox" / "page"


async def test_every_file_of_the_page_is_served_and_allows_this_origin_alone() -> None:
    async with serve(Sandbox()) as url, httpx.AsyncClient(base_url=url) as client:
        names = [str(path.relative_to(PAGE)) for path in PAGE.rglob("*") if path.is_file()]
        for path in ["/", *(f"/page/{name}" for name in names)]:
            answer = await client.get(path)
            assert answer.status_code == 200, path
            assert answer.headers["content-security-policy"].startswith("default-src 'self'"), path
        assert (await client.get("/page/app.js")).headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize("path", ["/page/../paging.py", "/page/%2e%2e/paging.py", "/page/nothing.js", "/play/file/x"])
async def test_nothing_beside_the_page_is_served(path: str) -> None:
    async with serve(Sandbox()) as url:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rsplit(":", 1)[1]))
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        answer = await reader.read()
        writer.close()
        await writer.wait_closed()
    assert answer.startswith(b"HTTP/1.1 404")


@pytest.mark.parametrize(
    "headers",
    [{"host": "evil.example"}, {"origin": "https://evil.example"}, {"origin": "null"}],
    ids=["another host", "another page", "a page without origin"],
)
async def test_whoever_comes_from_elsewhere_is_refused(headers: dict[str, str]) -> None:
    async with serve(Sandbox()) as url, httpx.AsyncClient(base_url=url) as client:
        for path in ("/", "/play/cast", "/control/people"):
            assert (await client.get(path, headers=headers)).status_code == 403


def test_the_page_names_no_other_host_and_uses_nothing_the_policy_forbids() -> None:
    for path in PAGE.glob("*.*"):
        if path.suffix in {".js", ".css", ".html"}:
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"(?:src|href|url|import|from)\W{1,3}https?://", text), path.name
            assert not re.search(r"\beval\(|new Function|\bon\w+=\"", text), path.name


def test_the_vendored_module_is_the_one_that_is_noted() -> None:
    noted = (PAGE / "README.md").read_text(encoding="utf-8")
    assert hashlib.sha256((PAGE / "vendor" / "preact-htm.js").read_bytes()).hexdigest() in noted
    assert {path.name for path in (PAGE / "vendor").iterdir()} >= {"LICENSE-htm", "LICENSE-preact"}


def test_the_picture_for_the_readme_is_small() -> None:
    assert (Path(__file__).parent / "three-phones.png").stat().st_size < 300_000


def test_every_word_of_the_page_is_there_in_both_languages() -> None:
    words = (PAGE / "words.js").read_text(encoding="utf-8")
    keys = set(re.findall(r"[\"]?([\w-]+)[\"]?: \[\"", words))
    for chinese, english in re.findall(r": \[\"([^\"]*)\", \"([^\"]*)\"\]", words):
        assert chinese and english
    used: set[str] = set()
    for path in PAGE.glob("*.js"):
        used |= set(re.findall(r"\bt\(\"([\w-]+)\"", path.read_text(encoding="utf-8")))
    assert used - keys == set()


def test_what_the_page_cannot_do_is_said_in_chinese_as_well() -> None:
    words = (PAGE / "words.js").read_text(encoding="utf-8")
    known = [re.compile(one) for one in re.findall(r"^  \[/(\^.*?)/, \"", words, re.M)]
    source = "".join((PAGE.parent / name).read_text() for name in ("people.py", "control.py", "playback.py"))
    said = [re.sub(r"\{[^}]*\}", "x", one) for one in re.findall(r"Impossible\(f?\"([^\"]+)\"\)", source)]
    # what nobody can press on the page: it offers no albums, no moving places, no buttons of other kinds
    never = (
        "an album",
        "only a live location",
        "no button",
        "the sandbox has no",
        "the clock runs at",
        "the group has",
    )
    unsaid = [one for one in said if not one.startswith(never) and not any(words.match(one) for words in known)]
    assert len(said) > len(never) and unsaid == []


async def test_a_busy_port_gives_way_to_the_next_free_one_which_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        async with serve(Sandbox(), port=port, or_next=True) as url:
            assert int(url.rsplit(":", 1)[1]) > port
            demo._welcome(url, port)
            assert f"端口 {port} 已被占用" in capsys.readouterr().out
        with pytest.raises(OSError, match="in use"):
            async with serve(Sandbox(), port=port):
                pass


async def test_two_browsers_look_on_and_one_that_is_closed_disturbs_nobody() -> None:
    sandbox = Sandbox(clock=SandboxClock(paused=True))
    li = sandbox.person(1001, "李奶奶")
    async with serve(sandbox) as url, httpx.AsyncClient(base_url=url) as client:

        async def revision(lines: AsyncIterator[str], beyond: int) -> int:
            """Read a stream until the chat has gone on."""
            async for line in lines:
                if line.startswith("data: {"):
                    found = json.loads(line.removeprefix("data: "))["chats"].get("1001", [0])[0]
                    if found > beyond:
                        return int(found)
            raise AssertionError("the stream ended")

        async with client.stream("GET", "/play/events") as stays:
            lines = stays.aiter_lines()
            async with client.stream("GET", "/play/events") as closes:
                li.starts()
                one = await revision(closes.aiter_lines(), 0)
                assert await revision(lines, 0) == one
            li.says("36.5")
            assert await revision(lines, one) > one


def test_the_throw_away_folder_is_in_memory_only_where_that_is_roomy(monkeypatch: pytest.MonkeyPatch) -> None:
    place = demo._memory()
    assert place is None or os.access(place, os.W_OK)
    monkeypatch.setattr(demo, "ROOM", 1 << 60)
    assert demo._memory() is None


async def test_a_wish_is_refused_when_nobody_drives_and_the_clock_only_goes_forward() -> None:
    async with serve(Sandbox()) as url, httpx.AsyncClient(base_url=url) as client:
        assert (await client.post("/play/wish", json={"bot": "restart"})).status_code == 400
        wrongs: tuple[Any, ...] = (
            {"rate": 7},
            {"by": -5},
            {"by": 1e9},
            {"to": "25:00"},
            {"to": "next"},
            {"to": "release"},
            [],
        )
        for wrong in wrongs:
            assert (await client.post("/play/clock", json=wrong)).status_code == 400, wrong
        assert (await client.post("/play/clock", json={"to": "08:00"})).status_code == 200
        assert (await client.get("/play/chat", params={"person": 1})).status_code == 400
        assert (await client.get("/play/inspect/person")).json()["ok"] is False


async def test_a_screen_tells_what_changed_since_it_looked(played: Played) -> None:
    async with httpx.AsyncClient(base_url=played.url) as client:

        async def screen(**asked: Any) -> dict[str, Any]:
            shown: dict[str, Any] = (await client.get("/play/chat", params={"person": 1001} | asked)).json()
            return shown

        whole = await screen()
        assert [row[0]["text"] for row in whole["keyboard"]["keyboard"]] == ["🌡 报体温", "📞 找网格员"]
        played.player.who("李奶奶").says("36.5")
        newer = await screen(since=whole["revision"])
        assert [one["text"] for one in newer["messages"]] == ["36.5"]
        assert (await screen(since=newer["revision"]))["messages"] == []
        # the menu of each role, in the language of each phone
        for person, there, missing, said in (
            (1001, "report", "enroll", "报体温"),
            (1004, "report", "enroll", "Report a temperature"),
            (2001, "enroll", "place", "登记居民"),
            (2005, "alerts", "today", "没办结的预警"),
            (9001, "place", "sos", "区域"),
        ):
            menu = {one["command"]: one["description"] for one in (await screen(person=person))["commands"]}
            assert menu[there] == said and missing not in menu, person
        invites = (await client.get("/play/invites")).json()
        assert {"Anna", "张阿姨"} <= {one["words"].split()[1].split("\u3000")[0] for one in invites}


async def test_a_screen_tells_how_a_message_came_and_what_hangs_on_it() -> None:
    sandbox = Sandbox(clock=SandboxClock(paused=True), limits=Limits.off())
    li = sandbox.person(1001, "李奶奶")
    li.starts()
    chat = sandbox.bot.private[1001]
    mine = {"text": "我来处理", "callback_data": "ack:1", "style": "success"}
    async with serve(sandbox) as url, httpx.AsyncClient(base_url=url) as client:

        async def bot(method: str, **asked: Any) -> Any:
            answer = await client.post(f"/bot{TOKEN}/{method}", json=asked)
            assert answer.status_code == 200, answer.text
            return answer.json()["result"]

        card = await bot("sendMessage", chat_id=1001, text="发热", reply_markup={"inline_keyboard": [[mine]]})
        assert counts(chat)[1:] == [1, 1], "one unread, and it rang"
        await bot("sendMessage", chat_id=1001, text="看板", disable_notification=True)
        assert counts(chat)[1:] == [2, 0], "two unread, the newer one silent"
        li.presses("我来处理")
        asked = list(sandbox.bot.queries.values())[-1]
        await bot("answerCallbackQuery", callback_query_id=asked.id, text="已经有人接了", show_alert=True)
        await bot("pinChatMessage", chat_id=1001, message_id=card["message_id"])
        await bot(
            "editMessageText",
            chat_id=1001,
            message_id=card["message_id"],
            text="✅ 王芳",
            reply_markup={"inline_keyboard": [[mine]]},
        )
        sheet = {"document": ("台账.xlsx", b"PK-figures")}
        await client.post(f"/bot{TOKEN}/sendDocument", data={"chat_id": "1001"}, files=sheet)
        shown = (await client.get("/play/chat", params={"person": 1001})).json()
        by_text = {one["text"]: one for one in shown["messages"]}
        assert by_text["✅ 王芳"]["version"] == 1 and by_text["✅ 王芳"]["edits"] == 1
        assert by_text["✅ 王芳"]["buttons"] == [[mine]]
        assert by_text["看板"]["silent"] and not by_text["✅ 王芳"]["silent"]
        assert shown["pinned"] == [card["message_id"]]
        assert [(one["text"], one["alert"]) for one in shown["toasts"]] == [("已经有人接了", True)]
        file = shown["messages"][-1]["file"]
        kept = await client.get(file["url"])
        assert (file["name"], kept.content) == ("台账.xlsx", b"PK-figures")
        assert kept.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%E5%8F%B0")


async def test_the_inspection_port_answers_everything_and_changes_nothing(played: Played) -> None:
    async with httpx.AsyncClient(base_url=f"{played.url}/play/inspect") as client:
        heard = (await client.get("/heard", params={"text": "36度5 有点咳嗽"})).json()
        assert (heard["value"], heard["sure"], heard["symptoms"]) == ("36.5", True, ["cough"])
        doubtful = (await client.get("/heard", params={"text": "36到37"})).json()
        assert (doubtful["value"], doubtful["sure"], doubtful["why"]) == ("36.0 / 37.0", False, "range")
        assert (await client.get("/heard", params={"text": "您好"})).json()["value"] == ""
        li = (await client.get("/person", params={"chat": 1001})).json()
        assert li["answers_for"][0]["resident"]["name"] == "李奶奶"
        fang = (await client.get("/person", params={"chat": 2001})).json()
        assert fang["roles"] == ["worker · 东门网格"]
        assert (await client.get("/person", params={"chat": 5})).json()["reporter"] == {}
        assert (await client.get("/due")).json()[0]["at"]
        for look in ("outbox", "alerts", "audit"):
            assert isinstance((await client.get(f"/{look}")).json(), list)
        assert (await client.get("/person")).status_code == 400
        assert (await client.get("/anything")).status_code == 404
    port = played.sandbox.playback.inspection
    assert port.startswith("http://127.0.0.1:")
    async with httpx.AsyncClient(base_url=port) as client:
        assert (await client.post("/person")).status_code == 405
    await look_for_the_release_day(played)


async def look_for_the_release_day(played: Played) -> None:
    """The button for it goes to the next one only: at eight it has been."""
    now = played.sandbox.clock.now()
    today = now.astimezone(ZONE).date()
    first = await played.player.app.db.read(inspecting.last_day, after=today)
    assert first == today + timedelta(days=Profile().days - 1)
    morning = datetime.combine(first, time(8), ZONE)
    assert played.sandbox.playback.release == morning
    _, at_seven = await played.player.app.db.read(_ahead, now=morning - timedelta(hours=1))
    _, at_eight = await played.player.app.db.read(_ahead, now=morning)
    assert at_seven == first and at_eight == first + timedelta(days=1), "张阿姨 and Anna begin a day later"


REAL = {
    "a production token": {"TELEGRAM_TOKEN": "987654:" + "A" * 35},
    "telegram itself": {"TELEGRAM_API_URL": "https://api.telegram.org"},
    "another database": {"DATABASE_URL": "sqlite:////srv/suifang.db"},
    "a server's database": {"DATABASE_URL": "postgresql://localhost/suifang"},
}


@pytest.mark.parametrize("changed", REAL.values(), ids=REAL.keys())
def test_a_real_bot_is_never_looked_into(tmp_path: Path, changed: dict[str, str]) -> None:
    harmless = settings_for("http://127.0.0.1:1", tmp_path)
    inspecting.check_harmless(harmless)
    values = {
        "TELEGRAM_TOKEN": harmless.token,
        "TELEGRAM_API_URL": harmless.telegram_api_url,
        "DATABASE_URL": harmless.database_url,
    }
    settings = Settings.load(values | changed, env_file=None)
    with pytest.raises(inspecting.NotTheSandbox):
        inspecting.server(lambda: pytest.fail("was asked"), settings)


def test_the_environment_does_not_reach_the_sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", REAL["a production token"]["TELEGRAM_TOKEN"])
    monkeypatch.setenv("DATABASE_URL", "postgresql://localhost/suifang")
    inspecting.check_harmless(settings_for("http://127.0.0.1:1", tmp_path))


def test_what_could_not_run_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["tests/page/test_browser.py::test_a", "tests/rules/test_b.py::test_b"]
    monkeypatch.setattr(chromium, "CHROMIUM_IS_THERE", False)
    monkeypatch.setattr(chromium, "REQUIRED", False)
    assert chromium.left_out(names) == names[:1]
    monkeypatch.setattr(chromium, "REQUIRED", True)
    assert chromium.left_out(names) == []
    assert len(chromium.names_of_tests()) >= 9
