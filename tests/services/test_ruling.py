"""The rules of a place: shown, changed inside a safe range, in force at once for everybody below, taken back."""

import re
from datetime import date, timedelta

import pytest
from sqlmodel import Session

from bot.notices import RuleChanged, RuleShown, RulesPage
from bot.render import BY_KIND, Renderer
from bot.rules.rule_book import Chapter, Slip, read, rule_named
from bot.rules.slots import Profile, from_json
from bot.services import collecting, enrolling, files, own_record, placing, preferring, rounds, routines, ruling
from bot.services.refusals import NotAllowed, Refused
from bot.texts import Texts
from storage import places
from storage.models import Audit, Check, DailyReport, Episode, Place, Resident, Routine, RuleChange
from tests.services.admins import second_admin
from tests.services.office import CHEN, FANG, LI, LIN, QIAN, WANG, ZHANG, Office
from tests.world import at

RENDERER = Renderer(Texts.load(strict=True))


def rules(office: Office, tail: str, who: int = LIN) -> None:
    """The admin, or somebody else, sends /rules."""
    office.does(who, ruling.by_command, tail)


def changed(office: Office) -> RuleChanged:
    """What was said about the newest change."""
    said = office.owed(kind=RuleChanged)[-1]
    assert isinstance(said, RuleChanged)
    return said


def refusal(office: Office, tail: str) -> str:
    """Why a change is refused."""
    with pytest.raises(Refused) as caught:
        rules(office, tail)
    return caught.value.key


def at_place(office: Office, name: str) -> Profile:
    """The rules in force at a place."""

    def look(session: Session) -> Profile:
        (place,) = [one for one in places.below(session, ["/"]) if one.name == name]
        return places.profile_of(session, place)

    return office.db.call(look)


def isolation(office: Office, person: int) -> Episode:
    """The isolation of somebody."""
    (found,) = [one for one in office.rows(Episode) if one.resident_id == person]
    return found


def undo(office: Office) -> None:
    """The admin taps undo below the newest change."""
    office.does(LIN, ruling.undo, changed(office).undo, message_id=None)


# ── looking ──


def test_the_rules_of_the_top_come_without_a_place_and_every_chapter_is_one_tap_away(office: Office) -> None:
    rules(office, "")
    page = office.owed(kind=RulesPage)[-1]
    assert isinstance(page, RulesPage)
    assert (page.path, page.chapter, page.rules[0]) == ("开发区", "temperature", ("fever", "celsius", "37.3", ""))
    for chapter in Chapter:
        office.does(LIN, ruling.turn, page.number, chapter.value, message_id=None)
    assert {one.chapter for one in office.owed(kind=RulesPage) if isinstance(one, RulesPage)} == set(Chapter)


def test_a_place_shows_where_a_rule_comes_from(office: Office) -> None:
    rules(office, "长河街道 fever 37.4")
    rules(office, "东门网格")
    page = office.owed(kind=RulesPage)[-1]
    assert isinstance(page, RulesPage) and page.rules[0] == ("fever", "celsius", "37.4", "长河街道")
    rules(office, "东门网格 发热线")
    shown = office.owed(kind=RuleShown)[-1]
    assert isinstance(shown, RuleShown)
    assert (shown.value, shown.source, shown.low, shown.high) == ("37.4", "长河街道", "36.8", "38.0")


def test_only_admins_see_and_change_rules_and_only_below_their_place(office: Office) -> None:
    for who in (FANG, CHEN, QIAN, LI):
        with pytest.raises(NotAllowed):
            rules(office, "fever 37.5", who)
    office.does(LIN, placing.by_command, "add 开发区/清泉街道")
    second_admin(office, "清泉街道")
    with pytest.raises(NotAllowed):
        rules(office, "长河街道 fever 37.5", 3001)
    rules(office, "fever 37.5", 3001)
    assert at_place(office, "清泉街道").fever_line == 3750 and at_place(office, "长河街道").fever_line == 3730


def test_whoever_has_several_places_is_asked_which(office: Office) -> None:
    office.does(LIN, placing.by_command, "add 高新区")
    assert refusal(office, "fever 37.5") == "rules-which-place"
    rules(office, "高新区 fever 37.5")
    assert at_place(office, "高新区").fever_line == 3750 and at_place(office, "开发区").fever_line == 3730


# ── changing ──

FINE = [
    ("fever 37.5", "37.3", "37.5"),
    ("fever 37,4", "37.3", "37.4"),
    ("fever ３７．４℃", "37.3", "37.4"),
    ("set 发热线 37.4", "37.3", "37.4"),
    ("开发区 fever 37.4", "37.3", "37.4"),
    ("set 东门网格 days 10天", "14", "10"),
    ("rounds 08:00 20:00", "08:00 18:00", "08:00 20:00"),
    ("rounds 20:00、8:00，13:30", "08:00 18:00", "08:00 13:30 20:00"),
    ("quiet 22:00-06:00", "21:30 06:30", "22:00 06:00"),
    ("nudges 30 60 100", "45 90", "30 60 100"),
    ("red 15 30 60", "15", "15 30 60"),
    ("sos 5", "3", "5"),
    ("evidence 每次", "never", "always"),
    ("after-asks yes", "no", "yes"),
    ("report 5:30", "06:30", "05:30"),
    ("日报截止 11:00", "10:00", "11:00"),
    ("lost 12小时", "24", "12"),
    ("symptom-free 72", "48", "72"),
    ("after-calls 1、3、5", "1 3 7 14", "1 3 5"),
    ("after-tries 2", "3", "2"),
    ("columns name，联系电话=Tel., am", "all", "name 联系电话=Tel. am"),
]


def test_a_rule_is_typed_as_people_type_it_and_echoed_old_and_new(office: Office) -> None:
    for tail, old, new in FINE:
        rules(office, tail)
        said = changed(office)
        assert (said.old, said.new) == (old, new), tail
        undo(office)
        back = changed(office)
        assert (back.old, back.new, back.undo) == (new, old, 0), tail
        office.clear()
    assert all(not one.rules for one in office.rows(Place))
    kept = [one.what for one in office.rows(Audit)]
    assert kept.count("rule-changed") == kept.count("rule-undone") == len(FINE)


REFUSED = [
    ("fever 36", "rule-range"),
    ("fever -1", "rule-wrong"),
    ("fever NaN", "rule-wrong"),
    ("fever 37.3 37.5", "rule-one-value"),
    ("fever 38", "rule-clash-high"),
    ("rounds 25:00", "rule-wrong"),
    ("rounds 08:00 08:05", "rule-close"),
    ("rounds 08:00 08:00", "rule-close"),
    ("rounds 05:00 18:00", "rule-clash-quiet"),
    ("rounds 7 8 9 10", "rule-many-values"),
    ("nudges 90 45", "rule-rising"),
    ("nudges 45 130", "rule-clash-nudges"),
    ("closes 20", "rule-range"),
    ("red 30 15 60", "rule-rising"),
    ("red 15 30 1500", "rule-range"),
    ("days 0", "rule-range"),
    ("days ten", "rule-wrong"),
    ("quiet 21:30", "rule-wrong"),
    ("evidence sometimes", "rule-wrong"),
    ("report-due 06:00", "rule-clash-report"),
    ("report-again 5", "rule-range"),
    ("lost 100", "rule-range"),
    ("symptom-free 0", "rule-range"),
    ("after-calls 7 3", "rule-rising"),
    ("columns name, 血型", "rule-no-column"),
    ("columns name, 姓名", "rule-no-column"),
    ("fevr 37.3", "rules-unknown"),
    ("东门网格 fevr 37.3", "rules-unknown"),
    ("fever default", "rule-same"),
]


def test_what_is_unsafe_or_unreadable_is_refused_and_changes_nothing(office: Office) -> None:
    for tail, key in REFUSED:
        assert refusal(office, tail) == key, tail
    assert office.rows(RuleChange) == [] and all(not one.rules for one in office.rows(Place))


def test_every_refusal_is_one_line_with_an_example_that_works(office: Office) -> None:
    for tail, key in REFUSED:
        if key in {"rule-same", "rules-unknown"} or "clash" in key:
            continue
        with pytest.raises(Refused) as caught:
            rules(office, tail)
        name, values = tail.split()[0], caught.value.values
        shown = {word: str(value) for word, value in values.items()}
        for language in ("zh-CN", "en"):
            said = RENDERER.texts.plain(language, key, **shown)
            example = said.partition(f"/rules {name} ")[2].split()
            rule = rule_named(name)
            assert "\n" not in said and rule is not None
            assert not isinstance(read(rule, example), Slip), said


def drafts(office: Office) -> set[str]:
    """When the drafts to come are sent, in the house's time."""
    return {f"{one.next_at + timedelta(hours=8):%H:%M}" for one in office.rows(DailyReport) if one.next_at}


def test_a_draft_that_is_to_come_follows_its_new_time_and_comes_back_with_it(office: Office) -> None:
    office.ticks(collecting.collect)
    assert drafts(office) == {"06:30"}
    rules(office, "report 05:30")
    assert drafts(office) == {"05:30"}
    undo(office)
    assert drafts(office) == {"06:30"}


def test_the_same_value_twice_is_said_to_be_so(office: Office) -> None:
    rules(office, "fever 37.5")
    assert refusal(office, "fever 37.5") == "rule-same"
    assert len(office.rows(RuleChange)) == 1


def test_a_place_below_keeps_its_own_rule_and_may_inherit_again(office: Office) -> None:
    rules(office, "东风社区 fever 37.4")
    rules(office, "fever 37.6")
    assert at_place(office, "东门网格").fever_line == 3740 and at_place(office, "长河街道").fever_line == 3760
    rules(office, "东风社区 fever 默认")
    assert changed(office).inherited and at_place(office, "东门网格").fever_line == 3760


def test_a_rule_that_contradicts_one_of_a_place_below_is_refused_with_its_name(office: Office) -> None:
    rules(office, "东门网格 fever 37.9")
    with pytest.raises(Refused) as caught:
        rules(office, "high 37.8")
    assert (caught.value.key, str(caught.value.values["path"]).rpartition("/")[2]) == ("rule-clash-high", "东门网格")


def test_only_the_newest_change_can_be_taken_back_and_only_once(office: Office) -> None:
    rules(office, "fever 37.5")
    first = office.rows(RuleChange)[-1].id
    rules(office, "fever 37.6")
    with pytest.raises(Refused, match="button-answered"):
        office.does(LIN, ruling.undo, first, message_id=None)
    undo(office)
    assert at_place(office, "开发区").fever_line == 3750
    with pytest.raises(NotAllowed):
        office.does(CHEN, ruling.undo, first, message_id=None)
    office.does(LIN, ruling.undo, first, message_id=None)
    assert at_place(office, "开发区").fever_line == 3730
    with pytest.raises(Refused, match="button-answered"):
        office.does(LIN, ruling.undo, first, message_id=None)


def test_after_a_day_a_change_is_taken_back_by_typing_what_was_before(office: Office) -> None:
    rules(office, "fever 37.5")
    office.wait(hours=23)
    undo(office)
    rules(office, "东风社区 fever 37.6")
    rules(office, "东风社区 fever 37.7")
    made = office.rows(RuleChange)[-1]
    office.wait(hours=25)
    with pytest.raises(Refused) as late:
        office.does(LIN, ruling.undo, made.id, message_id=None)
    assert late.value.key == "rule-undo-late"
    texts = Texts.load(strict=True)
    said = [texts.say(language, "rule-undo-late", **late.value.values) for language in ("zh-CN", "en")]
    assert all("/rules 东风社区 fever 37.6" in one for one in said)
    rules(office, "东风社区 fever 37.6")
    assert at_place(office, "东风社区").fever_line == 3760


# ── whom it reaches ──


def test_people_already_followed_up_go_by_the_new_rule_at_once(office: Office) -> None:
    li = office.enrol(LI, "李奶奶")
    rules(office, "fever 37.5")
    assert changed(office).people == 1
    assert from_json(isolation(office, li).profile).fever_line == 3750
    undo(office)
    assert from_json(isolation(office, li).profile) == Profile()


def test_the_last_day_follows_the_rule_unless_it_is_somebodys_own(office: Office) -> None:
    li, wang = office.enrol(LI, "李奶奶"), office.enrol(WANG, "王大爷", "21天")
    rules(office, "days 10")
    assert isolation(office, li).ends_on == date(2022, 4, 10) and changed(office).moved == 1
    assert isolation(office, wang).ends_on == date(2022, 4, 21)
    zhang = office.enrol(ZHANG, "张阿姨", "10天")
    undo(office)
    assert isolation(office, li).ends_on == date(2022, 4, 14)
    assert isolation(office, zhang).ends_on == date(2022, 4, 10), "hers was never moved"


def test_a_last_day_is_never_put_into_the_past_and_the_next_round_goes_with_it(office: Office) -> None:
    li = office.enrol(LI, "李奶奶")
    office.until("04-12 19:00")
    while office.ticks(rounds.open_due).opened:
        pass  # what passed while nobody looked
    rules(office, "days 10")
    one = isolation(office, li)
    assert one.ends_on == date(2022, 4, 12) and one.next_round_at is None
    undo(office)
    one = isolation(office, li)
    assert (one.ends_on, one.next_round_at) == (date(2022, 4, 14), at("04-13 08:00"))


def test_new_times_hold_from_the_next_round_and_nobody_is_asked_twice(office: Office) -> None:
    li = office.enrol(LI, "李奶奶")
    office.until("04-01 08:30")
    office.ticks(rounds.open_due)
    rules(office, "rounds 09:00 20:00")
    assert changed(office).runs == ("04-01 09:00", "04-01 20:00")
    assert isolation(office, li).next_round_at == at("04-01 20:00"), "this morning she was asked already"
    office.until("04-01 20:00")
    office.ticks(rounds.open_due)
    assert [one.slot for one in office.rows(Check)] == ["morning", "evening"]
    assert isolation(office, li).next_round_at == at("04-02 09:00")


def test_the_hour_somebody_chose_stays_theirs_while_the_place_still_offers_it(office: Office) -> None:
    li = office.enrol(LI, "李奶奶")
    office.does(LI, preferring.choose_hour, 0, 9 * 60, message_id=None)
    rules(office, "rounds 08:30 18:30")
    assert isolation(office, li).profile["slots"] == [["morning", "09:00"], ["evening", "18:30"]]
    rules(office, "rounds 13:00 18:30")
    assert isolation(office, li).profile["slots"] == [["morning", "13:00"], ["evening", "18:30"]]


def test_a_presence_round_at_a_new_hour_is_planned_anew(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.ticks(routines.keep)
    assert [one.next_at for one in office.rows(Routine)] == [at("04-01 07:30")]
    rules(office, "board 07:45")
    office.ticks(routines.keep)
    assert [one.next_at for one in office.rows(Routine)] == [at("04-01 07:45")]


def test_after_a_change_nothing_anywhere_says_the_old_numbers(office: Office) -> None:
    """14 → 10 days and 37.3 → 37.5: every message of a day, to everybody, in both languages."""
    office.enrol(LI, "李奶奶")
    office.deliver()
    rules(office, "days 10")
    rules(office, "fever 37.5")
    office.clear()
    office.enrol(WANG, "王大爷", "3号楼2单元501")
    said = list(_said(office))
    for moment, who, text in (
        ("04-01 08:00", LI, "36.5"),
        ("04-01 08:10", WANG, "37.4"),
        ("04-01 18:00", LI, "37.6"),
        ("04-01 18:10", WANG, "38.6 咳嗽"),
    ):
        office.until(moment)
        for tick in (rounds.open_due, rounds.chase_due, routines.keep):
            office.ticks(tick)
        said += _said(office)
        office.says(who, text)
        said += _said(office)
    for resident in office.rows(Resident):
        office.does(FANG, enrolling.card_for, resident.id or 0)
        office.does(FANG, files.press, resident.id or 0)
    office.does(LI, own_record.by_command)
    for tail in ("", "days", "fever"):
        rules(office, tail)
    said += _said(office)
    assert len(said) > 30 and any("37.5" in one for one in said) and any("10" in one for one in said)
    assert [one for one in said if re.search(r"37\.3|(?<![\d:])14(?!\d)", one)] == []


DRAWN = re.compile(r"https://t\.me/\S+|<code>[^<]*</code>")  # drawn at random, with any number in them


def _said(office: Office) -> list[str]:
    """Everything that leaves now, as it is said in both languages."""
    return [
        DRAWN.sub("", RENDERER.render(letter.notice, language).text)
        for letter in office.deliver()
        if type(letter.notice) in BY_KIND
        for language in ("zh-CN", "en")
    ]
