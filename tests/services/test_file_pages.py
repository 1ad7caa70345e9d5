"""The pages of a resident's file: calls, presence rounds, symptoms; and the ways from the board to lists."""

import pytest

from bot.notices import BoardView, FilePage, FileView, SupplyPage, Unreached
from bot.render import Renderer
from bot.rules.escalation import Press
from bot.services import boards, files, handling, phoning, reaching, routines, shopping, turning, visiting
from bot.services.refusals import NotAllowed, Refused
from bot.texts import Texts
from storage.models import Audit, Card, PresenceRound
from tests.services.office import CHEN, FANG, LI, LIU, WANG, ZHOU, Office
from tests.services.remembered import remembered

RENDERER = Renderer(Texts.load(strict=True))


@pytest.fixture
@remembered
def li(office: Office) -> int:
    """李奶奶 coughs, has asked for rice, was phoned twice and was seen at the door."""
    resident = office.enrol(LI, "李奶奶", "3-2-501 13800000002")
    office.ticks(routines.keep)
    office.says(LI, "37.5 咳嗽")
    office.says(LI, "大米10斤，今天要")
    office.does(FANG, handling.press, office.alert().id, Press.NO_ANSWER, message_id=None)
    office.wait(minutes=10)
    office.does(FANG, phoning.log_call, resident, "reached", message_id=None)
    office.until("04-01 11:00")
    office.ticks(routines.keep)
    office.ticks(routines.keep)
    round_ = office.rows(PresenceRound)[-1]
    office.does(FANG, visiting.mark, round_.id, resident, "home", message_id=None)
    office.deliver()
    return resident


def opened(office: Office, who: int, resident: int) -> FileView:
    office.does(who, files.press, resident)
    return next(one.notice for one in office.deliver() if isinstance(one.notice, FileView))


def page(office: Office, who: int, resident: int, word: str) -> FilePage:
    """What the file in somebody's chat shows once it is turned."""
    office.does(who, turning.turn, word, message_id=file_of(office, who, resident))
    return next(one.notice for one in office.deliver() if isinstance(one.notice, FilePage))


def file_of(office: Office, who: int, resident: int) -> int:
    cards = [one for one in office.rows(Card) if (one.chat_id, one.subject) == (who, f"file:{resident}")]
    return cards[-1].message_id


def said(notice: FilePage, language: str = "zh-CN") -> str:
    spoken = RENDERER.render(notice, language, marked=False, bare=False, large=False)
    return spoken.text


def test_the_file_turns_to_what_was_said_seen_and_asked(office: Office, li: int) -> None:
    assert set(opened(office, FANG, li).tabs) == {"calls", "visits", "felt"}
    calls = page(office, FANG, li, "calls.1")
    assert [(one.at, one.what, one.who) for one in calls.lines] == [
        ("04-01 07:10", "call-was-reached", "王芳"),
        ("04-01 07:00", "call-was-no-answer", "王芳"),
    ], "pressed on a card or written down from a list, the newest first"
    assert "☎️ 打电话记录：2 条" in said(calls) and "📞 13800000002" in said(calls)
    assert "04-01 11:00　在家（上门）　王芳" in said(page(office, FANG, li, "visits.1"))
    felt = page(office, FANG, li, "felt.1")
    assert "咳嗽" in said(felt) and "cough" in said(felt, "en")
    assert [line.what for line in office.rows(Audit)].count("file-seen") == 4, "each page is a look"


def test_a_call_is_written_down_from_the_file_and_stands_there_at_once(office: Office, li: int) -> None:
    opened(office, FANG, li)
    assert page(office, FANG, li, "calls.1").may_call
    asked = page(office, FANG, li, f"calls.1.{li}.h")
    assert "确" in said(asked), "to the hospital is a large word: it is asked once more"
    office.does(FANG, phoning.log_call, li, "hospital", message_id=file_of(office, FANG, li))
    (shown,) = [one.notice for one in office.deliver() if isinstance(one.notice, FilePage)]
    assert isinstance(shown, FilePage) and (shown.step, shown.total) == ("", 3)
    assert shown.lines[0].what == "call-was-hospital"


def test_there_are_pages_and_beyond_the_last_is_the_last_and_empty_says_so(office: Office, li: int) -> None:
    for _ in range(12):
        office.does(FANG, phoning.log_call, li, "no_answer", message_id=None)
    opened(office, FANG, li)
    first = page(office, FANG, li, "calls.1")
    assert (first.page, first.pages, len(first.lines), first.total) == (1, 3, 6, 14)
    last = page(office, FANG, li, "calls.99")
    assert (last.page, len(last.lines)) == (3, 2)
    wang = office.enrol(WANG, "王大爷")
    opened(office, FANG, wang)
    assert "还没有记录" in said(page(office, FANG, wang, "felt.1"))


def test_the_health_centre_reads_no_presence_and_the_police_no_file(office: Office, li: int) -> None:
    assert set(opened(office, LIU, li).tabs) == {"calls", "felt"}
    with pytest.raises(NotAllowed):
        office.does(LIU, turning.turn, "visits.1", message_id=file_of(office, LIU, li))
    with pytest.raises(NotAllowed):
        office.does(LIU, shopping.of_person, li, 0, message_id=None)
    with pytest.raises(NotAllowed):
        office.does(ZHOU, files.press, li)


def test_a_page_of_another_card_or_of_another_person_is_none(office: Office, li: int) -> None:
    wang = office.enrol(WANG, "王大爷")
    opened(office, FANG, li)
    for word in ("missing.1", f"calls.1.{wang}.h", "nothing.1"):
        with pytest.raises(Refused, match="button-unknown"):
            office.does(FANG, turning.turn, word, message_id=file_of(office, FANG, li))
    office.does(FANG, boards.by_command, "")
    office.deliver()
    board = next(one for one in office.rows(Card) if one.subject.startswith("board:")).message_id
    with pytest.raises(Refused, match="button-unknown"):
        office.does(FANG, turning.turn, "calls.1", message_id=board)


def test_the_board_leads_to_the_orders_and_to_those_who_have_not_scanned(office: Office, li: int) -> None:
    office.enrol(WANG, "王大爷", scans=False)

    def board(who: int, **values: int) -> list[str]:
        office.does(who, boards.by_command, "东风社区", **values)
        view = next(one.notice for one in office.deliver() if isinstance(one.notice, BoardView))
        keys = RENDERER.render(view, "zh-CN", marked=False, bare=False, large=False).keyboard
        return [one.text for row in getattr(keys, "inline_keyboard", []) for one in row]

    assert {"物资 1", "没扫码 1"} <= set(board(CHEN))
    assert "没扫码 1" in board(LIU) and "物资 1" not in board(LIU), "an order is not the health centre's"
    assert not {"物资 1", "没扫码 1"} & set(board(CHEN, group=-7)), "a group has no way to names"
    office.does(CHEN, shopping.look)
    assert isinstance(office.owed(kind=SupplyPage)[-1], SupplyPage)
    office.does(CHEN, reaching.open_list)
    unreached = office.owed(kind=Unreached)[-1]
    assert isinstance(unreached, Unreached) and [one[1] for one in unreached.people] == ["王大爷"]
