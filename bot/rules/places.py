"""The place tree: district › township › community › grid, and the paths people type."""

import unicodedata
from enum import StrEnum

LONGEST_NAME = 40
_SEPARATORS = "/／›>＞→\\＼"
_WIDE = {wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}


class PlaceKind(StrEnum):
    """The four levels, from the top."""

    DISTRICT = "district"
    TOWNSHIP = "township"
    COMMUNITY = "community"
    GRID = "grid"


LEVELS = tuple(PlaceKind)


def path_parts(text: str) -> tuple[str, ...] | None:
    """Return the names on a typed path, top first, or None when it is no path of one to four names.

    Wide digits and letters are as good as others: １网格 is 1网格.
    """
    text = text.translate(_WIDE)
    for separator in _SEPARATORS[1:]:
        text = text.replace(separator, "/")
    parts = tuple(part.strip() for part in text.strip().strip("/").split("/"))
    if not 1 <= len(parts) <= len(LEVELS):
        return None
    return parts if all(_is_name(part) for part in parts) else None


def _is_name(part: str) -> bool:
    if not 1 <= len(part) <= LONGEST_NAME:
        return False
    return not any(unicodedata.category(char).startswith("C") for char in part)


def lineage_of(parent: str, place_id: int) -> str:
    """Return the chain of ids of a place below the parent's chain: `/1/4/` and 9 make `/1/4/9/`."""
    return f"{parent}{place_id}/"


def ids_of(lineage: str) -> tuple[int, ...]:
    """Return the ids on a lineage, top first."""
    return tuple(int(part) for part in lineage.strip("/").split("/") if part)
