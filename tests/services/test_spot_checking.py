"""Spot checks: who may draw, that nobody can steer a draw, what is found and what follows, and what the report says."""

import contextlib
import io
from datetime import date

import pytest
from sqlmodel import Session, select

from bot.notices import Choice, Line, Looks, SpotList, SpotScript, SpotScriptView, SpotUnfinished, SpotView
from bot.render import Renderer
from bot.rules.escalation import AlertKind
from bot.rules.ledger import PEOPLE
from bot.rules.presence import VisitKind, VisitOutcome
from bot.rules.reports import Figures
from bot.rules.spot_check import MOST, SpotState
from bot.rules.views import View, view_in
from bot.services import (
    bookkeeping,
    bookkeeping_people,
    enrolling,
    files,
    filing,
    outgoing,
    own_record,
    parting,
    pausing,
    placing,
    spot_checking,
    spot_showing,
    spot_visiting,
    summing,
    teaming,
    turning,
)
from bot.services.offices import Reached
from bot.services.refusals import NotAllowed, Refused
from bot.texts import Texts
from storage import purges
from storage.models import Alert, Audit, Card, Dialogue, Episode, Outbox, Place, Resident, SpotCheck, SpotPerson, Visit
from storage.words import Asking
from tests.services.office import CHEN, FANG, LI, LIN, LIU, MIN, QIAN, SUN, WANG, ZHOU, Office

RENDERER = Renderer(Texts.load(strict=True))
CHANCE = "c0ffee00c0ffee00"
WEST = "开发区/长河街道/东风社区/西门网格"


@pytest.fixture
def town(office: Office) -> Office:
    """东风社区 with two grids: three people live in one, one in the other."""
    office.enrol(LI, "李奶奶", "3号楼2单元501 13800000002")
    office.enrol(WANG, "王大爷", "3号楼2单元502 13800000003")
    office.enrol(0, "张阿姨", "5号楼101", scans=False)
    office.does(LIN, placing.by_command, f"add {WEST}")
    office.does(LIN, enrolling.by_command, "欧阳建国 西门网格 9号楼9单元909")
    office.deliver()
    office.clear()
    office.until("04-01 09:00")
    return office


def asked(office: Office, tail: str = "2 东风社区", who: int = CHEN) -> int:
    """Somebody asks for a draw; its number."""
    office.does(who, spot_checking.by_command, tail)
    return office.rows(SpotCheck)[-1].id or 0


def drawn(office: Office, tail: str = "2 东风社区", who: int = CHEN, chance: str = CHANCE) -> int:
    """Somebody draws; the number of the draw."""
    number = asked(office, tail, who)
    office.does(who, spot_checking.confirm, number, chance=chance)
    return number


def view(office: Office, number: int, who: int = CHEN, seen: str = "", *, group: bool = False) -> SpotView | None:
    """A spot check as somebody sees it."""
    reader = Reached(who, "zh-CN", masked=group)
    return office.db.call(spot_showing.view, number, view_in(seen) or View(), reader=reader, now=office.now)


def shown(office: Office, number: int, who: int = CHEN, seen: str = "") -> SpotView:
    found = view(office, number, who, seen)
    assert found is not None
    return found


def people(office: Office, number: int) -> dict[str, int]:
    """Who was drawn, by name: the number of their line."""
    return {one.name: one.person for one in shown(office, number).people}


def finds(office: Office, person: int, word: str, who: int = CHEN) -> str:
    """What pops up when somebody writes down what was found."""
    return office.does(who, spot_visiting.found, person, word, message_id=None).key


def told(office: Office, key: str) -> list[str]:
    """To whom a line of this key is owed or was said."""
    return [one.recipient for one in office.rows(Outbox) if one.params.get("key") == key]


def figures(office: Office, place: str = "东风社区", day: date = date(2022, 4, 1)) -> Figures:
    def count(session: Session) -> Figures:
        found = session.exec(select(Place).where(Place.name == place)).one()
        return summing.sum_of(summing.lines_of(session, found, day, now=office.now), found)

    return office.db.call(count)


def said(notice: object, language: str = "zh-CN") -> str:
    return RENDERER.render(notice, language).text  # type: ignore[arg-type]


# ── who may, and what may be typed ──


def test_whoever_supervises_may_draw_in_their_own_place_and_nobody_else(town: Office) -> None:
    for who in (CHEN, SUN, QIAN, LIN):
        assert asked(town, "1 东风社区", who)
    before = len(town.rows(SpotCheck))
    for who in (FANG, MIN, LIU, ZHOU, LI):
        with pytest.raises(NotAllowed):
            asked(town, "1 东风社区", who)
    with pytest.raises(NotAllowed):
        asked(town, "1 长河街道")
    with pytest.raises(Refused, match="in-private-only"):
        town.does(CHEN, spot_checking.by_command, "1 东风社区", group=-7)
    assert len(town.rows(SpotCheck)) == before


def test_a_wrong_number_or_place_is_said_with_an_example_that_works(town: Office) -> None:
    town.does(LIN, placing.by_command, "add 开发区/清泉街道/南湖社区/南门网格")
    for tail, key in (
        ("0", "spot-count"),
        ("-1", "spot-count"),
        ("3.5 东风社区", "spot-count"),
        (f"{MOST + 1}", "spot-count"),
        ("1000", "spot-count"),
        ("abc", "spot-usage"),
        ("5 6", "spot-usage"),
        ("1 火星社区", "place-unknown"),
    ):
        with pytest.raises(Refused, match=key) as refused:
            asked(town, tail)
        text = said(Line(key=key, values={name: str(one) for name, one in refused.value.values.items()}))
        assert key == "place-unknown" or "/spotcheck 5 东风社区" in text, tail
    with pytest.raises(Refused, match="spot-nobody"):
        asked(town, "1 南湖社区", LIN)
    with pytest.raises(Refused, match="spot-nobody"):
        asked(town, "1 南门网格", QIAN)
    assert town.rows(SpotCheck) == []


def test_without_a_place_it_is_ones_own_and_of_several_one_is_chosen(town: Office) -> None:
    assert shown(town, asked(town, "2")).path.endswith("东风社区")
    town.does(LIN, placing.by_command, "add 开发区/清泉街道/南湖社区/南门网格")
    town.does(LIN, teaming.by_command, f"add {CHEN} 社区 南湖社区 陈书记")
    town.clear()
    town.does(CHEN, spot_checking.by_command, "2")
    (choice,) = town.owed(kind=Choice)
    assert isinstance(choice, Choice) and sorted(label for _, label in choice.buttons) == ["东风社区", "南湖社区"]
    place = next(what for what, label in choice.buttons if label == "东风社区")
    verb, count, where = place.split(":")
    assert (verb, count) == ("spat", "2")
    town.does(CHEN, spot_checking.at_place, 2, int(where))
    assert shown(town, town.rows(SpotCheck)[-1].id or 0).wanted == 2
    for wrong in (0, MOST + 1):
        with pytest.raises(Refused, match="button-unknown"):
            town.does(CHEN, spot_checking.at_place, wrong, int(where))
    with pytest.raises(NotAllowed):
        town.does(FANG, spot_checking.at_place, 2, int(where))


# ── the draw ──


def test_the_preview_says_how_many_there_are_and_draws_nobody(town: Office) -> None:
    number = asked(town, "9 东风社区")
    preview = shown(town, number)
    assert (preview.state, preview.pool, preview.grids, preview.wanted) == ("draft", 4, 2, 9)
    assert preview.seed == "" and preview.people == () and town.rows(SpotPerson) == []
    text = said(preview)
    assert "4 位" in text and "2 个网格" in text and "会全部抽到" in text
    town.does(CHEN, spot_checking.leave, number)
    assert said(shown(town, number)).endswith("没有抽。")
    with pytest.raises(Refused, match="button-answered"):
        town.does(CHEN, spot_checking.confirm, number, chance=CHANCE)


def test_a_draw_is_spread_over_the_grids_and_published_with_its_seed(town: Office) -> None:
    number = drawn(town)
    card = shown(town, number)
    assert card.drawn == 2 and {one.grid for one in card.people} == {"东门网格", "西门网格"}
    assert card.seed == f"{number}-20220401T010000-{CHANCE}" and card.seed in said(card)
    (kept,) = [one for one in town.rows(Audit) if one.what == "spot-drawn"]
    assert (kept.detail["seed"], kept.detail["list"], kept.detail["count"]) == (card.seed, card.mark, 2)
    seen = [one.subject for one in town.rows(Audit) if one.what == "person-seen"]
    assert sorted(seen) == sorted(f"resident:{one.resident_id}" for one in town.rows(SpotPerson))
    assert told(town, "told-spot-refused") == [] and not town.owed("office:worker:4:0"), "the worker hears of nothing"


def test_more_than_there_are_is_everybody_once(town: Office) -> None:
    assert sorted(people(town, drawn(town, "100"))) == ["张阿姨", "李奶奶", "欧阳建国", "王大爷"]


def test_whose_follow_up_rests_is_over_or_has_not_begun_is_not_drawn(town: Office) -> None:
    town.does(CHEN, pausing.by_command, "李奶奶 2天")
    wang = next(one for one in town.rows(Episode) if one.resident_id == 2)
    town.does(CHEN, parting.choose, wang.id, "moved", True, message_id=None)
    town.does(FANG, enrolling.by_command, "赵奶奶 东门网格 7号楼 4月5日")
    assert sorted(people(town, drawn(town, "100"))) == ["张阿姨", "欧阳建国"]


def test_a_draw_is_made_once_by_whoever_asked_while_the_preview_is_fresh(town: Office) -> None:
    number = asked(town)
    for other in (SUN, FANG, LI, LIN):
        with pytest.raises(NotAllowed):
            town.does(other, spot_checking.confirm, number, chance=CHANCE)
    town.does(CHEN, spot_checking.confirm, number, chance=CHANCE)
    seed = shown(town, number).seed
    with pytest.raises(Refused, match="button-answered"):
        town.does(CHEN, spot_checking.confirm, number, chance="another")
    with pytest.raises(Refused, match="spot-stays"):
        town.does(CHEN, spot_checking.leave, number)
    assert shown(town, number).seed == seed, "nobody draws until it suits them"
    late = asked(town)
    town.wait(minutes=31)
    with pytest.raises(Refused, match="spot-stale"):
        town.does(CHEN, spot_checking.confirm, late, chance=CHANCE)
    with pytest.raises(Refused, match="button-unknown"):
        town.does(CHEN, spot_checking.confirm, 999, chance=CHANCE)


def test_a_second_draw_of_a_day_is_called_the_second(town: Office) -> None:
    first, second, other = drawn(town), drawn(town, chance="other"), drawn(town, "1 东门网格")
    assert [shown(town, one).nth for one in (first, second, other)] == [1, 2, 1], "each place counts for itself"
    assert shown(town, first).seed != shown(town, second).seed
    town.until("04-02 09:00")
    assert shown(town, drawn(town)).nth == 1
    assert "当天第 2 次" in said(shown(town, second))


def test_anybody_entitled_can_repeat_a_draw_and_it_names_nobody(town: Office) -> None:
    number = drawn(town, "3 东风社区")
    order = [one.reference for one in sorted(shown(town, number).people, key=lambda one: one.at_number)]
    town.does(FANG, enrolling.by_command, "后来的 东门网格")  # the list of then counts, not that of now
    town.does(SUN, spot_checking.repeat, number)
    assert town.owed(kind=SpotScript)
    way = town.db.call(spot_showing.script_view, number, now=town.now)
    assert isinstance(way, SpotScriptView) and way.same and list(way.drawn) == order
    assert not any(one.name in way.script for one in town.rows(Resident))
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(way.script, {})  # what anybody would run, on purpose
    assert out.getvalue().split("\n")[1] == "drawn " + " ".join(map(str, order))
    spoken = RENDERER.render(way, "zh-CN")
    assert spoken.document is not None and spoken.document.name == f"spotcheck-{number}.py"
    for who in (FANG, LI):
        with pytest.raises(NotAllowed):
            town.does(who, spot_checking.repeat, number)
    with pytest.raises(Refused, match="button-unknown"):
        town.does(CHEN, spot_checking.repeat, asked(town))


def test_a_draw_that_was_meddled_with_is_said_to_be_another(town: Office) -> None:
    number = drawn(town)

    def meddle(session: Session) -> None:
        spot = session.get_one(SpotCheck, number)
        spot.drawn = {"order": list(reversed(spot.drawn["order"]))}

    town.db.call(meddle)
    way = town.db.call(spot_showing.script_view, number, now=town.now)
    assert way is not None and not way.same and "🔴" in said(way)


# ── what is found ──


def test_each_is_found_somehow_and_the_card_shows_how_far_it_is(town: Office) -> None:
    number = drawn(town, "100")
    who = people(town, number)
    assert finds(town, who["李奶奶"], "home") == "visit-noted-home"
    assert finds(town, who["王大爷"], "no_answer") == "spot-noted-no-answer"
    assert finds(town, who["张阿姨"], "refused") == "spot-noted-refused"
    card = shown(town, number)
    assert card.counts == (("home", 1), ("no_answer", 1), ("refused", 1), ("waiting", 1))
    assert "在家 1、无应答 1、拒绝 1、还没看 1" in said(card)
    assert "✅" in said(card) and "Spot check" in said(card, "en")
    kinds = {(one.kind, one.channel.value) for one in town.rows(Visit)}
    assert kinds == {(VisitKind.SPOT, "door")}
    assert finds(town, who["李奶奶"], "home") == "visit-noted-already"
    assert len(town.rows(Visit)) == 3


def test_how_somebody_was_seen_stays_for_those_who_follow(town: Office) -> None:
    number = drawn(town, "2")
    one, two = people(town, number).values()
    finds(town, one, "home")
    town.does(CHEN, spot_visiting.choose_channel, number, "video", message_id=None)
    finds(town, two, "home")
    assert [visit.channel.value for visit in town.rows(Visit)] == ["door", "video"]
    for wrong in ("chat", "", "drone"):
        with pytest.raises(Refused, match="button-unknown"):
            town.does(CHEN, spot_visiting.choose_channel, number, wrong, message_id=None)


def test_not_at_home_is_an_alert_unless_it_was_said_beforehand(town: Office) -> None:
    who = people(town, drawn(town, "100"))
    town.does(WANG, outgoing.by_button, "rubbish")
    assert finds(town, who["王大爷"], "away") == "visit-noted-declared"
    assert [one.kind for one in town.rows(Alert)] == []
    assert finds(town, who["李奶奶"], "away") == "visit-noted-away-alert"
    (alert,) = town.rows(Alert)
    assert (alert.kind, alert.resident_id) == (AlertKind.NOT_HOME, 1)
    assert any(one.recipient.startswith("office:police") for one in town.rows(Outbox) if one.notice == "AlertCard")


def test_a_refusal_is_told_to_the_worker_and_a_word_about_it_is_asked_for(town: Office) -> None:
    who = people(town, drawn(town, "100"))
    finds(town, who["张阿姨"], "refused")
    assert told(town, "told-spot-refused") == ["office:worker:4:0"] and town.rows(Alert) == []
    (asked_for,) = [one for one in town.rows(Dialogue) if one.asking is Asking.NOTE]
    assert (asked_for.chat_id, asked_for.about) == (CHEN, {"resident": 3})
    town.says(CHEN, "说在开会，下午可以再来")
    assert [one.what for one in town.rows(Audit)].count("note-written") == 1


def test_no_answer_twice_accuses_nobody_and_asks_the_worker_to_have_a_look(town: Office) -> None:
    number = drawn(town, "100")
    wang = people(town, number)["王大爷"]
    assert finds(town, wang, "no_answer") == "spot-noted-no-answer"
    assert finds(town, wang, "no_answer") == "visit-noted-already", "within a minute it is the same press"
    town.wait(minutes=20)
    assert finds(town, wang, "no_answer") == "spot-noted-no-answer-told"
    town.wait(minutes=20)
    finds(town, wang, "no_answer")
    assert told(town, "told-spot-no-answer") == ["office:worker:4:0"], "once"
    assert town.rows(Alert) == [] and "无应答×3" in said(shown(town, number))
    assert finds(town, wang, "home") == "visit-noted-home", "a later try is no correction"
    assert "spot-corrected" not in [one.what for one in town.rows(Audit)]


def test_what_was_found_is_changed_on_the_same_day_by_whoever_found_it(town: Office) -> None:
    number = drawn(town, "100")
    li = people(town, number)["李奶奶"]
    finds(town, li, "away")
    finds(town, li, "home")
    (changed,) = [one for one in town.rows(Audit) if one.what == "spot-corrected"]
    assert (changed.detail["old"], changed.detail["new"], changed.subject) == ("away", "home", "resident:1")
    assert [one.outcome.value for one in town.rows(Visit)] == ["away", "home"], "both are kept"
    assert town.rows(Alert)[0].closed_at is None, "a correction closes no alert"
    assert dict(shown(town, number).counts)["home"] == 1
    town.until("04-02 00:01")
    with pytest.raises(Refused, match="spot-day-over"):
        finds(town, li, "refused")


def test_somebody_whose_isolation_ended_meanwhile_is_not_looked_at(town: Office) -> None:
    number = drawn(town, "100")
    li = people(town, number)["李奶奶"]
    town.does(CHEN, parting.choose, 1, "moved", True, message_id=None)
    with pytest.raises(Refused, match="spot-over"):
        finds(town, li, "home")
    card = shown(town, number)
    assert ("over", 1) in card.counts and "随访已结束" in said(card)
    assert said(shown(town, number, seen=f"home.1.{li}")).endswith("不用看了。")


def test_forged_presses_do_nothing(town: Office) -> None:
    number, draft = drawn(town, "100"), asked(town)
    li = people(town, number)["李奶奶"]
    for who in (SUN, FANG, LI, LIN):
        for press in (
            lambda w: finds(town, li, "home", w),
            lambda w: town.does(w, spot_visiting.choose_channel, number, "phone", message_id=None),
            lambda w: town.does(w, spot_visiting.offer, number, message_id=None),
            lambda w: town.does(w, spot_visiting.pass_on, number, 1),
            lambda w: town.does(w, spot_checking.show, number),
            lambda w: town.does(w, spot_checking.fresh, number),
            lambda w: town.does(w, spot_checking.leave, number),
        ):
            with pytest.raises(NotAllowed):
                press(who)
    for word in ("hospital", "reached", "no_contact", "", "HOME"):
        with pytest.raises(Refused, match="button-unknown"):
            finds(town, li, word)
    for person in (0, 999):
        with pytest.raises(Refused, match="button-unknown"):
            finds(town, person, "home")
    for forged in (draft, 999):
        with pytest.raises(Refused, match="button-unknown"):
            town.does(CHEN, spot_visiting.choose_channel, forged, "door", message_id=None)
    with pytest.raises(Refused, match="in-private-only"):
        town.does(CHEN, spot_visiting.found, li, "home", message_id=None, group=-7)
    assert view(town, number, SUN) is None and view(town, number, FANG) is None
    assert view(town, number, group=True) is None, "a group sees no names"
    assert town.rows(Visit) == []


def test_the_card_is_turned_opened_and_goes_back(town: Office) -> None:
    names = [f"居民{number}" for number in range(9)]
    town.move_in(names, 5000)
    number = drawn(town, "100")
    town.deliver()
    (card,) = [one for one in town.rows(Card) if one.subject == f"spot:{number}"]
    assert shown(town, number).pages == 3
    town.does(CHEN, spot_visiting.turn, number, "home.2", message_id=card.message_id)
    (first, *_) = shown(town, number, seen="home.2").people
    town.does(CHEN, spot_visiting.turn, number, f"home.2.{first.person}", message_id=card.message_id)
    assert town.rows(Card)[-1].view == f"home.2.{first.person}"
    opened = shown(town, number, seen=f"home.2.{first.person}")
    assert [one.name for one in opened.people] == [first.name] and opened.page == 2
    town.does(CHEN, spot_visiting.found, first.person, "home", message_id=card.message_id)
    assert town.rows(Card)[-1].view == "home.2", "back on the page it came from"
    other = drawn(town, "1 西门网格")
    for wrong in (f"home.1.{town.rows(SpotPerson)[-1].id}", "calls.1", "home.1.1.x", "nonsense"):
        with pytest.raises(Refused, match="button-unknown"):
            town.does(CHEN, spot_visiting.turn, number, wrong, message_id=card.message_id)
    with pytest.raises(Refused, match="button-unknown"):
        town.does(CHEN, spot_visiting.turn, other, "home.1", message_id=card.message_id)
    with pytest.raises(Refused, match="button-unknown"):
        town.does(CHEN, spot_visiting.turn, number, "home.1", message_id=None)


# ── passing it on, the hour, the list ──


def test_a_draw_goes_to_a_colleague_who_may_draw_there_and_to_nobody_else(town: Office) -> None:
    number = drawn(town, "100")
    li = people(town, number)["李奶奶"]
    finds(town, li, "home")
    town.clear()
    town.does(CHEN, spot_visiting.offer, number, message_id=None)
    (choice,) = town.owed(kind=Choice)
    assert isinstance(choice, Choice)
    assert {"孙主任", "钱局"} <= {label for _, label in choice.buttons}
    assert not {"陈书记", "王芳", "刘医生"} & {label for _, label in choice.buttons}
    sun = next(int(what.split(":")[2]) for what, label in choice.buttons if label == "孙主任")
    for nobody in (999, 0):
        with pytest.raises(Refused, match="button-unknown"):
            town.does(CHEN, spot_visiting.pass_on, number, nobody)
    town.does(CHEN, spot_visiting.pass_on, number, sun)
    assert [one.notice for one in town.rows(Outbox) if one.recipient == f"staff:{sun}"][-2:] == ["Line", "SpotCard"]
    wang = people(town, number)["王大爷"]
    with pytest.raises(NotAllowed):
        finds(town, wang, "home")
    assert finds(town, wang, "home", SUN) == "visit-noted-home"
    with pytest.raises(Refused, match="spot-theirs"):
        finds(town, li, "away", SUN)
    assert "已经转给 孙主任" in said(shown(town, number)), "whoever drew still sees what comes of it"


def test_whoever_has_no_outcome_at_the_hour_is_named_once(town: Office) -> None:
    number, done = drawn(town, "100"), drawn(town, "1 西门网格")
    finds(town, people(town, number)["李奶奶"], "home")
    finds(town, next(iter(people(town, done).values())), "home")
    town.until("04-01 19:59")
    assert town.ticks(spot_visiting.name_unfinished).named == 0
    town.until("04-01 20:00")
    assert town.ticks(spot_visiting.name_unfinished).named == 1
    assert town.ticks(spot_visiting.name_unfinished).named == 0
    (named,) = [one for one in town.owed() if isinstance(one, SpotUnfinished)]
    assert (named.number, named.count) == (number, 3) and "李奶奶" not in named.names
    assert "还有 3 位没有结果" in said(named)
    town.until("04-02 09:00")
    assert finds(town, people(town, number)["王大爷"], "home") == "visit-noted-home", "late is better than never"
    assert (figures(town).spot, figures(town).spot_done) == (5, 2), "but the day counts what it saw"


def test_the_list_shows_the_last_draws_and_hides_those_that_are_not_over(town: Office) -> None:
    def listed(who: int) -> SpotList:
        town.clear()
        town.does(who, spot_checking.by_command, "  ")
        (found,) = town.owed(kind=SpotList)
        assert isinstance(found, SpotList)
        return found

    assert listed(CHEN).draws == () and "/spotcheck 5 东风社区" in said(listed(CHEN))
    number = drawn(town, "2 东风社区", QIAN)
    finds(town, next(one.id or 0 for one in town.rows(SpotPerson)), "home", QIAN)
    assert [one[0] for one in listed(QIAN).draws] == [number]
    assert listed(CHEN).draws == (), "a lead is not told of a draw before its visits"
    town.until("04-02 09:00")
    (line,) = listed(CHEN).draws
    assert line[5] == town.rows(SpotCheck)[0].seed and line[6] == (("home", 1), ("waiting", 1)) and not line[7]
    text = said(listed(CHEN))
    assert line[5] in text and "在家 1" in text and "钱局" in text
    assert not any(one.name in text for one in town.rows(Resident))
    town.does(QIAN, spot_checking.show, number)
    for _ in range(6):
        drawn(town)
    assert len(listed(CHEN).draws) == 5


# ── where else it is seen ──


def test_the_report_counts_whom_draws_chose_and_how_they_were_found(town: Office) -> None:
    number = drawn(town, "100")
    who = people(town, number)
    finds(town, who["李奶奶"], "home")
    finds(town, who["王大爷"], "no_answer")
    finds(town, who["欧阳建国"], "away")
    finds(town, who["欧阳建国"], "refused")
    asked(town)  # a preview is no draw
    f = figures(town)
    assert (f.spot, f.spot_home, f.spot_no_answer, f.spot_away, f.spot_refused) == (4, 1, 1, 0, 1)
    assert (figures(town, "西门网格").spot, figures(town, "开发区").spot_refused) == (1, 1)
    town.until("04-02 07:00")
    assert figures(town).spot_done == 3 and figures(town, day=date(2022, 4, 2)).spot == 0
    town.does(CHEN, filing.by_command, "东风社区 昨天")
    (card,) = [one for one in town.deliver() if type(one.notice).__name__ == "ReportView"][-1:]
    assert "抽查 4 人，看了 3：在家 1，无应答 1，不在 0，拒绝 1" in said(card.notice)


def test_the_ledger_says_beside_a_name_what_a_spot_check_found(town: Office) -> None:
    who = people(town, drawn(town, "100"))
    finds(town, who["李奶奶"], "away")
    town.wait(minutes=5)
    finds(town, who["李奶奶"], "home")

    def remarks(session: Session) -> dict[object, object]:
        place = session.exec(select(Place).where(Place.name == "东风社区")).one()
        day = summing.day_of(session, date(2022, 4, 1), now=town.now)
        rows = bookkeeping_people.people(bookkeeping.read(session, place, day, full=True))
        name = [column.key for column in PEOPLE].index("name")
        return {row[name]: row[-1] for row in rows}

    beside = town.db.call(remarks)
    assert beside["李奶奶"] == ("ledger-term-spot", "：", "spot-is-home", " 09:05"), "the look that counts"
    assert beside["王大爷"] == ""


def test_the_person_sees_who_came_and_the_worker_sees_it_in_the_file(town: Office) -> None:
    finds(town, people(town, drawn(town, "100"))["李奶奶"], "home")

    def looks(session: Session) -> str:
        reporter = Reached(LI, "zh-CN", reporter_id=1)
        found = own_record.looks_view(session, Looks(resident=1), reader=reporter)
        assert found is not None
        return said(found)

    text = town.db.call(looks)
    assert "谁来看过李奶奶（抽查）" in text and "上门　在家　陈书记" in text
    town.does(FANG, files.press, 1)
    town.deliver()
    (file,) = [one for one in town.rows(Card) if one.subject == "file:1"]
    town.does(FANG, turning.turn, "visits.1", message_id=file.message_id)
    (page,) = [one.notice for one in town.deliver() if type(one.notice).__name__ == "FilePage"]
    assert "04-01 09:00　抽查在家（上门）　陈书记" in said(page)
    (visit,) = town.rows(Visit)
    assert (visit.outcome, visit.kind) == (VisitOutcome.HOME, VisitKind.SPOT)


def test_a_purge_takes_the_person_out_and_leaves_the_draw(town: Office) -> None:
    number = drawn(town, "100")
    finds(town, people(town, number)["李奶奶"], "home")
    town.db.call(purges.erase, 1, now=town.now)
    assert len(town.rows(SpotPerson)) == 3 and town.rows(Visit) == []
    spot = town.rows(SpotCheck)[0]
    assert spot.state is SpotState.DRAWN and len(spot.drawn["order"]) == 4
    way = town.db.call(spot_showing.script_view, number, now=town.now)
    assert way is not None and way.same, "the draw can still be repeated: it holds numbers and no names"
