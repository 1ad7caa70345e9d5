"""The follow-up profile: its slots, and the moments that follow from them.

A slot is a wall time on a local date. It is turned into a moment only here, so that a
change of the clock can neither double nor drop a round.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.rules.day_count import day_of as day_of
from bot.rules.day_count import last_day as last_day
from bot.rules.evidence import Wanted
from bot.rules.temperature import Temperature


@dataclass(frozen=True, slots=True)
class Slot:
    """A named time of day at which a temperature is asked for."""

    name: str
    at: time


@dataclass(frozen=True, slots=True)
class Profile:
    """What applies to one episode. Minutes are whole; temperatures are hundredths of a degree.

    The defaults are those of the brief (rounds 08:00 and 18:00, nudges after 45 and 90
    minutes, fever from 37.3 ℃ in the armpit, red from 38.0 ℃); each needs the word of the
    local health authority before use.
    """

    slots: tuple[Slot, ...] = (Slot("morning", time(8, 0)), Slot("evening", time(18, 0)))
    nudges: tuple[int, ...] = (45, 90)
    closes_after: int = 120
    opens_before: int = 120
    fever_line: int = 3730
    red_line: int = 3800
    unconfirmed_after: int = 10
    recheck_after: int = 30
    quiet_from: time = time(21, 30)
    quiet_until: time = time(6, 30)
    gaps_at: time = time(17, 0)
    handover_minutes: int = 60
    sos_step: int = 3
    red_step: int = 15
    yellow_step: int = 60
    # minutes until each rung hears, where a place wants them uneven; otherwise every rung waits one step
    sos_ladder: tuple[int, ...] = ()
    red_ladder: tuple[int, ...] = ()
    yellow_ladder: tuple[int, ...] = ()
    handoff_step: int = 30
    repeat: int = 30
    reopen_after: int = 240
    days: int = 14
    retain_days: int = 60
    invite_hours: int = 72
    evidence: Wanted = Wanted.NEVER
    evidence_gap: int = 30  # hundredths of a degree between a value and its picture that somebody asks about
    evidence_hours: int = 72
    # the everyday: what is said beside the rounds, and how often
    news_at: time = time(10, 0)
    after_days: int = 7
    after_asks: bool = False
    after_calls: tuple[int, ...] = (1, 3, 7, 14)  # days of the after-care on which the worker phones
    after_call_tries: int = 3  # without an answer, after which the lead hears of it
    symptom_free_hours: int = 48  # without symptom and fever before a release
    prompt_earlier: int = 60
    prompt_later: int = 90
    prompt_step: int = 30
    reminders_a_day: int = 2
    call_again_after: int = 15
    board_at: time = time(7, 30)
    presence: tuple[Slot, ...] = (Slot("forenoon", time(11, 0)), Slot("night", time(20, 30)))
    presence_ends: tuple[int, ...] = (90, 60)  # after each presence slot, in their order; the last one repeats
    presence_tries: int = 2  # without contact, after which a door is an alert
    presence_again: int = 20
    outing_rubbish: int = 20
    outing_parcel: int = 20
    outing_doctor: int = 240
    reminds_a_day: int = 2  # that a worker may add to the nudges of the rounds
    supply_urgent: int = 60  # minutes until something asked for should be at the door
    supply_today: int = 480
    supply_tomorrow: int = 1920
    supply_draft: int = 20  # minutes after which an order nobody finished goes to the worker as it stands
    # the daily report of the day before: when its draft comes, when it is due, and when silence is named once more
    report_at: time = time(6, 30)
    report_deadline: time = time(10, 0)
    report_again: int = 30
    spot_ends: time = time(20, 0)  # when whoever was drawn for a spot check and has no outcome is named
    chase_after: int = 12  # hours after a broadcast went out, in which whoever has not read it is left in peace
    lost_after: int = 24  # hours without a report or an answered call, after which somebody is out of contact
    ledger_columns: str = ""  # the columns of the ledger in this order, `name, phone=电话`; all of them when empty

    def slot(self, name: str) -> Slot | None:
        """Return the slot with this name, if the profile has it."""
        return next((slot for slot in self.slots if slot.name == name), None)

    @property
    def fever(self) -> Temperature:
        """The line from which a value is a fever."""
        return Temperature(self.fever_line)


_SLOTTED = frozenset({"slots", "presence"})
_CLOCKS = frozenset(
    {"quiet_from", "quiet_until", "news_at", "board_at", "gaps_at", "report_at", "report_deadline", "spot_ends"}
)
_LISTED = frozenset({"nudges", "presence_ends", "after_calls", "sos_ladder", "red_ladder", "yellow_ladder"})


def to_json(profile: Profile) -> dict[str, Any]:
    """Return the profile as plain JSON values: the snapshot an episode keeps."""
    plain: dict[str, Any] = {}
    for name in Profile.__dataclass_fields__:
        value = getattr(profile, name)
        if name in _SLOTTED:
            value = [[slot.name, slot.at.strftime("%H:%M")] for slot in value]
        elif isinstance(value, time):
            value = value.strftime("%H:%M")
        elif isinstance(value, tuple):
            value = list(value)
        plain[name] = value
    return plain


def from_json(*layers: dict[str, Any]) -> Profile:
    """Return the profile that layers of rules make, the later ones over the earlier ones."""
    key = repr(layers)
    known = _KNOWN.get(key)  # once: another thread may clear them meanwhile
    if known is None:
        if len(_KNOWN) >= MOST_KNOWN:
            _KNOWN.clear()
        known = _KNOWN[key] = _merged(*layers)
    return known


# thousands of episodes share a handful of profiles: each is read once
_KNOWN: dict[str, Profile] = {}
MOST_KNOWN = 256


def _merged(*layers: dict[str, Any]) -> Profile:
    merged: dict[str, Any] = {}
    for layer in layers:
        merged |= {name: value for name, value in layer.items() if name in Profile.__dataclass_fields__}
    for name, value in merged.items():
        if name in _SLOTTED:
            merged[name] = tuple(Slot(label, time.fromisoformat(at)) for label, at in value)
        elif name in _LISTED:
            merged[name] = tuple(value)
        elif name == "evidence":
            merged[name] = Wanted(value)
        elif name in _CLOCKS:
            merged[name] = time.fromisoformat(value)
    return Profile(**merged)


@dataclass(frozen=True, slots=True)
class Due:
    """One slot on one day, and the moment it begins (UTC)."""

    day: date
    slot: str
    at: datetime


def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the UTC moment of a wall time. A wall time that happens twice means its first."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)


def next_due(profile: Profile, zone: ZoneInfo, *, after: datetime, first: date, last: date) -> Due | None:
    """Return the first slot that begins later than `after`, within the days of the episode, or None."""
    day = max(after.astimezone(zone).date(), first)
    while day <= last:
        # by the moment, not by the wall time: where the clock jumps, an hour that is not there comes after its end
        dues = (Due(day, slot.name, moment(day, slot.at, zone)) for slot in profile.slots)
        later = min((due for due in dues if due.at > after), key=lambda due: due.at, default=None)
        if later is not None:
            return later
        day += timedelta(days=1)
    return None


@dataclass(frozen=True, slots=True)
class Course:
    """When a check that was opened at some moment is nudged and closed (UTC)."""

    nudges: tuple[datetime, ...]
    closes_at: datetime

    def after(self, steps: int) -> datetime:
        """Return the next moment once `steps` nudges were given."""
        return self.nudges[steps] if steps < len(self.nudges) else self.closes_at


# a tick that comes a little late does not move the whole round
PUNCTUAL = timedelta(minutes=5)


def course(profile: Profile, *, due_at: datetime, opened_at: datetime) -> Course:
    """Return the course of a check. Who was asked late, because we were down, has the full time."""
    start = due_at if opened_at - due_at <= PUNCTUAL else opened_at
    return Course(
        tuple(start + timedelta(minutes=minutes) for minutes in sorted(profile.nudges)),
        start + timedelta(minutes=profile.closes_after),
    )


def too_late_to_ask(profile: Profile, *, due_at: datetime, now: datetime) -> bool:
    """Whether a slot that was not opened in time is past asking: its whole time went by."""
    return now >= due_at + timedelta(minutes=profile.closes_after)


def is_quiet(moment_utc: datetime, zone: ZoneInfo, profile: Profile) -> bool:
    """Whether nobody should be written to unasked at this moment."""
    return is_quiet_at(moment_utc.astimezone(zone).time(), profile)


def is_quiet_at(wall: time, profile: Profile) -> bool:
    """Whether a wall time is in the quiet hours."""
    if profile.quiet_from <= profile.quiet_until:
        return profile.quiet_from <= wall < profile.quiet_until
    return wall >= profile.quiet_from or wall < profile.quiet_until


def quiet_ends(moment_utc: datetime, zone: ZoneInfo, profile: Profile) -> datetime:
    """Return the moment (UTC) at which the quiet hours around this moment are over."""
    local = moment_utc.astimezone(zone)
    day = local.date()
    if local.time() >= profile.quiet_until:
        day += timedelta(days=1)
    ends = moment(day, profile.quiet_until, zone)
    if ends <= moment_utc:  # the wall time comes twice tonight, and its first is over
        ends = datetime.combine(day, profile.quiet_until, tzinfo=zone).replace(fold=1).astimezone(UTC)
    return ends
