"""Presence rounds and outings: the worker looks, the resident is left in peace, and nobody is accused."""

from collections.abc import Sequence

import pytest
from sqlmodel import Session, select

from bot.notices import Line, Listing, Notice, OutingNoted, OutingsCard, OutingWhich, PresenceCard, PresenceView
from bot.rules.escalation import AlertKind, AlertState
from bot.rules.presence import DoorState, VisitOutcome
from bot.rules.roles import Role
from bot.services import drawing, outgoing, routines, turning, visiting
from bot.services.offices import Reached, to_office
from bot.services.refusals import NotAllowed, Refused
from storage.models import Alert, Card, Episode, Outbox, Outing, Place, PresenceRound, Visit
from storage.words import Channel, EpisodeState
from tests.services.office import FANG, LI, STRANGER, WANG, ZHANG, ZHOU, Office
from tests.services.remembered import remembered
from tests.services.test_rounds import rule
from tests.world import at


@pytest.fixture
@remembered
def doors(office: Office) -> dict[str, int]:
    """李奶奶 and 张阿姨 live behind one door, 王大爷 behind another; it is eleven o'clock."""
    people = {
        "李奶奶": office.enrol(LI, "李奶奶", "3号楼501"),
        "张阿姨": office.enrol(ZHANG, "张阿姨", "3号楼501"),
        "王大爷": office.enrol(WANG, "王大爷", "5号楼101"),
    }
    office.ticks(routines.keep)
    office.until("04-01 07:30")
    office.ticks(routines.keep)
    office.until("04-01 11:00")
    office.clear()
    office.ticks(routines.keep)
    return people


def the_round(office: Office) -> PresenceRound:
    return office.rows(PresenceRound)[-1]


def mark(office: Office, who: int, resident: int, word: str, message_id: int | None = None) -> str:
    """Somebody marks a door, and what pops up."""
    number = the_round(office).id
    return office.does(who, visiting.mark, number, resident, word, message_id=message_id).key


def seen(office: Office, who: int = FANG) -> PresenceView:
    """The round as 王芳's card shows it."""
    (card,) = [one for one in office.rows(Card) if one.chat_id == who and one.subject.startswith("presence:")]

    def draw(session: Session) -> Notice:
        reader = Reached(who, "zh-CN")
        drawn = drawing.subject_view(session, card.subject, reader=reader, now=office.now, view=card.view)
        assert drawn
        return drawn.notice

    view = office.db.call(draw)
    assert isinstance(view, PresenceView)
    return view


def states(view: PresenceView) -> list[tuple[str, DoorState]]:
    return [(names, state) for _, _, names, state in view.shown]


def outcomes(office: Office) -> list[tuple[int, VisitOutcome, int]]:
    return [(one.resident_id, one.outcome, one.number) for one in office.rows(Visit)]


def alerts(office: Office) -> list[tuple[AlertKind, int | None]]:
    return [(one.kind, one.resident_id) for one in office.rows(Alert)]


def residents_hear(office: Office) -> Sequence[Notice]:
    return [one for who in (LI, WANG, ZHANG) for one in office.owed(office.reporter(who))]


def test_a_round_opens_once_with_one_card_and_says_nothing_to_residents(office: Office, doors: dict[str, int]) -> None:
    office.ticks(routines.keep)
    assert [one.slot for one in office.rows(PresenceRound)] == ["forenoon"]
    assert office.owed(kind=PresenceCard) == [PresenceCard(round=the_round(office).id or 0)]
    assert residents_hear(office) == []
    office.deliver()
    assert states(seen(office)) == [("李奶奶、张阿姨", DoorState.OPEN), ("王大爷", DoorState.OPEN)]


def test_a_door_marks_everybody_behind_it(office: Office, doors: dict[str, int]) -> None:
    office.deliver()
    assert mark(office, FANG, doors["李奶奶"], "home") == "visit-noted-home"
    assert outcomes(office) == [
        (doors["李奶奶"], VisitOutcome.HOME, 1),
        (doors["张阿姨"], VisitOutcome.HOME, 1),
    ]
    # what is still to be seen stands first
    assert states(seen(office)) == [("王大爷", DoorState.OPEN), ("李奶奶、张阿姨", DoorState.HOME)]
    assert alerts(office) == []


def test_one_person_behind_a_door_can_be_marked_alone(office: Office, doors: dict[str, int]) -> None:
    mark(office, FANG, doors["李奶奶"], "home")
    office.wait(minutes=2)
    mark(office, FANG, doors["张阿姨"], "away.one")
    assert outcomes(office)[-1] == (doors["张阿姨"], VisitOutcome.AWAY, 2)
    assert alerts(office) == [(AlertKind.NOT_HOME, doors["张阿姨"])]


def test_who_is_not_at_home_becomes_an_alert_for_worker_and_police(office: Office, doors: dict[str, int]) -> None:
    assert mark(office, FANG, doors["王大爷"], "away") == "visit-noted-away-alert"
    assert alerts(office) == [(AlertKind.NOT_HOME, doors["王大爷"])]
    told = {row.recipient.split(":")[1] for row in _cards_owed(office)}
    assert told == {"worker", "police"}
    assert residents_hear(office) == []


def _cards_owed(office: Office) -> list[Outbox]:
    return [row for row in office.rows(Outbox) if row.notice == "AlertCard"]


def test_a_correction_is_a_newer_version_and_closes_no_alert(office: Office, doors: dict[str, int]) -> None:
    mark(office, FANG, doors["王大爷"], "away")
    office.wait(minutes=5)
    mark(office, FANG, doors["王大爷"], "home")
    assert outcomes(office) == [
        (doors["王大爷"], VisitOutcome.AWAY, 1),
        (doors["王大爷"], VisitOutcome.HOME, 2),
    ]
    assert office.alert().state is AlertState.OPEN


def test_the_same_press_twice_is_one_look(office: Office, doors: dict[str, int]) -> None:
    mark(office, FANG, doors["王大爷"], "no_contact")
    assert mark(office, FANG, doors["王大爷"], "no_contact") == "visit-noted-already"
    assert len(outcomes(office)) == 1


def test_no_contact_comes_up_once_more_and_after_the_tries_it_is_an_alert(
    office: Office, doors: dict[str, int]
) -> None:
    office.deliver()
    assert mark(office, FANG, doors["王大爷"], "no_contact") == "visit-noted-again"
    assert alerts(office) == []
    office.wait(minutes=19)
    assert office.ticks(routines.look_after).again == 0
    office.wait(minutes=1)
    office.clear()
    assert office.ticks(routines.look_after).again == 1
    assert office.ticks(routines.look_after).again == 0
    assert len(office.owed(kind=PresenceCard)) == 1
    assert mark(office, FANG, doors["王大爷"], "no_contact") == "visit-noted-lost-alert"
    assert alerts(office) == [(AlertKind.NOT_HOME, doors["王大爷"])]


def test_a_door_that_was_reached_meanwhile_does_not_come_up_again(office: Office, doors: dict[str, int]) -> None:
    mark(office, FANG, doors["王大爷"], "no_contact")
    office.wait(minutes=10)
    mark(office, FANG, doors["王大爷"], "home")
    office.wait(minutes=10)
    assert office.ticks(routines.look_after).again == 0


def test_the_channel_stays_for_the_doors_that_follow(office: Office, doors: dict[str, int]) -> None:
    mark(office, FANG, doors["李奶奶"], "home")
    office.does(FANG, visiting.choose_channel, the_round(office).id, "video", message_id=None)
    mark(office, FANG, doors["王大爷"], "home")
    assert [one.channel for one in office.rows(Visit)] == [Channel.DOOR, Channel.DOOR, Channel.VIDEO]
    with pytest.raises(Refused):
        office.does(FANG, visiting.choose_channel, the_round(office).id, "chat", message_id=None)


def test_unfinished_rounds_are_named_to_the_lead_in_one_message(office: Office, doors: dict[str, int]) -> None:
    mark(office, FANG, doors["李奶奶"], "home")
    office.until("04-01 12:29")
    assert office.ticks(routines.look_after).ended == 0
    office.until("04-01 12:30")
    office.clear()
    assert office.ticks(routines.look_after).ended == 1
    assert office.ticks(routines.look_after).ended == 0
    lead = to_office(Role.LEAD, _community(office))
    line = ("presence-unfinished-line", (("place", "东门网格"), ("count", "1")))
    assert office.owed(lead) == [Listing(key="presence-unfinished", lines=(line,))]
    assert mark(office, FANG, doors["王大爷"], "home") == "visit-noted-home", "late looks still count"


def _community(office: Office) -> int:
    return next(one.id or 0 for one in office.rows(Place) if one.name == "东风社区")


def test_a_finished_round_bothers_no_lead(office: Office, doors: dict[str, int]) -> None:
    for name in ("李奶奶", "王大爷"):
        mark(office, FANG, doors[name], "home")
    office.until("04-01 12:30")
    office.clear()
    office.ticks(routines.look_after)
    assert office.owed() == []


@pytest.mark.parametrize("who", [STRANGER, WANG, ZHOU])
def test_only_who_may_report_for_people_marks_doors(office: Office, doors: dict[str, int], who: int) -> None:
    with pytest.raises(NotAllowed):
        mark(office, who, doors["王大爷"], "home")
    assert outcomes(office) == []


@pytest.mark.parametrize("word", ["gone", "home.two", "home.one.one", "", "reached", "hospital"])
def test_a_forged_outcome_is_refused(office: Office, doors: dict[str, int], word: str) -> None:
    with pytest.raises(Refused):
        mark(office, FANG, doors["王大爷"], word)


def test_a_press_counts_only_on_the_card_of_its_round(office: Office, doors: dict[str, int]) -> None:
    office.deliver()
    board = next(one for one in office.rows(Card) if one.chat_id == FANG and one.subject.startswith("presence:"))
    office.db.call(_put_subject, board.id or 0, "board:1:2022-04-01")
    with pytest.raises(Refused):
        mark(office, FANG, doors["王大爷"], "home", board.message_id)


def _put_subject(session: Session, card: int, subject: str) -> None:
    session.get_one(Card, card).subject = subject


def test_the_released_are_looked_for_no_more(office: Office, doors: dict[str, int]) -> None:
    def release(session: Session) -> None:
        for episode in session.exec(select(Episode)).all():
            episode.state = EpisodeState.RELEASED

    office.db.call(release)
    office.until("04-01 20:30")
    office.ticks(routines.keep)
    assert [one.slot for one in office.rows(PresenceRound)] == ["forenoon"]


def test_a_round_that_an_outage_slept_through_is_passed_over(office: Office, doors: dict[str, int]) -> None:
    office.until("04-02 14:00")
    while office.ticks(routines.keep).boards + office.ticks(routines.keep).rounds:
        pass
    for _ in range(4):
        office.ticks(routines.keep)
    assert [(one.day.day, one.slot) for one in office.rows(PresenceRound)] == [(1, "forenoon")]
    office.until("04-02 20:31")
    office.ticks(routines.keep)
    assert the_round(office).slot == "night"
    assert the_round(office).closes_at == at("04-02 21:31"), "who is told late has the full time"


def test_many_doors_have_pages(office: Office) -> None:
    office.move_in([f"居民{chr(0x4E00 + number)}" for number in range(20)], 3000)
    office.ticks(routines.keep)
    office.until("04-01 07:30")
    office.ticks(routines.keep)
    office.until("04-01 11:00")
    office.ticks(routines.keep)
    office.deliver()
    view = seen(office)
    assert (len(view.shown), view.page, view.pages, view.doors) == (8, 1, 3, 20)
    message = next(one.message_id for one in office.rows(Card) if one.subject.startswith("presence:"))
    office.does(FANG, turning.turn, "home.9", message_id=message)
    view = seen(office)
    assert (len(view.shown), view.page) == (4, 3)
    with pytest.raises(NotAllowed):
        office.does(ZHOU, turning.turn, "home.1", message_id=_copy_to(office, ZHOU))


def _copy_to(office: Office, who: int) -> int:
    def copy(session: Session) -> int:
        card = session.exec(select(Card).where(Card.chat_id == FANG)).all()[-1]
        session.add(
            Card(
                chat_id=who,
                message_id=777,
                subject=card.subject,
                recipient=card.recipient,
                drawn="",
                drawn_at=office.now,
                sent_at=office.now,
            )
        )
        return 777

    return office.db.call(copy)


# ── going out for a moment ──


def said_to(office: Office, who: int) -> list[str]:
    return [
        one.key if isinstance(one, OutingNoted | Line) else type(one).__name__
        for one in office.owed(f"chat:{who}:zh-CN")
    ]


def test_who_said_so_before_is_no_alarm(office: Office, doors: dict[str, int]) -> None:
    office.clear()
    office.says(WANG, "我下楼扔垃圾")
    (outing,) = office.rows(Outing)
    assert (outing.reason.value, outing.until) == ("rubbish", at("04-01 11:20"))
    assert said_to(office, WANG) == ["outing-noted"]
    assert len(office.owed(kind=OutingsCard)) == 1
    assert mark(office, FANG, doors["王大爷"], "away") == "visit-noted-declared"
    assert alerts(office) == []
    (visit,) = office.rows(Visit)
    assert visit.outing_id == outing.id


def test_an_outing_whose_time_is_over_or_who_is_back_excuses_nobody(office: Office, doors: dict[str, int]) -> None:
    office.says(WANG, "我下楼扔垃圾")
    office.wait(minutes=21)
    assert mark(office, FANG, doors["王大爷"], "away") == "visit-noted-away-alert"
    office.says(LI, "去取快递")
    office.says(LI, "我回来了")
    assert office.rows(Outing)[-1].back_at == office.now
    assert mark(office, FANG, doors["李奶奶"], "away") == "visit-noted-away-alert"


def test_who_does_not_come_back_is_asked_once_and_kindly_and_so_is_the_worker(
    office: Office, doors: dict[str, int]
) -> None:
    office.says(WANG, "我下楼扔垃圾")
    office.wait(minutes=20)
    office.clear()
    assert office.ticks(outgoing.ask_overdue).overdue == 1
    assert office.ticks(outgoing.ask_overdue).overdue == 0
    (asked,) = office.owed(office.reporter(WANG))
    assert isinstance(asked, OutingNoted) and asked.key == "outing-late"
    assert len(office.owed(kind=OutingsCard)) == 1
    assert alerts(office) == []


def test_a_worker_has_one_card_of_outings_a_day_and_the_doctor_rings(office: Office, doors: dict[str, int]) -> None:
    office.clear()
    office.says(WANG, "我下楼扔垃圾")
    office.says(LI, "下楼拿快递")
    assert len(office.owed(kind=OutingsCard)) == 1
    office.says(ZHANG, "我去医院")
    assert len(office.owed(kind=OutingsCard)) == 2
    assert office.rows(Outing)[-1].until == at("04-01 15:00")


def test_going_out_without_a_reason_asks_for_it(office: Office, doors: dict[str, int]) -> None:
    office.clear()
    office.says(WANG, "我出去一下")
    assert office.owed(f"chat:{WANG}:zh-CN") == [OutingWhich()]
    office.does(WANG, outgoing.by_button, "parcel")
    assert office.rows(Outing)[-1].reason.value == "parcel"
    with pytest.raises(Refused):
        office.does(WANG, outgoing.by_button, "party")
    with pytest.raises(Refused):
        office.does(STRANGER, outgoing.by_button, "parcel")


def test_of_several_people_behind_a_phone_it_is_asked_who_goes(office: Office, doors: dict[str, int]) -> None:
    other = office.enrol(LI, "李爷爷", "3号楼501", consent="family")
    office.clear()
    office.says(LI, "我下楼扔垃圾")
    assert office.rows(Outing) == []
    office.does(LI, outgoing.for_member, "rubbish", other)
    assert [one.resident_id for one in office.rows(Outing)] == [other]
    with pytest.raises(Refused):
        office.does(LI, outgoing.for_member, "rubbish", doors["王大爷"])


def test_only_the_household_says_that_somebody_is_back(office: Office, doors: dict[str, int]) -> None:
    office.says(WANG, "我下楼扔垃圾")
    outing = office.rows(Outing)[-1].id
    with pytest.raises(Refused):
        office.does(LI, outgoing.back, outing)
    assert office.does(WANG, outgoing.back, outing).key == "ok"
    assert office.does(WANG, outgoing.back, outing).key == "outing-back-already"


def test_back_without_having_been_out_is_for_the_worker(office: Office, doors: dict[str, int]) -> None:
    office.clear()
    office.says(WANG, "我回来了")
    assert [type(one).__name__ for one in office.owed()].count("FromResident") == 1


def test_a_place_may_have_its_own_presence_rounds(office: Office) -> None:
    rule(office, presence=[["noon", "12:00"]], presence_ends=[10])
    office.enrol(LI, "李奶奶", "3号楼501")
    office.until("04-01 11:00")
    office.ticks(routines.keep)
    office.until("04-01 12:00")
    office.ticks(routines.keep)
    assert (the_round(office).slot, the_round(office).closes_at) == ("noon", at("04-01 12:10"))
