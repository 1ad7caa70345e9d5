"""Photos strangers send: opened under limits, cleaned, made small; or refused cheaply and for the right reason."""

import io
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter

from bot.cards.darkroom import Darkroom
from bot.cards.snapshot import SCALED, THUMBNAIL, NotTaken, develop, speak
from bot.rules.evidence import MOST_BYTES, Refusal, are_alike

FILES = Path(__file__).parents[1] / "files"


def thermometer(value: str = "36.5", *, left: int = 0, size: tuple[int, int] = (900, 700)) -> Image.Image:
    """A picture with something on it: bars of light and shade, and a number."""
    image = Image.new("RGB", size, (190, 200, 210))
    draw = ImageDraw.Draw(image)
    for at, shade in enumerate((30, 220, 90, 160, 10, 240, 70)):
        draw.rectangle(
            (left + at * 120, 40 * at, left + at * 120 + 90, 700 - 30 * at), fill=(shade, shade, 255 - shade)
        )
    draw.text((380, 300), value, fill="black", font_size=120)
    return image


def written(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    """A picture as a file."""
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def refusal(content: bytes) -> Refusal:
    """Why a file is not taken."""
    with pytest.raises(NotTaken) as raised:
        develop(content)
    return raised.value.why


def tiff() -> bytes:
    return written(thermometer(), "TIFF")


def bmp() -> bytes:
    return written(thermometer(), "BMP")


# the cases of inputs/photo_media.json that are a file
REFUSED: dict[str, tuple[bytes, Refusal]] = {
    # P005, P011, P013 and P015 are taken, see below
    "P003 12000 by 12000 in 17 KB": ((FILES / "p03_warning_zone_12000.png").read_bytes(), Refusal.BIG),
    "P006 truncated": ((FILES / "p06_truncated.jpg").read_bytes(), Refusal.TRUNCATED),
    "P007 empty": ((FILES / "p07_zero.jpg").read_bytes(), Refusal.NO_PICTURE),
    "P009 SVG": ((FILES / "p09_svg.svg").read_bytes(), Refusal.NO_PICTURE),
    "P010 EPS called JPEG": ((FILES / "p10_eps_as.jpg").read_bytes(), Refusal.NO_PICTURE),
    "P017 one pixel": ((FILES / "p17_1x1.jpg").read_bytes(), Refusal.SMALL),
    "P019 noise": ((FILES / "p19_random.bin").read_bytes(), Refusal.NO_PICTURE),
    "P020 a JPEG's head and noise": ((FILES / "p20_jpeg_header_random.jpg").read_bytes(), Refusal.NO_PICTURE),
    "P021 TIFF called JPEG": (tiff(), Refusal.NO_PICTURE),
    "P023 BMP": (bmp(), Refusal.NO_PICTURE),
    "a GIF": (written(thermometer().convert("P"), "GIF"), Refusal.NO_PICTURE),
    "more than 10 MB": (b"\xff\xd8" + b"\0" * MOST_BYTES, Refusal.BIG),
    "25 Mpx and a line": (written(Image.new("1", (5000, 5001)), "PNG"), Refusal.BIG),
    "a thread": (written(Image.new("RGB", (3000, 20)), "PNG"), Refusal.SMALL),
}


@pytest.mark.parametrize(("content", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_usable_picture_is_refused(content: bytes, why: Refusal) -> None:
    assert refusal(content) is why


def test_a_bomb_is_refused_by_its_header_alone() -> None:
    content = REFUSED["P003 12000 by 12000 in 17 KB"][0]
    refusal(content)  # what Pillow loads once is not to be measured
    tracemalloc.start()
    began = time.perf_counter()
    refusal(content)
    seconds, (_, peak) = time.perf_counter() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_000_000
    assert seconds < 0.5


def with_place() -> bytes:
    return (FILES / "p05_gps.jpg").read_bytes()


def test_the_place_the_phone_and_all_else_beside_the_picture_is_gone() -> None:
    before = Image.open(io.BytesIO(with_place()))
    assert before.getexif().get_ifd(0x8825), "the file given has a place in it"
    made = develop(with_place())
    for content in (made.scaled, made.thumbnail):
        after = Image.open(io.BytesIO(content))
        assert after.format == "JPEG" and after.mode == "RGB"
        assert not len(after.getexif())
        assert {"exif", "icc_profile", "comment", "photoshop", "adobe"}.isdisjoint(after.info)
        assert b"Exif" not in content and b"GPS" not in content


def test_comments_profiles_and_texts_are_gone_from_every_format() -> None:
    noted = thermometer()
    for content in (
        written(noted, "JPEG", comment=b"SECRET", icc_profile=b"SECRET" * 30),
        written(noted, "WEBP", xmp=b"SECRET", icc_profile=b"SECRET" * 30),
    ):
        assert b"SECRET" in content
        made = develop(content)
        assert b"SECRET" not in made.scaled + made.thumbnail


def test_what_hangs_behind_a_picture_is_cut_off() -> None:
    content = (FILES / "p11_polyglot.jpg").read_bytes()
    assert zipfile.is_zipfile(io.BytesIO(content))
    made = develop(content)
    assert not zipfile.is_zipfile(io.BytesIO(made.scaled))
    assert made.scaled.endswith(b"\xff\xd9")


@pytest.mark.parametrize("name", ["p13_cmyk.jpg", "p15_palette_alpha.png"])
def test_other_colours_become_red_green_and_blue(name: str) -> None:
    assert Image.open(io.BytesIO(develop((FILES / name).read_bytes()).scaled)).mode == "RGB"


def test_what_is_transparent_lies_on_white_paper() -> None:
    for mode in ("RGBA", "LA"):
        made = develop(written(Image.new(mode, (200, 200), 0), "PNG"))
        assert Image.open(io.BytesIO(made.scaled)).getpixel((100, 100)) == (255, 255, 255)


def test_a_picture_stands_the_way_the_phone_was_held() -> None:
    image = Image.new("RGB", (400, 200), "white")
    image.paste("black", (0, 0, 100, 200))  # black at its left
    exif = Image.Exif()
    exif[0x0112] = 6  # turned to the right
    made = Image.open(io.BytesIO(develop(written(image, "JPEG", exif=exif.tobytes())).scaled))
    assert made.size == (200, 400)
    grey = made.convert("L").tobytes()
    assert grey[20 * 200 + 100] < 60 < 200 < grey[380 * 200 + 100]


def test_a_picture_is_kept_in_two_sizes() -> None:
    made = develop(written(thermometer(size=(4000, 3000))))
    assert max(Image.open(io.BytesIO(made.scaled)).size) == SCALED
    assert max(Image.open(io.BytesIO(made.thumbnail)).size) == THUMBNAIL
    assert len(made.thumbnail) < len(made.scaled) < 600_000


def test_the_same_picture_compressed_or_scaled_again_is_alike_and_another_is_not() -> None:
    first = develop(written(thermometer())).fingerprint
    again = develop(written(thermometer().resize((450, 350)), quality=40)).fingerprint
    soft = develop(written(thermometer().filter(ImageFilter.GaussianBlur(3)), "PNG")).fingerprint
    other = develop(written(thermometer(left=55))).fingerprint
    assert are_alike(first, again) and are_alike(first, soft)
    assert not are_alike(first, other)


def test_a_picture_of_nothing_is_like_no_other() -> None:
    assert develop(written(Image.new("RGB", (300, 300), "grey"))).fingerprint == ""


# ── in a process of its own ──


async def test_the_darkroom_gives_back_what_was_made_there() -> None:
    assert await Darkroom().develop(with_place()) == develop(with_place())
    with pytest.raises(NotTaken) as raised:
        await Darkroom().develop(REFUSED["P006 truncated"][0])
    assert raised.value.why is Refusal.TRUNCATED


async def test_a_picture_that_needs_too_much_memory_is_refused_and_nothing_here_is_harmed() -> None:
    heavy = written(Image.new("RGBA", (4900, 4900), (1, 2, 3, 4)), "PNG")
    with pytest.raises(NotTaken) as raised:
        await Darkroom(memory=150 * 1024 * 1024).develop(heavy)
    assert raised.value.why is Refusal.BIG


async def test_the_largest_picture_there_may_be_fits_into_the_darkroom() -> None:
    assert (await Darkroom().develop(written(Image.new("RGBA", (5000, 5000), (1, 2, 3, 4)), "PNG"))).scaled


async def test_a_picture_that_takes_too_long_is_refused() -> None:
    with pytest.raises(NotTaken) as raised:
        await Darkroom(patience=0.001).develop(with_place())
    assert raised.value.why is Refusal.BIG


def test_the_darkroom_says_why() -> None:
    answer = io.BytesIO()
    speak(io.BytesIO(b"nothing"), answer)
    assert answer.getvalue() == b'{"refused": "no_picture"}\n'
