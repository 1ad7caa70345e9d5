"""Every kind of alert: who hears, what they see, what they may press, how it can end; and what rings again."""

from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.notices import AlertView, BundleView, Question
from bot.render import Renderer
from bot.rules.escalation import KINDS, OUTCOMES, AlertKind, AlertState, Outcome, Press, Tier
from bot.rules.roles import RIGHTS, Role
from bot.rules.slots import Profile, from_json
from bot.services import alerting, beating, climbing, drawing_alerts, handling, rounds
from bot.services.offices import Reached, reach
from bot.services.refusals import NotAllowed
from bot.texts import Texts
from storage import episodes
from storage.models import Alert, Place
from tests.services.office import CHEN, FANG, LI, LIU, MIN, QIAN, SUN, WANG, ZHOU, Office
from tests.services.remembered import remembered

# the kinds about one resident; the digest of a round and a traveller are raised in their own ways
ABOUT_ONE = [kind for kind in AlertKind if kind not in {AlertKind.MISSED, AlertKind.CHECKPOINT}]
WHO = {Role.WORKER: FANG, Role.LEAD: CHEN, Role.HEALTH: LIU, Role.POLICE: ZHOU, Role.TOWNSHIP: SUN, Role.DISTRICT: QIAN}


@pytest.fixture
@remembered
def li(office: Office) -> int:
    """李奶奶 is registered; nothing is the matter yet."""
    resident = office.enrol(LI, "李奶奶", "3号楼2单元501 13800000002")
    office.says(LI, "36.6")
    office.clear()
    return resident


def happens(
    office: Office, resident: int, kind: AlertKind, tier: Tier | None = None, words: str = "", *, news: bool = False
) -> Alert:
    """Something happens to somebody; `news` is a symptom nobody knew of."""

    def happen(session: Session) -> None:
        episode = episodes.active_of(session, resident)
        assert episode is not None
        fact = alerting.about(episode, kind, tier or KINDS[kind].tiers[0], words=words, news=news)
        alerting.raise_alert(session, fact, from_json(episode.profile), now=office.now)

    office.db.call(happen)
    return office.alert()


def told(office: Office) -> list[int]:
    """The chats that are told now, in order."""
    return [letter.chat_id for letter in office.deliver() if type(letter.notice) is AlertView and not letter.edits]


def sees(office: Office, who: int, alert: Alert) -> AlertView:
    """An alert as somebody sees it in private."""

    def look(session: Session) -> AlertView:
        (reader,) = (
            one for role in Role if (one := reach(session, f"office:{role}:4:0", now=office.now)) and one.chat_id == who
        )
        return drawing_alerts.alert_view(session, session.get_one(Alert, alert.id), reader=reader, now=office.now)

    return office.db.call(look)


def press(office: Office, who: int, what: Press, **values: Any) -> str:
    return office.does(who, handling.press, office.alert().id, what, message_id=None, **values).key


@pytest.mark.parametrize("kind", ABOUT_ONE)
def test_each_kind_reaches_whom_it_concerns_and_only_they_may_press(office: Office, li: int, kind: AlertKind) -> None:
    happens(office, li, kind)
    assert told(office) == [WHO[role] for role in KINDS[kind].first]
    for role, who in WHO.items():
        if role in RIGHTS[KINDS[kind].right]:
            assert press(office, who, Press.NO_ANSWER).startswith("call-no-answer")
        else:
            with pytest.raises(NotAllowed):
                press(office, who, Press.MINE)
            assert office.alert().state is AlertState.OPEN
    assert press(office, FANG, Press.MINE) == "alert-taken"
    for outcome in OUTCOMES[kind][:-1]:
        assert outcome in set(Outcome)
    office.does(FANG, handling.close, office.alert().id, OUTCOMES[kind][0], message_id=None)
    assert office.alert().outcome is OUTCOMES[kind][0]


def test_the_police_hear_who_is_not_at_home_and_nothing_of_how_they_are(office: Office, li: int) -> None:
    alert = happens(office, li, AlertKind.NOT_HOME, words="上门，没有人应")
    for who in (ZHOU, FANG):
        view = sees(office, who, alert)
        assert (view.name, view.phone, view.words) == ("李奶奶", "13800000002", "上门，没有人应")
        assert (view.value, view.recent, view.measured, view.corrected) == ("", (), "", "")
    buttons = {press for row in sees(office, ZHOU, alert).rows for press in row}
    assert Press.MINE in buttons and Press.FILE not in buttons
    assert Press.FILE in {press for row in sees(office, FANG, alert).rows for press in row}
    with pytest.raises(NotAllowed):
        press(office, ZHOU, Press.FILE)
    assert press(office, ZHOU, Press.MINE) == "alert-taken"
    office.does(ZHOU, handling.close, alert.id, Outcome.BACK_HOME, message_id=None)
    assert office.alert().closed_by is not None


def test_the_police_alone_are_nobody_to_wait_for(office: Office, li: int) -> None:
    happens(office, li, AlertKind.NOT_HOME)
    office.deliver(lost=(FANG, MIN, CHEN))
    assert office.alert().steps > 1, "it climbs although the police station hears"


def test_a_group_sees_neither_name_nor_words(office: Office, li: int) -> None:
    alert = happens(office, li, AlertKind.NOT_HOME, words="李奶奶不在")

    def look(session: Session) -> AlertView:
        group = Reached(-7, "zh-CN", masked=True)
        return drawing_alerts.alert_view(session, session.get_one(Alert, alert.id), reader=group, now=office.now)

    view = office.db.call(look)
    assert "李奶奶" not in repr(view) and "501" not in repr(view) and "13800000002" not in repr(view)


def test_a_kind_is_raised_only_in_its_tiers(office: Office, li: int) -> None:
    with pytest.raises(ValueError, match="no alert about missed is red"):
        happens(office, li, AlertKind.MISSED, Tier.RED)


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("kind", ABOUT_ONE)
def test_every_kind_has_its_words_and_buttons_in_both_languages(
    office: Office, li: int, kind: AlertKind, language: str
) -> None:
    view = sees(office, FANG, happens(office, li, kind, words="上门"))
    renderer = Renderer(Texts.load(strict=True))
    for shown in (view, BundleView(alerts=(view, view))):
        said = renderer.render(shown, language)
        assert "李奶奶" in said.text and said.keyboard is not None
    for outcome in OUTCOMES[kind]:
        closed = replace(view, state=AlertState.CLOSED, outcome=outcome, closed_by="王芳", closed_at="07:30", rows=())
        assert "☑️" in renderer.render(closed, language).text


# ── a traveller from a checkpoint ────────────────────────────────────────────────────────────


def hand_off(office: Office, number: str = "1") -> Alert:
    def happen(session: Session) -> None:
        place = session.exec(select(Place).where(Place.name == "东风社区")).one()
        traveller = alerting.Traveller(number, "路过的王某", "38.4", "3号楼101", "13800000009")
        alerting.hand_off(session, traveller, place, Profile(), now=office.now)

    office.db.call(happen)
    return office.alert()


def test_a_traveller_is_handed_to_the_area_and_accepted_with_one_press(office: Office) -> None:
    hand_off(office)
    hand_off(office)
    assert len(office.rows(Alert)) == 1, "one hand-off is one alert"
    assert sorted(told(office)) == [CHEN, LIU], "東风社区 itself has no worker"
    view = sees_at(office, CHEN)
    assert "路过的王某" in view.words and "13800000009" in view.words
    assert press(office, CHEN, Press.MINE) == "alert-taken"
    office.wait(minutes=31)
    office.ticks(climbing.climb_due)
    assert told(office) == []


def test_a_traveller_nobody_accepts_goes_to_the_township_after_half_an_hour(office: Office) -> None:
    hand_off(office)
    office.deliver()
    office.wait(minutes=29)
    office.ticks(climbing.climb_due)
    assert told(office) == []
    office.wait(minutes=1)
    office.ticks(climbing.climb_due)
    assert told(office) == [SUN]


def sees_at(office: Office, who: int) -> AlertView:
    def look(session: Session) -> AlertView:
        alert = session.exec(select(Alert)).one()
        reader = reach(session, f"office:lead:{alert.place_id}:0", now=office.now)
        assert reader is not None and reader.chat_id == who
        return drawing_alerts.alert_view(session, alert, reader=reader, now=office.now)

    return office.db.call(look)


# ── what rings again ─────────────────────────────────────────────────────────────────────────


def test_a_new_symptom_rings_again_and_the_same_one_does_not(office: Office, li: int) -> None:
    happens(office, li, AlertKind.SYMPTOM, words="咳嗽")
    office.deliver()
    happens(office, li, AlertKind.SYMPTOM, words="咳嗽")
    assert told(office) == []
    office.wait(seconds=10)
    happens(office, li, AlertKind.SYMPTOM, words="咳嗽、拉肚子", news=True)
    assert told(office) == [FANG, LIU]
    assert len(office.rows(Alert)) == 1


def test_a_fever_beside_symptoms_is_the_same_card_and_rings(office: Office, li: int) -> None:
    happens(office, li, AlertKind.SYMPTOM, words="咳嗽")
    office.deliver()
    press(office, FANG, Press.MINE)
    office.wait(seconds=10)
    office.says(LI, "37.5")
    (alert,) = office.rows(Alert)
    assert (alert.kind, alert.state) == (AlertKind.FEVER, AlertState.OPEN)
    assert told(office) == [FANG, LIU]


def test_half_a_degree_more_rings_again_once_it_was_measured_twice(office: Office, li: int) -> None:
    office.says(LI, "38.0")
    office.deliver()
    for value, heard in (("38.6", []), ("38.5", [FANG, LIU]), ("38.7", []), ("39.1", []), ("39.2", [FANG, LIU])):
        office.wait(minutes=1)
        office.says(LI, value)
        assert told(office) == heard, value


def test_somebody_who_gets_worse_again_and_again_does_not_hold_up_the_ladder(office: Office, li: int) -> None:
    happens(office, li, AlertKind.SYMPTOM, Tier.RED, words="咳嗽")
    for number in range(4):
        office.wait(minutes=5)
        happens(office, li, AlertKind.SYMPTOM, Tier.RED, words=f"第{number}样")
        office.ticks(climbing.climb_due)
    assert {MIN, CHEN} <= set(told(office)), "after a quarter of an hour the next rung hears"
    assert office.alert().steps == 2


# ── our own outage ───────────────────────────────────────────────────────────────────────────


def test_the_time_we_were_down_is_taken_from_nobodys_deadline(office: Office, li: int) -> None:
    office.ticks(beating.beat)
    happens(office, li, AlertKind.FEVER, Tier.RED)
    office.wait(minutes=5)
    office.ticks(beating.beat)  # a hole of five minutes
    office.ticks(climbing.climb_due)
    assert office.alert().steps == 1
    office.wait(minutes=14, seconds=59)
    assert office.ticks(climbing.climb_due).climbed == 0
    office.wait(seconds=1)
    assert office.ticks(climbing.climb_due).climbed == 1


def test_taken_before_an_outage_the_owner_keeps_all_of_the_four_hours(office: Office, li: int) -> None:
    happens(office, li, AlertKind.FEVER, Tier.RED)
    press(office, FANG, Press.MINE)
    office.ticks(beating.beat)
    office.wait(hours=3)
    office.ticks(beating.beat)
    office.wait(hours=3, minutes=59)
    assert office.ticks(climbing.climb_due).reopened == 0
    office.wait(minutes=1)
    assert office.ticks(climbing.climb_due).reopened == 1


def test_an_alert_leaves_before_anything_less_urgent_is_even_drawn(office: Office, li: int) -> None:
    office.enrol(WANG, "王大爷")
    office.deliver()
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    happens(office, li, AlertKind.FEVER)
    assert {type(letter.notice) for letter in office.claim(20)} == {AlertView}
    assert Question in {type(letter.notice) for letter in office.claim(20)}
