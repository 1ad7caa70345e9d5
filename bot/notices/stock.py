"""Stock and donations, as those who keep them see them, and the card of thanks for who gave."""

from dataclasses import dataclass

from bot.notices.base import Notice, Word

So = tuple[str, Word]  # how much, and of which unit


@dataclass(frozen=True, slots=True, kw_only=True)
class StockSaid(Notice):
    """What was written into the ledger. `undo` is the entry that a button takes back, or 0."""

    key: str
    values: dict[str, str]
    undo: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StockAsk(Notice):
    """The next thing a form asks for, with what can be tapped instead of typed."""

    key: str
    values: dict[str, str]
    options: tuple[tuple[str, str], ...]  # (callback data, label)
    words: tuple[tuple[str, Word], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StockBoard(Notice):
    """A page of what lies where."""

    page: int
    pages: int
    allots: bool
    lines: tuple[tuple[int, str, str, Word, str, str, bool], ...]  # (item, name, amount, unit, place, on the way, low)


@dataclass(frozen=True, slots=True, kw_only=True)
class StockLog(Notice):
    """A page of the entries of an item, newest first."""

    item: int
    name: str
    place: str
    balance: str
    unit: Word
    page: int
    pages: int
    lines: tuple[tuple[int, str, Word, str, str, str, bool], ...]  # (entry, at, kind, amount, by, words, cancelled)


@dataclass(frozen=True, slots=True, kw_only=True)
class DonationList(Notice):
    """A page of what was given, with the donors who do not wish to be named masked."""

    page: int
    pages: int
    count: int
    lines: tuple[tuple[str, str, str, str, Word, str], ...]  # (day, donor, item, amount, unit, place)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksCard(Notice):
    """Thanks as a picture, for the one who took the gift to pass on."""

    donor: str
    item: str
    amount: str
    unit: Word
    place: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferCard(Notice):
    """Live: something on the way from one place to another."""

    transfer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferView(Notice):
    """A transfer as one reader may see it."""

    transfer: int
    item: str
    amount: str
    unit: Word
    place: str
    goal: str
    sender: str
    state: str
    who: str
    at: str
    may_take: bool
    may_take_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StockFile(Notice):
    """Live: the ledger as a file, read when it is sent. `form` is `xlsx` or `csv`."""

    staff: int
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StockFileView(Notice):
    """The ledger with everything that stands in the file. An amount is a number with its decimals."""

    form: str
    made_at: str
    by: str
    balances: tuple[tuple[str, str, str, Word, str, str], ...]  # (place, item, balance, unit, on the way, told below)
    entries: tuple[tuple[int, str, str, str, Word, str, Word, str, str, str, str], ...]
    donations: tuple[tuple[str, str, str, str, Word, str, str, str], ...]  # (at, donor, item, …, place, note, taken by)
    money: tuple[tuple[int, str, str, str, Word, str, str, str], ...]
    # of the money of each place: (place, under which name, allotted, given, spent, handed on, corrected, left)
    funds: tuple[tuple[str, str, str, str, str, str, str, str], ...]
