"""Units of what is given and handed out: what people write for them, and what they are counted in.

What weighs is kept in kilograms and what flows in litres, so that 50 斤 and 10 公斤 of rice are one
heap; what is counted keeps its own unit, since nobody knows how many bottles are in a box.
"""

import re
from decimal import Decimal
from enum import StrEnum

from bot.rules.numerals import fold


class Unit(StrEnum):
    """What a quantity is counted in. Its word is `unit-NAME` in the texts."""

    KILOGRAM = "kilogram"
    LITRE = "litre"
    BAG = "bag"
    PACKET = "packet"
    CARTON = "carton"
    BOX = "box"
    BOTTLE = "bottle"
    BARREL = "barrel"
    CAN = "can"
    PIECE = "piece"
    ITEM = "item"
    PORTION = "portion"
    SET = "set"
    TRAY = "tray"
    STICK = "stick"
    STRIP = "strip"
    SHEET = "sheet"
    ROLL = "roll"
    PAIR = "pair"
    MACHINE = "machine"
    BUNCH = "bunch"
    HEAD = "head"
    YUAN = "yuan"


_ALIKE: dict[Unit, str] = {
    Unit.KILOGRAM: "公斤 千克 kg kgs kilo kilos kilogram kilograms",
    Unit.LITRE: "升 公升 l litre litres liter liters",
    Unit.BAG: "袋 bag bags sack sacks",
    Unit.PACKET: "包 packet packets pack packs",
    Unit.CARTON: "箱 carton cartons case cases crate crates",
    Unit.BOX: "盒 box boxes",
    Unit.BOTTLE: "瓶 bottle bottles",
    Unit.BARREL: "桶 barrel barrels bucket buckets",
    Unit.CAN: "罐 听 can cans tin tins",
    Unit.PIECE: "个 只 颗 枚 piece pieces pc pcs",
    Unit.ITEM: "件 item items",
    Unit.PORTION: "份 portion portions parcel parcels",
    Unit.SET: "套 set sets",
    Unit.TRAY: "板 托 tray trays",
    Unit.STICK: "支 根 stick sticks",
    Unit.STRIP: "条 strip strips",
    Unit.SHEET: "张 片 sheet sheets",
    Unit.ROLL: "卷 提 roll rolls",
    Unit.PAIR: "双 对 副 pair pairs",
    Unit.MACHINE: "台 machine machines",
    Unit.BUNCH: "把 捆 bunch bunches",
    Unit.HEAD: "棵 头 head heads",
    Unit.YUAN: "元 块 圆 块钱 元钱 人民币 ¥ yuan rmb cny",
}

# what is another name for so many of the unit; GB 3100: 1 斤 is 500 g, 1 两 is 50 g
_MULTIPLES: dict[str, tuple[Unit, Decimal]] = {
    **dict.fromkeys(("斤", "市斤", "jin"), (Unit.KILOGRAM, Decimal("0.5"))),
    **dict.fromkeys(("两", "liang"), (Unit.KILOGRAM, Decimal("0.05"))),
    **dict.fromkeys(("克", "g", "gram", "grams"), (Unit.KILOGRAM, Decimal("0.001"))),
    **dict.fromkeys(("吨", "t", "ton", "tons", "tonne", "tonnes"), (Unit.KILOGRAM, Decimal(1000))),
    **dict.fromkeys(("毫升", "ml"), (Unit.LITRE, Decimal("0.001"))),
    **dict.fromkeys(("万", "万元", "万块"), (Unit.YUAN, Decimal(10_000))),
    **dict.fromkeys(("千元", "千块"), (Unit.YUAN, Decimal(1000))),
    **dict.fromkeys(("角", "毛", "毛钱"), (Unit.YUAN, Decimal("0.1"))),
    **dict.fromkeys(("分", "分钱"), (Unit.YUAN, Decimal("0.01"))),
}

UNITS: dict[str, tuple[Unit, Decimal]] = {
    **{word: (unit, Decimal(1)) for unit, words in _ALIKE.items() for word in words.split()},
    **_MULTIPLES,
}

_MARKS = re.compile(r"[.。()（）]+$")


def unit_named(word: str) -> tuple[Unit, Decimal] | None:
    """Return the unit a word means and how many of it the word is: 斤 is half a kilogram; None for no unit."""
    return UNITS.get(_MARKS.sub("", fold(word.strip())))
