"""The sandbox over HTTP: every way to send a call, files, and the control desk."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.sandbox import Person, Sandbox, plain_png, serve


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[httpx.AsyncClient]:
    async with serve(sandbox) as url, httpx.AsyncClient(base_url=url) as client:
        yield client


async def control(client: httpx.AsyncClient, act: str, **asked: Any) -> dict[str, Any]:
    answer: dict[str, Any] = (await client.post(f"/control/{act}", json=asked)).json()
    return answer


WAYS: dict[str, dict[str, Any]] = {
    "json": {"json": {"chat_id": 1001, "text": "您好 & 36.5", "disable_notification": True}},
    "form": {"data": {"chat_id": "1001", "text": "您好 & 36.5", "disable_notification": "true"}},
    "multipart": {"files": {name: (None, value) for name, value in (("chat_id", "1001"), ("text", "您好 & 36.5"))}},
    "query": {"params": {"chat_id": "1001", "text": "您好 & 36.5"}},
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
async def test_a_call_can_be_sent_in_every_way(
    sandbox: Sandbox, client: httpx.AsyncClient, wang: Person, way: dict[str, Any]
) -> None:
    answer = await client.post(f"/bot{sandbox.token}/sendmessage", **way)
    assert answer.json()["result"]["text"] == "您好 & 36.5"
    assert wang.last.text == "您好 & 36.5"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"{", "application/json"),
        (b"[]", "application/json"),
        (b"x", "text/plain"),
        (b"x", "multipart/form-data"),
        (b'--b\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n1001', "multipart/form-data; boundary=b"),
        (b"chat_id=abc&text=x", "application/x-www-form-urlencoded"),
        (b"text=x", "application/x-www-form-urlencoded"),
        (b"chat_id=1001&text=x&reply_markup={", "application/x-www-form-urlencoded"),
        (b"chat_id=1001&text=x&reply_markup=[]", "application/x-www-form-urlencoded"),
        (b"chat_id=1001&text=x&disable_notification=maybe", "application/x-www-form-urlencoded"),
    ],
)
async def test_what_can_not_be_read_is_a_bad_request(
    sandbox: Sandbox, client: httpx.AsyncClient, wang: Person, body: bytes, kind: str
) -> None:
    answer = await client.post(f"/bot{sandbox.token}/sendMessage", content=body, headers={"content-type": kind})
    assert answer.status_code == 400
    assert answer.json()["error_code"] == 400
    assert sandbox.sent == []


async def test_wrong_tokens_methods_and_files_are_told_apart(sandbox: Sandbox, client: httpx.AsyncClient) -> None:
    assert (await client.get("/bot1:x/getMe")).json() == {
        "ok": False,
        "error_code": 401,
        "description": "Unauthorized",
    }
    assert (await client.get(f"/bot{sandbox.token}/getYou")).status_code == 404
    assert (await client.get(f"/file/bot{sandbox.token}/photos/none.jpg")).status_code == 404
    assert (await client.get("/file/bot1:x/photos/none.jpg")).status_code == 401


async def test_people_are_played_over_http(sandbox: Sandbox, client: httpx.AsyncClient) -> None:
    await control(client, "person", person=1001, name="王大爷")
    assert (await control(client, "start", person=1001, payload="abc"))["message"]["text"] == "/start abc"
    said = await control(client, "say", person=1001, text="36.5")
    await control(client, "edit", person=1001, message_id=said["message"]["message_id"], text="38.5")
    await control(client, "photo", person=1001)
    await control(client, "forward", person=1001, message_id=said["message"]["message_id"])
    await control(client, "voice", person=1001)
    await control(client, "sticker", person=1001)
    await control(client, "document", person=1001, name="a.csv", content="YSxi")
    await client.post(
        f"/bot{sandbox.token}/sendMessage",
        json={
            "chat_id": 1001,
            "text": "发热",
            "reply_markup": {"inline_keyboard": [[{"text": "我来处理", "callback_data": "ack:1"}]]},
        },
    )
    assert (await control(client, "press", person=1001, label="我来处理"))["ok"]
    assert (await control(client, "data", person=1001, data="ack:-1"))["ok"]
    await control(client, "block", person=1001)
    fed = (await client.get(f"/bot{sandbox.token}/getUpdates")).json()["result"]
    kinds = [next(key for key in update if key != "update_id") for update in fed]
    assert kinds == [*["message"] * 2, "edited_message", *["message"] * 5, *["callback_query"] * 2, "my_chat_member"]
    shown = (await client.get("/control/chat", params={"person": 1001})).json()
    assert shown["blocked"]
    assert shown["messages"][1]["edits"] == ["36.5"]
    await control(client, "unblock", person=1001)
    assert {"id": 1001, "is_bot": False, "first_name": "王大爷", "language_code": "zh-hans"} in (
        await client.get("/control/people")
    ).json()


async def test_what_a_client_would_not_allow_is_explained(client: httpx.AsyncClient) -> None:
    answer = await client.post("/control/press", json={"person": 1001, "label": "好"})
    assert answer.status_code == 400
    assert "no button" in answer.json()["error"]
    assert (await client.post("/control/say", json={"person": 1001})).json()["error"] == "text is missing"
    assert (await client.post("/control/say", content=b"{")).status_code == 400
    assert (await client.get("/control/chat?person=x")).status_code == 400


async def test_groups_are_played_over_http(sandbox: Sandbox, client: httpx.AsyncClient) -> None:
    chat = (await control(client, "group", title="工作群", members=[1001, 1002]))["chat"]
    await control(client, "say", person=1001, text="/today", chat=chat)
    new = (await control(client, "group/upgrade", chat=chat))["chat"]
    thread = (await control(client, "group/topic", chat=new, name="告警"))["topic"]
    assert thread in sandbox.world.groups[new].topics
    await control(client, "group/anonymous", chat=new, text="/board")
    for act in ("promote_bot", "restrict_bot", "let_bot_write", "mute", "unmute", "remove_bot", "add_bot"):
        assert (await control(client, f"group/{act}", chat=new))["ok"]
    assert [group["id"] for group in (await client.get("/control/groups")).json()] == [new]


async def test_time_trouble_and_limits_are_steered_over_http(sandbox: Sandbox, client: httpx.AsyncClient) -> None:
    assert (await control(client, "clock", advance=900))["now"] == "2022-04-01T00:15:00+00:00"
    assert (await control(client, "clock", set="2022-04-02T08:00:00+08:00"))["now"] == "2022-04-02T00:00:00+00:00"
    assert (await control(client, "clock", rate=600, resume=True))["rate"] == 600
    await control(client, "fault", kind="status", method="getMe", retry_after=3)
    assert (await client.get(f"/bot{sandbox.token}/getMe")).json()["parameters"] == {"retry_after": 3}
    await control(client, "fault", kind="html", times=None)
    await client.delete("/control/fault")
    assert (await client.get(f"/bot{sandbox.token}/getMe")).json()["ok"]
    await control(client, "limits", private=1, burst=2)
    assert sandbox.bot.pace.limits.burst == 2
    assert not (await control(client, "fault", kind="earthquake"))["ok"]
    await control(client, "skip", ids=17)
    assert (await control(client, "inject", update={"message": {}}))["update"]["update_id"] == 700_000_018


async def test_the_record_is_there_to_read(sandbox: Sandbox, client: httpx.AsyncClient, wang: Person) -> None:
    await client.post(f"/bot{sandbox.token}/sendMessage", json={"chat_id": 1001, "text": "您好"})
    assert (await client.get("/control/sent")).json()[0]["text"] == "您好"
    assert (await client.get("/control/calls?last=1")).json()[0]["method"] == "sendMessage"
    assert (await client.get("/control/stats")).json()["sent"] == 1
    assert "> 您好" in (await client.get("/control/transcript?format=md")).text
    assert (await client.get("/control/transcript?format=json&chat=1001")).json()[0]["name"] == "王大爷"


async def test_a_picture_goes_up_and_down_over_http(sandbox: Sandbox, client: httpx.AsyncClient, wang: Person) -> None:
    picture = plain_png()
    sent = await client.post(
        f"/bot{sandbox.token}/sendPhoto",
        data={"chat_id": "1001", "photo": "attach://here"},
        files={"here": ("a.png", picture, "image/png")},
    )
    file_id = sent.json()["result"]["photo"][-1]["file_id"]
    path = (await client.get(f"/bot{sandbox.token}/getFile", params={"file_id": file_id})).json()["result"]["file_path"]
    assert (await client.get(f"/file/bot{sandbox.token}/{path}")).content == picture


async def test_the_sandbox_is_served_on_loopback_only(sandbox: Sandbox) -> None:
    with pytest.raises(ValueError, match="loopback"):
        async with serve(sandbox, host="0.0.0.0"):
            pass
