"""Words that ask for nothing: they are answered kindly, and nobody is called away for them."""

import re

_PLEASANTRIES = {
    "谢谢", "谢谢你", "谢谢您", "多谢", "感谢", "辛苦了", "好", "好的", "好嘞", "嗯", "嗯嗯", "哦", "行", "可以", "收到",
    "知道了", "明白", "明白了", "你好", "您好", "早", "早上好", "晚上好", "晚安", "再见",
    "thanks", "thank you", "thx", "ok", "okay", "yes", "fine", "hello", "hi", "good morning", "good night", "bye",
}  # fmt: skip
# several in one breath are no more than one: 收到，谢谢你们, 好的谢谢王芳 is somebody's name and stays words
_SEVERAL = re.compile(
    r"(?:(?:非常|太|真是?|十分)?(?:谢谢|感谢|多谢|辛苦|麻烦)(?:你们|您们|你|您|大家|社区|网格员)?(?:了|啦)?(?:啊|哈|呀)?"
    r"|不客气|没关系|好[的嘞滴哒吧]|嗯+呐?|哦+|收到[了啦]?|知道[了啦]|明白[了啦]?|行吧?|可以|要得|你们?好|您好|大家好|早上好|晚上好|早安|晚安"
    r"|再见|拜拜|唔该晒?|好)+"
)
_IN_ENGLISH = re.compile(
    r"(?:(?:many )?thank(?:s| you| u)(?: (?:so|very) much| a lot)?(?: again)?|ok(?:ay)?|thx|got it|all right|sure|bye|good (?:morning|night)| )+"
)
_SIMPLE = str.maketrans("謝們關係該會煩", "谢们关系该会烦")
_UNBINDING = {"扫错了", "不是我", "不是我扫错了", "wrong code", "wrong person", "not me", "this is not me"}
_MISTAKES = re.compile(
    r"(?:点|按|打|发|碰)错|误(?:触|点|按|发)|不小心(?:点|按|碰|发)|弄错了|搞错了|\b(?:by mistake|by accident|pressed wrong|mistake|false alarm)\b"
)
_MARKS = re.compile(r"[\W_]+")


def _bare(text: str) -> str:
    return " ".join(_MARKS.sub(" ", text).lower().split())


def is_pleasantry(text: str) -> bool:
    """Whether this is only politeness, or nothing but signs and smileys."""
    bare = _bare(text).translate(_SIMPLE)
    if bare in _PLEASANTRIES or (not bare and bool(text.strip())):
        return True
    return bool(_SEVERAL.fullmatch(bare.replace(" ", "")) or _IN_ENGLISH.fullmatch(bare))


def is_wrong_code(text: str) -> bool:
    """Whether the words speak of the code itself: 扫错了, wrong code, wrong person."""
    return any(one in text.lower() for one in ("扫错", "code", "wrong person"))


def is_right_as_it_is(text: str) -> bool:
    """Whether somebody who was to put a value right says that it is right: 没记错, 不改了, it is right."""
    return _bare(text).replace(" ", "") in _RIGHT


_RIGHT = {
    "没记错",
    "没有记错",
    "没错",
    "没有错",
    "不改",
    "不改了",
    "不用改",
    "不用改了",
    "是对的",
    "itisright",
    "itsright",
    "nochange",
}


def is_unbinding(text: str) -> bool:
    """Whether the person says that the code was not meant for them."""
    return _bare(text).replace("，", "") in _UNBINDING or _bare(text).replace(" ", "") in _UNBINDING


_LANGUAGES = {
    **dict.fromkeys(("中文", "汉语", "普通话", "chinese"), "zh-CN"),
    **dict.fromkeys(("english", "英文", "英语"), "en"),
}
_CONSENTS = {
    **dict.fromkeys(
        ("好", "好的", "好的开始", "开始", "同意", "愿意", "可以", "是", "是的", "行", "yes start"), "self"
    ),
    **dict.fromkeys(("yes", "ok", "okay", "start", "i agree", "agree"), "self"),
    **dict.fromkeys(("我替家人报", "替家人报", "i report for a family member"), "family"),
    **dict.fromkeys(("我不想用这个", "不想用", "不用", "不同意", "不愿意", "no", "i do not want this"), "declined"),
}


def language_in(text: str) -> str:
    """Return the language whose name somebody typed, or nothing."""
    return _LANGUAGES.get(_bare(text), "")


def consent_in(text: str) -> str:
    """Return what words alone answer to the question for consent: self, family, declined, or nothing."""
    return _CONSENTS.get(_bare(text), "") or _CONSENTS.get(_bare(text).replace(" ", ""), "")


LONGEST_MISTAKE = 24  # characters; who tells a longer story may mean something else


def is_mistake(text: str) -> bool:
    """Whether the person says that a cry for help was tapped or typed by mistake."""
    bare = _bare(text)
    return len(bare) <= LONGEST_MISTAKE and _MISTAKES.search(bare) is not None
