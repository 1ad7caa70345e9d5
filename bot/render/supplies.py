"""What is read about things people ask for."""

from collections.abc import Callable, Sequence
from typing import Any

from bot import notices
from bot.cards.shopping import ListLine, ShoppingPage, draw_shopping_page
from bot.notices import (
    Notice,
    SupplyAsk,
    SupplyAtDoor,
    SupplyBreath,
    SupplyCancelOffer,
    SupplyNoted,
    SupplyOdd,
    SupplyUnable,
    SupplyView,
    SupplyWhen,
    SupplyWhom,
)
from bot.render.residents import worker_name
from bot.render.voice import Button, Document, Spoken, Voice, button, in_rows, inline
from bot.rules.supply import Eta, SupplyState, SupplyStep, Urgency
from bot.rules.supply_words import Category
from bot.sheets.tables import Sheet, workbook

# the buttons of the first question, in the order of their labels
_SORTS = (
    Category.FRESH,
    Category.STAPLE,
    Category.MEDICINE,
    Category.DAILY,
    Category.RUBBISH,
    Category.PARCEL,
    Category.OTHER,
)


def supply_ask(_: SupplyAsk, voice: Voice) -> Spoken:
    """What do you need?"""
    sorts = [
        button(voice.label("supply-menu", f"b{at}"), "needcat", sort.value) for at, sort in enumerate(_SORTS, start=1)
    ]
    return Spoken(voice.say("supply-menu"), inline(in_rows(sorts, 2)))


def supply_when(notice: SupplyWhen, voice: Voice) -> Spoken:
    """How soon?"""
    rows = [
        [button(voice.label("supply-when", f"b{at}"), "needwhen", notice.request, one.value)]
        for at, one in enumerate(Urgency, start=1)
    ]
    return Spoken(voice.say("supply-when"), inline(rows))


def supply_odd(notice: SupplyOdd, voice: Voice) -> Spoken:
    """Is this quantity right?"""
    rows = [
        [button(voice.label("supply-odd", "b1"), "needok", notice.request, "yes")],
        [button(voice.label("supply-odd", "b2"), "needok", notice.request, "no")],
    ]
    return Spoken(voice.say("supply-odd", items=voice.listed(notice.lines)), inline(rows))


def supply_whom(notice: SupplyWhom, voice: Voice) -> Spoken:
    """For whom is it?"""
    rows = [[button(name, "needfor", notice.request, resident)] for resident, name in notice.people]
    return Spoken(voice.say("supply-whom"), inline(rows))


def supply_breath(notice: SupplyBreath, voice: Voice) -> Spoken:
    """Is breathing hard?"""
    rows = [
        [button(voice.label("supply-breath", "b1"), "needbreath", notice.request, "hard")],
        [button(voice.label("supply-breath", "b2"), "needbreath", notice.request, "fine")],
    ]
    return Spoken(voice.say("supply-breath"), inline(rows))


def supply_noted(notice: SupplyNoted, voice: Voice) -> Spoken:
    """The order as it was understood."""
    worker = worker_name(notice.worker, voice)
    if notice.morning:
        then = voice.say("supply-sees-morning", worker=worker, at=notice.morning)
    else:
        then = voice.say("supply-sees-urgent" if notice.urgent else "supply-sees", worker=worker)
    text = voice.lines(
        voice.say("supply-created-for", no=notice.number, name=notice.name)
        if notice.name
        else voice.say("supply-created", no=notice.number),
        *_lines([(name, much, False) for name, much in notice.lines], notice.more, voice),
        then,
    )
    change = button(voice.label("supply-created", "b1"), "needfix", notice.request)
    off = button(voice.label("supply-created", "b2"), "needoff", notice.request)
    return Spoken(text, inline([[change, off]]))


def _lines(lines: Sequence[tuple[str, str, bool]], more: int, voice: Voice) -> list[str]:
    said = [_line(*one, voice) for one in lines]
    return [*said, voice.say("supply-more-lines", count=more)] if more else said


def _line(name: str, much: str, free: bool, voice: Voice) -> str:
    text = voice.say("supply-line", thing=f"{name}　{much}".rstrip())
    return text + (f"　{voice.say('supply-free')}" if free else "")


def supply_cancel_offer(notice: SupplyCancelOffer, voice: Voice) -> Spoken:
    """Which order is taken back?"""
    rows = [
        [button(voice.label("supply-cancel-which", "b1", order=words), "needoff", one)] for one, words in notice.orders
    ]
    return Spoken(voice.say("supply-cancel-which"), inline(rows))


def supply_at_door(notice: SupplyAtDoor, voice: Voice) -> Spoken:
    """It stands at the door."""
    rows = [
        [button(voice.label("supply-delivered", "b1"), "needgot", notice.request)],
        [
            button(voice.label("supply-delivered", "b2"), "needmiss", notice.request),
            button(voice.label("supply-delivered", "b3"), "needwrong", notice.request),
        ],
    ]
    return Spoken(voice.say("supply-delivered", no=notice.number), inline(rows))


def supply_unable(notice: SupplyUnable, voice: Voice) -> Spoken:
    """It cannot be had; something else?"""
    reason = notice.why or notice.words
    rows = [
        [
            button(voice.label("supply-unable", "b1"), "needelse", notice.request, "yes"),
            button(voice.label("supply-unable", "b2"), "needelse", notice.request, "no"),
        ]
    ]
    return Spoken(voice.say("supply-unable", no=notice.number, reason=reason), inline(rows))


# ── to those who bring ──


def supply(view: SupplyView, voice: Voice) -> Spoken:
    """An order: whose it is, what, by when, who has it, what it cost, and what can be done now."""
    key = "supply-head-urgent" if view.grave or view.late else "supply-head"
    text = voice.lines(
        voice.say(key, no=view.number, name=view.name, addr=view.address, state=_state(view.state)),
        voice.say("supply-grave", why=view.grave) if view.grave else "",
        *_lines(view.lines, view.more, voice),
        _from_stock(view, voice),
        voice.say("supply-shown", count=view.shown) if view.shown else "",
        voice.say("supply-like", no=view.like) if view.like else "",
        _by_when(view, voice),
        voice.say("alert-phone", phone=view.phone) if view.phone else "",
        _owner(view, voice),
        _money(view, voice),
        voice.say("supply-why", why=view.why) if view.why else "",
    )
    return Spoken(text, inline(_rows(view, voice)))


def _from_stock(view: SupplyView, voice: Voice) -> str:
    if not view.from_stock:
        return ""
    things = [f"{name} {much} {voice.word(unit)}" for name, much, unit in view.from_stock]
    return voice.say("supply-out-of-stock", things=voice.listed(things))


def _state(state: SupplyState) -> notices.Word:
    return notices.Word(f"supply-is-{state.value}")


def _by_when(view: SupplyView, voice: Voice) -> str:
    if view.over or view.state is SupplyState.RECEIVED:
        return ""
    at = _moment(view.due)
    return voice.say("supply-late" if view.late else "supply-due", at=at, urgency=view.urgency)


def _moment(moment: tuple[str, str]) -> str:
    return " ".join(part for part in moment if part)


def _owner(view: SupplyView, voice: Voice) -> str:
    if not view.owner:
        return ""
    taken = voice.say("supply-owner", who=view.owner, at=_moment(view.eta))
    if not view.carrier:
        return taken
    return voice.lines(taken, voice.say("supply-carrier", who=f"{view.carrier} {view.carrier_phone}".strip()))


def _money(view: SupplyView, voice: Voice) -> str:
    if not view.price:
        return ""
    parts = [voice.say("supply-cost", price=view.price), voice.say(view.payer) if view.payer else ""]
    parts += [voice.say(view.money) if view.money else "", voice.say("supply-has-receipt") if view.receipt else ""]
    return "　".join(part for part in parts if part)


def _rows(view: SupplyView, voice: Voice) -> list[list[Button]]:
    """Return the buttons: a pure function of where the order stands and who looks."""
    can = set(view.presses)
    one = view.request
    rows: list[list[Button]] = []
    if SupplyStep.ACCEPT in can:
        etas = [
            button(voice.label("supply-accept", f"b{at}"), "supok", one, eta.value) for at, eta in enumerate(Eta, 1)
        ]
        rows += [list(row) for row in in_rows(etas, 2)]
    main = {
        SupplyStep.BUY: button(voice.word("supply-press-buy"), "supbuy", one),
        SupplyStep.PUT: button(voice.word("supply-press-put"), "supput", one),
        SupplyStep.GOT: button(voice.word("supply-press-got"), "supgot", one),
        SupplyStep.SETTLE: button(voice.word("supply-press-settle"), "supset", one),
    }
    aside = {
        SupplyStep.DECLINE: button(voice.word("supply-press-cannot"), "supno", one),
        SupplyStep.GIVE: button(voice.word("supply-press-give"), "supgive", one),
        SupplyStep.RETURN: button(voice.word("supply-press-return"), "supback", one),
    }
    rows.append([pressed for step, pressed in main.items() if step in can])
    rows.append([pressed for step, pressed in aside.items() if step in can])
    return rows


def reasons(notice: notices.SupplyReasons, voice: Voice) -> Spoken:
    """Why can it not be had?"""
    rows = [
        [button(voice.label("supply-why-ask", "b1"), "supwhy", notice.request, "sold_out")],
        [button(voice.label("supply-why-ask", "b2"), "supwhy", notice.request, "no_such")],
        [button(voice.label("supply-why-ask", "b3"), "supwhy", notice.request, "shop_shut")],
        [button(voice.label("supply-why-ask", "b4"), "supwhy", notice.request, "prescription")],
    ]
    return Spoken(voice.say("supply-why-ask"), inline(rows))


def carriers(notice: notices.SupplyCarriers, voice: Voice) -> Spoken:
    """Who brings it?"""
    rows = [[button(name, "supto", notice.request, staff)] for staff, name in notice.people]
    return Spoken(voice.say("supply-who-brings"), inline(rows))


def payers(notice: notices.SupplyPayers, voice: Voice) -> Spoken:
    """Who paid?"""
    who = [
        button(voice.label("supply-who-paid", "b1"), "suppay", notice.request, "worker"),
        button(voice.label("supply-who-paid", "b2"), "suppay", notice.request, "resident"),
        button(voice.label("supply-who-paid", "b3"), "suppay", notice.request, "community"),
    ]
    return Spoken(voice.say("supply-who-paid", price=notice.price), inline([[one] for one in who]))


def supply_page(notice: notices.SupplyPage, voice: Voice) -> Spoken:
    """A page of open orders."""
    said = [
        voice.say(
            "supplies-line-urgent" if urgent else "supplies-line",
            no=no,
            name=name,
            addr=address,
            items=items or voice.word("supply-see-card"),
            state=state,
            at=_moment((day, at)),
        )
        for _, no, name, address, items, state, urgent, day, at in notice.lines
    ]
    head = voice.say("supplies-head", count=notice.count, page=notice.page + 1, pages=notice.pages)
    rows: list[list[Button]] = [
        list(row)
        for row in in_rows([button(f"{no} {name}"[:40], "supopen", one) for one, no, name, *_ in notice.lines], 2)
    ]
    turns = [button(voice.word("page-before"), "suppage", notice.page - 1)] if notice.page else []
    if notice.page + 1 < notice.pages:
        turns.append(button(voice.word("page-after"), "suppage", notice.page + 1))
    rows += [turns, [button(voice.label("supplies-head", "b1"), "suplist")]]
    return Spoken(voice.lines(head, *said), inline(rows))


# ── the shopping list ──


def shopping_text(notice: notices.ShoppingText, voice: Voice) -> Spoken:
    """The list to paste."""
    said = [_row(row, voice) for row in notice.rows]
    head = (
        "" if notice.page else voice.say("shopping-head", day=voice.day(notice.day), at=notice.at, count=notice.orders)
    )
    return Spoken(voice.lines(head, *said))


def _row(row: tuple[str, str, str, str, bool], voice: Voice) -> str:
    shelf, thing, much, door, urgent = row
    if shelf:
        return voice.say("shopping-shelf", shelf=voice.word(f"shelf-{shelf}"))
    return voice.say(
        "shopping-line-urgent" if urgent else "shopping-line",
        thing=f"{thing or voice.word('supply-see-card')} {much}".strip(),
        door=door,
    )


def shopping_picture(notice: notices.ShoppingPicture, voice: Voice) -> Spoken:
    """A page of the list to look at."""
    lines = tuple(
        ListLine(shelf=voice.word(f"shelf-{shelf}"))
        if shelf
        else ListLine(thing=thing or voice.word("supply-see-card"), much=much, door=door, is_urgent=urgent)
        for shelf, thing, much, door, urgent in notice.rows
    )
    page = ShoppingPage(
        title=voice.word("shopping-title"),
        subtitle=voice.texts.plain(
            voice.language, "shopping-when", day=voice.day(notice.day), at=notice.at, count=notice.orders
        ),
        page=f"{notice.page} / {notice.pages}",
        lines=lines,
    )
    caption = voice.say("shopping-page", page=notice.page, pages=notice.pages)
    return Spoken(caption, picture=draw_shopping_page(page))


COLUMNS = 10


def shopping_sheet(notice: notices.ShoppingSheet, voice: Voice) -> Spoken:
    """The list to print."""
    title = voice.word("shopping-title")
    head = tuple(voice.label("shopping-title", f"b{at}") for at in range(1, COLUMNS + 1))
    rows = tuple(
        (no, voice.word("urgency-urgent") if urgent else "", voice.word(f"shelf-{shelf}"), *rest)
        for no, urgent, shelf, *rest in notice.rows
    )
    content = workbook([Sheet(title, head, rows)])
    return Spoken(
        voice.say("shopping-sheet", count=notice.orders), document=Document(f"{title}_{notice.day}.xlsx", content)
    )


def money(view: notices.MoneyView, voice: Voice) -> Spoken:
    """The sums of a day."""
    day = voice.day(view.day)
    if not view.orders:
        return Spoken(voice.say("money-none", day=day))
    return Spoken(
        voice.lines(
            voice.say("money-head", day=day, count=view.orders, paid=view.paid, open=view.open, free=view.free),
            voice.say("money-residents"),
            *(voice.say("money-line", name=name, paid=paid, open=still) for name, paid, still in view.residents),
            voice.say("money-workers"),
            *(voice.say("money-line", name=name, paid=paid, open=still) for name, paid, still in view.workers),
        )
    )


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    notices.SupplyAsk: supply_ask,
    notices.SupplyWhen: supply_when,
    notices.SupplyOdd: supply_odd,
    notices.SupplyWhom: supply_whom,
    notices.SupplyBreath: supply_breath,
    notices.SupplyNoted: supply_noted,
    notices.SupplyCancelOffer: supply_cancel_offer,
    notices.SupplyAtDoor: supply_at_door,
    notices.SupplyUnable: supply_unable,
    notices.SupplyView: supply,
    notices.SupplyReasons: reasons,
    notices.SupplyCarriers: carriers,
    notices.SupplyPayers: payers,
    notices.SupplyPage: supply_page,
    notices.ShoppingText: shopping_text,
    notices.ShoppingPicture: shopping_picture,
    notices.ShoppingSheet: shopping_sheet,
    notices.MoneyView: money,
}
