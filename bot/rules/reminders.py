"""Whether a worker may have somebody asked once more: kindly, rarely, and never at night."""

from enum import StrEnum


class Remind(StrEnum):
    """The answer, with its reason."""

    YES = "yes"
    NIGHT = "night"
    ALREADY = "already"  # in this round
    ENOUGH = "enough"  # for this day
    OVER = "over"  # the next round has begun: nobody is asked for two at once


def may_remind(*, quiet: bool, already: bool, today: int, most: int, over: bool) -> Remind:
    """Return whether one person may be asked once more. `today` counts the extra reminders of the day."""
    if quiet:
        return Remind.NIGHT
    if over:
        return Remind.OVER
    if already:
        return Remind.ALREADY
    return Remind.YES if today < most else Remind.ENOUGH
