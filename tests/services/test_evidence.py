"""Pictures in the office: which value each belongs to, who hears, what is asked again, what is forgotten."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.notices import EvidenceCard, EvidencePicture, FromResident, HowAreYou, Line, PassOn, ReadingNoted, SupplyCard
from bot.rules.delivery import Priority
from bot.rules.escalation import AlertKind
from bot.rules.evidence import MOST_BYTES, MediaKind, Refusal, Wanted, todays_code
from bot.services import asking, correcting, evidencing, feeling, fetching, judging, ordering, rounds, showing
from bot.services.refusals import NotAllowed, Refused
from bot.services.said import Said
from bot.services.showing import Media
from storage.models import Alert, Audit, Dialogue, Episode, Evidence, House, Outbox, Reading
from storage.words import Channel, EpisodeState, EvidenceState, GivenBy, OutboxState
from tests.services.office import CHEN, FANG, LI, LIN, LIU, STRANGER, WANG, ZHOU, Office
from tests.services.remembered import remembered

NUMBERS = count(5000)


def sends(
    office: Office,
    who: int,
    kind: MediaKind = MediaKind.PHOTO,
    *,
    words: str = "",
    forwarded: bool = False,
    unique: str = "",
    album: str = "",
    size: int = 50_000,
) -> int:
    """Somebody sends something that is no text. Returns the number of the message."""
    number = next(NUMBERS)
    media = Media(kind, f"file{number}", unique or f"u{number}", size, album)
    office.does(who, showing.hear_media, media, Said(words, number, office.now, forwarded=forwarded))
    return number


def arrives(office: Office, fingerprint: str = "") -> None:
    """The fetcher takes what is to be fetched, and all of it is good."""
    while wanted := office.db.call(fetching.claim, now=office.now):
        file = f"{wanted.evidence:032x}"
        office.db.call(
            fetching.fetched, wanted.evidence, file, fingerprint or f"{1 << wanted.evidence:016x}", now=office.now
        )


def evidence(office: Office) -> Evidence:
    """The newest picture."""
    return office.rows(Evidence)[-1]


def keys(office: Office, *to: str) -> list[str]:
    """The sentences that are owed to somebody."""
    return [one.key for one in office.owed(*to) if isinstance(one, Line)]


def said(office: Office, who: int) -> list[str]:
    """The sentences somebody was answered."""
    return keys(office, f"chat:{who}:zh-CN")


def view(office: Office, number: int | None = None) -> Any:
    """The card of the newest picture as it stands."""
    return office.db.call(evidencing.view, number or evidence(office).id or 0)


def wish(office: Office, wanted: Wanted) -> None:
    """Somebody decided that pictures are asked for."""

    def change(session: Session) -> None:
        for one in session.exec(select(Episode)).all():
            one.profile = one.profile | {"evidence": wanted.value}
            session.add(one)

    office.db.call(change)


@pytest.fixture
@remembered
def staffed(office: Office) -> Office:
    """Everybody is there, and 王大爷 is followed up; the morning's round is open."""
    office.appoint()
    office.enrol(WANG, "王大爷", "3号楼 13800000002")
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    office.clear()
    return office


# ── what belongs to what ──


def test_a_picture_with_its_value_is_one_reading_and_its_evidence(staffed: Office) -> None:
    sends(staffed, WANG, words="36.5")
    arrives(staffed)
    (reading,) = staffed.rows(Reading)
    assert reading.centi == 3650
    assert evidence(staffed).reading_id == reading.id
    assert (view(staffed).value, view(staffed).words) == ("36.5", "")


def test_a_fever_below_a_picture_rings_before_anybody_fetched_the_picture(staffed: Office) -> None:
    sends(staffed, WANG, words="38.5")
    assert staffed.alert().kind is AlertKind.FEVER
    assert evidence(staffed).state is EvidenceState.FETCHING
    assert not staffed.owed(kind=EvidenceCard)


def test_a_picture_after_its_value_belongs_to_it(staffed: Office) -> None:
    staffed.says(WANG, "36.5")
    sends(staffed, WANG)
    assert evidence(staffed).reading_id == staffed.rows(Reading)[0].id
    assert said(staffed, WANG)[-1] == "picture-thanks"


def test_a_value_after_its_picture_belongs_to_it(staffed: Office) -> None:
    sends(staffed, WANG)
    assert said(staffed, WANG)[-1] == "picture-received"
    arrives(staffed)
    staffed.says(WANG, "36.5")
    assert view(staffed).value == "36.5"


def test_a_value_hours_later_is_another_matter(staffed: Office) -> None:
    sends(staffed, WANG)
    staffed.wait(hours=3)
    staffed.says(WANG, "36.5")
    assert evidence(staffed).reading_id is None


def test_a_picture_nobody_asked_for_is_kept_and_asked_about(staffed: Office) -> None:
    staffed.says(WANG, "36.5")
    staffed.until("04-01 13:00")
    sends(staffed, WANG)
    assert said(staffed, WANG)[-1] == "picture-what"
    arrives(staffed)
    assert staffed.owed(kind=EvidenceCard)


def test_a_forwarded_picture_is_kept_marked_and_proves_nothing(staffed: Office) -> None:
    staffed.says(WANG, "36.5")
    sends(staffed, WANG, forwarded=True)
    arrives(staffed)
    staffed.says(WANG, "36.6")
    assert evidence(staffed).reading_id is None
    assert view(staffed).forwarded
    assert said(staffed, WANG)[-1] == "picture-forwarded"


def test_of_two_people_a_picture_belongs_to_whom_its_value_is_given(office: Office) -> None:
    office.appoint()
    first = office.enrol(WANG, "王大爷")
    second = office.enrol(WANG, "老伴", consent="family")
    sends(office, WANG, words="36.5")
    (question,) = [one for one in office.rows(Dialogue) if one.asking == "whose"]
    office.does(WANG, asking.assigned, question.id or 0, second, 1, message_id=None)
    assert first != second
    assert evidence(office).resident_id == second
    assert evidence(office).reading_id == office.rows(Reading)[0].id


def test_words_below_a_picture_stand_on_its_card(staffed: Office) -> None:
    sends(staffed, WANG, words="药盒")
    assert view(staffed).words == "药盒"
    assert not staffed.owed(kind=FromResident)


def test_a_picture_of_what_is_needed_goes_on_as_it_is(staffed: Office) -> None:
    staffed.does(WANG, ordering.ask)
    sends(staffed, WANG, words="这种药")
    assert not staffed.rows(Evidence)
    staffed.says(WANG, "今天要")
    assert staffed.owed(kind=PassOn) and staffed.owed(kind=SupplyCard)


def test_a_message_that_comes_twice_is_one_picture(staffed: Office) -> None:
    media, words = Media(MediaKind.PHOTO, "f", "u"), Said("", 77, staffed.now)
    for _ in range(2):
        staffed.does(WANG, showing.hear_media, media, words)
    assert len(staffed.rows(Evidence)) == 1


# ── asking for one ──


def codes(office: Office) -> list[str]:
    """The digits asked for in the echoes so far: in those that ask how somebody feels, and in those that do not."""
    return [one.code for one in office.owed() if isinstance(one, HowAreYou | ReadingNoted)]


@pytest.mark.parametrize(("wanted", "asks"), [(Wanted.NEVER, False), (Wanted.MORNING, True), (Wanted.ALWAYS, True)])
def test_the_echo_asks_for_a_picture_when_the_profile_does(staffed: Office, wanted: Wanted, asks: bool) -> None:
    wish(staffed, wanted)
    staffed.says(WANG, "36.5")
    (episode,), (house,) = staffed.rows(Episode), staffed.rows(House)
    code = todays_code(house.secret, episode.id or 0, episode.starts_on)
    assert codes(staffed) == [code if asks else ""]
    assert len(house.secret) == 32


def test_who_says_that_nothing_is_wrong_is_still_asked_for_the_picture(staffed: Office) -> None:
    wish(staffed, Wanted.ALWAYS)
    staffed.says(WANG, "36.5")
    staffed.does(WANG, feeling.well, staffed.rows(Reading)[0].id, message_id=None)
    asked, answered = codes(staffed)
    assert asked == answered != ""


def test_who_sent_the_picture_already_is_not_asked_again_unless_it_cannot_be_read(staffed: Office) -> None:
    wish(staffed, Wanted.ALWAYS)
    sends(staffed, WANG, words="36.5")
    assert codes(staffed) == [""]
    staffed.does(FANG, judging.unreadable, evidence(staffed).id or 0)
    staffed.says(WANG, "36.6")
    asked = [one for one in staffed.owed(staffed.reporter(WANG)) if isinstance(one, Line)]
    assert asked[-1].key == "evidence-again-code" and len(asked[-1].values["code"]) == 2


def test_an_unasked_value_is_asked_for_no_picture(staffed: Office) -> None:
    wish(staffed, Wanted.MORNING)
    staffed.says(WANG, "36.5")
    staffed.until("04-01 13:00")
    staffed.says(WANG, "36.7")
    assert codes(staffed)[1] == ""


def test_the_card_shows_the_digits_to_look_for(staffed: Office) -> None:
    wish(staffed, Wanted.ALWAYS)
    sends(staffed, WANG, words="36.5")
    assert len(view(staffed).code) == 2
    wish(staffed, Wanted.NEVER)
    assert view(staffed).code == ""


# ── the same picture twice ──


def test_yesterdays_file_sent_again_is_told_to_the_worker_and_to_nobody_else(staffed: Office) -> None:
    sends(staffed, WANG, words="36.5", unique="same")
    arrives(staffed)
    staffed.until("04-02 08:10")
    sends(staffed, WANG, words="36.5", unique="same")
    arrives(staffed)
    assert view(staffed).alike == "04-01 08:00"
    assert all("like" not in key for key in said(staffed, WANG))


def test_the_same_picture_compressed_again_is_noticed_and_another_is_not(staffed: Office) -> None:
    for fingerprint in ("00ff00ff00ff00ff", "00ff00ff00ff00fe", "ff00ff00ff00ff00"):
        sends(staffed, WANG)
        arrives(staffed, fingerprint)
    first, second, third = staffed.rows(Evidence)
    assert (first.alike_id, second.alike_id, third.alike_id) == (None, first.id, None)


# ── fetching ──


def test_a_picture_is_fetched_by_one_at_a_time_and_by_the_next_when_the_process_dies(staffed: Office) -> None:
    sends(staffed, WANG)
    assert staffed.db.call(fetching.claim, now=staffed.now)
    assert staffed.db.call(fetching.claim, now=staffed.now) is None
    staffed.wait(minutes=4)
    assert staffed.db.call(fetching.claim, now=staffed.now)


def test_two_that_fetched_one_picture_show_it_once(staffed: Office) -> None:
    sends(staffed, WANG)
    number = evidence(staffed).id or 0
    assert staffed.db.call(fetching.fetched, number, "a" * 32, "", now=staffed.now)
    assert not staffed.db.call(fetching.fetched, number, "b" * 32, "", now=staffed.now)
    assert evidence(staffed).file == "a" * 32
    assert len(staffed.owed(kind=EvidenceCard)) == 1


def give_up(office: Office, fail: Callable[..., None] = fetching.failed) -> int:
    """Every try fails. Returns how many there were."""
    tries = 0
    while evidence(office).state is EvidenceState.FETCHING:
        office.now = evidence(office).next_at or office.now
        if wanted := office.db.call(fetching.claim, now=office.now):
            tries += 1
            office.db.call(fail, wanted.evidence, now=office.now)
    return tries


def test_a_picture_that_cannot_be_fetched_is_tried_again_and_then_both_are_told(staffed: Office) -> None:
    sends(staffed, WANG)
    assert give_up(staffed) == 6
    assert evidence(staffed).state is EvidenceState.MISSING
    assert keys(staffed, staffed.reporter(WANG)) == ["picture-missing"]
    assert staffed.owed(kind=EvidenceCard)


def test_a_picture_that_ends_the_process_each_time_is_given_up(staffed: Office) -> None:
    sends(staffed, WANG)
    give_up(staffed, lambda *_, **__: None)
    assert evidence(staffed).state is EvidenceState.MISSING


def test_what_telegram_does_not_know_is_not_tried_again(staffed: Office) -> None:
    sends(staffed, WANG)
    wanted = staffed.db.call(fetching.claim, now=staffed.now)
    staffed.db.call(fetching.failed, wanted.evidence if wanted else 0, for_good=True, now=staffed.now)
    assert evidence(staffed).state is EvidenceState.MISSING


def test_a_full_disk_loses_neither_reading_nor_alert_and_is_told_to_the_admins(staffed: Office) -> None:
    sends(staffed, WANG, words="38.5")
    give_up(staffed, fetching.disk_full)
    assert staffed.rows(Reading)[0].centi == 3850 and staffed.alert().kind is AlertKind.FEVER
    assert evidence(staffed).state is EvidenceState.MISSING
    assert keys(staffed, "office:admin:0:0") == ["ops-media-not-kept"], "once an hour"


@pytest.mark.parametrize("why", Refusal)
def test_a_picture_that_cannot_be_opened_is_asked_for_again(staffed: Office, why: Refusal) -> None:
    sends(staffed, WANG)
    staffed.db.call(fetching.refused, evidence(staffed).id or 0, why, now=staffed.now)
    assert keys(staffed, staffed.reporter(WANG)) == [f"picture-{why.value}"]
    (row,) = [one for one in staffed.rows(Outbox) if one.key.startswith("picture:")]
    assert row.priority == Priority.REPLY
    assert evidence(staffed).file_id == ""


def test_what_is_too_big_is_not_even_fetched(staffed: Office) -> None:
    sends(staffed, WANG, size=MOST_BYTES + 1, words="36.5")
    assert not staffed.rows(Evidence)
    assert staffed.rows(Reading)[0].centi == 3650
    assert "picture-big" in said(staffed, WANG)


# ── what the worker says ──


@pytest.fixture
@remembered
def shown(staffed: Office) -> Office:
    """王大爷 said 36.5 below a picture, and the worker has it."""
    sends(staffed, WANG, words="36.5")
    arrives(staffed)
    staffed.clear()
    return staffed


def number(office: Office) -> int:
    """The number of the newest picture."""
    return evidence(office).id or 0


def test_a_value_is_confirmed_and_the_resident_is_left_in_peace(shown: Office) -> None:
    shown.does(FANG, judging.confirm, number(shown), 3650)
    assert evidence(shown).state is EvidenceState.CONFIRMED
    assert view(shown).who == "王芳"
    assert not shown.owed(shown.reporter(WANG))
    assert shown.rows(Audit)[-1].what == "evidence-confirmed"


def test_a_value_that_changed_meanwhile_is_not_confirmed_unseen(shown: Office) -> None:
    shown.says(WANG, "36.5")
    toast = shown.does(FANG, judging.confirm, number(shown), 3640)
    assert toast.key == "evidence-changed" and evidence(shown).state is EvidenceState.WAITING


def test_a_correction_by_the_resident_is_looked_at_anew(shown: Office) -> None:
    shown.does(FANG, judging.confirm, number(shown), 3650)
    (reading,) = shown.rows(Reading)
    shown.does(WANG, correcting.ask, reading.id or 0)
    shown.says(WANG, "36.9")
    assert evidence(shown).state is EvidenceState.WAITING
    assert view(shown).value == "36.9"


def test_nothing_to_read_is_asked_for_again_once(shown: Office) -> None:
    for _ in range(2):
        shown.does(FANG, judging.unreadable, number(shown))
    assert keys(shown, shown.reporter(WANG)) == ["evidence-again"]
    assert evidence(shown).state is EvidenceState.UNREADABLE


def test_the_same_value_read_by_the_worker_is_a_confirmation(shown: Office) -> None:
    shown.does(FANG, judging.value_pressed, number(shown), 3650)
    assert evidence(shown).state is EvidenceState.CONFIRMED
    assert len(shown.rows(Reading)) == 1


@pytest.mark.parametrize(("seen", "state"), [(3670, EvidenceState.CORRECTED), (3680, EvidenceState.MISMATCH)])
def test_another_value_is_a_correction_and_far_apart_an_alert(shown: Office, seen: int, state: EvidenceState) -> None:
    shown.does(FANG, judging.value_pressed, number(shown), seen)
    old, new = shown.rows(Reading)
    assert (new.centi, new.supersedes, new.given_by, new.channel) == (seen, old.id, GivenBy.WORKER, Channel.VIDEO)
    assert evidence(shown).state is state
    alerts = [alert.kind for alert in shown.rows(Alert)]
    assert alerts == ([AlertKind.EVIDENCE] if state is EvidenceState.MISMATCH else [])
    assert keys(shown, shown.reporter(WANG)) == ["evidence-told-corrected"]
    assert (view(shown).value, view(shown).old) == (f"{seen / 100:.1f}", "36.5")


def test_a_fever_on_the_picture_raises_what_a_fever_raises(shown: Office) -> None:
    shown.does(FANG, judging.value_pressed, number(shown), 3850)
    assert {alert.kind for alert in shown.rows(Alert)} == {AlertKind.FEVER, AlertKind.EVIDENCE}
    assert [type(one).__name__ for one in shown.owed(shown.reporter(WANG))] == ["Line", "FeverNoted"]


def test_a_picture_without_a_number_is_read_by_the_worker(staffed: Office) -> None:
    sends(staffed, WANG)
    arrives(staffed)
    staffed.does(FANG, judging.ask_value, number(staffed))
    staffed.says(FANG, "36.8")
    (reading,) = staffed.rows(Reading)
    assert (reading.centi, reading.staff_id is not None) == (3680, True)
    assert reading.check_id is not None, "and the round has its answer"
    assert evidence(staffed).state is EvidenceState.CORRECTED
    assert keys(staffed, staffed.reporter(WANG)) == ["evidence-told-read"]


def test_a_doubtful_value_typed_for_a_picture_is_confirmed_first(shown: Office) -> None:
    shown.does(FANG, judging.ask_value, number(shown))
    shown.says(FANG, "34.1")
    assert len(shown.rows(Reading)) == 1
    shown.does(FANG, judging.value_pressed, number(shown), 3410)
    assert shown.rows(Reading)[-1].centi == 3410


@pytest.mark.parametrize("who", [WANG, STRANGER, ZHOU])
@pytest.mark.parametrize("press", ["confirm", "unreadable", "ask_value", "enlarge", "value"])
def test_a_picture_is_judged_only_by_those_it_concerns(shown: Office, who: int, press: str) -> None:
    with pytest.raises(NotAllowed):
        match press:
            case "confirm":
                shown.does(who, judging.confirm, number(shown), 3650)
            case "value":
                shown.does(who, judging.value_pressed, number(shown), 3850)
            case _:
                shown.does(who, getattr(judging, press), number(shown))
    assert evidence(shown).state is EvidenceState.WAITING


def test_a_picture_is_no_business_of_a_group(shown: Office) -> None:
    with pytest.raises(Refused, match="in-private-only"):
        shown.does(FANG, judging.enlarge, number(shown), group=-100)


@pytest.mark.parametrize("who", [FANG, CHEN, LIU, LIN])
def test_the_picture_is_shown_large_and_who_looked_is_kept(shown: Office, who: int) -> None:
    shown.does(who, judging.enlarge, number(shown))
    assert shown.owed(kind=EvidencePicture)
    assert shown.rows(Audit)[-1].what == "evidence-seen"


def test_forged_buttons_are_refused(shown: Office) -> None:
    with pytest.raises(Refused):
        shown.does(FANG, judging.value_pressed, number(shown), 9999)
    with pytest.raises(Refused):
        shown.does(FANG, judging.pad, number(shown), 77, message_id=None)
    with pytest.raises(Refused):
        shown.does(FANG, judging.unreadable, 12345)


def test_nobody_is_asked_for_anything_once_they_are_released(shown: Office) -> None:
    def release(session: Session) -> None:
        for one in session.exec(select(Episode)).all():
            one.state = EpisodeState.RELEASED
            session.add(one)

    shown.db.call(release)
    shown.does(FANG, judging.unreadable, number(shown))
    assert not shown.owed(shown.reporter(WANG))
    with pytest.raises(Refused, match="rep-not-followed"):
        shown.does(FANG, judging.value_pressed, number(shown), 3850)


# ── forgetting ──


def test_a_picture_is_forgotten_after_its_time_and_the_fact_stays(shown: Office) -> None:
    shown.does(FANG, judging.confirm, number(shown), 3650)
    assert shown.db.call(fetching.kept_files) == {evidence(shown).file}
    shown.wait(hours=71, minutes=59)
    assert shown.ticks(evidencing.expire_due).expired == 0
    shown.wait(minutes=1)
    assert shown.ticks(evidencing.expire_due).expired == 1
    assert shown.ticks(evidencing.expire_due).expired == 0
    kept = evidence(shown)
    assert (kept.state, kept.file_id, kept.reading_id is not None) == (EvidenceState.CONFIRMED, "", True)
    assert shown.db.call(fetching.kept_files) == set()
    with pytest.raises(Refused, match="evidence-gone"):
        shown.does(FANG, judging.enlarge, number(shown))


# ── everything else that is no text ──


@pytest.mark.parametrize("kind", [MediaKind.VIDEO, MediaKind.VIDEO_NOTE])
def test_a_video_is_passed_on_as_it_is_with_the_buttons_below(staffed: Office, kind: MediaKind) -> None:
    staffed.says(WANG, "36.5")
    staffed.clear()
    sends(staffed, WANG, kind)
    told = [type(one) for one in staffed.owed() if isinstance(one, PassOn | EvidenceCard)]
    assert told == [PassOn, EvidenceCard]
    assert staffed.db.call(fetching.claim, now=staffed.now) is None
    assert view(staffed).value == "36.5"


def test_the_worker_hears_after_two_voices_in_a_row_that_somebody_would_rather_talk(staffed: Office) -> None:
    for _ in range(2):
        sends(staffed, WANG, MediaKind.VOICE)
        staffed.wait(minutes=5)
    staffed.says(WANG, "36.5")
    sends(staffed, WANG, MediaKind.VOICE)
    why = [str(one.why) for one in staffed.owed(kind=FromResident) if isinstance(one, FromResident)]
    assert why == ["from-voice", "from-voice-again", "from-voice"]
    assert said(staffed, WANG).count("voice-received") == 3
    assert len(staffed.owed(kind=PassOn)) == 3


HINTED = ["picture_file", "gif", "place", "contact", "poll", "dice", "other"]


@pytest.mark.parametrize("kind", HINTED)
def test_the_rest_gets_a_kind_word_and_goes_to_nobody(staffed: Office, kind: str) -> None:
    sends(staffed, WANG, MediaKind(kind))
    assert said(staffed, WANG) == [f"hint-{kind}"]
    assert not staffed.owed(kind=PassOn) and not staffed.rows(Evidence)


def test_an_album_is_one_reading_three_pictures_and_one_answer(staffed: Office) -> None:
    for at in range(10):
        sends(staffed, WANG, album="a1", words="36.5" if at == 0 else "")
    assert len(staffed.rows(Reading)) == 1
    assert len(staffed.rows(Evidence)) == 3
    assert {one.reading_id for one in staffed.rows(Evidence)} == {staffed.rows(Reading)[0].id}
    assert said(staffed, WANG) == []
    assert len(staffed.owed(kind=HowAreYou)) == 1


def test_an_album_of_files_is_answered_once(staffed: Office) -> None:
    for _ in range(4):
        sends(staffed, WANG, MediaKind.FILE, album="a2")
    assert said(staffed, WANG) == ["file-received"]
    assert len(staffed.owed(kind=PassOn)) == 4


def test_a_cry_for_help_below_anything_is_heard(staffed: Office) -> None:
    for kind in (MediaKind.VIDEO, MediaKind.FILE, MediaKind.GIF):
        sends(staffed, WANG, kind, words="救命")
    assert staffed.alert().kind is AlertKind.SOS


def test_staff_and_strangers_are_answered_sensibly(staffed: Office) -> None:
    sends(staffed, FANG)
    assert said(staffed, FANG) == ["staff-media"]
    for _ in range(3):
        sends(staffed, STRANGER)
    assert said(staffed, STRANGER) == ["not-enrolled"], "once an hour"
    sends(staffed, STRANGER, words="救命")
    assert said(staffed, STRANGER)[-1] == "sos-stranger"
    assert not staffed.rows(Evidence)


def test_somebody_elses_picture_is_not_shown_to_another_grid(staffed: Office) -> None:
    staffed.enrol(LI, "李奶奶")
    sends(staffed, LI, words="36.4")
    arrives(staffed)
    (row,) = [one for one in staffed.rows(Outbox) if one.notice == "EvidenceCard"]
    assert row.recipient.startswith("office:worker:") and row.state is OutboxState.OWED
    assert row.priority == Priority.DIGEST, "by day"


def test_a_picture_that_waited_long_wakes_nobody(staffed: Office) -> None:
    sends(staffed, WANG)
    staffed.wait(hours=1)
    staffed.db.call(fetching.refused, number(staffed), Refusal.TRUNCATED, now=staffed.now)
    (row,) = [one for one in staffed.rows(Outbox) if one.key.startswith("picture:")]
    assert row.priority == Priority.PROMPT
    assert staffed.now - evidence(staffed).received_at == timedelta(hours=1)
