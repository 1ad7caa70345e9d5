"""What we want to say, as frozen data: who is meant and in which words is decided elsewhere.

Two sorts. A *said* notice is owed with everything in it. A *live* one is owed by its subject and
drawn from the facts at the moment it is sent, so that a card never shows what was true an hour ago.
"""

from bot.notices.anybody import Choice, Help, Line, line
from bot.notices.base import REGISTRY, WORD_MARK, Notice, Word, notice_from, params_of
from bot.notices.cards import AlertCard, AlertView, BoardCard, BoardView, OutcomeCard, OutcomeView, Redraw
from bot.notices.desk import (
    FileCard,
    FileChart,
    FileView,
    FindPrompt,
    Found,
    MessageCard,
    MessageView,
    NotesView,
    QuickAnswers,
    ReceiptCard,
    ReceiptView,
    Unreached,
)
from bot.notices.doings import Description, Leave, Menu
from bot.notices.groups import Bound, BoundView, Groups, PickGroup
from bot.notices.residents import (
    Ask,
    ChooseLanguage,
    Confirm,
    Corrected,
    Enrolled,
    FeverNoted,
    Pad,
    Question,
    ReadingNoted,
    Repair,
    SosSent,
    Welcome,
)
from bot.notices.staff import EnrolmentCard, FromResident, Listing, PassOn, People

__all__ = [
    "REGISTRY",
    "WORD_MARK",
    "AlertCard",
    "AlertView",
    "Ask",
    "BoardCard",
    "BoardView",
    "Bound",
    "BoundView",
    "Choice",
    "ChooseLanguage",
    "Confirm",
    "Corrected",
    "Description",
    "Enrolled",
    "EnrolmentCard",
    "FeverNoted",
    "FileCard",
    "FileChart",
    "FileView",
    "FindPrompt",
    "Found",
    "FromResident",
    "Groups",
    "Help",
    "Leave",
    "Line",
    "Listing",
    "Menu",
    "MessageCard",
    "MessageView",
    "NotesView",
    "Notice",
    "OutcomeCard",
    "OutcomeView",
    "Pad",
    "PassOn",
    "People",
    "PickGroup",
    "Question",
    "QuickAnswers",
    "ReadingNoted",
    "ReceiptCard",
    "ReceiptView",
    "Redraw",
    "Repair",
    "SosSent",
    "Unreached",
    "Welcome",
    "Word",
    "line",
    "notice_from",
    "params_of",
]
