"""Which methods there are, which parameters each takes, and who carries it out.

Names are matched without regard to case, as Telegram does. A parameter a
method does not have is refused, which Telegram does not do: a typo in
production is silent, here it shows.
"""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from . import asking, editing, sending
from .refusals import Refused
from .sending import Call
from .wire import known_only

PLACE = "chat_id message_thread_id business_connection_id direct_messages_topic_id"
SENT = f"{PLACE} disable_notification protect_content allow_paid_broadcast message_effect_id reply_parameters"
SENT_ONE = f"{SENT} suggested_post_parameters reply_markup"
CAPTION = "caption parse_mode caption_entities"
ABOVE = "show_caption_above_media"
EDITED = "business_connection_id chat_id message_id inline_message_id reply_markup"
MENU = "scope language_code"

Does = Callable[[Call], Any] | Callable[[Call], Awaitable[Any]]


@dataclass(frozen=True)
class Method:
    name: str
    does: Does
    allowed: frozenset[str]


def _method(name: str, does: Does, allowed: str = "") -> tuple[str, Method]:
    return name.lower(), Method(name, does, frozenset(allowed.split()))


METHODS: dict[str, Method] = dict(
    (
        _method("getMe", asking.get_me),
        _method("getUpdates", asking.get_updates, "offset limit timeout allowed_updates"),
        _method(
            "setWebhook",
            asking.set_webhook,
            "url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token",
        ),
        _method("deleteWebhook", asking.delete_webhook, "drop_pending_updates"),
        _method("getWebhookInfo", asking.get_webhook_info),
        _method("setMyCommands", asking.set_my_commands, f"commands {MENU}"),
        _method("getMyCommands", asking.get_my_commands, MENU),
        _method("deleteMyCommands", asking.delete_my_commands, MENU),
        _method("setMyName", asking.set_my_name, "name language_code"),
        _method("getMyName", asking.get_my_name, "language_code"),
        _method("setMyDescription", asking.set_my_description, "description language_code"),
        _method("getMyDescription", asking.get_my_description, "language_code"),
        _method("setMyShortDescription", asking.set_my_short_description, "short_description language_code"),
        _method("getMyShortDescription", asking.get_my_short_description, "language_code"),
        _method("setChatMenuButton", asking.set_chat_menu_button, "chat_id menu_button"),
        _method("getChatMenuButton", asking.get_chat_menu_button, "chat_id"),
        _method("getChat", asking.get_chat, "chat_id"),
        _method("getChatMember", asking.get_chat_member, "chat_id user_id"),
        _method("getChatMemberCount", asking.get_chat_member_count, "chat_id"),
        _method("getChatAdministrators", asking.get_chat_administrators, "chat_id"),
        _method("leaveChat", asking.leave_chat, "chat_id"),
        _method("getFile", editing.fetch_file, "file_id"),
        _method(
            "sendMessage",
            sending.send_message,
            f"{SENT_ONE} text parse_mode entities link_preview_options",
        ),
        _method("sendPhoto", sending.send_photo, f"{SENT_ONE} photo {CAPTION} {ABOVE} has_spoiler"),
        _method(
            "sendDocument",
            sending.send_document,
            f"{SENT_ONE} document thumbnail {CAPTION} disable_content_type_detection",
        ),
        _method("sendVoice", sending.send_voice, f"{SENT_ONE} voice {CAPTION} duration"),
        _method("sendVideoNote", sending.send_video_note, f"{SENT_ONE} video_note duration length thumbnail"),
        _method("sendSticker", sending.send_sticker, f"{SENT_ONE} sticker emoji"),
        _method("sendMediaGroup", sending.send_media_group, f"{SENT} media"),
        _method("sendChatAction", sending.send_chat_action, "business_connection_id chat_id message_thread_id action"),
        _method(
            "forwardMessage",
            sending.forward_message,
            f"{PLACE} from_chat_id message_id disable_notification protect_content "
            "video_start_timestamp suggested_post_parameters message_effect_id",
        ),
        _method(
            "copyMessage",
            sending.copy_message,
            f"{SENT_ONE} from_chat_id message_id {CAPTION} {ABOVE} video_start_timestamp",
        ),
        _method(
            "editMessageText",
            editing.edit_message_text,
            f"{EDITED} text parse_mode entities link_preview_options",
        ),
        _method("editMessageCaption", editing.edit_message_caption, f"{EDITED} {CAPTION} {ABOVE}"),
        _method("editMessageReplyMarkup", editing.edit_message_reply_markup, EDITED),
        _method("editMessageMedia", editing.edit_message_media, f"{EDITED} media"),
        _method("deleteMessage", editing.delete_message, "chat_id message_id"),
        _method("deleteMessages", editing.delete_messages, "chat_id message_ids"),
        _method(
            "answerCallbackQuery",
            editing.answer_callback_query,
            "callback_query_id text show_alert url cache_time",
        ),
        _method(
            "pinChatMessage",
            editing.pin_chat_message,
            "business_connection_id chat_id message_id disable_notification",
        ),
        _method("unpinChatMessage", editing.unpin_chat_message, "business_connection_id chat_id message_id"),
        _method("unpinAllChatMessages", editing.unpin_all_chat_messages, "chat_id"),
    )
)


def find(name: str) -> Method:
    """Return the method of that name; raise 404 as Telegram does for one it does not have."""
    method = METHODS.get(name.lower())
    if method is None:
        raise Refused(404, "Not Found")
    return method


async def carry_out(method: Method, call: Call) -> Any:
    """Return the `result` of a call; raise `Refused`."""
    known_only(call.params, call.files, method.allowed)
    result = method.does(call)
    return await result if inspect.isawaitable(result) else result
