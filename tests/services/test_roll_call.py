"""A pasted 接龙 list: seen first, taken at once, asked about line by line, and no fever in it is lost."""

import pytest
from sqlmodel import Session

from bot.notices import FromResident, Line, RollCallCard
from bot.rules.escalation import AlertKind
from bot.services import asking, rolling, rounds
from bot.services.refusals import NotAllowed, Refused
from storage.models import Alert, Check, Dialogue, Reading
from storage.words import Asking, Channel, CheckState, GivenBy
from tests.services.office import FANG, LI, MIN, STRANGER, WANG, ZHANG, ZHOU, Office
from tests.services.remembered import remembered
from tests.world import at

LIST = "#接龙\n早上体温\n1. 李奶奶 3号楼501 36.5\n2. 王大爷 36.7 没有不舒服\n3. 赵六 36.6\n4. 张阿姨"


@pytest.fixture
@remembered
def people(office: Office) -> dict[str, int]:
    """Three residents who have been asked this morning."""
    people = {
        "李奶奶": office.enrol(LI, "李奶奶", "3号楼501"),
        "王大爷": office.enrol(WANG, "王大爷", "5号楼101"),
        "张阿姨": office.enrol(ZHANG, "张阿姨", "6号楼101"),
    }
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    office.clear()
    return people


def the_list(office: Office) -> Dialogue:
    return [one for one in office.rows(Dialogue) if one.asking is Asking.ROLL_CALL][-1]


def values(office: Office) -> list[tuple[int, int]]:
    return [(one.resident_id, one.centi) for one in office.rows(Reading)]


def confirm(office: Office, who: int = FANG) -> str:
    return office.does(who, rolling.confirm, the_list(office).id).key


def states(office: Office) -> list[str]:
    number = the_list(office).id

    def look(session: Session) -> list[str]:
        dialogue = session.get_one(Dialogue, number)
        return [state.value if state else "" for state in rolling.standing_of(session, dialogue).states]

    return office.db.call(look)


def test_a_list_is_shown_before_anything_is_taken(office: Office, people: dict[str, int]) -> None:
    office.says(FANG, LIST)
    assert office.owed(f"chat:{FANG}:zh-CN") == [RollCallCard(dialogue=the_list(office).id or 0)]
    assert states(office) == ["certain", "certain", "unknown", "novalue"]
    assert values(office) == []


def test_confirming_takes_the_certain_lines_and_says_who_gave_them(office: Office, people: dict[str, int]) -> None:
    office.says(FANG, LIST)
    assert confirm(office) == "roll-call-taken"
    assert values(office) == [(people["李奶奶"], 3650), (people["王大爷"], 3670)]
    first = office.rows(Reading)[0]
    assert (first.given_by, first.channel, first.staff_id) == (GivenBy.WORKER, Channel.CHAT, first.staff_id)
    assert first.staff_id and first.said == "李奶奶 3号楼501 36.5"
    assert [one.state for one in office.rows(Check)] == [CheckState.ANSWERED, CheckState.ANSWERED, CheckState.DUE]


def test_confirming_twice_takes_every_line_once(office: Office, people: dict[str, int]) -> None:
    office.says(FANG, LIST)
    confirm(office)
    confirm(office)
    assert len(values(office)) == 2


def test_the_doubtful_lines_are_asked_one_by_one(office: Office, people: dict[str, int]) -> None:
    office.says(FANG, LIST)
    confirm(office)
    dialogue = the_list(office).id
    office.does(FANG, rolling.skip, dialogue, 2)
    with pytest.raises(Refused):
        office.does(FANG, rolling.skip, dialogue, 2)
    office.does(FANG, rolling.answer_value, dialogue, 3, 3680)
    assert values(office)[-1] == (people["张阿姨"], 3680)
    assert the_list(office).closed_at is not None
    assert the_list(office).about["stage"] == "done"


def test_half_a_name_is_asked_about(office: Office, people: dict[str, int]) -> None:
    office.says(FANG, "#接龙\n1. 奶奶 36.5\n2. 王大爷 36.6")
    confirm(office)
    dialogue = the_list(office).id
    assert states(office) == ["several", ""]
    with pytest.raises(Refused):
        office.does(FANG, rolling.answer_who, dialogue, 0, people["王大爷"])
    office.does(FANG, rolling.answer_who, dialogue, 0, people["李奶奶"])
    assert values(office)[-1] == (people["李奶奶"], 3650)


def test_a_value_reported_already_is_kept_unless_the_worker_says_otherwise(
    office: Office, people: dict[str, int]
) -> None:
    office.says(LI, "36.5")
    office.says(WANG, "36.7")
    office.says(FANG, "#接龙\n1. 李奶奶 36.8\n2. 王大爷 36.7")
    assert states(office) == ["other", "same"]
    confirm(office)
    assert len(values(office)) == 2
    office.does(FANG, rolling.answer_value, the_list(office).id, 0, 3680)
    new = office.rows(Reading)[-1]
    assert (new.centi, new.supersedes) == (3680, office.rows(Reading)[0].id), "the old version is kept"


def test_a_second_line_about_somebody_is_not_taken_blindly(office: Office, people: dict[str, int]) -> None:
    office.says(FANG, "#接龙\n1. 李奶奶 36.5\n2. 李奶奶 36.9\n3. 李奶奶 36.5")
    assert states(office) == ["certain", "other", "same"]


def test_what_somebody_reports_between_preview_and_confirmation_counts(office: Office, people: dict[str, int]) -> None:
    office.says(FANG, LIST)
    office.says(LI, "37.0")
    confirm(office)
    assert values(office) == [(people["李奶奶"], 3700), (people["王大爷"], 3670)]
    assert states(office)[0] == "other"


def test_a_fever_in_a_list_rings_when_it_is_confirmed(office: Office, people: dict[str, int]) -> None:
    office.says(FANG, "#接龙\n1. 李奶奶 38.5 咳\n2. 王大爷 36.7")
    assert office.rows(Alert) == []
    confirm(office)
    assert [(one.kind, one.resident_id) for one in office.rows(Alert)] == [(AlertKind.FEVER, people["李奶奶"])]


def test_a_fever_nobody_confirms_becomes_an_alert_after_the_time_of_the_rule(
    office: Office, people: dict[str, int]
) -> None:
    office.says(FANG, "#接龙\n1. 李奶奶 38.5 咳\n2. 王大爷 36.7")
    office.wait(minutes=9)
    assert office.ticks(asking.raise_unconfirmed).raised == 0
    office.wait(minutes=1)
    assert office.ticks(asking.raise_unconfirmed).raised == 1
    assert office.ticks(asking.raise_unconfirmed).raised == 0
    assert office.alert().kind is AlertKind.UNCONFIRMED
    confirm(office)
    assert [one.kind for one in office.rows(Alert)] == [AlertKind.FEVER], "the same fact, confirmed"


def test_a_doubtful_fever_is_feared_after_the_others_are_taken(office: Office, people: dict[str, int]) -> None:
    office.says(FANG, "#接龙\n1. 李奶奶 385\n2. 王大爷 36.7")
    confirm(office)
    office.wait(minutes=10)
    assert office.ticks(asking.raise_unconfirmed).raised == 1


def test_a_list_without_a_fever_worries_nobody(office: Office, people: dict[str, int]) -> None:
    office.says(FANG, LIST)
    assert the_list(office).next_at is None


def test_cancelling_takes_nothing_and_fears_nothing(office: Office, people: dict[str, int]) -> None:
    office.says(FANG, "#接龙\n1. 李奶奶 38.5\n2. 王大爷 36.7")
    office.does(FANG, rolling.cancel, the_list(office).id)
    office.wait(minutes=10)
    assert office.ticks(asking.raise_unconfirmed).raised == 0
    with pytest.raises(Refused):
        confirm(office)
    assert values(office) == []


def test_a_second_list_takes_the_place_of_the_first(office: Office, people: dict[str, int]) -> None:
    office.says(FANG, LIST)
    first = the_list(office).id
    office.says(FANG, "#接龙\n1. 王大爷 36.1")
    assert the_list(office).id != first
    with pytest.raises(Refused):
        office.does(FANG, rolling.confirm, first)
    confirm(office)
    assert values(office) == [(people["王大爷"], 3610)]


def test_a_cry_for_help_in_a_line_is_one(office: Office, people: dict[str, int]) -> None:
    office.says(FANG, "#接龙\n1. 李奶奶 36.5 胸口痛\n2. 王大爷 36.7")
    confirm(office)
    assert [one.kind for one in office.rows(Alert)] == [AlertKind.SOS]


@pytest.mark.parametrize("who", [WANG, STRANGER, ZHOU])
def test_only_who_reports_for_people_pastes_lists(office: Office, people: dict[str, int], who: int) -> None:
    office.says(who, LIST)
    assert [one for one in office.rows(Dialogue) if one.asking is Asking.ROLL_CALL] == []


def test_a_list_of_somebody_else_cannot_be_confirmed(office: Office, people: dict[str, int]) -> None:
    office.says(FANG, LIST)
    for who in (MIN, WANG, STRANGER):
        with pytest.raises((Refused, NotAllowed)):
            confirm(office, who)
    assert values(office) == []


def test_ordinary_words_of_a_worker_are_no_list(office: Office, people: dict[str, int]) -> None:
    office.says(FANG, "今天走了三户\n1. 买米\n2. 买菜\n3. 送药")
    assert [type(one) for one in office.owed(f"chat:{FANG}:zh-CN")] == [Line]
    assert office.owed(kind=FromResident) == []


def test_two_hundred_lines_are_taken_in_one_go(office: Office) -> None:
    names = [f"居民{chr(0x4E00 + number)}" for number in range(200)]
    office.move_in(names, 3000)
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    office.says(FANG, "#接龙\n" + "\n".join(f"{at_ + 1}. {name} 36.5" for at_, name in enumerate(names)))
    confirm(office)
    assert len(values(office)) == 200
    assert {one.state for one in office.rows(Check)} == {CheckState.ANSWERED}
    assert the_list(office).closed_at == at("04-01 08:00")
