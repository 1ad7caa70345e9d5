"""What a person means by a temperature typed in their own words.

A message is folded (every script's digits become 0-9), cut into pieces, and its numbers
are put together: a whole part, what joins it to a fraction, a unit. Each number is then
judged by its neighbours: a temperature, something else (a pulse, a room, eight o'clock),
or unexplained. Last comes the decision, and its rule is short: one value is taken only if
nothing in the message speaks against it. Whatever else could be meant is asked about.

Each step is a module, and each imports only those before it:

    types → values → pieces → numbers → neighbours → doubts → judging → owner → deciding

The words are data in `temperature_words`; a new one needs no change elsewhere.
"""

from bot.rules.numerals import BIDI, fold, in_digits
from bot.rules.temperature_deciding import decide
from bot.rules.temperature_judging import judge
from bot.rules.temperature_numbers import numbers_in
from bot.rules.temperature_pieces import pieces_of
from bot.rules.temperature_types import (
    HIGHEST_ASKED,
    HIGHEST_TAKEN,
    LONGEST_TAKEN,
    LOWEST_ASKED,
    LOWEST_TAKEN,
    Certain,
    Doubt,
    Doubtful,
    Reading,
    Scale,
    Temperature,
    Unclear,
    Unreadable,
)
from bot.rules.temperature_words import Kind

__all__ = [
    "HIGHEST_ASKED",
    "HIGHEST_TAKEN",
    "LONGEST",
    "LONGEST_TAKEN",
    "LOWEST_ASKED",
    "LOWEST_TAKEN",
    "MOST_NUMBERS",
    "Certain",
    "Doubt",
    "Doubtful",
    "Reading",
    "Scale",
    "Temperature",
    "Unclear",
    "Unreadable",
    "number_like",
    "read",
]

# the longest text Telegram lets a person send, in characters (Bot API, Message.text)
LONGEST = 4096
# a message with more numbers than this is a table, and not worth the time to read
MOST_NUMBERS = 300


def read(text: str) -> Reading:
    """Return the temperature a text gives, what to ask about it, or why there is none.

    Never a value whose digits are not in the text (a Fahrenheit value is converted to the
    nearest tenth of a degree Celsius), never one of several.
    """
    if len(text) > LONGEST:
        return Unclear(Unreadable.TOO_LONG)
    if not BIDI.isdisjoint(text):
        return Unclear(Unreadable.BIDI)
    folded = in_digits(fold(text))
    pieces = pieces_of(folded)
    if sum(piece.kind in (Kind.NUMBER, Kind.CHINESE) for piece in pieces) > MOST_NUMBERS:
        return Unclear(Unreadable.TOO_LONG)
    return decide(folded, pieces, [judge(pieces, number) for number in numbers_in(pieces)])


def number_like(text: str) -> bool:
    """Whether a text tries to be a temperature, well or badly.

    A pulse, a room or ten pounds of rice does not; 46.5, 27度 and 36⁵ do. A whole number
    that cannot be a temperature (5, 50) does not either: it may answer another question.
    """
    match read(text):
        case Unclear(Unreadable.BIDI):
            return any(char.isdecimal() for char in text)
        case Unclear(why):
            return why in (Unreadable.OUT_OF_RANGE, Unreadable.MALFORMED)
        case _:
            return True
