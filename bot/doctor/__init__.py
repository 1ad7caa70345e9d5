"""`suifang doctor`: is everything there that the bot needs? Each finding in words, with what mends it.

Nothing is changed: it may be asked while the bot runs.
"""

import asyncio
from collections.abc import Iterator

from bot import clock
from bot.doctor import database, machine, telegram
from bot.doctor.findings import Finding
from bot.settings import Settings
from bot.texts import Texts

__all__ = ["Finding", "examine", "lines"]


def examine(settings: Settings) -> list[Finding]:
    """Look at the machine, the texts, the database and whoever is in it, and the way to Telegram."""
    now = clock.now()
    kept = database.examine(settings, now=now)
    started = "doctor-database-new" not in {finding.key for finding in kept}
    return [
        *machine.examine(settings, now=now),
        *kept,
        *asyncio.run(telegram.examine(settings, started=started)),
    ]


def lines(finding: Finding, texts: Texts) -> Iterator[str]:
    """Yield a finding as people read it: in Chinese, in English, and the command that mends it."""
    mark = "✔" if finding.good else "✘"
    for language in ("zh-CN", "en"):
        yield f"{mark} {texts.plain(language, finding.key, **finding.values)}"
        mark = " "
    if finding.mend:
        yield f"  → {finding.mend}"
