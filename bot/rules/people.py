"""Names, phone numbers and addresses: what is accepted, and what is shown to whom."""

import re
import unicodedata

LONGEST_NAME = 60
LONGEST_ADDRESS = 120
_ASIDE = re.compile(r"[\s\-‐–—()（）]+")
# mainland mobile numbers, and landlines with their area code
_PHONE = re.compile(r"(?:\+?86)?(1[3-9]\d{9}|0\d{9,11}|\d{7,8})")
_DASHES = str.maketrans("‐‑‒–—", "-----")
_DOOR = re.compile(r"(?:单元|[号栋幢室]|号楼)(?:\d|$)|\d(?:单元|[号栋幢室])|[号栋幢]楼")
_AREA = re.compile(r"(?:网格|区|街道|镇|乡|村)$")  # 3号网格 is a place that was misspelt
_FOREIGN = re.compile(r"\+\d{8,15}")


def plain_line(text: str) -> str:
    """Return the text on one line, without control and direction characters, spaces folded."""
    kept = "".join(" " if char.isspace() else char for char in text if char.isspace() or not _unseen(char))
    return " ".join(kept.split())


def plain_lines(text: str) -> str:
    """Return the text with its lines kept, each made plain; empty ones at the ends and doubled ones are left out."""
    lines = [plain_line(line) for line in text.replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _unseen(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"}


def is_name(text: str) -> bool:
    """Whether this can be a person's name: one to sixty characters, a letter among them."""
    return 1 <= len(text) <= LONGEST_NAME and any(char.isalpha() for char in text)


def phone_in(text: str) -> str | None:
    """Return a phone number in digits, `+` only for foreign ones, or None when it is no phone number."""
    if is_door(text):
        return None
    digits = _ASIDE.sub("", unicodedata.normalize("NFKC", text))
    if match := _PHONE.fullmatch(digits):
        return match[1]
    return digits if _FOREIGN.fullmatch(digits) else None


def is_door(text: str) -> bool:
    """Whether this is a house number without words: building, unit and flat (3-2-501), or building and flat (12-1501).

    Nobody writes a phone number in groups that short; 8888-8888 is one.
    """
    groups = unicodedata.normalize("NFKC", text).strip().translate(_DASHES).split("-")
    if not all(re.fullmatch(r"[0-9]{1,4}", group) for group in groups):
        return False
    return (
        len(groups) in {2, 3, 4}
        and all(len(group) <= 3 for group in groups[:-1])
        and sum(map(len, groups)) <= (6 if len(groups) == 2 else 9)
    )


def has_door(text: str) -> bool:
    """Whether a word tells where somebody lives, and is no place of ours: 3-2-501, 3号楼2单元501, 幸福楼甲单元."""
    return is_door(text) or bool(_DOOR.search(text) and not _AREA.search(text))


def looks_like_phone(text: str) -> bool:
    """Whether somebody meant this as a phone number, rightly or wrongly."""
    if is_door(text):
        return False
    folded = _ASIDE.sub("", unicodedata.normalize("NFKC", text))
    return bool(re.fullmatch(r"\+?\d{5,}", folded))


def masked_name(name: str) -> str:
    """Return a name a group may see: 李桂芳 → 李某某, Anna Smith → A. S."""
    name = name.strip()
    if not name:
        return "某"
    if name[0].isascii():
        return " ".join(f"{word[0]}." for word in name.split())
    return name[0] + "某" * min(max(len(name) - 1, 1), 2)


def masked_phone(phone: str) -> str:
    """Return a phone number with its middle hidden: 138****0000."""
    if len(phone) < 8:
        return "****"
    return f"{phone[:3]}****{phone[-4:]}"


def masked_address(address: str) -> str:
    """Return an address without its door: 3号楼2单元501 → 3号楼…"""
    match = re.match(r"\s*(.*?(?:号楼|栋|幢|弄|座|区|村|组|路|街))", address)
    if match:
        return match[1] + "…"
    return address[:2] + "…" if address else ""
