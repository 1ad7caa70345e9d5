"""Files about many people do not stay in a chat: a day after they were sent they are taken back."""

from datetime import datetime, timedelta

from sqlmodel import Session

from bot.notices import Export, ExportView, LedgerFile, LedgerFileView, Notice, OwnFileView, PersonFile, TakeBack
from bot.rules.delivery import FILES_STAY, Priority
from bot.services.offices import to_chat
from bot.services.owing import row
from storage import outbox
from storage.models import Outbox

# what a resident asked for about themselves is theirs and stays
PASSING = frozenset({Export.__name__, LedgerFile.__name__, PersonFile.__name__})


def may_pass(notice: Notice) -> bool:
    """Whether what was sent may be such a file."""
    return isinstance(notice, ExportView | LedgerFileView | OwnFileView)


def sent(session: Session, letter: Outbox, chat_id: int, language: str, *, now: datetime) -> None:
    """Owe that a file which was just sent is taken back, if it is one that does not stay."""
    if letter.notice not in PASSING or letter.message_id is None:
        return
    again = TakeBack(message_id=letter.message_id)
    key = f"takeback:{chat_id}:{letter.message_id}"
    owed = row(again, to=to_chat(chat_id, language), key=key, priority=Priority.DIGEST, now=now)
    outbox.owe_again(session, owed | {"next_at": now + timedelta(hours=FILES_STAY)})
