"""From words to lines: 青菜两斤、鸡蛋一板 is two lines, and what is not certain stays as it was said.

Nothing here guesses. A part is a line with a quantity when all of it is name, number and unit; else it is
a line in the person's own words. A quantity nobody can mean is kept and named as odd, to be asked about.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.rules.numerals import is_list_number, spoken
from bot.rules.people import phone_in
from bot.rules.supply_words import CATEGORY_OF, Category, asks_the_price, category_of, folded, lacked, names_goods
from bot.rules.symptoms import symptoms_in

LONGEST = 4000  # characters kept of one order; Telegram lets a person send 4,096
MOST_LINES = 200
SHOWN_LINES = 20
LONGEST_LINE = 120
MOST_MARKS = 8  # accents on one character
MOST = 99  # of anything: more than that is asked about

_ZWJ = "\u200d"
_ID_NUMBER = re.compile(r"(?<!\d)\d{6}(?:19|20)\d{9}[\dXx](?![\dXx])|(?<!\d)\d{17}[\dXx](?![\dXx])")
_PHONE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d{9}(?!\d)")


@dataclass(frozen=True, slots=True)
class Item:
    """A line of an order. `milli` is the quantity in thousandths, None when none was said for certain."""

    name: str
    milli: int | None = None
    unit: str = ""
    category: Category = Category.OTHER

    @property
    def is_odd(self) -> bool:
        """Whether nobody can mean this quantity: none, less than none, or a cartload."""
        return self.milli is not None and not 0 < self.milli <= MOST * 1000


def kept(text: str) -> str:
    """Return what is kept of an order: no control or invisible characters, no ID number, not endless.

    ID numbers are not collected, so they are gone before anything is stored. Lines stay lines.
    """
    lines = [" ".join("".join(filter(_shows, line)).split()) for line in re.split(r"[\r\n\u2028\u2029]+", text)]
    whole = _unheaped("\n".join(line for line in lines if line))
    return cut(_ID_NUMBER.sub(lambda found: "*" * 16 + found[0][-2:], whole), LONGEST)


def _unheaped(text: str) -> str:
    """Return a text in which no character carries more than eight marks: a heap of them covers the lines around it."""
    marks, said = 0, []
    for char in text:
        marks = marks + 1 if unicodedata.category(char) in {"Mn", "Me"} else 0
        if marks <= MOST_MARKS:
            said.append(char)
    return "".join(said)


def _shows(char: str) -> bool:
    if char in {"\t", " "} or char == _ZWJ:
        return True
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def cut(text: str, limit: int) -> str:
    """Return at most so many characters, never half of one that is made of several."""
    if len(text) <= limit:
        return text.strip(_ZWJ)
    end = limit
    while end > 0 and _joins(text, end):
        end -= 1
    return text[: end or limit].rstrip(_ZWJ)


def _joins(text: str, at: int) -> bool:
    """Whether the character here belongs to the one before it."""
    return text[at] == _ZWJ or text[at - 1] == _ZWJ or unicodedata.category(text[at]) in {"Mn", "Me", "Sk"}


def without_phones(text: str) -> str:
    """Return words as a group may see them: phone numbers hidden."""
    return _PHONE.sub(lambda found: found[0][:3] + "****" + found[0][-4:], text)


def says_nothing(text: str) -> bool:
    """Whether there is nothing in a text that could be asked for: empty, signs only, a bare number, a phone number."""
    plain = kept(text).strip(_ZWJ)
    if phone_in(plain) is not None:
        return True
    return not any(char.isalpha() or unicodedata.category(char) == "So" for char in plain)


# ---- lines -----------------------------------------------------------------------------

_UNITS = (
    "公斤|千克|毫升|斤|克|两|吨|升|袋|包|盒|瓶|桶|箱|板|罐|支|只|条|卷|份|件|提|片|粒|颗|个|根|把|块|头|串|听|捆|打|双|套|台|张|棵|筐"
    "|(?:kilograms?|kilos?|kgs?|grams?|g|litres?|liters?|l|ml|bags?|boxes|box|bottles?|packs?|packets?|cans?|cartons?"
    "|trays?|dozens?|rolls?|loaves|loaf|pieces?|pcs?|strips?|tubes?)(?![a-z])"
)
_NUMBER = r"[-−–]?\s*(?:\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千廿卅]+|半|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
_DIGITS = r"[\d零〇一二两三四五六七八九十百千半]"
_AFTER = re.compile(rf"(?P<name>.+?)\s*[:：x×*]?\s*(?<![\d~\-.])(?P<n>{_NUMBER})\s*(?P<unit>{_UNITS})")
_BEFORE = re.compile(rf"(?P<n>{_NUMBER})\s*(?P<unit>{_UNITS})\s*(?:of\s+|的)?(?P<name>.+)")
_BARE_COUNT = re.compile(
    r"(?P<n>\d{1,9}|a|an|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?P<name>[a-z][a-z ]+)"
)
_ONLY_QUANTITY = re.compile(rf"(?P<n>{_NUMBER})\s*(?P<unit>{_UNITS})?")
_LATIN_NUMBERS = dict(
    zip(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), range(1, 11), strict=True)
) | {"a": 1, "an": 1}
_LEAD = re.compile(
    r"^(?:你好|您好|麻烦|请问|请|能不能|可不可以|可以)*(?:我们?|家里|俺)?(?:还|今天|明天|现在|急|马上)*"
    r"(?:(?:帮|给|替)(?:我们?|忙)(?=买|带|拿|捎|要))?(?:想要|想买|需要|要买|要点|买点|来点|代买|要|买|缺|来|带|捎)?(?:药|东西)?\s*[:：]\s*"
    r"|^(?:你好|您好|麻烦您?|请问|请|能不能|可不可以|可以|能|您|你)*(?:我们?|家里|俺)?(?:还|再|今天|明天|现在|急|马上)*"
    r"(?:(?:帮|给|替)(?:我们?|忙)?(?:[爸妈]+|老伴|孩子|宝宝|娃儿?)?)?(?:想要|想买|想吃|想喝|需要|要买|要点|买点|来点|代买|代购|有没有|要|买|缺|带|捎|送|来(?=[\d一二两三四五六七八九十半几袋包盒瓶桶箱个])|[拿取](?=个|一下|[快包]))(?:一下|些|点|个(?=[快包]))?"
    r"|^(?:hi|hello|please|could you|can you|can i|can we|could i|could we|may i|may we|i|we|also|'d like|would like| )*(?:need|want|buy|get|bring|order|have)(?: me| us)?(?: to (?:buy|order))?\s+(?:some\s+)?"
    r"|^some\s+|^(?:urgent|asap|急)[:：]\s*",
    re.I,
)
_TAIL = re.compile(
    r"(?:就行|就好|可以吗|行吗|(?:还|能)?有(?:没有|吗|么)|谢谢您?|麻烦了|吧|吗|[ ,，]*(?:please|thanks|thank you|asap|urgently))[。.!！\s]*$"
)
_PARTS = re.compile(r"[、，,;；\n。！!]+|(?<=\S)\s*(?:还有|\+|&)\s*")
_AND = re.compile(r"\s*(?:和|跟|以及|\band\b)\s*")
_WHEN = re.compile(
    r"(?:今天|明天|今晚|后天)(?:要|就要|送|也行|就行|到)?|(?:很急|急用|急需|不急|不着急|尽快|马上要?|越快越好|都行|急)"
    r"|(?:today|tomorrow|tonight)(?: is fine| is ok| please)?|(?:urgent|asap|no hurry|please|thanks)",
)


def items_in(text: str) -> tuple[Item, ...]:
    """Return the lines of an order, at most 200; a part that is not certain is a line in the person's words."""
    said = _LEAD.sub("", _TAIL.sub("", _halves_in_figures(folded_lines(_unnumbered(text)))))
    lines: list[Item] = []
    for part in _PARTS.split(said):
        words = _TAIL.sub("", part.strip(" .:：")).strip()
        if words and not _WHEN.fullmatch(words.lower()):
            lines = _each(lines, words) or _how_much(lines, words) or [*lines, *_lines_of(words)]
        if len(lines) >= MOST_LINES:
            break
    # 我头有点晕，药吃完了: the one is to be brought, the other was heard as what it is
    return tuple([one for one in lines if not _is_complaint(one)][:MOST_LINES] or lines[:MOST_LINES])


def _unnumbered(text: str) -> str:
    """Return a text with a line for each entry of a list that is counted: 1.大米 2.油, ①大米②油."""
    text = "".join(
        "\n" if is_list_number(char) and not _OF_A_UNIT.match(text, at) else char for at, char in enumerate(text, 1)
    )
    counted = list(_COUNTED.finditer(text))
    before = text[: counted[0].start()].rstrip(" ") if counted else ""
    # 2.油 alone may be anything, and in 牛奶 1、鸡蛋 2 it is how much
    if before[-1:] not in {"", "\n", ":", "："} or any(int(one["at"]) != at for at, one in enumerate(counted, 1)):
        return text
    return _COUNTED.sub("\n", text)


_OF_A_UNIT = re.compile(rf"\s*(?:{_UNITS})")  # ⑤袋米 is how much
_COUNTED = re.compile(r"(?:(?<=\s)|^|(?<=[，,；;。:：]))(?P<at>\d{1,2})\s?[.、．)）](?=\s*[^\d\s])", re.M)


def _halves_in_figures(text: str) -> str:
    """Return a text with 一斤半 as 1.5斤; a 半 that begins another word stays (一斤半成品)."""

    def figure(found: re.Match[str]) -> str:
        milli = thousandths(found["n"])
        return found[0] if milli is None else f"{Decimal(milli + 500) / 1000:f}{found['unit']}"

    return _AND_A_HALF.sub(figure, text)


_AND_A_HALF = re.compile(
    rf"(?<!{_DIGITS})(?P<n>\d{{1,3}}|[一二两三四五六七八九十]+)\s*(?P<unit>公斤|千克|斤|升)半(?![成熟只个边块头斤升公千\d])"
)


def _is_complaint(item: Item) -> bool:
    return item.milli is None and item.category is Category.OTHER and bool(symptoms_in(item.name))


def _how_much(before: list[Item], words: str) -> list[Item] | None:
    """Return the lines when this is the quantity of the last one, 家里没油了，要两瓶; None for anything else."""
    found = _ONLY_QUANTITY.fullmatch(_LEAD.sub("", words).strip())
    if not before or found is None or not found["unit"] or before[-1].milli is not None:
        return None
    milli = thousandths(found["n"])
    return [*before[:-1], replace(before[-1], milli=milli, unit=found["unit"])] if milli is not None else None


_EACH = re.compile(rf"(?P<names>.*?)\s*(?:各|每样|每种)(?:要|来|买)?\s*(?P<n>{_NUMBER})\s*(?P<unit>{_UNITS})")


def _each(before: list[Item], words: str) -> list[Item] | None:
    """Return the lines when a quantity is for each thing named so far, 土豆、黄瓜各两斤; None for anything else."""
    found = _EACH.fullmatch(words)
    milli = thousandths(found["n"]) if found else None
    named = [one for one in re.split(r"\s+|和|跟", found["names"]) if one] if found else []
    if found is None or milli is None or not all(_is_name_alone(one) for one in named):
        return None
    waiting = len(before)
    while waiting and before[waiting - 1].milli is None and _is_name_alone(before[waiting - 1].name):
        waiting -= 1
    names = [*(one.name for one in before[waiting:]), *named]
    return [*before[:waiting], *(Item(one, milli, found["unit"], category_of(one)) for one in names)]


def folded_lines(text: str) -> str:
    """Return a text in one width, its lines kept."""
    return "\n".join(unicodedata.normalize("NFKC", line) for line in kept(text).split("\n"))


def _lines_of(words: str) -> list[Item]:
    pieces = [piece for piece in _AND.split(words) if piece]
    # 和 stands in many names: it parts two things only when both are things
    if len(pieces) > 1 and all(_certain(piece) is not None for piece in pieces):
        return [found for piece in pieces if (found := _certain(piece)) is not None]
    for parted in (words.split(), _BEFORE_A_NUMBER.split(words), _AFTER_A_UNIT.split(words)):
        goods = [one for piece in parted if (one := _certain(piece)) is not None and _is_so_much(one)]
        if len(goods) > 1 and len(goods) == len(parted):
            return goods
    return [_certain(words) or Item(cut(words, LONGEST_LINE), category=category_of(words))]


def _is_so_much(item: Item) -> bool:
    """Whether something of the list is meant, and how much of it."""
    return item.milli is not None and item.category is not Category.OTHER


# one thing after another without a pause: 两瓶酱油一瓶醋, 大米一袋鸡蛋两板
_BEFORE_A_NUMBER = re.compile(rf"(?<=[一-鿿])(?<!{_DIGITS})(?={_NUMBER}\s*(?:{_UNITS})[一-鿿])")
_AFTER_A_UNIT = re.compile(rf"(?<={_DIGITS}[斤袋包盒瓶桶箱板罐支条个])(?=[一-鿿])")


def _certain(words: str) -> Item | None:
    if thing := lacked(words):
        return Item(thing, category=category_of(thing))
    plain = _LEAD.sub("", words).strip()
    low = plain.lower()
    if counted := _so_many(low) or _just_one(low):
        return counted
    for shape in (_BEFORE, _AFTER, _BARE_COUNT):
        if found := shape.fullmatch(low):
            milli = thousandths(found["n"])
            name = _ASKING.sub("", plain[found.start("name") : found.end("name")].strip(" :：的"))
            if milli is None or not _is_thing(name):
                continue
            unit = found["unit"] if "unit" in found.groupdict() else ""
            return Item(cut(name, LONGEST_LINE), milli, unit or "", category_of(name))
    return Item(plain, category=category_of(plain)) if _is_name_alone(plain) else None


_ASKING = re.compile(r"(?<=.)(?:要|来|买)$")  # 苹果来五斤


def _is_thing(name: str) -> bool:
    """Whether this can be the name of one thing: letters, no digits that may be another quantity.

    N95 is a name, and so is 阿司匹林100mg or 大米 10斤装: what one piece holds ends it.
    """
    plain = re.sub(r"[A-Za-z]\d+", "", _HOLDS.sub("", name))
    return any(char.isalpha() for char in plain) and not re.search(r"\d", plain)


_HOLDS = re.compile(
    r"\s*\d+(?:\.\d+)?\s*(?:(?:mg|毫克|[μu]g|微克|iu|ml|毫升|g|克)(?![a-z])装?|(?:公斤|千克|kg|斤|升|l|片|粒)装)的?\s*$",
    re.I,
)
# 大米10斤 x2, 牛奶 ×3箱: so many of it, whatever one of it holds
_TIMES = re.compile(rf"(?P<name>.+?)\s*[x×*]\s*(?P<n>\d{{1,3}})\s*(?P<unit>{_UNITS})?")
_ONE_OF = re.compile(r"(?P<unit>[个袋包盒瓶桶箱板罐支条斤把])(?P<name>.+)")  # 买袋米


def _so_many(plain: str) -> Item | None:
    found = _TIMES.fullmatch(plain)
    one = _certain(found["name"].strip()) if found else None
    milli = thousandths(found["n"]) if found else None
    if found is None or one is None or milli is None or one.category is Category.OTHER:
        return None
    if one.milli is not None and (found["unit"] or not one.unit):
        return None  # 大米10斤 x2袋 may be ten in all
    return Item(cut(found["name"].strip(), LONGEST_LINE), milli, found["unit"] or "", one.category)


def _just_one(plain: str) -> Item | None:
    found = _ONE_OF.fullmatch(plain)
    if found is None or not _is_name_alone(found["name"]) or found["name"] not in CATEGORY_OF:
        return None
    return Item(found["name"], 1000, found["unit"], category_of(found["name"]))


def _is_name_alone(words: str) -> bool:
    return len(words) <= 12 and names_goods(words) and not re.search(r"[没不了吗呢快]|\d", words)


def thousandths(number: str) -> int | None:
    """Return a number in thousandths, or None when it is none: 10, 2.5, 两, 半, 十二, two; -5 is less than none."""
    plain = number.replace(" ", "")
    sign = -1 if plain[:1] in {"-", "−", "–"} else 1
    plain = plain.lstrip("-−–").lower()
    if plain == "半":
        return sign * 500
    if plain in _LATIN_NUMBERS:
        return sign * _LATIN_NUMBERS[plain] * 1000
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return sign * int(Decimal(plain[:12]) * 1000)
    if thousand := re.fullmatch("([一二两三四五六七八九])千", plain):
        return sign * "〇一二三四五六七八九".index(thousand[1].replace("两", "二")) * 1_000_000
    said = spoken(plain)
    return sign * int(said.whole) * 1000 if said and not said.rest else None


def quantity_in(text: str) -> tuple[int, str] | None:
    """Return a quantity said alone, in thousandths, with its unit: the answer to "how much?"."""
    found = _ONLY_QUANTITY.fullmatch(_TAIL.sub("", folded(text)).strip(" 。."))
    milli = thousandths(found["n"]) if found else None
    return (milli, found["unit"] or "") if found and milli is not None else None


def is_order(text: str) -> bool:
    """Whether a text is a list of goods with quantities and nothing else: 青菜两斤、鸡蛋一板."""
    if asks_the_price(text):
        return False
    found = items_in(text)
    sure = [item for item in found if item.milli is not None and (item.unit or _TIMES.search(text))]
    return bool(sure) and all(item.category is not Category.OTHER for item in found) and not _loose(found)


def _loose(items: tuple[Item, ...]) -> bool:
    """Whether a line is more than a name: 早上吃了两个鸡蛋 is no order."""
    names = [_HOLDS.sub("", item.name) for item in items]
    return any(len(name) > 8 and not name.isascii() for name in names) or any(
        re.search(r"[吃喝用量测了过]", item.name) for item in items if item.name != "食用油"
    )


def answers(wanted: str, thing: str) -> bool:
    """Whether a thing is what a line asks for: 大米 for 米 or 东北大米, rice for white rice; never 水 for 汽水."""
    ours, theirs = sorted((_IN_FULL.get(word, word) for word in (folded(wanted), folded(thing))), key=len)
    if ours == theirs:
        return bool(ours)
    return theirs.endswith(f" {ours}") if ours.isascii() else len(ours) > 1 and theirs.endswith(ours)


_IN_FULL = {"米": "大米", "油": "食用油", "奶": "牛奶", "蛋": "鸡蛋"}


def shown_quantity(milli: int | None, unit: str, *, times: str = "×") -> str:
    """Return a quantity as people write it: 2斤, 0.5斤, 2 bags, ×3."""
    if milli is None:
        return ""
    number = f"{(Decimal(milli) / 1000).normalize():f}"
    if not unit:
        return f"{times}{number}"
    return f"{number} {unit}" if unit.isascii() else f"{number}{unit}"


@dataclass(frozen=True, slots=True)
class Order:
    """What one message asks for."""

    words: str
    items: tuple[Item, ...]

    @property
    def odd(self) -> tuple[Item, ...]:
        """The lines whose quantity nobody can mean."""
        return tuple(item for item in self.items if item.is_odd)

    @property
    def says_how_much(self) -> bool:
        """Whether nothing is left to ask about quantities: one is said, or it is nothing one counts."""
        counted = [item for item in self.items if item.category not in {Category.PARCEL, Category.RUBBISH}]
        return not counted or any(item.milli is not None for item in counted)


def order_in(text: str) -> Order:
    """Return what a message asks for, line by line where it is certain."""
    return Order(kept(text), items_in(text))
