"""A traveller with a fever is handed to the area that is responsible, which accepts or the township is asked."""

import pytest

from bot.notices import AlertCard, Line
from bot.rules.escalation import AlertKind, Press
from bot.services import checkpoints, climbing, handling
from bot.services.refusals import NotAllowed, Refused
from storage.models import Alert, Audit
from tests.services.office import CHEN, FANG, LI, LIU, MIN, SUN, ZHOU, Office

WANG_MOU = "路过的王某 38.4 东门网格 3号楼101 13800000009"


def hands(office: Office, tail: str = WANG_MOU, who: int = CHEN) -> str:
    """陈书记, or somebody else, hands a traveller over; the key of the answer."""
    office.does(who, checkpoints.by_command, tail)
    (*_, said) = office.owed(f"chat:{who}:zh-CN", kind=Line)
    assert isinstance(said, Line)
    return said.key


def told(office: Office) -> set[int]:
    """The chats the card goes to now."""
    return {one.chat_id for one in office.deliver() if one.subject.startswith("alert:") and one.card is None}


def test_the_area_hears_at_once_and_accepts_with_one_press(office: Office) -> None:
    assert hands(office) == "checkpoint-handed"
    alert = office.alert()
    assert alert.kind is AlertKind.CHECKPOINT
    assert all(word in alert.said for word in ("路过的王某", "38.4", "3号楼101", "13800000009"))
    assert told(office) == {FANG, CHEN, LIU}
    office.does(FANG, handling.press, alert.id, Press.MINE, message_id=None)
    office.deliver()
    office.wait(minutes=31)
    office.ticks(climbing.climb_due)
    assert told(office) == set()
    kept = [one for one in office.rows(Audit) if one.what == "checkpoint-handed"]
    assert [one.subject for one in kept] == [f"alert:{alert.id}"]


def test_what_nobody_accepts_in_half_an_hour_goes_to_the_township(office: Office) -> None:
    hands(office)
    told(office)
    office.wait(minutes=29)
    office.ticks(climbing.climb_due)
    assert told(office) == set()
    office.wait(minutes=1)
    office.ticks(climbing.climb_due)
    assert told(office) == {SUN}


def test_typed_twice_it_is_one_hand_off(office: Office) -> None:
    assert hands(office) == "checkpoint-handed"
    office.wait(minutes=1)
    assert hands(office) == "checkpoint-known"
    assert len(office.rows(Alert)) == 1
    assert "王某" not in office.alert().dedupe


def test_an_address_where_somebody_is_registered_says_which_area(office: Office) -> None:
    office.enrol(LI, "李奶奶", "3号楼2单元501")
    office.clear()
    assert hands(office, "路过的王某 38.4 3号楼2单元501") == "checkpoint-handed"
    assert office.owed(kind=AlertCard)
    with pytest.raises(Refused, match="checkpoint-where"):
        hands(office, "路过的王某 38.4 9号楼")


def test_a_wrong_argument_hands_nobody_over(office: Office) -> None:
    for tail, key in (
        ("", "checkpoint-usage"),
        ("王某 38.4", "checkpoint-usage"),
        ("38.4 王某 东门网格", "checkpoint-usage"),
        ("王某 很烫 东门网格", "checkpoint-value"),
        ("王某 36.5 东门网格", "checkpoint-no-fever"),
        ("王某 38.4 东门网格 1380000000", "phone-wrong"),
        ("王某 38.4 没有这里", "checkpoint-where"),
    ):
        with pytest.raises(Refused, match=key):
            hands(office, tail)
    assert not office.rows(Alert)


def test_leads_may_and_workers_and_police_may_not(office: Office) -> None:
    for who in (FANG, MIN, ZHOU, LI):
        with pytest.raises(NotAllowed):
            hands(office, who=who)
    with pytest.raises(Refused, match="in-private-only"):
        office.does(CHEN, checkpoints.by_command, WANG_MOU, group=-7)
