"""Numerals as people write them: every script's digits, and Chinese number words.

Nothing here knows what a number is for. Folding changes how a character is written,
never what it says: a superscript five or a one-half sign stays what it is, because
flattening it would turn 36⁵ into 365.
"""

import re
import unicodedata
from dataclasses import dataclass

# marks that change the order in which a text is shown: what was seen is not what was sent
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

# what stands for a control character: it joins nothing and means nothing
JUNK = "\ufffd"

BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")

ALIKE = {
    alike: plain
    for plain, written in {
        ".": "٫．﹒",
        ",": "،，﹐",
        "。": "｡",
        "、": "､﹑",
        "·": "•‧∙⋅・･⸱᛫",
        ":": "：∶﹕",
        "-": "‐‑‒–−﹣－",
        "—": "―",
        "/": "⁄∕／",
        "'": "‘’′´",
        '"': "“”″",
        "°": "º˚",
        "?": "？؟❓❔⁇⁈⁉﹖",
        "~": "～〜∼",
        "¥": "￥",
        "…": "⋯",
    }.items()
    for alike in written
}


def fold(text: str) -> str:
    """Return a text with digits as 0-9, full-width forms as ASCII, lower case, and nothing invisible in it."""
    return "".join(map(_folded, text.replace("\r\n", "\n")))


def _folded(char: str) -> str:
    if "\x20" <= char <= "\x7e":
        return char.lower()
    if char in ALIKE:
        return ALIKE[char]
    if char in BLANKS:
        return " "
    if char.isspace():
        return "\n" if char in "\n\r\x0b\x0c\x85\u2028\u2029" else " "
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category in ("Mn", "Me", "Cf"):
        return ""
    if category == "Cc":
        return JUNK
    # full-width letters and signs; and the squared units (㎏, ㎜), which are letters in one box
    if "\uff01" <= char <= "\uff5e" or "\u3371" <= char <= "\u33df":
        return unicodedata.normalize("NFKC", char).lower()
    low = char.lower()
    return low if len(low) == 1 else char


def is_other_number(char: str) -> bool:
    """Whether a character is a number that is not a digit: ⁵, ½, ⑤, Ⅴ."""
    return unicodedata.category(char) in ("No", "Nl")


def is_list_number(text: str) -> bool:
    """Whether a text is one number in a circle, in brackets or with a point, as lists are counted: ②, ⑵, ⒉, ❷, ㈡."""
    return len(text) == 1 and (
        "\u2460" <= text <= "\u249b" or "\u2776" <= text <= "\u2793" or "\u3220" <= text <= "\u3229"
    )


DIGITS = {
    char: digit
    for digit, chars in {
        "0": "零〇○",
        "1": "一壹幺弌",
        "2": "二贰貳弍两兩",
        "3": "三叁參叄弎",
        "4": "四肆",
        "5": "五伍",
        "6": "六陆陸",
        "7": "七柒",
        "8": "八捌",
        "9": "九玖",
    }.items()
    for char in chars
}
TENS = dict.fromkeys("十拾", 1) | {"廿": 2, "卄": 2, "卅": 3, "丗": 3, "卌": 4}
HUNDREDS = frozenset("百佰")
CHINESE = frozenset(DIGITS) | frozenset(TENS) | HUNDREDS


@dataclass(frozen=True, slots=True)
class Spoken:
    """A Chinese number word: the digits of its whole part, and digits said after a finished number.

    三十六 is ("36", ""); 三十六五 is ("36", "5"), which may be 36.5 said short or "36 or 37".
    """

    whole: str
    rest: str = ""


def digit_by_digit(run: str) -> str | None:
    """Return 三六 as "36" and 零五 as "05", or None when the run has a ten or a hundred in it."""
    return "".join(DIGITS[char] for char in run) if all(char in DIGITS for char in run) else None


def spoken(run: str) -> Spoken | None:
    """Return what a run of Chinese number words says, or None when it says no number below a thousand."""
    if (digits := digit_by_digit(run)) is not None:
        return Spoken(digits)
    hundreds, below = _hundreds(run)
    tens, ones = _tens(below)
    if tens is None:
        return Spoken(str(hundreds)) if hundreds and not ones else _odd_number(hundreds, ones)
    digits = digit_by_digit(ones)
    if digits is None or len(digits) > 3:
        return None
    return Spoken(str(hundreds + tens * 10 + int(digits[:1] or 0)), digits[1:])


def _odd_number(hundreds: int, ones: str) -> Spoken | None:
    """Return 一百零五 as 105. 一百五 is 150 to some and unfinished to others, so it is no number."""
    digits = digit_by_digit(ones)
    return (
        Spoken(str(hundreds + int(digits))) if hundreds and digits and len(digits) == 2 and digits[0] == "0" else None
    )


def _hundreds(run: str) -> tuple[int, str]:
    """Take 一百 off the front: (100, the rest); (0, run) when there is no hundred."""
    if len(run) > 1 and run[0] in DIGITS and run[1] in HUNDREDS:
        return int(DIGITS[run[0]]) * 100, run[2:]
    return 0, run


def _tens(run: str) -> tuple[int | None, str]:
    """Take 三十, 卅 or 十 off the front: (3, the rest); (None, run) when there is no ten."""
    if run and run[0] in TENS:
        # some say 卅十; the second ten adds nothing
        return TENS[run[0]], run[1:]
    if len(run) > 1 and run[0] in DIGITS and run[1] in "十拾":
        return int(DIGITS[run[0]]), run[2:]
    return None, run


# ---- English number words --------------------------------------------------------------

_ENGLISH = {
    word: str(value)
    for value, word in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"])
}
_ENGLISH_TENS = {"thirty": "3", "forty": "4", "ninety": "9"}
_ONE = "|".join(_ENGLISH)
_SPELLED = re.compile(
    rf"\b(?P<tens>{'|'.join(_ENGLISH_TENS)})(?:[ -]?(?P<one>{_ONE}))?(?: point(?P<point>(?: (?:{_ONE}|oh)){{1,2}}))?\b"
)
_HALF = re.compile(r"(?<=\d) and a half\b")


def in_digits(text: str) -> str:
    """Return a folded text with the English numbers a body temperature can have as digits: thirty-six point five."""
    return _HALF.sub(".5", _SPELLED.sub(_unspelled, text))


def _unspelled(found: re.Match[str]) -> str:
    whole = _ENGLISH_TENS[found["tens"]] + _ENGLISH.get(found["one"], "0")
    tenths = "".join(_ENGLISH.get(word, "0") for word in (found["point"] or "").split())
    return f"{whole}.{tenths}" if tenths else whole
