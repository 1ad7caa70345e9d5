"""How people look somebody up: by the initials of the name (`lnn` for 李奶奶), by the numbers of the door (`3-2-501`).

Both are kept with the resident in a form in which a search is a plain comparison of text.
"""

import re
import unicodedata
from functools import cache
from itertools import islice, product

from bot.rules.initials_table import BEGINS, ENDS, FIRST, SEVERAL

MOST = 12  # spellings kept of one name; the usual readings come first
_WORD = re.compile(r"[a-z]{2,12}")
_DOOR = re.compile(r"\d{1,4}(?:[-–—]\d{1,5}){1,3}")


def initials_of(name: str) -> str:
    """Return every spelling of a name by first letters, a blank before each: 曾婷 → ` zt ct`, Anna Smith → ` as`.

    A character with several readings is spelled in each; one without a reading is left out.
    """
    letters = [found for char in _spelled(name) if (found := _letters(char))]
    if not letters:
        return ""
    spellings = dict.fromkeys("".join(one) for one in product(*letters))
    return "".join(f" {one}" for one in islice(spellings, MOST))


def _spelled(name: str) -> str:
    """Return the characters that are spelled: each Chinese one, and the first of each other word."""
    return "".join(re.findall(r"[\u4e00-\u9fff]|\b[A-Za-z]", unicodedata.normalize("NFKC", name)))


def _letters(char: str) -> str:
    if char.isascii():
        return char.lower()
    first = _first()[ord(char) - ord(BEGINS)] if BEGINS <= char <= ENDS else "."
    return _several().get(char, "" if first == "." else first)


@cache
def _first() -> str:
    return FIRST.replace("\n", "")


@cache
def _several() -> dict[str, str]:
    return {word[0]: word[1:] for word in SEVERAL.split()}


def initials_in(text: str) -> str | None:
    """Return what to look for among spellings when somebody typed initials, or None."""
    word = unicodedata.normalize("NFKC", text).strip().lower()
    return f" {word}" if _WORD.fullmatch(word) else None


def door_of(address: str) -> str:
    """Return the numbers of an address, a dash around each: 3号楼2单元501 → `-3-2-501-`; fewer than two are no door."""
    numbers = re.findall(r"\d+", unicodedata.normalize("NFKC", address))
    return f"-{'-'.join(numbers)}-" if len(numbers) > 1 else ""


def door_in(text: str) -> str | None:
    """Return what to look for among doors when somebody typed one, `3-2-501` or `3-2`, or None."""
    word = re.sub(r"[–—]", "-", unicodedata.normalize("NFKC", text).strip()).removesuffix("室")
    return f"-{word}-" if _DOOR.fullmatch(word) else None
