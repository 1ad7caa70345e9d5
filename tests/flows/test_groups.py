"""Work groups: bound by those who lead, masked for everybody, followed when they move, left when they are not ours."""

from typing import Any

from bot.rules.escalation import AlertState
from bot.sandbox import Group, Person
from storage.models import Alert, Audit, BoundGroup, Place
from tests.world import World


async def bound(world: World, *, supergroup: bool = False) -> Group:
    """陈书记 makes a group of the grid's people and binds it; 李奶奶 happens to be in it."""
    group = world.sandbox.group("东门网格群", [world.chen, world.fang, world.li], supergroup=supergroup)
    await world.settle()
    await world.says(world.chen, "/bind 东风社区", chat=group)
    return group


async def fever(world: World) -> None:
    """王大爷 is registered and reports a fever."""
    await world.enrol(world.wang, "3号楼2单元501 13800000002")
    await world.says(world.wang, "38.5 咳得厉害")


def refusals(world: World) -> list[tuple[str, int]]:
    """What was refused to whom, as the trail keeps it."""
    return [(line.subject, line.telegram_id) for line in world.rows(Audit) if line.what == "refused"]


async def test_a_lead_brings_us_in_is_told_how_and_binds(world: World) -> None:
    group = world.sandbox.group("东门网格群", [world.chen, world.fang])
    await world.settle()
    assert "请负责人发：/bind 东风社区" in world.last(world.chen, group).text
    answer = await world.says(world.chen, "/bind 东风社区", chat=group)
    assert answer.text.startswith("这个群已绑定 开发区/长河街道/东风社区。")
    (row,) = world.rows(BoundGroup)
    assert row.chat_id == group.id
    assert row.place_id in {place.id for place in world.rows(Place) if place.name == "东风社区"}


async def test_the_one_place_somebody_leads_need_not_be_named(world: World) -> None:
    group = world.sandbox.group("东风社区群", [world.chen])
    await world.settle()
    assert "已绑定 开发区/长河街道/东风社区" in (await world.says(world.chen, "/bind", chat=group)).text


async def test_only_those_who_lead_may_bind(world: World) -> None:
    group = world.sandbox.group("东门网格群", [world.chen, world.fang, world.stranger])
    await world.settle()
    answer = await world.says(world.fang, "/bind 东风社区", chat=group)
    assert answer.text == "这件事不在您的权限里。需要的话，请联系管理员。"
    assert (await world.says(world.stranger, "/bind 东风社区", chat=group)).text == answer.text
    assert refusals(world) == [("bind_group", world.fang.id), ("bind_group", world.stranger.id)]
    assert world.rows(BoundGroup) == []


async def test_nobody_binds_a_place_above_their_own_or_a_private_chat(world: World) -> None:
    group = world.sandbox.group("东门网格群", [world.chen])
    await world.settle()
    await world.says(world.chen, "/bind 长河街道", chat=group)
    assert world.rows(BoundGroup) == []
    assert "把哪个群设为" in (await world.says(world.chen, "/bind 东风社区")).text
    assert world.rows(BoundGroup) == []


async def test_a_group_sees_the_alert_without_name_door_phone_or_words(world: World) -> None:
    group = await bound(world)
    await fever(world)
    card = world.card(world.li, "发热", group)
    assert "🔴 发热 38.5℃　王某某　3号楼…" in card.text
    for kept in ("王大爷", "501", "13800000002", "咳得厉害"):
        assert kept not in card.text
        assert kept not in str(card.raw)
    assert card.labels == ["我来处理", "打通了", "没打通", "档案", "记一笔", "转上级"]
    assert world.saw(world.fang, "王大爷")


async def test_whoever_may_takes_it_in_the_group_and_all_copies_change(world: World) -> None:
    group = await bound(world)
    await fever(world)
    assert "这件归您了" in await world.presses(world.chen, "我来处理", chat=group)
    assert "✅ 陈书记" in world.card(world.li, "发热", group).text
    assert "✅ 陈书记" in world.card(world.fang, "发热").text
    assert await world.presses(world.chen, "处理完了", chat=group) == "结果请在私聊里选。"
    await world.presses(world.chen, "已送医")
    assert "办结：已送医" in world.card(world.li, "发热", group).text
    assert world.card(world.li, "发热", group).labels == []


async def test_who_never_opened_the_private_chat_is_told_to_before_the_outcome(world: World) -> None:
    await world.says(world.lin, f"/team add {world.zhang.id} 网格员 东门网格 张阿姨")
    group = await bound(world)
    group.add(world.zhang)
    await fever(world)
    assert "这件归您了" in await world.presses(world.zhang, "我来处理", chat=group)
    said = await world.presses(world.zhang, "处理完了", chat=group)
    assert said == "请先到和我的私聊里点一次“开始”，我才能发给您。"


async def test_an_outcome_in_own_words_is_not_shown_to_a_group(world: World) -> None:
    group = await bound(world)
    await fever(world)
    await world.presses(world.fang, "我来处理")
    await world.presses(world.fang, "处理完了")
    await world.presses(world.fang, "别的，我打字说")
    await world.says(world.fang, "王大爷去了市一院")
    assert "市一院" in world.card(world.liu, "发热").text
    assert "市一院" not in world.card(world.li, "发热", group).text
    assert "办结" in world.card(world.li, "发热", group).text


async def test_a_resident_in_the_group_is_refused_with_a_pop_up(world: World) -> None:
    group = await bound(world)
    await fever(world)
    await world.presses(world.li, "我来处理", chat=group)
    assert world.li.toasts[-1].text == "这件事不在您的权限里。需要的话，请联系管理员。"
    assert world.li.toasts[-1].show_alert
    assert ("handle_alert", world.li.id) in refusals(world)
    assert world.rows(Alert)[0].state is AlertState.OPEN


async def test_the_file_asked_for_in_a_group_comes_in_private(world: World) -> None:
    group = await bound(world)
    await fever(world)
    assert await world.presses(world.chen, "档案", chat=group) == "档案发到您和我的私聊里了。"
    assert world.last(world.chen).text.startswith("👤 王大爷")
    assert not any("13800000002" in text for text in world.texts(world.li, group))
    await world.presses(world.li, "档案", chat=group)
    assert world.li.toasts[-1].text == "这件事不在您的权限里。需要的话，请联系管理员。"
    assert not any("王大爷" in text for text in world.texts(world.li))


def as_nobody(world: World, group: Group, data: str, person: Person) -> dict[str, Any]:
    """A press by an administrator who hides behind the group."""
    query = person.presses_data(data, chat=group)
    waiting = world.sandbox.bot.queue._queue[-1].update
    waiting["callback_query"]["from"] = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    return {"id": query}


async def test_an_anonymous_admin_is_refused(world: World) -> None:
    group = await bound(world, supergroup=True)
    await fever(world)
    as_nobody(world, group, f"ack:{world.rows(Alert)[0].id}", world.chen)
    await world.settle()
    assert world.rows(Alert)[0].state is AlertState.OPEN
    assert ("handle_alert", 1087968824) in refusals(world)
    before = len(world.texts(world.chen, group))
    for _ in range(3):
        group.anonymous_admin_says("/bind 东门网格")
        await world.settle()
    assert world.texts(world.chen, group)[before:] == [
        "匿名管理员的命令，我认不出是谁，没有照办。请关掉匿名，用自己的身份再发一次。"
    ]
    assert [place.name for place in world.rows(Place) if place.id == world.rows(BoundGroup)[0].place_id] == ["东风社区"]
    ignored = [line.subject for line in world.rows(Audit) if line.what == "command-ignored"]
    assert ignored == ["anonymous"] * 3


async def test_a_group_that_becomes_a_supergroup_is_followed(world: World) -> None:
    group = await bound(world)
    await fever(world)
    new = group.upgrade()
    await world.settle()
    assert [row.chat_id for row in world.rows(BoundGroup)] == [new.id]
    await world.presses(world.fang, "我来处理")
    assert "✅ 王芳" in world.card(world.li, "发热", new).text


async def test_a_move_nobody_told_us_of_is_learnt_from_the_answer(world: World) -> None:
    group = await bound(world)
    new = group.upgrade()
    world.sandbox.bot.queue.drop_all()
    await fever(world)
    assert world.saw(world.li, "发热 38.5℃", new)
    assert [row.chat_id for row in world.rows(BoundGroup)] == [new.id]


async def test_a_topic_that_is_gone_costs_no_alert(world: World) -> None:
    group = world.sandbox.group("东门网格群", [world.chen, world.fang], supergroup=True)
    topic = group.topic("预警")
    await world.settle()
    world.chen.says("/bind 东风社区", chat=group, topic=topic)
    await world.settle()
    assert world.last(world.chen, group).raw["message_thread_id"] == topic
    group.delete_topic(topic)
    await fever(world)
    assert "message_thread_id" not in world.card(world.fang, "发热", group).raw
    assert "话题没有了" in world.card(world.lin, "东门网格群").text


async def test_removed_from_the_group_we_say_so_and_go_to_the_people(world: World) -> None:
    group = await bound(world)
    group.remove_bot()
    await world.settle()
    for who in (world.chen, world.lin):
        assert "工作群“东门网格群”发不进去了" in world.card(who, "工作群").text
    await fever(world)
    assert world.saw(world.fang, "发热 38.5℃")
    assert not world.saw(world.li, "发热", group)


async def test_silenced_in_the_group_we_say_so_once_and_come_back_when_let(world: World) -> None:
    group = await bound(world, supergroup=True)
    group.restrict_bot()
    await world.settle()
    await fever(world)
    assert len([text for text in world.texts(world.lin) if "工作群" in text]) == 1
    group.let_bot_write()
    await world.settle()
    await world.enrol(world.zhang)
    await world.says(world.zhang, "38.5")
    assert "张某某" in world.card(world.li, "发热", group).text


async def test_a_group_in_which_everybody_is_muted_is_found_out_by_the_answer(world: World) -> None:
    group = await bound(world)
    group.mute()
    await fever(world)
    assert world.saw(world.lin, "工作群“东门网格群”发不进去了")
    assert world.saw(world.chen, "工作群“东门网格群”发不进去了")
    assert world.saw(world.fang, "发热 38.5℃")
    assert world.rows(Alert)[0].steps == 1  # people heard: nothing to climb for


async def test_a_lost_group_is_stood_in_for_by_the_one_above(world: World) -> None:
    group = await bound(world)
    above = world.sandbox.group("街道群", [world.lin, world.sun])
    await world.settle()
    await world.says(world.lin, "/bind 长河街道", chat=above)
    group.remove_bot()
    await world.settle()
    await fever(world)
    assert world.saw(world.sun, "王某某", above)


async def test_a_strangers_group_hears_one_sentence_and_is_left(world: World) -> None:
    group = world.sandbox.group("小区闲聊", [world.stranger, world.li])
    await world.settle()
    assert world.texts(world.stranger, group) == ["抱歉，我只在登记过的工作群里服务，先退出了。"]
    assert not group.chat.seat(world.sandbox.bot.user.id).inside


async def test_a_newcomer_in_a_group_not_yet_bound_does_not_drive_us_out(world: World) -> None:
    group = world.sandbox.group("东门网格群", [world.chen])
    await world.settle()
    group.add(world.stranger)
    world.stranger.says("@suifang_sandbox_bot 你好", chat=group)
    await world.settle()
    assert group.chat.seat(world.sandbox.bot.user.id).inside
    assert "已绑定" in (await world.says(world.chen, "/bind 东风社区", chat=group)).text


async def test_talk_in_a_bound_group_is_left_alone(world: World) -> None:
    group = await bound(world)
    before = world.texts(world.li, group)
    for said in ("@suifang_sandbox_bot 38.5", "/report@suifang_sandbox_bot", "/没有这个", "/today@another_bot"):
        world.li.says(said, chat=group)
    await world.settle()
    assert world.texts(world.li, group) == before
    assert world.rows(Alert) == []


async def test_a_command_counts_only_from_its_author(world: World) -> None:
    said = world.lin.says("/place add 开发区/东山街道")
    await world.settle()
    places = len(world.rows(Place))
    world.stranger.forwards(said)
    world.lin.forwards(world.stranger.says("/place add 开发区/西山街道"))
    edited = world.lin.says("你好")
    world.lin.edits(edited, "/place add 开发区/南山街道")
    for update in (
        {"via_bot": {"id": 77, "is_bot": True, "first_name": "inline"}},
        {"sender_chat": {"id": -100777, "type": "channel", "title": "频道"}},
    ):
        message = {
            "message_id": 5000,
            "from": {"id": world.lin.id, "is_bot": False, "first_name": "林工"},
            "chat": {"id": world.lin.id, "type": "private", "first_name": "林工"},
            "date": int(world.now.timestamp()),
            "text": "/place add 开发区/北山街道",
            "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
        }
        world.sandbox.bot.queue.inject({"message": message | update})
    world.sandbox.bot.queue.inject({"channel_post": {**message, "chat": {"id": -100777, "type": "channel"}}})
    await world.settle()
    assert len(world.rows(Place)) == places
    kept = [line.subject for line in world.rows(Audit) if line.what == "command-ignored"]
    assert kept == ["forwarded", "forwarded", "edited", "via_bot", "anonymous"]


async def test_the_board_of_a_group_is_masked_as_well(world: World) -> None:
    group = await bound(world)
    await fever(world)
    answer = await world.says(world.chen, "/today", chat=group)
    assert "🔴 异常：王某某 38.5℃" in answer.text
    assert "王大爷" not in answer.text
    await world.presses(world.chen, "刷新", chat=group)
    assert "王大爷" not in str([seen.raw for seen in group.sees()])
