"""Whose value is whose when one phone answers for several: 我36.5，老伴36.8 · 李奶奶36.5 张爷爷36.6.

A message is cut at the people it names; what stands with each name is read as a temperature by
itself. Nobody is ever given a value that stands with somebody else. A split is *exact* when every
person is named in full (or is 我 on their own phone), every value is certain and nothing else was
said of anybody; whatever is less than that is shown and confirmed before it counts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.rules.household_words import (
    AFTER_NAME,
    ASKS_FAMILY,
    BEFORE_NAME,
    BINDING,
    ELDER_KINDS,
    ELDERS,
    EVERYBODY,
    GREETED,
    INVERSE,
    JOINING,
    KIN,
    NO,
    OUTSIDERS,
    OWNING,
    SAID_OF_THEM,
    SO_MANY,
    THANKING,
    TOGETHER,
    WE,
    YES,
    Relation,
)
from bot.rules.numerals import BIDI, fold, is_list_number
from bot.rules.symptoms import says_well
from bot.rules.temperature import LONGEST_TAKEN, Certain, Doubt, Doubtful, Temperature, read

MOST_PEOPLE = 40  # behind one phone; more are asked about one by one


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a chat answers for: what they are to the one who types, and what that one called them before."""

    id: int
    name: str
    kin: Relation | None = None
    called: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A value and the person it is for, or None when the word can mean several of them, or nobody."""

    person: int | None
    value: Temperature
    word: str
    words: str = ""  # what was said beside the value: a symptom in it is this person's alone


@dataclass(frozen=True, slots=True)
class Split:
    """Every value of a message with its person; nobody stands in it twice."""

    parts: tuple[Part, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class _Mention:
    """A place in the text that names somebody. `sure` is a full name that stands free, or 我."""

    start: int
    end: int
    word: str
    means: frozenset[int]
    sure: bool
    everybody: bool = False
    many: int = 0  # how many were said to be meant, where that was said


def seen_from(relation: Relation | None) -> Relation | None:
    """Return what a person is to the reporter who is this to them: to a child they are a parent."""
    return INVERSE[relation] if relation else None


def split(text: str, people: Sequence[Person]) -> Split | None:
    """Return whose value is whose, or None for a message that does not say so."""
    if len(text) > LONGEST_TAKEN or not BIDI.isdisjoint(text) or not 0 < len(people) <= MOST_PEOPLE:
        return None
    folded = fold(text).lower()
    groups = _groups(folded, list(_mentions(folded, people)) or _all_unnamed(folded, people))
    if not groups:
        return None
    said = _values(folded, groups)
    if said is None:
        return None
    given, whole = said
    return _assigned(given, people, whole=whole)


def person_in(text: str, people: Sequence[Person]) -> int | None:
    """Return the one person whom words name, when they name one and nobody else: 李奶奶喘不上气."""
    if len(text) > LONGEST_TAKEN or not 0 < len(people) <= MOST_PEOPLE:
        return None
    named = {mention.means for mention in _mentions(fold(text).lower(), people) if not mention.everybody}
    if len(named) != 1 or len(means := named.pop()) != 1:
        return None
    return next(iter(means))


# ── who is named ──


def _mentions(text: str, people: Sequence[Person]) -> Iterator[_Mention]:
    at, named = 0, False
    while at < len(text):
        found = _name_at(text, at, people) or _kin_at(text, at, people)
        if found is None:
            at += 1
            continue
        at = found.end
        # 李奶奶和张爷爷两个人: who they are was said
        if not _is_addressed(text, found) and not (found.many and named):
            named = True
            yield found


def _all_unnamed(text: str, people: Sequence[Person]) -> list[_Mention]:
    """Return everybody where a value is said of all and nobody is named: 都36.5, 今天都是36.5."""
    found = _ALL_UNNAMED.match(text) if len(people) > 1 else None
    if found is None:
        return []
    return [_Mention(*found.span("all"), "都", frozenset(one.id for one in people), sure=False, everybody=True)]


_ALL_UNNAMED = re.compile(r"\s*(?:今天|今早|早上|中午|晚上|现在|体温|\s)*(?P<all>都是?)")


def _name_at(text: str, at: int, people: Sequence[Person]) -> _Mention | None:
    names = {fold(one.name).lower() for one in people}
    name = next((one for one in sorted(names, key=len, reverse=True) if _stands(text, one, at)), None)
    if name is None:
        return None
    ids = frozenset(one.id for one in people if fold(one.name).lower() == name)
    end = at + len(name)
    free = _is_free(text[at - 1 : at], BEFORE_NAME) and _is_free(text[end : end + 1], AFTER_NAME)
    return _Mention(at, end, name, ids, sure=free and len(ids) == 1)


def _is_free(char: str, allowed: frozenset[str]) -> bool:
    return not _is_han(char) or char in allowed


def _kin_at(text: str, at: int, people: Sequence[Person]) -> _Mention | None:
    word, many = _all_at(text, at)
    if word:
        all_of_them = frozenset(one.id for one in people)
        return _Mention(at, at + len(word), word, all_of_them, sure=False, everybody=True, many=many)
    owning = _longest(text, at, OWNING)
    start = at + len(owning)
    while owning and text[start : start + 1] == " ":
        start += 1
    for begin in {start: None, at: None}:
        if word := _longest(text, begin, _WORDS):
            surname = _surname(text, begin) if word in ELDERS and begin == at else ""
            means, sure = _meant(surname, word, people)
            return _Mention(at, begin + len(word), surname + word, means, sure=sure)
    return None


def _all_at(text: str, at: int) -> tuple[str, int]:
    """Return the longest word for several people that stands here, and how many it says they are (0: all)."""
    if text[at] not in _ALL_BEGIN:
        return "", 0
    found = [(_longest(text, at, EVERYBODY), 0), *((_longest(text, at, words), many) for many, words in WE.items())]
    for many, words in SO_MANY.items():
        word = _longest(text, at, words)
        if word and _OF_THEM.match(text, at + len(word)):
            found.append((word, many))
    return max(found, key=lambda one: len(one[0]))


_OF_THEM = re.compile(SAID_OF_THEM)
_ALL_BEGIN = frozenset(word[0] for words in (EVERYBODY, *WE.values(), *SO_MANY.values()) for word in words)


def _surname(text: str, at: int) -> str:
    """Return the character that makes 奶奶 somebody's 王奶奶."""
    before = text[at - 1 : at]
    return before if _is_han(before) and before not in BEFORE_NAME else ""


def _meant(surname: str, word: str, people: Sequence[Person]) -> tuple[frozenset[int], bool]:
    """Return whom a word can mean here: who was called so, who is named so, who is so to them, who may be."""
    if surname:
        return frozenset(one.id for one in people if one.name.startswith(surname)), False
    if word in KIN[Relation.SELF]:
        own = frozenset(one.id for one in people if one.kin is Relation.SELF)
        return own, len(own) == 1
    kinds = ELDER_KINDS if word in ELDERS else {kind for kind, words in KIN.items() if word in words}
    others = [one for one in people if one.kin is not Relation.SELF]
    for fits in (
        [one for one in others if one.called == word],
        [one for one in others if word in fold(one.name).lower()],
        [one for one in others if one.kin in kinds],
        [one for one in others if one.kin is None],
    ):
        if fits:
            return frozenset(one.id for one in fits), False
    return frozenset(), False


def _is_addressed(text: str, mention: _Mention) -> bool:
    """Whether somebody is only thanked or greeted: 谢谢奶奶, 阿姨好."""
    before = text[: mention.start].rstrip()
    return any(before.endswith(word) for word in THANKING) or bool(_longest(text, mention.end, GREETED))


_WORDS = tuple(word for words in (*KIN.values(), ELDERS) for word in words)


def _longest(text: str, at: int, words: Sequence[str]) -> str:
    return max((word for word in words if _stands(text, word, at)), key=len, default="")


def _stands(text: str, word: str, at: int) -> bool:
    """Whether a word stands here; one in Latin letters only by itself."""
    if not word or not text.startswith(word, at):
        return False
    if not word[0].isascii() or not word[0].isalpha():
        return True
    before, after = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
    return not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalpha())


def _is_han(char: str) -> bool:
    return bool(char) and "\u4e00" <= char <= "\u9fff"


# ── which value stands with whom ──


def _groups(text: str, mentions: list[_Mention]) -> list[list[_Mention]]:
    """Put those together who share a value: 我和老伴都是36.5."""
    groups: list[list[_Mention]] = []
    for mention in mentions:
        between = text[groups[-1][-1].end : mention.start].strip() if groups else None
        if between in JOINING:
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


_Given = list[tuple[list[_Mention], Temperature, bool, str]]
_TOGETHER = re.compile(TOGETHER)
_GAPS = re.compile(rf"\s+|(?={TOGETHER})")
MOST_GAPS = 8  # what is said of all stands near the value
_STOPS = re.compile(r"[,;.。、!?\n](?!\d)")


def _values(text: str, groups: list[list[_Mention]]) -> tuple[_Given, bool] | None:
    """Return each group with its value and whether it is certain, and whether everything said had one.

    What stands after the last stop behind a value belongs to the next person: 李奶奶36.5，昨天张爷爷36.6.
    """
    before = _uncounted(text[: groups[0][0].start])
    starts = [group[0].start for group in groups[1:]]
    after = [_uncounted(text[group[-1].end : start]) for group, start in zip(groups[:-1], starts, strict=True)]
    after.append(text[groups[-1][-1].end :])
    holders: list[list[_Mention]] = list(groups)
    if _has_value(before):
        if _has_value(after[-1]):
            # 36.5，老伴36.8: what comes first is of whoever types
            holders, after = [[], *groups], [before, *after]
        else:
            after = [before, *after[:-1]]
        before = ""
    given: _Given = []
    whole = True
    for at, (group, words) in enumerate(zip(holders, after, strict=True), start=1):
        own, left = (at == len(holders) and _cut_together(words)) or _cut(words)
        own = f"{before} {own}"
        read_one = _value(own)
        before = left
        if read_one is _REFUSED:
            return None
        if read_one is None:
            whole = False
        else:
            given.append((group, *read_one, own))
    return (_with_rest(given, before), whole) if given else None


def _uncounted(words: str) -> str:
    """Leave out the number that the next person has in a list: 爸36.5 ②妈36.7."""
    words = words.rstrip()
    return words[:-1] if is_list_number(words[-1:]) else words


def _with_rest(given: _Given, rest: str) -> _Given:
    """Give what stands behind the last value to the last person, and to all when it says that all are well."""
    everybody = says_well(rest) or _TOGETHER.search(rest) is not None
    last = len(given) - 1
    return [
        (group, value, certain, f"{words} {rest}" if everybody or at == last else words)
        for at, (group, value, certain, words) in enumerate(given)
    ]


def _cut(words: str) -> tuple[str, str]:
    stops = [stop.end() for stop in _STOPS.finditer(words)]
    if stops and not _has_value(words[stops[-1] :]) and _has_value(words[: stops[-1]]):
        return words[: stops[-1]], words[stops[-1] :]
    return words, ""


def _cut_together(words: str) -> tuple[str, str] | None:
    """Cut off what is said of all behind the last value: 张爷爷36.6 都没有不舒服. None where nothing is."""
    value = _read(words)
    gaps = [gap for gap in islice(_GAPS.finditer(words), MOST_GAPS) if _read(words[: gap.start()]) == value]
    if value is None:
        return None
    for at, gap in enumerate(gaps):
        before, rest = words[: gap.start()], words[gap.end() :]
        # "well" only when it is all that is said: not well
        if _TOGETHER.match(words, gap.end()) or (at == 0 and says_well(rest)):
            return before, rest
    return None


def _has_value(words: str) -> bool:
    return _read(words) is not None


def _read(words: str) -> Certain | Doubtful | None:
    found = read(_bare(words))
    return found if isinstance(found, Certain | Doubtful) else None


def _bare(words: str) -> str:
    """Return the words without what only binds a name to its value."""
    words = words.strip()
    while word := _longest(words, 0, BINDING):
        words = words[len(word) :].strip()
    return words


# doubts that a look at the value settles; any other is about more than whose it is
_SETTLED = {
    *(Doubt.MISSING_POINT, Doubt.BARE_FAHRENHEIT, Doubt.PUNCTUATION, Doubt.LOOSE, Doubt.LOW, Doubt.HIGH),
    *(Doubt.VAGUE, Doubt.NOT_OWN),
}
_REFUSED = (Temperature(0), False)


def _value(words: str) -> tuple[Temperature, bool] | None:
    match _read(words):
        case Certain(value=value):
            return value, True
        case Doubtful(why=Doubt.NOT_OWN) if any(one in words for one in OUTSIDERS):
            return _REFUSED  # 我同学39度
        case Doubtful(values=(value,), why=why) if why in _SETTLED:
            return value, False
        case Doubtful():
            return _REFUSED
        case _:
            return None


# ── who is meant ──


def _assigned(given: _Given, people: Sequence[Person], *, whole: bool) -> Split | None:
    wanted = [
        (one, value, certain, words)
        for group, value, certain, words in given
        for mention in group or [_typing(people)]
        for one in _each(mention, people)
    ]
    settled = _settled([mention for mention, *_ in wanted], people)
    ids = [person for person in settled if person is not None]
    exact = whole and len(ids) == len(wanted) == len(set(ids))
    exact = exact and all(mention.sure and certain for mention, _, certain, _ in wanted)
    parts = [
        Part(person if ids.count(person or 0) == 1 else None, value, mention.word, words.strip())
        for person, (mention, value, _, words) in zip(settled, wanted, strict=True)
    ]
    return Split(tuple(parts), exact)


def _typing(people: Sequence[Person]) -> _Mention:
    own = frozenset(one.id for one in people if one.kin is Relation.SELF)
    return _Mention(0, 0, "", own, sure=False)


def _each(mention: _Mention, people: Sequence[Person]) -> list[_Mention]:
    if not mention.everybody:
        return [mention]
    if 0 < mention.many < len(people):  # two of four: which two is to be asked
        return [mention] * mention.many
    return [replace(mention, means=frozenset({one.id}), everybody=False) for one in people]


def _settled(mentions: Sequence[_Mention], people: Sequence[Person]) -> list[int | None]:
    """Return the one person each mention means, by taking out who is meant by another."""
    left = [set(mention.means) for mention in mentions]
    for _ in mentions:
        taken = {next(iter(means)) for means in left if len(means) == 1}
        left = [means if len(means) == 1 else means - taken for means in left]
    found = [next(iter(means)) if len(means) == 1 else None for means in left]
    open_ones = [at for at, person in enumerate(found) if person is None]
    nobody = [one.id for one in people if one.id not in found]
    # two people, one of them named: the other word means the other; it is confirmed anyway
    if len(open_ones) == 1 and len(nobody) == 1 and len(found) == len(people):
        found[open_ones[0]] = nobody[0]
    return found


# ── short answers ──


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", fold(text).lower()).split())


def is_kin_word(word: str) -> bool:
    """Whether a word names one person at home by what they are: worth remembering whom it meant."""
    return word in _WORDS and word not in KIN[Relation.SELF]


def is_yes(text: str) -> bool:
    """Whether this says yes to “is that right?”."""
    return _plain(text) in YES


def is_no(text: str) -> bool:
    """Whether this says no to “is that right?”."""
    return _plain(text) in NO


def asks_for_family(text: str) -> bool:
    """Whether somebody wants to see for whom this phone answers."""
    return _plain(text) in ASKS_FAMILY
