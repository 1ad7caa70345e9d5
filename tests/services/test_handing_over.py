"""Handing over everything, and leaving: what is open always has an owner, and everybody concerned hears."""

from typing import Any

import pytest
from sqlmodel import Session

from bot.notices import Choice, HandoverChoice, HandoverView, Line
from bot.rules.escalation import AlertKind, AlertState, Press, Tier
from bot.rules.slots import from_json
from bot.services import alerting, clocking, greeting, handing_over, handling, placing, rounds, teaming
from bot.services.refusals import NotAllowed, Refused
from storage import episodes
from storage.models import Alert, Audit, Card, EpisodeParty, Handover, Outbox, Shift, Staff, StaffRole
from storage.words import HandoverState
from tests.services.office import CHEN, FANG, LI, LIN, LIU, MIN, QIAN, STRANGER, SUN, WANG, ZHOU, Office
from tests.services.test_duty import newest, refused, saved, staff_id


def taken(office: Office, *, by: int = FANG, who: int = WANG, name: str = "王大爷", value: str = "37.6") -> int:
    """Somebody has a fever and somebody took it; the alert's number."""
    office.enrol(who, name)
    office.says(who, value)
    office.deliver()
    number = office.alert().id or 0
    office.does(by, handling.press, number, Press.MINE, message_id=None)
    office.deliver()
    return number


def asked(office: Office, giver: int = FANG, name: str = "赵敏") -> int:
    """Somebody wants to hand over; the handover's number."""
    office.does(giver, handing_over.by_command, name)
    return office.rows(Handover)[-1].id or 0


def owner(office: Office, number: int) -> int | None:
    return next(one.acked_by for one in office.rows(Alert) if one.id == number)


def shown(office: Office, who: int) -> list[Any]:
    """What is said to somebody now."""
    return [letter.notice for letter in office.deliver() if letter.chat_id == who]


def test_until_it_is_accepted_the_giver_stays_responsible_and_then_everything_moves(office: Office) -> None:
    number = taken(office)
    handover = asked(office)
    letters = {letter.chat_id: letter.notice for letter in office.deliver()}
    giving, receiving = letters[FANG], letters[MIN]
    assert isinstance(giving, HandoverView) and isinstance(receiving, HandoverView)
    assert (giving.giving, receiving.giving, giving.until) == (True, False, "08:00")
    assert [one[3] for one in receiving.owned] == ["王大爷"]
    assert owner(office, number) == staff_id(office, FANG)
    assert office.does(MIN, handing_over.accept, handover).key == "handover-accepted-toast"
    assert owner(office, number) == staff_id(office, MIN)
    assert office.rows(Handover)[0].moved == 1
    # all copies change, and the new owner has the buttons of an owner
    letters_after = office.deliver()
    views = [one for one in letters_after if type(one.notice).__name__ == "AlertView"]
    assert {one.chat_id for one in views} >= {FANG, LIU, MIN}
    rows = {one.chat_id: one.notice.rows for one in views}  # type: ignore[attr-defined]
    assert (Press.DONE,) in rows[MIN] and (Press.DONE,) not in rows[FANG]
    assert {"handover-asked", "handover-accepted"} <= {one.what for one in office.rows(Audit)}


def test_who_handed_over_and_is_still_on_is_told_how_to_go_off(office: Office) -> None:
    def keys() -> list[str]:
        return [one.key for one in shown(office, FANG) if isinstance(one, Line)]

    office.does(MIN, handing_over.accept, asked(office))
    assert keys() == ["handover-accepted", "handover-still-on"]
    office.does(FANG, clocking.by_command, "off")
    office.deliver()
    office.wait(minutes=1)
    office.does(MIN, handing_over.accept, asked(office))
    assert keys() == ["handover-accepted"]


def test_an_alert_taken_after_the_wish_moves_with_it_and_a_closed_one_does_not(office: Office) -> None:
    first = taken(office)
    handover = asked(office)
    second = taken(office, who=LI, name="李奶奶")
    from bot.rules.escalation import Outcome

    office.does(FANG, handling.close, first, Outcome.WATCHING, message_id=None)
    office.does(MIN, handing_over.accept, handover)
    assert owner(office, second) == staff_id(office, MIN)
    assert next(one.state for one in office.rows(Alert) if one.id == first) is AlertState.CLOSED
    assert owner(office, first) == staff_id(office, FANG)


@pytest.mark.parametrize(
    ("who", "act", "state"),
    [
        (MIN, handing_over.refuse, HandoverState.REFUSED),
        (FANG, handing_over.withdraw, HandoverState.WITHDRAWN),
    ],
)
def test_refused_or_withdrawn_it_stays_with_the_giver_and_the_other_hears(
    office: Office, who: int, act: Any, state: HandoverState
) -> None:
    number = taken(office)
    handover = asked(office)
    office.deliver()
    office.does(who, act, handover)
    assert office.rows(Handover)[0].state is state
    assert owner(office, number) == staff_id(office, FANG)
    other = FANG if who == MIN else MIN
    assert any(isinstance(one, Line) and one.key == f"handover-{state.value}" for one in shown(office, other))
    # afterwards nothing can be decided any more
    toast = office.does(MIN, handing_over.accept, handover)
    assert (toast.key, toast.alarm) == (f"handover-{state.value}-toast", True)
    assert owner(office, number) == staff_id(office, FANG)


def test_after_an_hour_it_expires_and_both_and_the_lead_are_told(office: Office) -> None:
    number = taken(office)
    asked(office)
    office.deliver()
    office.wait(minutes=59)
    assert office.ticks(handing_over.expire_due).expired == 0
    office.wait(minutes=1)
    assert office.ticks(handing_over.expire_due).expired == 1
    assert office.ticks(handing_over.expire_due).expired == 0
    told = {letter.chat_id for letter in office.deliver() if isinstance(letter.notice, Line)}
    assert told == {FANG, MIN, CHEN}
    assert owner(office, number) == staff_id(office, FANG)
    asked(office)  # and it can be handed over again
    assert len(office.rows(Handover)) == 2


def test_a_second_wish_of_the_same_giver_waits_for_the_first(office: Office) -> None:
    handover = asked(office)
    assert refused(office, FANG, handing_over.by_command, "陈书记") == "handover-pending"
    assert refused(office, FANG, handing_over.by_command, "") == "handover-pending"
    assert refused(office, FANG, handing_over.choose, staff_id(office, CHEN)) == "handover-pending"
    office.does(FANG, handing_over.withdraw, handover)
    asked(office, name="陈书记")


def test_two_givers_may_wait_for_one_receiver(office: Office) -> None:
    first, second = taken(office), taken(office, by=MIN, who=LI, name="李奶奶")
    one, other = asked(office, FANG, "陈书记"), asked(office, MIN, "陈书记")
    office.does(CHEN, handing_over.accept, other)
    assert (owner(office, first), owner(office, second)) == (staff_id(office, FANG), staff_id(office, CHEN))
    office.does(CHEN, handing_over.accept, one)
    assert owner(office, first) == staff_id(office, CHEN)


def test_two_may_hand_over_to_each_other(office: Office) -> None:
    number = taken(office)
    there, back = asked(office, FANG, "赵敏"), asked(office, MIN, "王芳")
    office.does(MIN, handing_over.accept, there)
    office.does(FANG, handing_over.accept, back)
    assert owner(office, number) == staff_id(office, FANG)


def test_without_a_name_those_who_can_take_over_are_buttons(office: Office) -> None:
    taken(office)
    office.does(MIN, clocking.by_command, "off")
    office.does(FANG, handing_over.by_command, "")
    choice = newest(office, HandoverChoice)
    assert [name for _, name in choice.people] == ["钱局", "刘医生", "孙主任", "陈书记"]
    assert [one[3] for one in choice.owned] == ["王大爷"]
    office.does(FANG, handing_over.choose, staff_id(office, CHEN))
    assert office.rows(Handover)[0].receiver_id == staff_id(office, CHEN)


def test_when_nobody_can_take_over_it_says_so(office: Office) -> None:
    for who in (MIN, CHEN, LIU, SUN, QIAN):
        office.does(who, clocking.by_command, "off")
    assert refused(office, FANG, handing_over.by_command, "") == "handover-nobody"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("王芳", "handover-self"),
        ("李四", "deputy-unknown"),
        ("周所", "handover-elsewhere"),
        ("吴霞", "handover-elsewhere"),
        ("郑强", "handover-unreached"),
        ("赵敏", "handover-off"),
    ],
)
def test_who_cannot_take_over_is_refused_with_the_reason(office: Office, name: str, key: str) -> None:
    office.does(LIN, placing.by_command, "add 开发区/长河街道/西山社区/一网格")
    office.does(LIN, teaming.by_command, "add 3001 网格员 一网格 吴霞")
    office.does(LIN, teaming.by_command, "add 3002 网格员 东门网格 郑强")
    office.does(MIN, clocking.by_command, "off")
    assert refused(office, FANG, handing_over.by_command, name) == key
    assert office.rows(Handover) == []


def test_whoever_comes_on_within_the_hour_can_take_over_already(office: Office) -> None:
    saved(office, "周五 08:00-20:00 王芳 / 20:00-08:00 赵敏")
    office.until("04-01 18:59")
    assert refused(office, FANG, handing_over.by_command, "赵敏") == "handover-off"
    office.until("04-01 19:00")
    asked(office)


def test_a_handover_is_decided_by_the_two_alone(office: Office) -> None:
    number = taken(office)
    handover = asked(office)
    for who, act in (
        (FANG, handing_over.accept),
        (CHEN, handing_over.accept),
        (LIN, handing_over.refuse),
        (MIN, handing_over.withdraw),
        (STRANGER, handing_over.accept),
        (WANG, handing_over.withdraw),
    ):
        with pytest.raises(NotAllowed):
            office.does(who, act, handover)
    with pytest.raises(Refused):
        office.does(MIN, handing_over.accept, 999)
    assert owner(office, number) == staff_id(office, FANG)
    assert office.rows(Handover)[0].state is HandoverState.PENDING
    assert refused(office, LIN, handing_over.by_command, "") == "duty-admin"
    assert refused(office, FANG, handing_over.by_command, "赵敏", group=-7) == "in-private-only"


def test_the_police_station_hands_over_within_itself(office: Office) -> None:
    office.does(LIN, teaming.by_command, "add 3003 派出所 长河街道 郑警官")
    assert refused(office, ZHOU, handing_over.by_command, "陈书记") in {"handover-elsewhere"}
    assert refused(office, ZHOU, handing_over.by_command, "郑警官") == "handover-unreached"


def absent(office: Office, resident: int) -> int:
    """Somebody is not at home; the alert's number."""

    def raise_it(session: Session) -> int:
        episode = episodes.active_of(session, resident)
        assert episode is not None
        fact = alerting.about(episode, AlertKind.NOT_HOME, Tier.YELLOW)
        return alerting.raise_alert(session, fact, from_json(episode.profile), now=office.now).id or 0

    return office.db.call(raise_it)


def test_the_police_read_of_absence_only_and_hand_that_on(office: Office) -> None:
    li = office.enrol(LI, "李奶奶")
    taken(office)
    office.does(FANG, handling.press, office.alert().id, Press.BACK, message_id=None)
    number = absent(office, li)
    office.does(LIN, teaming.by_command, "add 3003 派出所 长河街道 郑警官")
    office.does(3003, greeting.start, "")
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    office.deliver()
    handover = asked(office, ZHOU, "郑警官")
    views = [one for one in shown(office, ZHOU) if isinstance(one, HandoverView)]
    assert [(one[0], one[3]) for one in views[-1].open] == [(AlertKind.NOT_HOME.value, "李奶奶")], "and of no fever"
    assert views[-1].missing == (), "nor who has not reported"
    office.does(ZHOU, handling.press, number, Press.MINE, message_id=None)
    office.does(3003, handing_over.accept, handover)
    assert owner(office, number) == staff_id(office, 3003)


def test_whoever_receives_reads_only_what_they_may_take(office: Office) -> None:
    li = office.enrol(LI, "李奶奶")
    number = taken(office)
    missing_at_home = absent(office, li)
    office.does(FANG, handling.press, missing_at_home, Press.MINE, message_id=None)
    office.deliver()
    handover = asked(office, FANG, "刘医生")
    letters = {letter.chat_id: letter.notice for letter in office.deliver()}
    giving, receiving = letters[FANG], letters[LIU]
    assert isinstance(giving, HandoverView) and isinstance(receiving, HandoverView)
    assert [one[3] for one in giving.owned] == ["王大爷", "李奶奶"]
    assert [one[3] for one in receiving.owned] == ["王大爷"]
    office.does(LIU, handing_over.accept, handover)
    assert owner(office, number) == staff_id(office, LIU)
    assert owner(office, missing_at_home) == staff_id(office, FANG), "the health centre looks for nobody"


# ── leaving ──────────────────────────────────────────────────────────────────────────────────


def test_who_owns_an_alert_stays_until_it_is_reassigned_with_one_tap(office: Office) -> None:
    number = taken(office)
    office.clear()
    office.does(LIN, teaming.by_command, f"remove {FANG}")
    choice = newest(office, Choice)
    assert choice.key == "team-holds" and choice.values == {"name": "王芳", "people": "0", "alerts": "1"}
    assert [label for _, label in choice.buttons] == ["赵敏", "陈书记", "孙主任", "#9001"]
    assert not next(one.left_at for one in office.rows(Staff) if one.telegram_id == FANG)
    office.does(LIN, teaming.by_button, staff_id(office, FANG), staff_id(office, MIN))
    assert owner(office, number) == staff_id(office, MIN)
    assert next(one.left_at for one in office.rows(Staff) if one.telegram_id == FANG) == office.now
    assert {"team-reassigned", "team-removed"} <= {one.what for one in office.rows(Audit)}
    assert refused(office, LIN, teaming.by_button, staff_id(office, FANG), staff_id(office, MIN)) == "button-answered"


def test_who_is_a_party_of_residents_stays_until_they_have_another(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.does(LIN, teaming.by_command, f"remove {CHEN}")
    choice = newest(office, Choice)
    assert choice.values == {"name": "陈书记", "people": "1", "alerts": "0"}
    assert [label for _, label in choice.buttons] == ["孙主任", "钱局", "#9001"]
    office.does(LIN, teaming.by_button, staff_id(office, CHEN), staff_id(office, SUN))
    parties = {one.party.value: one.staff_id for one in office.rows(EpisodeParty)}
    assert parties["community"] == staff_id(office, SUN)
    assert [one for one in office.rows(StaffRole) if one.staff_id == staff_id(office, CHEN)] == []


def test_the_cards_of_who_left_are_taken_back(office: Office) -> None:
    taken(office, by=MIN)
    office.clear()
    office.does(LIN, teaming.by_command, f"remove {FANG}")
    edits = [letter for letter in office.deliver() if letter.chat_id == FANG and letter.card]
    assert edits and {letter.notice.key for letter in edits} == {"card-taken-back"}  # type: ignore[attr-defined]
    cards = [one for one in office.rows(Card) if one.chat_id == FANG]
    assert {one.recipient for one in cards} == {f"retired:{FANG}:zh-CN"}
    # and a later change brings nothing back
    office.does(MIN, handling.press, office.alert().id, Press.BACK, message_id=None)
    assert [letter for letter in office.deliver() if letter.chat_id == FANG] == []


def test_leaving_ends_shifts_handovers_and_standing_in(office: Office) -> None:
    saved(office, "周五 8-20 王芳 / 20-8 赵敏")
    office.does(FANG, clocking.by_command, "deputy 赵敏")
    office.until("04-01 19:30")
    asked(office)
    office.clear()
    office.does(LIN, teaming.by_command, f"remove {MIN}")
    assert office.rows(Handover)[0].state is HandoverState.WITHDRAWN
    assert any(isinstance(one, Line) and one.key == "handover-withdrawn" for one in shown(office, FANG))
    assert all(one.deputy_id is None for one in office.rows(StaffRole))
    mine = [one for one in office.rows(Shift) if one.staff_id != staff_id(office, FANG)]
    assert [(one.until_at == one.from_at, one.next_at) for one in mine] == [(True, None)]


def test_nobody_else_moves_people_about(office: Office) -> None:
    taken(office)
    fang, min_ = staff_id(office, FANG), staff_id(office, MIN)
    for who in (FANG, CHEN, STRANGER):
        assert refused(office, who, teaming.by_button, fang, min_) == "not-allowed"
    assert refused(office, LIN, teaming.by_button, fang, fang) == "button-unknown"
    assert refused(office, LIN, teaming.by_button, fang, staff_id(office, ZHOU)) == "button-unknown"
    assert refused(office, LIN, teaming.by_button, 999, min_) == "button-answered"


def test_a_message_on_its_way_to_who_left_is_not_sent(office: Office) -> None:
    asked(office)
    office.does(LIN, teaming.by_command, f"remove {MIN}")
    assert shown(office, MIN) == [] or all(type(one).__name__ == "Menu" for one in shown(office, MIN))

    address = f"staff:{staff_id(office, MIN)}"
    cards = [row for row in office.rows(Outbox) if row.recipient == address and row.notice == "HandoverCard"]
    assert [row.why for row in cards] == ["nobody"]
