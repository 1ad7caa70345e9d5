"""What is said about the rules of a place. A value travels as people type it, with the shape it has."""

from dataclasses import dataclass

from bot.notices.base import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesPage(Notice):
    """A chapter of a place's rules: each with its value and where it comes from."""

    number: int  # of the place
    path: str
    chapter: str
    rules: tuple[tuple[str, str, str, str], ...]  # (name, shape, value, where it was set; nothing for a default)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleShown(Notice):
    """One rule: what is in force, where it was set, what may be set."""

    rule: str
    shape: str
    value: str
    path: str
    source: str
    low: str
    high: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChanged(Notice):
    """A rule was changed, or the change was taken back: old → new, whom it reached, and the way back."""

    rule: str
    shape: str
    old: str
    new: str
    path: str
    inherited: bool  # the place goes by what is above it again
    people: int
    moved: int  # of them, whose last day moved
    runs: tuple[str, ...]  # the next rounds by the new times, as local day and time
    undo: int  # the change that a button takes back, or 0
