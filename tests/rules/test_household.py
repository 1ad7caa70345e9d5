"""Whose value is whose: by name, by kin word, by 我; and what is never decided without a yes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.household import (
    Person,
    Split,
    asks_for_family,
    is_kin_word,
    is_no,
    is_yes,
    seen_from,
    split,
)
from bot.rules.household_words import EVERYBODY, KIN, Relation
from bot.rules.temperature import HIGHEST_ASKED, LOWEST_ASKED
from tests.each import each

COUPLE = (Person(1, "王大爷", Relation.SELF), Person(2, "李奶奶", Relation.SPOUSE))
ELDERS = (Person(1, "李奶奶"), Person(2, "张爷爷"))
PARENTS = (Person(1, "李桂芳", Relation.PARENT), Person(2, "王建国", Relation.PARENT))
KNOWN = (Person(1, "李桂芳", Relation.PARENT, "妈"), Person(2, "王建国", Relation.PARENT, "爸"))
FOUR = (
    Person(1, "陈明", Relation.SELF),
    Person(2, "刘芳", Relation.SPOUSE),
    Person(3, "陈小宝", Relation.CHILD),
    Person(4, "李奶奶", Relation.PARENT),
)
ENGLISH = (Person(1, "Anna", Relation.SELF), Person(2, "Bob", Relation.SPOUSE))
NUMBERED = (Person(1, "张三"), Person(2, "李四"))
MOTHER = (Person(1, "李桂芳"),)


def shown(found: Split | None) -> str:
    """A split in one line: `1=36.5 2=36.8`, a `?` for whom nobody knows, `!` when it needs no yes."""
    if found is None:
        return "-"
    parts = " ".join(f"{part.person or '?'}={part.value}" for part in found.parts)
    return f"{parts} !" if found.exact else parts


CASES: list[tuple[str, tuple[Person, ...], str]] = [
    # kin words are proposed
    ("我36.5，老伴36.8", COUPLE, "1=36.5 2=36.8"),
    ("我三十六度五，老伴三十六度八", COUPLE, "1=36.5 2=36.8"),
    ("我 36.5\n老伴 36.8", COUPLE, "1=36.5 2=36.8"),
    ("36.5，老伴36.8", COUPLE, "1=36.5 2=36.8"),
    ("36.5 我，36.8 老伴", COUPLE, "1=36.5 2=36.8"),
    ("我和老伴都是36.5", COUPLE, "1=36.5 2=36.5"),
    ("我们俩都36.5", COUPLE, "1=36.5 2=36.5"),
    ("我们俩都36.5", FOUR, "?=36.5 ?=36.5"),
    ("两个人都是36.6", COUPLE, "1=36.6 2=36.6"),
    ("两个人都是36.6", FOUR, "?=36.6 ?=36.6"),
    ("老两口36.5", COUPLE, "1=36.5 2=36.5"),
    ("我们四口都是36.5", FOUR, "1=36.5 2=36.5 3=36.5 4=36.5"),
    ("家里四个人都36.5", FOUR, "1=36.5 2=36.5 3=36.5 4=36.5"),
    ("每个人36.5", FOUR, "1=36.5 2=36.5 3=36.5 4=36.5"),
    ("both of us 36.5", ENGLISH, "1=36.5 2=36.5"),
    ("全家都是36.5", FOUR, "1=36.5 2=36.5 3=36.5 4=36.5"),
    ("我很好，老伴36.8", COUPLE, "2=36.8"),
    ("我36.5老伴36.8孩子37.2", FOUR, "1=36.5 2=36.8 3=37.2"),
    ("孩子37.9有点咳嗽，我36.5没事", FOUR, "3=37.9 1=36.5"),
    ("陈明36.5 刘芳36.6 小宝36.9 奶奶36.4", FOUR, "1=36.5 2=36.6 3=36.9 4=36.4"),
    ("我365 老伴36.8", COUPLE, "1=36.5 2=36.8"),
    ("me 36.5, my wife 36.8", ENGLISH, "1=36.5 2=36.8"),
    ("my wife's temp is 36.8 and mine is 36.5", ENGLISH, "2=36.8 1=36.5"),
    ("①李奶奶36.5 ②张爷爷36.6", ELDERS, "1=36.5 2=36.6 !"),
    ("⑴我36.5⑵老伴36.8", COUPLE, "1=36.5 2=36.8"),
    ("①我36⑤ ②老伴36.8", COUPLE, "2=36.8"),
    # a word for two of them is asked about, until it was heard once
    ("妈36.4 爸37.9", PARENTS, "?=36.4 ?=37.9"),
    ("妈36.4 爸37.9", KNOWN, "1=36.4 2=37.9"),
    ("妈没量，爸37.9", KNOWN, "2=37.9"),
    ("女儿36.5", COUPLE, "?=36.5"),
    # full names need no yes
    ("李奶奶36.5 张爷爷36.6", ELDERS, "1=36.5 2=36.6 !"),
    ("李奶奶：36.5；张爷爷：36.6", ELDERS, "1=36.5 2=36.6 !"),
    ("李奶奶和张爷爷两个人都是36.5", ELDERS, "1=36.5 2=36.5"),
    ("李奶奶36.5 张爷爷36.6，两个人都没有不舒服", ELDERS, "1=36.5 2=36.6"),
    ("李奶奶和张爷爷都是36.5", ELDERS, "1=36.5 2=36.5 !"),
    ("张三36.5 李四36.6", NUMBERED, "1=36.5 2=36.6 !"),
    ("Anna 36.5, Bob 36.8", ENGLISH, "1=36.5 2=36.8 !"),
    ("我36.5", COUPLE, "1=36.5 !"),
    # what is less than that does
    ("李奶奶365 张爷爷36.6", ELDERS, "1=36.5 2=36.6"),
    ("李明明36.5", (Person(1, "李明"), Person(2, "王五")), "1=36.5"),
    ("小李明36.5", (Person(1, "李明"), Person(2, "王五")), "1=36.5"),
    ("李明36.5", (Person(1, "李明"), Person(2, "李明")), "?=36.5"),
    ("王奶奶36.5 李奶奶36.6", (Person(1, "王秀英"), Person(2, "李桂芳")), "1=36.5 2=36.6"),
    ("赵奶奶36.5", ELDERS, "?=36.5"),
    ("李奶奶36.5 李奶奶36.9", ELDERS, "?=36.5 ?=36.9"),
    # what is said of all, and what is said of nobody at home
    ("都36.5", COUPLE, "1=36.5 2=36.5"),
    ("今天都是36.6", FOUR, "1=36.6 2=36.6 3=36.6 4=36.6"),
    ("都36.5", MOTHER, "-"),
    ("都正常", COUPLE, "-"),
    ("我家那口子38.2", COUPLE, "2=38.2"),
    ("当家的38.2，我36.5", COUPLE, "2=38.2 1=36.5"),
    ("闺女37.8", FOUR, "3=37.8"),
    ("阿婆37.8", FOUR, "4=37.8"),
    ("我同学39度", COUPLE, "-"),
    ("我家狗39度", COUPLE, "-"),
    ("王大爷的朋友39度", COUPLE, "-"),
    # one person behind a phone: whatever word it is, it is shown before it counts
    ("妈36.4", MOTHER, "1=36.4"),
    ("我36.5", MOTHER, "1=36.5"),
    ("李桂芳36.5", MOTHER, "1=36.5 !"),
    # nothing that says whose is whose, or that is about more than that
    ("36.5", COUPLE, "-"),
    ("家里没米了", COUPLE, "-"),
    ("要两个人的菜，36.5", COUPLE, "-"),
    ("两个鸡蛋 36.5", COUPLE, "-"),
    ("谢谢奶奶 36.5", COUPLE, "-"),
    ("大家好 36.5", COUPLE, "-"),
    ("昨天李奶奶36.5", ELDERS, "-"),
    ("李奶奶36.5，昨天张爷爷36.6", ELDERS, "-"),
    ("李奶奶不是36.5", ELDERS, "-"),
    ("妈早上36.4 晚上36.8", KNOWN, "-"),
    ("李奶奶36.5 王五36.6", ELDERS, "-"),
    ("老伴", COUPLE, "-"),
    ("我36.5\u202e，老伴36.8", COUPLE, "-"),
    ("我36.5，老伴36.8" + "啊" * 500, COUPLE, "-"),
    ("我36.5", (), "-"),
]


@each(CASES)
def test_a_message_is_split_among_the_people_it_names(text: str, people: tuple[Person, ...], expected: str) -> None:
    assert shown(split(text, people)) == expected


_WORDS = [
    *(
        "我",
        "老伴",
        "妈",
        "爸",
        "孩子",
        "奶奶",
        "李奶奶",
        "张爷爷",
        "王大爷",
        "全家",
        "me",
        "my wife",
        "Bob",
        "谢谢",
        "王",
    ),
    *(
        "36.5",
        "37.9",
        "365",
        "三十六度五",
        "97.7F",
        "50",
        "血压120",
        "昨天",
        "不是",
        "都",
        "和",
        "，",
        "。",
        "\n",
        " ",
        "吗",
    ),
]
_TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_WORDS), max_size=12).map("".join))
_HOUSES = st.sampled_from([COUPLE, ELDERS, PARENTS, KNOWN, FOUR, ENGLISH, MOTHER])


@settings(max_examples=300)
@given(_TEXTS, _HOUSES)
def test_nobody_gets_two_values_and_only_people_of_the_house_get_one(text: str, people: tuple[Person, ...]) -> None:
    found = split(text, people)
    if found is None:
        return
    given_to = [part.person for part in found.parts if part.person is not None]
    assert found.parts
    assert len(given_to) == len(set(given_to))
    assert set(given_to) <= {one.id for one in people}
    assert all(LOWEST_ASKED <= part.value <= HIGHEST_ASKED for part in found.parts)


def test_what_is_said_of_all_behind_the_values_is_each_one_s() -> None:
    for rest, of_all in (
        (" 都没有不舒服", True),
        (" 没有不舒服，谢谢", True),
        ("都有点咳", True),
        (" all fine", True),
        (" 有点咳", False),
        ("，全身酸痛", False),
        (", not well at all", False),
    ):
        found = split(f"李奶奶36.5 张爷爷36.6{rest}", ELDERS)
        assert found is not None and [part.value.centi for part in found.parts] == [3650, 3660], rest
        assert (found.parts[0].words != "36.5") == of_all, (rest, found.parts)


@settings(max_examples=300)
@given(_TEXTS, _HOUSES)
def test_what_counts_without_a_yes_names_everybody_in_full(text: str, people: tuple[Person, ...]) -> None:
    found = split(text, people)
    if found is None or not found.exact:
        return
    names = {one.id: one for one in people}
    for part in found.parts:
        assert part.person is not None
        one = names[part.person]
        assert part.word == one.name.lower() or (one.kin is Relation.SELF and part.word in KIN[Relation.SELF])


@settings(max_examples=150)
@given(st.permutations(FOUR), st.lists(st.integers(350, 420), min_size=4, max_size=4))
def test_names_with_their_values_come_back_as_they_were_written(people: list[Person], tenths: list[int]) -> None:
    text = " ".join(f"{one.name}{value / 10:.1f}" for one, value in zip(people, tenths, strict=True))
    found = split(text, FOUR)
    assert found is not None and found.exact
    assert [(part.person, part.value.centi) for part in found.parts] == [
        (one.id, value * 10) for one, value in zip(people, tenths, strict=True)
    ]


@pytest.mark.parametrize(
    ("relation", "seen"),
    [
        (Relation.CHILD, Relation.PARENT),
        (Relation.PARENT, Relation.CHILD),
        (Relation.SPOUSE, Relation.SPOUSE),
        (Relation.SELF, Relation.SELF),
        (None, None),
    ],
)
def test_to_a_child_the_person_is_a_parent(relation: Relation | None, seen: Relation | None) -> None:
    assert seen_from(relation) is seen


def test_short_answers_are_understood() -> None:
    assert all(is_yes(text) for text in ("对", "是的。", "OK", "嗯", "Yes!"))
    assert all(is_no(text) for text in ("不对", "重来", "No", "错了"))
    assert not any(is_yes(text) or is_no(text) for text in ("", "36.5", "对面没人", "家里没米了"))
    assert asks_for_family("替家人报") and asks_for_family("Family") and not asks_for_family("家里没米了")


def test_a_word_worth_remembering_means_one_person_and_not_oneself() -> None:
    assert is_kin_word("妈") and is_kin_word("奶奶") and is_kin_word("wife")
    assert not any(is_kin_word(word) for word in ("", "我", "me", "李奶奶", *EVERYBODY))
