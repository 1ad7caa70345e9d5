"""What follows `/stock`: a verb and its arguments on one line, or the verb alone, which is then asked step by step.

`in 大米 50 袋 东风社区 华联超市 备注 给独居老人` · `out 大米 2 袋 李奶奶` · `move 大米 10 袋 长河街道 东风社区` ·
`fix 17 多记了` · `low 大米 5 袋` · `allot 东风社区 20000 元 每社区标准` · `spend 东风社区 3000 元 买消毒液`
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from bot.rules.arguments import Slip, words
from bot.rules.numerals import fold, spoken
from bot.rules.people import plain_line
from bot.rules.stock import amount
from bot.rules.stock_units import Unit, unit_named

LONGEST_ITEM = 30
LONGEST_DONOR = 40
LONGEST_WORDS = 200


class Form(StrEnum):
    """What can be written into the ledger."""

    IN = "in"
    OUT = "out"
    MOVE = "move"
    FIX = "fix"
    LOW = "low"
    ALLOT = "allot"
    SPEND = "spend"


class Look(StrEnum):
    """What can be looked at."""

    BOARD = "board"
    LIST = "list"
    LOG = "log"
    EXPORT = "export"


class Field(StrEnum):
    """One thing a form asks for."""

    ITEM = "item"
    QUANTITY = "quantity"
    PLACE = "place"
    DONOR = "donor"
    SHOWN = "shown"
    RECIPIENT = "recipient"
    GOAL = "goal"
    ENTRY = "entry"
    REASON = "reason"
    MONEY = "money"
    STANDARD = "standard"
    PURPOSE = "purpose"


FIELDS: dict[Form, tuple[Field, ...]] = {
    Form.IN: (Field.ITEM, Field.QUANTITY, Field.PLACE, Field.DONOR, Field.SHOWN),
    Form.OUT: (Field.ITEM, Field.QUANTITY, Field.RECIPIENT, Field.PLACE),
    Form.MOVE: (Field.ITEM, Field.QUANTITY, Field.PLACE, Field.GOAL),
    Form.FIX: (Field.ENTRY, Field.REASON),
    Form.LOW: (Field.ITEM, Field.QUANTITY, Field.PLACE),
    Form.ALLOT: (Field.PLACE, Field.MONEY, Field.STANDARD),
    Form.SPEND: (Field.PLACE, Field.MONEY, Field.PURPOSE),
}

VERBS: dict[str, Form | Look] = {
    **{form.value: form for form in Form},
    **{look.value: look for look in Look},
    **dict.fromkeys(("收", "收到", "入库", "进", "receive"), Form.IN),
    **dict.fromkeys(("发", "发放", "出库", "出", "give"), Form.OUT),
    **dict.fromkeys(("调", "调拨", "转", "transfer"), Form.MOVE),
    **dict.fromkeys(("更正", "冲正", "改", "counter"), Form.FIX),
    **dict.fromkeys(("提醒", "不足", "低于"), Form.LOW),
    **dict.fromkeys(("拨", "拨款", "下拨"), Form.ALLOT),
    **dict.fromkeys(("花", "支出", "使用"), Form.SPEND),
    **dict.fromkeys(("名单", "捐赠", "公示", "donations"), Look.LIST),
    **dict.fromkeys(("记录", "流水", "历史", "history"), Look.LOG),
    **dict.fromkeys(("导出", "表格"), Look.EXPORT),
}

UNNAMED = frozenset({"匿名", "不公开", "隐名", "anonymous", "anon", "masked"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """So much of a unit, in its smallest parts."""

    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Asked:
    """What a line says: a verb, and the fields it fills in, as they are kept while the rest is asked."""

    verb: Form | Look
    filled: dict[str, str | int]
    rest: str = ""


def command(tail: str) -> Asked | Slip:
    """Read what follows `/stock`; what is missing at the end of a form is asked for later."""
    given = words(tail)
    if not given:
        return Asked(Look.BOARD, {})
    verb = VERBS.get(given[0].lower())
    if verb is None:
        return Slip("stock-usage", given[0][:20])
    rest = list(given[1:])
    if isinstance(verb, Look):
        return Asked(verb, {}, " ".join(rest))
    filled = _READERS[verb](rest) if rest else {}
    return filled if isinstance(filled, Slip) else Asked(verb, filled)


# ── the fields ──

_NUMBER = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>\D*)")
_SPOKEN = re.compile(r"(?P<number>[零〇一二两三四五六七八九十百半]+)(?P<unit>\D+)")


def quantity_in(text: str) -> Quantity | None:
    """Return a quantity with its unit: `50 袋`, `50袋`, `1.5kg`, `三斤`, `2万元`; None for anything else.

    Only what is positive, not absurd and not finer than a gram or a fen is one.
    """
    folded = fold(plain_line(text)).replace(" ", "")
    folded = re.sub(r"^¥(.*?)元?$", r"\1元", folded)
    match = _NUMBER.fullmatch(folded)
    number = _decimal(match["number"].replace(",", "")) if match else None
    if match is None and (match := _SPOKEN.fullmatch(folded)):
        said = "5" if match["number"] == "半" else _whole(match["number"])
        number = Decimal(said) / (10 if match["number"] == "半" else 1) if said else None
    known = unit_named(match["unit"]) if match else None
    if number is None or known is None:
        return None
    unit, of = known
    whole = amount(number * of, unit)
    return Quantity(whole, unit) if whole is not None else None


def _decimal(number: str) -> Decimal | None:
    try:
        return Decimal(number)
    except InvalidOperation:
        return None


def _whole(run: str) -> str:
    found = spoken(run)
    return found.whole if found and not found.rest else ""


def item_in(text: str) -> str | None:
    """Return the name of a thing: one to thirty characters with a letter among them."""
    name = plain_line(text)
    return name if 1 <= len(name) <= LONGEST_ITEM and any(char.isalpha() for char in name) else None


def entry_in(text: str) -> int | None:
    """Return the number of an entry: `17`, `#17`, `17号`."""
    match = re.fullmatch(r"#?(\d{1,9})号?", fold(text.strip()))
    return int(match[1]) if match else None


def request_in(text: str) -> int | None:
    """Return the number of an order something is handed out for: `#12`, `#0401-12`, `0401-12`."""
    match = re.fullmatch(r"(?:#\s*(?:\d{4}-)?|\d{4}-)(\d{1,9})", fold(text.strip()))
    return int(match[1]) if match else None


def _taken(given: list[str], at: int) -> tuple[Quantity, int] | None:
    """Return the quantity that begins with a word, and how many words it took."""
    for count in (2, 1):
        if len(given) >= at + count and (found := quantity_in("".join(given[at : at + count]))):
            return found, count
    return None


def _item_and_quantity(given: list[str]) -> tuple[dict[str, str | int], list[str]] | Slip:
    """Read `ITEM QUANTITY UNIT`; a name of several words ends where the quantity begins."""
    for at in range(1, len(given)):
        if found := _taken(given, at):
            so_much, count = found
            break
    else:
        return Slip("stock-quantity-wrong", " ".join(given[1:3])) if len(given) > 1 else _item_alone(given)
    name = item_in(" ".join(given[:at]))
    if name is None:
        return Slip("stock-item-wrong", " ".join(given[:at])[:40])
    kept: dict[str, str | int] = {"item": name, "amount": so_much.amount, "unit": so_much.unit.value}
    return kept, given[at + count :]


def _item_alone(given: list[str]) -> tuple[dict[str, str | int], list[str]] | Slip:
    name = item_in(given[0])
    return ({"item": name}, []) if name else Slip("stock-item-wrong", given[0][:40])


Read = dict[str, str | int] | Slip


def _in(given: list[str]) -> Read:
    read = _item_and_quantity(given)
    if isinstance(read, Slip):
        return read
    filled, rest = read
    if "amount" not in filled or not rest:
        return filled
    filled["place"] = rest[0]
    named, note = _noted(rest[1:])
    unnamed = [word for word in named if word.lower() in UNNAMED]
    donor = " ".join(word for word in named if word.lower() not in UNNAMED)
    if len(donor) > LONGEST_DONOR:
        return Slip("stock-donor-wrong", donor[:40])
    # a line that names nobody is complete: not everything was given by somebody
    return filled | {"donor": donor, "shown": "no" if unnamed else "yes"} | ({"note": note} if note else {})


def _noted(given: list[str]) -> tuple[list[str], str]:
    """Return the words before a note, and the note: `华联超市 备注 给独居老人`, `华联超市 备注：给独居老人`."""
    for at, word in enumerate(given):
        if found := _NOTE.fullmatch(word):
            return given[:at], " ".join([*filter(None, [found[1]]), *given[at + 1 :]])[:LONGEST_WORDS]
    return given, ""


_NOTE = re.compile(r"(?:备注|note)(?:[:：](.*))?", re.I)


def _out(given: list[str]) -> Read:
    read = _item_and_quantity(given)
    if isinstance(read, Slip):
        return read
    filled, rest = read
    return filled | ({"recipient": " ".join(rest)[:LONGEST_WORDS]} if rest else {})


def _move(given: list[str]) -> Read:
    read = _item_and_quantity(given)
    if isinstance(read, Slip):
        return read
    filled, rest = read
    if len(rest) > 2:
        return Slip("stock-move-usage")
    return filled | dict(zip(("place", "goal"), rest, strict=False))


def _fix(given: list[str]) -> Read:
    number = entry_in(given[0])
    if number is None:
        return Slip("stock-entry-wrong", given[0][:20])
    reason = " ".join(given[1:])[:LONGEST_WORDS]
    return {"entry": number} | ({"reason": reason} if reason else {})


def _low(given: list[str]) -> Read:
    read = _item_and_quantity(given)
    if isinstance(read, Slip):
        return read
    filled, rest = read
    return filled | ({"place": rest[0]} if rest else {})


def _money(given: list[str], last: str) -> Read:
    """Read `PLACE AMOUNT 元 WORDS`."""
    filled: dict[str, str | int] = {"place": given[0]}
    if len(given) == 1:
        return filled
    found = _taken(given, 1)
    if found is None or found[0].unit is not Unit.YUAN:
        return Slip("stock-money-wrong", " ".join(given[1:3])[:40])
    filled |= {"amount": found[0].amount, "unit": Unit.YUAN.value}
    rest = " ".join(given[1 + found[1] :])[:LONGEST_WORDS]
    return filled | ({last: rest} if rest else {})


def _allot(given: list[str]) -> Read:
    return _money(given, "standard")


def _spend(given: list[str]) -> Read:
    return _money(given, "purpose")


_READERS: dict[Form, Callable[[list[str]], Read]] = {
    Form.IN: _in,
    Form.OUT: _out,
    Form.MOVE: _move,
    Form.FIX: _fix,
    Form.LOW: _low,
    Form.ALLOT: _allot,
    Form.SPEND: _spend,
}


def missing(form: Form, filled: Mapping[str, object]) -> Field | None:
    """Return what a form asks next, or None when nothing is missing. Who gave nothing is not asked to be named."""
    for field in FIELDS[form]:
        held = "amount" if field in {Field.QUANTITY, Field.MONEY} else field.value
        if held in filled or (field is Field.SHOWN and not filled.get("donor", True)):
            continue
        return field
    return None
