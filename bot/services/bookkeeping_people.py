"""The sheets of the ledger that are about people: one row each, with the day they had."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from bot.notices import Word
from bot.notices.reports import Cell, Rows
from bot.rules.escalation import AlertState, Outcome
from bot.rules.household_words import Relation
from bot.rules.ledger import level_names
from bot.rules.people import masked_name, masked_phone
from bot.rules.places import PlaceKind
from bot.rules.presence import VisitOutcome
from bot.rules.slots import day_of, from_json
from bot.services.summing import Day
from storage.ledgers import Asked, Illness, Named
from storage.models import Episode, Place, Resident
from storage.words import Channel, CheckState, Consent, GivenBy

Calls = Mapping[int, list[tuple[datetime, VisitOutcome]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A place's day as it was read: everybody, and what belongs to each of them by number."""

    day: Day
    lineage: str
    full: bool
    people: Sequence[tuple[Episode, Resident, Place]]
    days: tuple[date, ...]
    checks: Mapping[int, list[Asked]]  # by episode, oldest first
    workers: Mapping[int, str]
    answering: Mapping[int, tuple[str, Relation | None, Consent]]
    calls: Calls
    spots: Mapping[int, tuple[datetime, VisitOutcome]]
    illnesses: Mapping[int, Illness]
    values: Mapping[int, list[Named]]
    feverish: set[int]
    symptomatic: set[int]
    named: Mapping[int, tuple[str, ...]]
    lost: set[int]

    def at(self, moment: datetime | None) -> str:
        """Return a moment as it stands in a cell: the time on the day itself, with the date otherwise."""
        if moment is None:
            return ""
        local = moment.astimezone(self.day.zone)
        return f"{local:%H:%M}" if local.date() == self.day.day else f"{local:%m-%d %H:%M}"

    def name(self, resident: Resident) -> str:
        """Return a name as the file may show it."""
        return resident.name if self.full else masked_name(resident.name)

    def phone(self, resident: Resident) -> str:
        """Return a phone as the file may show it."""
        if not resident.phone or self.full:
            return resident.phone
        return masked_phone(resident.phone)

    def of_day(self, episode: Episode) -> list[Asked]:
        """Return the checks of the day of somebody."""
        return [one for one in self.checks.get(episode.id or 0, ()) if one.day == self.day.day]


def joined(words: Iterable[str | Word]) -> tuple[str | Word, ...]:
    """Return words as one cell, with a mark between them that no language minds."""
    found: list[str | Word] = []
    for word in words:
        found += ["；", word] if found else [word]
    return tuple(found)


def by_resident(values: Iterable[Named]) -> dict[int, list[Named]]:
    """Return values by whose they are, in order."""
    found: dict[int, list[Named]] = {}
    for one in values:
        found.setdefault(one[0], []).append(one)
    return found


def is_forenoon(episode: Episode, check: Asked, book: Book) -> bool:
    """Whether a check belongs into the first of the two columns of a day: by the rule of its slot."""
    slot = from_json(episode.profile).slot(check.slot)
    return (slot.at.hour if slot else check.opened_at.astimezone(book.day.zone).hour) < 12


def is_late(check: Asked, book: Book) -> bool:
    """Whether a value came after the day of its check was over."""
    if check.answered_at is None:
        return False
    return check.answered_at.astimezone(book.day.zone).date() > check.day


# ── 台账 ──


def people(book: Book) -> Rows:
    """Return a row for everybody, in the order of the columns of `rules.ledger.PEOPLE`."""
    return tuple(
        (number, *_who(book, *one), *_isolation(book, *one[:2]), *_values(book, one[0]), *_today(book, *one[:2]))
        for number, one in enumerate(book.people, 1)
    )


def _who(book: Book, episode: Episode, resident: Resident, place: Place) -> tuple[Cell, ...]:
    names = level_names(place.path)
    relation = book.answering.get(resident.id or 0, ("", None, None))[1]
    return (
        names.get(PlaceKind.TOWNSHIP, ""),
        names.get(PlaceKind.COMMUNITY, ""),
        names.get(PlaceKind.GRID, ""),
        book.workers.get(place.id or 0, ""),
        book.name(resident),
        *person_columns(resident),
        book.phone(resident),
        resident.address,
        (resident.house_number or "").strip("-"),
        Word(f"relation-{relation.value}") if relation else "",
    )


def person_columns(resident: Resident) -> tuple[Cell, Cell]:
    """Return sex and age, as far as they were registered."""
    return Word(f"value-{resident.sex.value}") if resident.sex else "", "" if resident.age is None else resident.age


def _isolation(book: Book, episode: Episode, resident: Resident) -> tuple[Cell, ...]:
    language, _relation, consent = book.answering.get(resident.id or 0, ("", None, None))
    number = day_of(episode.starts_on, book.day.day)
    return (
        Word("ledger-category"),
        episode.reason,
        episode.starts_on.isoformat(),
        episode.ends_on.isoformat(),
        number if number > 0 else "",
        resident.care,
        _LANGUAGES.get(language, language),
        _channel(resident, consent),
    )


_LANGUAGES: dict[str, Cell] = {"zh-CN": Word("ledger-chinese"), "en": Word("ledger-english")}


def _channel(resident: Resident, consent: Consent | None) -> Cell:
    if resident.by_phone_since is not None or consent is Consent.DECLINED:
        return Word("ledger-source-phone")
    if consent is None:
        return Word("ledger-not-linked")
    return Word("ledger-source-own" if consent is Consent.SELF else "ledger-source-family")


def _values(book: Book, episode: Episode) -> tuple[Cell, ...]:
    found: dict[bool, Asked] = {is_forenoon(episode, one, book): one for one in book.of_day(episode)}
    return (*_value(book, found.get(True)), *_value(book, found.get(False)))


def _value(book: Book, check: Asked | None) -> tuple[Cell, Cell, Cell]:
    if check is None:
        return "", "", ""
    if check.centi is None:
        return missing(check), "", ""
    return celsius(check.centi), book.at(check.answered_at), source(check.given_by, check.channel)


def celsius(centi: int) -> Decimal:
    """Return a value as a number of the sheet: one decimal, as it was said."""
    return Decimal(centi) / 100


_MISSING = {
    CheckState.MISSED: Word("ledger-missed"),
    CheckState.DUE: Word("ledger-due"),
    CheckState.EXCUSED: Word("ledger-paused"),
    CheckState.OUTAGE: Word("ledger-outage"),
}


def missing(check: Asked) -> Cell:
    """Return what stands where no value is; blank is not zero."""
    return _MISSING.get(check.state, "")


_CHANNELS = {
    Channel.PHONE: Word("ledger-source-phone"),
    Channel.DOOR: Word("ledger-source-door"),
    Channel.VIDEO: Word("ledger-source-video"),
}


def source(given_by: GivenBy | None, channel: Channel | None) -> Cell:
    """Return where a value came from: 本人, 家人, 网格员电话, 上门."""
    if given_by is GivenBy.WORKER:
        return _CHANNELS.get(channel or Channel.PHONE, Word("ledger-source-phone"))
    return Word("ledger-source-family" if given_by is GivenBy.FAMILY else "ledger-source-own")


def _today(book: Book, episode: Episode, resident: Resident) -> tuple[Cell, ...]:
    number = resident.id or 0
    illness = book.illnesses.get(number)
    return (
        _symptoms(book, number),
        Word(f"ledger-status-{status(book, episode, number)}"),
        _action(illness),
        _acted(book, illness),
        _remark(book, resident),
    )


def _remark(book: Book, resident: Resident) -> Cell:
    """Return that somebody is followed up by phone, and what a spot check of the day found."""
    said: list[str | Word] = [Word("ledger-by-phone")] if resident.by_phone_since else []
    spotted = book.spots.get(resident.id or 0)
    if spotted is None:
        return said[0] if said else ""
    at, outcome = spotted
    found = (Word("ledger-term-spot"), "：", Word(f"spot-is-{outcome.value}"), f" {book.at(at)}")
    return (*said, "；", *found) if said else found


def _symptoms(book: Book, resident: int) -> Cell:
    named = book.named.get(resident, ())
    return joined(Word(f"symptom-{kind}") for kind in named) if named else Word("ledger-none")


def status(book: Book, episode: Episode, resident: int) -> str:
    """Return how somebody's day was, in one word: the gravest first."""
    if resident in book.feverish:
        return "fever"
    if resident in book.symptomatic:
        return "symptom"
    if resident in book.lost:
        return "lost"
    states = [one.state for one in book.of_day(episode)]
    if CheckState.MISSED in states:
        return "missed"
    if states and all(state is CheckState.EXCUSED for state in states):
        return "paused"
    if CheckState.ANSWERED in states:
        return "usual"
    return "waiting"


def _action(illness: Illness | None) -> Cell:
    if illness is None:
        return ""
    if illness.alert.outcome is Outcome.OTHER and illness.alert.outcome_words:
        return illness.alert.outcome_words
    if illness.alert.outcome is not None:
        return Word(f"outcome-{illness.alert.outcome.value}")
    return Word("ledger-in-hand" if illness.alert.state is AlertState.ACKED else "ledger-not-taken")


def _acted(book: Book, illness: Illness | None) -> Cell:
    if illness is None:
        return ""
    if illness.alert.closed_at is not None:
        return f"{illness.closed_by} {book.at(illness.alert.closed_at)}".strip()
    return f"{illness.owner} {book.at(illness.owned_at)}".strip()


# ── 发热症状个案表 ──


def cases(book: Book) -> Rows:
    """Return a row for whoever had a fever or a symptom on the day."""
    ill = [one for one in book.people if (one[1].id or 0) in book.feverish | book.symptomatic]
    return tuple(_case(book, number, *one) for number, one in enumerate(ill, 1))


def _case(book: Book, number: int, episode: Episode, resident: Resident, place: Place) -> tuple[Cell, ...]:
    names, illness = level_names(place.path), book.illnesses.get(resident.id or 0)
    values = book.values.get(resident.id or 0, [])
    line = from_json(episode.profile).fever_line
    first = next((one for one in values if one[2] >= line), values[0] if values else None)
    alert = illness.alert if illness else None
    in_hospital = alert is not None and alert.outcome is Outcome.HOSPITAL
    return (
        number,
        names.get(PlaceKind.COMMUNITY, ""),
        names.get(PlaceKind.GRID, ""),
        book.name(resident),
        *person_columns(resident),
        book.phone(resident),
        resident.address,
        Word("ledger-category"),
        book.at(first[1]) if first else book.at(alert.raised_at if alert else None),
        celsius(max(one[2] for one in values)) if values else "",
        _symptoms(book, resident.id or 0),
        source(first[3], first[4]) if first else Word("ledger-source-own"),
        book.at(alert.raised_at) if alert else "",
        illness.owner if illness else "",
        book.at(illness.owned_at) if illness else "",
        _action(illness),
        book.at(alert.closed_at) if alert and in_hospital else "",
        _action(illness) if alert and alert.closed_at else "",
        book.at(alert.closed_at) if alert else "",
        "",
    )


# ── 未报与联系不上 ──


def silent(book: Book) -> Rows:
    """Return a row for whoever left something unanswered on the day, or of whom nobody has heard."""
    rows = []
    for episode, resident, place in book.people:
        missed = [one for one in book.of_day(episode) if one.state is CheckState.MISSED]
        is_lost = (resident.id or 0) in book.lost
        if missed or is_lost:
            rows.append(_silence(book, (episode, resident, place), missed, is_lost=is_lost))
    return tuple(rows)


def _silence(
    book: Book, who: tuple[Episode, Resident, Place], missed: list[Asked], *, is_lost: bool
) -> tuple[Cell, ...]:
    episode, resident, place = who
    calls = book.calls.get(resident.id or 0, [])
    times = "、".join(book.at(at) for at, _ in calls)
    return (
        book.name(resident),
        resident.address,
        book.phone(resident),
        joined(slot_word(one.slot) for one in missed),
        sum(one.reminders for one in missed),
        f"{len(calls)}（{times}）" if calls else "0",
        Word(f"visit-{calls[-1][1].value}") if calls else "",
        in_a_row(book.checks.get(episode.id or 0, [])),
        book.workers.get(place.id or 0, ""),
        Word("ledger-next-visit" if is_lost else "ledger-next-call"),
    )


def slot_word(slot: str) -> str | Word:
    """Return what people call a slot; one that the place named itself keeps its name."""
    return Word(f"slot-{slot}") if slot in {"morning", "evening"} else slot


def in_a_row(checks: Sequence[Asked]) -> int:
    """Return how many rounds somebody has left unanswered one after another, up to the last that is over."""
    number = 0
    for check in reversed(checks):
        if check.state is CheckState.ANSWERED:
            break
        number += check.state is CheckState.MISSED
    return number


# ── 体温矩阵 ──


def matrix(book: Book) -> Rows:
    """Return a row for everybody: the name, the grid, then both halves of each day."""
    rows = []
    for episode, resident, place in book.people:
        cells: dict[tuple[date, bool], Cell] = {}
        for check in book.checks.get(episode.id or 0, ()):
            cells[check.day, is_forenoon(episode, check, book)] = _cell(check, book)
        halves = [cells.get((day, half), "") for day in book.days for half in (True, False)]
        rows.append((book.name(resident), place.name, *halves))
    return tuple(rows)


def _cell(check: Asked, book: Book) -> Cell:
    if check.centi is None:
        return missing(check)
    value = celsius(check.centi)
    if is_late(check, book):
        return (Word("ledger-late"), f"{value:.1f}")
    if check.given_by is GivenBy.WORKER:
        return (Word("ledger-behalf"), f"{value:.1f}")
    return value
