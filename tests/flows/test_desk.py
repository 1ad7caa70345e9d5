"""The worker's everyday tools: find people, open the file, write notes and messages, see who gets no messages."""

import pytest

from bot.sandbox import Person, Seen
from bot.sandbox.files import picture_size
from storage.models import Audit, Dialogue, Message, Note, Outbox, Resident
from tests.world import GRID, World

NOT_YOURS = "这件事不在您的权限里。需要的话，请联系管理员。"


async def enroll(world: World, tail: str) -> None:
    """王芳 registers somebody who has not scanned yet."""
    await world.says(world.fang, f"/enroll {tail}")


async def finds(world: World, words: str, who: Person | None = None) -> Seen:
    """What 王芳, or somebody else, is answered to /find."""
    return await world.says(who or world.fang, f"/find {words}".strip())


def trail(world: World, what: str) -> int:
    """How often something stands in the trail."""
    return [one.what for one in world.rows(Audit)].count(what)


# ── finding ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("words", ["lnn", "LNN", "3-2-501", "3号楼", "２单元501", "奶奶", "0042"])
async def test_a_person_is_found_as_people_look_for_them(world: World, words: str) -> None:
    await enroll(world, "李奶奶 东门网格 3号楼2单元501 13800000042")
    await enroll(world, "王大爷 东门网格 13号楼2单元502 13800000043")
    assert (await finds(world, words)).text.startswith("👤 李奶奶　3号楼2单元501")


@pytest.mark.parametrize("words", ["ct", "zt"])
async def test_a_name_with_two_readings_is_found_by_both(world: World, words: str) -> None:
    await enroll(world, "曾婷 东门网格 1号楼")
    assert (await finds(world, words)).text.startswith("👤 曾婷")


async def test_anna_is_found_however_she_is_written(world: World) -> None:
    await enroll(world, '"Anna Smith" 东门网格 1号楼')
    for words in ("anna", "ANNA S", "as"):
        assert (await finds(world, words)).text.startswith("👤 Anna Smith"), words


async def test_a_bare_find_asks_and_takes_the_next_words(world: World) -> None:
    await enroll(world, "李奶奶 东门网格 3号楼")
    assert (await finds(world, "")).text.startswith("要找谁？")
    assert "没有找到“赵”" in (await world.says(world.fang, "赵")).text
    await world.restart()
    assert (await world.says(world.fang, "李奶奶")).text.startswith("👤 李奶奶")
    assert (await world.says(world.fang, "李奶奶")).text == "没看懂。发 /help 看看能用的命令。"


async def test_more_than_eight_are_turned_page_by_page(world: World) -> None:
    for number in range(10):
        await enroll(world, f"王{'一二三四五六七八九十'[number]} 东门网格 {number}号楼")
    first = await finds(world, "王")
    assert first.text == "“王”有好几位，点一下看档案："
    assert first.labels[-2:] == ["1/2", "›"] and len(first.labels) == 9
    await world.presses(world.fang, "›")
    second = world.last(world.fang)
    assert second.message_id == first.message_id
    assert second.labels == ["王八　7号楼", "王九　8号楼", "王十　9号楼", "‹", "2/2"]
    assert await world.presses(world.fang, "王十　9号楼") == "档案在下面。"
    assert world.last(world.fang).text.startswith("👤 王十")


async def test_the_pages_of_one_search_are_not_those_of_the_next(world: World) -> None:
    for number in range(9):
        await enroll(world, f"王{'一二三四五六七八九'[number]} 东门网格 {number}号楼")
        await enroll(world, f"赵{'一二三四五六七八九'[number]} 东门网格 {number}号楼")
    old = await finds(world, "王")
    await finds(world, "赵")
    await world.presses(world.fang, "›", on=old)
    assert "王八　7号楼" in next(seen for seen in world.fang.sees() if seen.message_id == old.message_id).labels
    world.stranger.presses_data(f"found:{world.rows(Dialogue)[-1].id}:1")
    await world.settle()
    assert not any("赵" in text for text in world.texts(world.stranger))


async def test_nobody_is_found_outside_the_scope(world: World) -> None:
    await enroll(world, "李奶奶 东门网格 3号楼")
    await world.says(world.lin, "/place add 开发区/长河街道/东风社区/西门网格")
    await world.says(world.lin, f"/team add {world.zhang.id} 网格员 西门网格 张阿姨")
    for words in ("lnn", "3号楼", "李奶奶"):
        assert "没有找到" in (await finds(world, words, world.zhang)).text
    world.zhang.presses_data(f"person:{world.rows(Resident)[0].id}")
    await world.settle()
    assert world.zhang.toasts[-1].text == NOT_YOURS


# ── the file ─────────────────────────────────────────────────────────────────────────────────


async def test_the_file_tells_everything_and_keeps_up_to_date(world: World) -> None:
    await world.enrol(world.li, "3号楼 13800000042")
    seen = await finds(world, "李奶奶")
    assert f"\n{GRID}\n📞 13800000042\n第 1/14 天，4月14日 结束\n📱 已扫码\n谁填报：本人（中文）" in seen.text
    assert "· 镇街：孙主任" in seen.text and "· 社区：陈书记" in seen.text
    await world.says(world.li, "38.5")
    await world.wait(seconds=40)
    now = next(one for one in world.fang.sees() if one.message_id == seen.message_id)
    assert "🔴 没办结的预警：1（🔴 04-01 07:00）" in now.text
    assert "最近：04-01 07:00　38.5℃" in now.text


async def test_only_the_newest_copy_in_a_chat_lives(world: World) -> None:
    await world.enrol(world.li, "3号楼")
    old = await finds(world, "李奶奶")
    new = await finds(world, "李奶奶")
    await world.says(world.li, "36.5")
    await world.wait(seconds=40)
    shown = {one.message_id: one.text for one in world.fang.sees()}
    assert "36.5" not in shown[old.message_id] and "36.5" in shown[new.message_id]


async def test_who_has_no_right_any_more_sees_the_file_change_no_more(world: World) -> None:
    await world.enrol(world.li, "3号楼")
    seen = await finds(world, "李奶奶", world.min)
    await world.says(world.lin, f"/team remove {world.min.id}")
    await world.says(world.li, "36.5")
    await world.wait(seconds=40)
    assert "36.5" not in next(one for one in world.min.sees() if one.message_id == seen.message_id).text


async def test_the_curve_comes_as_a_picture(world: World) -> None:
    await world.enrol(world.li, "3号楼")
    await world.says(world.li, "38.5")
    await finds(world, "李奶奶")
    assert await world.presses(world.fang, "📈 体温曲线") == "曲线在下面。"
    seen = world.last(world.fang)
    assert seen.text == "📈 李奶奶　4月1日 – 4月1日"
    picture = world.sandbox.world.files.by_id(seen.file_id)
    assert picture is not None and picture_size(picture.content) == (1200, 760)
    assert trail(world, "chart-seen") == 1


async def test_buttons_of_the_file_go_by_who_looks(world: World) -> None:
    await world.enrol(world.li, "3号楼")
    worker = ["代报体温", "☎️ 打电话记录", "✏️ 记一笔", "💬 留言", "🚪 在位记录", "🤒 症状"]
    worker += ["📈 体温曲线", "再出二维码", "☎️ 没有 Telegram", "刷新"]
    assert (await finds(world, "李奶奶")).labels == worker
    assert (await finds(world, "李奶奶", world.sun)).labels == [
        *("☎️ 打电话记录", "✏️ 记一笔", "🚪 在位记录", "🤒 症状", "📈 体温曲线", "刷新")
    ]
    assert "不在您的权限里" in (await finds(world, "李奶奶", world.zhou)).text


# ── notes ────────────────────────────────────────────────────────────────────────────────────


async def test_a_note_stands_on_the_file_newest_first(world: World) -> None:
    await enroll(world, "李奶奶 东门网格 3号楼")
    said = await world.says(world.fang, "/note 李奶奶 血压药够到周五\n儿子 <b>周末</b> 来")
    assert said.text == "📝 李奶奶 的备注\n04-01 07:00 王芳：\n血压药够到周五\n儿子 <b>周末</b> 来"
    await world.wait(minutes=1)
    await world.says(world.min, "/note 李奶奶 门铃坏了")
    text = (await finds(world, "李奶奶")).text
    assert text.endswith("📝 04-01 07:01 赵敏：门铃坏了\n📝 04-01 07:00 王芳：血压药够到周五 儿子 <b>周末</b> 来")
    assert trail(world, "note-written") == 2


async def test_what_is_missing_from_a_note_is_asked_for(world: World) -> None:
    await enroll(world, "李奶奶 东门网格 3号楼")
    assert (await world.says(world.fang, "/note")).text.startswith("给谁记一笔？")
    assert (await world.says(world.fang, "李奶奶")).text.startswith("给 李奶奶 记点什么？")
    assert "门铃坏了" in (await world.says(world.fang, "门铃坏了")).text
    await finds(world, "李奶奶")
    await world.presses(world.fang, "✏️ 记一笔")
    assert "36.5 是昨天的" in (await world.says(world.fang, "36.5 是昨天的")).text
    assert [one.text for one in world.rows(Note)] == ["门铃坏了", "36.5 是昨天的"]


async def test_of_several_the_note_waits_for_whom_and_for_nobody_else(world: World) -> None:
    await enroll(world, "王伟 东门网格 1号楼")
    await enroll(world, "王伟 东门网格 2号楼")
    await enroll(world, "李奶奶 东门网格 3号楼")
    asked = await world.says(world.fang, "/note 王伟 门铃坏了")
    await finds(world, "李奶奶")
    await world.presses(world.fang, "✏️ 记一笔")
    assert world.rows(Note) == []
    await world.presses(world.fang, "王伟　2号楼", on=asked)
    assert world.rows(Note) == []  # something else was asked meanwhile: nothing is written about the wrong person
    asked = await world.says(world.fang, "/note 王伟 门铃坏了")
    await world.presses(world.fang, "王伟　2号楼", on=asked)
    second = next(one for one in world.rows(Resident) if one.address == "2号楼")
    assert [(one.resident_id, one.text) for one in world.rows(Note)] == [(second.id, "门铃坏了")]


async def test_an_own_note_is_taken_back_within_the_hour_and_kept(world: World) -> None:
    await enroll(world, "李奶奶 东门网格 3号楼")
    first = await world.says(world.fang, "/note 李奶奶 写错了")
    assert await world.presses(world.fang, "撤回 04-01 07:00 那条", on=first) == "已撤回。"
    assert world.last(world.fang).text == "📝 李奶奶 的备注\n还没有备注。"
    assert "写错了" not in (await finds(world, "李奶奶")).text
    assert world.rows(Note)[0].removed_at is not None and trail(world, "note-removed") == 1
    late = await world.says(world.fang, "/note 李奶奶 太晚了")
    await world.wait(minutes=61)
    assert "超过 60 分钟" in await world.presses(world.fang, "撤回 04-01 07:00 那条", on=late)
    world.min.presses_data(f"unnote:{world.rows(Note)[1].id}")
    await world.settle()
    assert world.min.toasts[-1].text == NOT_YOURS
    assert world.rows(Note)[1].removed_at is None


async def test_many_notes_are_paged_and_a_long_one_is_refused(world: World) -> None:
    await enroll(world, "李奶奶 东门网格 3号楼")
    for number in range(6):
        await world.says(world.fang, f"/note 李奶奶 第{number}条")
    assert "还有 3 条备注" in (await finds(world, "李奶奶")).text
    await world.presses(world.fang, "备注 6")
    assert "第5条" in world.last(world.fang).text and "第0条" not in world.last(world.fang).text
    await world.presses(world.fang, "›")
    assert "第0条" in world.last(world.fang).text
    assert (await world.says(world.fang, f"/note 李奶奶 {'长' * 501}")).text.startswith("这条有 501 个字，备注最多 500")
    assert len(world.rows(Note)) == 6


async def test_a_resident_writes_no_notes(world: World) -> None:
    await world.enrol(world.li, "3号楼")
    assert (await world.says(world.li, "/note 李奶奶 我")).text == NOT_YOURS
    for data in ("noteon:1", "noteto:1", "notes:1", "notespage:1:0", "unnote:1", "reply:1", "msgto:1", "quick:1:1"):
        world.li.presses_data(data)
        await world.settle()
        assert world.li.toasts[-1].show_alert, data
    assert world.rows(Note) == [] and world.rows(Message) == []


# ── messages ─────────────────────────────────────────────────────────────────────────────────


async def test_a_message_arrives_and_the_receipt_follows_it(world: World) -> None:
    await world.until("04-01 09:30")
    await world.enrol(world.li, "3号楼 13800000042")
    receipt = await world.says(world.fang, "/message 李奶奶 菜 <今天> 下午送到")
    assert world.last(world.li).text == "💬 李奶奶，王芳给您留言：\n菜 <今天> 下午送到"
    now = next(one for one in world.fang.sees() if one.message_id == receipt.message_id)
    assert now.text == "💬 给 李奶奶 的留言：菜 <今天> 下午送到\n✓ 09:30 已送到"
    await world.wait(minutes=5)
    await world.presses(world.li, "看到了")
    assert world.card(world.li, "给您留言").labels == []
    now = next(one for one in world.fang.sees() if one.message_id == receipt.message_id)
    assert now.text.endswith("✓✓ 09:35 已阅")
    await world.says(world.li, "谢谢，放门口就行")
    assert "放门口就行" in world.last(world.fang).text


async def test_a_quick_answer_is_read_in_the_readers_language(world: World) -> None:
    await world.until("04-01 09:30")
    await world.enrol(world.anna, "3号楼", language="English", consent="Yes, start")
    await world.says(world.anna, "The lamp at my door is broken")
    await world.presses(world.fang, "回复", on=world.card(world.fang, "The lamp"))
    await world.presses(world.fang, "东西今天给您送到。")
    assert world.last(world.anna).text == "💬 Anna, a message from 王芳:\nYour things will arrive today."
    assert "给 Anna 的留言：东西今天给您送到。" in world.last(world.fang).text
    assert "✓ 09:" in world.last(world.fang).text


async def test_everybody_who_answers_for_the_person_gets_it(world: World) -> None:
    await world.until("04-01 09:30")
    await world.enrol(world.li, "3号楼")
    world.zhang.starts(world.token(await world.says(world.fang, "/card 李奶奶")))
    await world.settle()
    await world.presses(world.zhang, "中文")
    await world.presses(world.zhang, "我替家人报")
    await world.says(world.fang, "/message 李奶奶 下午来看您")
    assert world.saw(world.li, "下午来看您") and world.saw(world.zhang, "下午来看您")
    await world.presses(world.zhang, "看到了")
    assert world.last(world.fang).text.endswith("✓ 09:30 已送到\n✓✓ 09:30 已阅")


async def test_who_cannot_be_reached_is_said_at_once_with_the_phone(world: World) -> None:
    await enroll(world, "李奶奶 东门网格 3号楼 13800000042")
    said = await world.says(world.fang, "/message 李奶奶 下午来看您")
    assert said.text == "李奶奶现在收不到留言（⏳ 还没扫码），请打电话：13800000042"
    await finds(world, "李奶奶")
    await world.presses(world.fang, "💬 留言")
    assert world.last(world.fang).text == said.text
    assert world.rows(Message) == []


async def test_blocked_between_writing_and_sending_is_seen_on_the_receipt(world: World) -> None:
    await world.until("04-01 09:30")
    await world.enrol(world.li, "3号楼 13800000042")
    world.li.blocks()
    world.sandbox.bot.queue.drop_all()  # nobody told us yet
    await world.says(world.fang, "/message 李奶奶 下午来看您")
    assert world.card(world.fang, "给 李奶奶 的留言").text.endswith("⚠️ 没送到，请打电话\n📞 13800000042")


async def answered_until_ten(world: World) -> None:
    """李奶奶 gives her evening's temperature, so that nothing climbs in the night."""
    await world.until("04-01 18:05")
    await world.says(world.li, "36.5")
    await world.until("04-01 22:00")


async def test_at_night_it_waits_for_the_morning_unless_hurried(world: World) -> None:
    await world.until("04-01 09:30")
    await world.enrol(world.li, "3号楼")
    await answered_until_ten(world)
    await world.says(world.fang, "/message 李奶奶 明天来看您")
    held = await world.says(world.fang, "/message 李奶奶 门没关好")
    assert held.text.endswith("🌙 夜里不打扰，06:30 发")
    assert not world.saw(world.li, "给您留言")
    assert await world.presses(world.fang, "现在就发", on=held) == "好，现在就发。"
    assert world.saw(world.li, "门没关好") and not world.saw(world.li, "明天来看您")
    await world.until("04-02 06:31")
    assert world.saw(world.li, "明天来看您")
    assert "已送到" in world.card(world.fang, "明天来看您").text
    world.fang.presses_data(f"sendnow:{world.rows(Message)[0].id}")
    await world.settle()
    assert world.fang.toasts[-1].text == "这一条已经处理过了。"


async def test_somebody_who_was_not_them_reads_nothing_that_waited(world: World) -> None:
    await world.until("04-01 09:30")
    await world.enrol(world.li, "3号楼")
    await answered_until_ten(world)
    await world.says(world.fang, "/message 李奶奶 明天来看您")
    await world.says(world.li, "扫错了")
    await world.until("04-02 06:31")
    assert not world.saw(world.li, "明天来看您")
    assert [row.why for row in world.rows(Outbox) if row.notice == "MessageCard"] == ["stopped"]


async def test_a_message_is_for_whom_it_may_concern(world: World) -> None:
    await world.until("04-01 09:30")
    await world.enrol(world.li, "3号楼")
    assert (await world.says(world.sun, "/message 李奶奶 您好")).text == NOT_YOURS
    await world.says(world.fang, "/message 李奶奶 您好")
    for data in ("seen:1", "sendnow:1"):
        world.zhang.presses_data(data)
        await world.settle()
        assert world.zhang.toasts[-1].show_alert, data
    assert "已阅" not in world.last(world.fang).text
    group = world.sandbox.group("东风群", [world.chen, world.fang])
    await world.settle()
    await world.says(world.chen, "/bind 东风社区", chat=group)
    for command in ("/message 李奶奶 您好", "/note 李奶奶 您好", "/find"):
        assert (await world.says(world.fang, command, chat=group)).text == "有姓名和电话，请在和我的私聊里看。"


# ── who gets no messages ─────────────────────────────────────────────────────────────────────


async def test_those_who_get_no_messages_are_listed_with_phone_and_reason(world: World) -> None:
    await world.enrol(world.wang, "1号楼 13800000001")
    await world.enrol(world.zhang, "2号楼 13800000002", consent="我不想用这个")
    await enroll(world, "李奶奶 东门网格 3号楼 13800000003")
    await enroll(world, "赵爷爷 东门网格 4号楼 13800000004")
    await world.enrol(world.anna, "5号楼", language="English", consent="Yes, start")
    await finds(world, "赵爷爷")
    assert await world.presses(world.fang, "☎️ 没有 Telegram") == "记下了：没有 Telegram，由您电话随访。"
    world.wang.blocks()
    await world.settle()
    await finds(world, "")
    await world.presses(world.fang, "📵 收不到消息的 4 位")
    seen = world.last(world.fang)
    assert seen.text == (
        "📵 4 位收不到机器人的消息，请电话随访\n东门网格\n"
        "· 王大爷　1号楼　📞 13800000001　⚠️ 收不到消息，请电话联系\n"
        "· 张阿姨　2号楼　📞 13800000002　☎️ 选择电话随访\n"
        "· 李奶奶　3号楼　📞 13800000003　⏳ 还没扫码\n"
        "· 赵爷爷　4号楼　📞 13800000004　☎️ 没有 Telegram"
    )
    assert seen.labels[4:6] == ["李奶奶　3号楼", "再出码"] and len(seen.labels) == 8
    await world.presses(world.fang, "李奶奶　3号楼", on=seen)
    assert world.last(world.fang).text.startswith("👤 李奶奶")
    assert trail(world, "unreached-seen") == 4


async def test_the_list_of_the_unreached_has_pages_and_an_end(world: World) -> None:
    for number in range(7):
        await enroll(world, f"王{'一二三四五六七'[number]} 东门网格 {number}号楼")
    first = await finds(world, "没扫码")
    assert "7 位" in first.text and first.labels[-2:] == ["1/2", "›"]
    await world.presses(world.fang, "›")
    assert world.last(world.fang).labels == ["王七　6号楼", "再出码", "‹", "2/2"]
    assert (await finds(world, "联系不上", world.zhou)).text == NOT_YOURS
    await world.says(world.lin, "/place add 开发区/长河街道/东风社区/西门网格")
    await world.says(world.lin, f"/team add {world.zhang.id} 网格员 西门网格 张阿姨")
    assert (await finds(world, "没扫码", world.zhang)).text == "👍 您这里的居民都收得到消息。"
