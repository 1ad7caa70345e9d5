"""A language to speak in, and the shapes of what is said."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_date
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup
from telegram.constants import KeyboardButtonStyle

from bot.notices import Word
from bot.rules.buttons import data
from bot.texts import Raw, Texts

TEXT_LIMIT, CAPTION_LIMIT = 4096, 1024  # Telegram's, in UTF-16 units
HTML = "HTML"
ROWS = 8
# the press that matters most is coloured, by its verb; older apps show no colour, so the words stand alone
STYLES = {
    "ack": KeyboardButtonStyle.SUCCESS,
    "done": KeyboardButtonStyle.PRIMARY,
    "sos": KeyboardButtonStyle.DANGER,
}

Button = tuple[str, str]  # label, callback data
Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup

_TAG = re.compile(r"</?[a-z]+>")


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """A file as it goes out."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message as it goes out."""

    text: str
    keyboard: Keyboard | None = None
    picture: bytes | None = None
    document: Document | None = None
    parse_mode: str | None = HTML
    silent: bool = False
    captioned: bool = False  # it stands below a picture that stays: an edit changes the words alone


@dataclass(frozen=True, slots=True)
class Voice:
    """The texts in one language."""

    texts: Texts
    language: str
    large: bool = False  # the reader wants large print

    def say(self, key: str, /, **values: str | int) -> str:
        """Return a sentence as HTML. Words among the values are said in this language."""
        return self.texts.say(self.language, key, **{name: self.value(value) for name, value in values.items()})

    def value(self, value: str | int) -> str | int:
        """Return a value as it is shown: a word in this language, anything else as it stands."""
        if isinstance(value, Word):
            return self.word(value)
        return value

    def word(self, word: str, /, **values: str | int) -> str:
        """Return a word without formatting; no word for an empty key."""
        return self.texts.plain(self.language, word, **values) if word else ""

    def label(self, key: str, button: str, /, **values: str | int) -> str:
        """Return the words on a button."""
        return self.texts.label(self.language, key, button, **{name: self.value(v) for name, v in values.items()})

    def slot(self, name: str) -> str:
        """Return what people call a slot; one that the place named itself keeps its name."""
        key = f"slot-{name}"
        return self.texts.plain(self.language, key) if key in self.texts.keys(self.language) else name

    def day(self, iso: str) -> str:
        """Return a date as people write it here: 11月23日, 23 Nov."""
        day = date.fromisoformat(iso)
        if self.language.startswith("zh"):
            return f"{day.month}月{day.day}日"
        return format_date(day, "d MMM", locale=self.language.replace("-", "_"))

    def lines(self, *parts: str) -> str:
        """Join the parts that are not empty, one a line."""
        return "\n".join(part for part in parts if part)

    def tongue(self, language: str) -> str:
        """Return what a language is called in this one: 中文, 英语; Chinese, English."""
        names = Locale.parse(self.language, sep="-").languages
        return str(names.get(self.texts.match(language).partition("-")[0], language))

    def aside(self, text: str, aside: str) -> str:
        """Return a text with an aside in brackets as this language sets them; nothing is added for an empty one."""
        if not aside:
            return text
        return f"{text}（{aside}）" if self.language.startswith("zh") else f"{text} ({aside})"

    def listed(self, parts: Sequence[str]) -> str:
        """Join a few names or times as this language does."""
        return ("、" if self.language.startswith("zh") else ", ").join(parts)

    def raw(self, text: str) -> Raw:
        """Mark a text as formatted already."""
        return Raw(text)


def button(label: str, verb: str, *args: object) -> Button:
    """Return a button."""
    return label, data(verb, *args)


def inline(rows: Iterable[Sequence[Button]]) -> InlineKeyboardMarkup | None:
    """Return buttons under a message, at most eight rows, or none at all."""
    built = [[_inline_button(*one) for one in row] for row in rows if row]
    return InlineKeyboardMarkup(built[:ROWS]) if built else None


def _inline_button(label: str, what: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=what, style=STYLES.get(what.partition(":")[0]))


def in_rows(buttons: Sequence[Button], width: int) -> list[Sequence[Button]]:
    """Return buttons in rows of so many."""
    return [buttons[at : at + width] for at in range(0, len(buttons), width)]


def home(voice: Voice) -> ReplyKeyboardMarkup:
    """Return the four big buttons that always work."""
    names = [voice.label("home", f"b{number}") for number in range(1, 5)]
    sos = KeyboardButton(names[3], style=KeyboardButtonStyle.DANGER)
    rows = [[KeyboardButton(names[0]), KeyboardButton(names[1])], [KeyboardButton(names[2]), sos]]
    return ReplyKeyboardMarkup(rows, resize_keyboard=True, is_persistent=True)


def shortened(text: str, limit: int) -> str:
    """Return a text within a limit of UTF-16 units, cut at a line and with every tag closed."""
    if len(text.encode("utf-16-le")) // 2 <= limit:
        return text
    kept = text.encode("utf-16-le")[: (limit - 40) * 2].decode("utf-16-le", errors="ignore")
    kept = kept[: max(kept.rfind("<") if kept.rfind("<") > kept.rfind(">") else len(kept), 1)]
    kept = kept[: kept.rfind("&") if kept.rfind("&") > kept.rfind(";") else len(kept)]
    open_tags: list[str] = []
    for tag in _TAG.findall(kept):
        if tag.startswith("</"):
            open_tags.pop()
        else:
            open_tags.append(tag[1:-1])
    return kept.rstrip() + "…" + "".join(f"</{tag}>" for tag in reversed(open_tags))
