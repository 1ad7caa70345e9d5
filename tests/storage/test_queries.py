"""Queries: each returns what its name says, in order, and the hot ones by their index."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlmodel import Session, select

from bot.rules.escalation import AlertState
from bot.rules.roles import Role
from storage import (
    alerts,
    attempts,
    cards,
    checks,
    dialogues,
    episodes,
    gauges,
    groups,
    heartbeats,
    houses,
    inbox,
    invites,
    outbox,
    places,
    readings,
    residents,
    staff,
)
from storage.checks import Latest
from storage.db import Database
from storage.inserting import insert_new
from storage.models import BoundGroup, Check, Episode, Inbox, Outbox, Place, Reading, Resident
from storage.words import Asking, Channel, CheckState, Consent, EpisodeState, GivenBy, InboxState, OutboxState
from tests.storage.town import DAY, NOW, PATH, Town, build, built, new_alert, new_check, new_episode, owed_row
from tests.world import at

A_MINUTE = timedelta(minutes=1)


def update_row(number: int, chat: int = 1001) -> dict[str, Any]:
    return {
        "update_id": number,
        "chat_id": chat,
        "raw": "{}",
        "received_at": NOW,
        "state": InboxState.NEW,
        "tries": 0,
        "why": "",
    }


def due_keys(session: Session, /, **values: Any) -> list[str]:
    given: dict[str, Any] = {"now": NOW, "limit": 10, "lowest": 5, "resting": (), "resting_chats": ()}
    return [row.key for row, _ in outbox.due(session, **given | values)]


def find(session: Session, key: str) -> Outbox:
    session.expire_all()
    return session.exec(select(Outbox).where(Outbox.key == key)).one()


# ── inserting ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("count", [1, 2, 999, 2500])
def test_only_what_is_new_is_counted(db: Database, count: int) -> None:
    def insert(session: Session, numbers: range) -> int:
        return insert_new(session, Inbox, [update_row(number) for number in numbers])

    assert db.call(insert, range(count)) == count
    assert db.call(insert, range(count)) == 0
    assert db.call(insert, range(count // 2, count + 3)) == 3


def test_twice_in_one_batch_is_once(db: Database) -> None:
    assert db.call(insert_new, Inbox, [update_row(1), update_row(2), update_row(1)]) == 2
    assert db.call(insert_new, Inbox, []) == 0


# ── outbox ───────────────────────────────────────────────────────────────────────────────────


def test_what_is_urgent_goes_first_and_the_oldest_of_it(db: Database) -> None:
    def owe(session: Session) -> list[str]:
        rows = [owed_row("b", priority=3), owed_row("a", priority=3), owed_row("sos", priority=0)]
        assert outbox.owe(session, [*rows, owed_row("later", next_at=NOW + A_MINUTE)]) == 4
        assert outbox.owe(session, rows) == 0
        return due_keys(session)

    assert db.call(owe) == ["sos", "b", "a"]


def test_nobody_waits_behind_somebody_who_must_rest(db: Database) -> None:
    def owe(session: Session) -> None:
        outbox.owe(
            session,
            [
                owed_row("li", recipient="reporter:1", chat_id=None),
                owed_row("wang", recipient="reporter:2", chat_id=1002),
                owed_row("fang", recipient="staff:1", chat_id=None, priority=1),
            ],
        )
        assert due_keys(session, resting={"reporter:1"}) == ["fang", "wang"]
        assert due_keys(session, resting_chats={1002}) == ["fang", "li"]
        assert due_keys(session, lowest=1) == ["fang"]
        assert due_keys(session, limit=1) == ["fang"]
        assert outbox.next_due_at(session) == NOW

    db.call(owe)


def test_a_card_that_changes_while_it_is_being_sent_is_owed_once_more(db: Database) -> None:
    def sending(session: Session) -> None:
        outbox.owe(session, [owed_row("redraw:1")])
        find(session, "redraw:1").state = OutboxState.SENDING
        session.flush()
        outbox.owe_again(session, owed_row("redraw:1"))
        row = find(session, "redraw:1")
        assert (row.state, row.rearm) == (OutboxState.SENDING, True)

    db.call(sending)


@pytest.mark.parametrize(
    "state", [OutboxState.SENT, OutboxState.DROPPED, OutboxState.UNCERTAIN, OutboxState.QUARANTINED]
)
def test_what_is_over_is_owed_anew(db: Database, state: OutboxState) -> None:
    def again(session: Session) -> None:
        outbox.owe_again(session, owed_row("redraw:1"))
        row = find(session, "redraw:1")
        row.state, row.attempts = state, 4
        session.flush()
        outbox.owe_again(session, owed_row("redraw:1", next_at=NOW + A_MINUTE, owed_at=NOW + A_MINUTE))
        row = find(session, "redraw:1")
        assert (row.state, row.attempts, row.rearm) == (OutboxState.OWED, 0, False)
        assert row.next_at == row.owed_at == NOW + A_MINUTE

    db.call(again)


def test_what_is_owed_already_is_owed_once(db: Database) -> None:
    def twice(session: Session) -> None:
        outbox.owe_again(session, owed_row("redraw:1"))
        outbox.owe_again(session, owed_row("redraw:1", next_at=NOW + A_MINUTE))
        assert find(session, "redraw:1").next_at == NOW, "not put off by the second wish"
        assert outbox.counts(session) == {OutboxState.OWED: 1}

    db.call(twice)


def test_a_board_that_rests_is_called_up_when_it_must_be_seen_at_once(db: Database) -> None:
    def twice(session: Session) -> None:
        outbox.owe_again(session, owed_row("redraw:1", next_at=NOW + A_MINUTE, priority=3))
        outbox.owe_again(session, owed_row("redraw:1", priority=1))
        row = find(session, "redraw:1")
        assert (row.next_at, row.priority) == (NOW, 1)
        row.next_at, row.attempts = NOW + A_MINUTE, 1
        session.flush()
        outbox.owe_again(session, owed_row("redraw:1"))
        assert find(session, "redraw:1").next_at == NOW + A_MINUTE, "one that failed keeps its pause"

    db.call(twice)


def test_what_is_owed_to_nobody_any_more_is_given_up_but_not_what_is_urgent(db: Database) -> None:
    def lose(session: Session) -> None:
        outbox.owe(session, [owed_row("alert", priority=1), owed_row("reply", priority=2), owed_row("ask", priority=3)])
        outbox.owe(session, [owed_row("other", priority=3, recipient="reporter:2")])
        outbox.drop_owed_to(session, "chat:1001:zh-CN", lowest=2, why="unreachable")
        assert due_keys(session) == ["alert", "other"]
        assert find(session, "ask").why == "unreachable"

    db.call(lose)


def test_what_was_on_the_way_when_we_stopped_is_found(db: Database) -> None:
    def stop(session: Session) -> None:
        outbox.owe(session, [owed_row("a"), owed_row("b")])
        find(session, "b").state = OutboxState.SENDING
        session.flush()
        assert [row.key for row in outbox.in_flight(session)] == ["b"]

    db.call(stop)


def test_two_pumps_never_take_the_same_message(db: Database, database_url: str) -> None:
    if db.is_sqlite:
        return  # one writing thread
    other = Database(database_url).open()
    try:
        db.call(lambda session: outbox.owe(session, [owed_row("a"), owed_row("b")]))

        def take(session: Session) -> tuple[list[str], list[str]]:
            return due_keys(session, limit=1), other.call(due_keys)

        assert db.call(take) == (["a"], ["b"])
    finally:
        other.close()


# ── inbox ────────────────────────────────────────────────────────────────────────────────────


def test_an_update_takes_effect_once(db: Database) -> None:
    def twice(session: Session) -> None:
        inbox.store(session, [update_row(3), update_row(1), update_row(2, chat=1002)])
        assert inbox.waiting(session, limit=10, after=0) == [(1, 1001, "{}"), (2, 1002, "{}"), (3, 1001, "{}")]
        assert [number for number, _, _ in inbox.waiting(session, limit=1, after=1)] == [2]
        assert inbox.finish(session, 1, InboxState.DONE, now=NOW)
        assert not inbox.finish(session, 1, InboxState.DONE, now=NOW)
        assert not inbox.finish(session, 99, InboxState.DONE, now=NOW)
        assert inbox.counts(session) == {InboxState.DONE: 1, InboxState.NEW: 2}
        assert [inbox.count_try(session, 2) for _ in range(2)] == [1, 2]
        assert inbox.has_heard(session, 1002) and not inbox.has_heard(session, 1003)
        assert inbox.count_since(session, 1001, since=NOW - A_MINUTE) == 2
        assert inbox.count_since(session, 1001, since=NOW) == 0

    db.call(twice)


# ── places and people ────────────────────────────────────────────────────────────────────────


def test_a_path_is_built_once_and_found_from_its_end(db: Database) -> None:
    def add(session: Session) -> None:
        grid, added = places.add_path(session, PATH, now=NOW)
        assert added == 4
        assert places.add_path(session, PATH, now=NOW) == (grid, 0)
        west, added = places.add_path(session, (*PATH[:3], "西门网格"), now=NOW)
        assert added == 1
        assert [one.path for one in places.ending_in(session, ("东风社区", "西门网格"))] == [west.path]
        assert places.ending_in(session, ("别处", "西门网格")) == []
        assert [one.name for one in places.upwards(session, grid)] == list(reversed(PATH))
        community = places.by_path(session, PATH[:3])
        assert community is not None
        assert places.below(session, [community.lineage]) == [community, grid, west]
        with pytest.raises(ValueError, match="at least one name"):
            places.add_path(session, (), now=NOW)

    db.call(add)


def test_a_place_inherits_the_rules_above_it(db: Database) -> None:
    def rules(session: Session) -> None:
        grid, _ = places.add_path(session, PATH, now=NOW)
        for name, given in ((PATH[:1], {"fever_line": 3750, "days": 7}), (PATH[:3], {"fever_line": 3720})):
            place = places.by_path(session, name)
            assert place is not None
            place.rules = given
        session.flush()
        profile = places.profile_of(session, grid)
        assert (profile.fever_line, profile.days, profile.red_line) == (3720, 7, 3800)

    db.call(rules)


def test_the_nearest_holders_of_a_role_answer(db: Database) -> None:
    def appoint(session: Session) -> None:
        town = build(session)
        lineage = places.lineage(session, town.place)
        township = places.by_path(session, PATH[:2])
        assert township is not None
        for telegram_id, role, place in (
            (2002, Role.WORKER, town.place),
            (2004, Role.HEALTH, township.id),
            (9001, Role.ADMIN, None),
        ):
            staff.appoint(session, telegram_id=telegram_id, name=str(telegram_id), role=role, place_id=place, now=NOW)
        assert [one.telegram_id for one in staff.holders(session, Role.WORKER, lineage)] == [2001, 2002]
        assert [one.telegram_id for one in staff.holders(session, Role.HEALTH, lineage)] == [2004]
        assert [one.telegram_id for one in staff.holders(session, Role.ADMIN, lineage)] == [9001]
        assert staff.holders(session, Role.POLICE, lineage) == []
        assert [grant.lineage for grant in staff.grants_of_telegram(session, 9001)] == ["/"]
        assert staff.grants_of_telegram(session, 1) == ()
        again, new = staff.appoint(
            session, telegram_id=2001, name="王芳芳", role=Role.WORKER, place_id=town.place, now=NOW
        )
        assert (again.name, new) == ("王芳芳", False)
        again.left_at = NOW
        session.flush()
        assert staff.by_telegram(session, 2001) is None
        assert len(staff.all_of(session)) == 3

    db.call(appoint)


def test_the_group_of_the_nearest_place_hears(db: Database) -> None:
    def bind(session: Session) -> None:
        town = build(session)
        lineage = places.lineage(session, town.place)
        community = places.by_path(session, PATH[:3])
        assert community is not None
        for chat, place in ((-1, community.id), (-2, town.place)):
            session.add(BoundGroup(chat_id=chat, place_id=place or 0, bound_at=NOW, bound_by=town.worker))
        session.flush()
        assert [one.chat_id for one in groups.nearest(session, lineage)] == [-2]
        nearest = groups.by_chat(session, -2)
        assert nearest is not None
        nearest.unreachable_since = NOW
        session.flush()
        assert [one.chat_id for one in groups.nearest(session, lineage)] == [-1]

    db.call(bind)


def test_people_are_found_by_name_door_or_the_end_of_a_number(db: Database) -> None:
    def look(session: Session) -> None:
        town = build(session)
        elsewhere, _ = places.add_path(session, ("别的区",), now=NOW)
        for name, phone, door, place in (
            ("王伟民", "13800001111", "3号楼501", town.place),
            ("王伟", "13800002222", "3号楼502", town.place),
            ("100%李", "", "", town.place),
            ("王伟", "13800001111", "3号楼501", elsewhere.id or 0),
        ):
            session.add(Resident(name=name, phone=phone, address=door, place_id=place, created_at=NOW))
        session.flush()
        here = [places.lineage(session, town.place)]

        def names(word: str) -> list[str]:
            return [one.name for one in residents.matching(session, word, lineages=here, limit=9)]

        assert names("王伟") == ["王伟", "王伟民"], "the exact name first"
        assert names("502") == ["王伟"]
        assert names("1111") == ["王伟民"]
        assert names("111") == []
        assert names("%") == ["100%李"]
        assert names("_") == []

    db.call(look)


def test_whoever_may_see_nothing_finds_nobody(db: Database) -> None:
    def look(session: Session) -> list[Resident]:
        build(session)
        return list(residents.matching(session, "李", lineages=[], limit=9))

    assert db.call(look) == []


def test_a_chat_answers_for_those_it_agreed_to_and_for_nobody_else(db: Database) -> None:
    def link(session: Session) -> None:
        town = build(session)
        second = Resident(name="李爷爷", place_id=town.place, created_at=NOW)
        session.add(second)
        session.flush()
        session.add(new_episode(second.id or 0, town.place))
        given: dict[str, Any] = {"chat_id": 1001, "language": "zh-CN", "now": NOW}
        reporter = residents.link(session, resident_id=town.resident, consent=Consent.SELF, **given)
        residents.link(session, resident_id=second.id or 0, consent=Consent.DECLINED, **given)
        assert [one.name for _, one, _ in residents.reporting(session, reporter.id or 0)] == ["李奶奶"]
        assert len(residents.links_of(session, second.id or 0)) == 1
        assert residents.unlinked(session, "/") == 1
        both = [town.resident, second.id or 0]
        assert [one for one, _ in residents.reporters_of(session, both)] == [town.resident]
        reporter.unreachable_since = NOW
        session.flush()
        assert residents.reporters_of(session, both) == []
        residents.link(session, resident_id=town.resident, consent=Consent.FAMILY, **given)
        assert reporter.unreachable_since is None, "whoever scans again can be written to"
        assert sorted(residents.unlink(session, reporter.id or 0, now=NOW)) == sorted(both)
        assert residents.unlink(session, reporter.id or 0, now=NOW) == []

    db.call(link)


# ── follow-up ────────────────────────────────────────────────────────────────────────────────


def test_who_works_here_and_what_is_open_are_read_once_in_a_transaction_and_stay_true(db: Database) -> None:
    def look(session: Session) -> None:
        worker, _ = staff.appoint(session, telegram_id=77, name="王芳", role=Role.WORKER, place_id=None, now=NOW)
        assert staff.by_telegram(session, 77) is staff.by_telegram(session, 77) is worker
        worker.left_at = NOW
        assert staff.by_telegram(session, 77) is None
        asked = dialogues.ask(session, 77, Asking.NOTE, now=NOW)
        assert dialogues.all_open(session, 77) == {Asking.NOTE: asked}
        dialogues.close(session, asked, now=NOW)
        assert dialogues.open_of(session, 77, Asking.NOTE) is None
        again = dialogues.ask(session, 77, Asking.NOTE, now=NOW)
        assert again is not asked and dialogues.open_of(session, 77, Asking.NOTE) is again

    def come_back(session: Session) -> None:
        staff.appoint(session, telegram_id=77, name="", role=Role.WORKER, place_id=None, now=NOW)
        dialogues.close(session, dialogues.open_of(session, 77, Asking.NOTE), now=NOW)

    def seen(session: Session) -> tuple[bool, bool]:
        return staff.by_telegram(session, 77) is not None, bool(dialogues.all_open(session, 77))

    db.call(look)
    assert db.call(seen) == (False, True)
    with Session(db.engine) as open_all_along:
        assert seen(open_all_along) == (False, True)
        open_all_along.rollback()
        db.call(come_back)
        assert seen(open_all_along) == (True, False)


def test_the_newest_check_and_the_open_one_are_found_at_one_look(db: Database) -> None:
    def look(session: Session) -> None:
        town = build(session)
        assert checks.latest_of(session, town.episode) == Latest(None, None)
        morning = new_check(town)
        session.add(morning)
        session.flush()
        assert checks.latest_of(session, town.episode) == Latest(morning, morning)
        noon = new_check(town, slot="noon", state=CheckState.ANSWERED)
        session.add(noon)
        session.flush()
        assert checks.latest_of(session, town.episode) == Latest(noon, morning)
        morning.state = CheckState.MISSED
        session.flush()
        assert checks.latest_of(session, town.episode) == Latest(noon, None)

    db.call(look)


def test_a_check_is_found_while_it_is_open_and_when_it_is_late(db: Database) -> None:
    def look(session: Session) -> None:
        town = build(session)
        of_the_episode = {"id", "episode_id", "resident_id", "place_id"}
        alike = {name: value for name, value in new_check(town).model_dump().items() if name not in of_the_episode}
        assert checks.open_new(session, [town.episode], alike) == 1
        assert checks.open_new(session, [town.episode], alike) == 0
        check = checks.open_check_of(session, town.episode)
        assert check is not None and check == checks.in_slot(session, town.episode, DAY, "morning")

        def late(opened_by: str) -> Check | None:
            latest = checks.latest_of(session, town.episode)
            return checks.late_check_of(session, town.episode, latest, opened_by=at(opened_by))

        assert late("04-01 12:00") is None
        checks.move_on(session, [{"check": check.id, "at": None, "count": 2, "now_is": CheckState.MISSED}])
        session.expire_all()
        assert checks.open_check_of(session, town.episode) is None
        assert late("04-01 12:00") == check
        assert late("04-01 07:59") is None
        checks.mark_answered(session, check, 5, now=NOW)
        session.expire_all()
        assert (check.state, check.next_at, check.reading_id) == (CheckState.ANSWERED, None, 5)
        checks.move_on(session, [])

    db.call(look)


def test_after_an_outage_open_checks_get_the_time_back_and_closed_ones_do_not(db: Database) -> None:
    def push(session: Session) -> None:
        town = build(session)
        session.add(new_check(town))
        session.add(new_check(town, slot="night", state=CheckState.MISSED, next_at=None))
        session.add(new_check(town, slot="evening", opened_at=at("04-01 08:30")))
        session.flush()
        (moved,), over = checks.push_back(
            session, by=timedelta(minutes=20), since=at("04-01 08:10"), now=at("04-01 08:30")
        )
        assert moved.slot == "morning" and over == []
        assert (moved.next_at, moved.closes_at) == (at("04-01 09:05"), at("04-01 10:20"))

    db.call(push)


def test_after_a_long_outage_nobody_is_asked_for_two_rounds_at_once(db: Database) -> None:
    def push(session: Session) -> None:
        town = build(session)
        session.add(new_check(town))
        session.get_one(Episode, town.episode).next_round_at = at("04-01 18:00")
        session.flush()
        going_on, (over,) = checks.push_back(
            session, by=timedelta(hours=10), since=at("04-01 08:10"), now=at("04-01 18:10")
        )
        assert going_on == []
        assert (over.state, over.next_at) == (CheckState.OUTAGE, None)

    db.call(push)


def test_boards_see_a_place_and_everything_below(db: Database) -> None:
    def look(session: Session) -> None:
        town = build(session)
        session.add(new_check(town))
        session.flush()
        community = places.by_path(session, PATH[:3])
        assert community is not None
        assert [one.name for _, one in checks.below(session, community.lineage, DAY)] == ["李奶奶"]
        assert checks.below(session, community.lineage, DAY + timedelta(days=1)) == []
        assert [one.name for _, one in checks.of_grid(session, town.place, DAY, "morning")] == ["李奶奶"]
        assert checks.managed(session, community.lineage) == 1

    db.call(look)


def reading(town: Town, centi: int, moment: str, **values: Any) -> Reading:
    return Reading(
        episode_id=town.episode,
        resident_id=town.resident,
        centi=centi,
        given_by=GivenBy.SELF,
        channel=Channel.CHAT,
        measured_at=at(moment),
        recorded_at=at(moment),
        **values,
    )


def test_only_what_nothing_supersedes_is_a_latest_reading(db: Database) -> None:
    def look(session: Session) -> None:
        town = build(session)
        first, second = reading(town, 3650, "04-01 08:00"), reading(town, 3850, "04-01 18:00", message_id=7)
        session.add_all([first, second])
        session.flush()
        third = reading(town, 3680, "04-01 18:00", supersedes=second.id)
        session.add(third)
        session.flush()
        fourth = reading(town, 3690, "04-01 18:00", supersedes=third.id)
        session.add(fourth)
        session.flush()
        assert [one.centi for one in readings.latest_of(session, town.resident, limit=5)] == [3690, 3650]
        assert readings.newest_version(session, second) == fourth
        assert readings.newest_version(session, first) == first
        assert readings.unasked_since(session, [town.episode], since=at("04-01 07:00")) == {town.episode: fourth}
        assert readings.by_id(session, 999) is None

    db.call(look)


def test_the_high_values_of_a_day_are_those_that_stand(db: Database) -> None:
    def look(session: Session) -> None:
        town = build(session)
        check, other = new_check(town, state=CheckState.ANSWERED), new_check(town, slot="evening")
        session.add_all([check, other])
        session.flush()
        session.add(reading(town, 3850, "04-01 08:10", check_id=check.id))
        session.add(reading(town, 3650, "04-01 18:20", check_id=other.id))
        lineage = places.lineage(session, town.place)
        session.add(reading(town, 3750, "04-01 12:00"))
        session.add(reading(town, 3760, "04-02 00:00"))
        session.flush()
        of_day = readings.of_day(session, lineage, DAY, begins=at("04-01 00:00"), ends=at("04-02 00:00"))
        assert [one.centi for one, _, _ in of_day] == [3850, 3750], "asked for or not"

    db.call(look)


def test_an_open_alert_is_found_by_its_fact(db: Database) -> None:
    def look(session: Session) -> None:
        town = build(session)
        alert = new_alert(town)
        session.add(alert)
        session.flush()
        assert alerts.open_for(session, alert.dedupe) == alert == alerts.locked(session, alert.id or 0)
        assert alerts.open_of(session, town.episode) == [alert]
        assert alerts.count_open(session, "/") == alerts.count_open(session, "/", state=AlertState.OPEN) == 1
        assert alerts.count_open(session, "/", state=AlertState.ACKED) == 0
        assert alerts.due(session, now=at("04-01 07:14"), limit=5) == []
        assert alerts.due(session, now=at("04-01 07:15"), limit=5) == [alert]
        alert.state, alert.next_at = AlertState.CLOSED, None
        session.flush()
        assert alerts.open_for(session, alert.dedupe) is None
        assert alerts.missed_round(session, town.place, DAY, "morning") is None

    db.call(look)


# ── small things ─────────────────────────────────────────────────────────────────────────────


def test_one_question_of_a_kind_is_open(db: Database) -> None:
    def ask(session: Session) -> None:
        first = dialogues.ask(session, 1001, Asking.REPAIR, now=NOW, step=1, next_at=NOW)
        assert dialogues.ask(session, 1001, Asking.REPAIR, now=NOW, step=2, next_at=NOW) == first
        dialogues.ask(session, 1001, Asking.NEED, now=NOW)
        assert set(dialogues.all_open(session, 1001)) == {Asking.REPAIR, Asking.NEED}
        assert dialogues.overdue(session, now=NOW, limit=5) == [first]
        dialogues.close(session, first, now=NOW)
        dialogues.close(session, None, now=NOW)
        assert dialogues.open_of(session, 1001, Asking.REPAIR) is None
        assert dialogues.overdue(session, now=NOW, limit=5) == []

    db.call(ask)


def test_a_card_is_known_by_its_message_and_redrawn_in_place(db: Database) -> None:
    def draw(session: Session) -> None:
        given: dict[str, Any] = {
            "chat_id": -1,
            "message_id": 5,
            "subject": "alert:1",
            "recipient": "group:1",
            "now": NOW,
        }
        cards.record(session, drawn="a", **given)
        cards.record(session, drawn="b", **given)
        (card,) = cards.of_subjects(session, ["alert:1", "alert:2"])
        assert card.drawn == "b" and cards.at(session, -1, 5) == card
        cards.move_chat(session, -1, -100)
        session.expire_all()
        assert cards.at(session, -1, 5) is None and card.chat_id == -100

    db.call(draw)


def test_only_hashes_of_a_code_are_kept_and_a_new_one_revokes_the_old(db: Database) -> None:
    def make(session: Session) -> None:
        town = build(session)
        given: dict[str, Any] = {"resident_id": town.resident, "created_by": None, "now": NOW, "hours": 72}
        old = invites.record(session, token="T" * 22, code="ABCDEFG2", **given)
        new = invites.record(session, token="U" * 22, code="ABCDEFG3", **given)
        session.expire_all()
        assert old.revoked_at is not None and new.revoked_at is None
        assert invites.by_token(session, "U" * 22) == new == invites.by_code(session, "ABCDEFG3")
        assert invites.by_code(session, "ABCDEFG9") is None
        kept = str(new.model_dump())
        assert "U" * 22 not in kept and "ABCDEFG3" not in kept

    db.call(make)


def test_numbers_and_beats_survive(db: Database) -> None:
    def count(session: Session) -> None:
        assert gauges.value(session, "gap") is None
        gauges.add(session, "gap", 2)
        gauges.add(session, "gap", 3)
        session.expire_all()
        assert gauges.value(session, "gap") == 5
        assert heartbeats.beat(session, now=NOW) is None
        assert heartbeats.beat(session, now=NOW + A_MINUTE) == NOW
        assert heartbeats.last_outage(session) is None
        outage = heartbeats.record_outage(session, began_at=NOW, ended_at=NOW + A_MINUTE)
        assert heartbeats.last_outage(session) == outage

    db.call(count)


def test_tries_are_counted_by_kind_chat_and_time(db: Database) -> None:
    def count(session: Session) -> None:
        for chat, moment in ((1, NOW), (1, NOW + A_MINUTE), (2, NOW)):
            attempts.record(session, "code", chat_id=chat, now=moment)
        before = NOW - A_MINUTE
        assert attempts.count(session, "code", since=before) == 3
        assert attempts.count(session, "code", since=before, chat_id=1) == 2
        assert attempts.count(session, "code", since=NOW, chat_id=1) == 1
        assert attempts.count(session, "greeted", since=before) == 0
        assert attempts.forget_before(session, NOW + A_MINUTE) == 2

    db.call(count)


def test_a_house_is_furnished_once_and_then_changed(db: Database) -> None:
    def furnish(session: Session) -> None:
        with pytest.raises(LookupError, match="furnished"):
            houses.house(session)
        for number in ("120", "999"):
            houses.furnish(session, zone="Asia/Shanghai", language="zh-CN", emergency_number=number, admin_ids=[9001])
        assert houses.house(session).emergency_number == "999"

    db.call(furnish)


# ── indexes ──────────────────────────────────────────────────────────────────────────────────


HOT: dict[str, Callable[[Session], object]] = {
    "ix_outbox_owed": due_keys,
    "ix_inbox_new": lambda session: inbox.waiting(session, limit=10, after=0),
    "ix_episode_next_round_at": lambda session: episodes.due(session, now=NOW, limit=10),
    "ix_episode_next_news_at": lambda session: episodes.news_due(session, now=NOW, limit=10),
    "ix_episode_without_news": lambda session: episodes.without_news(session, limit=10),
    "ix_episode_just_released": lambda session: episodes.just_released(session, limit=10),
    "ix_slot_check_next_at": lambda session: checks.due(session, now=NOW, limit=10),
    "ix_alert_next_at": lambda session: alerts.due(session, now=NOW, limit=10),
    "ix_dialogue_next_at": lambda session: dialogues.overdue(session, now=NOW, limit=10),
}


@pytest.mark.parametrize("index", HOT)
def test_a_tick_looks_only_at_its_partial_index(db: Database, index: str) -> None:
    """A tick that finds nothing must not read a hundred thousand rows to know it."""
    if not db.is_sqlite:
        return  # PostgreSQL plans by the size of the tables; the bench measures it
    plan = db.call(plan_of, index)
    assert index in plan
    assert "SCAN" not in plan.replace(f"USING INDEX {index}", "") or f"INDEX {index}" in plan
    if index != "ix_outbox_owed":  # ordered by the row's number inside a priority
        assert "TEMP B-TREE" not in plan


def plan_of(session: Session, index: str) -> str:
    seen: list[tuple[str, Any]] = []

    def listen(_conn: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        seen.append((statement, parameters))

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", listen)
    HOT[index](session)
    event.remove(connection, "before_cursor_execute", listen)
    statement, parameters = seen[-1]
    found = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    return "; ".join(str(row[-1]) for row in found)


def test_an_episode_that_is_over_is_asked_no_more(db: Database) -> None:
    town = built(db)

    def end(session: Session) -> None:
        episode = session.get_one(Episode, town.episode)
        episode.next_round_at, episode.next_day, episode.next_slot = at("04-01 08:00"), DAY, "morning"
        session.flush()
        assert [one.id for one in episodes.due(session, now=at("04-01 08:00"), limit=5)] == [episode.id]
        the_next: dict[str, Any] = {"at": at("04-01 18:00"), "on_day": DAY, "in_slot": "evening"}
        episodes.move_on(session, [town.episode], **the_next)
        session.expire_all()
        assert (episode.next_round_at, episode.next_day, episode.next_slot) == tuple(the_next.values())
        episodes.move_on(session, [town.episode], **the_next | {"on_day": episode.ends_on + timedelta(days=1)})
        session.expire_all()
        assert (episode.next_round_at, episode.next_day) == (None, None)  # type: ignore[comparison-overlap]
        episode.next_round_at = at("04-01 08:00")
        session.flush()
        episodes.ask_no_more(session, [town.episode])
        session.expire_all()
        assert episodes.due(session, now=at("04-30 08:00"), limit=5) == []
        assert episodes.by_ids(session, [town.episode, 999]) == [episode]
        assert episodes.active_of(session, town.resident) == episode
        assert episodes.parties_of(session, town.episode) == []
        episode.state = EpisodeState.RELEASED
        session.flush()
        assert episodes.active_of(session, town.resident) is None
        episodes.move_on(session, [], **the_next)

    db.call(end)
    assert db.call(lambda session: len(session.exec(select(Place)).all())) == 4
    assert db.call(lambda session: session.exec(select(Check)).all()) == []
