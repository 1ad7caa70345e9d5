"""An alert's life, whatever happens in it: staff press what they like, time passes, people block us and come back."""

from collections import Counter
from datetime import timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlmodel import Session, delete, select

from bot.rules.delivery import Priority
from bot.rules.escalation import AlertKind, AlertState, Outcome, Press, Tier
from bot.rules.slots import Profile, from_json
from bot.services import alerting, beating, calling, climbing, handing, handling, losing, sending
from bot.services.refusals import NotAllowed, Refused
from storage import episodes, heartbeats
from storage.models import Alert, AlertStep, Attempt, Audit, Bundle, Card, Heartbeat, Outage, Outbox, Staff
from storage.words import Happened
from tests.services.office import CHEN, FANG, LI, LIN, LIU, MIN, QIAN, STRANGER, SUN, ZHOU, Office

EVERYBODY = (FANG, MIN, CHEN, LIU, ZHOU, SUN, QIAN, LIN)
STAFF = st.sampled_from(EVERYBODY)
OUTSIDERS = st.sampled_from([STRANGER, LI])


def concerns(who: int, alert: Alert) -> bool:
    """Whether an alert is anything to somebody: the police hear who is not at home, the health centre who is ill."""
    if who == ZHOU:
        return alert.kind is AlertKind.NOT_HOME
    return who != LIU or alert.kind not in {AlertKind.NOT_HOME, AlertKind.UNREACHABLE}


FACTS = st.sampled_from(
    [
        (AlertKind.FEVER, Tier.YELLOW),
        (AlertKind.FEVER, Tier.RED),
        (AlertKind.UNCONFIRMED, Tier.RED),
        (AlertKind.SOS, Tier.SOS),
        (AlertKind.UNREACHABLE, Tier.YELLOW),
        (AlertKind.SYMPTOM, Tier.YELLOW),
        (AlertKind.NOT_HOME, Tier.YELLOW),
    ]
)
# the longest anybody waits for the next telling: a slow step, or the repetition
LONGEST = timedelta(minutes=max(Profile().yellow_step, Profile().repeat))


class AlertLife(RuleBasedStateMachine):
    """One resident, all that can ring about them, and everybody who may deal with it."""

    office: Office
    resident: int
    chat: int

    def __init__(self) -> None:
        super().__init__()
        self.lost: set[int] = set()
        self.down = timedelta()

    def _alerts(self) -> list[Alert]:
        return [alert for alert in self.office.rows(Alert) if alert.resident_id == self.resident]

    def _open(self) -> list[Alert]:
        return [alert for alert in self._alerts() if alert.state is not AlertState.CLOSED]

    @rule(fact=FACTS)
    def something_happens(self, fact: tuple[AlertKind, Tier]) -> None:
        def happen(session: Session) -> None:
            episode = episodes.active_of(session, self.resident)
            assert episode is not None
            about = alerting.about(episode, *fact, words="很难受")
            alerting.raise_alert(session, about, from_json(episode.profile), now=self.office.now)

        self.office.db.call(happen)

    @rule(who=STAFF, what=st.sampled_from(Press), group=st.booleans())
    def somebody_presses(self, who: int, what: Press, group: bool) -> None:
        for alert in self._alerts()[-2:]:
            try:
                self.office.does(who, handling.press, alert.id, what, message_id=None, group=-7 if group else 0)
            except NotAllowed:
                hidden = (what is Press.FILE and group) or (what in {Press.FILE, Press.NOTE} and who == ZHOU)
                assert hidden or not concerns(who, alert), "a file is not shown in a group, nor to the police"
                assert alert in self._alerts(), "and nothing changed"
            except Refused:
                assert what is Press.FILE or (what is Press.SHOW and group)
            else:
                assert concerns(who, alert), "nobody presses what is nothing to them"

    @rule(who=STAFF, to=STAFF)
    def somebody_hands_it_on(self, who: int, to: int) -> None:
        for alert in self._open()[-1:]:
            colleague = next(one for one in self.office.rows(Staff) if one.telegram_id == to)
            try:
                said = self.office.does(who, handing.hand_over, alert.id, colleague.id, message_id=None)
            except Refused:
                assert alert in self._alerts()
                continue
            if said.key == "hand-done":
                assert concerns(who, alert) and concerns(to, alert) and who != to
                (after,) = [one for one in self._alerts() if one.id == alert.id]
                assert (after.state, after.handed_to) == (AlertState.OPEN, colleague.id)

    @rule(minutes=st.sampled_from([2, 40, 400]))
    def we_are_down(self, minutes: int) -> None:
        """Nobody could press meanwhile, so nobody's time went by."""
        self.office.ticks(heartbeats.beat)
        before = {alert.id: alert.next_at for alert in self._open()}
        down_at = self.office.now
        self.office.wait(minutes=minutes)
        self.office.ticks(beating.beat)
        self.down += timedelta(minutes=minutes)
        for alert in self._open():
            was = before[alert.id]
            assert was is not None and alert.next_at is not None
            assert alert.next_at == (was + timedelta(minutes=minutes) if was > down_at else was)

    @rule()
    def we_die_and_begin_again(self) -> None:
        """What was on the way when the process ended is decided about, and nothing is forgotten."""
        self.office.claim()
        self.office.ticks(sending.recover)

    @rule(who=OUTSIDERS, what=st.sampled_from(Press))
    def an_outsider_presses(self, who: int, what: Press) -> None:
        before = [alert.model_dump() for alert in self._alerts()]
        for alert in self._alerts():
            with pytest.raises(NotAllowed):
                self.office.does(who, handling.press, alert.id, what, message_id=None)
        assert [alert.model_dump() for alert in self._alerts()] == before

    @rule(who=STAFF, outcome=st.sampled_from(Outcome))
    def somebody_closes(self, who: int, outcome: Outcome) -> None:
        for alert in self._open()[-1:]:
            try:
                self.office.does(who, handling.close, alert.id, outcome, message_id=None)
            except Refused:
                continue

    @rule(who=STAFF)
    def somebody_closes_in_words(self, who: int) -> None:
        for alert in self._open()[-1:]:
            if concerns(who, alert):
                self.office.does(who, handling.close_in_words, alert.id, "已经上门看过")

    @rule()
    def it_was_tapped_by_mistake(self) -> None:
        for alert in self._alerts():
            if alert.kind is AlertKind.SOS:
                self.office.does(self.chat, calling.mistaken, alert.id)

    @rule(minutes=st.sampled_from([1, 3, 15, 30, 60, 241, 600]))
    def time_passes(self, minutes: int) -> None:
        self.office.wait(minutes=minutes)
        self.office.ticks(heartbeats.beat)
        before = {alert.id: alert for alert in self._alerts()}
        while self.office.ticks(climbing.climb_due).more:
            pass
        for alert in self._alerts():
            was = before[alert.id]
            due = was.next_at is not None and was.next_at <= self.office.now
            if was.state is AlertState.CLOSED or not due:
                assert alert == was, "nothing climbs before its time, and nothing at all once it was taken"
            else:
                assert alert.state is AlertState.OPEN
                assert alert.rings > was.rings, "whose time has come rings"

    @rule(who=STAFF)
    def somebody_blocks_us(self, who: int) -> None:
        self.lost.add(who)

    @rule(who=STAFF)
    def somebody_is_noticed_to_be_away(self, who: int) -> None:
        self.office.db.call(losing.chat_lost, who, now=self.office.now)
        self.lost.add(who)

    @rule(who=STAFF)
    def somebody_comes_back(self, who: int) -> None:
        def back(session: Session) -> None:
            staff = session.exec(select(Staff).where(Staff.telegram_id == who)).one()
            losing.staff_back(session, staff)

        self.office.db.call(back)
        self.lost.discard(who)

    @rule()
    def what_is_owed_is_said(self) -> None:
        self.office.deliver(lost=tuple(self.lost))

    @invariant()
    def one_fact_has_one_open_alert(self) -> None:
        assert all(times == 1 for times in Counter(alert.dedupe for alert in self._open()).values())

    @invariant()
    def an_open_alert_always_has_a_next_moment(self) -> None:
        for alert in self._alerts():
            if alert.state is AlertState.CLOSED:
                assert alert.next_at is None
                continue
            assert alert.next_at is not None
            if alert.state is AlertState.OPEN:
                assert alert.next_at <= self.office.now + LONGEST, "it never falls silent"
                assert alert.acked_by is None and alert.acked_at is None
            else:
                assert alert.acked_by is not None and alert.acked_at is not None
                owed = alert.next_at - alert.acked_at - timedelta(minutes=Profile().reopen_after)
                assert timedelta() <= owed <= self.down, "four hours, and what we were down in them"

    @invariant()
    def nothing_ends_without_somebody_who_ended_it(self) -> None:
        for alert in self._alerts():
            assert (alert.state is AlertState.CLOSED) == (alert.closed_at is not None)
            if alert.state is AlertState.CLOSED:
                assert alert.closed_by is not None and alert.outcome is not None

    @invariant()
    def nobody_is_told_twice_in_one_ring(self) -> None:
        ours = {alert.id for alert in self._alerts()}
        told = Counter(
            (row.params["alert"], row.params["ring"], row.recipient)
            for row in self.office.rows(Outbox)
            # a card somebody opened from a bundle is no telling, nor is one that went into another message
            if row.notice == "AlertCard" and row.params["alert"] in ours
            if row.priority <= Priority.ALERT and not row.why.startswith("said in")
        )
        assert all(times == 1 for times in told.values())

    @invariant()
    def every_raising_and_every_end_is_written_down(self) -> None:
        for alert in self._alerts():
            what = Counter(step.what for step in self.office.rows(AlertStep) if step.alert_id == alert.id)
            assert what[Happened.RAISED] == 1
            assert what[Happened.CLOSED] == (alert.state is AlertState.CLOSED)

    def teardown(self) -> None:
        """Clear the table, so that the next life begins in peace."""

        def clear(session: Session) -> None:
            for table in (AlertStep, Bundle, Alert, Outbox, Card, Audit, Attempt, Heartbeat, Outage):
                session.execute(delete(table))
            for staff in session.exec(select(Staff)).all():
                staff.unreachable_since = None

        self.office.db.call(clear)


def test_whatever_happens_an_alert_keeps_its_promises(office: Office) -> None:
    residents = iter(range(10_000))

    class Life(AlertLife):
        """A life on this database."""

        def __init__(self) -> None:
            super().__init__()
            self.office = office
            number = next(residents)
            self.chat = 8000 + number
            self.resident = office.enrol(self.chat, f"居民{number}")

    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=12,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_mistake_of_a_stranger_changes_nothing(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.does(LI, calling.press_sos)
    with pytest.raises(Refused):
        office.does(STRANGER, calling.mistaken, office.alert().id)
    assert office.alert().tier is Tier.SOS


def test_an_answer_of_telegram_that_nobody_can_be_reached_ends(office: Office) -> None:
    """Everybody has blocked us: the alert waits for its next ring instead of going round in circles."""
    office.enrol(LI, "李奶奶")
    office.does(LI, calling.press_sos)
    office.deliver(lost=(FANG, MIN, CHEN, LIU, SUN, QIAN, LIN))
    alert = office.alert()
    assert alert.state is AlertState.OPEN
    assert alert.next_at is not None and alert.next_at > office.now
    office.wait(minutes=40)
    office.ticks(climbing.climb_due)
    office.deliver(lost=(FANG, MIN, CHEN, LIU, SUN, QIAN, LIN))
