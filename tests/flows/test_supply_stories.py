"""Ten orders from the first word to the end, five in Chinese and five in English, as each chat saw them.

A story is a table: who does what, and the words they see afterwards. 🗣 is typed, 👆 is pressed, 👀 only looks.
"""

from bot.rules.supply import SupplyState
from bot.sandbox import Person
from storage.models import SupplyRequest
from tests.world import World

Story = tuple[tuple[str, str, str, str], ...]  # who, 🗣 or 👆 or 👀, what, and what they see then

HOME: dict[str, Story] = {
    "all said at once": (
        ("li", "🗣", "大米10斤，青菜，鸡蛋一板，今天要", "· 鸡蛋　1板"),
        ("fang", "👀", "", "⏰ 今天要"),
        ("fang", "👆", "接单，1 小时内", "已接单"),
        ("li", "👀", "", "王芳接了您的单"),
        ("fang", "👆", "买好了", "一共多少钱"),
        ("fang", "🗣", "63.5", "63.50 元记下了"),
        ("li", "👀", "", "买好了，一共 63.50 元"),
        ("fang", "👆", "我垫的", "网格员垫付　还没结"),
        ("fang", "👆", "放门口了", "已放门口"),
        ("li", "👆", "拿到了", "这单办好了"),
        ("fang", "👆", "钱结清了", "办结"),
        ("li", "👀", "", "63.50 元结清了"),
    ),
    "step by step, by the button": (
        ("li", "🗣", "🛒 要东西", "您需要什么"),
        ("li", "👆", "🥬 菜和肉", "要哪些、多少"),
        ("li", "🗣", "青菜", "要多少"),
        ("li", "🗣", "36.5", "36.5℃"),
        ("li", "🗣", "两斤", "急不急"),
        ("li", "👆", "明天也行", "· 青菜　2斤"),
        ("fang", "👆", "接单，明天", "已接单"),
        ("fang", "👆", "放门口了", "已放门口"),
        ("li", "👆", "拿到了", "这单办好了"),
        ("fang", "👀", "", "办结"),
    ),
    "insulin goes first": (
        ("li", "🗣", "胰岛素快没了，只够今天", "已经马上告诉王芳"),
        ("fang", "👀", "", "‼️ 要胰岛素，请先办"),
        ("fang", "👆", "接单，1 小时内", "已接单"),
        ("fang", "👆", "交给别人送", "由谁去送"),
        ("fang", "🗣", "小刘 13800000066", "已交给小刘"),
        ("li", "👀", "", "由小刘送到门口"),
        ("fang", "👆", "放门口了", "🚶 小刘 13800000066 送"),
        ("li", "👆", "没看到", "王芳会再去看看"),
        ("fang", "👀", "", "❗ 本人没看到"),
        ("fang", "👆", "放门口了", "已放门口"),
        ("li", "👆", "拿到了", "这单办好了"),
    ),
    "cannot be had, something else instead": (
        ("li", "🗣", "想买两盒草莓，明天", "· 草莓　2盒"),
        ("fang", "👆", "接单，今天", "已接单"),
        ("fang", "👆", "买不到", "为什么买不到"),
        ("fang", "🗣", "草莓断货，有苹果", "已告诉本人"),
        ("li", "👀", "", "草莓断货，有苹果。要换别的吗"),
        ("li", "👆", "换别的", "要哪些、多少"),
        ("li", "🗣", "苹果三斤，明天", "· 苹果　3斤"),
        ("fang", "👀", "", "↩️ 接着"),
        ("fang", "👆", "接单，明天", "已接单"),
        ("fang", "👆", "买好了", "一共多少钱"),
        ("fang", "🗣", "免费", "记下了：免费"),
        ("fang", "👆", "放门口了", "免费"),
        ("li", "👆", "东西不对", "哪里不对"),
        ("fang", "👀", "", "❗ 东西不对"),
        ("fang", "👆", "放门口了", "已放门口"),
        ("li", "👆", "拿到了", "这单办好了"),
    ),
    "changed, taken back, the same again": (
        ("li", "🗣", "家里没米了", "要多少"),
        ("li", "🗣", "一袋", "急不急"),
        ("li", "🗣", "不急", "单号"),
        ("li", "👆", "✏️ 改一下", "重新说一遍"),
        ("li", "🗣", "大米两袋、盐一包，明天", "· 盐　1包"),
        ("li", "🗣", "我不需要了，取消上次的", "要取消哪一单"),
        ("li", "👆", "取消", "取消了"),
        ("fang", "👀", "", "本人取消"),
        ("li", "🗣", "同上", "· 盐　1包"),
        ("fang", "👆", "接单，明天", "已接单"),
        ("li", "👆", "取消", "已经有人在办了"),
        ("fang", "👆", "放门口了", "已放门口"),
        ("fang", "👆", "本人拿到了", "办结"),
    ),
}

ABROAD: dict[str, Story] = {
    "all said at once": (
        ("anna", "🗣", "I need 2 bags of rice and milk today", "· rice　2 bags"),
        ("fang", "👆", "接单，2 小时内", "已接单"),
        ("anna", "👀", "", "王芳 took your request"),
        ("fang", "👆", "买好了", "一共多少钱"),
        ("fang", "🗣", "二十三块五", "23.50 元记下了"),
        ("fang", "👆", "居民自己付的", "居民自付"),
        ("anna", "👀", "", "are bought: 23.50 yuan"),
        ("fang", "👆", "放门口了", "已放门口"),
        ("anna", "👆", "Got it", "this request is complete"),
        ("fang", "👀", "", "办结"),
    ),
    "step by step": (
        ("anna", "🗣", "/need", "What do you need"),
        ("anna", "👆", "🧴 Daily goods", "how much"),
        ("anna", "🗣", "toothpaste", "How much of it"),
        ("anna", "🗣", "2 tubes", "How soon"),
        ("anna", "👆", "Tomorrow is fine", "· toothpaste　2 tubes"),
        ("fang", "👆", "接单，明天", "已接单"),
        ("fang", "👆", "退回", "等接单"),
        ("anna", "👀", "", "Somebody else will see to"),
        ("fang", "👆", "接单，今天", "已接单"),
        ("fang", "👆", "放门口了", "已放门口"),
        ("anna", "👆", "Got it", "complete"),
    ),
    "medicine": (
        ("anna", "🗣", "we are out of blood pressure pills", "this one goes first"),
        ("fang", "👆", "接单，1 小时内", "已接单"),
        ("fang", "👆", "买不到", "为什么买不到"),
        ("fang", "👆", "要处方", "买不到"),
        ("anna", "👀", "", "it needs a prescription"),
        ("chen", "👀", "", "‼️ 断药"),
        ("anna", "👆", "No, thanks", "we leave it"),
    ),
    "an odd amount": (
        ("anna", "🗣", "please buy 9999 bags of rice, tomorrow", "Is the amount right"),
        ("anna", "👆", "I will say it again", "how much"),
        ("anna", "🗣", "9 bags of rice, tomorrow", "· rice　9 bags"),
        ("fang", "👆", "接单，明天", "已接单"),
        ("fang", "👆", "放门口了", "已放门口"),
        ("anna", "👆", "Got it", "complete"),
    ),
    "oxygen and breath": (
        ("anna", "🗣", "oxygen", "hard to breathe"),
        ("fang", "👀", "", "‼️ 要氧气"),
        ("anna", "👆", "No", "tap"),
        ("fang", "👆", "接单，1 小时内", "已接单"),
        ("fang", "👆", "放门口了", "已放门口"),
        ("anna", "👆", "Got it", "complete"),
    ),
}


async def play(world: World, story: Story) -> None:
    """Everybody does their part and sees what they are to see."""
    for name, how, what, sees in story:
        who: Person = getattr(world, name)
        if how == "🗣":
            await world.says(who, what)
        elif how == "👆":
            card = next(seen for seen in reversed(who.sees()) if any(what in label for label in seen.labels))
            label = next(label for label in card.labels if what in label)
            await world.presses(who, label, on=card)
        newest = [seen.text for seen in who.sees()[-4:]] + [toast.text for toast in who.toasts[-1:]]
        assert any(sees in text for text in newest), (name, how, what, sees, newest)


async def test_orders_are_brought_in_chinese(world: World) -> None:
    await world.enrol(world.li, "3号楼2单元501 13800000011")
    for story in HOME.values():
        await play(world, story)
    states = [one.state for one in world.rows(SupplyRequest)]
    assert states == [
        *(SupplyState.SETTLED, SupplyState.SETTLED, SupplyState.SETTLED),
        *(SupplyState.CANNOT_BE_HAD, SupplyState.SETTLED, SupplyState.CANCELLED, SupplyState.SETTLED),
    ]
    await world.says(world.fang, "/supplies money")
    assert "共 63.50 元\n没结清 0.00 元　免费 1 单" in world.last(world.fang).text


async def test_a_command_for_another_bot_is_nothing_here(world: World) -> None:
    await world.enrol(world.li)
    await world.says(world.li, "/start@other_bot 大米")
    assert "/help" in world.last(world.li).text and world.rows(SupplyRequest) == []


async def test_orders_are_brought_in_english(world: World) -> None:
    await world.enrol(world.anna, "5号楼", consent="Yes, start", language="English")
    for story in ABROAD.values():
        await play(world, story)
    done = SupplyState.SETTLED
    assert [one.state for one in world.rows(SupplyRequest)] == [done, done, SupplyState.CANNOT_BE_HAD, done, done]
    assert len(HOME) + len(ABROAD) == 10
