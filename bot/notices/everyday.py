"""What is said beside the rounds: stopping and coming back, the end of the isolation, and the days after it."""

from dataclasses import dataclass

from bot.notices.base import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class StopAsk(Notice):
    """What happens when somebody wants no more messages, and for whom: asked once."""

    people: tuple[tuple[int, str], ...]  # (resident, name) of those who get messages now
    worker: str
    phone: str
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped(Notice):
    """No more messages about these people, and the way back."""

    residents: tuple[int, ...]
    names: tuple[str, ...]
    worker: str
    phone: str
    emergency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WelcomeBack(Notice):
    """Somebody can be written to again: what waits for them, with the four big buttons."""

    names: tuple[str, ...]
    waiting: tuple[str, ...]  # the slots that wait for an answer


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeKeys(Notice):
    """A sentence that brings the four big buttons up again."""

    key: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class News(Notice):
    """Live: what there is to tell on a day about the people behind a chat."""

    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsView(Notice):
    """What there is to tell, one part for each occasion."""

    parts: tuple[tuple[str, tuple[str, ...], int], ...]  # (occasion, names, day of the after-care or days in all)
    end: str  # the last day of those who are told that it is near
    asks: bool  # whether the after-care asks for a temperature
    worker: str
    phone: str
    emergency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Released(Notice):
    """Live: the isolation of these people has ended well."""

    episodes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedView(Notice):
    """Who is released, and for how many days we still look after them."""

    names: tuple[str, ...]
    days: int
    emergency: str
