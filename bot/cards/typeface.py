"""The one typeface of the cards: which characters it has, and text made ready for it."""

import re
import struct
import unicodedata
from enum import StrEnum
from functools import cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent / "font"

# what typographers print where a character is missing
MISSING = "□"

# Cc and Cf hold control characters and the marks that turn the direction of a text: a name must not
# be able to rearrange the words around it. Cs are halves of characters
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
DECORATION = frozenset({"So", "Sk", "Mn", "Me"})

APOSTROPHE = re.compile(r"(?<=[A-Za-z\u00c0-\u024f])’(?=[A-Za-z\u00c0-\u024f])")
LATIN_MARKS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "…": "..."})


class Weight(StrEnum):
    REGULAR = "regular"
    BOLD = "bold"


@cache
def font(weight: Weight, size: int) -> ImageFont.FreeTypeFont:
    """The typeface opened at ``size`` pixels to the em."""
    # raqm is a library of the system: with it, and without it, the same text would come out differently
    return ImageFont.truetype(FONTS / f"suifang-sans-{weight}.otf", size, layout_engine=ImageFont.Layout.BASIC)


@cache
def glyphs(weight: Weight) -> frozenset[int]:
    """The code points the font file has a glyph for, read from its cmap table.

    Pillow does not tell; it draws a crossed box instead. Only format 4 is read (OpenType 1.9, "cmap"):
    the fonts beside this module stay within the Basic Multilingual Plane.
    """
    raw = (FONTS / f"suifang-sans-{weight}.otf").read_bytes()
    (tables,) = struct.unpack_from(">H", raw, 4)
    directory = {raw[at : at + 4]: at for at in range(12, 12 + 16 * tables, 16)}
    (cmap,) = struct.unpack_from(">I", raw, directory[b"cmap"] + 8)
    (encodings,) = struct.unpack_from(">H", raw, cmap + 2)
    subtables = [cmap + struct.unpack_from(">I", raw, cmap + 8 + 8 * n)[0] for n in range(encodings)]
    segments = next(at for at in subtables if struct.unpack_from(">H", raw, at) == (4,))
    (doubled,) = struct.unpack_from(">H", raw, segments + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", raw, segments + 14)
    starts = struct.unpack_from(f">{count}H", raw, segments + 16 + doubled)
    deltas = struct.unpack_from(f">{count}H", raw, segments + 16 + 2 * doubled)
    offsets_at = segments + 16 + 3 * doubled
    offsets = struct.unpack_from(f">{count}H", raw, offsets_at)

    have: set[int] = set()
    for n, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        if not offset:
            have.update(code for code in range(start, end + 1) if (code + delta) & 0xFFFF)
            continue
        listed = struct.unpack_from(f">{end - start + 1}H", raw, offsets_at + 2 * n + offset)
        have.update(start + place for place, glyph in enumerate(listed) if glyph)
    return frozenset(have - {0xFFFF})


def can_draw(text: str) -> bool:
    """Whether every visible character of ``text`` has a glyph, and there is at least one."""
    shown = visible(text)
    return bool(shown) and glyphs(Weight.REGULAR).issuperset(map(ord, shown))


def visible(text: str) -> str:
    """``text`` composed, on one line, without what has no shape of its own."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(char for char in composed if unicodedata.category(char) not in INVISIBLE)


def latin(text: str) -> str:
    """Quotation marks as Latin has them: the typeface is Chinese and gives the curly ones the width of a character."""
    if any(unicodedata.east_asian_width(char) in "WF" for char in text):
        return APOSTROPHE.sub("'", text)
    return text.translate(LATIN_MARKS)


def drawable(text: str) -> str:
    """``text`` with every character the typeface lacks as a box; emoji and other decoration are left out."""
    have = glyphs(Weight.REGULAR)
    kept = (
        char if ord(char) in have else "" if unicodedata.category(char) in DECORATION else MISSING
        for char in latin(visible(text))
    )
    return " ".join("".join(kept).split())


def weight_for(text: str, wanted: Weight) -> Weight:
    """``wanted``, or regular where bold lacks one of the characters: a line has one weight."""
    return wanted if glyphs(wanted).issuperset(map(ord, text)) else Weight.REGULAR
