"""Work groups: how one is bound, and which are."""

from dataclasses import dataclass

from bot.notices.base import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound(Notice):
    """This group is bound. What we may do in it is looked up when it is said, and what is missing is said kindly."""

    path: str
    before: str  # the place it was bound to until now, when that is another


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundView(Notice):
    """This group is bound, with what Telegram says of us there."""

    path: str
    before: str
    may_pin: bool
    hears_all: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PickGroup(Notice):
    """Which group shall see the alerts of a place? Picked with Telegram's own list; the bound ones can be undone."""

    request: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups(Notice):
    """The groups bound at or below the places somebody leads."""

    groups: tuple[tuple[int, str, str, bool], ...]  # (group, title, place, can be written to)
