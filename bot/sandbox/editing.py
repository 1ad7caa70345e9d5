"""The methods that change, remove or pin what already stands in a chat, and answer presses."""

from datetime import timedelta
from typing import Any

from .files import get_file
from .html_text import units
from .keyboards import check_markup
from .limits import CALLBACK_ANSWER, check_caption, check_text
from .refusals import bad_request
from .sending import Body, Call, formatted, input_media
from .updates import PRESS_LIFETIME
from .wire import list_of, object_of, truth, words
from .world import Chat, Message

DELETABLE = timedelta(hours=48)  # core.telegram.org/bots/api#deletemessage
MEDIA = ("photo", "document", "voice", "video_note", "sticker")
UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_message_text(call: Call) -> Any:
    text, entities = formatted(call.params, "text", "entities")
    check_text(text)
    markup = _markup(call)
    message = _editable(call)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    body: Body = {"text": text, "entities": entities} if entities else {"text": text}
    return _change(call, message, body, markup)


def edit_message_caption(call: Call) -> Any:
    caption, entities = formatted(call.params, "caption", "caption_entities")
    check_caption(caption)
    markup = _markup(call)
    message = _editable(call)
    if not any(kind in message.body for kind in ("photo", "document", "voice", "video", "animation", "audio")):
        raise bad_request("there is no caption in the message to edit")
    body = {name: value for name, value in message.body.items() if name not in {"caption", "caption_entities"}}
    if caption:
        body["caption"] = caption
    if entities:
        body["caption_entities"] = entities
    return _change(call, message, body, markup)


def edit_message_reply_markup(call: Call) -> Any:
    markup = _markup(call)
    message = _editable(call)
    return _change(call, message, message.body, markup)


def edit_message_media(call: Call) -> Any:
    body = input_media(call, object_of(call.params, "media"))
    markup = _markup(call)
    message = _editable(call)
    return _change(call, message, body, markup)


def delete_message(call: Call) -> Any:
    chat = call.chat()
    message = chat.messages.get(call.message_id())
    if message is None or message.deleted_at is not None:
        raise bad_request("message to delete not found")
    _delete(call, chat, message)
    return True


def delete_messages(call: Call) -> Any:
    """Delete what can be found among up to 100; those not found are skipped, as documented."""
    numbers = list_of(call.params, "message_ids") or []
    if not 1 <= len(numbers) <= 100:
        raise bad_request("message identifiers are not specified")
    chat = call.chat()
    for number in numbers:
        message = chat.messages.get(int(number))
        if message is not None and message.deleted_at is None:
            _delete(call, chat, message)
    return True


def answer_callback_query(call: Call) -> Any:
    text = words(call.params, "text")
    if units(text) > CALLBACK_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    query = call.bot.queries.get(words(call.params, "callback_query_id"))
    if query is None or query.answered or call.world.now() - query.at > PRESS_LIFETIME:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    query.answered = True
    query.chat.touch()
    query.text = text
    query.show_alert = truth(call.params, "show_alert")
    return True


def pin_chat_message(call: Call) -> Any:
    chat = _pinnable(call)
    message = chat.messages.get(call.message_id())
    if message is None or message.deleted_at is not None:
        raise bad_request("message to pin not found")
    chat.pinned = [number for number in chat.pinned if number != message.message_id] + [message.message_id]
    chat.touch()
    return True


def unpin_chat_message(call: Call) -> Any:
    chat = _pinnable(call)
    number = call.message_id() if "message_id" in call.params else (chat.pinned or [0])[-1]
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    chat.touch()
    return True


def unpin_all_chat_messages(call: Call) -> Any:
    chat = _pinnable(call)
    chat.pinned.clear()
    chat.touch()
    return True


def fetch_file(call: Call) -> Any:
    return get_file(call.world.files, words(call.params, "file_id"))


def _markup(call: Call) -> Body | None:
    return check_markup(object_of(call.params, "reply_markup"), inline_only=True)


def _editable(call: Call) -> Message:
    """Return the bot's own message to edit; one sent with a reply keyboard can not be edited."""
    if call.params.get("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    message = call.chat().messages.get(call.message_id())
    if message is None or message.deleted_at is not None:
        raise bad_request("message to edit not found")
    foreign = message.sender.id != call.bot.user.id or "forward_origin" in message.extra
    if foreign or (message.markup and not message.inline_rows):
        raise bad_request("message can't be edited")
    return message


def _change(call: Call, message: Message, body: Body, markup: Body | None) -> Any:
    if _plain(body) == _plain(message.body) and markup == message.markup:
        raise bad_request(UNCHANGED)
    message.change(body, markup, call.world.now())
    call.world.note("edit", call.method, call.bot, message)
    return message.json()


def _plain(body: Body) -> Body:
    """Return a body that compares equal when the same picture was uploaded again."""
    shown = dict(body)
    for kind in MEDIA:
        if kind in shown:
            sizes = shown[kind] if isinstance(shown[kind], list) else [shown[kind]]
            shown[kind] = [size["file_unique_id"] for size in sizes]
    return shown


def _delete(call: Call, chat: Chat, message: Message) -> None:
    own = message.sender.id == call.bot.user.id
    if not own and not chat.private and not chat.seat(call.bot.user.id).admin:
        raise bad_request("message can't be deleted")
    if call.world.now() - message.date > DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    message.deleted_at = call.world.now()
    message.revision = chat.touch()
    if message.message_id in chat.pinned:
        chat.pinned.remove(message.message_id)
    call.world.note("delete", call.method, call.bot, message)


def _pinnable(call: Call) -> Chat:
    chat = call.chat()
    if not chat.private and not chat.seat(call.bot.user.id).admin:
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat
