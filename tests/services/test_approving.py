"""Two people: a new admin, a full export and a rule beyond its range; nobody confirms what they asked for."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlmodel import Session

from bot.notices import ApprovalCard, ApprovalView, Export, ExportView
from bot.render import Renderer
from bot.services import approving, deciding, exporting, ruling, teaming
from bot.services.offices import Reached
from bot.services.refusals import NotAllowed, Refused
from bot.texts import Texts
from storage import staff as staff_rows
from storage.models import Approval, Audit, Place, StaffRole
from tests.services.admins import MA, second_admin
from tests.services.office import CHEN, FANG, LI, LIN, QIAN, SUN, WANG, ZHANG, Office
from tests.services.remembered import remembered

RENDERER = Renderer(Texts.load(strict=True))


@pytest.fixture
@remembered
def pair(office: Office) -> Office:
    """马工 is an admin of the district beside 林工."""
    second_admin(office)
    return office


def card(office: Office, who: int) -> ApprovalView:
    """The newest wish as somebody sees it."""
    number = office.rows(Approval)[-1].id or 0

    def look(session: Session) -> ApprovalView | None:
        staff = staff_rows.by_telegram(session, who)
        return approving.view(
            session, number, reader=Reached(who, "zh-CN", staff_id=staff.id if staff else 0), now=office.now
        )

    view = office.db.call(look)
    assert view is not None
    return view


def decides(office: Office, who: int, yes: bool = True) -> None:
    """Somebody decides about the newest wish."""
    office.does(who, deciding.decide, office.rows(Approval)[-1].id, yes)


def admins(office: Office) -> int:
    """How many admin roles there are."""
    return sum(one.role.value == "admin" for one in office.rows(StaffRole))


# ── a new admin ──


def test_a_new_admin_takes_two(pair: Office) -> None:
    before = admins(pair)
    pair.does(LIN, teaming.by_command, "add 5001 管理员 长河街道 何工 13800000009")
    assert admins(pair) == before and len(pair.owed(kind=ApprovalCard)) == 2
    assert not card(pair, LIN).may_decide and card(pair, MA).may_decide
    assert "何工" in RENDERER.render(card(pair, MA), "zh-CN").text
    with pytest.raises(Refused, match="approval-own"):
        decides(pair, LIN)
    decides(pair, MA)
    assert admins(pair) == before + 1 and card(pair, LIN).state == "granted"
    with pytest.raises(Refused, match="button-answered"):
        decides(pair, MA)
    kept = [one.what for one in pair.rows(Audit)]
    assert {"team-admin-asked", "approval-granted", "team-add-admin"} <= set(kept)


def test_a_wish_is_refused_taken_back_or_lapses(pair: Office) -> None:
    before = admins(pair)
    for who in (MA, LIN):
        pair.does(LIN, teaming.by_command, "add 5001 管理员 长河街道 何工")
        decides(pair, who, False)
    pair.does(LIN, teaming.by_command, "add 5001 管理员 长河街道 何工")
    pair.wait(hours=25)
    assert card(pair, MA).state == "late"
    with pytest.raises(Refused, match="approval-late"):
        decides(pair, MA)
    assert admins(pair) == before


def test_only_an_admin_of_the_place_or_above_can_be_the_second(office: Office) -> None:
    with pytest.raises(Refused, match="approval-nobody"):
        office.does(LIN, teaming.by_command, "add 5001 管理员 长河街道 何工")
    second_admin(office, "东风社区")
    with pytest.raises(Refused, match="approval-nobody"):
        office.does(LIN, teaming.by_command, "add 5001 管理员 长河街道 何工")
    office.does(LIN, teaming.by_command, "add 5001 管理员 东门网格 何工")
    for who in (FANG, CHEN, QIAN, WANG):
        with pytest.raises(NotAllowed):
            decides(office, who)
    decides(office, MA)


# ── a rule beyond its range ──


def test_a_rule_beyond_its_range_takes_two_and_what_is_impossible_nobody_can_set(pair: Office) -> None:
    with pytest.raises(Refused, match="rule-range"):
        pair.does(LIN, ruling.by_command, "fever 36")
    with pytest.raises(Refused, match="rule-range"):
        pair.does(LIN, ruling.by_command, "fever 30 --force")
    pair.does(LIN, ruling.by_command, "开发区 fever 36.5 —force")
    assert "37.3 → 36.5" in RENDERER.render(card(pair, MA), "zh-CN").text
    decides(pair, MA)
    assert pair.rows(Place)[0].rules == {"fever_line": 3650}


# ── export ──


def exported(office: Office, *, full: bool = False) -> ExportView:
    """The newest list as it would be sent now."""
    notice = [one for one in office.owed(kind=Export) if isinstance(one, Export) and one.full is full][-1]

    def look(session: Session) -> ExportView | None:
        return exporting.view(session, notice, now=office.now)

    view = office.db.call(look)
    assert view is not None
    return view


@pytest.fixture
@remembered
def homes(pair: Office) -> Office:
    """李奶奶 and somebody with a strange name are followed up."""
    pair.enrol(LI, "李奶奶", "3号楼501 13800000005")
    pair.enrol(ZHANG, "=HYPERLINK(1)张", "4号楼", scans=False)
    pair.clear()
    return pair


def test_a_list_is_masked_for_whoever_works_there_and_of_their_own_places(homes: Office) -> None:
    for who, path in ((LIN, "开发区"), (CHEN, "开发区/长河街道/东风社区"), (SUN, "开发区/长河街道")):
        homes.does(who, exporting.by_command, "")
        view = exported(homes)
        assert (view.path, len(view.people)) == (path, 2)
        assert view.people[0][:4] == ("李某某", "138****0005", "开发区/长河街道/东风社区/东门网格", "3号楼…")
        assert view.may_ask is (who == LIN)
    assert [one.subject for one in homes.rows(Audit) if one.what == "exported"] == ["count:2"] * 3
    for who in (FANG, LI):
        with pytest.raises(NotAllowed):
            homes.does(who, exporting.by_command, "")
    with pytest.raises(NotAllowed):
        homes.does(CHEN, exporting.by_command, "开发区")


def test_nothing_in_a_list_is_run_as_a_formula_and_it_can_be_imported_again(homes: Office) -> None:
    homes.does(LIN, exporting.by_command, "东门网格")
    spoken = RENDERER.render(exported(homes), "zh-CN")
    assert spoken.document is not None and spoken.document.name.endswith("2022-04-01.xlsx")
    sheet = load_workbook(BytesIO(spoken.document.content)).worksheets[0]
    assert [cell.value for cell in sheet[1]][:3] == ["姓名", "电话", "网格"]
    assert all(cell.data_type == "s" for row in sheet.iter_rows() for cell in row)


WRONG = [
    ("../../etc/passwd", "place-unknown"),
    ("东门网格 昨天 x", "export-usage"),
    ("2022-04-02", "export-tomorrow"),
    ("没有的地方", "place-unknown"),
]


def test_a_wrong_argument_is_explained_and_an_empty_day_said(homes: Office) -> None:
    for tail, key in WRONG:
        with pytest.raises(Refused) as caught:
            homes.does(LIN, exporting.by_command, tail)
        assert caught.value.key in {key, "place-wrong"}, tail
    with pytest.raises(Refused, match="in-private-only"):
        homes.does(LIN, exporting.by_command, "", group=-100)
    homes.does(LIN, exporting.by_command, "2022-03-01")
    assert homes.owed(kind=Export) == []


def test_a_full_list_takes_a_reason_and_two_people(homes: Office) -> None:
    homes.does(LIN, exporting.ask_full, 1, "2022-04-01")
    with pytest.raises(Refused, match="export-reason-short"):
        homes.says(LIN, "急")
    assert homes.rows(Approval) == [], "a reason is a sentence"
    homes.says(LIN, "流调要核对电话")
    wish = card(homes, MA)
    assert (wish.reason, wish.values["count"]) == ("流调要核对电话", "2")
    assert homes.owed(kind=Export) == []
    decides(homes, MA)
    view = exported(homes, full=True)
    assert view.people[0][:4] == ("李奶奶", "13800000005", "开发区/长河街道/东风社区/东门网格", "3号楼501")
    assert view.by == "林工、马工" or view.by.endswith("马工")
    with pytest.raises(NotAllowed):
        homes.does(CHEN, exporting.ask_full, 3, "2022-04-01")


def test_a_full_list_is_not_made_for_somebody_who_may_no_longer_have_it(homes: Office) -> None:
    homes.does(MA, exporting.ask_full, 1, "2022-04-01")
    homes.says(MA, "流调要核对电话")
    decides(homes, LIN)
    homes.does(LIN, teaming.by_command, f"remove {MA}")
    (notice,) = [one for one in homes.owed(kind=Export) if isinstance(one, Export)]

    def look(session: Session) -> ExportView | None:
        return exporting.view(session, notice, now=homes.now)

    assert homes.db.call(look) is None
