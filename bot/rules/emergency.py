r"""Signs of an emergency in what a person types.

When in doubt it **is** an emergency: a needless call costs minutes, a missed one may cost a
life, and every SOS can be called off. So a sign counts unless the same breath denies it
("没有胸痛", "不喘", "胸痛：无", "no chest pain"). A denial reaches over a list (没有胸痛、呼吸困难)
but not over a comma: "没有发烧，胸痛" is chest pain. Cries for help and thoughts of dying are
never read as denied.

The signs are those of the brief, the danger signs of public advice on COVID-19 (trouble
breathing, pain or pressure in the chest, confusion, inability to wake, blue lips), stroke,
heavy bleeding, and what else nobody should wait with. The local health authority has the
last word. To add a sign, add its words to a row: regular expressions over folded text, lower
case, simplified characters, no spaces between Chinese characters.
"""

import re
from enum import StrEnum

from bot.rules.numerals import fold


class Sign(StrEnum):
    """A kind of emergency."""

    HELP = "help"
    BREATH = "breath"
    CHEST = "chest"
    UNCONSCIOUS = "unconscious"
    SEIZURE = "seizure"
    BLUE = "blue"
    STROKE = "stroke"
    BLEEDING = "bleeding"
    DYING = "dying"
    DESPAIR = "despair"
    DANGER = "danger"


# what may stand between a part of the body and what is wrong with it: never a stop, never a 不 or 没
_STILL = r"[^,。;!?\n不没未无]"
# help me carry the rice: a favour, not a cry
_FAVOUR = (
    r"to|with|out|buy|get|order|carry|pick|bring|find|pay|fill|register|report|set|use|open|understand|check|send|take"
    r"|translate|needed|desk|line|page|yourself|from"
)

# somebody of whom "no answer" or "no breath left" is said; a bottle of gas is nobody
_WHO = r"(?:人|他|她|老伴|老头|妈|爸|爷爷|奶奶|孩子|宝宝|娃|儿子|女儿)"
_NOW = r"(?:现在|突然|已经|都|完全|好像)*"

WORDS: dict[Sign, tuple[str, ...]] = {
    Sign.HELP: (
        r"🆘|(?<![a-z])s\W?o\W?s(?![a-z])|mayday",
        r"救命|求救|求助|救救|救我|快来人|来人[啊呀哪]|\bjiu ?ming\b",
        r"(?<!不用)(?<!不需要)(?<!不用叫)(?<!不需要叫)(?:急救|救护车)",
        r"(?:打|叫|拨|喊)120|\A\W*(?:120|999|911|112)\W*\Z",
        r"\A\W*(?:快|请|谁来)?帮(?:帮)?我(?:一下)?\W*\Z",
        r"(?<!no )(?<!not an )(?<!non-)\bemergency\b(?! number| contact| kit)",
        r"(?<!no )(?<!need an )\bambulance|need an ambulance|call (?:120|999|911|112)\b",
        r"(?<!your )(?<!the )(?<!for )(?<!no )(?<!any )(?<!not need )(?<!n't need )(?<!/)"
        rf"\bhelp\b(?!\W+(?:(?:me|us|him|her|them|my \w+)\W+)?(?:{_FAVOUR})\b)",
    ),
    Sign.BREATH: (
        r"气?喘|气[促短急]|气不够|憋气|(?<!尿)憋得|憋死|窒息|噎[住到着]|呛住|缺氧|卡[住在到]了?(?:喉咙|嗓子|气管)",
        rf"呼吸{_STILL}{{0,4}}(?:困难|急促|费力|费劲|吃力|衰竭|停)",
        r"呼吸(?:有点|都|都快)?(?:不了|不上来|不过来|不到|不畅|不顺)|\bhu ?xi ?kun ?nan\b",
        r"(?:不能|不会|无法|没法|没办法|难以)呼吸|没有?呼吸(?!困难|急促|道|不|问题|症状|[很有])",
        r"上气不接|[上透吸出抖唞]不[上过来进了到]*气|气[上透吸提出]不[上过来进]",
        r"(?:can'?t|cannot|can not|couldn'?t|could not|unable to|hard to|struggling to|difficult to)"
        r" (?:really |even |hardly |barely )?breath(?:e|ing)?\b",
        r"\bbreath(?:e|ing)? (?:is |so |very )*(?:difficult|hard)\b",
        r"(?:can )?(?:hardly|barely) breathe?\b",
        r"(?:difficult\w*|trouble|problems?|struggling|hard time) (?:with |in )?(?:my |his |her )?breath\w*",
        r"(?:isn'?t|not|stopped|stops) breathing|short(?:ness)? of breath|out of breath",
        r"breathless|gasping|wheez\w+|\bchok(?:ing|ed)|suffocat\w+",
    ),
    Sign.CHEST: (
        rf"胸{_STILL}{{0,6}}[疼痛]|胸{_STILL}{{0,4}}(?:闷|发紧|压|堵)",
        rf"(?:心口|心脏|心窝){_STILL}{{0,4}}(?:[疼痛翳]|难受|不舒服)",
        r"心绞痛|心梗|心肌梗|心脏病(?:发|犯|又)|心脏骤停|没有?心跳",
        r"\bchest (?:\w+ ){0,3}?(?:pain\w*|hurt\w*|ache\w*|tight\w*|heav\w+|pressure)|chest-pain",
        r"(?:pain|pains|pressure|tightness|ache) (?:in|on|across) (?:my |the |his |her )?(?:chest|heart)",
        r"tight chest|heart attack|cardiac arrest|\bmy heart (?:is |has )?(?:very |so )?(?:pain|hurt)\w*",
    ),
    Sign.UNCONSCIOUS: (
        rf"意识{_STILL}{{0,3}}(?:不清|不太清|模糊|丧失|障碍|混乱|没(?!有?问题))",
        r"没有?意识(?!到|不|模糊|丧失|障碍)|失去意识|丧失意识",
        r"神志|不省人事|昏迷|昏倒|昏过去|昏睡|晕倒|晕过去|晕厥|休克|迷糊了|说胡话|认不[得出]人",
        rf"人{_STILL}{{0,2}}迷糊|(?:人|叫|喊|推|摇){_STILL}{{0,4}}没有?反应",
        rf"{_WHO}{_NOW}没有?反应了",
        rf"[叫喊弄摇推]{_STILL}{{0,3}}不(?:醒|应)",
        r"unconscious|unresponsive|pass(?:ed|ing|es)? out|faint(?:ed|ing)|collapsed|black(?:ed|ing) out|\bcoma\b",
        r"(?:can'?t|cannot|can not|won'?t|doesn'?t|does not|will not|not|hard to|impossible to)"
        r" (?:be )?w[ao]k(?:e|en|ing)\b|\bno wake up\b(?! call)",
        r"not respond\w*|los(?:t|ing) consciousness|delirious|(?:he|she|very|suddenly|seems) (?:is |so )?confused",
    ),
    Sign.SEIZURE: (
        r"抽搐|惊厥|(?:孩子|宝宝|娃|全身|浑身)(?:在|又|突然|发烧)?抽(?!烟|血)|烧得?[又都直]?抽(?!烟|血)|抽风|抽过去|口吐白沫|(?:癫痫|羊癫疯|羊角风)(?:发|犯|又)",
        r"\bseizures?\b|\bseizing\b|convuls\w+|having (?:a )?fits?\b",
    ),
    Sign.BLUE: (
        rf"(?:唇|嘴巴|脸|面色|指甲|手指){_STILL}{{0,4}}(?:紫|青(?!菜|椒|春)|绀|乌)|嘴发?[紫青乌]|发绀|紫绀",
        r"\bblue (?:lips?|face)|(?:lips?|face|fingers?|skin) (?:\w+ ){0,2}?(?:blue|purple)|turn(?:ing|ed) blue|cyano\w+",
    ),
    Sign.STROKE: (
        r"(?:中风|脑梗|脑出血|脑溢血)(?!病?史|药|后遗)|嘴[歪斜]|嘴角歪|口眼歪斜|偏瘫",
        rf"半(?:边)?身{_STILL}{{0,3}}(?:不能动|动不了|麻|瘫)|半身不遂|半边身子不能动",
        r"说不出话|说不了话|不能说话|口齿不清|(?:突然|眼睛)看不见",
        r"\bstroke\b|face (?:is )?droop\w*|can'?t (?:speak|talk)\b|slurred speech|paraly[sz]ed",
    ),
    Sign.BLEEDING: (
        r"大出血|便血|拉血|尿血|(?:咳嗽?|痰)里?[带有](?:着|点|些)?血|血流不止|流血不止|止不住血|血止不住|吐血|咯血|咳血|咳出血|呕血",
        r"(?:cough|vomit|throw|spit)\w* (?:up )?blood|bleeding (?:heavily|badly|a lot)|(?:heavy|severe) bleeding",
    ),
    Sign.DYING: (
        rf"{_WHO}{_NOW}没气了|(?<!家){_WHO}(?:快|要|都快)没了",
        r"(?:我|人|妈|爸|老伴|他|她|快|要|撑|挺|坚持|熬|真的|实在)(?:快|真的?|都|已经|要){0,3}不行了|撑不住|挺不住|(?:我|快|真的?|实在)[顶扛熬]不住|快死|要死|濒死|活不成|没命",
        r"(?:i'?m|i am|he'?s|she'?s|he is|she is|we'?re|feel(?:ing)? like) dying|(?:going|gonna|about) to die|life[ -]threatening",
    ),
    Sign.DESPAIR: (
        r"不想活|活着也?没有?什?么?意思|想(?:从[^,。;!?\n]{1,6})?跳下去|想死(?!你们?了|您了|大家了)|自杀|轻生|活不下去|活够了|跳楼|割腕|寻死|结束生命|自残|上吊",
        r"suicid\w*|kill (?:myself|me)\b|end (?:my life|it all)|wants? to die|hurt myself|don'?t want to live",
    ),
    Sign.DANGER: (
        r"着火|起火|失火|火灾|煤气(?:泄?漏|味)|一氧化碳|触电|溺水|中毒|过敏性?休克|喉头水肿|爬不起来|倒地不起",
        r"[摔跌][^。;!?\n]{0,6}(?:站?起不来|站不起来|动不了)|[吃喝服][错多]了?药|药[吃喝服](?:[错多]了|过量)|误[食服吞]",
        r"[吞咽]了?(?:一?[个颗枚粒块])?(?:硬币|电池|纽扣|钉子|玻璃|针|磁铁|磁力珠)",
        r"[吃喝服吞]了?(?:很多|好多|大量|好几|半|整|一|两|几|\d+)(?:整|大)?[瓶把]的?安眠药|安眠药[吃服吞]了?(?:很多|好多|半瓶|一瓶|一把|[一整]瓶)",
        r"[喝吃吞]了?(?:一?点|一?口|几口|半瓶|一瓶)?(?:农药|敌敌畏|百草枯|消毒液|消毒水|洁厕灵|老鼠药|耗子药)",
        r"羊水破|破了?羊水|(?:快|要|马上)生了(?!气)|临产|\bin labou?r\b|\bwaters? (?:has |have |just )*broken?\b",
        rf"[疼痛]得(?:直?打滚|满地滚)|(?:头|肚子|背){_STILL}{{0,2}}[疼痛]得受不了",
        r"(?:can'?t|cannot|could not|couldn'?t) get up\b|(?:on|house) fire\b|(?:fell|fallen)\b[^.!?\n]{0,30}stand up"
        r"|\bfire in (?:the |my |our )?(?:kitchen|room|flat|house|apartment|building|home)|\bthere(?:'?s| is) a fire\b"
        r"|\bgas smell|\bsmell(?:s|ing)? (?:of )?gas\b|gas leak|carbon monoxide|poison(?:ed|ing)|overdos\w+|electrocuted|anaphyla\w+",
    ),
}

# words in which a sign is a thing, an old illness or a clear mind
_HARMLESS = re.compile(
    r"救命之恩|谢[谢你您们]{0,4}救(?:了)?我一命|救助(?:金|站|款|政策|补助|申请|标准)|(?:临时|申请|社会|困难|医疗)救助"
    r"|(?:中风|脑梗|脑出血|脑溢血|癫痫)的药|哮喘(?!发作|犯|得|很|加重)|喘口气|[平止定]喘|神志[很都]?[清正]|急救(?:箱|包|药|盒)|救命恩人|防中毒|防火灾"
)

# a cry is not argued with
_UNDENIABLE = frozenset((Sign.HELP, Sign.DESPAIR))

_SIGNS = {sign: re.compile("|".join(words)) for sign, words in WORDS.items()}


def emergency_in(text: str) -> bool:
    """Whether a text must raise an SOS before anything else is asked."""
    return bool(signs_in(text))


def signs_in(text: str) -> tuple[Sign, ...]:
    """Return the signs of an emergency a text names and does not deny, in the order of `Sign`."""
    plain = _plain(text)
    return tuple(sign for sign, words in _SIGNS.items() if _is_named(plain, sign, words))


# traditional characters, and what is said in Guangdong for 不 and 没
_SIMPLE = str.maketrans(
    "難氣過沒無識應驚厥發臉頭來嗎覺癲癇搖壓緊護車藥嘔腦風溫濃燒動話認醒夠個兒媽們謝唔冇",
    "难气过没无识应惊厥发脸头来吗觉癫痫摇压紧护车药呕脑风温浓烧动话认醒够个儿妈们谢不没",
)
_GAP = re.compile(r"(?<=[\u2e80-\u9fff]) +(?=[\u2e80-\u9fff])")


def _plain(text: str) -> str:
    """Fold a text, simplify the characters that matter, close gaps in Chinese, take out what is harmless."""
    return _HARMLESS.sub("", _GAP.sub("", fold(text).translate(_SIMPLE)))


def _is_named(plain: str, sign: Sign, words: re.Pattern[str]) -> bool:
    return any(sign in _UNDENIABLE or not _is_denied(plain, found) for found in words.finditer(plain))


# ---- denial ----------------------------------------------------------------------------

# other complaints, over which a denial reaches: 没有咳嗽、胸痛
_COMPLAINT = (
    r"咳嗽|咳痰|干咳|发烧|发热|高烧|低烧|头痛|头疼|头晕|嗓子疼|嗓子痛|咽痛|喉咙痛|流鼻涕|流涕|鼻塞|乏力|腹泻|拉肚子|恶心|呕吐"
    r"|肌肉酸痛|酸痛|不舒服|不适|症状|心慌|发冷|寒战|咳|烧"
    r"|fever|cough|headache|sore throat|nausea|vomiting|diarrh?oea|chills|fatigue|symptoms?|pain|discomfort|dizziness"
)
# little words that may stand between a denial and what it denies: 没有什么, no sign of any
_LITTLE = (
    r"什么|任何|明显|出现|发生|感到|感觉|觉得|觉|有|过|再|特别|怎么|太|很|新的|这些|么|的|得|是"
    r"|(?:signs?|any|an|a|the|of|such|more|new|real|really|had|have|has|having|been|got|longer|feel|feeling|my|currently)\b"
)
_NOT = (
    r"并?没有?过?|无|未(?:见|有|出现)?|不(?:再|会|是|觉得|太|怎么|算)?|否认|从没有?"
    r"|\b(?:no|not|never|without|nor|neither|denies|denied|deny|don'?t|doesn'?t|didn'?t|do not|does not|did not"
    r"|haven'?t|hasn'?t|isn'?t|aren'?t|wasn'?t|free of)\b"
)
_LIST = r"也没有?|也无|也不|以及|或者|[、/和及与或跟 ]|\b(?:or|nor)\b"

# \0 stands for a sign; the groups are atomic, so that no text makes them try twice
_BEFORE = re.compile(rf"(?:{_NOT})(?>(?:{_COMPLAINT}|{_LITTLE}|{_LIST}|\0))*+\Z")
# an English list goes on over commas when its end says so: no fever, cough or chest pain
_LISTED = re.compile(rf"\bno (?>(?:{_COMPLAINT}|\0|[, ]))*+\b(?:or|nor) (?>(?:{_LITTLE}|[ ]))*+\Z")
# 胸痛：无, chest pain: no
_AFTER = re.compile(r"(?:症状|情况)? *:? *(?:无|没有?|否|none|no|negative)(?!\w)")
# denied twice, or asked: 不是没有胸痛, 没有一天不喘, 是不是胸痛
_TWICE = re.compile(r"(?:不是|并非|不能说|不敢说|没有一[天刻次]|不得|[是有会])\Z")

_STOP = re.compile(r"[,。;!?\n]|\.(?!\d)|但是?|可是?|不过|只是|就是|\b(?:but|except|just|only)\b")
# how far back a denial may stand, in characters
_REACH = 60

_ANY_SIGN = re.compile("|".join(word for sign in Sign if sign not in _UNDENIABLE for word in WORDS[sign]))


def _is_denied(plain: str, found: re.Match[str]) -> bool:
    """Whether what stands around a sign denies it."""
    if _AFTER.match(plain, found.end()):
        return True
    before = plain[max(0, found.start() - _REACH) : found.start()]
    denied = _denies(before)
    if denied is None:
        denied = _denies(_ANY_SIGN.sub("\0", before))
    return bool(denied)


def _denies(before: str) -> bool | None:
    """Whether a text denies what comes next, or None if it does not speak of it."""
    clause = _STOP.split(before)[-1]
    if denial := _BEFORE.search(clause):
        return _TWICE.search(clause[: denial.start()]) is None
    return True if _LISTED.search(before) else None
