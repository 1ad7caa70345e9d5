"""What we want to say, as frozen data: who is meant and in which words is decided elsewhere.

Two sorts. A *said* notice is owed with everything in it. A *live* one is owed by its subject and
drawn from the facts at the moment it is sent, so that a card never shows what was true an hour ago.
"""

from bot.notices.anybody import Choice, Help, Line, line
from bot.notices.base import REGISTRY, WORD_MARK, Notice, Word, notice_from, params_of
from bot.notices.cards import AlertCard, AlertView, BoardCard, BoardView, OutcomeCard, OutcomeView, Redraw
from bot.notices.doings import Description, Leave, Menu
from bot.notices.everyday import HomeKeys, News, NewsView, Released, ReleasedView, StopAsk, Stopped, WelcomeBack
from bot.notices.own_record import (
    Looks,
    LooksView,
    OwnFile,
    OwnFileView,
    Record,
    RecordView,
    WhoseRecord,
)
from bot.notices.preferences import Hours, Languages, Preferences
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
    "Enrolled",
    "EnrolmentCard",
    "FeverNoted",
    "FromResident",
    "Help",
    "HomeKeys",
    "Hours",
    "Languages",
    "Leave",
    "Line",
    "Listing",
    "Looks",
    "LooksView",
    "Menu",
    "News",
    "NewsView",
    "Notice",
    "OutcomeCard",
    "OutcomeView",
    "OwnFile",
    "OwnFileView",
    "Pad",
    "PassOn",
    "People",
    "PersonFile",
    "Preferences",
    "Question",
    "ReadingNoted",
    "Record",
    "RecordView",
    "Redraw",
    "Released",
    "ReleasedView",
    "Repair",
    "SosSent",
    "StopAsk",
    "Stopped",
    "Welcome",
    "WelcomeBack",
    "WhoseRecord",
    "Word",
    "line",
    "notice_from",
    "params_of",
]
