"""The words by which people ask for things, as data: what is a need, what it is, and how grave it is.

To add goods, put the word into its row of `GOODS`, in lower case and simplified characters; the longest
word at a place wins. A need is graver when a body depends on it: those rows are `GRAVE`.
"""

import re
import unicodedata
from enum import StrEnum

from bot.rules.supply import Urgency
from bot.rules.symptoms import symptoms_in


class Category(StrEnum):
    """Where in the shop something is found; shopping lists are in this order, medicine first."""

    MEDICINE = "medicine"
    BABY = "baby"
    STAPLE = "staple"
    FRESH = "fresh"
    DAILY = "daily"
    PARCEL = "parcel"
    RUBBISH = "rubbish"
    OTHER = "other"


class Grave(StrEnum):
    """Why a need is urgent whatever somebody says about the hour."""

    INSULIN = "insulin"
    DIALYSIS = "dialysis"
    OXYGEN = "oxygen"
    OUT_OF_MEDICINE = "out_of_medicine"
    OUT_OF_FOOD = "out_of_food"
    BABY_FOOD = "baby_food"
    MEDICINE = "medicine"


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


GOODS: dict[Category, tuple[str, ...]] = {
    Category.MEDICINE: _words("""
        降压药 降糖药 退烧药 感冒药 止咳药 止痛药 消炎药 救心丸 速效救心丸 布洛芬 对乙酰氨基酚 阿司匹林 二甲双胍
        胰岛素 硝酸甘油 头孢 阿莫西林 连花清瘟 莲花清瘟 板蓝根 蒙脱石散 眼药水 创可贴 血压计 血糖试纸 试纸 氧气
        制氧机 氧气瓶 氧气袋 透析液 透析 体温计 温度计 中药 处方药 药品 药片 药 medicine medication pills tablets
        blood_pressure_tablets blood_pressure_medicine insulin ibuprofen paracetamol aspirin metformin blood_pressure_pills oxygen dialysis thermometer
        prescription inhaler
    """),
    Category.BABY: _words(
        "奶粉 婴儿奶粉 尿不湿 纸尿裤 尿布 米粉 baby_food baby_formula formula diapers nappies baby_milk"
    ),
    Category.STAPLE: _words("""
        大米 米 面粉 面条 挂面 方便面 面 食用油 油 盐 酱油 醋 糖 馒头 面包 粮食 粮 饼干 rice flour noodles oil salt
        sugar bread soy_sauce vinegar
    """),
    Category.FRESH: _words("""
        青菜 白菜 蔬菜 菜 葱 姜 蒜 土豆 西红柿 番茄 萝卜 黄瓜 茄子 洋葱 豆腐 鸡蛋 蛋 猪肉 牛肉 羊肉 鸡肉 肉 鱼 虾 鸡 鸭 牛奶 酸奶 奶
        水果 苹果 香蕉 橘子 橙子 greens vegetables eggs egg milk meat pork beef chicken fish fruit apples bananas
        potatoes tomatoes tofu
    """),
    Category.DAILY: _words("""
        卫生纸 纸巾 抽纸 牙膏 牙刷 肥皂 香皂 洗衣粉 洗衣液 洗洁精 洗发水 沐浴露 毛巾 卫生巾 口罩 消毒液 酒精 垃圾袋
        电池 灯泡 水 矿泉水 煤气 猫粮 狗粮 toilet_paper tissues soap toothpaste toothbrush shampoo masks detergent
        batteries water cat_food dog_food
    """),
    Category.PARCEL: _words("快递 包裹 外卖 parcel package delivery"),
    Category.RUBBISH: _words("垃圾 rubbish trash garbage"),
}
CATEGORY_OF = {word: category for category, row in GOODS.items() for word in row}
_HAN = "|".join(sorted((one for one in CATEGORY_OF if not one.isascii()), key=len, reverse=True))
_LATIN = "|".join(sorted((re.escape(one) for one in CATEGORY_OF if one.isascii()), key=len, reverse=True))
_GOODS = re.compile(rf"{_HAN}|\b(?:{_LATIN})\b")

# a word that is no goods though goods stand in it
_NO_GOODS = re.compile(
    r"水管|漏水|停水|米饭吃|厘米|毫米|平米|一米|两米|面对面|面对|面前|对面|见面|上面|下面|里面|外面|方面|加油|水平|喝水|口水|流鼻涕"
)

GRAVE: tuple[tuple[Grave, str], ...] = (
    (Grave.INSULIN, r"胰岛素|\binsulin\b"),
    (Grave.DIALYSIS, r"透析|\bdialysis\b"),
    (Grave.OXYGEN, r"氧气|制氧|\boxygen\b"),
    (
        Grave.OUT_OF_MEDICINE,
        r"断药|停药了|没药|药(?:快|都|已经)?(?:没了|吃完|用完|断)|\bout of\b[^.,;]{0,25}\b(?:medicine|medication|pills|tablets)\b",
    ),
    (
        Grave.OUT_OF_FOOD,
        r"断粮|断炊|没(?:有)?吃的|揭不开锅|(?:一天|两天|好几天)没吃|\b(?:out of|no) food\b|nothing to eat",
    ),
    (Grave.BABY_FOOD, r"奶粉|断奶|\bbaby (?:food|formula|milk)\b|\bformula\b"),
    (
        Grave.MEDICINE,
        r"(?<!火)(?<!弹)药(?!房|店|材|水味)|救心丸|布洛芬|对乙酰氨基酚|阿司匹林|硝酸甘油|头孢|阿莫西林|二甲双胍"
        r"|连花清瘟|莲花清瘟|板蓝根|\b(?:medicines?|medication|pills?|tablets?|ibuprofen|paracetamol|aspirin|inhaler)\b",
    ),
)

_URGENT = re.compile(
    r"很急|急用|急需|紧急|马上|立刻|赶紧|尽快|等不了|救急|(?<!不)(?<!不着)急(?!诊|救)|urgent|asap|right away|immediately|at once"
)
_NOT_URGENT = re.compile(r"不急|不着急|不太急|没那么急|not urgent|no hurry|no rush")
_TODAY = re.compile(r"今天|今日|今晚|当天|晚上前|只够今天|\btoday\b|\btonight\b")
_TOMORROW = re.compile(r"明天|明日|后天|过两天|这两天|这几天|都行|随便|\btomorrow\b|\bany ?time\b|\bthis week\b")

# asks for something whatever it is
_ASKS = (
    r"(?:想|要|得|能)买|(?:帮|给|替|麻烦|请)(?:我|我们|家里|忙)?(?:我?妈|我?爸|老伴)?(?:买|代买|捎|带点|带些|取|拿)|代买|代购"
    r"|(?:帮|给|替)(?:我|我们)(?:带|送|订)|缺(?!氧|席|勤|点)|买点|买些|来点|来些|要点儿?(?!滴)"
    r"|帮(?:我|忙|我们)[^，。,;；]{0,6}(?:扔|倒|丢|收)|垃圾[^，。,;；]{0,3}(?:能|可以|请|麻烦|帮)[^，。,;；]{0,4}(?:扔|倒|丢|收)|垃圾[^，。,;；]{0,3}(?:满|堆|放不下|装不下)|take out the (?:rubbish|trash|garbage)"
    r"|\b(?:want|need|like) to (?:buy|order)\b|\b(?:buy|get) (?:me|us)\b|\bcould you (?:buy|get|bring)\b|\bplease (?:buy|bring|get)\b|\brun(?:ning)? (?:out|low)\b|\bran out\b"
    r"|(?:almost|nearly|all) out of\b"
)
_QUANTITY = r"[\d零一二两三四五六七八九十半几][\d.]*\s*(?:个|斤|公斤|袋|包|盒|瓶|桶|箱|板|罐|支|条|卷|份|件|提|片|粒)"
# 买袋米: one of it
_ONE_OF = "个|袋|包|盒|瓶|桶|箱|板|罐|支|条|斤|把"
_WANTS = re.compile(
    rf"(?:{_ASKS})"
    rf"|(?<!不)(?:需要|想要|要|想吃|想喝|再来|(?<!时候)(?<!时候能)(?<!时候来)(?<!几点)(?<!几点能)送)(?!的|错|来的|过)[^，。,;；不没]{{0,8}}?(?:{_HAN}|{_QUANTITY})"
    rf"|(?:^|[，。,;；\s])(?:麻烦您?|请|再|就|先|您|你)*(?:买|带|来|捎|拿){_QUANTITY}|(?:{_HAN})(?:要|来|买){_QUANTITY}|(?:{_HAN})都?要(?=$|[，。,;；])"
    rf"|(?:^|[，。,;；\s]|帮[我忙])(?:麻烦您?|请|您|你)*(?:给[^，。,;；]{{1,3}})?(?:买|捎|带|来)(?:{_ONE_OF})(?!快递|包裹|外卖|垃圾)(?:{_HAN})(?!回|去|了|就|出)"
    rf"|没(?:有)?(?:{_HAN})(?:了|啦|吃|用|喝)?|(?:{_HAN})[^，。,;；]{{0,5}}?(?:没了|没有了|没啦|用完|吃完|喝完|用光|吃光|不够|见底|断了|断货|只够|只剩|快没|要没)"
    rf"|断[药粮炊奶]|没(?:有)?吃的"
    rf"|\b(?:needs?|want|order|buy|bring|(?:can|could|may) (?:i|we) (?:have|get)|out of|no more|no|low on)\b(?:[^.,;]|\.(?=\d)){{0,30}}?\b(?:{_LATIN})\b"
    r"|\b(?:out of|no) food\b|nothing to eat"
)
_DENIES = re.compile(
    r"(?:送|买|拿|发)错|不是我要的|\bwrong (?:items?|things?|order)\b|不需要|不用买|不用送|不缺|不要了|都有|够(?:吃|用)|还够|(?:什么|啥)都不(?:要|缺)|don't need|do not need|no need|need nothing"
)
_CANCELS = re.compile(
    r"取消|不要了|不需要了|不用(?:买|送|带)了|撤(?:销|回|单)|(?<![烧热温度都经])退(?:了|单|掉)|\bcancel\b|don't (?:need|want) [a-z ]{2,30}any ?more"
)
_GIVES_UP = re.compile(
    r"\s*(?:那|先|还是|就|我)*(?:算了|不用了?|不[买要订点]了?|没事了|下次(?:再说)?|以后再说|不需要了?|不想要了)[吧啦哈]?"
    r"[，,。\s]*(?:谢谢[您你]?|谢了|麻烦了)?[。.!！~\s]*"
    r"|\s*(?:never ?mind|forget it|no,? thanks?|not now|nothing),?(?: thanks?| thank you)?[.!\s]*"
)
_AGAIN = re.compile(
    r"\s*(?:同上|跟?和?上次(?:的)?一样(?:的)?|照(?:旧|上次|上回)(?:的)?|老样子|还是那些|same as (?:before|last time)|the same again)[。.!！\s]*"
)
_AS_EVER = re.compile(r"\s*(?:老样子|照旧的?)[。.!！\s]*")
_ABUSE = re.compile(r"去死|滚蛋|他妈|傻[逼bB叉]|王八蛋|混蛋|狗屁|\bfuck|\bshit\b|\bidiots?\b|\bbastard")
_FOR = re.compile(
    r"(?:帮|给|替|为)\s*(?:我(?:的|家)?)?([一-鿿]{1,4}?)(?=要|买|带|拿|取|订|需|用|开)|\bfor (?:my )?([a-z]{3,14})\b"
)


def folded(text: str) -> str:
    """Return a text as these words are written: one width, lower case, spaces single."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def needs(text: str) -> bool:
    """Whether somebody asks for things, whenever they say it: 家里没米了, 需要两袋米, we need rice."""
    plain = _NO_GOODS.sub("", folded(text))
    if _DENIES.search(plain):
        return False
    return bool(_WANTS.search(plain)) or is_bare_goods(plain)


def is_bare_goods(text: str) -> bool:
    """Whether a text names things and does nothing else, however urgent: 氧气, 降压药。, 米，油，盐, urgent: insulin."""
    plain = _URGENTLY.sub("", folded(text)).strip("。.!！?？ 了")
    parts = [part for part in _BETWEEN.split(plain) if part]
    return plain in CATEGORY_OF or (bool(parts) and all(_GOODS.fullmatch(part) for part in parts))


_URGENTLY = re.compile(
    r"^(?:(?:urgent|asap|please|急需?|紧急)[:：,， ]+)+|(?:[,， ]+(?:urgent(?:ly)?|asap|please|now|急))+[.!！。]*$"
)
_BETWEEN = re.compile(r"[，、,;；\n]\s*|(?<=[一-鿿])\s+(?=[一-鿿])|和|\s+and\s+|(?:^|(?<=[一-鿿]))买")


def asks_the_price(text: str) -> bool:
    """Whether somebody asks what something costs: that is a question for a person, and no order."""
    return _PRICE.search(folded(text)) is not None


_PRICE = re.compile(
    r"多少钱|什么价|几块钱|贵不贵|\bhow much (?:is|are|does|do|for)\b|\bprice of\b|\bwhat does .{1,30} cost\b"
)


def lacked(text: str) -> str:
    """Return the one thing that is said to be gone, and nothing else: 家里没米了 is 米, out of rice is rice."""
    found = next((match for shape in _LACKED if (match := shape.fullmatch(folded(text)))), None)
    return found["thing"] if found else ""


_OWN = r"(?:我们?|家里|俺|咱们?)?(?:家|爸|妈|老伴|爱人|孩子|宝宝|奶奶|爷爷)?(?:里)?的?"
_GONE = r"没有?了|没啦|用完了?|吃完了?|喝完了?|用光了?|吃光了?|不够了?|不多了|见底了?|断了|断货了?"
_LACKED = (
    re.compile(rf"{_OWN}(?:已经|都|也|快|马上)*没有?(?P<thing>{_HAN})(?:了|啦|吃了|用了|喝了)?"),
    re.compile(rf"{_OWN}(?P<thing>{_HAN})(?:已经|都|也|快要?|要|马上)*(?:{_GONE}|只(?:剩|够|剩下)[^，。]{{1,8}})"),
    re.compile(
        rf"(?:i'm|i am|we're|we are|i have|we have|have|there is|there's|at home)?\s*(?:almost|nearly|all|just|already)?\s*"
        rf"(?:out of|no more|run out of|ran out of|running out of|running low on|low on)\s+(?:my |our |the )?"
        rf"(?P<thing>{_LATIN})(?: left| at home| any ?more)?"
    ),
    # "rice, no milk" wants no milk: without a word of having it, it is no lack
    re.compile(rf"(?:i have|we have|there is|there's) no (?P<thing>{_LATIN})(?: left| at home)?"),
    re.compile(rf"no (?P<thing>{_LATIN})(?: left| at home)"),
    re.compile(
        rf"(?:my |our |the )?(?P<thing>{_LATIN}) (?:is|are) (?:almost |nearly |all |running )?(?:out|gone|low|finished)"
    ),
)


def category_of(words: str) -> Category:
    """Return where something is found: by the last goods named, since 婴儿奶粉 is baby food."""
    found = _GOODS.findall(_NO_GOODS.sub("", folded(words)))
    return CATEGORY_OF[found[-1]] if found else Category.OTHER


def names_goods(words: str) -> bool:
    """Whether something of the list is named."""
    return _GOODS.search(_NO_GOODS.sub("", folded(words))) is not None


def grave_in(text: str) -> Grave | None:
    """Return why a need cannot wait, or None when it can. Nothing of this sort is ever declined by itself."""
    plain = folded(text)
    return next((grave for grave, words in GRAVE if re.search(words, plain)), None)


def urgency_in(text: str) -> Urgency | None:
    """Return how soon, as far as the words say."""
    plain = folded(text)
    if _NOT_URGENT.search(plain):
        return Urgency.TOMORROW
    if _URGENT.search(plain):
        return Urgency.URGENT
    if _TODAY.search(plain):
        return Urgency.TODAY
    return Urgency.TOMORROW if _TOMORROW.search(plain) else None


def cancels(text: str) -> bool:
    """Whether somebody takes back what they asked for."""
    return _CANCELS.search(folded(text)) is not None


def is_of_the_body(text: str) -> bool:
    """Whether words say how somebody feels and nothing else: 发烧了, 头疼，有点咳; but 治咳嗽的 is goods."""
    parts = [one for one in _PARTS.split(text) if one]
    return bool(parts) and all(symptoms_in(one) and not _REMEDY.search(one) and not names_goods(one) for one in parts)


_PARTS = re.compile(r"[\s，,、。.;；!！~～]+")
_REMEDY = re.compile(r"[治药粉膏贴浆片剂丸糖]|syrup|drops|spray|for ")


def gives_up(text: str) -> bool:
    """Whether somebody who was asked about an order lets it be: 算了, 先不买了, 不用了，谢谢. It says nothing else."""
    return _GIVES_UP.fullmatch(folded(text)) is not None


def is_same_again(text: str) -> bool:
    """Whether somebody asks for what they had before: 同上, same as before."""
    return _AGAIN.fullmatch(folded(text)) is not None


def is_as_ever(text: str) -> bool:
    """Whether these of the words for "the same again" may as well say how somebody is: 老样子, but not 同上."""
    return _AS_EVER.fullmatch(folded(text)) is not None


def is_abuse(text: str) -> bool:
    """Whether words are abuse: they are no order, and somebody should talk with the person."""
    return _ABUSE.search(folded(text)) is not None


def for_whom(text: str) -> str:
    """Return the word by which somebody else is named as the one who needs it, or nothing: 帮我妈要降压药 is 妈."""
    found = _FOR.search(folded(text))
    word = (found[1] or found[2] or "") if found else ""
    return "" if word in {"我", "我们", "忙", "me", "us"} else word
