"""Binding work groups: picked in private, moved to another place, undone, two for one place, with our rights told."""

from bot.notices import PickGroup
from bot.render.groups import pick_group
from bot.render.voice import Voice
from bot.sandbox import Group
from bot.texts import Texts
from storage.models import Audit, BoundGroup, Dialogue, Place
from storage.words import Asking
from tests.world import World

NOT_YOURS = "这件事不在您的权限里。需要的话，请联系管理员。"


async def a_group(world: World, name: str = "东门网格群", *, supergroup: bool = False) -> Group:
    """陈书记 makes a group with 王芳 in it and brings us in."""
    group = world.sandbox.group(name, [world.chen, world.fang], supergroup=supergroup)
    await world.settle()
    return group


def places(world: World) -> list[str]:
    """The names of the places that groups are bound to, oldest first."""
    names = {place.id: place.name for place in world.rows(Place)}
    return [names[group.place_id] for group in world.rows(BoundGroup)]


def asked_in_private(world: World) -> int:
    """The number of the question which group to bind."""
    (asked,) = [one for one in world.rows(Dialogue) if one.asking is Asking.BIND]
    return asked.id or 0


async def fever(world: World) -> None:
    """王大爷 is registered and reports a fever."""
    await world.enrol(world.wang, "3号楼2单元501 13800000002")
    await world.says(world.wang, "38.5")


async def test_a_group_is_picked_in_private(world: World) -> None:
    group = await a_group(world)
    asked = await world.says(world.chen, "/bind")
    assert "把哪个群设为 开发区/长河街道/东风社区 的告警群？" in asked.text
    assert world.chen.keyboard() == [["👥 选一个群"]]
    request = asked_in_private(world)
    await world.restart()
    world.chen.shares_chat(request, group)
    await world.settle()
    assert world.last(world.chen).text == "已把“东门网格群”绑定到 开发区/长河街道/东风社区，群里也说了一声。"
    assert world.last(world.chen, group).text.startswith("这个群已绑定 开发区/长河街道/东风社区。")
    assert places(world) == ["东风社区"]
    world.chen.shares_chat(request, group)
    await world.settle()
    assert world.last(world.chen).text == "这次选群已经过期，请重新发 /bind"


async def test_nobody_picks_with_the_question_of_somebody_else(world: World) -> None:
    group = await a_group(world)
    await world.says(world.chen, "/bind")
    request = asked_in_private(world)
    for who in (world.fang, world.stranger):
        who.shares_chat(request, group)
        await world.settle()
    assert (await world.says(world.fang, "/bind 东风社区")).text == NOT_YOURS
    assert world.rows(BoundGroup) == []


async def test_what_we_may_not_do_in_the_group_is_said_kindly(world: World) -> None:
    world.sandbox.bot.reads_all = True
    group = await a_group(world)
    said = (await world.says(world.chen, "/bind", chat=group)).text
    assert "给我“置顶消息”的管理员权限" in said and "打开隐私模式" in said
    world.sandbox.bot.reads_all = False
    group.promote_bot()
    await world.settle()
    said = (await world.says(world.chen, "/bind", chat=group)).text
    assert "置顶" not in said and "隐私模式" not in said


async def test_a_group_moves_to_another_place_only_by_who_leads_both(world: World) -> None:
    await world.says(world.lin, "/place add 开发区/长河街道/西山社区")
    await world.says(world.lin, f"/team add {world.zhang.id} 社区 西山社区 张阿姨")
    group = await a_group(world)
    group.add(world.zhang)
    group.add(world.lin)
    await world.says(world.chen, "/bind 东风社区", chat=group)
    assert (await world.says(world.zhang, "/bind 西山社区", chat=group)).text == NOT_YOURS
    assert places(world) == ["东风社区"]
    said = (await world.says(world.lin, "/bind 西山社区", chat=group)).text
    assert "已绑定 开发区/长河街道/西山社区" in said and "原来绑定的是 开发区/长河街道/东风社区" in said
    assert places(world) == ["西山社区"]
    await fever(world)
    assert not world.saw(world.chen, "发热", group)
    assert world.saw(world.fang, "发热")


async def test_undone_in_the_group_it_hears_no_more(world: World) -> None:
    group = await a_group(world)
    assert (await world.says(world.chen, "/bind off", chat=group)).text.startswith("这个群还没有绑定。")
    await world.says(world.chen, "/bind", chat=group)
    await world.says(world.chen, "/board", chat=group)
    assert (await world.says(world.fang, "/bind off", chat=group)).text == NOT_YOURS
    assert (await world.says(world.chen, "/bind off", chat=group)).text.startswith("已解绑，开发区/长河街道/东风社区")
    before = [(seen.text, seen.raw.get("edit_date")) for seen in group.sees()]
    await fever(world)
    await world.wait(minutes=2)
    assert [(seen.text, seen.raw.get("edit_date")) for seen in group.sees()] == before
    assert world.saw(world.fang, "发热")
    assert [one.what for one in world.rows(Audit)].count("group-unbound") == 1


async def test_undone_in_private_also_when_the_group_is_gone(world: World) -> None:
    assert (await world.says(world.chen, "/bind off")).text == "您这里还没有绑定的群。"
    group = await a_group(world)
    await world.says(world.chen, "/bind", chat=group)
    group.remove_bot()
    await world.settle()
    listed = await world.says(world.chen, "/bind off")
    assert listed.text == "已绑定的群\n⚠️ 东门网格群　开发区/长河街道/东风社区（发不进去）"
    world.fang.presses_data(f"unbind:{world.rows(BoundGroup)[0].id}")
    await world.settle()
    assert world.fang.toasts[-1].text == NOT_YOURS
    await world.presses(world.chen, "解绑 东门网格群")
    assert world.last(world.chen).text == "已解绑“东门网格群”，开发区/长河街道/东风社区 的预警不再发到那里。"
    assert world.rows(BoundGroup) == []
    world.chen.presses_data("unbind:1")
    await world.settle()
    assert "用不了" in world.chen.toasts[-1].text


async def test_two_groups_of_one_place_both_hear_and_both_change(world: World) -> None:
    one, two = await a_group(world), await a_group(world, "东风社区群")
    for group in (one, two):
        await world.says(world.chen, "/bind 东风社区", chat=group)
    await fever(world)
    await world.presses(world.chen, "我来处理", chat=one)
    for group in (one, two):
        assert "✅ 陈书记" in world.card(world.chen, "发热", group).text
    one.remove_bot()
    await world.settle()
    await world.enrol(world.zhang)
    await world.says(world.zhang, "38.5")
    assert world.saw(world.chen, "张某某", two) and not world.saw(world.chen, "张某某", one)


async def test_the_board_of_a_group_is_masked_and_for_those_who_lead(world: World) -> None:
    group = await a_group(world)
    assert (await world.says(world.chen, "/board", chat=group)).text.startswith("这个群还没有绑定。")
    await world.says(world.chen, "/bind", chat=group)
    await fever(world)
    seen = await world.says(world.chen, "/board", chat=group)
    assert "🔴 异常：王某某 38.5℃" in seen.text and "王大爷" not in str(seen.raw)
    assert (await world.says(world.fang, "/board", chat=group)).text == NOT_YOURS
    assert "王大爷" in (await world.says(world.chen, "/board")).text


async def test_a_board_left_behind_by_a_move_comes_again(world: World) -> None:
    group = await a_group(world)
    await world.says(world.chen, "/bind", chat=group)
    await world.says(world.chen, "/board", chat=group)
    new = group.upgrade()
    await world.settle()
    await world.enrol(world.wang, "3号楼")
    await world.until("04-01 08:01")
    await world.says(world.wang, "36.5")
    await world.wait(minutes=2)
    boards = [text for text in world.texts(world.chen, new) if "📋" in text]
    assert len(boards) == 1 and "早上：已报 1 / 1" in boards[0]


async def test_a_board_that_people_deleted_stays_away(world: World) -> None:
    group = await a_group(world)
    await world.says(world.chen, "/bind", chat=group)
    seen = await world.says(world.chen, "/board", chat=group)
    del group.chat.messages[seen.message_id]
    await world.enrol(world.wang, "3号楼")
    await world.until("04-01 08:01")
    await world.says(world.wang, "36.5")
    await world.wait(minutes=2)
    assert not any("📋" in text for text in world.texts(world.chen, group))


async def test_a_forwarded_command_is_refused_politely_and_kept_in_the_trail(world: World) -> None:
    said = world.fang.says("/team")
    await world.settle()
    world.lin.forwards(said)
    await world.settle()
    assert world.last(world.lin).text == "转发来的命令我没有照办。需要的话，请您自己打一遍。"
    assert ("command-ignored", "forwarded") in [(one.what, one.subject) for one in world.rows(Audit)]
    await world.enrol(world.li, "3号楼")
    world.li.forwards(said)
    await world.settle()
    assert "/team" in world.card(world.fang, "留言").text  # a resident's words reach the worker whatever they are


def test_telegram_is_asked_for_groups_we_are_in_and_no_channels() -> None:
    voice = Voice(Texts.load(strict=True), "zh-CN")
    keyboard = pick_group(PickGroup(request=7, path="东风社区"), voice).keyboard
    assert keyboard is not None
    (button,) = keyboard.to_dict()["keyboard"][0]
    assert button["request_chat"] == {"request_id": 7, "chat_is_channel": False, "bot_is_member": True}
