"""Files as Telegram keeps them: an id to send again, a path to fetch, a fingerprint that never changes."""

import hashlib
import struct
import zlib
from dataclasses import dataclass
from typing import Any

from .chats import Numbers
from .refusals import Refused, bad_request

DOWNLOAD_LIMIT = 20 * 1024 * 1024  # core.telegram.org/bots/api#getfile
UPLOAD_LIMIT = 50 * 1024 * 1024  # core.telegram.org/bots/api#sending-files
PHOTO_LIMIT = 10 * 1024 * 1024
PHOTO_SIDES = 10_000  # width + height
SOF_MARKERS = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
EXTENSION = {"photos": ".jpg", "voice": ".oga", "video_notes": ".mp4", "videos": ".mp4", "stickers": ".webp"}


@dataclass(frozen=True)
class Upload:
    """A part of a multipart request."""

    name: str
    content: bytes
    mime_type: str


@dataclass(frozen=True)
class StoredFile:
    file_id: str
    unique_id: str
    path: str
    content: bytes
    size: int
    about: dict[str, Any]

    def reference(self) -> dict[str, Any]:
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size, **self.about}


class Files:
    """All files the sandbox ever saw, by id and by path."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._numbers = Numbers()

    def keep(self, content: bytes, folder: str, *, name: str = "", size: int | None = None, **about: Any) -> StoredFile:
        """Store content; `size` may claim more than there is, to stand for a file too big to keep."""
        number = next(self._numbers)
        sides = f"{about.get('width')}x{about.get('height')}"  # each size of a photo is a file of its own
        digest = hashlib.sha256(content + sides.encode()).hexdigest()
        suffix = "." + name.rsplit(".", 1)[1] if "." in name else EXTENSION.get(folder, "")
        file = StoredFile(
            file_id=f"SBX{folder[:3].upper()}{number:08d}{digest[:24]}",
            unique_id="AQAD" + digest[:14],
            path=f"{folder}/file_{number}{suffix}",
            content=content,
            size=len(content) if size is None else size,
            about=about,
        )
        self._by_id[file.file_id] = file
        self._by_path[file.path] = file
        return file

    @property
    def count(self) -> int:
        return len(self._by_id)

    def by_id(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def by_path(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def photo(self, content: bytes) -> list[dict[str, Any]]:
        """Store a picture and return its sizes, smallest first; raise `Refused` for what is none."""
        if len(content) > PHOTO_LIMIT:
            raise bad_request("file is too big for a photo")
        width, height = picture_size(content)
        if width + height > PHOTO_SIDES or max(width, height) > 20 * min(width, height):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        sizes = []
        for side in (90, 320, 800):
            if max(width, height) > side:
                scale = side / max(width, height)
                sizes.append((max(1, round(width * scale)), max(1, round(height * scale))))
        sizes.append((width, height))
        return [self.keep(content, "photos", width=w, height=h).reference() for w, h in sizes]


def get_file(files: Files, file_id: str) -> dict[str, Any]:
    file = files.by_id(file_id)
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }


def picture_size(content: bytes) -> tuple[int, int]:
    """Return width and height from a PNG or JPEG header; raise `Refused` for anything else."""
    size = _png_size(content) or _jpeg_size(content)
    if size is None or 0 in size:
        raise _no_picture()
    return size


def plain_png(width: int = 64, height: int = 64, colour: tuple[int, int, int] = (90, 140, 200)) -> bytes:
    """Return a real one-colour PNG: the photo of a person who has no camera at hand."""
    row = b"\0" + bytes(colour) * width
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(row * height)), (b"IEND", b"")]
    chunks = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _png_size(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(b"\x89PNG\r\n\x1a\n") or len(content) < 24:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in SOF_MARKERS:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + int(struct.unpack(">H", content[at + 2 : at + 4])[0])
    return None


def _no_picture() -> Refused:
    return bad_request("IMAGE_PROCESS_FAILED")
