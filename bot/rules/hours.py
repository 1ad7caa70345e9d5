"""The hour at which somebody is asked: theirs to choose, inside the window the rule of the place allows.

A slot keeps its name whatever its hour, so a round is one round however often the hour is changed.
"""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.rules.slots import Profile, is_quiet_at, moment

# what a rule may say at most, whatever stands in the database (minutes)
WIDEST, FINEST, COARSEST = 180, 15, 60
A_DAY = 24 * 60


def minutes(at: time) -> int:
    """Return the minute of the day."""
    return at.hour * 60 + at.minute


def hour(minute: int) -> time:
    """Return the wall time at a minute of the day."""
    return time(minute // 60, minute % 60)


def choices(place: Profile, own: Profile, slot: str) -> tuple[time, ...]:
    """Return the hours one may choose for a slot, earliest first; none where the place has no such slot.

    `place` is the rule in force at the place, `own` what applies to the person now. The hour of the
    place is always among them, and so is the person's own. None is in the quiet hours, and none comes
    so close to another round that the two would be open together.
    """
    base = place.slot(slot)
    if base is None:
        return ()
    step = min(max(place.prompt_step, FINEST), COARSEST)
    earlier, later = (min(max(each, 0), WIDEST) for each in (place.prompt_earlier, place.prompt_later))
    middle = minutes(base.at)
    offered = range(middle - earlier // step * step, middle + later + 1, step)
    others = [minutes(one.at) for one in own.slots if one.name != slot]
    kept = {
        each
        for each in offered
        if 0 <= each < A_DAY
        and not is_quiet_at(hour(each), place)
        and all(abs(each - other) >= own.closes_after for other in others)
    }
    now = own.slot(slot)
    return tuple(hour(each) for each in sorted(kept | {middle} | ({minutes(now.at)} if now else set())))


def with_hour(profile: dict[str, Any], slot: str, at: time) -> dict[str, Any]:
    """Return a snapshot of a profile in which one slot has another hour."""
    slots = [[name, at.strftime("%H:%M") if name == slot else was] for name, was in profile["slots"]]
    return profile | {"slots": slots}


def begins(day: date, at: time, zone: ZoneInfo, *, was: datetime, now: datetime) -> datetime:
    """Return when a round that has not begun yet begins at its new hour (UTC).

    When the new hour is past already, this once it stays at the old one: a round is never skipped.
    """
    wanted = moment(day, at, zone)
    return wanted if wanted > now else was
