"""What the tests of phones and households say: a second phone, what somebody is told, what was kept."""

from bot.notices import (
    Line,
    Notice,
)
from bot.services import (
    enrolling,
    joining,
    rounds,
)
from storage.models import Reading
from tests.services.office import FANG, Office


def second_phone(office: Office, who: int, name: str) -> None:
    """Somebody else scans a new card of a resident and reports for them."""
    office.does(FANG, enrolling.card_again, name)
    office.does(who, joining.present, office.token())
    office.does(who, joining.choose_language, "zh-CN", message_id=None)
    office.does(who, joining.consent, "family")


def said_to(office: Office, who: int) -> list[Notice]:
    """What somebody is told, drawn as it is sent; nothing of it is said again."""
    return [letter.notice for letter in office.deliver() if letter.chat_id == who]


def told(office: Office, who: int) -> list[str]:
    """The keys of the single sentences somebody is told."""
    return [one.key for one in said_to(office, who) if isinstance(one, Line)]


def values(office: Office) -> list[tuple[int, int]]:
    """Every reading: whose it is and how much."""
    return [(one.resident_id, one.centi) for one in office.rows(Reading)]


def morning(office: Office) -> None:
    """The clock strikes eight and everybody is asked."""
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
