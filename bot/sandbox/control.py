"""The control desk: plays people, makes trouble and shows everything, in JSON over HTTP.

All of these are POST with a JSON object; `person` is an id, made up when new
(`name` and `language_code` may come along), `chat` a group's id:

    /control/person   {"person", "name"?, "language_code"?}
    /control/start    {"person", "payload"?}
    /control/say      {"person", "text", "chat"?, "reply_to"?, "topic"?}
    /control/press    {"person", "label", "chat"?, "message_id"?}
    /control/data     {"person", "data", "chat"?, "message_id"?}      a forged press
    /control/photo    {"person", "caption"?, "content"? base64, "chat"?}
    /control/document {"person", "name", "content" base64, "caption"?, "chat"?}
    /control/voice    {"person", "seconds"?, "chat"?}
    /control/sticker  {"person", "chat"?}
    /control/edit     {"person", "message_id", "text", "chat"?}
    /control/forward  {"person", "message_id", "of"? whose private chat, "from_chat"?, "chat"?}
    /control/block    {"person"}      /control/unblock   /control/deactivate
    /control/group    {"title", "members": [ids], "supergroup"?, "with_bot"?} → {"chat"}
    /control/group/<act> {"chat", "person"?, "name"?}
                      act: add, remove, promote, add_bot, remove_bot, promote_bot, restrict_bot,
                      let_bot_write, mute, unmute, upgrade (→ new id), topic (→ thread id), anonymous ("text")
    /control/inject   {"update": {…}}
    /control/skip     {"ids": 17}                                     a hole in the update ids
    /control/fault    {"kind", "method"?, "chat_id"?, "times"?, "probability"?, "seconds"?, "code"?,
                       "description"?, "retry_after"?}; DELETE clears all rules
    /control/clock    {"advance": seconds} · {"set": iso} · {"rate": 60} · {"pause": true} · {"resume": true}
    /control/limits   {"overall"?, "private"?, "burst"?, "group"?}    0 switches one off

and these are GET:

    /control/clock · /control/people · /control/groups
    /control/chat?person=… (&group=…)     what that chat shows, keyboard, menu and toasts
    /control/transcript?format=md|json (&chat=…)
    /control/calls?last=50 · /control/sent?after=0 · /control/stats

What a client would not let a person do, and what is asked wrongly, is 400 {"error"}.
"""

import base64
import binascii
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from . import transcript
from .paging import Pages
from .people import Group, Person
from .refusals import Impossible, Refused
from .seen import Seen

if TYPE_CHECKING:
    from .sandbox import Sandbox

Asked = dict[str, Any]
Act = Callable[["Desk", Asked], Any]


class Desk:
    """Finds people, groups and messages by the ids a request names."""

    def __init__(self, sandbox: "Sandbox") -> None:
        self.sandbox = sandbox

    def person(self, asked: Asked) -> Person:
        return self.sandbox.person(
            int(asked["person"]), str(asked.get("name", "")), str(asked.get("language_code", "zh-hans"))
        )

    def group(self, asked: Asked, name: str = "chat") -> Group:
        chat = self.sandbox.world.groups.get(int(asked[name]))
        if chat is None:
            raise Impossible(f"there is no group {asked[name]}")
        return Group(self.sandbox.world, self.sandbox.bot, chat)

    def place(self, asked: Asked) -> Group | None:
        return self.group(asked) if asked.get("chat") else None

    def seen(self, asked: Asked) -> Seen | None:
        """Return the message a request names by `message_id`, deleted or not."""
        if not asked.get("message_id"):
            return None
        group = self.place(asked)
        chat = group.chat if group else self.person(asked).private
        message = chat.messages.get(int(asked["message_id"]))
        if message is None:
            raise Impossible(f"there is no message {asked['message_id']}")
        return Seen.of(message)


def control_app(sandbox: "Sandbox") -> Starlette:
    desk = Desk(sandbox)
    acts = [Route(f"/control/{name}", _endpoint(desk, act), methods=["POST"]) for name, act in ACTS.items()]
    looks = [Route(f"/control/{name}", _look(desk, look), methods=["GET"]) for name, look in LOOKS.items()]

    async def clear_faults(request: Request) -> Response:
        sandbox.faults.clear()
        return JSONResponse({"ok": True})

    pages = Pages(sandbox).routes()
    return Starlette(routes=[*acts, *looks, Route("/control/fault", clear_faults, methods=["DELETE"]), *pages])


def _endpoint(desk: Desk, act: Act) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> Response:
        try:
            asked = await request.json() if await request.body() else {}
            return JSONResponse({"ok": True} | (act(desk, asked) or {}))
        except KeyError as missing:
            return _wrong(f"{missing.args[0]} is missing")
        except (Impossible, Refused, ValueError, TypeError, AttributeError, binascii.Error) as problem:
            return _wrong(str(problem))

    return endpoint


def _look(desk: Desk, look: Callable[[Desk, Asked], Any]) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> Response:
        try:
            shown = look(desk, dict(request.query_params))
        except KeyError as missing:
            return _wrong(f"{missing.args[0]} is missing")
        except (Impossible, ValueError) as problem:
            return _wrong(str(problem))
        if isinstance(shown, str):
            return PlainTextResponse(shown, media_type="text/markdown")
        return JSONResponse(shown)

    return endpoint


def _wrong(words: str) -> Response:
    return JSONResponse({"ok": False, "error": words}, status_code=400)


def _said(seen: Seen | None) -> Asked:
    return {"message": seen.json()} if seen else {}


def _person(desk: Desk, asked: Asked) -> Asked:
    person = desk.person(asked)
    if asked.get("name"):
        person.user.first_name = str(asked["name"])
    if asked.get("language_code"):
        person.user.language_code = str(asked["language_code"])
    return {"person": person.user.json()}


def _say(desk: Desk, asked: Asked) -> Asked:
    return _said(
        desk.person(asked).says(
            str(asked["text"]),
            chat=desk.place(asked),
            reply_to=asked.get("reply_to"),
            topic=int(asked.get("topic", 0)),
        )
    )


def _press(desk: Desk, asked: Asked) -> Asked:
    return _said(desk.person(asked).presses(str(asked["label"]), desk.seen(asked), chat=desk.place(asked)))


def _data(desk: Desk, asked: Asked) -> Asked:
    person = desk.person(asked)
    return {"query": person.presses_data(str(asked["data"]), desk.seen(asked), chat=desk.place(asked))}


def _photo(desk: Desk, asked: Asked) -> Asked:
    content = base64.b64decode(asked["content"]) if asked.get("content") else None
    return _said(desk.person(asked).sends_photo(content, str(asked.get("caption", "")), chat=desk.place(asked)))


def _document(desk: Desk, asked: Asked) -> Asked:
    return _said(
        desk.person(asked).sends_document(
            str(asked["name"]),
            base64.b64decode(asked["content"]),
            caption=str(asked.get("caption", "")),
            chat=desk.place(asked),
        )
    )


def _voice(desk: Desk, asked: Asked) -> Asked:
    return _said(desk.person(asked).sends_voice(int(asked.get("seconds", 3)), chat=desk.place(asked)))


def _forward(desk: Desk, asked: Asked) -> Asked:
    if asked.get("from_chat"):
        chat = desk.group(asked, "from_chat").chat
    else:
        chat = desk.person({"person": asked.get("of", asked["person"])}).private
    original = chat.messages.get(int(asked["message_id"]))
    if original is None:
        raise Impossible(f"there is no message {asked['message_id']}")
    return _said(desk.person(asked).forwards(Seen.of(original), chat=desk.place(asked)))


def _edit(desk: Desk, asked: Asked) -> Asked:
    return _said(desk.person(asked).edits(int(asked["message_id"]), str(asked["text"]), chat=desk.place(asked)))


def _make_group(desk: Desk, asked: Asked) -> Asked:
    members = [desk.sandbox.person(int(number)) for number in asked.get("members", [])]
    group = desk.sandbox.group(
        str(asked["title"]),
        members,
        supergroup=bool(asked.get("supergroup", False)),
        with_bot=bool(asked.get("with_bot", True)),
    )
    return {"chat": group.id}


def _fault(desk: Desk, asked: Asked) -> Asked:
    details = {name: value for name, value in asked.items() if name != "kind"}
    desk.sandbox.faults.add(asked["kind"], **details)
    return {}


def _set_clock(desk: Desk, asked: Asked) -> Asked:
    clock = desk.sandbox.clock
    if "set" in asked:
        clock.set(datetime.fromisoformat(asked["set"]))
    if "advance" in asked:
        clock.advance(float(asked["advance"]))
    if "rate" in asked:
        clock.rate = float(asked["rate"])
    if asked.get("pause"):
        clock.pause()
    if asked.get("resume"):
        clock.resume()
    return _clock(desk, {})


def _limits(desk: Desk, asked: Asked) -> Asked:
    desk.sandbox.limit(desk.sandbox.world.limits.but(**asked))
    return {}


def _clock(desk: Desk, asked: Asked) -> Asked:
    clock = desk.sandbox.clock
    return {"now": clock.now().isoformat(), "rate": clock.rate, "paused": clock.paused}


def _chat(desk: Desk, asked: Asked) -> Asked:
    group = desk.group(asked, "group") if asked.get("group") else None
    person = desk.person(asked)
    return {
        "messages": [seen.json() for seen in person.shows(group)],
        "keyboard": person.keyboard(group),
        "commands": person.commands(group),
        "toasts": [{"text": toast.text, "show_alert": toast.show_alert} for toast in person.toasts],
        "blocked": person.private.blocked,
    }


def _transcript(desk: Desk, asked: Asked) -> Any:
    chat_id = int(asked["chat"]) if asked.get("chat") else None
    world = desk.sandbox.world
    if asked.get("format", "md") == "json":
        return transcript.as_json(world, chat_id)
    return transcript.as_markdown(world, chat_id)


def _calls(desk: Desk, asked: Asked) -> Any:
    last = int(asked.get("last", 50))
    return [
        {
            "at": call.at.isoformat(),
            "method": call.method,
            "params": call.params,
            "status": call.status,
            "description": call.description,
        }
        for call in list(desk.sandbox.calls)[-last:]
    ]


def _sent(desk: Desk, asked: Asked) -> Any:
    after = int(asked.get("after", 0))
    return [
        {
            "chat_id": effect.chat_id,
            "message_id": effect.message_id,
            "text": effect.text,
            "at": effect.at.isoformat(),
            "method": effect.method,
        }
        for effect in desk.sandbox.sent[after:]
    ]


def _people(desk: Desk, asked: Asked) -> Any:
    return [user.json() for user in desk.sandbox.world.users.values() if not user.is_bot]


def _groups(desk: Desk, asked: Asked) -> Any:
    return [
        chat.json() | {"members": [number for number, seat in chat.seats.items() if seat.inside]}
        for chat in desk.sandbox.world.groups.values()
        if chat.migrated_to is None
    ]


def _group_act(act: Callable[[Desk, Group, Asked], Any]) -> Act:
    return lambda desk, asked: act(desk, desk.group(asked), asked)


ACTS: dict[str, Act] = {
    "person": _person,
    "start": lambda desk, asked: _said(desk.person(asked).starts(str(asked.get("payload", "")))),
    "say": _say,
    "press": _press,
    "data": _data,
    "photo": _photo,
    "document": _document,
    "voice": _voice,
    "sticker": lambda desk, asked: _said(desk.person(asked).sends_sticker(chat=desk.place(asked))),
    "edit": _edit,
    "forward": _forward,
    "block": lambda desk, asked: desk.person(asked).blocks(),
    "unblock": lambda desk, asked: desk.person(asked).unblocks(),
    "deactivate": lambda desk, asked: desk.person(asked).deactivates(),
    "inject": lambda desk, asked: {"update": desk.sandbox.world.inject(asked["update"])},
    "skip": lambda desk, asked: desk.sandbox.bot.queue.skip_ids(int(asked["ids"])),
    "fault": _fault,
    "clock": _set_clock,
    "limits": _limits,
    "group": _make_group,
    "group/add": _group_act(lambda desk, group, asked: group.add(desk.person(asked))),
    "group/remove": _group_act(lambda desk, group, asked: group.remove(desk.person(asked))),
    "group/promote": _group_act(lambda desk, group, asked: group.promote(desk.person(asked))),
    "group/add_bot": _group_act(lambda desk, group, asked: group.add_bot()),
    "group/remove_bot": _group_act(lambda desk, group, asked: group.remove_bot()),
    "group/promote_bot": _group_act(lambda desk, group, asked: group.promote_bot()),
    "group/restrict_bot": _group_act(lambda desk, group, asked: group.restrict_bot()),
    "group/let_bot_write": _group_act(lambda desk, group, asked: group.let_bot_write()),
    "group/mute": _group_act(lambda desk, group, asked: group.mute()),
    "group/unmute": _group_act(lambda desk, group, asked: group.unmute()),
    "group/upgrade": _group_act(lambda desk, group, asked: {"chat": group.upgrade().id}),
    "group/topic": _group_act(lambda desk, group, asked: {"topic": group.topic(str(asked["name"]))}),
    "group/anonymous": _group_act(lambda desk, group, asked: _said(group.anonymous_admin_says(str(asked["text"])))),
}
LOOKS: dict[str, Callable[[Desk, Asked], Any]] = {
    "clock": _clock,
    "people": _people,
    "groups": _groups,
    "chat": _chat,
    "transcript": _transcript,
    "calls": _calls,
    "sent": _sent,
    "stats": lambda desk, asked: desk.sandbox.stats(),
}
