"""Every notice in both languages: an English reader meets no Chinese, a Chinese reader no English sentence.

A notice of each kind is made up from the types of its fields, with names and places of the language in
question, so that whatever is of the other language comes from the words around them.
"""

import dataclasses
import enum
import json
import types
import typing
from collections.abc import Iterator
from typing import Any

from telegram import InlineKeyboardMarkup, ReplyKeyboardMarkup

from bot.notices import Notice, PageLine, SpotLine, Word
from bot.render import BY_KIND, Renderer, Spoken
from bot.rules.aftercare import Occasion
from bot.rules.broadcast import BroadcastState
from bot.rules.changes import ChangeKind, ReassignmentState
from bot.rules.commands import COMMANDS
from bot.rules.forgetting import PurgeState
from bot.rules.line_list import Fault, Twins, Verdict, Why
from bot.rules.release import Condition, ReleaseStep
from bot.rules.ringing import Kind, Mode
from bot.rules.roll_call import DOUBTS
from bot.rules.roster import RowSlip
from bot.rules.rule_book import RULES, Chapter, written
from bot.rules.slots import Profile
from bot.rules.spot_check import SpotState
from bot.rules.supply import SupplyState
from bot.rules.views import OF_FILE, OF_LIST, Tab
from bot.texts import Texts, plain
from storage.words import ApprovalKind, ApprovalState, EvidenceState, HandoverState
from tests.each import each
from tests.texts.test_lint import BOTH, english_in, han_in

TEXTS = Texts.load(strict=True)
RENDERER = Renderer(TEXTS)
NAME = {"zh-CN": "欧阳建国", "en": "Anna"}

# fields that are more than any text: keys, dates, callback data, and the words one of a set
WHOLE: dict[str, tuple[Any, ...]] = {
    "key": (),
    "slot": ("morning", "evening"),
    "start": ("2022-04-01",),
    "end": ("2022-04-14",),
    "day": ("2022-04-01",),
    "why": ("low", "high", "not_own", "several"),
    "value": ("36.5",),
    "old": ("36.4",),
    "nudge": (0, 1, 2, 3),
    "step": (1, 2, 3),
    "whole": (0, 36, 40),
    "commands": (tuple(command.name for command in COMMANDS),),
    "gaps": (("police",),),
    "link": ("https://t.me/suifang_bot?start=x",),
    "code": ("ABCD-EFG2",),
    "phone": ("13800000000",),
    "emergency": ("120",),
}
SPOTTED = tuple((word, 2) for word in ("home", "no_answer", "away", "refused", "waiting", "over"))
OPEN = {
    language: (("fever", "red", "38.5", name, "3-2-501"), ("missed", "yellow", "morning", name, ""))
    for language, name in NAME.items()
}


def particular(language: str) -> dict[tuple[str, str], tuple[Any, ...]]:
    """Fields whose text is one of a set, or one thing inside another, by notice and field."""
    name, opened = NAME[language], OPEN[language]
    return {
        ("ListView", "tab"): tuple(tab.value for tab in OF_LIST),
        ("ImportView", "state"): ("fetching", "checked", "running", "done", "undoing", "undone", "dropped", "refused"),
        ("ImportView", "why"): tuple(fault.value for fault in Fault),
        ("ImportView", "twins"): tuple(twins.value for twins in Twins),
        ("ImportView", "counts"): ({verdict.value: "2" for verdict in Verdict}, {}),
        ("ImportView", "problems"): (tuple((2, why.value, name) for why in Why), ((3, "", "2"),)),
        ("ImportFileView", "rows"): (
            (
                *((2, (name,), verdict.value, "", "2") for verdict in Verdict if verdict is not Verdict.TWIN),
                (3, (name,), "twin", "", "phone、address、place、dates、own"),
            ),
        ),
        ("ApprovalView", "kind"): tuple(kind.value for kind in ApprovalKind),
        ("ApprovalView", "state"): (*(state.value for state in ApprovalState), "late"),
        ("ApprovalView", "values"): (
            {"path": name, "name": name, "rule": "fever", "typed": "36", "old": "37.3", "count": "3"},
        ),
        ("ExportView", "people"): (
            tuple((name, "138", name, "3", "2022-04-01", "2022-04-14", how) for how in ("linked", "phone", "waiting")),
        ),
        ("BroadcastView", "state"): tuple(one.value for one in BroadcastState),
        ("BroadcastView", "quiet_until"): ("", "06:30"),
        ("AdviceView", "state"): tuple(one.value for one in BroadcastState),
        ("AdviceView", "quiet_until"): ("", "06:30"),
        ("AdviceView", "reviewed"): ("2022-04-01",),
        ("AdviceCopyView", "reviewed"): ("2022-04-01",),
        ("AdviceList", "pieces"): (((1, "hands", name, name, "2022-04-01"), (2, "food", name, name, "")),),
        ("SpotView", "state"): tuple(one.value for one in SpotState),
        ("SpotView", "people"): (
            tuple(
                SpotLine(7, 1, 17, name, "3", name, word, "09:00", name, 2, not word)
                for word in ("home", "no_answer", "away", "refused", "")
            ),
            (SpotLine(7, 1, 17, name, "3", name, "refused", "09:00", name, 0, False),),
        ),
        ("SpotView", "counts"): (SPOTTED, ()),
        ("SpotList", "draws"): (((17, "2022-04-01", name, 1, name, "17-x", SPOTTED, True),), ()),
        ("SpotView", "channel"): ("door",),
        ("SpotView", "person"): (0, 7),
        ("RulesPage", "chapter"): tuple(chapter.value for chapter in Chapter),
        ("RulesPage", "rules"): (
            tuple(
                (rule.name, rule.shape.value, written(rule, Profile()), source)
                for rule in RULES
                for source in ("", name)
            ),
        ),
        ("RuleShown", "rule"): ("fever",),
        ("RuleShown", "shape"): ("celsius",),
        ("RuleShown", "value"): ("37.3",),
        ("RuleChanged", "rule"): ("red",),
        ("RuleChanged", "shape"): ("ladder",),
        ("RuleChanged", "new"): ("15 30 60",),
        ("RuleChanged", "undo"): (7, 0),
        ("RuleChanged", "runs"): (("04-01 08:00", "04-01 18:00"), ()),
        ("PersonView", "view"): ("missing.1.7",),
        ("PersonView", "back"): ("missing.1",),
        ("OutingNoted", "key"): ("outing-noted", "outing-noted-doctor", "outing-late"),
        ("DoorView", "back"): ("missing.1",),
        ("DoorView", "step"): ("",),
        ("RowView", "why"): DOUBTS,
        ("Roster", "gaps"): ((("04-01 08:00", "04-01 09:00"),), ()),
        ("PersonView", "step"): ("", "36", "h"),
        ("PresenceView", "slot"): ("forenoon", "night"),
        ("DutyCard", "lines"): (tuple(("worker", name, state, "") for state in ("on", "off", "resting", "always")),),
        ("Roster", "stage"): ("preview", "saved", "undone", "dropped", "shown"),
        ("Roster", "taken"): ((("2022-04-01", "08:00", "20:00", name),), ()),
        ("Roster", "refused"): (tuple((name, slip.value, name) for slip in RowSlip), ()),
        ("HandoverView", "state"): tuple(state.value for state in HandoverState),
        **{
            (kind, field): (opened, ())
            for kind in ("HandoverView", "HandoverChoice", "ShiftView")
            for field in ("owned", "open", "taken")
        },
        ("WhosOn", "offices"): (
            tuple(
                (Word("role-worker"), name, state, name, "20:00", name) for state in ("on", "stand-in", "always", "gap")
            ),
        ),
        ("WhosOn", "unreached"): (((name, Word("role-worker"), name, True), (name, Word("role-lead"), name, False)),),
        ("RingingCard", "modes"): (tuple((kind.value, mode.value) for kind in Kind for mode in Mode),),
        ("MorningView", "notices"): (
            (("Line", json.dumps({"key": "told-joined", "values": {"name": name, "addr": "3"}})),),
        ),
        ("FileView", "tabs"): (tuple(tab.value for tab in OF_FILE - {Tab.HOME}), ()),
        ("FilePage", "tab"): ("calls", "visits", "felt", "calls"),
        ("FilePage", "step"): ("", "", "", "h"),
        ("FilePage", "lines"): tuple(
            (PageLine("04-01 08:00", Word(what), Word(how), name, name),)
            for what, how in (
                ("call-was-reached", ""),
                ("visit-home", "channel-door"),
                ("symptom-none", "symptom-taken-back"),
            )
        ),
        ("FileChart", "days"): ((("2022-04-01", 3650, 3680), ("2022-04-02", 0, 3730)),),
        ("HowAreYouAll", "rows"): (((7, name, "36.5", "47"), (8, name, "36.6", "")),),
        ("AllNoted", "rows"): (((7, name, "36.5", "47"), (8, name, "36.6", "")),),
        ("MessageView", "quick"): (0, 1),
        ("ReceiptView", "quick"): (0, 1),
        ("HomeKeys", "key"): ("language-changed",),
        ("HomeKeys", "values"): ({},),
        ("NewsView", "parts"): (tuple((occasion.value, (name,), 2) for occasion in Occasion),),
        ("LooksView", "visits"): ((("2022-04-01", Word("channel-door"), Word("spot-is-home"), name),), ()),
        ("LooksView", "looks"): ((("2022-04-01", Word("role-worker"), name, 2),), ()),
        ("RecordView", "days"): ((("2022-04-01", 3650, None), ("2022-04-02", None, 3730)), ()),
        ("OwnFileView", "form"): ("html", "json"),
        ("OwnFileView", "person"): ((("name", name), ("phone", "13800000000")),),
        ("OwnFileView", "episodes"): ((("2022-04-01", "2022-04-14", "active"),),),
        ("OwnFileView", "readings"): ((("2022-04-01 08:05", "36.5", "self", "chat", "36.5", False),),),
        ("OwnFileView", "checks"): ((("2022-04-01", "morning", "answered"),),),
        ("OwnFileView", "chats"): ((("2022-04-01 08:05", "self", language, ""),),),
        ("OwnFileView", "alerts"): ((("2022-04-01 08:05", "fever", "", "better", "2022-04-01 09:00"),),),
        ("OwnFileView", "orders"): ((("0401-17", "2022-04-01 08:05", "2", "settled", "5.00", ""),),),
        ("OwnFileView", "visits"): ((("2022-04-01 09:00", "door", "home", name),),),
        ("OwnFileView", "looks"): ((("2022-04-01", "role-worker", name, 1),),),
        ("Preferences", "hours"): (((0, "morning", "08:00"),), ()),
        ("EvidenceView", "state"): tuple(state.value for state in EvidenceState),
        ("EvidenceView", "picture"): ("",),
        ("EvidencePicture", "picture"): ("",),
        ("ShoppingText", "rows"): ((("fresh", name, "2", "3", True),),),
        ("ShoppingPicture", "rows"): ((("fresh", name, "2", "3", True),),),
        ("ShoppingSheet", "rows"): ((("1", True, "fresh", "2", "3", name, "3", name, "1", "5.00"),),),
        ("SupplyView", "state"): tuple(state for state in SupplyState if state is not SupplyState.DRAFT),
        **{
            (kind, field): value
            for kind in ("FileView", "RecordView", "PersonOrders")
            for field, value in (
                ("orders", (((17, "0401-17", name, "owed", "5.00"), (18, "0401-18", "", "settled", "")), ())),
                ("lines", (tuple((17, "0401-17", name, state, "") for state in ("owed", "at_door", "settled")), ())),
            )
        },
        ("ReleaseView", "unmet"): (
            tuple((Word(f"unmet-{one.value}"), Word("role-worker")) for one in Condition),
            ((Word("unmet-last_day"), Word("")),),
            (),
        ),
        ("ReleaseView", "agreed"): (tuple((Word(f"agreed-{one.value}"), name, "04-14 09:00") for one in ReleaseStep),),
        ("ReleaseView", "may_agree"): (tuple(one.value for one in ReleaseStep), ()),
        ("ReleaseNoticeView", "released"): ("2022-04-14",),
        ("ChangeView", "what"): tuple(Word(f"changed-{one.value}") for one in ChangeKind),
        ("ChangeView", "old"): ("2022-04-14", ""),
        ("ChangeView", "new"): ("2022-04-17", ""),
        ("PartingAsk", "kind"): ("", "died", "mistake"),
        ("PauseAsk", "what"): ("resident", "place"),
        ("ReassignmentView", "state"): tuple(one.value for one in ReassignmentState),
        ("ReportView", "state"): ("draft", "confirmed", "running"),
        ("ReportView", "stamp"): ("0a1b2c3d",),
        ("ReportView", "figures"): (
            (("managed", 3), ("due", 6), ("late", 1), ("spot", 4), ("spot_home", 1)),
            (("fever", 1),),
        ),
        ("LedgerFileView", "form"): ("xlsx", "csv"),
        ("LedgerFileView", "figures"): ((("managed", 3),),),
        ("LedgerFileView", "rate"): ("—", "98.6"),
        ("LedgerFileView", "line"): ("37.3",),
        ("LedgerFileView", "columns"): ("", "name, phone"),
        **{
            ("LedgerFileView", field): ((),)
            for field in ("grids", "trend", "people", "cases", "silent", "orders", "matrix", "corrections", "rules")
        },
        ("ForgetView", "state"): tuple(one.value for one in PurgeState),
        ("TransferView", "state"): ("sent", "accepted", "refused", "taken_back"),
        **{("StockFileView", field): ((),) for field in ("balances", "entries", "donations", "money", "funds")},
        ("Hours", "hours"): (((480, "08:00"), (510, "08:30")),),
    }


WORDS: dict[tuple[str, str], str] = {("ReadingNoted", "next"): "next-today", ("FromResident", "why"): "wants-call"}
# a key of the catalogue is said by each of these; which, is asked of the catalogue below
BY_KEY = {"Line", "Choice", "Listing", "People", "StockSaid", "StockAsk", "TreePage"}


PARTICULAR = {language: particular(language) for language in NAME}


def sample(hint: Any, language: str, *, many: int) -> Any:
    """Return something of a type: text is a name of the language, a list has `many`."""
    if hint is Word:
        return Word("relation-child")
    if hint is str:
        return NAME[language]
    if hint is bool:
        return bool(many)
    if hint is int:
        return 7
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return next(iter(hint))
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return sample(typing.get_args(hint)[0], language, many=many)
    if typing.get_origin(hint) is tuple:
        inner = typing.get_args(hint)
        if inner[-1] is ...:
            return tuple(sample(inner[0], language, many=many) for _ in range(many))
        return tuple(sample(one, language, many=many) for one in inner)
    if isinstance(hint, type) and issubclass(hint, Notice):
        return next(made(hint, language))
    if typing.get_origin(hint) is dict:
        return {}
    raise TypeError(f"no sample of {hint}")


def choices(kind: type[Notice], field: str, hint: Any, language: str, many: int) -> tuple[Any, ...]:
    """Return what one field is to be, one after another."""
    if (kind.__name__, field) in WORDS:
        return (Word(WORDS[kind.__name__, field]),)
    if (kind.__name__, field) in PARTICULAR[language]:
        return PARTICULAR[language][kind.__name__, field]
    if (field in WHOLE and hint in (str, int)) or field in {"commands", "gaps"}:
        return WHOLE[field]
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return tuple(hint)
    if kind.__name__ == "BoardView" and field == "slots":
        return ((("morning", 1, 2),),)
    if (field == "parts" and kind.__name__ != "NewsView") or (field == "rows" and kind.__name__ == "HouseholdView"):
        part = ((NAME[language], "36.5"),)
        return (part,) if field == "parts" else (((1, NAME[language], "", 0), (2, NAME[language], "36.5", 3)),)
    if kind.__name__ == "Confirm" and field == "values":
        return (("36.5",), ("36.5", "36.8"))
    if field == "people" and kind.__name__ == "People":
        return ((("person:1", NAME[language]),),)
    return (sample(hint, language, many=many),)


def made(kind: type[Notice], language: str) -> Iterator[Notice]:
    """Every notice of a kind that says something different, as far as its fields tell."""
    hints = typing.get_type_hints(kind)
    for many in (0, 2):
        fields = {
            one.name: choices(kind, one.name, hints[one.name], language, many) for one in dataclasses.fields(kind)
        }
        longest = max((len(values) for values in fields.values()), default=1)
        for at in range(longest):
            yield kind(**{name: values[min(at, len(values) - 1)] for name, values in fields.items()})


def of_key(key: str, language: str) -> str:
    """A sentence of the catalogue with every value filled in."""
    values = dict.fromkeys(TEXTS.variables(language, key), NAME[language])
    labels = [TEXTS.label(language, key, button, **values) for button in TEXTS.buttons(language, key)]
    return "\n".join([TEXTS.plain(language, key, **values), *labels])


def read(spoken: Spoken) -> str:
    """Everything of a message that is read: its words and its buttons."""
    labels: list[str] = []
    if isinstance(spoken.keyboard, InlineKeyboardMarkup):
        labels = [button.text for row in spoken.keyboard.inline_keyboard for button in row]
    if isinstance(spoken.keyboard, ReplyKeyboardMarkup):
        labels = [button.text for row in spoken.keyboard.keyboard for button in row]
    return "\n".join([plain(spoken.text), *labels])


KINDS = sorted((kind for kind in BY_KIND if kind.__name__ not in BY_KEY), key=lambda kind: kind.__name__)
MIXED = {"ChooseLanguage", "Languages", "Preferences"}  # each language is named in its own words


@each(KINDS)
def test_an_english_reader_meets_no_chinese(kind: type[Notice]) -> None:
    for notice in made(kind, "en"):
        words = read(RENDERER.render(notice, "en", marked=True))
        assert words.strip()
        if kind.__name__ not in MIXED:
            assert han_in(words) == [], words


@each(KINDS)
def test_a_chinese_reader_meets_no_english_sentence(kind: type[Notice]) -> None:
    for notice in made(kind, "zh-CN"):
        words = read(RENDERER.render(notice, "zh-CN", marked=True))
        if kind.__name__ not in MIXED:
            assert english_in(words) == [], words


@each(sorted(TEXTS.keys("en") - BOTH))
def test_a_sentence_with_its_values_stays_in_its_language(key: str) -> None:
    assert han_in(of_key(key, "en")) == []
    assert english_in(of_key(key, "zh-CN").replace(NAME["en"], "")) == []


def test_a_name_of_the_other_language_is_left_as_it_is() -> None:
    from bot.notices import MemberAsked

    spoken = RENDERER.render(MemberAsked(resident=1, name="李奶奶"), "en")
    assert read(spoken).startswith("What is the temperature of 李奶奶?")
