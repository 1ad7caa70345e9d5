"""Every sentence is said by somebody, and nobody says a sentence that is not there."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from bot.render.ledger import LEGEND
from bot.render.own_record import FIELDS, SAID_OF_ME
from bot.rules.aftercare import OF_AFTERCARE_CALL, CallOutcome
from bot.rules.broadcast import BroadcastState
from bot.rules.changes import PARTINGS, SURE, ChangeKind, ReassignmentState
from bot.rules.commands import COMMANDS
from bot.rules.delivery import Priority
from bot.rules.escalation import AlertKind, Outcome, Press
from bot.rules.evidence import Refusal, Wanted
from bot.rules.forgetting import PurgeState
from bot.rules.household_words import Relation
from bot.rules.line_list import Fault, Twins, Verdict, Why
from bot.rules.outings import OutingReason
from bot.rules.particulars import Sex
from bot.rules.presence import OF_CALL, DoorState, VisitOutcome
from bot.rules.release import Condition, ReleaseStep
from bot.rules.ringing import Kind, Mode
from bot.rules.roles import Party, Role
from bot.rules.roll_call import DOUBTS
from bot.rules.roster import RowSlip
from bot.rules.rule_book import ALL_COLUMNS, RULES, SLOT_NAMES, Chapter, Shape
from bot.rules.slots import Profile
from bot.rules.spot_check import OF_SPOT_CHECK
from bot.rules.stock import EntryKind, TransferState
from bot.rules.stock_command import Field as StockField
from bot.rules.stock_command import Form
from bot.rules.stock_units import Unit
from bot.rules.supply import Payer, SupplyState, Urgency
from bot.rules.supply_words import Category, Grave
from bot.rules.symptoms import Symptom
from bot.rules.views import OF_FILE, Tab
from bot.services import messaging
from bot.services.supplying import REASONS
from bot.texts import Texts
from storage.words import (
    ApprovalKind,
    ApprovalState,
    Channel,
    CheckState,
    Consent,
    EpisodeState,
    EvidenceState,
    GivenBy,
    HandoverState,
)
from tests.each import each

ROOT = Path(__file__).parents[2]
KEYS = Texts.load(strict=True).keys("zh-CN")
# the settings speak for themselves: they are read before there are texts
SPEAKING = [
    path
    for folder in ("bot", "handlers")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "sandbox" not in path.parts and "texts" not in path.parts and not path.stem.startswith("settings")
]
PASSED_ON = ("voice", "file")  # of the kinds of bot.rules.evidence
FROM = ("voice", "file", "photo", "video", "video_note")
HINTED = ("picture_file", "gif", "place", "contact", "poll", "dice", "other")
SETTLED = [state for state in EvidenceState if state not in {EvidenceState.WAITING, EvidenceState.FETCHING}]

JUDGED = [state for state in SETTLED if state not in {EvidenceState.REFUSED, EvidenceState.MISSING}]

# words of the trail that are put together where something is kept, by how they stand there
PUT_TOGETHER: dict[str, set[str]] = {
    # chosen a line above, or named by the caller
    "what": {
        "orders-seen",
        *("alert-outcome-asked", "alert-closed", "file-seen", "by-phone-changed", "chart-seen", "notes-seen"),
        *(f"release-{word}" for word in ("worker", "health", "not-yet", "taken-back", "undone", "printed", "seen")),
        *("forget-agreed", "forget-refused"),
        *("released", "transfer-sent", "transfer-accepted", "transfer-refused", "transfer-taken_back"),
    },
    "word": {f"changed-{kind.value}" for kind in ChangeKind},
    "f'aftercall-{outcome.value}'": {f"aftercall-{outcome.value}" for outcome in OF_AFTERCARE_CALL},
    "f'alert-{what.value}'": {f"alert-{press.value}" for press in Press},
    "f'team-add-{role.value}'": {f"team-add-{role.value}" for role in Role},
    "f'{_SEEN[kind.verb]}-seen'": {"board-seen", "missing-seen", "alerts-seen"},
    "f'handover-{state.value}'": {f"handover-{state.value}" for state in HandoverState},
    "f'evidence-{state.value}'": {
        f"evidence-{state.value}" for state in SETTLED if state not in {EvidenceState.REFUSED, EvidenceState.MISSING}
    },
    "f'call-{word}'": {f"call-{outcome.value}" for outcome in OF_CALL},
    "f'notify-{mode}'": {f"notify-{mode.value}" for mode in Mode},
    "f'spot-{what.value}'": {f"spot-{outcome.value}" for outcome in OF_SPOT_CHECK},
    "f'visit-{outcome.value}'": {f"visit-{outcome.value}" for outcome in VisitOutcome},
}


class Audited:
    """Every word under which the trail keeps something: the third argument of `trail`, and the refusals.

    Read from the sources when they are asked for, not when this file is collected.
    """

    def __iter__(self) -> Iterator[str]:
        yield from ("refused", "purged")  # said by nobody in person
        for node in (node for _, tree in trees() for node in ast.walk(tree)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "trail":
                yield from _words_of(node.args[2])


def _words_of(node: ast.expr) -> set[str]:
    if isinstance(node, ast.Constant):
        return {str(node.value)}
    written = ast.unparse(node)
    assert written in PUT_TOGETHER, f"cannot see which word this is: {written}"
    return PUT_TOGETHER[written]


ADVICE_FAULTS = (  # of bot.rules.advice and bot.texts.shelf
    *("no-text", "no-title", "no-source", "no-reviewed", "no-by", "no-language", "two-dates"),
    *("wrong-name", "wrong-date", "too-long", "loud", "unreadable"),
)
PERSON = ("name", "phone", "address", "place", "registered", "sex", "age", "care")  # of services.own_record
DECIDED = [state for state in HandoverState if state is not HandoverState.PENDING]

COLUMNS = (  # of bot.render.stock
    *("place", "item", "balance", "unit", "way", "low", "entry", "at", "kind", "amount", "amount-yuan"),
    *("donor", "whom", "counters", "about", "note", "by"),
    *("allotted", "given", "spent", "moved", "corrected"),
)

# keys that are put together where they are said: what stands before and after the word, and the words
FAMILIES: dict[tuple[str, str], Iterable[str]] = {
    ("role-", ""): Role,
    ("party-", ""): Party,
    ("outcome-", ""): Outcome,
    ("press-", ""): Press,
    ("command-", ""): [command.name for command in COMMANDS],
    ("usage-", ""): [command.name for command in COMMANDS if command.usage],
    ("alert-", ""): [kind for kind in AlertKind if kind is not AlertKind.MISSED],
    ("symptom-", ""): Symptom,
    ("audit-", ""): Audited(),
    ("slot-", ""): SLOT_NAMES[-1],
    ("rule-", ""): [rule.name for rule in RULES],
    ("chapter-", ""): Chapter,
    ("as-", ""): [shape for shape in Shape if shape not in {Shape.YES, Shape.WANTED}],
    ("import-fault-", ""): Fault,
    ("approval-", ""): ApprovalKind,
    ("approval-is-", ""): [*ApprovalState, "late"],
    ("reached-", ""): ["linked", "phone", "waiting"],
    ("import-why-", ""): [*Why, "lived"],
    ("import-is-", ""): Verdict,
    ("import-count-", ""): Verdict,
    ("import-twins-", ""): Twins,
    ("import-column-", ""): ["line", "verdict", "why"],
    ("import-differs-", ""): ["phone", "address", "place", "dates", "own"],
    ("import-", ""): ["running", "undoing"],
    ("place-usage-", ""): ["rename", "move", "close"],
    ("choice-", ""): ["yes", "no", ALL_COLUMNS, *Wanted],
    ("doctor-advice-", ""): ADVICE_FAULTS,
    ("spot-was-", ""): OF_SPOT_CHECK,
    ("spot-is-", ""): [*OF_SPOT_CHECK, "waiting", "over"],
    ("broadcast-now-", ""): [one for one in BroadcastState if one is not BroadcastState.DRAFT],
    ("from-", ""): FROM,
    ("", "-received"): PASSED_ON,
    ("hint-", ""): HINTED,
    ("picture-", ""): Refusal,
    ("evidence-is-", ""): SETTLED,
    ("card-step-", ""): ["1", "2", "3"],
    ("own-file-", ""): ["person", *FIELDS],
    ("person-file-", ""): SAID_OF_ME,
    ("field-", ""): [*PERSON, *(name.replace("_", "-") for names in FIELDS.values() for name in names)],
    ("value-", ""): [*EpisodeState, *CheckState, *GivenBy, *Channel, *Consent, *AlertKind, *Sex],
    ("visit-", ""): VisitOutcome,
    ("door-", ""): DoorState,
    ("presence-slot-", ""): [slot.name for slot in Profile().presence],
    ("channel-", ""): [one for one in Channel if one is not Channel.CHAT],
    ("outing-", ""): OutingReason,
    ("row-", ""): DOUBTS,
    ("row-ask-", ""): DOUBTS,
    ("quick-", ""): [str(number) for number in range(1, messaging.QUICK + 1)],
    ("file-", ""): [tab.value for tab in OF_FILE - {Tab.HOME}],
    ("ended-", ""): [state.value for state in EpisodeState if state is not EpisodeState.ACTIVE],
    ("duty-now-", ""): ["on", "off"],
    ("roster-is-", ""): ["shown", "preview", "saved", "undone", "dropped"],
    ("slip-", ""): RowSlip,
    ("handover-", ""): ["giving", "receiving", *DECIDED],
    ("handover-", "-toast"): DECIDED,
    ("whoson-", ""): ["on", "stand-in", "always", "gap"],
    ("kind-", ""): Kind,
    ("mode-", ""): Mode,
    ("unit-", ""): Unit,
    ("entry-", ""): EntryKind,
    ("transfer-is-", ""): TransferState,
    ("stock-told-", ""): [state for state in TransferState if state is not TransferState.SENT],
    ("stock-ask-", ""): StockField,
    ("stock-form-", ""): Form,
    ("stock-example-", ""): Form,
    ("column-", ""): COLUMNS,
    ("ringing-now-", ""): Mode,
    ("order-is-", ""): [state for state in SupplyState if state is not SupplyState.DRAFT],
    ("supply-is-", ""): [state for state in SupplyState if state is not SupplyState.DRAFT],
    ("supply-why-", ""): REASONS,
    ("urgency-", ""): Urgency,
    ("grave-", ""): Grave,
    ("payer-", ""): Payer,
    ("daily-tile-", ""): [
        *("managed", "rate", "behalf", "fever", "symptom", "lost", "hospital", "orders", "late"),
    ],
    ("daily-stamp-", ""): ["running", "draft", "confirmed"],
    ("ledger-term-", ""): LEGEND,
    ("ledger-means-", ""): LEGEND,
    ("ledger-status-", ""): ["fever", "symptom", "lost", "missed", "paused", "usual", "waiting"],
    ("ledger-rule-", ""): [
        *("slots", "nudges", "closes", "fever", "red", "lost", "days", "draft", "deadline", "steps", "retain"),
    ],
    ("relation-", ""): Relation,
    ("shelf-", ""): Category,
    ("unmet-", ""): Condition,
    ("status-owed-", ""): [str(priority) for priority in range(Priority.BROADCAST + 1)],
    ("forget-is-", ""): PurgeState,
    ("changed-", ""): ChangeKind,
    ("parting-", ""): PARTINGS,
    ("parting-sure-", ""): SURE,
    ("transfer-now-", ""): ReassignmentState,
    ("transfer-", ""): ["accepted", "refused", "taken_back"],
    ("transfer-told-", ""): ["accepted", "refused", "expired"],
    ("", "-why"): [f"unmet-{one.value}" for one in Condition],
    ("agreed-", ""): ReleaseStep,
    ("release-press-", ""): ReleaseStep,
    ("aftercall-was-", ""): CallOutcome,
    ("aftercall-press-", ""): OF_AFTERCARE_CALL,
}


@cache
def composed_keys() -> frozenset[str]:
    """Return every key that is put together."""
    return frozenset(f"{before}{word}{after}" for (before, after), words in FAMILIES.items() for word in words)


# who says a sentence, and which of the arguments is its key
SAYERS = {
    "line": 0,
    "toast": 0,
    "Toast": 0,
    "Refused": 0,
    "Slip": 0,
    "Word": 0,
    "say": 0,
    "word": 0,
    "label": 0,
    "plain": 1,
}
NAMED = {"key", "answer"}
SILENT = {"ok", ""}  # a toast that says nothing, a word that is none


def constants(node: ast.AST) -> Iterator[str]:
    """Every text that stands in an expression, whole."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


@cache
def trees() -> tuple[tuple[Path, ast.AST], ...]:
    """The syntax of everything that speaks, read once."""
    return tuple((path, ast.parse(path.read_text(encoding="utf-8"))) for path in SPEAKING)


@cache
def families() -> frozenset[tuple[str, str]]:
    """Every way in which a key is put together somewhere."""
    nodes = (node for _, tree in trees() for node in ast.walk(tree))
    return frozenset(composed(node) for node in nodes if isinstance(node, ast.JoinedStr))


def composed(node: ast.JoinedStr) -> tuple[str, str]:
    """Return what stands before and after the one word of a composed key."""
    first, *_, last = [*node.values, *node.values] if len(node.values) == 1 else node.values
    before = first.value if isinstance(first, ast.Constant) else ""
    after = last.value if isinstance(last, ast.Constant) else ""
    return str(before), str(after)


def said() -> Iterator[tuple[str, ast.expr]]:
    """Every expression that is the key of something said, with where it stands."""
    for path, tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            at = SAYERS.get(name)
            # `line` also joins; `plain` of a catalogue takes the language first, that of a text nothing else
            if at is not None and len(node.args) > at:
                yield f"{path.name}:{node.lineno}", node.args[at]
            for keyword in node.keywords:
                if keyword.arg in NAMED and name in {"Choice", "Listing", "NotAllowed", "pass_on", "offer"}:
                    yield f"{path.name}:{node.lineno}", keyword.value


def test_every_composed_key_is_there() -> None:
    assert not composed_keys() - KEYS


def test_every_key_that_is_said_is_there() -> None:
    missing = []
    for where, expression in said():
        ends = [expression.body, expression.orelse] if isinstance(expression, ast.IfExp) else [expression]
        keys = {one.value for one in ends if isinstance(one, ast.Constant) and isinstance(one.value, str)}
        missing += [f"{where}: {key}" for key in keys - KEYS - SILENT]
    assert missing == []


def test_every_way_to_compose_a_key_is_known() -> None:
    unknown = []
    for where, expression in said():
        for node in ast.walk(expression):
            if isinstance(node, ast.JoinedStr) and composed(node) not in FAMILIES:
                unknown.append(f"{where}: {ast.unparse(node)}")
    assert unknown == []


@each((family,) for family in FAMILIES)
def test_every_family_is_composed_somewhere(family: tuple[str, str]) -> None:
    assert family in families()


def test_every_key_is_said_somewhere() -> None:
    written = {text for _, tree in trees() for text in constants(tree)}
    assert not KEYS - composed_keys() - written
