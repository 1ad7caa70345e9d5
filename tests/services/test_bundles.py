"""Several alerts for one chat within three seconds are one message; a cry for help is never held."""

import pytest
from sqlmodel import Session

from bot.notices import AlertView, BundleView
from bot.rules.escalation import AlertState, Outcome, Press
from bot.services import calling, climbing, handling, losing
from bot.services.refusals import Refused
from bot.services.sending import Letter
from storage import cards
from storage.models import Alert, BoundGroup, Card, Outbox
from storage.words import OutboxState
from tests.services.office import CHEN, FANG, LI, LIU, MIN, SUN, WANG, ZHANG, Office
from tests.services.remembered import remembered

NAMES = {LI: "李奶奶", WANG: "王大爷", ZHANG: "张阿姨"}


@pytest.fixture
@remembered
def three(office: Office) -> Office:
    """Three residents of one grid, and nothing said yet."""
    for who, name in NAMES.items():
        office.enrol(who, name, "3号楼")
    office.deliver()
    office.wait(minutes=1)
    return office


def letters(office: Office, chat: int) -> list[AlertView | BundleView]:
    """The alerts that come to a chat now as new messages."""
    return [
        letter.notice
        for letter in office.deliver()
        if letter.chat_id == chat and letter.edits is None and isinstance(letter.notice, AlertView | BundleView)
    ]


def names(notice: AlertView | BundleView) -> list[str]:
    return [one.name for one in notice.alerts] if isinstance(notice, BundleView) else [notice.name]


def test_three_fevers_at_once_are_one_message(three: Office) -> None:
    for who in NAMES:
        three.says(who, "37.5")
    (bundle,) = letters(three, FANG)
    assert names(bundle) == ["李奶奶", "王大爷", "张阿姨"]
    assert len(three.rows(Alert)) == 3


def test_the_first_goes_at_once_and_what_comes_within_three_seconds_goes_together(three: Office) -> None:
    three.says(LI, "38.5")
    assert [names(one) for one in letters(three, FANG)] == [["李奶奶"]]
    three.wait(seconds=1)
    three.says(WANG, "38.6")
    assert letters(three, FANG) == []
    three.wait(seconds=1)
    three.says(ZHANG, "37.6")
    assert letters(three, FANG) == []
    three.wait(seconds=1)
    assert [names(one) for one in letters(three, FANG)] == [["王大爷", "张阿姨"]]


def test_in_one_message_what_is_red_stands_first(three: Office) -> None:
    for who, said in ((LI, "37.5"), (WANG, "37.6"), (ZHANG, "38.6")):
        three.says(who, said)
    (bundle,) = letters(three, FANG)
    assert names(bundle) == ["张阿姨", "李奶奶", "王大爷"]


def test_one_that_waited_and_stayed_alone_is_a_card_like_any_other(three: Office) -> None:
    three.says(LI, "38.5")
    three.deliver()
    three.wait(seconds=1)
    three.says(WANG, "38.6")
    three.deliver()
    three.wait(seconds=2)
    (card,) = letters(three, FANG)
    assert isinstance(card, AlertView) and card.name == "王大爷"


def test_a_cry_for_help_is_never_held_and_shares_its_message_with_nobody(three: Office) -> None:
    three.says(LI, "38.5")
    three.says(ZHANG, "38.5")
    three.does(WANG, calling.press_sos)
    said = letters(three, FANG)
    assert [names(one) for one in said] == [["王大爷"]], "first, and alone"
    three.says(LI, "SOS")
    assert [names(one) for one in letters(three, FANG)] == [["李奶奶"]]
    three.wait(seconds=3)
    assert [names(one) for one in letters(three, FANG)] == [["李奶奶", "张阿姨"]]


def test_every_copy_changes_in_bundles_too(three: Office) -> None:
    for who in NAMES:
        three.says(who, "38.5")
    three.deliver()
    first = three.rows(Alert)[0]
    three.does(LIU, handling.press, first.id, Press.MINE, message_id=None)
    changed = {one.chat_id: one.notice for one in three.deliver() if one.edits is not None}
    assert set(changed) == {FANG, LIU}
    for notice in changed.values():
        assert isinstance(notice, BundleView)
        assert [(one.state, one.owner) for one in notice.alerts] == [
            (AlertState.ACKED, "刘医生"),
            (AlertState.OPEN, ""),
            (AlertState.OPEN, ""),
        ]


def opened(office: Office, who: int, alert: int | None, message: int | None = None) -> list[Letter]:
    office.does(who, handling.press, alert, Press.SHOW, message_id=message)
    return [one for one in office.deliver() if isinstance(one.notice, AlertView)]


def message_of(office: Office, chat: int) -> int:
    """The message of the bundle in a chat."""
    (card,) = [one for one in office.rows(Card) if one.chat_id == chat and one.subject.startswith("bundle:")]
    return card.message_id


def test_a_name_in_a_bundle_opens_a_card_of_its_own_that_lives(three: Office) -> None:
    for who in NAMES:
        three.says(who, "38.5")
    three.deliver()
    second = three.rows(Alert)[1]
    (own,) = opened(three, FANG, second.id, message_of(three, FANG))
    assert isinstance(own.notice, AlertView) and own.notice.name == "王大爷"
    three.does(FANG, handling.press, second.id, Press.MINE, message_id=None)
    three.does(FANG, handling.close, second.id, Outcome.HOSPITAL, message_id=None)
    changed = [one.notice for one in three.deliver() if one.chat_id == FANG and one.edits is not None]
    assert {type(one) for one in changed} == {AlertView, BundleView}
    assert {one.state for one in changed if isinstance(one, AlertView)} == {AlertState.CLOSED}


def test_a_bundle_is_no_card_to_take_an_alert_on(three: Office) -> None:
    for who in NAMES:
        three.says(who, "38.5")
    three.deliver()
    message = message_of(three, FANG)
    with pytest.raises(Refused, match="button-unknown"):
        three.does(FANG, handling.press, three.rows(Alert)[0].id, Press.MINE, message_id=message)
    three.enrol(1010, "新来的")
    three.wait(seconds=5)
    three.says(1010, "38.5")
    with pytest.raises(Refused, match="button-unknown"):
        opened(three, FANG, three.alert().id, message)


def test_a_bundle_that_cannot_be_delivered_makes_each_of_its_alerts_climb(three: Office) -> None:
    for who in NAMES:
        three.says(who, "38.5")
    said = three.deliver(lost=(FANG, MIN))
    assert {one.steps for one in three.rows(Alert)} == {2}, "worker and deputy are lost: the lead hears"
    assert any(isinstance(one.notice, BundleView) and one.chat_id == CHEN for one in said)


def test_what_climbs_at_one_moment_comes_up_as_one_message(three: Office) -> None:
    for who in NAMES:
        three.says(who, "38.5")
    three.deliver()
    three.wait(minutes=30)
    for _ in range(2):
        three.ticks(climbing.climb_due)
    (bundle,) = letters(three, SUN)
    assert isinstance(bundle, BundleView) and len(bundle.alerts) == 3


def test_told_twice_before_anything_left_it_is_said_once(three: Office) -> None:
    three.says(LI, "37.5")
    three.says(LI, "38.5")
    (card,) = letters(three, FANG)
    assert isinstance(card, AlertView) and card.value == "38.5"
    assert {row.state for row in three.rows(Outbox) if row.notice == "AlertCard"} == {
        OutboxState.SENT,
        OutboxState.DROPPED,
    }


def test_a_deleted_bundle_is_said_anew_while_something_in_it_is_open(three: Office) -> None:
    for who in NAMES:
        three.says(who, "38.5")
    three.deliver()
    gone = message_of(three, FANG)

    def delete(session: Session) -> None:
        card = cards.at(session, FANG, gone)
        assert card is not None
        session.delete(card)
        losing.card_gone(session, card, now=three.now)

    three.db.call(delete)
    three.wait(seconds=3)
    (bundle,) = letters(three, FANG)
    assert isinstance(bundle, BundleView) and len(bundle.alerts) == 3


def test_a_group_sees_a_bundle_without_names(three: Office) -> None:
    def bind(session: Session) -> None:
        session.add(BoundGroup(chat_id=-7, place_id=3, title="群", bound_at=three.now, bound_by=1))

    three.db.call(bind)
    for who in NAMES:
        three.says(who, "38.5")
    (bundle,) = letters(three, -7)
    assert isinstance(bundle, BundleView) and len(bundle.alerts) == 3
    assert not [name for name in NAMES.values() if name in repr(bundle)]
    three.does(FANG, handling.press, three.rows(Alert)[0].id, Press.SHOW, message_id=None, group=-7)
    (own,) = letters(three, -7)
    assert isinstance(own, AlertView) and own.masked


def test_more_than_eight_go_in_two_messages(office: Office) -> None:
    for number in range(10):
        office.enrol(8000 + number, f"居民{number}")
    office.deliver()
    for number in range(10):
        office.says(8000 + number, "38.5")
    office.wait(seconds=4)
    assert [len(names(one)) for one in letters(office, FANG)] == [8]
    office.wait(seconds=3)
    assert [len(names(one)) for one in letters(office, FANG)] == [2]
