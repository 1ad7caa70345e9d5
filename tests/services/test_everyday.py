"""Beside the rounds, without Telegram: who stops and comes back, who is released, the hour, the night."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from sqlmodel import Session, func, select

from bot.notices import Ask, HouseholdView, Line, News, NewsView, Preferences, Released, WelcomeBack
from bot.rules.escalation import AlertKind, AlertState, Outcome
from bot.services import (
    binding,
    calling,
    caring,
    enrolling,
    greeting,
    hearing,
    joining,
    own_record,
    preferring,
    rounds,
    stopping,
)
from bot.services.refusals import Refused
from bot.services.said import Said
from bot.services.sending import Letter
from storage.models import Alert, Check, Episode, Outbox, Place, Reading, Reporter
from storage.words import CheckState, EpisodeState, OutboxState
from tests.services.office import FANG, LI, STRANGER, WANG, Office
from tests.world import GRID, SHANGHAI, at


def lives(office: Office, until: str) -> list[Letter]:
    """Let time pass from one thing that is due to the next, and say everything that becomes due."""
    said: list[Letter] = []
    end = at(until)
    while office.now < end:
        due = [moment for moment in office.db.call(_moments) if moment > office.now]
        office.now = min([end, *due])
        while office.ticks(rounds.open_due).more or office.ticks(rounds.chase_due).more:
            pass
        while office.ticks(caring.tell_news).more:
            pass
        said += office.deliver()
    return said


def _moments(session: Session) -> list[datetime]:
    owed = select(func.min(Outbox.next_at)).where(Outbox.state == OutboxState.OWED)
    columns = (Episode.next_round_at, Episode.next_news_at, Check.next_at)
    found = [session.exec(select(func.min(column))).one() for column in columns]
    return [moment for moment in (*found, session.exec(owed).one()) if moment is not None]


def through_telegram(office: Office, service: Callable[..., Any], *args: Any, **values: Any) -> None:
    """王大爷's chat says something that is neither a command nor a press."""
    office.db.call(service, *args, actor=office.actor(WANG), now=office.now, **values)


def told(letters: list[Letter], who: int) -> list[str]:
    """What somebody heard, by kind."""
    return [type(one.notice).__name__ for one in letters if one.chat_id == who]


def set_state(office: Office, state: EpisodeState) -> None:
    """Somebody ends the isolation, in whatever way."""

    def end(session: Session) -> None:
        episode = session.get_one(Episode, 1)
        episode.state, episode.next_round_at = state, None

    office.db.call(end)


def rule(office: Office, **values: Any) -> None:
    """The grid has a rule of its own."""

    def put(session: Session) -> None:
        session.exec(select(Place).where(Place.path == GRID)).one().rules = values

    office.db.call(put)


# ── no more messages ──


def test_who_stopped_is_never_asked_again_and_the_worker_has_the_task(office: Office) -> None:
    office.enrol(WANG, "王大爷", "3号楼 13800000002")
    office.deliver()
    office.does(WANG, stopping.by_command)
    office.does(WANG, stopping.stop, 0, message_id=None)
    stopped = office.deliver()
    assert "Stopped" in told(stopped, WANG)
    assert office.alert().kind is AlertKind.STOPPED
    cards = [one.notice for one in stopped if one.chat_id == FANG]
    assert [card.phone for card in cards if hasattr(card, "phone")] == ["13800000002"]
    assert told(lives(office, "04-03 23:00"), WANG) == []
    assert {check.state for check in office.rows(Check)} == {CheckState.MISSED}, "the worker sees them and phones"


def test_what_was_owed_before_somebody_stopped_is_not_said(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.deliver()
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    office.does(WANG, stopping.stop, 0, message_id=None)
    assert "Question" not in told(office.deliver(), WANG)


def test_who_stopped_is_still_heard_and_comes_back_with_start(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.does(WANG, stopping.stop, 0, message_id=None)
    office.says(WANG, "36.5")
    assert [one.centi for one in office.rows(Reading)] == [3650]
    office.says(WANG, "救命")
    assert office.alert().kind is AlertKind.SOS
    office.until("04-01 08:30")
    office.ticks(rounds.open_due)
    office.does(WANG, greeting.start, "")
    (back,) = office.owed(office.reporter(WANG), kind=WelcomeBack)
    assert isinstance(back, WelcomeBack)
    stopped = office.rows(Alert)[0]
    assert (stopped.state, stopped.outcome) == (AlertState.CLOSED, Outcome.BACK)
    assert "Question" in told(lives(office, "04-01 18:30"), WANG)


def test_a_family_reporter_stops_for_one_and_is_asked_for_the_other(office: Office) -> None:
    li = office.enrol(WANG, "李奶奶", consent="family")
    office.enrol(WANG, "王大爷")
    office.deliver()
    office.does(WANG, stopping.stop, li, message_id=None)
    questions = [one.notice for one in lives(office, "04-01 08:15") if one.chat_id == WANG]
    assert [getattr(one, "names", None) for one in questions][-1] == ("王大爷",)
    with pytest.raises(Refused, match="button-answered"):
        office.does(WANG, stopping.stop, li, message_id=None)


def test_nobody_stops_or_looks_for_somebody_they_do_not_answer_for(office: Office) -> None:
    li = office.enrol(LI, "李奶奶")
    office.enrol(WANG, "王大爷")
    with pytest.raises(Refused, match="button-unknown"):
        office.does(WANG, stopping.stop, li, message_id=None)
    with pytest.raises(Refused, match="button-unknown"):
        office.does(WANG, own_record.files, li)
    with pytest.raises(Refused, match="button-unknown"):
        office.does(STRANGER, own_record.show, li, 0)
    with pytest.raises(Refused, match="button-unknown"):
        office.does(STRANGER, preferring.show, 0, message_id=None)


def test_with_a_second_reporter_nobody_has_to_phone(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.does(FANG, enrolling.card_again, "王大爷")
    office.does(LI, joining.present, office.token())
    office.does(LI, joining.choose_language, "zh-CN", message_id=None)
    office.does(LI, joining.consent, "family")
    office.does(WANG, stopping.stop, 0, message_id=None)
    assert office.rows(Alert) == []
    assert "Question" in told(lives(office, "04-01 08:15"), LI)


# ── blocked and back ──


@pytest.mark.parametrize("first", ["word", "failure"])
def test_who_blocked_us_and_returns_is_welcomed_and_asked_again(office: Office, first: str) -> None:
    office.enrol(WANG, "王大爷")
    office.deliver()
    if first == "word":
        through_telegram(office, binding.membership, present=False, may_write=False)
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    office.deliver(lost=(WANG,))
    if first == "failure":
        through_telegram(office, binding.membership, present=False, may_write=False)
    (alert,) = office.rows(Alert)
    assert (alert.kind, alert.state) == (AlertKind.UNREACHABLE, AlertState.OPEN)
    office.wait(minutes=10)
    through_telegram(office, binding.membership, present=True, may_write=True)
    office.does(WANG, greeting.start, "")
    said = [one.notice for one in office.deliver() if one.chat_id == WANG]
    welcomes = [one for one in said if isinstance(one, WelcomeBack)]
    assert [(one.names, one.waiting) for one in welcomes] == [(("王大爷",), ("morning",))]
    assert not [one for one in said if isinstance(one, Line)], "START adds nothing to the welcome"
    (alert,) = office.rows(Alert)
    assert (alert.state, alert.outcome) == (AlertState.CLOSED, Outcome.BACK)
    assert "Question" in told(lives(office, "04-01 18:15"), WANG)


def test_a_word_from_a_lost_chat_is_a_return_but_not_one_from_before(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.deliver()
    office.wait(minutes=5)
    through_telegram(office, binding.membership, present=False, may_write=False)
    said = Said("36.5", 900, office.now)  # sent before, and read only now
    through_telegram(office, hearing.hear, said)
    assert office.rows(Reporter)[0].unreachable_since is not None
    office.wait(minutes=5)
    through_telegram(office, hearing.hear, Said("我又装好了", 901, office.now))
    assert office.rows(Reporter)[0].unreachable_since is None
    assert office.alert().outcome is Outcome.BACK


# ── the end, and the days after ──


def test_the_end_is_told_the_day_before_and_on_the_day_once_each(office: Office) -> None:
    office.enrol(WANG, "王大爷", "3")
    office.db.call(lambda session: setattr(session.get_one(Episode, 1), "ends_on", date(2022, 4, 3)))
    news = [one.notice for one in lives(office, "04-04 12:00") if isinstance(one.notice, NewsView)]
    assert [part[0] for one in news for part in one.parts] == ["eve", "last_day"]
    assert len([row for row in office.rows(Outbox) if row.notice == "News"]) == 2


def test_whose_end_is_near_reads_its_own_date_beside_somebody_in_after_care(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.enrol(WANG, "李奶奶", "5", consent="family")
    set_state(office, EpisodeState.RELEASED)
    office.db.call(lambda session: setattr(session.get_one(Episode, 2), "state", EpisodeState.ACTIVE))
    told_on = [one.notice for one in lives(office, "04-04 12:00") if isinstance(one.notice, NewsView)]
    assert [part[0] for part in told_on[-1].parts] == ["after", "eve"]
    assert (told_on[-1].end, told_on[-1].parts[1][1:]) == ("2022-04-05", (("李奶奶",), 5))


def test_after_the_release_come_seven_light_days_and_then_nothing(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    lives(office, "04-01 07:15")
    set_state(office, EpisodeState.RELEASED)
    said = [one for one in lives(office, "04-11 23:00") if one.chat_id == WANG]
    assert told(said, WANG) == ["ReleasedView"] + ["NewsView"] * 7
    parts = [one.notice.parts[0] for one in said if isinstance(one.notice, NewsView)]
    assert [(word, day) for word, _, day in parts] == [*(("after", n) for n in range(1, 7)), ("farewell", 7)]
    assert not any(one.notice.asks for one in said if isinstance(one.notice, NewsView))
    office.says(WANG, "你好")
    assert [one.key for one in office.owed(kind=Line) if isinstance(one, Line)] == ["not-enrolled"]


def test_who_is_in_after_care_is_still_heard(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    lives(office, "04-01 07:15")
    set_state(office, EpisodeState.RELEASED)
    lives(office, "04-03 12:00")
    office.says(WANG, "有点不舒服")
    assert office.alert().kind is AlertKind.SYMPTOM, "how somebody feels rings, where other words are only passed on"
    office.says(WANG, "38.6")
    assert office.alert().kind is AlertKind.FEVER


@pytest.mark.parametrize("ending", [EpisodeState.TRANSFERRED, EpisodeState.LOST, EpisodeState.VOID])
def test_after_any_other_ending_nothing_is_said_not_even_what_was_owed(office: Office, ending: EpisodeState) -> None:
    office.enrol(WANG, "王大爷")
    office.db.call(lambda session: setattr(session.get_one(Episode, 1), "ends_on", date(2022, 4, 2)))
    office.deliver()
    office.ticks(caring.tell_news)
    office.until("04-01 10:00")
    office.ticks(caring.tell_news)
    assert office.owed(kind=News)
    set_state(office, ending)
    assert told(office.deliver(), WANG) == []
    assert told(lives(office, "04-12 12:00"), WANG) == []


def test_a_release_at_night_is_told_in_the_morning_and_not_twice(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.deliver()
    office.until("04-01 23:00")
    set_state(office, EpisodeState.RELEASED)
    office.ticks(caring.tell_news)
    office.ticks(caring.tell_news)
    assert told(office.deliver(), WANG) == []
    office.until("04-02 06:30")
    assert told(office.deliver(), WANG) == ["ReleasedView"]
    assert len([row for row in office.rows(Outbox) if row.notice == Released.__name__]) == 1


# ── the hour ──


def test_another_hour_moves_the_round_and_keeps_it_one_round(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.deliver()
    office.does(WANG, preferring.choose_hour, 0, 9 * 60, message_id=None)
    assert told(lives(office, "04-01 08:45"), WANG) == ["Preferences"]
    assert told(lives(office, "04-01 09:15"), WANG) == ["Question"]
    # changed again while it is open: not asked twice, and tomorrow at the new hour
    office.does(WANG, preferring.choose_hour, 0, 9 * 60 + 30, message_id=None)
    office.says(WANG, "36.5")
    assert "Question" not in told(lives(office, "04-01 17:45"), WANG)
    lives(office, "04-02 09:15")
    assert told(lives(office, "04-02 09:45"), WANG) == ["Question"]
    rows = [(check.day.day, check.slot) for check in office.rows(Check)]
    assert rows == [(1, "morning"), (1, "evening"), (2, "morning")]


def test_an_earlier_hour_that_is_past_skips_no_round(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.until("04-01 07:45")
    office.does(WANG, preferring.choose_hour, 0, 7 * 60, message_id=None)
    lives(office, "04-02 07:15")
    opened = [(check.day.day, check.slot, f"{check.opened_at:%H:%M}") for check in office.rows(Check)]
    assert opened == [(1, "morning", "00:00"), (1, "evening", "10:00"), (2, "morning", "23:00")]


def test_an_hour_outside_the_rule_of_the_place_is_refused(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    rule(office, prompt_earlier=0, prompt_later=30)
    for minute in (7 * 60, 9 * 60, 8 * 60 + 1, 5000):
        with pytest.raises(Refused, match="hour-not-offered"):
            office.does(WANG, preferring.choose_hour, 0, minute, message_id=None)
    office.does(WANG, preferring.choose_hour, 0, 8 * 60 + 30, message_id=None)
    with pytest.raises(Refused, match="button-unknown"):
        office.does(WANG, preferring.choose_hour, 7, 8 * 60, message_id=None)


def test_a_household_is_asked_together_also_who_joins_later(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.does(WANG, preferring.choose_hour, 0, 9 * 60, message_id=None)
    office.enrol(WANG, "李奶奶", consent="family")
    office.deliver()
    (question,) = [one.notice for one in lives(office, "04-01 09:15") if one.chat_id == WANG]
    assert isinstance(question, HouseholdView)
    assert [row[1] for row in question.rows] == ["王大爷", "李奶奶"]


# ── the night, and so many reminders ──


def test_the_quiet_hours_are_those_of_the_rule_in_force(office: Office) -> None:
    rule(office, quiet_from="19:00", quiet_until="09:00", slots=[["morning", "09:30"], ["evening", "18:50"]])
    office.enrol(WANG, "王大爷")
    office.deliver()
    said = [one for one in lives(office, "04-02 08:45") if one.chat_id == WANG]
    assert told(said, WANG)[:1] == ["Question"]
    sent = [row.sent_at for row in office.rows(Outbox) if row.notice == "Ask" and row.sent_at]
    assert all("01:00" <= f"{moment:%H:%M}" < "11:00" for moment in sent), "09:00 to 19:00 in Shanghai"


def test_a_call_at_night_is_passed_on_at_once_and_a_second_one_is_answered_kindly(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.deliver()
    office.until("04-01 23:00")
    office.does(WANG, calling.phone_me)
    office.wait(minutes=3)
    office.does(WANG, calling.phone_me)
    said = office.deliver()
    assert [getattr(one.notice, "key", "") for one in said if one.chat_id == WANG] == ["call-at-night", "call-asked"]
    assert told(said, FANG) == ["FromResident"]
    office.wait(minutes=20)
    office.does(WANG, calling.phone_me)
    assert told(office.deliver(), FANG) == ["FromResident"]


def test_at_most_two_reminders_a_day_however_silent(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.deliver()
    questions = [one.notice for one in lives(office, "04-02 06:00") if one.chat_id == WANG]
    assert [getattr(one, "nudge", None) for one in questions] == [0, 1, 2, 3, 0, 3]


def test_settings_show_what_is_chosen_and_how_to_undo_it(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    office.does(WANG, preferring.choose_hour, 1, 19 * 60, message_id=7)
    card = [one for one in office.owed(kind=Preferences) if isinstance(one, Preferences)][-1]
    assert card.hours == ((0, "morning", "08:00"), (1, "evening", "19:00"))
    assert card.undo == ("sethour:1:1080", "18:00")
    office.does(WANG, preferring.choose_print, 1, message_id=7)
    assert office.rows(Reporter)[0].large
    assert all(letter.large for letter in office.deliver() if letter.chat_id == WANG)


# when somebody answers in a round: to the question, after a nudge, after the second, or not at all
WHENS = {"question": 10, "nudge": 60, "second nudge": 100, "never": None}


def test_whenever_people_answer_nobody_hears_more_than_two_questions_and_two_reminders_a_day(office: Office) -> None:
    people = {1100 + n: pair for n, pair in enumerate(product(WHENS, WHENS))}
    for who in people:
        office.enrol(who, f"居民{who}")
    office.deliver()
    for half, begins in enumerate(("04-01 08:00", "04-01 18:00")):
        for minutes in (10, 60, 100):
            lives(office, f"04-01 {local(at(begins), minutes)}")
            for who, pair in people.items():
                if WHENS[pair[half]] == minutes:
                    office.says(who, "36.5")
    lives(office, "04-01 23:30")
    heard: dict[str, list[int]] = {}
    for row in office.rows(Outbox):
        if row.notice == Ask.__name__ and row.state is OutboxState.SENT:
            heard.setdefault(row.recipient, []).append(row.params["nudge"])
    assert len(heard) == len(people)
    for nudges in heard.values():
        assert nudges.count(0) <= 2
        assert sum(nudge in {1, 2} for nudge in nudges) <= 2


def local(moment: datetime, minutes: int) -> str:
    """Return the wall time in Shanghai so many minutes later."""
    return f"{(moment + timedelta(minutes=minutes)).astimezone(SHANGHAI):%H:%M}"
