"""Who may do what: a right is a role and a subtree, and what is not granted is refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a member of staff is to a place."""

    WORKER = "worker"
    LEAD = "lead"
    HEALTH = "health"
    POLICE = "police"
    TOWNSHIP = "township"
    DISTRICT = "district"
    ADMIN = "admin"


class Party(StrEnum):
    """The four that are answerable for every resident (the responsibility lists of early 2020)."""

    TOWN = "town"
    POLICE = "police"
    CLINIC = "clinic"
    COMMUNITY = "community"


PARTY_ROLE = {
    Party.TOWN: Role.TOWNSHIP,
    Party.POLICE: Role.POLICE,
    Party.CLINIC: Role.HEALTH,
    Party.COMMUNITY: Role.LEAD,
}

ROLE_WORDS = {
    **dict.fromkeys(("网格员", "网格", "网格长", "grid worker", "grid"), Role.WORKER),
    **dict.fromkeys(("社区", "社区书记", "书记", "居委会", "community", "community lead"), Role.LEAD),
    **dict.fromkeys(
        ("卫生院", "卫生服务中心", "卫生所", "医生", "doctor", "clinic", "health centre", "health center"), Role.HEALTH
    ),
    **dict.fromkeys(("派出所", "民警", "警察", "police station"), Role.POLICE),
    **dict.fromkeys(("镇街", "街道", "街道办", "乡镇", "镇"), Role.TOWNSHIP),
    **dict.fromkeys(("区", "区县", "县"), Role.DISTRICT),
    "管理员": Role.ADMIN,
}


def role_named(word: str) -> Role | None:
    """Return the role a person means by a Chinese or an English word, or None."""
    word = word.strip().lower()
    if word in ROLE_WORDS:
        return ROLE_WORDS[word]
    return Role(word) if word in set(Role) else None


class Action(StrEnum):
    """Everything that needs a right. Each command, button and query names one of these."""

    EDIT_PLACES = "edit_places"
    EDIT_TEAM = "edit_team"
    EDIT_RULES = "edit_rules"
    ENROL = "enrol"
    IMPORT = "import"
    EXPORT = "export"
    EXPORT_FULL = "export_full"
    SEE_PERSON = "see_person"
    REPORT_FOR = "report_for"
    SEE_BOARD = "see_board"
    HANDLE_ALERT = "handle_alert"
    HANDLE_ABSENCE = "handle_absence"
    HANDLE_ROUND = "handle_round"
    SEE_ALERTS = "see_alerts"
    BIND_GROUP = "bind_group"
    SEE_STATUS = "see_status"
    SEE_AUDIT = "see_audit"
    WRITE_NOTE = "write_note"
    WRITE_MESSAGE = "write_message"
    SERVE = "serve"
    PLAN_DUTY = "plan_duty"
    SUPPLY = "supply"
    KEEP_STOCK = "keep_stock"
    ALLOT = "allot"
    SEE_RELEASE = "see_release"
    AGREE_WORKER = "agree_worker"
    AGREE_HEALTH = "agree_health"
    RELEASE = "release"
    CHANGE_EPISODE = "change_episode"
    TAKE_OVER = "take_over"
    SEE_REPORT = "see_report"
    CONFIRM_REPORT = "confirm_report"
    EXPORT_NAMES = "export_names"
    FORGET = "forget"
    AGREE_FORGET = "agree_forget"
    SEE_ALL_OF_PERSON = "see_all_of_person"
    BROADCAST = "broadcast"
    ADVISE = "advise"
    SPOT_CHECK = "spot_check"
    HAND_OFF = "hand_off"


_ROUND = frozenset({Role.WORKER, Role.LEAD, Role.TOWNSHIP, Role.DISTRICT, Role.ADMIN})

RIGHTS: dict[Action, frozenset[Role]] = {
    Action.EDIT_PLACES: frozenset({Role.ADMIN}),
    Action.EDIT_TEAM: frozenset({Role.ADMIN}),
    Action.EDIT_RULES: frozenset({Role.ADMIN}),
    Action.ENROL: frozenset({Role.WORKER, Role.LEAD, Role.ADMIN}),
    Action.IMPORT: frozenset({Role.ADMIN}),
    Action.EXPORT: frozenset({Role.LEAD, Role.TOWNSHIP, Role.DISTRICT, Role.ADMIN}),
    Action.EXPORT_FULL: frozenset({Role.ADMIN}),
    Action.SEE_PERSON: _ROUND | {Role.HEALTH},
    Action.REPORT_FOR: frozenset({Role.WORKER, Role.LEAD, Role.HEALTH, Role.ADMIN}),
    Action.SEE_BOARD: _ROUND | {Role.HEALTH},
    Action.HANDLE_ALERT: _ROUND | {Role.HEALTH},
    # the police station hears of people who are not at home, and of nothing medical
    Action.HANDLE_ABSENCE: _ROUND | {Role.POLICE},
    # a missing report, a chat out of reach, a late order: nothing that ails anybody
    Action.HANDLE_ROUND: _ROUND,
    # a list of alerts holds those that are theirs to take
    Action.SEE_ALERTS: _ROUND | {Role.HEALTH, Role.POLICE},
    Action.BIND_GROUP: frozenset({Role.LEAD, Role.ADMIN}),
    Action.SEE_STATUS: frozenset({Role.LEAD, Role.ADMIN}),
    Action.SEE_AUDIT: frozenset({Role.LEAD, Role.ADMIN}),
    Action.WRITE_NOTE: _ROUND | {Role.HEALTH},
    Action.WRITE_MESSAGE: frozenset({Role.WORKER, Role.LEAD, Role.HEALTH, Role.ADMIN}),
    # go on and off duty, hand over, choose what rings: whoever works here
    Action.SERVE: frozenset(Role),
    Action.PLAN_DUTY: frozenset({Role.LEAD, Role.TOWNSHIP, Role.DISTRICT, Role.ADMIN}),
    Action.SUPPLY: _ROUND,
    Action.KEEP_STOCK: _ROUND,
    # funds come from above: nobody allots to themselves
    Action.ALLOT: frozenset({Role.TOWNSHIP, Role.DISTRICT, Role.ADMIN}),
    Action.SEE_RELEASE: frozenset({Role.WORKER, Role.HEALTH, Role.LEAD, Role.ADMIN}),
    # an admin stands in where nobody is appointed; nobody agrees for two
    Action.AGREE_WORKER: frozenset({Role.WORKER, Role.LEAD, Role.ADMIN}),
    Action.AGREE_HEALTH: frozenset({Role.HEALTH, Role.ADMIN}),
    Action.RELEASE: frozenset({Role.LEAD, Role.ADMIN}),
    # longer, resting, to another place, to hospital, away, died, entered by mistake
    Action.CHANGE_EPISODE: frozenset({Role.LEAD, Role.ADMIN}),
    Action.TAKE_OVER: frozenset({Role.WORKER, Role.LEAD, Role.ADMIN}),
    Action.SEE_REPORT: _ROUND | {Role.HEALTH},
    # the level above may confirm for one that is silent
    Action.CONFIRM_REPORT: frozenset({Role.LEAD, Role.TOWNSHIP, Role.DISTRICT, Role.ADMIN}),
    # a ledger with full names and phones leaves the house: with a reason, and in the trail
    Action.EXPORT_NAMES: frozenset({Role.ADMIN}),
    Action.FORGET: frozenset({Role.ADMIN}),
    # the second of two; never the same person
    Action.AGREE_FORGET: frozenset({Role.LEAD, Role.ADMIN}),
    Action.SEE_ALL_OF_PERSON: frozenset({Role.LEAD, Role.ADMIN}),
    # somebody a checkpoint stopped is handed to whichever area is responsible
    Action.HAND_OFF: frozenset({Role.LEAD, Role.TOWNSHIP, Role.DISTRICT, Role.ADMIN}),
    # the words are reviewed already: who looks after people's health may send them as well
    Action.ADVISE: frozenset({Role.LEAD, Role.HEALTH, Role.TOWNSHIP, Role.DISTRICT, Role.ADMIN}),
    # one text to everybody at a place and below it
    Action.BROADCAST: frozenset({Role.LEAD, Role.TOWNSHIP, Role.DISTRICT, Role.ADMIN}),
    # whoever supervises sees for herself; the worker is not told before
    Action.SPOT_CHECK: frozenset({Role.LEAD, Role.TOWNSHIP, Role.DISTRICT, Role.ADMIN}),
}


@dataclass(frozen=True, slots=True)
class Grant:
    """One role at one place. `lineage` is the place's chain of ids, such as `/1/4/9/`; `/` is everywhere."""

    role: Role
    lineage: str


def may(grants: Iterable[Grant], action: Action, lineage: str) -> bool:
    """Whether any grant allows the action at the place with this lineage. Nothing is allowed by default."""
    allowed = RIGHTS[action]
    return any(grant.role in allowed and lineage.startswith(grant.lineage) for grant in grants)


def may_anywhere(grants: Iterable[Grant], action: Action) -> bool:
    """Whether the action is allowed at some place at all: enough to be told of a command, not to use it."""
    return any(grant.role in RIGHTS[action] for grant in grants)


def scopes(grants: Iterable[Grant], action: Action) -> tuple[str, ...]:
    """Return the lineages below which the action is allowed; the widest stands for those inside it."""
    lineages = sorted({grant.lineage for grant in grants if grant.role in RIGHTS[action]}, key=len)
    widest: list[str] = []
    for lineage in lineages:
        if not any(lineage.startswith(wider) for wider in widest):
            widest.append(lineage)
    return tuple(widest)
