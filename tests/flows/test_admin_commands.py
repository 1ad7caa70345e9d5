"""What admins set up: places, people and their roles, and how they see that all is well."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from bot.rules.roles import Role
from bot.sandbox import Person
from bot.sandbox.chats import ANONYMOUS_ADMIN
from storage import staff as appointing
from storage.models import Audit, Dialogue, Episode, EpisodeParty, Place, Resident, Staff, StaffRole
from storage.words import EpisodeState
from tests.world import GRID, World

PLACE_EXAMPLE = "开发区/长河街道/东风社区/东门网格"


def refusals(world: World, who: Person) -> list[str]:
    """What the trail keeps of what somebody asked for and was not given."""
    return [one.subject for one in world.rows(Audit) if one.what == "refused" and one.telegram_id == who.id]


async def team(world: World, tail: str, who: Person | None = None) -> str:
    """What the admin, or somebody else, is answered to /team."""
    return (await world.says(who or world.lin, f"/team {tail}".strip())).text


async def place(world: World, tail: str) -> str:
    """What the admin is answered to /place."""
    return (await world.says(world.lin, f"/place {tail}".strip())).text


async def test_the_ids_in_the_settings_are_admins_of_everywhere(world: World) -> None:
    assert "林工　管理员　全部区域　9001" in await team(world, "")
    everything = (await world.says(world.lin, "/help")).text
    assert all(f"/{command}" in everything for command in ("place", "team", "status", "enroll", "today"))
    await world.says(world.fang, "/team")
    assert world.last(world.fang).text == "这件事不在您的权限里。需要的话，请联系管理员。"
    assert refusals(world, world.fang) == ["edit_team"]


async def test_places_are_added_down_to_the_grid_and_shown_as_a_tree(world: World) -> None:
    assert await place(world, f"add {GRID}") == f"{GRID} 已经有了。"
    assert await place(world, "add 开发区/长河街道/东风社区/西门网格") == (
        "已加上 开发区/长河街道/东风社区/西门网格（新增 1 级）"
    )
    assert await place(world, "add 开发区／清泉街道／南湖社区") == "已加上 开发区/清泉街道/南湖社区（新增 2 级）"
    assert (await world.says(world.lin, "/区域")).text.split("\n") == [
        "区域",
        "开发区",
        "　清泉街道",
        "　　南湖社区",
        "　长河街道",
        "　　东风社区",
        "　　　东门网格",
        "　　　西门网格",
    ]
    assert [one.what for one in world.rows(Audit)].count("place-added") == 3


@pytest.mark.parametrize("path", ["add", "rm 开发区", "", "add "])
async def test_a_place_command_without_a_path_shows_how(world: World, path: str) -> None:
    answer = await place(world, path)
    assert PLACE_EXAMPLE in answer if path else answer.startswith("区域")


@pytest.mark.parametrize("path", ["一/二/三/四/五", "开发区//东风社区", "/", "长" * 41])
async def test_what_is_no_place_is_explained_with_one_that_works(world: World, path: str) -> None:
    answer = await place(world, f"add {path}")
    assert "不像区域" in answer and PLACE_EXAMPLE in answer
    assert len(world.rows(Place)) == 4


async def test_a_path_is_taken_as_it_was_meant(world: World) -> None:
    community = "开发区/长河街道/东风社区"
    for typed, answer in (
        (f'"{community}/西门网格"', f"已加上 {community}/西门网格（新增 1 级）"),
        ("东风社区/七网格", f"已加上 {community}/七网格（新增 1 级）"),
        ("东风社区/７网格", f"已加上 {community}/7网格（新增 1 级）"),
        ("东门网格", f"{GRID} 已经有了。"),
        ("开发区\\长河街道＞东风社区", f"{community} 已经有了。"),
        ("开发区，长河街道，东风社区", "“开发区，长河街道，东风社区”不像区域"),
        ("开发区　长河街道", "“开发区 长河街道”不像区域"),
        ("😀/😀", "“😀/😀”不像区域"),
    ):
        assert (await place(world, f"add {typed}")).startswith(answer), typed
    await place(world, f"add {community}/网格一\n{community}/网格二")
    assert [one.name for one in world.rows(Place)][-4:] == ["七网格", "7网格", "网格一", "网格二"]
    assert {one.path for one in world.rows(Place) if one.parent_id is None} == {"开发区"}
    assert await place(world, "list") == await place(world, "")
    assert (await place(world, "删除 网格一")).startswith("这样写：/place close")


async def test_what_the_answer_to_a_closed_place_says_opens_it(world: World) -> None:
    await place(world, "add 开发区/长河街道/东风社区/五 网格")
    answer = await place(world, "close 五 网格")
    assert answer.startswith("已关闭 开发区/长河街道/东风社区/五 网格")
    assert (await world.says(world.lin, answer.partition("再用：")[2])).text.startswith("已重新打开")


async def test_a_last_part_that_is_not_unique_has_to_be_written_with_what_is_above_it(world: World) -> None:
    await place(world, "add 开发区/清泉街道/南湖社区/东门网格")
    answer = await team(world, "add 3001 网格员 东门网格 吴霞")
    assert answer.startswith("“东门网格”不止一个：")
    assert "开发区/清泉街道/南湖社区/东门网格" in answer and answer.endswith("请把上级也写上。")
    assert "吴霞　网格员　开发区/清泉街道/南湖社区/东门网格" in await team(
        world, "add 3001 网格员 南湖社区/东门网格 吴霞"
    )


SIX = [
    ("网格员", "worker", "网格员"),
    ("社区", "lead", "社区"),
    ("卫生院", "health", "卫生院"),
    ("派出所", "police", "派出所"),
    ("镇街", "township", "镇街"),
    ("区", "district", "区"),
]


async def test_roles_go_by_chinese_and_by_english_words(world: World) -> None:
    """A new admin takes two people: see tests/services/test_approving.py."""
    for number, (chinese, english, shown) in enumerate(SIX):
        assert f"已加上：甲　{shown}　" in await team(world, f"add {4000 + number} {chinese} 东门网格 甲")
        assert f"已加上：乙　{shown}　" in await team(world, f"add {5000 + number} {english.upper()} {GRID} 乙")
    roles = [one.role.value for one in world.rows(StaffRole)[-12:]]
    assert roles == [english for _, english, _ in SIX for _ in range(2)]


async def test_the_staff_with_their_numbers_are_listed_in_private_only(world: World) -> None:
    group = world.sandbox.group("东门网格群", [world.lin, world.li])
    await world.settle()
    for tail in ("", " 东风社区", " add 3001 网格员 东门网格 吴霞"):
        answer = await world.says(world.lin, f"/team{tail}", chat=group)
        assert answer.text == "有姓名和电话，请在和我的私聊里看。", tail
    assert 3001 not in {one.telegram_id for one in world.rows(Staff)}


async def test_who_has_not_opened_the_bot_is_listed_as_not_reachable(world: World) -> None:
    answer = await team(world, "add 3001 网格员 东门网格 吴霞 13800000009")
    assert answer == f"已加上：吴霞　网格员　{GRID}。⚠️ TA 还没打开过机器人，暂时收不到消息，请 TA 点一次“开始”。"
    assert f"⚠️ 吴霞　网格员　{GRID}　3001（还收不到消息）" in await team(world, "")
    wu = world.sandbox.person(3001, "吴霞")
    wu.starts()
    await world.settle()
    assert "您能用的命令" in world.last(wu).text
    assert f"\n吴霞　网格员　{GRID}　3001" in await team(world, "")
    assert [one["command"] for one in wu.commands()] == [
        *("help", "settings", "today", "missing", "alerts", "rep", "find", "note", "message"),
        *("enroll", "card", "stock", "daily", "duty", "handover", "whoson", "notify", "supplies", "release"),
    ]
    assert "⚠️ 吴霞" not in await team(world, "")
    wu.blocks()
    await world.settle()
    assert "⚠️ 吴霞" in await team(world, "")


async def test_people_are_added_as_admins_type_them(world: World) -> None:
    for tail, added in (
        ("add ３００１ 网格员 东门网格 吴一", "吴一　网格员"),
        ("add 3002，卫生服务中心，长河街道，吴二", "吴二　卫生院"),
        ("add 3003 东门网格 网格员 吴三 138 0000 0003", "吴三　网格员"),
        ("add 网格员 3004 东门网格 吴四", "吴四　网格员"),
        ("add 3005 police station 长河街道 Anna Smith +86 13800000005", "Anna Smith　派出所"),
        ("add\n3006\n网格员\n东门网格\n吴六", "吴六　网格员"),
    ):
        assert f"已加上：{added}　" in await team(world, tail), tail
    before = len(world.lin.sees())
    await team(world, "add 3007 网格员 东门网格 吴七\n3008 网格员 东门网格 吴八")
    said = [seen.text for seen in world.lin.sees()[before:]]
    assert [one[:6] for one in said] == ["已加上：吴七", "已加上：吴八"]
    phones = {one.name: one.phone for one in world.rows(Staff) if one.telegram_id in range(3001, 3009)}
    assert phones == {
        **dict.fromkeys(("吴一", "吴二", "吴四", "吴六", "吴七", "吴八"), ""),
        "吴三": "13800000003",
        "Anna Smith": "13800000005",
    }
    assert await team(world, "list") == await team(world, "")
    assert await team(world, "delete 3008") == "已移除：吴八"


async def test_a_phone_number_is_no_id_unless_its_owner_has_written_to_us(world: World) -> None:
    answer = await team(world, "add 13800000009 网格员 东门网格 吴霞")
    assert answer == "“13800000009”像电话号码。第一个要写 Telegram 数字 ID；发 /team add 可以直接选人。"
    world.sandbox.person(13800000009, "吴霞").starts()
    await world.settle()
    assert "已加上：吴霞" in await team(world, "add 13800000009 网格员 东门网格 吴霞")


async def test_somebody_appointed_twice_holds_the_role_once(world: World) -> None:
    assert await team(world, f"add {world.fang.id} 网格员 东门网格 王芳") == f"王芳已经是{GRID}的网格员。"
    assert await team(world, f"add {world.fang.id} 社区 东风社区 王芳") == (
        "已加上：王芳　社区　开发区/长河街道/东风社区"
    )
    assert len([one for one in world.rows(Staff) if one.telegram_id == world.fang.id]) == 1


@pytest.mark.parametrize(
    "wrong", ["@wangfang", "0", "-5", "12", str(ANONYMOUS_ADMIN), "777000", "99999999999999999", "3001.5"]
)
async def test_an_id_that_can_be_nobody_or_anybody_is_refused(world: World, wrong: str) -> None:
    answer = await team(world, f"add {wrong} 网格员 东门网格 吴霞")
    assert answer == f"“{wrong}”不是可用的 Telegram 数字 ID。用户名会换人，不能用；发 /team add 可以直接选人。"


@pytest.mark.parametrize(
    ("tail", "answer"),
    [
        (
            "add 3001 厨师 东门网格 吴霞",
            "“厨师”不是角色。可以写：网格员、社区、卫生院、派出所、镇街、区、管理员，比如：",
        ),
        ("add 3001 网格员 南门网格 吴霞", "没有“南门网格”这个区域。"),
        ("add 3001 网格员 东门网格 12345", "“12345”不像姓名。"),
        ("add 3001 网格员 东门网格", "这样写：/team add 10001 网格员 东门网格 王芳"),
        ("add", "请点下面的按钮选人，或直接写：/team add 10001 网格员 东门网格 王芳"),
        ("promote 3001", "这样写：/team add 10001 网格员 东门网格 王芳"),
        ("remove", "这样写：/team add 10001 网格员 东门网格 王芳"),
        ("remove 3001", "没有 ID 为 3001 的工作人员。"),
        ("remove @wangfang", "移除要写 TA 的 ID，不是“@wangfang”。"),
    ],
)
async def test_a_wrong_word_gets_one_line_that_says_which(world: World, tail: str, answer: str) -> None:
    said = await team(world, tail)
    assert said.startswith(answer) and "\n" not in said
    assert not [one for one in world.rows(Staff) if one.telegram_id == 3001]


def _is_admin(world: World, place: str) -> None:
    """Anna is an admin of a place, made as `suifang create-admin` would: with /team it takes two."""

    def appoint(session: Session) -> None:
        number = session.exec(select(Place.id).where(Place.name == place)).one()
        made, _ = appointing.appoint(
            session, telegram_id=world.anna.id, name="Anna", role=Role.ADMIN, place_id=number, now=world.now
        )
        made.opened_at = world.now

    world.db.call(appoint)


async def test_an_english_admin_is_answered_in_english(world: World) -> None:
    world.anna.starts()
    await world.settle()
    _is_admin(world, "开发区")
    answer = await team(world, "add 3001 cook 东门网格 Wu", who=world.anna)
    assert answer == (
        "“cook” is no role. You can write: worker, lead, health, police, township, district, admin, "
        "for example: /team add 10001 worker 东门网格 王芳"
    )
    assert (await team(world, "", who=world.anna)).startswith("Staff\n林工  admin  all places  9001")


async def test_an_admin_of_one_district_appoints_only_there(world: World) -> None:
    await place(world, "add 高新区/科技街道")
    world.anna.starts()
    await world.settle()
    _is_admin(world, "高新区")
    assert "Added: 吴霞" in await team(world, "add 3001 worker 科技街道 吴霞", who=world.anna)
    assert "not within your rights" in await team(world, "add 3002 worker 东门网格 郑强", who=world.anna)
    assert "not within your rights" in await team(world, f"remove {world.fang.id}", who=world.anna)
    assert refusals(world, world.anna) == ["edit_team", "edit_team"]


async def test_the_last_worker_stays_while_people_are_followed_up(world: World) -> None:
    await world.enrol(world.wang)
    assert await team(world, f"remove {world.min.id}") == "已移除：赵敏"
    assert await team(world, f"remove {world.fang.id}") == (
        f"王芳是{GRID}唯一的网格员，那里还有人在随访。请先安排接手的人。"
    )
    await team(world, f"add {world.zhang.id} 网格员 东门网格 张阿姨")
    assert await team(world, f"remove {world.fang.id}") == "已移除：王芳"
    world.clock.advance(timedelta(minutes=61))
    await world.says(world.fang, "/today")
    assert world.last(world.fang).text.startswith("您好，这里是居家关怀助手，还没有您的登记。")


async def test_who_was_removed_loses_the_commands_with_the_next_message(world: World) -> None:
    await team(world, f"remove {world.min.id}")
    assert [one["command"] for one in world.min.commands()] == ["help"]
    await world.says(world.min, "/find 王大爷")
    assert "您好，这里是居家关怀助手" in world.last(world.min).text
    assert refusals(world, world.min) == ["see_person"]
    await team(world, f"add {world.min.id} 网格员 东门网格 赵敏")
    await world.says(world.min, "/find 王大爷")
    assert "没有找到" in world.last(world.min).text


async def test_an_admin_of_the_settings_is_removed_only_there(world: World) -> None:
    assert await team(world, f"remove {world.lin.id}") == "林工是配置里的管理员（ADMIN_IDS），请在配置里改。"


async def test_an_episode_has_its_four_parties_each_with_a_deputy_where_there_is_one(world: World) -> None:
    await team(world, "add 3009 卫生院 长河街道 何医生")
    await world.says(world.lin, "/enroll 王大爷 东门网格")
    assert world.last(world.lin).photo
    assert "还没有安排" not in world.last(world.lin).text
    names = {one.id: one.name for one in world.rows(Staff)}
    parties = {one.party.value: (names[one.staff_id], names.get(one.deputy_id)) for one in world.rows(EpisodeParty)}
    assert parties == {
        "town": ("孙主任", None),
        "police": ("周所", None),
        "clinic": ("刘医生", "何医生"),
        "community": ("陈书记", None),
    }


async def test_a_place_without_staff_names_the_gaps_on_the_card(world: World) -> None:
    await place(world, "add 高新区/科技街道/星光社区/1网格")
    await team(world, "add 3001 网格员 1网格 吴霞")
    card = await world.says(world.lin, "/enroll 李奶奶 1网格")
    assert "⚠️ 还没有安排：镇街、派出所、卫生院、社区，暂由网格员或管理员代管。" in card.text
    assert len(world.rows(EpisodeParty)) == 4


async def test_a_command_counts_once_however_often_it_arrives(world: World) -> None:
    for _ in range(2):
        world.lin.says("/enroll 王大爷 东门网格 3号楼")
    await world.settle()
    assert len(world.rows(Resident)) == 1
    assert [one.state for one in world.rows(Episode)] == [EpisodeState.ACTIVE]
    assert "没有重复登记" in world.last(world.lin).text


async def test_status_tells_how_the_bot_itself_is_doing(world: World) -> None:
    await world.enrol(world.wang)
    await world.says(world.wang, "38.5")
    seen = (await world.says(world.lin, "/status")).text.split("\n")
    assert seen[0] == "系统状态"
    assert seen[1] == "在管 1 人"
    assert seen[2] == "预警：没人接 1，处理中 0"
    assert seen[3].startswith("收到：待处理 0，已处理 ") and seen[3].endswith("搁置 0，缺号 0")
    assert seen[4].startswith("发出：待发 0，已发 ") and seen[4].endswith("不确定 0，搁置 0")
    assert "不在您的权限里" in (await world.says(world.fang, "/status")).text


async def test_a_change_that_comes_hours_late_is_not_carried_out_but_a_look_is(world: World) -> None:
    world.lin.says("/place add 高新区")
    world.lin.says("/team")
    world.clock.advance(3 * 3600)
    await world.settle()
    assert world.saw(world.lin, "这条命令发来有一阵子了，我没有照办。")
    assert [one.name for one in world.rows(Place) if one.name == "高新区"] == []


@pytest.mark.parametrize("typed", ["/nonsense", "/" + "x" * 600, "/<b>bold</b>", "/帮我"])
async def test_a_command_that_is_none_gets_a_hint_and_is_not_repeated(world: World, typed: str) -> None:
    assert (await world.says(world.lin, typed)).text == "这个命令我不认识。发 /help 看看能做什么。"


async def test_a_full_width_slash_and_a_lone_slash(world: World) -> None:
    assert (await world.says(world.lin, "／help")).text == "命令前面要用半角的斜杠，比如：/help"
    assert (await world.says(world.lin, "/ status")).text == "没看懂。发 /help 看看能用的命令。"
    assert (await world.says(world.lin, "/帮助")).text.startswith("您能用的命令")
    assert (await world.says(world.lin, "/help; DROP TABLE resident")).text.startswith("您能用的命令")
    assert (await world.says(world.lin, "/HELP@suifang_sandbox_bot")).text.startswith("您能用的命令")


async def test_a_forwarded_command_changes_nothing_and_is_kept_in_the_trail(world: World) -> None:
    await world.says(world.fang, "/place add 高新区")
    command = next(seen for seen in reversed(world.fang.shows()) if not seen.by_bot)
    world.lin.forwards(command)
    await world.settle()
    assert world.last(world.lin).text == "转发来的命令我没有照办。需要的话，请您自己打一遍。"
    assert [one.name for one in world.rows(Place) if one.name == "高新区"] == []
    assert ("command-ignored", "forwarded", world.lin.id) in [
        (one.what, one.subject, one.telegram_id) for one in world.rows(Audit)
    ]


async def test_somebody_is_picked_from_telegrams_own_list_and_gets_the_menu_of_the_role(world: World) -> None:
    wu = world.sandbox.person(3001, "吴霞")
    wu.starts()
    await world.settle()
    await team(world, "add")
    (asked,) = [one for one in world.rows(Dialogue) if one.closed_at is None and one.chat_id == world.lin.id]
    world.lin.shares_users(asked.id or 0, [wu])
    await world.settle()
    assert world.last(world.lin).text.startswith("选了吴霞。")
    assert (await world.says(world.lin, "网格员 东门网格")).text == f"已加上：吴霞　网格员　{GRID}"
    assert "today" in [one["command"] for one in wu.commands()]
