"""What people send that is no text: pictures, voices, files, places, contacts, polls and the rest.

A picture of the thermometer is kept for the worker to look at, a voice or a file is passed on, and
everything else gets a kind word: nothing is dropped in silence. Nobody's place and nobody's contact
is kept.
"""

from telegram import Document, Message, Update
from telegram.ext import filters

from bot.context import Context
from bot.rules.evidence import PICTURE_TYPES, MediaKind
from bot.services import showing
from bot.services.showing import Media
from handlers.words import said_in

MEDIA = ~filters.TEXT & ~filters.StatusUpdate.ALL
APPLES_PICTURES = (".heic", ".heif")


async def on_media(update: Update, context: Context) -> None:
    """Take what is no text."""
    message = update.effective_message
    if message is not None:
        await context.do(showing.hear_media, media_in(message), said_in(message))


async def on_edited_caption(update: Update, context: Context) -> None:
    """Take edited words below a picture as a correction of what they said."""
    if update.effective_message is not None:
        await context.do(showing.hear_caption_again, said_in(update.effective_message))


def media_in(message: Message) -> Media:
    """Return what a message shows. A kind that Telegram invents tomorrow is `other`."""
    album = message.media_group_id or ""
    file = message.photo[-1] if message.photo else message.video or message.video_note or message.document
    kind = _kind(message)
    if file is None:
        return Media(kind, album=album)
    return Media(kind, file.file_id, file.file_unique_id, file.file_size or 0, album)


def _kind(message: Message) -> MediaKind:
    if message.animation:  # comes with a document as well, for old clients
        return MediaKind.GIF
    if message.document:
        return _kind_of_file(message.document)
    return next((kind for name, kind in _KINDS.items() if getattr(message, name)), MediaKind.OTHER)


_KINDS = {
    "photo": MediaKind.PHOTO,
    "video_note": MediaKind.VIDEO_NOTE,
    "video": MediaKind.VIDEO,
    "voice": MediaKind.VOICE,
    "audio": MediaKind.VOICE,
    "sticker": MediaKind.STICKER,
    "location": MediaKind.PLACE,
    "venue": MediaKind.PLACE,
    "contact": MediaKind.CONTACT,
    "poll": MediaKind.POLL,
    "dice": MediaKind.DICE,
}


def _kind_of_file(document: Document) -> MediaKind:
    said = (document.mime_type or "").lower()
    if said in PICTURE_TYPES:
        return MediaKind.PHOTO
    if said.startswith("image/") or (document.file_name or "").lower().endswith(APPLES_PICTURES):
        return MediaKind.PICTURE_FILE
    return MediaKind.FILE
