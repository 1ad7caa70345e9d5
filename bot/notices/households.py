"""What a phone that answers for several people is told."""

from dataclasses import dataclass

from bot.notices.base import Notice, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdView(Notice):
    """A round's question for everybody behind one phone, with what each has answered so far.

    `slot`, `nudge`, `number`, `total`, `deadline` and `worker` are those of a question; `number` is 0 where the
    people do not count the same days.
    """

    rows: tuple[tuple[int, str, str, int], ...]  # (resident, name, value or nothing, reading or 0)
    slot: str
    nudge: int
    number: int
    total: int
    deadline: str
    worker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAsked(Notice):
    """The temperature of one of them, with the number pad that is theirs; `whole` shows its tenths."""

    resident: int
    name: str
    whole: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitProposed(Notice):
    """Whose value is whose, as it was understood: right or not?"""

    dialogue: int
    parts: tuple[tuple[str, str], ...]  # (name, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondAsked(Notice):
    """Somebody else reported another value in this round: is theirs to be changed?"""

    dialogue: int
    name: str
    who: Word  # what the other reporter is to the person
    staff: str  # the name of a member of staff instead, or nothing
    old: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationAsked(Notice):
    """What is the reporter to the person they answer for?"""

    resident: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyView(Notice):
    """For whom a chat answers, with the ways to add and to stop."""

    people: tuple[tuple[int, str, Word], ...]  # (resident, name, what the reporter is to them)


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyStopped(Notice):
    """This chat answers for somebody no more; it can be undone."""

    resident: int
    name: str
    worker: str
