"""Evidence: the picture of a thermometer. What is asked for, what is taken, and how long it is kept.

A machine decides nothing here: these rules say when to ask, what may be opened, and what a worker is
pointed at. Whether a picture shows a value is for a person to say.
"""

import hmac
from datetime import date, timedelta
from enum import StrEnum

from bot.rules.temperature_types import Temperature


class Wanted(StrEnum):
    """In which rounds a picture of the thermometer is asked for."""

    NEVER = "never"
    MORNING = "morning"
    ALWAYS = "always"


class MediaKind(StrEnum):
    """What somebody sent that is no text."""

    PHOTO = "photo"
    VIDEO_NOTE = "video_note"
    VIDEO = "video"
    VOICE = "voice"
    FILE = "file"
    PICTURE_FILE = "picture_file"  # a picture sent as a file, in a format that is not opened
    STICKER = "sticker"
    GIF = "gif"
    PLACE = "place"
    CONTACT = "contact"
    POLL = "poll"
    DICE = "dice"
    OTHER = "other"


class Refusal(StrEnum):
    """Why a picture is not kept."""

    BIG = "big"
    SMALL = "small"
    NO_PICTURE = "no_picture"
    TRUNCATED = "truncated"


# a photo of Telegram's is smaller; a file may claim anything (core.telegram.org/bots/api#sending-files)
MOST_BYTES = 10 * 1024 * 1024
# 25 Mpx are 75 MB as RGB; no phone sends more as a photo
MOST_PIXELS = 25_000_000
# below this nobody reads the digits of a thermometer
LEAST_SIDE = 64
# what the sensors of a phone write: everything else is refused without a look
FORMATS = ("JPEG", "PNG", "WEBP")
PICTURE_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})

ALBUM_KEPT = 3  # pictures of an album that are kept; ten of one thermometer say no more than three
BELONGS = timedelta(hours=2)  # between a picture and the value it shows
TRIES = 6
FIRST_PAUSE = timedelta(seconds=20)

# bits of 64 in which two pictures of one file differ after another compression
ALIKE = 4

# not 33 to 45, which could be read as a temperature in ℃, nor 90 and above, which could be one in ℉
CODES = (*range(10, 33), *range(46, 90))


def wanted_in(wanted: Wanted, slot: str) -> bool:
    """Whether a picture is asked for in a slot."""
    return wanted is Wanted.ALWAYS or (wanted is Wanted.MORNING and slot == "morning")


def todays_code(secret: str, episode_id: int, day: date) -> str:
    """Return the two digits that stand beside the thermometer on one day of one episode.

    The same for all that day; without the secret nobody can tell it from another day's or another person's.
    """
    mark = hmac.digest(secret.encode(), f"{episode_id}:{day.isoformat()}".encode(), "sha256")
    return str(CODES[int.from_bytes(mark[:8]) % len(CODES)])


def are_alike(one: str, other: str) -> bool:
    """Whether two fingerprints are those of one picture. An empty one is like nothing."""
    if not one or not other:
        return False
    return (int(one, 16) ^ int(other, 16)).bit_count() <= ALIKE


def differs(said: Temperature, seen: Temperature, *, gap: int) -> bool:
    """Whether a picture shows so different a value (by `gap` hundredths of a degree) that somebody should ask."""
    return abs(said.centi - seen.centi) >= gap


def pause_after(tries: int) -> timedelta | None:
    """Return how long to wait before a picture is fetched again, or None when it was tried often enough."""
    return FIRST_PAUSE * 3 ** (tries - 1) if tries < TRIES else None
