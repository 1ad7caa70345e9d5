"""The order in which one walks by doors and places: 3号楼 comes before 12号楼, and 3-2 before 3-10."""

import re
import unicodedata

_WIDTH = 6  # digits; no house has a longer number


def plain_door(address: str) -> str:
    """Return an address as it is compared: 3－2－501 and 3-2-501 are one door."""
    folded = "".join(unicodedata.normalize("NFKC", address).split())
    return folded.replace("—", "-").replace("–", "-").lower()


def walk_of(text: str) -> str:
    """Return what sorts an address, or the path of a place, as people walk; no address at all comes last."""
    parts = (plain_door(part) for part in text.split("/"))
    # what is above comes before what is below it, and all below it before the next one
    steps = [re.sub(r"[0-9]+", lambda number: number[0].zfill(_WIDTH), part) for part in parts]
    return f"1{' '.join(steps)}" if any(steps) else "2"
