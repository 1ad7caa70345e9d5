"""Stock and donations: the board, the entries, the list, the forms; the card of thanks and the files."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from bot.cards.thanks import ThanksCard as Picture
from bot.cards.thanks import draw_thanks_card
from bot.notices import (
    DonationList,
    Notice,
    StockAsk,
    StockBoard,
    StockFileView,
    StockLog,
    StockSaid,
    ThanksCard,
    TransferView,
    Word,
)
from bot.render.everyday import turning
from bot.render.voice import Button, Document, Spoken, Voice, button, in_rows, inline
from bot.rules.stock_command import Form
from bot.sheets.tables import Sheet, comma_separated, workbook

FORMS = (Form.IN, Form.OUT, Form.MOVE)
MORE = (Form.FIX, Form.LOW, Form.SPEND)


def said(notice: StockSaid, voice: Voice) -> Spoken:
    """What was written, and the button that takes it back."""
    rows = [[button(voice.word("stock-undo"), "stundo", notice.undo)]] if notice.undo else []
    return Spoken(voice.say(notice.key, **notice.values), inline(rows))


def ask(notice: StockAsk, voice: Voice) -> Spoken:
    """The next question of a form, with what can be tapped."""
    options: list[Button] = [(label[:60], what) for what, label in notice.options]
    words: list[Button] = [(voice.word(word), what) for what, word in notice.words]
    wide = in_rows(options, 1 if any(len(label) > 12 for label, _ in options) else 2)
    return Spoken(voice.say(notice.key, **notice.values), inline([*wide, *in_rows(words, 3)]))


def board(view: StockBoard, voice: Voice) -> Spoken:
    """What lies where. A number below opens the entries of its line."""
    lines = [_board_line(at, line, voice) for at, line in enumerate(view.lines, 1)]
    text = voice.lines(
        voice.say("stock-board", page=view.page + 1, pages=view.pages), *(lines or [voice.say("stock-empty")])
    )
    numbers = [button(str(at), "stlog", line[0], 0) for at, line in enumerate(view.lines, 1)]
    more = (*MORE, Form.ALLOT) if view.allots else MORE
    rows = [
        *in_rows(numbers, 8),
        [button(voice.word(f"stock-form-{form.value}"), "stform", form.value) for form in FORMS],
        [button(voice.word(f"stock-form-{form.value}"), "stform", form.value) for form in more],
        [button(voice.word("stock-list"), "stlist", 0), button(voice.word("stock-export"), "stfile")],
        *turning(view.page, view.pages, voice, verb="stboard"),
    ]
    return Spoken(text, inline(rows))


def _board_line(at: int, line: tuple[int, str, str, Word, str, str, bool], voice: Voice) -> str:
    _, name, amount, unit, place, way, low = line
    return voice.lines(
        voice.say("stock-line-low" if low else "stock-line", n=at, item=name, amount=amount, unit=unit, place=place),
        voice.say("stock-line-way", amount=way, unit=unit) if way else "",
    )


def log(view: StockLog, voice: Voice) -> Spoken:
    """The entries of an item, newest first; what was cancelled is struck out."""
    head = voice.say(
        "stock-log", item=view.name, place=view.place, amount=view.balance, unit=view.unit,
        page=view.page + 1, pages=view.pages,
    )  # fmt: skip
    rows = [*turning(view.page, view.pages, voice, view.item, verb="stlog"), [_back(voice)]]
    return Spoken(voice.lines(head, *(_log_line(line, voice) for line in view.lines)), inline(rows))


def _back(voice: Voice) -> Button:
    return button(voice.word("stock-back"), "stboard", 0)


def _log_line(line: tuple[int, str, Word, str, str, str, bool], voice: Voice) -> str:
    number, at, kind, amount, by, words, gone = line
    key = "stock-log-gone" if gone else "stock-log-line"
    return voice.say(key, entry=number, at=at, kind=kind, amount=amount, by=by, words=words)


def donations(view: DonationList, voice: Voice) -> Spoken:
    """The public list."""
    if not view.lines:
        return Spoken(voice.say("donations-none"))
    lines = [
        voice.say("donation-line", day=day, donor=donor, item=item, amount=amount, unit=unit, place=place)
        for day, donor, item, amount, unit, place in view.lines
    ]
    head = voice.say("donations-head", count=view.count, page=view.page + 1, pages=view.pages)
    rows = turning(view.page, view.pages, voice, verb="stlist")
    return Spoken(voice.lines(head, *lines, voice.say("donations-thanks")), inline(rows))


def thanks(notice: ThanksCard, voice: Voice) -> Spoken:
    """The card of thanks, to be passed on."""
    word = voice.texts.plain
    so_much = f"{notice.amount} {voice.word(notice.unit)}"
    picture = draw_thanks_card(
        Picture(
            title=word(voice.language, "thanks-title"),
            donor=notice.donor,
            donor_stand_in=word(voice.language, "thanks-stand-in"),
            gave=word(voice.language, "thanks-gave"),
            item=notice.item,
            quantity=so_much,
            place=notice.place,
            words=word(voice.language, "thanks-words"),
            date=voice.day(notice.day),
        )
    )
    return Spoken(voice.say("thanks-caption", donor=notice.donor), picture=picture)


def transfer(view: TransferView, voice: Voice) -> Spoken:
    """What is on the way, and who may say that it came."""
    text = voice.lines(
        voice.say(
            "transfer-head", item=view.item, amount=view.amount, unit=view.unit, place=view.place, goal=view.goal,
            sender=view.sender,
        ),
        voice.say(f"transfer-is-{view.state}", who=view.who or "—", at=view.at, sender=view.sender),
    )  # fmt: skip
    take = [
        button(voice.label("transfer-head", "b1"), "sttake", view.transfer),
        button(voice.label("transfer-head", "b2"), "strefuse", view.transfer),
    ]
    back = [button(voice.label("transfer-head", "b3"), "stback", view.transfer)]
    return Spoken(text, inline([take if view.may_take else [], back if view.may_take_back else []]))


# ── files ──


def file(view: StockFileView, voice: Voice) -> Spoken:
    """The ledger as a workbook, or as CSV for those who paste it into an online sheet."""
    sheets = _sheets(view, voice)
    name = f"{voice.word('stock-file-name')}_{view.made_at[:10]}.{view.form}"
    caption = voice.say("stock-file", at=view.made_at, by=view.by, count=len(view.entries))
    footer = voice.texts.plain(voice.language, "stock-file-footer", at=view.made_at, by=view.by)
    content = workbook(sheets, footer=footer) if view.form == "xlsx" else comma_separated(sheets)
    return Spoken(caption, document=Document(name, content))


def _sheets(view: StockFileView, voice: Voice) -> list[Sheet]:
    def head(*columns: str) -> tuple[str, ...]:
        return tuple(voice.word(f"column-{column}") for column in columns)

    return [
        Sheet(
            voice.word("sheet-balances"),
            head("place", "item", "balance", "unit", "way", "low"),
            tuple((p, i, _number(b), voice.word(u), _number(w), _number(low)) for p, i, b, u, w, low in view.balances),
        ),
        Sheet(
            voice.word("sheet-entries"),
            head("entry", "at", "place", "item", "kind", "amount", "unit", "donor", "whom", "counters", "by"),
            tuple(
                (n, at, p, i, voice.word(kind), _number(amount), voice.word(u), donor, to, _number(counters), by)
                for n, at, p, i, u, amount, kind, donor, to, counters, by in view.entries
            ),
        ),
        Sheet(
            voice.word("sheet-donations"),
            head("at", "donor", "item", "amount", "unit", "place", "note", "by"),
            tuple((at, d, i, _number(a), voice.word(u), p, note, by) for at, d, i, a, u, p, note, by in view.donations),
        ),
        Sheet(
            voice.word("sheet-money"),
            head("entry", "at", "place", "item", "kind", "amount-yuan", "about", "by"),
            tuple(
                (n, at, p, i, voice.word(kind), _number(a), words, by) for n, at, p, i, kind, a, words, by in view.money
            ),
        ),
        Sheet(
            voice.word("sheet-funds"),
            head("place", "item", "allotted", "given", "spent", "moved", "corrected", "balance"),
            tuple((place, item, *map(_number, sums)) for place, item, *sums in view.funds),
        ),
    ]


def _number(text: str) -> Decimal | str:
    return Decimal(text) if text else ""


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    StockSaid: said,
    StockAsk: ask,
    StockBoard: board,
    StockLog: log,
    DonationList: donations,
    ThanksCard: thanks,
    TransferView: transfer,
    StockFileView: file,
}
