"""What follows a command: words, days, numbers of days, and the loose arguments of /enroll."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.arguments import LONGEST_EPISODE, Enrolment, Slip, day_in, days_in, enrolment, name_and_text, words
from bot.rules.people import LONGEST_ADDRESS, is_name
from tests.each import each

TODAY = date(2022, 4, 1)
tails = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            ["李桂芳", "东门网格", "13800000000", "14天", "4/2", "2022-04-02", '"', "“幸福楼", "”", "3-2", "+86", "999"]
        ),
        max_size=8,
    ).map(" ".join),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("王大爷 36.5", ("王大爷", "36.5")),
        ("  王大爷\u3000 36.5\n", ("王大爷", "36.5")),
        ('"Anna Smith" 东门网格', ("Anna Smith", "东门网格")),
        ("“Anna Smith” 东门网格", ("Anna Smith", "东门网格")),
        ("「Anna Smith」 东门网格", ("Anna Smith", "东门网格")),
        ('"" x', ("", "x")),
        ('"Anna', ('"Anna',)),
        ("", ()),
    ],
)
def test_quoted_words_keep_their_spaces(text: str, found: tuple[str, ...]) -> None:
    assert words(text) == found


@each(
    [
        ("2022-04-02", date(2022, 4, 2)),
        ("2022/4/2", date(2022, 4, 2)),
        ("2022年4月2日", date(2022, 4, 2)),
        ("２０２２．４．２", date(2022, 4, 2)),
        ("4/2", date(2022, 4, 2)),
        ("4月2日", date(2022, 4, 2)),
        ("4月2", date(2022, 4, 2)),
        ("3-2", None),
        ("3-2-501", None),
        ("2022-02-30", None),
        ("4月2号", date(2022, 4, 2)),
        ("2022年4月2号", date(2022, 4, 2)),
        ("13/1", None),
        ("0000-01-01", None),
        ("明天", None),
        ("", None),
    ]
)
def test_a_day_is_read_as_people_write_it(text: str, day: date | None) -> None:
    assert day_in(text, today=TODAY) == day


def test_a_day_without_a_year_is_the_nearest() -> None:
    assert day_in("12月28日", today=date(2022, 1, 3)) == date(2021, 12, 28)
    assert day_in("1/5", today=date(2022, 12, 30)) == date(2023, 1, 5)
    assert day_in("2/29", today=date(2021, 1, 3)) == date(2020, 2, 29)
    assert day_in("2/29", today=date(2022, 4, 1)) is None


@each(
    [
        ("14", 14),
        ("14天", 14),
        ("１４ 天", None),
        ("１４天", 14),
        ("7日", 7),
        ("14d", 14),
        ("14 ", 14),
        ("1day", 1),
        ("14Days", 14),
        ("0", None),
        (str(LONGEST_EPISODE), LONGEST_EPISODE),
        (str(LONGEST_EPISODE + 1), None),
        ("1000", None),
        ("-3", None),
        ("甲", None),
    ]
)
def test_a_number_of_days_is_between_one_and_sixty(text: str, count: int | None) -> None:
    assert days_in(text) == count


def test_a_full_registration_is_read_in_any_order() -> None:
    expected = Enrolment("李桂芳", "东门网格", "3号楼 2单元501", "13800000002", date(2022, 4, 2), 7)
    for tail in (
        "李桂芳 东门网格 3号楼 2单元501 13800000002 2022-04-02 7天",
        "李桂芳 东门网格 7天 4/2 13800000002 3号楼 2单元501",
        "李桂芳 东门网格 138-0000-0002 3号楼 4月2日 2单元501 7",
    ):
        assert enrolment(tail, today=TODAY) == expected


def test_a_registration_is_read_as_people_type_it() -> None:
    expected = Enrolment("李桂芳", "东门网格", "3号楼 501", "13800000002", date(2022, 4, 2), 14)
    for tail in (
        "李桂芳 东门网格 3号楼 501 138 0000 0002 明天 14 天",
        "李桂芳 东门网格 3号楼 501 +86 13800000002 从4月2日起 14天",
        "李桂芳 东门网格 3号楼 501 +86 138 0000 0002 4月2号开始 14 days",
        "李桂芳，东门网格，3号楼 501，138-0000-0002，Tomorrow，14天",
        "姓名：李桂芳\n区域：东门网格\n地址：3号楼 501\n电话：13800000002\n开始：4/2\n天数：14",
    ):
        assert enrolment(tail, today=TODAY) == expected, tail
    abroad = enrolment("Anna 东门网格 +34 600 000 000 昨天", today=TODAY)
    assert abroad == Enrolment("Anna", "东门网格", "", "+34600000000", date(2022, 3, 31))
    assert enrolment("李桂芳 东门网格 010 88888888", today=TODAY) == Enrolment("李桂芳", "东门网格", "", "01088888888")


def test_a_length_that_is_none_is_no_part_of_the_address() -> None:
    for word in ("0天", "400天", "-3天", "61days", "3月30日-4月13日", "2022-03-30至2022-04-13"):
        assert enrolment(f"李桂芳 东门网格 3-2-501 {word}", today=TODAY) == Slip("enrol-days-wrong", word), word
    assert enrolment("李桂芳 东门网格 3月30日 4月13日", today=TODAY) == Slip("enrol-days-wrong", "4月13日")


def test_a_house_number_without_words_is_an_address_beside_a_phone_and_without_one() -> None:
    for door in ("3-2-501", "12-2-1501", "12-1501"):
        assert enrolment(f"李桂芳 东门网格 {door}", today=TODAY) == Enrolment("李桂芳", "东门网格", door)
        with_phone = enrolment(f"李桂芳 东门网格 {door} 138-0000-0002", today=TODAY)
        assert with_phone == Enrolment("李桂芳", "东门网格", door, "13800000002"), door


def test_a_day_that_is_none_is_said_to_be_none() -> None:
    for day in ("2022-02-30", "2022-13-45", "2022年2月30日", "2月30日"):
        assert enrolment(f"李桂芳 东门网格 3-2-501 {day}", today=TODAY) == Slip("day-wrong", day)
    assert enrolment("李桂芳 东门网格 13/1", today=TODAY) == Enrolment("李桂芳", "东门网格", "13/1")


def test_the_second_slashed_day_and_the_second_number_are_part_of_the_address() -> None:
    found = enrolment("李桂芳 东门网格 7 8 4/2 4/3", today=TODAY)
    assert found == Enrolment("李桂芳", "东门网格", "8 4/3", "", date(2022, 4, 2), 7)


@pytest.mark.parametrize(
    ("tail", "slip"),
    [
        ("", Slip("enrol-usage")),
        ("李桂芳", Slip("enrol-usage")),
        ("12345 东门网格", Slip("name-wrong", "12345")),
        ('"" 东门网格', Slip("name-wrong", "")),
        ("李桂芳 东门网格 12800000000", Slip("phone-wrong", "12800000000")),
        ("李桂芳 东门网格 13800000000 13900000000", Slip("phone-second", "13900000000")),
        ("李桂芳 东门网格 " + "楼" * (LONGEST_ADDRESS + 1), Slip("address-long")),
    ],
)
def test_a_slip_names_its_word(tail: str, slip: Slip) -> None:
    assert enrolment(tail, today=TODAY) == slip


@given(tails, st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_no_arguments_break_the_registration(tail: str, today: date) -> None:
    found = enrolment(tail, today=today)
    if isinstance(found, Slip):
        assert found.key in {
            *("enrol-usage", "name-wrong", "phone-wrong", "phone-second", "day-wrong", "enrol-days-wrong"),
            *("address-long", "enrol-one"),
        }
        return
    assert is_name(found.name)
    assert len(found.address) <= LONGEST_ADDRESS
    assert found.days is None or 1 <= found.days <= LONGEST_EPISODE


@given(st.text(max_size=40))
def test_no_word_breaks_the_reading_of_days(text: str) -> None:
    assert day_in(text, today=TODAY) is None or days_in(text) is None
    assert all(isinstance(word, str) for word in words(text))


@pytest.mark.parametrize(
    ("tail", "name", "text"),
    [
        ("王大爷 门铃坏了", "王大爷", "门铃坏了"),
        ("王大爷\n第一行\n第二行", "王大爷", "第一行\n第二行"),
        ('"Anna Smith" the bell', "Anna Smith", "the bell"),
        ("“Anna Smith”门铃", "Anna Smith", "门铃"),
        ("  王大爷  ", "王大爷", ""),
        ("", "", ""),
        ('"', '"', ""),
    ],
)
def test_a_name_is_followed_by_words_as_they_were_typed(tail: str, name: str, text: str) -> None:
    assert name_and_text(tail) == (name, text)
