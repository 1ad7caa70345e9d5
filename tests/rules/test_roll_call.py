"""A pasted list: every numbering people use, whose line is which, and what is no list at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.presence import Person
from bot.rules.roll_call import RowState, looks_like_list, rows_in, state_of
from tests.each import each

LI, WANG, ZHANG_1, ZHANG_2, FENG, ANNA, MOU = range(1, 8)
GRID = (
    Person(LI, "李奶奶", "3-2-501"),
    Person(WANG, "王大爷", "3号楼2单元502"),
    Person(ZHANG_1, "张三", "1-1-101"),
    Person(ZHANG_2, "张三", "2-1-101"),
    Person(FENG, "张三丰", "9-9-901"),
    Person(ANNA, "Anna Smith", "5-1-101"),
    Person(MOU, "李某某", "6-1-601"),
)


@each(
    [
        ("12. 李奶奶 36.5", 12),
        ("12.李奶奶 36.5", 12),
        ("１２．李奶奶 36.5", 12),
        ("1、李奶奶 36.5", 1),
        ("1、 李奶奶 36.5", 1),
        ("1) 李奶奶 36.5", 1),
        ("1）李奶奶 36.5", 1),
        ("(1) 李奶奶 36.5", 1),
        ("（1）李奶奶 36.5", 1),
        ("①李奶奶 36.5", 1),
        ("⑳ 李奶奶 36.5", 20),
        ("㉑ 李奶奶 36.5", 21),
        ("㊱ 李奶奶 36.5", 36),
        ("1: 李奶奶 36.5", 1),
        ("1 李奶奶 36.5", 1),
    ]
)
def test_a_line_is_numbered_in_any_of_the_usual_styles(line: str, number: int) -> None:
    (row,) = rows_in(f"#接龙\n{line}", GRID)
    assert (row.number, row.people, row.values, row.sure, row.certain) == (number, (LI,), (3650,), True, True)


@each(
    [
        ("1. 李奶奶 3-2-501 36.5", (LI,), (3650,), RowState.CERTAIN),
        ("1. 李奶奶3-2-501 36.5℃ 没有不舒服", (LI,), (3650,), RowState.CERTAIN),
        ("1. 李奶奶：36度5", (LI,), (3650,), RowState.CERTAIN),
        ("1. 李奶奶三十六度五", (LI,), (3650,), RowState.CERTAIN),
        ("1. 李奶奶体温36.5", (LI,), (3650,), RowState.CERTAIN),
        ("1. 李奶奶 97.7F", (LI,), (3650,), RowState.CERTAIN),
        ("1. 李奶奶，３６．５", (LI,), (3650,), RowState.CERTAIN),
        ("1. 王大爷3号楼2单元502 37.9 有点咳", (WANG,), (3790,), RowState.CERTAIN),
        ("1. Anna Smith 5-1-101 36.6", (ANNA,), (3660,), RowState.CERTAIN),
        # the door says which of two
        ("1. 张三 2-1-101 36.8", (ZHANG_2,), (3680,), RowState.CERTAIN),
        ("1. 张三 2－1－101 36.8", (ZHANG_2,), (3680,), RowState.CERTAIN),
        ("1. 张三 36.8", (ZHANG_1, ZHANG_2), (3680,), RowState.SEVERAL),
        ("1. 张三三十六度五", (ZHANG_1, ZHANG_2), (3650,), RowState.SEVERAL),
        # a longer name is another person, half a name is a question
        ("1. 张三丰 36.5", (FENG,), (3650,), RowState.CERTAIN),
        ("1. 张三娃 36.5", (), (3650,), RowState.UNKNOWN),
        ("1. 三丰 36.5", (FENG,), (3650,), RowState.SEVERAL),
        ("1. 三丰 9-9-901 36.5", (FENG,), (3650,), RowState.CERTAIN),
        ("1. 赵六 8-1-101 36.5", (), (3650,), RowState.UNKNOWN),
        ("1. 李奶奶", (LI,), (), RowState.NO_VALUE),
        ("1. 李奶奶 3-2-501 已报", (LI,), (), RowState.NO_VALUE),
        ("1. 李奶奶 365", (LI,), (3650,), RowState.DOUBTFUL),
        ("1. 李奶奶 36.5 晚37.5", (LI,), (3650, 3750), RowState.DOUBTFUL),
        ("1. 李奶奶 42.5", (LI,), (4250,), RowState.DOUBTFUL),
    ]
)
def test_a_line_says_who_and_how_warm(
    line: str, people: tuple[int, ...], values: tuple[int, ...], state: RowState
) -> None:
    (row,) = rows_in(f"#接龙\n{line}", GRID)
    assert (row.people, row.values) == (people, values)
    assert state_of(row.people, row.values, sure=row.sure, certain=row.certain, reported=None) is state


@pytest.mark.parametrize(
    ("values", "certain", "reported", "state"),
    [
        ((3650,), True, 3650, RowState.SAME),
        ((3650,), True, 3680, RowState.OTHER_VALUE),
        ((), False, 3650, RowState.SAME),
        ((3650, 3750), False, 3650, RowState.DOUBTFUL),
    ],
)
def test_who_has_reported_already_is_not_written_over_blindly(
    values: tuple[int, ...], certain: bool, reported: int, state: RowState
) -> None:
    assert state_of((LI,), values, sure=True, certain=certain, reported=reported) is state


@each(
    [
        "",
        "36.5",
        "36.5 李奶奶",
        "王大爷 36.8",
        "今天走了三户，都好",
        "1. 李奶奶 36.5",
        "1. 李奶奶 36.5\n2. 王大爷 36.6",
        "1. 买米\n2. 买菜 5斤\n3. 送药",
        "要办的事：\n1. 给李奶奶打电话\n2. 36号楼贴通知\n3. 王大爷 36.5 复测\n4. 开会",
        "3-2-501\n3-2-502\n3-2-503",
        "10:30 开会\n11:00 核查\n12:30 吃饭",
        "#接龙\n大家好，请报体温",
    ]
)
def test_ordinary_words_of_a_worker_are_no_list(text: str) -> None:
    assert rows_in(text, GRID) == ()


def test_three_lines_with_values_are_a_list_without_a_heading() -> None:
    rows = rows_in("1. 李奶奶 36.5\n2. 王大爷 36.6\n3. Anna Smith", GRID)
    assert [row.people for row in rows] == [(LI,), (WANG,), (ANNA,)]


def test_the_heading_and_the_lines_between_are_passed_over() -> None:
    text = "#接龙\n东门网格早上体温\n例 姓名 门牌 体温\n\n1. 李奶奶 36.5\n\n2. 王大爷 36.6\n谢谢大家"
    assert [row.number for row in rows_in(text, GRID)] == [1, 2]


def test_two_hundred_lines_are_read() -> None:
    people = [Person(number, f"居民{chr(0x4E00 + number)}", f"{number}-1-101") for number in range(200)]
    text = "#接龙\n" + "\n".join(f"{one.resident + 1}. {one.name} {one.address} 36.5" for one in people)
    rows = rows_in(text, people)
    assert [row.people for row in rows] == [(one.resident,) for one in people]
    assert all(row.sure and row.certain for row in rows)


@given(st.text(alphabet="#接龙0123456789.、)①李奶奶王大爷张三 \n℃三十六度五-", max_size=60))
def test_nothing_pasted_breaks_it_and_no_value_is_invented(text: str) -> None:
    for row in rows_in(text, GRID):
        assert set(row.people) <= {one.resident for one in GRID}
        assert not row.sure or len(row.people) == 1
        assert not row.certain or len(row.values) == 1
        assert looks_like_list(text)
