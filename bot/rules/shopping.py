"""One shopping list of many orders: by the shelf it is taken from, then by the door it is brought to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.rules.supply_items import shown_quantity
from bot.rules.supply_words import Category

ROWS_OF_A_MESSAGE = 40  # of about 60 characters: well below the 4,096 of a message
ROWS_OF_A_PICTURE = 34
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Door:
    """Where something goes: the order's number, the person, their door and phone, and who has taken it."""

    number: str
    name: str
    address: str
    phone: str
    urgent: bool
    owner: str


@dataclass(frozen=True, slots=True)
class Want:
    """One thing for one door. An empty name is a picture or a voice: what it shows stands on the order's card."""

    door: Door
    category: Category
    name: str
    milli: int | None
    unit: str


# a heading: (category, "", "", "", urgent); a thing: ("", name, quantity, door, urgent)
ListRow = tuple[str, str, str, str, bool]
# number, urgent, category, name, quantity, unit, person, door, phone, who has it
TableRow = tuple[str, bool, str, str, str, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class ShoppingList:
    """Wants in the order in which one walks: shelf by shelf, urgent first, then door by door."""

    wants: tuple[Want, ...]

    def rows(self) -> list[ListRow]:
        """Return headings and things."""
        found: list[ListRow] = []
        for category, wanted in groupby(self.wants, key=lambda one: one.category):
            found.append((category.value, "", "", "", False))
            found.extend(("", one.name[:LONGEST_NAME], _much(one), _door(one), one.door.urgent) for one in wanted)
        return found

    def pages(self) -> list[tuple[ListRow, ...]]:
        """Return the rows for messages; a heading is said again where a page begins within its shelf."""
        return _paged(self.rows(), ROWS_OF_A_MESSAGE)

    def sheets(self) -> list[tuple[ListRow, ...]]:
        """Return the rows for pictures."""
        return _paged(self.rows(), ROWS_OF_A_PICTURE)

    def table(self) -> tuple[TableRow, ...]:
        """Return one row for each thing, everything that is known of it in columns."""
        return tuple(
            (
                one.door.number,
                one.door.urgent,
                one.category.value,
                one.name,
                shown_quantity(one.milli, "", times=""),
                one.unit,
                one.door.name,
                one.door.address,
                one.door.phone,
                one.door.owner,
            )
            for one in self.wants
        )


def shopping_list(wants: Iterable[Want]) -> ShoppingList:
    """Return the list of what is wanted, sorted as one walks."""
    shelves = list(Category)
    return ShoppingList(
        tuple(
            sorted(
                wants,
                key=lambda one: (
                    shelves.index(one.category),
                    not one.door.urgent,
                    one.door.address,
                    one.door.name,
                    one.door.number,
                ),
            )
        )
    )


def _much(want: Want) -> str:
    return shown_quantity(want.milli, want.unit)


def _door(want: Want) -> str:
    return f"{want.door.address} {want.door.name}".strip()


def _paged(rows: Sequence[ListRow], most: int) -> list[tuple[ListRow, ...]]:
    pages: list[list[ListRow]] = [[]]
    heading: ListRow | None = None
    for row in rows:
        begins = bool(row[0])
        heading = row if begins else heading
        # a heading alone at the foot of a page belongs to the next
        if len(pages[-1]) >= most - begins:
            pages.append([] if begins or heading is None else [heading])
        pages[-1].append(row)
    return [tuple(page) for page in pages if page]
