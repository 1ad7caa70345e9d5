"""When what is kept about somebody is erased: at the end of the retention, or earlier because two people say so."""

from datetime import datetime, timedelta
from enum import StrEnum

from bot.rules.slots import Profile


class PurgeState(StrEnum):
    """Where it stands: planned by the rule and warned of, or asked for and agreed to by a second person."""

    PLANNED = "planned"
    WARNED = "warned"
    ASKED = "asked"
    AGREED = "agreed"
    REFUSED = "refused"
    EXPIRED = "expired"
    DONE = "done"


WARNING = timedelta(days=7)  # the brief: a week before
ANSWER_WITHIN = timedelta(hours=24)  # in which the second person agrees
GONE = "＊"  # what stands where a name stood in words that are somebody else's


def erased_at(profile: Profile, *, ended_at: datetime) -> datetime:
    """Return when what is kept about somebody is erased: so many days, by the place's rule, after the end."""
    return ended_at + timedelta(days=profile.retain_days)


def warned_at(profile: Profile, *, ended_at: datetime) -> datetime:
    """Return when that is announced: a week before."""
    return erased_at(profile, ended_at=ended_at) - WARNING


def needles(name: str, phone: str, address: str) -> tuple[str, ...]:
    """Return the words by which somebody is found in what others wrote. What is too short would find everybody."""
    long_enough = ((name, 2), (phone, 7), (address, 4))
    return tuple(text for text, least in long_enough if len(text) >= least)
