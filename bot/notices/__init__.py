"""What we want to say, as frozen data: who is meant and in which words is decided elsewhere.

Two sorts. A *said* notice is owed with everything in it. A *live* one is owed by its subject and
drawn from the facts at the moment it is sent, so that a card never shows what was true an hour ago.
"""

from bot.notices.anybody import Choice, Help, Line, line
from bot.notices.base import REGISTRY, WORD_MARK, Notice, Word, notice_from, params_of
from bot.notices.cards import AlertCard, AlertView, BoardCard, BoardView, OutcomeCard, OutcomeView, Redraw
from bot.notices.doings import Description, Leave, Menu
from bot.notices.duty import (
    DutyCard,
    HandoverCard,
    HandoverChoice,
    HandoverView,
    MorningBatch,
    MorningView,
    RingingCard,
    Roster,
    ShiftBegun,
    ShiftView,
    WhosOn,
)
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
from bot.notices.staff import EnrolmentCard, FromResident, Listing, PassOn, People, PersonFile

__all__ = [
    "REGISTRY",
    "WORD_MARK",
    "AlertCard",
    "AlertView",
    "Ask",
    "BoardCard",
    "BoardView",
    "Choice",
    "ChooseLanguage",
    "Confirm",
    "Corrected",
    "Description",
    "DutyCard",
    "Enrolled",
    "EnrolmentCard",
    "FeverNoted",
    "FromResident",
    "HandoverCard",
    "HandoverChoice",
    "HandoverView",
    "Help",
    "Leave",
    "Line",
    "Listing",
    "Menu",
    "MorningBatch",
    "MorningView",
    "Notice",
    "OutcomeCard",
    "OutcomeView",
    "Pad",
    "PassOn",
    "People",
    "PersonFile",
    "Question",
    "ReadingNoted",
    "Redraw",
    "Repair",
    "RingingCard",
    "Roster",
    "ShiftBegun",
    "ShiftView",
    "SosSent",
    "Welcome",
    "WhosOn",
    "Word",
    "line",
    "notice_from",
    "params_of",
]
