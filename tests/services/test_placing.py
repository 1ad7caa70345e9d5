"""The tree and who works there: renamed, moved, closed; roles one by one; somebody picked from Telegram's list."""

import pytest
from sqlmodel import Session

from bot.notices import PickPerson, TreePage
from bot.render import Renderer
from bot.rules.roles import Role
from bot.services import enrolling, placing, ruling, teaming
from bot.services.refusals import NotAllowed, Refused
from bot.texts import Texts
from storage import places
from storage.models import Audit, Episode, Place, Staff, StaffRole
from tests.services.admins import MA, second_admin
from tests.services.office import CHEN, FANG, LI, LIN, MIN, Office

RENDERER = Renderer(Texts.load(strict=True))
COMMUNITY = "开发区/长河街道/东风社区"


def place(office: Office, tail: str, who: int = LIN) -> None:
    """Somebody sends /place."""
    office.does(who, placing.by_command, tail)


def team(office: Office, tail: str, who: int = LIN) -> None:
    """Somebody sends /team."""
    office.does(who, teaming.by_command, tail)


def page(office: Office) -> TreePage:
    """The newest page."""
    found = office.owed(kind=TreePage)[-1]
    assert isinstance(found, TreePage)
    return found


def paths(office: Office) -> list[str]:
    """Every place, in the order of its path."""
    return sorted(one.path for one in office.rows(Place))


# ── the tree ──


def test_a_place_gets_another_name_and_everything_below_and_every_right_stays(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    place(office, "rename 东风社区 西风社区")
    assert paths(office)[-1] == "开发区/长河街道/西风社区/东门网格"
    office.does(FANG, enrolling.by_command, "王大爷 西风社区/东门网格")
    assert len(office.rows(Episode)) == 2
    with pytest.raises(Refused, match="place-known"):
        place(office, "add 开发区/长河街道/南湖社区")
        place(office, "rename 南湖社区 西风社区")


def test_a_place_moves_with_everybody_and_goes_by_the_rules_of_where_it_is(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    place(office, "add 开发区/清泉街道/南湖社区")
    office.does(LIN, ruling.by_command, "南湖社区 fever 37.5")
    place(office, "move 东门网格 南湖社区")
    moved = next(one for one in office.rows(Place) if one.name == "东门网格")
    above = next(one for one in office.rows(Place) if one.name == "南湖社区")
    assert (moved.path, moved.lineage) == (f"{above.path}/东门网格", f"{above.lineage}{moved.id}/")
    assert office.rows(Episode)[0].profile["fever_line"] == 3750
    with pytest.raises(NotAllowed):
        office.does(CHEN, enrolling.by_command, "王大爷 东门网格")
    with pytest.raises(Refused, match="place-move-level"):
        place(office, "move 东门网格 清泉街道")
    with pytest.raises(Refused, match="place-move-level"):
        place(office, "move 清泉街道 清泉街道")


def test_a_place_is_closed_when_nobody_is_there_and_takes_nobody_until_it_is_open(office: Office) -> None:
    place(office, f"add {COMMUNITY}/西门网格")
    team(office, "add 4001 网格员 西门网格 吴霞")
    office.enrol(LI, "李奶奶")
    with pytest.raises(Refused, match="place-has-people"):
        place(office, "close 东风社区")
    place(office, "close 西门网格")
    for service, tail in (
        (enrolling.by_command, "王大爷 西门网格"),
        (teaming.by_command, "add 4002 网格员 西门网格 郑强"),
    ):
        with pytest.raises(Refused, match="place-is-closed"):
            office.does(LIN, service, tail)
    place(office, "")
    assert ("place-line-closed", (("indent", "　　　"), ("name", "西门网格"))) in page(office).lines
    with pytest.raises(Refused, match="place-is-closed"):
        place(office, "close 西门网格")
    place(office, "open 西门网格")
    office.does(LIN, enrolling.by_command, "王大爷 西门网格")
    kept = [one.what for one in office.rows(Audit)]
    assert {"place-closed", "place-opened"} <= set(kept)


WRONG = [
    ("rename 东门网格", "place-usage-rename"),
    ("rename 东门网格 a/b", "place-wrong"),
    ("move 东门网格", "place-usage-move"),
    ("close", "place-usage-close"),
    ("close 没有的", "place-unknown"),
    ("rm 东门网格", "place-usage"),
]


def test_a_wrong_argument_gets_one_line_with_an_example(office: Office) -> None:
    for tail, key in WRONG:
        with pytest.raises(Refused) as caught:
            place(office, tail)
        assert caught.value.key == key, tail
        for language in ("zh-CN", "en"):
            said = RENDERER.texts.plain(language, key, **{name: str(v) for name, v in caught.value.values.items()})
            assert "\n" not in said and ("/place" in said or "东门网格" in said)


def test_an_admin_sees_and_changes_only_what_is_theirs(office: Office) -> None:
    place(office, "add 高新区/科技街道")
    second_admin(office, "高新区")
    place(office, "", MA)
    assert [dict(values)["name"] for _, values in page(office).lines] == ["高新区", "科技街道"]
    team(office, "", MA)
    assert {dict(values)["path"] for _, values in page(office).lines} == {"everywhere", "高新区"}
    for tail in ("rename 东门网格 西门网格", "move 东门网格 东风社区", "close 东门网格", f"add {COMMUNITY}/西门网格"):
        with pytest.raises(NotAllowed):
            place(office, tail, MA)
    for tail in ("东门网格", f"remove {MIN}", f"remove {MIN} 网格员 东门网格", "add 4001 网格员 东门网格 吴霞"):
        with pytest.raises(NotAllowed):
            team(office, tail, MA)


def test_a_long_tree_and_a_long_team_have_pages(office: Office) -> None:
    def many(session: Session) -> None:
        for number in range(60):
            places.add_path(session, ["开发区", "长河街道", "东风社区", f"{number:02}网格"], now=office.now)

    office.db.call(many)
    place(office, "")
    first = page(office)
    assert (len(first.lines), first.page, first.pages, first.before) == (40, 1, 2, "")
    office.does(LIN, placing.turn, 9, message_id=None)
    assert (len(page(office).lines), page(office).page, page(office).after) == (24, 2, "")
    for number in range(40):
        team(office, f"add {5000 + number} 网格员 {number:02}网格 吴霞")
    team(office, "")
    assert (len(page(office).lines), page(office).pages, page(office).count) == (30, 2, 40)
    office.does(LIN, teaming.turn, 0, 1, message_id=None)
    assert "2/2" in RENDERER.render(page(office), "zh-CN").text
    team(office, "07网格")
    assert [dict(values)["path"] for _, values in page(office).lines] == [f"{COMMUNITY}/07网格"]


# ── roles ──


def roles(office: Office, who: int) -> list[Role]:
    """The roles somebody has."""
    (staff,) = [one for one in office.rows(Staff) if one.telegram_id == who]
    return [one.role for one in office.rows(StaffRole) if one.staff_id == staff.id]


def test_somebody_has_several_roles_and_loses_them_one_by_one(office: Office) -> None:
    team(office, f"add {MIN} 社区 东风社区 赵敏")
    team(office, f"add {MIN} 社区 长河街道 赵敏")
    assert roles(office, MIN) == [Role.WORKER, Role.LEAD, Role.LEAD]
    team(office, f"remove {MIN} 社区 长河街道")
    team(office, f"remove {MIN} 网格员 东门网格")
    assert roles(office, MIN) == [Role.LEAD]
    with pytest.raises(Refused, match="team-not-held"):
        team(office, f"remove {MIN} 网格员 东门网格")
    team(office, f"remove {MIN} 社区 东风社区")
    assert roles(office, MIN) == [] and [one.left_at for one in office.rows(Staff) if one.telegram_id == MIN] != [None]


def test_the_last_worker_of_people_keeps_that_role(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    team(office, f"remove {MIN}")
    team(office, f"add {FANG} 社区 东风社区 王芳")
    with pytest.raises(Refused, match="team-last-worker"):
        team(office, f"remove {FANG} 网格员 东门网格")


def test_somebody_is_picked_from_telegrams_list(office: Office) -> None:
    team(office, "add")
    (asked,) = office.owed(kind=PickPerson)
    assert isinstance(asked, PickPerson)
    office.does(LIN, teaming.picked, asked.request, 4001, "吴霞")
    with pytest.raises(Refused, match="team-picked-usage"):
        office.says(LIN, "网格员")
    with pytest.raises(Refused, match="team-role-wrong"):
        office.says(LIN, "厨师 东门网格")
    office.says(LIN, "网格员 东门网格")
    assert roles(office, 4001) == [Role.WORKER]
    with pytest.raises(Refused, match="team-pick-again"):
        office.does(LIN, teaming.picked, asked.request, 4002, "郑强")


def test_nobody_else_may_pick_and_telegrams_own_accounts_are_nobody(office: Office) -> None:
    for who in (FANG, CHEN, LI):
        with pytest.raises(NotAllowed):
            office.does(who, teaming.pick)
    team(office, "add")
    (asked,) = office.owed(kind=PickPerson)
    assert isinstance(asked, PickPerson)
    with pytest.raises(Refused, match="team-id-wrong"):
        office.does(LIN, teaming.picked, asked.request, 1087968824, "Group")


GRANTS = [
    (f"add @wuxia 管理员 {COMMUNITY} 吴霞", "team-id-wrong"),
    (f"add 0 管理员 {COMMUNITY} 吴霞", "team-id-wrong"),
    (f"add 1087968824 管理员 {COMMUNITY} 吴霞", "team-id-wrong"),
    (f"add 123456789 管理员 {COMMUNITY} 吴霞", "approval-nobody"),
    ("add 123456789 管理员", "team-usage"),
]


def test_an_admin_is_never_made_by_a_username_or_by_one_alone(office: Office) -> None:
    for tail, key in GRANTS:
        with pytest.raises(Refused) as caught:
            team(office, tail)
        assert caught.value.key == key, tail
