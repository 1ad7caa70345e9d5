"""What is said about erasing: who asked, who agrees, what would go, and everything kept about one person."""

from dataclasses import dataclass

from bot.notices.base import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgetCard(Notice):
    """Live: the wish to erase what is kept about somebody."""

    purge: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgetView(Notice):
    """The wish as one reader may see it. Once it is done nobody is named any more."""

    purge: int
    resident: int
    name: str
    address: str
    rows: int
    state: str
    asker: str
    until: str
    may_agree: bool
    may_see: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFile(Notice):
    """Live: everything kept about somebody as a file, for a member of staff. `form` is `html` or `json`."""

    resident: int
    form: str
    staff: int
