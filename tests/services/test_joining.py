"""From the code to the first question; tries are counted, and wrong codes tell nothing."""

from datetime import timedelta

import pytest

from bot.notices import Ask, ChooseLanguage, Enrolled, Line, line
from bot.rules.invites import TRIES_IN_ALL, TRIES_PER_CHAT
from bot.rules.roles import Party
from bot.services import enrolling, joining, rounds, strangers
from bot.services.refusals import NotAllowed, Refused
from storage.models import Attempt, Episode, EpisodeParty, Invite, Outbox, Reporter, Reporting, Resident
from storage.words import Consent
from tests.services.office import FANG, LI, LIN, LIU, STRANGER, SUN, WANG, Office

REFUSED = line("code-refused", emergency="120")


def answers(office: Office, who: int) -> list[object]:
    return list(office.owed(f"chat:{who}:zh-CN"))


def test_a_registration_has_four_parties_a_snapshot_and_a_code_that_is_kept_as_a_hash(office: Office) -> None:
    resident = office.enrol(LI, "李奶奶", "3号楼2单元501 13800000002 7天", scans=False)
    (episode,) = office.rows(Episode)
    assert episode.resident_id == resident
    assert episode.ends_on - episode.starts_on == timedelta(days=6)
    assert {party.party for party in office.rows(EpisodeParty)} == set(Party)
    assert episode.profile["fever_line"] == 3730
    (invite,) = office.rows(Invite)
    kept = str(invite.model_dump())
    assert office.token() not in kept and office.card()["code"] not in kept


def test_registering_the_same_person_twice_registers_nobody_twice(office: Office) -> None:
    office.enrol(LI, "李奶奶", "3号楼 13800000002", scans=False)
    office.does(FANG, enrolling.by_command, "李奶奶 东门网格 3号楼 13800000002")
    assert len(office.rows(Resident)) == len(office.rows(Episode)) == len(office.rows(Invite)) == 1


def test_the_code_is_forgotten_once_the_card_is_sent(office: Office) -> None:
    office.enrol(LI, "李奶奶", scans=False)
    assert office.card()["link"]
    office.deliver()
    assert office.card() == {}


def test_whoever_scans_and_agrees_is_linked_and_the_worker_hears(office: Office) -> None:
    office.enrol(LI, "李奶奶", "3号楼501")
    (link,) = office.rows(Reporting)
    assert link.consent is Consent.SELF
    assert len(office.owed(office.reporter(LI), kind=Enrolled)) == 1
    assert line("told-joined", name="李奶奶", addr="3号楼501") in office.owed("office:worker:4:0")


def test_whoever_joins_in_the_middle_of_a_round_is_asked_at_once(office: Office) -> None:
    office.enrol(LI, "李奶奶", scans=False)
    token = office.token()
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    office.until("04-01 08:20")
    office.does(LI, joining.present, token)
    office.does(LI, joining.choose_language, "zh-CN", message_id=None)
    office.does(LI, joining.consent, "self")
    assert len(office.owed(office.reporter(LI), kind=Ask)) == 1


def test_the_typed_code_is_as_good_as_the_link(office: Office) -> None:
    office.enrol(LI, "李奶奶", scans=False)
    office.says(LI, str(office.card()["code"]).lower())
    assert answers(office, LI) == [ChooseLanguage()]


@pytest.mark.parametrize("spoil", ["used", "expired", "revoked", "wrong"])
def test_a_code_that_is_no_good_is_refused_in_the_same_words(office: Office, spoil: str) -> None:
    office.enrol(LI, "李奶奶", scans=spoil == "used")
    token = office.token()
    if spoil == "expired":
        office.wait(hours=72)
    if spoil == "revoked":
        office.does(FANG, enrolling.card_again, "李奶奶")
    if spoil == "wrong":
        token = "A" * 22
    office.does(STRANGER, joining.present, token)
    assert answers(office, STRANGER) == [REFUSED]
    assert office.rows(Attempt)[-1].kind == "code"


def test_the_worker_hears_when_a_used_code_is_shown_again(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    token = office.token()
    office.clear()
    office.does(STRANGER, joining.present, token)
    (told,) = office.owed("office:worker:4:0", kind=Line)
    assert isinstance(told, Line) and told.key == "code-used-twice"


def test_after_five_wrong_codes_an_hour_even_the_right_one_is_not_looked_at(office: Office) -> None:
    office.enrol(LI, "李奶奶", scans=False)
    token = office.token()
    for number in range(TRIES_PER_CHAT):
        office.does(LI, joining.present, f"{number}" * 22)
    office.does(LI, joining.present, token)
    assert answers(office, LI) == [REFUSED] * (TRIES_PER_CHAT + 1)
    assert len(office.rows(Attempt)) == TRIES_PER_CHAT
    office.wait(minutes=61)
    office.does(LI, joining.present, token)
    assert answers(office, LI)[-1] == ChooseLanguage()


def test_many_chats_together_have_only_so_many_tries(office: Office) -> None:
    office.enrol(LI, "李奶奶", scans=False)
    token = office.token()
    for number in range(TRIES_IN_ALL):
        office.does(7000 + number, joining.present, "A" * 22)
    office.does(LI, joining.present, token)
    assert answers(office, LI) == [REFUSED]


def test_a_code_shown_in_a_group_is_burned(office: Office) -> None:
    office.enrol(LI, "李奶奶", scans=False)
    token = office.token()
    office.does(LI, joining.present, token, group=-7)
    assert office.rows(Invite)[0].revoked_at is not None
    office.does(LI, joining.present, token)
    assert answers(office, LI) == [REFUSED]


def test_who_declines_is_not_asked_and_the_worker_phones(office: Office) -> None:
    office.enrol(LI, "李奶奶", "3号楼501 13800000002", consent="declined")
    told = line("told-declined", name="李奶奶", addr="3号楼501", phone="13800000002")
    assert told in office.owed("office:worker:4:0")
    office.until("04-01 08:00")
    assert office.ticks(rounds.open_due).asked == 0


def test_a_wrong_person_is_let_go_and_bound_to_nobody(office: Office) -> None:
    office.enrol(LI, "李奶奶", consent="wrong")
    assert office.rows(Reporting) == []
    office.enrol(WANG, "王大爷")
    office.says(WANG, "扫错了")
    (link,) = office.rows(Reporting)
    assert link.ended_at is not None
    assert len(office.rows(Reporter)) == 1


def test_the_same_chat_may_show_its_code_again(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.clear()
    office.does(LI, joining.present, office.token())
    assert answers(office, LI) == [line("joined-already")]


def test_an_answer_without_a_question_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="button-answered"):
        office.does(STRANGER, joining.consent, "self")
    with pytest.raises(Refused, match="button-answered"):
        office.does(STRANGER, joining.choose_language, "zh-CN", message_id=None)


def test_a_stranger_is_greeted_once_an_hour_and_helped_at_any_time(office: Office) -> None:
    for _ in range(3):
        office.says(STRANGER, "你好")
    assert answers(office, STRANGER) == [line("not-enrolled", emergency="120")]
    office.says(STRANGER, "救命")
    assert answers(office, STRANGER)[-1] == line("sos-stranger", emergency="120")
    office.wait(minutes=61)
    office.does(STRANGER, strangers.greet)
    assert len(answers(office, STRANGER)) == 3


@pytest.mark.parametrize("who", [LIU, SUN, STRANGER])
def test_only_workers_leads_and_admins_register_people(office: Office, who: int) -> None:
    with pytest.raises(NotAllowed):
        office.does(who, enrolling.by_command, "李奶奶 东门网格")
    assert office.rows(Resident) == []


@pytest.mark.parametrize(
    ("tail", "key"),
    [
        ("", "enrol-usage"),
        ("李奶奶", "enrol-usage"),
        ("12345 东门网格", "name-wrong"),
        ("李奶奶 西门网格", "place-unknown"),
        ("李奶奶 东门网格 12800000000", "phone-wrong"),
        ("李奶奶 东门网格 2020-01-01", "enrol-over"),
    ],
)
def test_a_slip_is_answered_with_its_sentence(office: Office, tail: str, key: str) -> None:
    with pytest.raises(Refused, match=key):
        office.does(LIN, enrolling.by_command, tail)
    assert office.rows(Resident) == [] and office.rows(Outbox)[-1].notice != "EnrolmentCard"
