"""The machine: room on the disk, the zone, the typeface, and the texts that somebody replaced."""

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import make_url

from bot.cards.typeface import MISSING, drawable
from bot.doctor.findings import Finding, bad, good
from bot.settings import Settings
from bot.texts import TextProblem, Texts
from bot.texts.shelf import FOLDER, Shelf

ROOM_MB = 500  # an installation of 10,000 residents writes about 100 MB in an isolation's two weeks
SHOWN = 12  # characters that are named
# how the keys of words begin that are drawn: cards, charts, sheets of codes, the report, release papers, lists, thanks
DAILY = tuple(f"daily-{part}" for part in ("title", "whole-day", "stamp-", "headline-", "tile-", "note-", "footer"))
PICTURED = ("card-", "chart-", "codes-", "paper-", "sheet-", "shopping-title", "thanks-", *DAILY)


def examine(settings: Settings, *, now: datetime) -> list[Finding]:
    """Look at what does not depend on anybody else."""
    local = now.astimezone(ZoneInfo(settings.timezone))
    return [
        *_folders(settings),
        good("doctor-zone", zone=settings.timezone, at=f"{local:%m-%d %H:%M}"),
        _typeface(settings),
        _texts(settings),
        *_advice(settings),
    ]


def _folders(settings: Settings) -> Iterator[Finding]:
    url = make_url(settings.database_url)
    home = Path(url.database or "").parent if url.get_backend_name() == "sqlite" else Path()
    stood: set[Path] = set()
    for folder in (home.resolve(), settings.backup_dir.resolve(), settings.media_dir.resolve()):
        stands = next(one for one in (folder, *folder.parents) if one.exists())
        if stands in stood:
            continue
        stood.add(stands)
        room = shutil.disk_usage(stands).free // (1 << 20)
        if not os.access(stands, os.W_OK | os.X_OK):
            yield bad("doctor-folder-closed", f'sudo chown -R "$USER" {stands}', folder=str(folder))
        elif room < ROOM_MB:
            yield bad("doctor-disk-full", f"du -xh --max-depth=1 {stands} | sort -h", folder=str(folder), room=room)
        else:
            yield good("doctor-disk", folder=str(stands), room=room)


def _typeface(settings: Settings) -> Finding:
    """Look at every word that goes into a picture, our own wording of it too."""
    texts = _texts_in_force(settings)
    said = {
        char
        for language in texts.languages
        for key in texts.keys(language)
        if key.startswith(PICTURED)
        for char in texts.plain(language, key, **dict.fromkeys(texts.variables(language, key), ""))
    }
    missing = sorted(char for char in said if MISSING in drawable(char))  # emoji are left out of pictures
    if missing:
        return bad("doctor-glyphs-missing", "pip install --force-reinstall suifang", chars="".join(missing[:SHOWN]))
    return good("doctor-glyphs", count=len(said))


def _texts_in_force(settings: Settings) -> Texts:
    try:
        return Texts.load(settings.texts_dir)
    except (TextProblem, OSError):
        return Texts.load()  # that they are broken is said by another check


def _texts(settings: Settings) -> Finding:
    if settings.texts_dir is None:
        return good("doctor-texts")
    try:
        replaced = Texts.load(settings.texts_dir, strict=True).replaced
    except (TextProblem, OSError) as fault:
        return bad("doctor-texts-broken", f"grep -n '' {settings.texts_dir}/*.ftl", why=str(fault)[:300])
    return good("doctor-texts-own", count=len(replaced), keys=", ".join(sorted(replaced)[:SHOWN]))


def _advice(settings: Settings) -> Iterator[Finding]:
    """Say of each piece that is not offered what it lacks."""
    shelf = Shelf.load(settings.texts_dir)
    yield good("doctor-advice", count=len(shelf.pieces))
    for fault in shelf.faults:
        mend = f"grep -rn -A8 '^{fault.piece} ' {settings.texts_dir}/{FOLDER}" if settings.texts_dir else ""
        yield bad(
            f"doctor-advice-{fault.why}",
            mend or "pip install --force-reinstall suifang",
            piece=fault.piece,
            language=fault.language,
        )
