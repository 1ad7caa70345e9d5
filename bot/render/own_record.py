"""What a person sees of what is kept about them: a picture of the days, who looked, and everything as a file."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from html import escape
from typing import Any

from bot import notices
from bot.cards.chart import ChartDay, FeverChart, draw_fever_chart
from bot.notices import LooksView, Notice, OwnFileView, RecordView, WhoseRecord
from bot.render.everyday import page_of, pages_of, turning
from bot.render.orders import order_lines, order_sum
from bot.render.voice import Document, Spoken, Voice, button, inline
from bot.rules.temperature import Temperature


def whose_record(notice: WhoseRecord, voice: Voice) -> Spoken:
    """Whose record?"""
    others = turning(notice.page, pages_of(notice.people), voice, verb="mepage")
    return Spoken(voice.say("record-whose"), inline([*page_of(notice.people, notice.page, verb="me"), *others]))


def record(view: RecordView, voice: Voice) -> Spoken:
    """The days as a picture; its caption says which day it is and what was measured last."""
    at, value = view.last
    text = voice.lines(
        voice.say("record-head", name=view.name),
        _day(view, voice),
        voice.say("record-last", value=value, at=at) if value else voice.say("record-none"),
        *_orders(view, voice),
    )
    rows = [
        *turning(view.page, view.pages, voice, view.resident, verb="me"),
        [button(voice.label("record-head", "b4"), "mepaper", view.resident)] if view.paper else [],
        [button(voice.label("record-head", "b3"), "meorders", view.resident, 0)] if view.ordered[0] else [],
        [button(voice.label("record-head", "b1"), "melooks", view.resident)],
        [button(voice.label("record-head", "b2"), "mefile", view.resident)],
    ]
    return Spoken(text, inline(rows), _draw(view, voice))


def _orders(view: RecordView, voice: Voice) -> list[str]:
    if not view.ordered[0]:
        return []
    return [order_sum(view.ordered, view.spent, voice), *order_lines(view.orders, voice, own=True)]


def _day(view: RecordView, voice: Voice) -> str:
    end = voice.day(view.end)
    if view.is_over:
        return voice.say("record-over", total=view.total, end_date=end)
    if not view.number:
        return voice.say("record-not-begun", total=view.total, end_date=end)
    return voice.say("record-day", day=view.number, total=view.total, left=view.left, end_date=end)


def _draw(view: RecordView, voice: Voice) -> bytes:
    def word(key: str, **values: str | int) -> str:
        return voice.texts.plain(voice.language, key, **values)

    first, *_, last = (view.days[0][0], view.days[-1][0]) if view.days else ("", "")
    period = f"{voice.day(first)} – {voice.day(last)}" if first else ""
    return draw_fever_chart(
        FeverChart(
            name=view.name,
            name_stand_in=word("chart-name-stand-in"),
            subtitle=" · ".join(part for part in (view.place, period) if part),
            days=tuple(
                ChartDay(label, _degrees(morning), _degrees(evening))
                for label, (_, morning, evening) in zip(_labels(view.days, voice), view.days, strict=True)
            ),
            fever_line=view.fever_line / 100,
            fever_label=word("chart-fever-line", value=str(Temperature(view.fever_line))),
            morning_label=word("slot-morning"),
            evening_label=word("slot-evening"),
            empty=word("record-none"),
            footer=word("chart-footer"),
            large=voice.large,
        )
    )


def _degrees(centi: int | None) -> float | None:
    return None if centi is None else centi / 100


def _labels(days: Sequence[tuple[str, int | None, int | None]], voice: Voice) -> list[str]:
    """Return 11/30, 12/1 in Chinese; elsewhere the day alone, with the month where one begins.

    In large print only every second day has a label, so there each has its month.
    """
    dates = [date.fromisoformat(day) for day, _, _ in days]
    if voice.language.startswith("zh"):
        return [f"{day.month}/{day.day}" for day in dates]
    whole = [voice.large or not at or day.day == 1 for at, day in enumerate(dates)]
    return [voice.day(day.isoformat()) if full else str(day.day) for day, full in zip(dates, whole, strict=True)]


def looks(view: LooksView, voice: Voice) -> Spoken:
    """Who looked at the record, a line for each day and person, and who came to see for themselves."""
    if not view.looks:
        return Spoken(voice.lines(voice.say("looks-none", name=view.name), *_visits(view, voice)))
    lines = [
        voice.say("looks-line", day=voice.day(day), role=role, who=name, count=often)
        for day, role, name, often in view.looks
    ]
    text = voice.lines(voice.say("looks-head", name=view.name), *lines, *_visits(view, voice))
    return Spoken(text, inline(turning(view.page, view.pages, voice, view.resident, verb="melooks")))


def _visits(view: LooksView, voice: Voice) -> list[str]:
    if not view.visits:
        return []
    lines = [
        voice.say("looks-visit", day=voice.day(day), how=how, what=what, who=who) for day, how, what, who in view.visits
    ]
    return [voice.say("looks-visits", name=view.name), *lines]


# ── the file ──

FIELDS: dict[str, tuple[str, ...]] = {
    "episodes": ("first_day", "last_day", "state"),
    "readings": ("measured_at", "celsius", "given_by", "channel", "words", "corrected_later"),
    "checks": ("day", "slot", "state"),
    "chats": ("since", "as", "language", "until"),
    "alerts": ("raised_at", "kind", "words", "outcome", "closed_at"),
    "orders": ("number", "asked_at", "words", "stands", "price", "closed_at"),
    "visits": ("seen_at", "channel", "found", "name"),
    "looks": ("day", "role", "name", "times"),
}


def own_file(view: OwnFileView, voice: Voice) -> Spoken:
    """Everything as a page to read, or as JSON with English names that do not change."""
    if view.form == "json":
        return Spoken(voice.say("own-file-json"), document=Document("suifang-record.json", _json(view)))
    if view.of:
        return Spoken(
            voice.say("person-file-html", name=view.of), document=Document("suifang-record.html", _page(view, voice))
        )
    return Spoken(voice.say("own-file-html"), document=Document("suifang-record.html", _page(view, voice)))


def _json(view: OwnFileView) -> bytes:
    whole: dict[str, Any] = {"made_at": view.made_at, "zone": view.zone, "person": dict(view.person)}
    for part, names in FIELDS.items():
        whole[part] = [dict(zip(names, row, strict=True)) for row in getattr(view, part)]
    return json.dumps(whole, ensure_ascii=False, indent=2).encode()


_STYLE = (
    "body{font:18px/1.6 sans-serif;margin:1.5em auto;max-width:46em;padding:0 1em;color:#18212b}"
    "h1{font-size:1.5em}h2{font-size:1.15em;margin-top:1.8em}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;padding:.3em .6em;border-bottom:1px solid #d9dfe5;vertical-align:top}th{color:#5c6876}"
)


def _page(view: OwnFileView, voice: Voice) -> bytes:
    """Return one page that needs nothing else: no script, nothing loaded from anywhere."""
    title = escape(_title(view, voice))
    person = [(_word(voice, name), _shown(voice, name, value)) for name, value in view.person]
    parts = [_table(_heading(view, "person"), person, (), voice)]
    parts += [
        _table(_heading(view, part), _rows(view, part, names, voice), names, voice) for part, names in FIELDS.items()
    ]
    made = escape(voice.texts.plain(voice.language, "own-file-made", at=view.made_at, zone=view.zone))
    return (
        f'<!doctype html><html lang="{voice.language}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style><h1>{title}</h1><p>{made}</p>{''.join(parts)}</html>"
    ).encode()


def _title(view: OwnFileView, voice: Voice) -> str:
    return (
        voice.texts.plain(voice.language, "person-file-title", name=view.of)
        if view.of
        else voice.word("own-file-title")
    )


def _heading(view: OwnFileView, part: str) -> str:
    """Return the key of a part's heading: what speaks of "me" speaks of the person to the staff."""
    return f"person-file-{part}" if view.of and part in SAID_OF_ME else f"own-file-{part}"


# the parts whose headings say "me" to the person
SAID_OF_ME = ("person", "chats", "looks")


def _rows(view: OwnFileView, part: str, names: Sequence[str], voice: Voice) -> list[list[str]]:
    return [[_shown(voice, name, value) for name, value in zip(names, row, strict=True)] for row in getattr(view, part)]


def _table(key: str, rows: Iterable[Iterable[str]], names: Sequence[str], voice: Voice) -> str:
    head = "".join(f"<th>{escape(_word(voice, name))}</th>" for name in names)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    if not body:
        body = f"<tr><td>{escape(voice.word('own-file-nothing'))}</td></tr>"
    return f"<h2>{escape(voice.word(key))}</h2><table><tr>{head}</tr>{body}</table>"


def _word(voice: Voice, name: str) -> str:
    return voice.word(f"field-{name.replace('_', '-')}")


# what stands in these columns is a word of ours; in all others it is a date, a figure or somebody's own words
_OURS = {"state", "given_by", "channel", "as", "kind", "sex"}


def _shown(voice: Voice, name: str, value: object) -> str:
    """Return a value in the reader's language where it is one of our own words, else as it stands."""
    if isinstance(value, bool):
        return voice.word("value-yes" if value else "value-no")
    if name == "slot":
        return voice.slot(str(value))
    if name == "language":
        return voice.tongue(str(value))
    if name == "role":
        return voice.word(str(value))
    if name == "stands":
        return voice.word(f"order-is-{value}")
    if name == "found":
        return voice.word(f"spot-is-{value}")
    key = f"outcome-{value}" if name == "outcome" else f"value-{value}"
    is_ours = name in _OURS or name == "outcome"
    return voice.word(key) if is_ours and key in voice.texts.keys(voice.language) else str(value)


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    notices.WhoseRecord: whose_record,
    notices.RecordView: record,
    notices.LooksView: looks,
    notices.OwnFileView: own_file,
}
