"""What somebody can choose for themselves."""

from dataclasses import dataclass

from bot.notices.base import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences(Notice):
    """The settings of a chat: what is chosen now. `resident` is false for staff, who choose a language only."""

    resident: bool
    large: bool
    advice: bool  # wants guidance, one a day at most
    hours: tuple[tuple[int, str, str], ...]  # (number of the slot, its name, 08:00), where there is a choice
    undo: tuple[str, str] = ("", "")  # the press that undoes what was just chosen, and what it goes back to


@dataclass(frozen=True, slots=True, kw_only=True)
class Languages(Notice):
    """The languages to choose from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours(Notice):
    """The hours to choose from for one slot."""

    number: int
    slot: str
    chosen: str
    hours: tuple[tuple[int, str], ...]  # (minute of the day, 08:00)
    also: tuple[str, ...]  # for whom else it holds
