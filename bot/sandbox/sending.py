"""The methods that put a message into a chat."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from . import html_text
from .files import UPLOAD_LIMIT, Upload
from .keyboards import check_markup
from .limits import check_caption, check_text
from .refusals import Refused, bad_request
from .wire import Params, list_of, needed_whole, object_of, truth, whole, words
from .world import Bot, Chat, Message, World

Body = dict[str, Any]
ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


@dataclass
class Call:
    """One API call on its way to an effect."""

    world: World
    bot: Bot
    method: str
    params: Params
    files: dict[str, Upload] = field(default_factory=dict)

    def chat(self) -> Chat:
        return self.world.reach(self.bot, chat_number(self.params))

    def message_id(self) -> int:
        if "message_id" not in self.params:
            raise bad_request("message identifier is not specified")
        return needed_whole(self.params, "message_id")


def chat_number(params: Params, name: str = "chat_id") -> int:
    value = params.get(name)
    if value is None or value == "":
        raise bad_request(f"{name} is empty")
    if isinstance(value, str) and value.startswith("@"):
        raise bad_request("chat not found")
    return needed_whole(params, name)


def send_message(call: Call) -> Any:
    text, entities = formatted(call.params, "text", "entities")
    check_text(text)
    return _send(call, _with(text, entities, "text", "entities"), "text messages").json()


def send_photo(call: Call) -> Any:
    sizes = call.world.files.photo
    return _send_media(call, "photo", "photos", lambda upload: sizes(upload.content))


def send_document(call: Call) -> Any:
    return _send_media(call, "document", "documents", lambda upload: document_of(call, upload))


def send_voice(call: Call) -> Any:
    seconds = whole(call.params, "duration", 0)
    return _send_media(call, "voice", "voice notes", lambda upload: voice_of(call, upload, seconds or 0))


def send_video_note(call: Call) -> Any:
    seconds, length = whole(call.params, "duration", 0), whole(call.params, "length", 240)

    def keep(upload: Upload) -> Body:
        return call.world.files.keep(
            upload.content, "video_notes", name=upload.name, length=length, duration=seconds
        ).reference()

    return _send_media(call, "video_note", "video notes", keep)


def send_sticker(call: Call) -> Any:
    def keep(upload: Upload) -> Body:
        return sticker_of(call.world, upload.content)

    return _send_media(call, "sticker", "stickers", keep)


def send_media_group(call: Call) -> Any:
    album = list_of(call.params, "media") or []
    if not 2 <= len(album) <= 10:
        raise bad_request("there must be 2-10 media to send as an album")
    bodies = [input_media(call, item) for item in album]
    chat, extra = _place(call, "photos")
    _keep_pace(call, chat, amount=len(bodies))
    group = str(len(call.world.sent) + 1)
    silent = truth(call.params, "disable_notification")
    sent = []
    for body in bodies:
        message = call.world.put(chat, call.bot.user, body, silent=silent, media_group_id=group, **extra)
        call.world.note("send", call.method, call.bot, message)
        sent.append(message.json())
    return sent


def send_chat_action(call: Call) -> Any:
    action = words(call.params, "action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    call.chat().actions.append(action)
    return True


def forward_message(call: Call) -> Any:
    original = _original(call, "message to forward not found")
    origin = original.extra.get("forward_origin") or origin_of(original)
    return _send(call, dict(original.body), "text messages", forward_origin=origin).json()


def copy_message(call: Call) -> Any:
    original = _original(call, "message to copy not found")
    body = dict(original.body)
    if not COPIED & set(body):
        raise bad_request("message can't be copied")
    if call.params.get("caption") is not None:
        body = {name: value for name, value in body.items() if name not in {"caption", "caption_entities"}}
        body |= _caption(call.params)
    return {"message_id": _send(call, body, "text messages").message_id}


# core.telegram.org/bots/api#copymessage: no service messages, and what stands here
COPIED = frozenset(
    [
        "text",
        "photo",
        "video",
        "animation",
        "document",
        "voice",
        "audio",
        "video_note",
        "sticker",
        "location",
        "venue",
        "contact",
        "poll",
        "dice",
    ]
)


def origin_of(message: Message) -> Body:
    return {"type": "user", "date": int(message.date.timestamp()), "sender_user": message.sender.json()}


def formatted(params: Params, name: str, entities_name: str) -> tuple[str, list[Body]]:
    """Return a text parameter as Telegram stores it: formatting taken out, white space trimmed."""
    source = words(params, name)
    mode = words(params, "parse_mode")
    if not mode:
        return html_text.trim(source, list_of(params, entities_name) or [])
    if mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    return html_text.trim(*html_text.parse(source))


def input_media(call: Call, media: Any) -> Body:
    """Return the body of an InputMedia object; raise `Refused` for kinds the sandbox does not keep."""
    if not isinstance(media, dict) or media.get("type") not in {"photo", "document"}:
        raise bad_request("can't parse InputMedia: type must be photo or document")
    kind = media["type"]
    kept = _content(call, kind, media.get("media"), _keeper(call, kind))
    return {kind: kept, **_caption(media)}


def document_of(call: Call, upload: Upload) -> Body:
    return call.world.files.keep(
        upload.content, "documents", name=upload.name, file_name=upload.name, mime_type=upload.mime_type
    ).reference()


def voice_of(call: Call, upload: Upload, seconds: int) -> Body:
    mime = upload.mime_type if upload.mime_type.startswith("audio/") else "audio/ogg"
    return call.world.files.keep(upload.content, "voice", duration=seconds, mime_type=mime).reference()


def sticker_of(world: World, content: bytes) -> Body:
    return world.files.keep(
        content, "stickers", width=512, height=512, is_animated=False, is_video=False, type="regular", emoji="👍"
    ).reference()


def _keeper(call: Call, kind: str) -> Callable[[Upload], Any]:
    if kind == "photo":
        return lambda upload: call.world.files.photo(upload.content)
    return lambda upload: document_of(call, upload)


def _send_media(call: Call, kind: str, rights: str, keep: Callable[[Upload], Any]) -> Any:
    caption = _caption(call.params)
    content = _content(call, kind, call.params.get(kind), keep)
    return _send(call, {kind: content, **caption}, rights).json()


def _content(call: Call, kind: str, given: Any, keep: Callable[[Upload], Any]) -> Any:
    """Return the stored file for an upload, an `attach://` name or a file_id."""
    name = given.removeprefix("attach://") if isinstance(given, str) and given.startswith("attach://") else kind
    upload = call.files.get(name)
    if upload is not None and (given is None or name != kind or str(given).startswith("attach://")):
        if len(upload.content) > UPLOAD_LIMIT:
            raise Refused(413, "Request Entity Too Large")
        if not upload.content:
            raise bad_request("file must be non-empty")
        return keep(upload)
    if not isinstance(given, str) or not given:
        raise bad_request(f"there is no {kind} in the request")
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    file = call.world.files.by_id(given)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if kind == "photo":
        return [file.reference()] if file.path.startswith("photos/") else call.world.files.photo(file.content)
    return file.reference()


def _caption(params: Params) -> Body:
    caption, entities = formatted(params, "caption", "caption_entities")
    check_caption(caption)
    return _with(caption, entities, "caption", "caption_entities") if caption else {}


def _with(text: str, entities: list[Body], name: str, entities_name: str) -> Body:
    return {name: text, entities_name: entities} if entities else {name: text}


def _original(call: Call, missing: str) -> Message:
    source = call.world.known(call.bot, chat_number(call.params, "from_chat_id"))
    original = source.messages.get(call.message_id())
    if original is None or original.deleted_at is not None:
        raise bad_request(missing)
    return original


def _send(call: Call, body: Body, rights: str, **extra: Any) -> Message:
    """Check everything Telegram checks, in its order, then write the message."""
    markup = check_markup(object_of(call.params, "reply_markup"))
    chat, placed = _place(call, rights)
    _keep_pace(call, chat)
    silent = truth(call.params, "disable_notification")
    message = call.world.put(chat, call.bot.user, body, markup=markup, silent=silent, **placed, **extra)
    call.world.note("send", call.method, call.bot, message)
    return message


def _place(call: Call, rights: str) -> tuple[Chat, Body]:
    """Return the chat and what says where in it: topic and the message replied to."""
    chat = call.chat()
    call.world.may_write(call.bot, chat, rights)
    extra: Body = {}
    thread = whole(call.params, "message_thread_id")
    if thread is not None:
        if thread not in chat.topics:
            raise bad_request("message thread not found")
        extra |= {"message_thread_id": thread, "is_topic_message": True}
    if truth(call.params, "protect_content"):
        extra["has_protected_content"] = True
    reply = object_of(call.params, "reply_parameters")
    if reply is not None:
        original = chat.messages.get(needed_whole(reply, "message_id"))
        if original is not None and original.deleted_at is None:
            extra["reply_to_message"] = without_reply(original)
        elif not truth(reply, "allow_sending_without_reply"):
            raise bad_request("message to be replied not found")
    return chat, extra


def without_reply(message: Message) -> Body:
    return {name: value for name, value in message.json().items() if name != "reply_to_message"}


def _keep_pace(call: Call, chat: Chat, amount: int = 1) -> None:
    call.bot.pace.pass_or_refuse(
        chat.id,
        private=chat.private,
        now=call.world.now(),
        amount=amount,
        paid=truth(call.params, "allow_paid_broadcast"),
    )
