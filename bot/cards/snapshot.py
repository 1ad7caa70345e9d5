"""A photo that somebody sent: opened under limits, freed of all it says beside the picture, made small.

Runs in a process of its own (see `darkroom`), since a picture is made by strangers: what Pillow does
with it is bounded in time and memory there, and a crash there is no crash here.
"""

import io
import itertools
import json
import sys
import warnings
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, ImageOps

from bot.rules.evidence import FORMATS, LEAST_SIDE, MOST_BYTES, MOST_PIXELS, Refusal

SCALED, THUMBNAIL = 1600, 640  # pixels of the longer side: to look closely, and for the card
QUALITY = 85
HASH_SIDE = 8
SAYS_SOMETHING = range(4, 61)  # bits of 64: a wall, or a picture too dark, is like every other
ALLOWED_INFO = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}  # written by the encoder itself


class NotTaken(Exception):
    """A picture that is not kept."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A picture as it is kept: two JPEG files without any metadata, and a fingerprint of 64 bits."""

    scaled: bytes
    thumbnail: bytes
    fingerprint: str


def develop(content: bytes) -> Snapshot:
    """Return a picture as it is kept. Raises NotTaken for what is too big, too small, broken or no picture."""
    if len(content) > MOST_BYTES:
        raise NotTaken(Refusal.BIG)
    picture = _flat(_decoded(_opened(content)))
    picture.thumbnail((SCALED, SCALED), reducing_gap=2.0)
    small = picture.copy()
    small.thumbnail((THUMBNAIL, THUMBNAIL))
    return Snapshot(_encoded(picture), _encoded(small), fingerprint(small))


def _opened(content: bytes) -> Image.Image:
    """Read the header alone: what is too large must not be unpacked to find out."""
    with warnings.catch_warnings():
        # Pillow only warns of a bomb; our own limit is below and stricter
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            image = Image.open(io.BytesIO(content), formats=FORMATS)
        except (Image.DecompressionBombError, MemoryError):
            raise NotTaken(Refusal.BIG) from None
        except Exception:  # what strangers send breaks Pillow's readers in more ways than it names
            raise NotTaken(Refusal.NO_PICTURE) from None
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise NotTaken(Refusal.BIG)
    if min(width, height) < LEAST_SIDE:
        raise NotTaken(Refusal.SMALL)
    return image


def _decoded(image: Image.Image) -> Image.Image:
    """Unpack the picture, a JPEG only as large as it is needed, and turn it the way it was held."""
    image.draft(None, (SCALED, SCALED))
    try:
        image.load()
        return ImageOps.exif_transpose(image)
    except MemoryError:
        raise NotTaken(Refusal.BIG) from None
    except Exception:
        # half a picture could show half a number
        raise NotTaken(Refusal.TRUNCATED) from None


def _flat(image: Image.Image) -> Image.Image:
    """Return the picture in RGB; what is transparent lies on white paper."""
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        above = image.convert("RGBA")
        paper = Image.new("RGB", above.size, "white")
        paper.paste(above, mask=above.getchannel("A"))
        return paper
    plain = image.convert("RGB")
    plain.info.clear()
    return plain


def _encoded(image: Image.Image) -> bytes:
    """Write the picture anew. Raises RuntimeError should anything but the picture have come along."""
    file = io.BytesIO()
    image.save(file, "JPEG", quality=QUALITY, exif=b"", icc_profile=None, comment=b"")
    content = file.getvalue()
    with Image.open(io.BytesIO(content), formats=("JPEG",)) as again:
        left = set(again.info) - ALLOWED_INFO
        if left or len(again.getexif()):
            raise RuntimeError("metadata is left in a picture")
    return content


def fingerprint(image: Image.Image) -> str:
    """Return 64 bits that stay nearly the same when a picture is scaled or compressed again (dHash), as hex.

    Each bit says whether a ninth of the width is brighter than its right neighbour; after Krawetz,
    "Kind of Like That" (2013). A picture of nothing has none.
    """
    grey = image.convert("L").resize((HASH_SIDE + 1, HASH_SIDE), Image.Resampling.LANCZOS)
    values = list(grey.tobytes())
    rows = [values[at : at + HASH_SIDE + 1] for at in range(0, len(values), HASH_SIDE + 1)]
    bits = "".join("1" if left > right else "0" for row in rows for left, right in itertools.pairwise(row))
    return f"{int(bits, 2):016x}" if bits.count("1") in SAYS_SOMETHING else ""


def speak(source: BinaryIO, target: BinaryIO) -> None:
    """Develop what comes in and write the answer: one line of JSON, then the two files."""
    try:
        made = develop(source.read())
    except NotTaken as refusal:
        target.write(json.dumps({"refused": refusal.why.value}).encode() + b"\n")
        return
    head = {"scaled": len(made.scaled), "thumbnail": len(made.thumbnail), "fingerprint": made.fingerprint}
    target.write(json.dumps(head).encode() + b"\n" + made.scaled + made.thumbnail)


if __name__ == "__main__":
    import resource

    memory, seconds = int(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    speak(sys.stdin.buffer, sys.stdout.buffer)
