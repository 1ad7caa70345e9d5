"""What must not happen twice cannot, and what is no word of ours is refused: by the schema, on both databases."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel, select

from bot.rules.changes import ChangeKind, ReassignmentState
from bot.rules.escalation import AlertState
from bot.rules.evidence import MediaKind
from bot.rules.forgetting import PurgeState
from bot.rules.line_list import Verdict
from bot.rules.outings import OutingReason
from bot.rules.places import PlaceKind
from bot.rules.presence import VisitKind, VisitOutcome
from bot.rules.release import ReleaseStep
from bot.rules.reports import ReportState
from bot.rules.roles import Party, Role
from bot.rules.roster import ShiftSource
from bot.rules.stock import EntryKind, TransferState
from bot.rules.stock_units import Unit
from bot.rules.supply import SupplyState, SupplyStep
from bot.rules.supply_words import Category
from bot.rules.symptoms import Symptom
from storage.db import Database
from storage.models import (
    AftercareCall,
    Alert,
    Approval,
    Broadcast,
    Bundle,
    Card,
    Check,
    DailyReport,
    Dialogue,
    Episode,
    EpisodeChange,
    EpisodeParty,
    Evidence,
    Handover,
    Import,
    ImportRow,
    Inbox,
    Invite,
    Outage,
    Outbox,
    Outing,
    Place,
    PresenceRound,
    Purge,
    Reading,
    Reassignment,
    Recheck,
    ReleaseStepTaken,
    Reporter,
    Reporting,
    Resident,
    Routine,
    Shift,
    SpotCheck,
    SpotPerson,
    Staff,
    StaffRole,
    StockEntry,
    StockItem,
    StockTransfer,
    SupplyItem,
    SupplyRequest,
    SupplyStepTaken,
    SymptomNote,
    Visit,
)
from storage.words import (
    ApprovalKind,
    Asking,
    Channel,
    Consent,
    EpisodeState,
    EvidenceState,
    GivenBy,
    HandoverState,
    ImportState,
    InboxState,
)
from tests.storage.town import DAY, NOW, Town, build, built, new_alert, new_check, new_episode, owed_row

Make = Callable[[Town], SQLModel]


def person(_: Town) -> Reporter:
    return Reporter(chat_id=1001, language="zh-CN", created_at=NOW)


def reading(town: Town, supersedes: int | None = None) -> Reading:
    return Reading(
        episode_id=town.episode,
        resident_id=town.resident,
        centi=3650,
        given_by=GivenBy.SELF,
        channel=Channel.CHAT,
        measured_at=NOW,
        recorded_at=NOW,
        supersedes=supersedes,
    )


def recheck(town: Town) -> Recheck:
    return Recheck(episode_id=town.episode, resident_id=town.resident, reading_id=1, reporter_id=1, due_at=NOW)


def symptom(town: Town) -> SymptomNote:
    return SymptomNote(
        episode_id=town.episode,
        resident_id=town.resident,
        kind=Symptom.COUGH,
        given_by=GivenBy.SELF,
        channel=Channel.CHAT,
        noticed_at=NOW,
        recorded_at=NOW,
    )


def order(town: Town, reporter: Reporter) -> SupplyRequest:
    return SupplyRequest(
        episode_id=town.episode,
        resident_id=town.resident,
        place_id=town.place,
        reporter_id=reporter.id or 0,
        state=SupplyState.DRAFT,
        asked_at=NOW,
    )


def daily(town: Town) -> DailyReport:
    return DailyReport(place_id=town.place, day=DAY, state=ReportState.DRAFT)


def evidence(town: Town, reporter: Reporter) -> Evidence:
    return Evidence(
        episode_id=town.episode,
        resident_id=town.resident,
        reporter_id=reporter.id or 0,
        kind=MediaKind.PHOTO,
        state=EvidenceState.FETCHING,
        message_id=7,
        received_at=NOW,
        expires_at=NOW,
    )


def bag(town: Town) -> StockItem:
    return StockItem(place_id=town.place, name="大米", unit=Unit.BAG, created_at=NOW)


def entry(town: Town, item: StockItem, counters: int | None = None) -> StockEntry:
    return StockEntry(
        item_id=item.id or 0,
        kind=EntryKind.COUNTER,
        amount=1,
        counters=counters,
        entered_by=town.worker,
        at=NOW,
    )


def on_the_way(town: Town, item: StockItem) -> StockTransfer:
    return StockTransfer(
        item_id=item.id or 0,
        goal_id=town.place,
        amount=1,
        state=TransferState.SENT,
        sent_by=town.worker,
        sent_at=NOW,
    )


def put_bag(session: Session, town: Town) -> StockItem:
    item = bag(town)
    session.add(item)
    session.flush()
    return item


def shift(town: Town) -> Shift:
    return Shift(staff_id=town.worker, role=Role.WORKER, place_id=town.place, from_at=NOW, source=ShiftSource.ROSTER)


def invite(town: Town, token: str, code: str) -> Invite:
    return Invite(resident_id=town.resident, token_hash=token, code_hash=code, created_at=NOW, expires_at=NOW)


def list_of_people(town: Town) -> Import:
    return Import(staff_id=town.worker, state=ImportState.FETCHING, asked_at=NOW)


def outing(town: Town) -> Outing:
    return Outing(
        episode_id=town.episode,
        resident_id=town.resident,
        place_id=town.place,
        day=DAY,
        reason=OutingReason.PARCEL,
        left_at=NOW,
        until=NOW,
    )


def a_draw(town: Town) -> SpotCheck:
    return SpotCheck(place_id=town.place, drawn_by=town.worker, staff_id=town.worker, wanted=1, written_at=NOW, day=DAY)


ONCE: dict[str, Make] = {
    "a slot of an episode": new_check,
    "an active episode of a resident": lambda town: new_episode(town.resident, town.place),
    "an open alert about a fact": new_alert,
    "a report of a day": daily,
    "a message under a key": lambda _: Outbox(**owed_row("prompt:1")),
    "an update": lambda _: Inbox(update_id=7, chat_id=1, raw="{}", received_at=NOW),
    "a place at a path": lambda _: Place(kind=PlaceKind.GRID, name="x", path="开发区", created_at=NOW),
    "a member of staff with a number": lambda _: Staff(telegram_id=2001, name="x", created_at=NOW),
    "a role at a place": lambda town: StaffRole(staff_id=town.worker, role=Role.WORKER, place_id=town.place),
    "a reporter of a chat": person,
    "a party of an episode": lambda town: EpisodeParty(
        episode_id=town.episode, party=Party.TOWN, role=Role.TOWNSHIP, staff_id=town.worker
    ),
    "a card at a message": lambda _: Card(
        chat_id=1, message_id=2, subject="alert:1", recipient="staff:1", drawn="", drawn_at=NOW, sent_at=NOW
    ),
    "an open question of a kind": lambda _: Dialogue(chat_id=1001, asking=Asking.JOIN, opened_at=NOW),
    "a pending handover of a giver": lambda town: Handover(
        giver_id=town.worker,
        receiver_id=town.worker,
        place_id=town.place,
        state=HandoverState.PENDING,
        created_at=NOW,
    ),
    "a sort of thing at a place": bag,
    "an outage from a moment": lambda _: Outage(began_at=NOW, ended_at=NOW),
    "a yes of an office": lambda town: ReleaseStepTaken(
        episode_id=town.episode, step=ReleaseStep.WORKER, staff_id=town.worker, at=NOW
    ),
    "a call of a day": lambda town: AftercareCall(
        episode_id=town.episode, resident_id=town.resident, place_id=town.place, number=1
    ),
    "an open way to another place": lambda town: Reassignment(
        episode_id=town.episode,
        place_id=town.place,
        goal_id=town.place,
        state=ReassignmentState.SENT,
        sent_by=town.worker,
        sent_at=NOW,
    ),
    "an erasing the rule plans": lambda town: Purge(
        resident_id=town.resident, place_id=town.place, state=PurgeState.PLANNED, asked_at=NOW
    ),
    "an erasing somebody asked for": lambda town: Purge(
        resident_id=town.resident, place_id=town.place, state=PurgeState.ASKED, asked_at=NOW
    ),
    "a place's day": lambda town: Routine(place_id=town.place, next_at=NOW, next_day=DAY, next_name="board"),
    "a presence round of a place": lambda town: PresenceRound(
        place_id=town.place, day=DAY, slot="night", opened_at=NOW, closes_at=NOW, channel=Channel.DOOR
    ),
    "a look of a number": lambda town: Visit(
        episode_id=town.episode,
        resident_id=town.resident,
        place_id=town.place,
        kind=VisitKind.PRESENCE,
        day=DAY,
        slot="night",
        number=1,
        outcome=VisitOutcome.HOME,
        channel=Channel.DOOR,
        staff_id=town.worker,
        at=NOW,
    ),
    "an outing that goes on": outing,
    "a token": lambda town: invite(town, "t", f"c{id(object())}"),
}


def test_there_is_at_most_one_of_each(db: Database) -> None:
    town = built(db)

    def put_twice(session: Session, make: Make) -> None:
        for _ in range(2):
            session.add(make(town))
            session.flush()

    twice = []
    for what, make in ONCE.items():  # in one database: what is refused is undone
        try:
            db.call(put_twice, make)
        except IntegrityError:
            continue
        twice.append(what)
    assert twice == []


def test_a_draw_chooses_somebody_once(db: Database) -> None:
    town = built(db)

    def put(session: Session, times: int) -> None:
        drawn = a_draw(town)
        session.add(drawn)
        session.flush()
        for number in range(times):
            whom = {"episode_id": town.episode, "resident_id": town.resident, "place_id": town.place}
            session.add(SpotPerson(spot_check_id=drawn.id or 0, **whom, number=number))
        session.flush()

    db.call(put, 1)
    with pytest.raises(IntegrityError):
        db.call(put, 2)


def test_one_recheck_of_an_episode_is_open(db: Database) -> None:
    def put(session: Session, closed: bool) -> None:
        town = build(session)
        fever, reporter = reading(town), person(town)
        session.add_all([fever, reporter])
        session.flush()
        for _ in range(2):
            one = recheck(town)
            one.reading_id, one.reporter_id = fever.id or 0, reporter.id or 0
            one.closed_at = NOW if closed else None
            session.add(one)
            session.flush()

    with pytest.raises(IntegrityError):
        db.call(put, False)
    db.call(put, True)


def test_a_chat_answers_for_somebody_once(db: Database) -> None:
    town = built(db)

    def link(session: Session) -> None:
        reporter = person(town)
        session.add(reporter)
        session.flush()
        for _ in range(2):
            session.add(
                Reporting(reporter_id=reporter.id or 0, resident_id=town.resident, consent=Consent.SELF, since=NOW)
            )
        session.flush()

    with pytest.raises(IntegrityError):
        db.call(link)


def test_an_alert_stands_in_a_bundle_once(db: Database) -> None:
    def put(session: Session) -> None:
        alert = new_alert(build(session))
        session.add(alert)
        session.flush()
        for _ in range(2):
            session.add(Bundle(message=1, alert_id=alert.id or 0, ring=1))
        session.flush()

    with pytest.raises(IntegrityError):
        db.call(put)


def test_a_message_shows_one_picture(db: Database) -> None:
    town = built(db)

    def twice(session: Session) -> None:
        reporter = person(town)
        session.add(reporter)
        session.flush()
        session.add_all([evidence(town, reporter), evidence(town, reporter)])
        session.flush()

    with pytest.raises(IntegrityError):
        db.call(twice)


def test_a_reporter_has_one_draft(db: Database) -> None:
    town = built(db)

    def twice(session: Session, state: SupplyState) -> None:
        reporter = person(town)
        session.add(reporter)
        session.flush()
        for _ in range(2):
            one = order(town, reporter)
            one.state = state
            session.add(one)
            session.flush()

    with pytest.raises(IntegrityError):
        db.call(twice, SupplyState.DRAFT)
    db.call(twice, SupplyState.OWED)


def test_a_line_of_a_list_is_kept_once(db: Database) -> None:
    town = built(db)

    def twice(session: Session) -> None:
        sent = list_of_people(town)
        session.add(sent)
        session.flush()
        session.add_all([ImportRow(import_id=sent.id or 0, line=2, verdict=Verdict.NEW) for _ in range(2)])
        session.flush()

    with pytest.raises(IntegrityError):
        db.call(twice)


def test_a_reading_is_superseded_once(db: Database) -> None:
    town = built(db)

    def correct(session: Session) -> None:
        old = reading(town)
        session.add(old)
        session.flush()
        session.add(reading(town, supersedes=old.id))
        session.add(reading(town, supersedes=old.id))
        session.flush()

    with pytest.raises(IntegrityError):
        db.call(correct)


def test_a_person_may_be_isolated_again_and_a_fact_may_ring_again(db: Database) -> None:
    def again(session: Session) -> tuple[int, int]:
        town = build(session)
        session.add(new_episode(town.resident, town.place, state=EpisodeState.RELEASED))
        session.add(new_episode(town.resident, town.place, state=EpisodeState.VOID))
        session.add(new_alert(town, state=AlertState.CLOSED, next_at=None))
        session.add(new_alert(town, state=AlertState.CLOSED, next_at=None))
        session.add(new_alert(town))
        session.add(Dialogue(chat_id=1, asking=Asking.NEED, opened_at=NOW, closed_at=NOW))
        session.add(Dialogue(chat_id=1, asking=Asking.NEED, opened_at=NOW))
        session.flush()
        return len(session.exec(select(Episode)).all()), len(session.exec(select(Alert)).all())

    assert db.call(again) == (3, 3)


def test_an_acknowledged_alert_still_holds_its_place(db: Database) -> None:
    def both(session: Session) -> None:
        town = build(session)
        session.add(new_alert(town, state=AlertState.ACKED))
        session.add(new_alert(town))
        session.flush()

    with pytest.raises(IntegrityError):
        db.call(both)


def test_an_entry_is_cancelled_once_and_nothing_falls_below_zero(db: Database) -> None:
    town = built(db)

    def cancel_twice(session: Session) -> None:
        item = put_bag(session, town)
        first = entry(town, item)
        session.add(first)
        session.flush()
        for _ in range(2):
            session.add(entry(town, item, counters=first.id))
            session.flush()

    def fall(session: Session) -> None:
        put_bag(session, town).balance = -1
        session.flush()

    def change_nothing(session: Session) -> None:
        session.add(entry(town, put_bag(session, town)))
        session.flush()
        session.connection().execute(text("UPDATE stock_entry SET amount = 0"))

    for wrong in (cancel_twice, fall, change_nothing):
        with pytest.raises(IntegrityError):
            db.call(wrong)


def test_an_unknown_word_is_refused(db: Database) -> None:
    town = built(db)

    def put(session: Session) -> None:
        for make in (new_alert, new_check, reading, symptom, ONCE["a message under a key"], ONCE["an update"], person):
            session.add(make(town))
        session.add(ONCE["a party of an episode"](town))
        session.add(ONCE["an open question of a kind"](town))
        session.flush()
        reporter = session.exec(select(Reporter)).one()
        session.add(evidence(town, reporter))
        asked = order(town, reporter)
        session.add(asked)
        session.flush()
        session.add(SupplyItem(request_id=asked.id or 0, name="米", category=Category.STAPLE))
        session.add(SupplyStepTaken(request_id=asked.id or 0, at=NOW, step=SupplyStep.SEND, state=SupplyState.OWED))
        session.add(EpisodeChange(episode_id=town.episode, kind=ChangeKind.EXTENDED, staff_id=town.worker, at=NOW))
        for what in (
            "a yes of an office",
            "a call of a day",
            "an open way to another place",
            "an erasing the rule plans",
        ):
            session.add(ONCE[what](town))
        for what in ("a presence round of a place", "a look of a number", "an outing that goes on"):
            session.add(ONCE[what](town))
        session.add(ONCE["a pending handover of a giver"](town))
        session.add(shift(town))
        session.add(Approval(kind=ApprovalKind.ADMIN, place_id=town.place, asked_by=town.worker, asked_at=NOW))
        session.add(a_draw(town))
        session.add(Broadcast(place_id=town.place, staff_id=town.worker, text="明天送菜", written_at=NOW))
        sent = list_of_people(town)
        session.add(sent)
        session.flush()
        session.add(ImportRow(import_id=sent.id or 0, line=2, verdict=Verdict.NEW))
        item = put_bag(session, town)
        session.add_all([entry(town, item), on_the_way(town, item), daily(town)])

    def spoil(session: Session, table: str, column: str) -> None:
        session.connection().execute(text(f"UPDATE {table} SET {column} = 'nonsense'"))

    db.call(put)
    taken = []
    for table, column in WORDED:
        try:
            db.call(spoil, table, column)
        except IntegrityError:
            continue
        taken.append(f"{table}.{column}")
    assert taken == []


# every column of words whose table has a row above
WORDED = [
    (table.name, column.name)
    for table in SQLModel.metadata.sorted_tables
    for column in table.columns
    if isinstance(column.type, sa.Enum) and table.name not in {"reporting", "alert_step"}
]


def test_every_moment_comes_back_aware_and_in_utc(db: Database) -> None:
    def moments(session: Session) -> list[timedelta | None]:
        town = build(session)
        session.add(new_check(town))
        session.flush()
        session.expire_all()
        check = session.exec(select(Check)).one()
        assert check.opened_at.timestamp() == new_check(town).opened_at.timestamp()
        assert check.day == DAY
        return [check.opened_at.utcoffset(), check.closes_at.utcoffset()]

    assert db.call(moments) == [timedelta(0), timedelta(0)]


def test_a_number_of_telegrams_fits(db: Database) -> None:
    def put(session: Session) -> tuple[int, int]:
        session.add(Resident(name="x", place_id=build(session).place, created_at=NOW))
        session.add(Inbox(update_id=2**40, chat_id=-(2**52), raw="{}", received_at=NOW, state=InboxState.NEW))
        session.add(Outbox(**owed_row("k", edits=2**40)))
        session.flush()
        session.expire_all()
        one = session.exec(select(Inbox)).one()
        return one.update_id, one.chat_id

    assert db.call(put) == (2**40, -(2**52))
