"""The shape of `reply_markup`: what Telegram takes, and what it refuses."""

from typing import Any

from .refusals import Refused, bad_request

Markup = dict[str, Any]

ROW = 8
BUTTONS = 100
CALLBACK_DATA = 64  # bytes, core.telegram.org/bots/api#inlinekeyboardbutton
STYLES = {"danger", "success", "primary"}
INLINE_ACTIONS = frozenset(
    [
        "callback_data",
        "url",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
    ]
)
REPLY_ACTIONS = frozenset(
    [
        "request_users",
        "request_chat",
        "request_contact",
        "request_location",
        "request_poll",
        "web_app",
        "request_managed_bot",
    ]
)
DECORATION = {"text", "style", "icon_custom_emoji_id"}
FIELDS = {
    "inline_keyboard": {"inline_keyboard"},
    "keyboard": {
        "keyboard",
        "is_persistent",
        "resize_keyboard",
        "one_time_keyboard",
        "input_field_placeholder",
        "selective",
    },
    "remove_keyboard": {"remove_keyboard", "selective"},
    "force_reply": {"force_reply", "input_field_placeholder", "selective"},
}


def check_markup(markup: Markup | None, *, inline_only: bool = False) -> Markup | None:
    """Return the markup as it will be kept; raise `Refused` for a shape Telegram does not take."""
    if not markup:
        return None
    kind = next((name for name in FIELDS if name in markup), None)
    if kind is None or not set(markup) <= FIELDS[kind]:
        raise bad_request("object expected as reply markup")
    if inline_only and kind != "inline_keyboard":
        raise bad_request("inline keyboard expected")
    if kind == "inline_keyboard":
        rows = [[_inline_button(button) for button in row] for row in _rows(markup[kind])]
        return {kind: [row for row in rows if row]} if any(rows) else None
    if kind == "keyboard":
        rows = [[_reply_button(button) for button in row] for row in _rows(markup[kind])]
        if not any(rows):
            raise bad_request("reply markup must have at least one button")
        return {**markup, kind: [row for row in rows if row]}
    if markup[kind] is not True:
        raise bad_request(f"{kind} must be True")
    return markup


def _rows(rows: Any) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("array of arrays of buttons expected as keyboard")
    if any(len(row) > ROW for row in rows):
        raise bad_request("too many buttons in a row")
    if sum(len(row) for row in rows) > BUTTONS:
        raise bad_request("reply markup is too long")
    return rows


def _inline_button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise _unparsed("InlineKeyboardButton must be an Object")
    _check_label(button)
    unknown = set(button) - DECORATION - INLINE_ACTIONS
    if unknown:
        raise _unparsed(f"unknown field {min(unknown)}")
    actions = [name for name in button if name in INLINE_ACTIONS and button[name] is not None]
    if not actions:
        raise _unparsed("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _unparsed("exactly one action is allowed for a button")
    if "callback_data" in actions:
        _check_callback_data(button["callback_data"])
    if "url" in actions and not str(button["url"]).startswith(("http://", "https://", "tg://", "tel:", "ton://")):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Unsupported URL protocol")
    if "copy_text" in actions:
        _check_copy_text(button["copy_text"])
    return button


def _check_label(button: dict[str, Any]) -> None:
    text = button.get("text")
    if not isinstance(text, str):
        raise _unparsed('field "text" must be of type String')
    if not text.strip():
        raise bad_request("button text must be non-empty")
    if button.get("style") is not None and button["style"] not in STYLES:
        raise _unparsed("invalid button style specified")


def _check_callback_data(data: Any) -> None:
    if not isinstance(data, str) or not 1 <= len(data.encode("utf-8", "surrogatepass")) <= CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_copy_text(copied: Any) -> None:
    text = copied.get("text") if isinstance(copied, dict) else None
    if not isinstance(text, str) or not 1 <= len(text) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _reply_button(button: Any) -> dict[str, Any]:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
    _check_label(button)
    unknown = set(button) - DECORATION - REPLY_ACTIONS
    if unknown:
        raise bad_request(f"can't parse keyboard button: unknown field {min(unknown)}")
    if sum(1 for name in REPLY_ACTIONS if button.get(name)) > 1:
        raise bad_request("can't parse keyboard button: at most one request is allowed for a button")
    return button


def _unparsed(words: str) -> Refused:
    return bad_request(f"can't parse inline keyboard button: {words}")
