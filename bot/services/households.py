"""The people behind one chat."""

from dataclasses import dataclass

from sqlmodel import Session

from bot.rules.household import Person, person_in, seen_from
from storage import residents
from storage.models import Episode, Reporter, Reporting, Resident
from storage.words import Consent, EpisodeState, GivenBy


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody a chat answers for, in the isolation that goes on."""

    resident: Resident
    episode: Episode
    link: Reporting

    @property
    def given_by(self) -> GivenBy:
        """Who speaks for this person here."""
        return GivenBy.SELF if self.link.consent is Consent.SELF else GivenBy.FAMILY


@dataclass(frozen=True, slots=True)
class Household:
    """A chat and those it answers for; there is at least one."""

    reporter: Reporter
    members: tuple[Member, ...]

    @property
    def first(self) -> Member:
        """Whom words are about when nobody is named: the person of this phone, else the first."""
        return next((one for one in self.members if one.link.consent is Consent.SELF), self.members[0])

    @property
    def stopped(self) -> bool:
        """Whether this chat wants no messages about any of them."""
        return all(one.link.stopped_at is not None for one in self.members)

    @property
    def only(self) -> Member | None:
        """The one person there is, or None when there are several."""
        return self.members[0] if len(self.members) == 1 else None

    def member(self, resident_id: int | None) -> Member | None:
        """Return one of them."""
        return next((one for one in self.members if one.resident.id == resident_id), None)


def named(household: Household, member: Member) -> str:
    """Return the name to say with a value: none where there is only one it can be."""
    return "" if household.only is not None else member.resident.name


def people_of(household: Household) -> list[Person]:
    """Return the people behind a chat as the rules of words about them see them."""
    people = [
        Person(member.resident.id or 0, member.resident.name, seen_from(member.link.relation), member.link.called)
        for member in household.members
    ]
    if len(people) > 1:
        return people
    # with one person there is nobody else to mean: whatever word it is, it is shown before it counts
    return [Person(one.id, one.name, None, one.called) for one in people]


def spoken_of(household: Household, text: str) -> Member:
    """Return whom words are about: the one person they name, else the person of this phone or the first."""
    if household.only is not None:
        return household.only
    return household.member(person_in(text, people_of(household))) or household.first


def named_in(household: Household, text: str) -> Member | None:
    """Return the one person of this phone whom words name, or None when they name nobody or several."""
    return household.member(person_in(text, people_of(household)))


def household_of(session: Session, chat_id: int) -> Household | None:
    """Return for whom a chat answers now, or None when it answers for nobody."""
    found = residents.behind_chat(session, chat_id)
    if not found:
        return None
    # whose isolation is over is still heard for the days of after-care, when nobody else is here
    found = [one for one in found if one[3].state is EpisodeState.ACTIVE] or found
    members = tuple(Member(resident, episode, link) for _, link, resident, episode in found)
    return Household(found[0][0], members)
