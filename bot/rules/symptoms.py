r"""What a person says of how they feel: symptoms by name, or that nothing is wrong.

A symptom counts unless the same breath denies it: 没有咳嗽, 不咳, no cough; "not coughing but
tired" is tired. A denial reaches over a list (没有咳嗽、发烧) and not over a comma, and a word that
names a thing (退烧药, 止咳糖浆, 头疼药) is no symptom. "Well" is said only by a whole person who names no
symptom: 没有不舒服, 一切正常, fine.

Signs of an emergency are `rules.emergency`'s; short breath and a painful chest stand in both, so that
what raised an SOS is also kept by name.

To add a symptom: a member, a row of words (regular expressions over folded text, lower case, no
spaces between Chinese characters), a place on the picker if it is common, and `symptom-…` in each
language.
"""

import re
from enum import StrEnum

from bot.rules.numerals import fold


class Symptom(StrEnum):
    """What somebody suffers from; `NONE` is the answer that nothing is wrong, `OTHER` is in their own words."""

    FEVER = "fever"
    COUGH = "cough"
    THROAT = "throat"
    FATIGUE = "fatigue"
    SMELL = "smell"
    DIARRHOEA = "diarrhoea"
    BREATH = "breath"
    CHEST = "chest"
    HEADACHE = "headache"
    VOMIT = "vomit"
    NOSE = "nose"
    ACHE = "ache"
    CHILLS = "chills"
    OTHER = "other"
    NONE = "none"


# the picker, in rows of two; the last row is an emergency
PICKER: tuple[tuple[Symptom, ...], ...] = (
    (Symptom.FEVER, Symptom.COUGH),
    (Symptom.THROAT, Symptom.FATIGUE),
    (Symptom.SMELL, Symptom.DIARRHOEA),
    (Symptom.BREATH, Symptom.CHEST),
)
PICKED = frozenset(symptom for row in PICKER for symptom in row)
EMERGENCIES = frozenset((Symptom.BREATH, Symptom.CHEST))

_HURTS = r"[疼痛]|难受|不舒服"
# what may stand between a part of the body and what is wrong with it; no stop, and nothing that denies
_STILL = r"[^,。;!?\n不没未无]"

WORDS: dict[Symptom, tuple[str, ...]] = {
    Symptom.FEVER: (
        r"发[了着点]?[烧热]|[低高]烧|[低高]热|烧得|烧到|烧了|还烧|又烧|(?<!火)烧起来|在烧|退不了烧|烧不退",
        r"\b(?:fever(?:ish)?|running a temperature)\b",
    ),
    Symptom.COUGH: (r"咳(?!出?血)(?:嗽|痰)?|有痰|痰多", r"\bcough\w*|\bphlegm\b"),
    Symptom.THROAT: (
        rf"(?:嗓子|喉咙|咽喉?|喉){_STILL}{{0,3}}(?:{_HURTS}|痒|干|哑|发炎|冒烟)|吞咽困难|咽炎",
        r"\b(?:sore|itchy|painful|scratchy) throat|\bthroat (?:\w+ ){0,2}?(?:hurt\w*|ach\w+|sore|pain\w*)",
    ),
    Symptom.FATIGUE: (
        rf"乏力|[没无]得?什?么?(?:力气?|劲)|没有什?么?(?:力气|劲)|四肢无力|(?:浑身|全身|周身|身上|身子|腿|人){_STILL}{{0,2}}(?:软|发沉)"
        r"|(?<!别)(?<!不)(?:疲劳|疲倦|疲惫)|(?:很|好|太|有点|有些|有一点|特别|非常|觉得|感觉)累|(?<=就是)累|累得|没精神|没有精神",
        r"\b(?:tired|exhausted|fatigue\w*|weak|weakness|no energy|worn out)\b",
    ),
    Symptom.SMELL: (
        r"(?:闻|尝)不[到出见着](?:味|气味)?|没有?(?:味觉|嗅觉)|(?:味觉|嗅觉)(?:没(?!有?问题|有?异常|有?影响|事|变)|失|消失|丧失|减退|不灵|下降)\w?|失去(?:味觉|嗅觉)"
        r"|吃(?:东西|什么|啥)都?没(?:有)?味",
        r"(?:can'?t|cannot|can not|lost|no|loss of)(?: my| the| sense of| any)* (?:smell|taste)\b",
    ),
    Symptom.DIARRHOEA: (
        r"拉肚子|拉稀|腹泻|闹肚子|跑肚|水样便|拉了[一二三两几\d]次",
        r"\bdiarrh?o?ea\b|\bloose stools?\b|\bthe runs\b",
    ),
    Symptom.BREATH: (
        rf"气?喘|气[促短急]|憋气|胸闷气短|呼吸{_STILL}{{0,4}}(?:困难|急促|费力|费劲|吃力|不畅|不上来)|[上透吸]不[上过来进了]*气",
        r"short(?:ness)? of breath|(?:can'?t|cannot|hard to|difficult to) breathe?\b|breathless|(?:trouble|difficulty) breath\w*",
    ),
    Symptom.CHEST: (
        rf"胸{_STILL}{{0,6}}[疼痛]|胸{_STILL}{{0,4}}(?:闷|发紧|压)|(?:心口|心脏){_STILL}{{0,4}}(?:{_HURTS})",
        r"\bchest (?:\w+ ){0,3}?(?:pain\w*|hurt\w*|ache\w*|tight\w*|pressure)|tight chest|pain in (?:my |the )?chest",
    ),
    Symptom.HEADACHE: (
        rf"(?:(?<![骨舌指里外老馒])头|脑[壳阔袋瓜仁门]|太阳穴){_STILL}{{0,3}}(?:{_HURTS}|晕|昏|沉|胀)|偏头痛|(?:发|眩|有点|有些)晕(?!车|船)",
        r"\bheadaches?\b|\bhead (?:\w+ ){0,2}?(?:hurt\w*|ach\w+|pain\w*)|\bdizz\w+|\bmigraine",
    ),
    Symptom.VOMIT: (r"恶心|呕|想吐|吐了|反胃|直吐|一直吐", r"\bnause\w+|\bvomit\w*|\bthrow\w* up|\bthrew up"),
    Symptom.NOSE: (
        rf"流{_STILL}{{0,2}}(?:鼻涕|涕)|鼻塞|鼻子{_STILL}{{0,3}}(?:塞|堵|不通)|打{_STILL}{{0,2}}喷嚏|鼻涕",
        r"\b(?:runny|stuffy|blocked) nose|\bsneez\w+|\bnose (?:is )?(?:running|blocked)",
    ),
    Symptom.ACHE: (
        rf"(?:肌肉|浑身|全身|周身|身上|关节|骨头|腰|背|腿|肚子|胃){_STILL}{{0,4}}(?:[疼痛酸])|酸痛",
        r"\b(?:body|muscle|joint|back|stomach) ?(?:aches?|pains?)|\baching\b|\b(?:stomach|body|back) hurts",
    ),
    Symptom.CHILLS: (r"发冷|怕冷|寒战|打[冷寒][战颤]|畏寒|浑身冷|发抖", r"\bchills?\b|\bshiver\w*"),
    Symptom.OTHER: (
        r"(?<!没)(?<!没有)(?<!没啥)(?<!没有啥)(?<!什么)(?<!有哪里)(?<!么)不(?:太|大|怎么|是很)?舒服|难受|心慌|心悸|吃不下|不对劲|不得劲|不太好(?!意思)",
        r"\b(?:unwell|feel(?:ing)? (?:very |so |really )?(?:ill|sick|bad|terrible|awful|worse)|not (?:feeling |so |very )*well|(?:don'?t|do not|doesn'?t) feel (?:very |so |too )?(?:well|good|great))\b",
    ),
}

# words in which a symptom is a thing, a question or long over
_HARMLESS = re.compile(
    r"(?:退烧|发烧|咳嗽|止咳|化痰|头[疼痛]|感冒|嗓子[疼痛]?|咽炎|拉肚子|止泻|腹泻|鼻炎|鼻塞|晕车|胃[疼痛]|止[疼痛])"
    r"(?:药片?|糖浆|片|贴|灵|冲剂|颗粒|胶囊|喷雾|含片|露|水)+|止咳|止泻|退烧贴|哮喘|喘口气|[平止定]喘"
    r"|烧[水菜饭开]|[水饭菜]烧|发热门诊|咳嗽门诊|头发|热水|发烧友|cough (?:syrup|medicine|drops?|sweets?)"
    r"|fever (?:medicine|clinic|tablets?|patch\w*)|headache (?:pills?|tablets?|medicine)"
    r"|(?:退|没|不再?|已经不?)烧了|退烧|退热"
)

_GAP = re.compile(r"(?<=[\u2e80-\u9fff]) +(?=[\u2e80-\u9fff])")
# traditional characters, and what is said in Guangdong for 不 and 没
_SIMPLE = str.maketrans(
    "難氣過沒無發熱燒頭暈嘔噁聞覺鼻濕勁軟腫癢乾啞喉嚨瀉嚏關節腦應體溫輕點還樣麼倦鄰樓聽說會擔殼唔冇",
    "难气过没无发热烧头晕呕恶闻觉鼻湿劲软肿痒干哑喉咙泻嚏关节脑应体温轻点还样么倦邻楼听说会担壳不没",
)
_SIGNS = {symptom: re.compile("|".join(words)) for symptom, words in WORDS.items()}
_ANY = re.compile("|".join(word for words in WORDS.values() for word in words))

_LITTLE = (
    r"什么|任何|啥|明显|出现|发生|感到|感觉|觉得|有|过|再|特别|怎么|太|很|新的|这些|么|的|得|是|点|些|一点"
    r"|(?:signs?|any|an|a|the|of|such|more|new|real|really|had|have|has|having|been|got|longer|feel|feeling|my|currently"
    r"|sore|runny|bad|so|very)\b"
)
_NOT = (
    r"(?:并|也|都|就|还)?没有?过?|无|未(?:见|有|出现)?|不(?:再|会|是|觉得|太|怎么|算|很)?|否认"
    r"|\b(?:no|not|never|without|nor|neither|don'?t|doesn'?t|didn'?t|do not|does not|haven'?t|hasn'?t|isn'?t|aren'?t"
    r"|free of)\b"
)
_LIST = r"也没有?|也无|也不|以及|或者|[、/和及与或跟 ]|\b(?:or|nor|and)\b"
# \0 stands for a symptom; the groups are atomic, so that no text makes them try twice
_BEFORE = re.compile(rf"(?:{_NOT})(?>(?:{_LITTLE}|{_LIST}|\0))*+\Z")
# no fever, cough or sore throat: its commas go on with what was denied
_LISTED = re.compile(r"\b(?:no|without|not) (?:[a-z ]{1,24}, ){1,6}[a-z ]{1,24}(?=,? (?:or|nor) )")
_AFTER = re.compile(
    r"(?:症状|情况)? *:? *(?:无|没有?(?!力|劲)|否|none|no|negative)(?!\w)|好了|没了|停了|(?: is| has)? gone\b"
)
_TWICE = re.compile(r"(?:不是|并非|不能说|没有一[天刻次]|不得|是|会)\Z")
# 万一发烧怎么办, 多少度算发烧, what if I get a fever; but 要是还发烧 says that it does, and 好怕发烧了 that it did
_SUPPOSED = re.compile(
    r"(?:(?:万一|要是|如果|假如|若是|会不会)(?!是)[我俺你他她们家里人孩子老有出现点些也真的会突然再又今明后天半夜晚\0、和或跟]*"
    r"|以防|防止|预防|(?:多少度|几度)[才就]?[是叫算]|怎[么样]才?[算叫]|什么[才]?[算叫]|算不算|(?<![打总就])算)\Z"
    r"|\b(?:if|in case)(?: (?:i|we|he|she|they|someone|my \w+|gets?|got|have|has|had|an?|the|any|or|and|\0))* \Z"
    r"|\b(?:what|which) (?:temperature |temp )?(?:is|counts as) (?:an? )?\Z"
)
_FEARED = re.compile(r"(?:怕|担心)(?:会|自己|我|孩子|宝宝|老人|老伴|家里人|被|再|又)*\Z")
_HAPPENED = re.compile(r"[了得着]")
_GOES_ON = re.compile(r"不[退停止好]")
# 邻居发烧了, 听说小区有人咳嗽; but 从邻居家回来就发烧 and 楼上吵得我头疼 are one's own
_OUTSIDE = re.compile(
    r"(?:邻居|隔壁|楼上|楼下|对门|小区|单元|同事|同学|听说|电视上?|新闻|别人|人家|病人)"
    r"(?:[的家里那说有在也都又老]|好像|孩子|小孩|老人|大爷|大妈|奶奶|爷爷|叔叔|阿姨|[王李张刘陈]|[一两几]?[个些]|人|天天|一直|总|\0|[和、])*\Z"
    r"|\b(?:neighbou?rs?|colleagues?|classmates?|someone)(?: (?:is|are|has|have|had|got|an?|the|with|next door|upstairs|downstairs"
    r"|also|very|bad|high|who|in|my|building)\b)*(?: \0,?)* \Z"
)
_STOP = re.compile(r"[,。;!?\n]|\.(?!\d)|但是?|可是?|不过|只是|就是|除了|\b(?:but|except|just|only|though)\b")
_REACH = 60


def symptoms_in(text: str) -> tuple[Symptom, ...]:
    """Return the symptoms a text names and does not deny, in the order of `Symptom`; never `NONE`.

    That somebody is "not well" is `OTHER` only where nothing is named.
    """
    plain = _plain(text)
    named = tuple(
        symptom
        for symptom, words in _SIGNS.items()
        if any(not _is_denied(plain, found) for found in words.finditer(plain))
    )
    return tuple(one for one in named if one is not Symptom.OTHER) or named


_WELL = re.compile(
    r"(?:没[有什得]?|莫得)(?:什么|[么啥]子?)?(?:任何|哪里|哪儿)?(?:不舒服|不适|症状|难受|毛病|异常|问题|事)|没啥?(?:事|不舒服|毛病)|(?:啥|什么)子?事儿?[都也]?没|无(?:任何)?(?:症状|不适|异常|不舒服)"
    r"|(?:一切|都|身体|感觉|状态|其他|其它|人)[很都还也蛮挺]?(?:正常|很?好|安好|良好|不错)|(?:挺|蛮|很|还|都|也)好(?![像久多])"
    r"|(?<!不)(?<!体温)(?<!不太)正常|好得很|还可以|还行|平安|无恙|好着呢|(?:不|没觉得|没感觉)难受|没什么不好"
    r"|\bno (?:other )?(?:symptoms?|complaints?|problems?|discomfort)\b|\b(?:i'?m |i am |we'?re |all |feel(?:ing)? |just |doing )?"
    r"(?<!not )(?:fine|ok|okay|well|all right|alright|normal|good)\b(?! morning| evening| night| afternoon| day)"
)
_TURNED = re.compile(r"(?:不|没|not |n't )\Z")
_ONLY_ASKS = re.compile(r"[?]|吗|\b(?:if|when|what|who|how)\b|什么时候|怎么")


def says_well(text: str) -> bool:
    """Whether a text says that nothing is wrong, names no symptom, and asks nothing."""
    plain = _plain(text)
    if _ONLY_ASKS.search(plain) or not any(_is_meant(plain, found) for found in _WELL.finditer(plain)):
        return False
    return not symptoms_in(text)


def _is_meant(plain: str, found: re.Match[str]) -> bool:
    """Whether "well" is not turned round by the word before it."""
    return not _TURNED.search(plain[max(0, found.start() - 4) : found.start()])


# ---- heat without a thermometer ----------------------------------------------------------

_NO_THERMOMETER = re.compile(
    r"(?:没有?|缺|找不[到着]|无|丢了|摔了?|弄丢)(?:个|一?支|了|带|我的|家里的|水银|电子)*(?:体温计|体温表|温度计|温度表|额温枪|体温枪|耳温枪)"
    r"|(?:体温计|体温表|温度计|温度表|额温枪|体温枪|耳温枪)[^,。;!?\n]{0,4}(?:坏|没电|丢|摔|碎|不见|找不到|不准|失灵|不能用|不亮|没了|不显示)"
    r"|(?:no|don'?t have|do not have|haven'?t got|without|lost|broke(?:n)?|need)(?: a| an| any| my| the)? thermometer"
    r"|thermometer (?:is |has )?(?:\w+ )?(?:broken|broke|dead|lost|missing|not working|empty)"
)
_HOT = re.compile(r"烫|[很好挺太真]热|有[点些]热|发热|发烧|滚热|\b(?:hot|burning|warm|feverish|yes)\b")
_HOT_ALL_THE_SAME = re.compile(r"烫|[很好挺太真]热|有[点些]热|发热|发烧")
_SAYS_YES = frozenset(("热", "是", "是的", "对", "有", "有的", "嗯", "热的", "y"))
_NOT = r"不[太怎么觉得是]*发?[烫热烧]|没[有觉得感]*发?[烫热烧]|不觉得[烫热]"
_NOT_HOT = re.compile(_NOT)
_COOL = re.compile(rf"{_NOT}|正常|凉|\b(?:not|no|n't|normal|cool|cold)\b")
_UNSURE = re.compile(
    r"说不清|说不准|不清楚|不知道|不确定|摸不出|难说|\b(?:not sure|unsure|don'?t know|can'?t tell|hard to)\b"
)


def lacks_thermometer(text: str) -> bool:
    """Whether somebody says that they have no thermometer that works."""
    return bool(_NO_THERMOMETER.search(_plain(text)))


class Heat(StrEnum):
    """How somebody without a thermometer feels to the hand."""

    HOT = "hot"
    COOL = "cool"
    UNSURE = "unsure"


def heat_in(text: str) -> Heat | None:
    """Return what a text answers to "does it feel hot", or None when it answers something else."""
    plain = _plain(text)
    if _UNSURE.search(plain):
        return Heat.UNSURE
    if plain.strip(" ,.!。，！") in _SAYS_YES:
        return Heat.HOT
    if _COOL.search(plain):
        # 小宝有点烫，我们都不烫: somebody does
        return Heat.HOT if _HOT_ALL_THE_SAME.search(_NOT_HOT.sub(" ", plain)) else Heat.COOL
    return Heat.HOT if _HOT.search(plain) else None


# ---- denial ----------------------------------------------------------------------------


def _plain(text: str) -> str:
    folded = _LISTED.sub(lambda found: found[0].replace(",", " or"), fold(text).translate(_SIMPLE))
    return _HARMLESS.sub("", _GAP.sub("", folded))


def _is_denied(plain: str, found: re.Match[str]) -> bool:
    """Whether what stands around a symptom denies it, only supposes it or says it of somebody outside the house."""
    if _AFTER.match(plain, found.end()):
        return True
    before = plain[max(0, found.start() - _REACH) : found.start()]
    if _denies(before) or _denies(_ANY.sub("\0", before)):
        return True
    clause = _ANY.sub("\0", _STOP.split(before)[-1])
    happened = _HAPPENED.search(found[0]) or _HAPPENED.match(plain, found.end())
    if _OUTSIDE.search(clause) or (_FEARED.search(clause) and not happened):
        return True
    return _SUPPOSED.search(clause) is not None and not _GOES_ON.match(plain, found.end())


def _denies(before: str) -> bool:
    clause = _STOP.split(before)[-1]
    denial = _BEFORE.search(clause)
    return denial is not None and _TWICE.search(clause[: denial.start()]) is None
