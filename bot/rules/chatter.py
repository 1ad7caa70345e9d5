"""Words that ask for nothing: they are answered kindly, and nobody is called away for them."""

import re

_PLEASANTRIES = {
    "谢谢", "谢谢你", "谢谢您", "多谢", "感谢", "辛苦了", "好", "好的", "好嘞", "嗯", "嗯嗯", "哦", "行", "可以", "收到",
    "知道了", "明白", "明白了", "你好", "您好", "早", "早上好", "晚上好", "晚安", "再见",
    "thanks", "thank you", "thx", "ok", "okay", "yes", "fine", "hello", "hi", "good morning", "good night", "bye",
}  # fmt: skip
_UNBINDING = {"扫错了", "不是我", "不是我扫错了", "wrong code", "wrong person", "not me", "this is not me"}
_MISTAKES = re.compile(
    r"(?:点|按|打|发|碰)错|误(?:触|点|按|发)|不小心(?:点|按|碰|发)|弄错了|搞错了|\b(?:by mistake|by accident|pressed wrong|mistake|false alarm)\b"
)
_MARKS = re.compile(r"[\W_]+")


def _bare(text: str) -> str:
    return " ".join(_MARKS.sub(" ", text).lower().split())


def is_pleasantry(text: str) -> bool:
    """Whether this is only politeness, or nothing but signs and smileys."""
    bare = _bare(text)
    return bare in _PLEASANTRIES or (not bare and bool(text.strip()))


def is_unbinding(text: str) -> bool:
    """Whether the person says that the code was not meant for them."""
    return _bare(text).replace("，", "") in _UNBINDING or _bare(text).replace(" ", "") in _UNBINDING


LONGEST_MISTAKE = 24  # characters; who tells a longer story may mean something else


def is_mistake(text: str) -> bool:
    """Whether the person says that a cry for help was tapped or typed by mistake."""
    bare = _bare(text)
    return len(bare) <= LONGEST_MISTAKE and _MISTAKES.search(bare) is not None
