"""How somebody feels, as they and their worker see it, press by press."""

from tests.world import World


async def asked(world: World) -> None:
    """王大爷 is registered and has just been asked."""
    await world.enrol(world.wang, "3号楼 13800000002")
    await world.until("04-01 08:00")


async def test_not_well_then_the_picker_then_the_worker_knows(world: World) -> None:
    await asked(world)
    echo = await world.says(world.wang, "36.5")
    await world.presses(world.wang, "有不舒服")
    picker = world.last(world.wang)
    assert picker.message_id == echo.message_id, "one message, one question"
    assert picker.text == "哪里不舒服？可以点好几个，点完按“好了”。"
    assert picker.buttons == [
        ["☐ 发热", "☐ 咳嗽"],
        ["☐ 嗓子痛", "☐ 没力气"],
        ["☐ 闻不到味", "☐ 拉肚子"],
        ["☐ 喘不上气", "☐ 胸口痛"],
        ["别的，我打字说"],
        ["好了"],
    ]
    assert await world.presses(world.wang, "好了") == "请先点一下哪里不舒服，再按“好了”。"
    await world.presses(world.wang, "☐ 咳嗽")
    await world.presses(world.wang, "☐ 没力气")
    assert world.last(world.wang).buttons[1] == ["☐ 嗓子痛", "☑ 没力气"]
    await world.restart()
    await world.presses(world.wang, "好了", on=world.last(world.wang))
    assert world.last(world.wang).text == (
        "记下了：咳嗽、没力气。\n"
        "我已经告诉王芳，会尽快跟您联系，请留意电话。\n"
        "要是喘不上气、胸口痛、越来越重，点 🆘，或打 120。"
    )
    for reader in (world.fang, world.liu):
        card = world.card(reader, "身体不舒服").text
        assert card.startswith("🟡 身体不舒服　王大爷　3号楼\n")
        assert "症状：咳嗽、没力气" in card


async def test_a_fever_with_a_cough_is_told_before_anything_is_asked_and_measured_again(world: World) -> None:
    await asked(world)
    await world.says(world.wang, "37.9 有点咳嗽")
    assert "也记下了：咳嗽。\n30 分钟后我请您再量一次。" in world.last(world.wang).text
    for reader in (world.fang, world.liu):
        assert "🟡 发热 37.9℃" in world.card(reader, "发热").text
        assert "症状：咳嗽" in world.card(reader, "发热").text
    await world.wait(minutes=30)
    assert world.last(world.wang).text == "王大爷，时间到了，麻烦再量一次体温，把数字发给我。"
    await world.says(world.wang, "36.9")
    assert "🔁 08:30 复测 36.9℃，正常" in world.card(world.fang, "发热 37.9").text


async def test_an_emergency_on_the_picker_comes_with_the_number(world: World) -> None:
    await asked(world)
    await world.says(world.wang, "36.5")
    await world.presses(world.wang, "有不舒服")
    await world.presses(world.wang, "☐ 喘不上气")
    assert world.saw(world.wang, "有生命危险，请现在就打 120")
    assert "症状：喘不上气" in world.card(world.fang, "紧急求助").text
    await world.says(world.wang, "点错了")
    assert "没事就好，已经告诉王芳是点错了" in world.last(world.wang).text
    assert "本人说是点错了，请核实" in world.card(world.fang, "紧急求助").text


async def test_it_all_works_in_english(world: World) -> None:
    await world.enrol(world.anna, language="English", consent="Yes, start")
    await world.says(world.anna, "36.7")
    await world.presses(world.anna, "I do not feel well")
    await world.presses(world.anna, "☐ sore throat")
    await world.presses(world.anna, "Done")
    assert world.last(world.anna).text.startswith("Noted: sore throat.\nI told 王芳, who will contact you soon.")
    assert "症状：嗓子痛" in world.card(world.fang, "身体不舒服").text, "a worker reads her own language"


async def test_the_pencil_works_until_the_day_is_over_and_then_says_so_kindly(world: World) -> None:
    await asked(world)
    await world.says(world.wang, "36.5")
    echo = world.last(world.wang)
    await world.until("04-01 23:59")
    await world.presses(world.wang, "✏️ 体温记错了", on=echo)
    assert world.last(world.wang).text == "好的，请把对的体温发给我，比如：36.5"
    await world.until("04-02 00:01")
    assert "改成 36.8℃" in (await world.says(world.wang, "36.8")).text, "asked before midnight"
    await world.until("04-02 08:00")
    await world.presses(world.wang, "✏️ 体温记错了", on=echo)
    assert world.last(world.wang).text == ("那天的记录已经收好了，改不了了。要是当时记错了，打字告诉我，我转给王芳。")
    assert (await world.says(world.wang, "36.4")).text.startswith("记下了，王大爷：36.4℃")


async def test_what_is_needed_and_what_is_chatted_about_leave_the_round_open(world: World) -> None:
    await asked(world)
    await world.presses(world.wang, "🛒 要东西")
    assert (await world.says(world.wang, "两袋米")).text == "急不急？"
    await world.presses(world.wang, "今天要")
    assert "王芳" in world.last(world.wang).text
    await world.says(world.wang, "谢谢")
    await world.until("04-01 08:45")
    assert "还没收到您早上的体温" in world.last(world.wang).text
    assert (await world.says(world.wang, "36.5")).text.startswith("记下了，王大爷：36.5℃")
