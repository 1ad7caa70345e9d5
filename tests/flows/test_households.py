"""A household of four for two days: two adults, a child, a grandmother without a phone, a daughter elsewhere.

陈明's phone answers for himself, his wife 刘芳, their child 陈小宝 and 李奶奶, his mother, who has no
phone; 张阿姨, her daughter, answers for 李奶奶 from elsewhere.
"""

from bot.sandbox import Person
from bot.sandbox.people import Seen
from storage.models import Alert, Check, Reading
from tests.world import World

CARD = "早上的体温时间到了"


async def scan(world: World, who: Person, name: str, consent: str, relation: str = "") -> None:
    """王芳 makes a card, and somebody scans it."""
    who.starts(world.token(world.last(world.fang)))
    await world.settle()
    await world.presses(who, "中文")
    await world.presses(who, consent)
    if relation:
        await world.presses(who, relation)


async def move_in(world: World) -> None:
    """Everybody is registered; 李奶奶 has two who answer for her."""
    chen = world.wang
    for name, consent, relation in (
        ("陈明", "好的，开始", ""),
        ("刘芳", "我替家人报", "老伴"),
        ("陈小宝", "我替家人报", "父母"),
        ("李奶奶", "我替家人报", "子女"),
    ):
        await world.says(world.fang, f"/enroll {name} 东门网格 3号楼")
        await scan(world, chen, name, consent, relation)
    await world.says(world.fang, "/card 李奶奶")
    await scan(world, world.zhang, "李奶奶", "我替家人报", "子女")


def marks(card: Seen) -> list[str]:
    """The rows of people on a card."""
    return [label for label in card.labels if "☐" in label or "☑" in label]


def kept(world: World) -> list[tuple[int, int]]:
    """Every reading: whose, and how much."""
    return [(one.resident_id, one.centi) for one in world.rows(Reading)]


async def test_a_household_of_four_gets_through_two_days(world: World) -> None:
    chen, daughter = world.wang, world.zhang
    await move_in(world)
    assert world.last(chen).text == "好的，记下了：您是李奶奶的子女。"

    # the first morning: one message, a row for each, by button and by words
    before = len(chen.sees())
    await world.until("04-01 08:00")
    assert len(chen.sees()) == before + 1
    card = world.card(chen, CARD)
    assert card.labels == ["陈明 ☐", "刘芳 ☐", "陈小宝 ☐", "李奶奶 ☐", "全家都报好了", "没有体温计"]
    assert world.last(daughter).text.startswith("李奶奶，您好 ☀️ 早上的体温时间到了。")
    await world.presses(chen, "陈小宝 ☐", on=card)
    assert world.last(chen).text == "陈小宝的体温是多少？点数字，或者直接打字。"
    await world.restart()  # a tapped name is a row
    assert (await world.says(chen, "36.9")).text.startswith("记下了，陈小宝：36.9℃")
    asked = await world.says(chen, "我36.5，老伴36.6")
    assert asked.text == "我是这样记的，对吗？\n陈明　36.5℃\n刘芳　36.6℃"
    assert asked.labels == ["✓ 对", "✗ 重来"]
    assert kept(world) == [(3, 3690)]
    await world.presses(chen, "✓ 对", on=asked)
    assert kept(world) == [(3, 3690), (1, 3650), (2, 3660)]
    assert marks(world.card(chen, CARD)) == ["陈明 ☑ 36.5", "刘芳 ☑ 36.6", "陈小宝 ☑ 36.9", "李奶奶 ☐"]
    popped = await world.presses(chen, "全家都报好了", on=world.card(chen, CARD))
    assert popped == "还差：李奶奶。点名字就能报。"

    # the daughter answers for her mother: the brother hears of it, and nobody is reminded
    assert (await world.says(daughter, "36.4")).text.startswith("记下了，李奶奶：36.4℃")
    assert world.last(chen).text == "子女已经替李奶奶报了：36.4℃，您不用再报了。"
    done = world.card(chen, "早上的体温，家里都报好了")
    assert marks(done)[-1] == "李奶奶 ☑ 36.4"
    told = len(chen.sees()), len(daughter.sees())
    asked = await world.says(chen, "李奶奶36.7")
    assert asked.text == "李奶奶这一轮的体温，子女已经报了 36.4℃。\n要改成 36.7℃ 吗？"
    await world.presses(chen, "不改，就是 36.4℃", on=asked)
    assert world.last(chen).text == "好的，李奶奶还是 36.4℃，没有改。"
    await world.until("04-01 10:30")
    assert (len(chen.sees()), len(daughter.sees())) == (told[0] + 1, told[1])

    # the evening: the child has a fever, by words, and grandmother is reported by the worker after a call
    await world.until("04-01 18:00")
    await world.presses(chen, "✓ 对", on=await world.says(chen, "我36.6 老伴36.5 孩子38.2"))
    assert world.saw(world.fang, "发热 38.2℃")
    assert world.card(world.fang, "发热 38.2℃").text.splitlines()[0].endswith("陈小宝　3号楼")
    assert world.card(chen, "38.2℃，比平时高").text.startswith("陈小宝\n记下了：38.2℃")
    await world.says(world.fang, "/rep 李奶奶 36.5")
    assert world.last(daughter).text == "王芳已经替李奶奶报了：36.5℃，您不用再报了。"
    shown = await world.says(world.fang, "/find 李奶奶")
    assert "谁填报：子女（中文）、子女（中文）" in shown.text
    assert "36.5℃（王芳）" in shown.text and "36.4℃（子女）" in shown.text
    assert [one.state.value for one in world.rows(Check)] == ["answered"] * 8

    # the second day: one is silent, one reminder names only them
    await world.until("04-02 08:00")
    await world.says(chen, "陈明36.5 刘芳36.5 李奶奶36.6")
    before = len(chen.sees())
    await world.until("04-02 08:45")
    (reminder,) = chen.sees()[before:]
    assert reminder.text.startswith("还没收到这几位早上的体温：陈小宝")
    assert reminder.labels == ["陈小宝 ☐", "全家都报好了", "没有体温计"]
    await world.presses(chen, "陈小宝 ☐", on=reminder)
    await world.presses(chen, "37", on=world.last(chen))
    await world.presses(chen, "37.1", on=world.last(chen))
    assert kept(world)[-1] == (3, 3710)

    # the son no longer answers for grandmother, thinks again, and the day ends in order
    await world.says(chen, "/family")
    assert world.last(chen).text == (
        "这部手机替这几位报体温：\n陈明　（本人）\n刘芳　（我是TA的老伴）\n"
        "陈小宝　（我是TA的父母）\n李奶奶　（我是TA的子女）"
    )
    await world.presses(chen, "不再替李奶奶报")
    assert world.last(chen).text == "好的，以后不再请您替李奶奶报了，已经告诉王芳。"
    assert world.saw(world.fang, "李奶奶（3号楼）的一位家人不再替TA报了，还有 1 位能报。")
    await world.until("04-02 18:00")
    assert marks(world.card(chen, "晚上再给家里人量一次体温")) == ["陈明 ☐", "刘芳 ☐", "陈小宝 ☐"]
    await world.presses(chen, "↩️ 点错了，还是我报", on=world.card(chen, "不再请您替李奶奶报"))
    assert marks(world.card(chen, "晚上再给家里人量一次体温"))[-1] == "李奶奶 ☐"
    await world.says(chen, "陈明36.5 刘芳36.5 陈小宝36.9 李奶奶36.6")
    assert marks(world.last(chen)) or world.saw(chen, "晚上的体温，家里都报好了")
    assert [one.state.value for one in world.rows(Check)] == ["answered"] * 16
    assert len(world.rows(Alert)) == 1


async def test_an_english_household_reads_english_to_the_last_toast(world: World) -> None:
    anna = world.anna
    await world.enrol(anna, language="English", consent="Yes, start")
    await world.says(world.fang, "/enroll Bob 东门网格")
    anna.starts(world.token(world.last(world.fang)))
    await world.settle()
    await world.presses(anna, "English")
    await world.presses(anna, "I report for a family member")
    assert world.last(anna).text == "What are you to Bob?"
    await world.presses(anna, "Partner")
    await world.until("04-01 08:00")
    assert world.last(anna).labels == ["Anna ☐", "Bob ☐", "Everybody is done", "I have no thermometer"]
    assert await world.presses(anna, "Everybody is done") == "Still missing: Anna, Bob. Tap a name to report."
    asked = await world.says(anna, "me 36.5, my wife 36.8")
    assert asked.text == "This is how I understood it. Is it right?\nAnna  36.5℃\nBob  36.8℃"
    await world.says(anna, "yes")
    assert kept(world) == [(1, 3650), (2, 3680)]


async def test_help_has_a_button_for_the_family_and_one_for_the_wrong_person(world: World) -> None:
    await world.enrol(world.li)
    await world.says(world.li, "/help")
    await world.presses(world.li, "👪 替家里人报")
    assert world.last(world.li).text == "这部手机替这几位报体温：\n李奶奶　（本人）"
    await world.presses(world.li, "➕ 加一位家人")
    assert world.last(world.li).text.endswith("还没有卡片的话，请王芳出一张。")
    await world.says(world.li, "/help")
    await world.presses(world.li, "不是我，扫错了")
    assert world.last(world.li).text == "对不起，是我们弄错了，不会再打扰您。"
    assert world.saw(world.fang, "李奶奶（东门网格）的二维码扫错了人，已经解除。")


async def test_two_of_four_are_asked_for_one_after_the_other(world: World) -> None:
    chen = world.wang
    await move_in(world)
    await world.until("04-01 08:00")
    before = len(chen.sees())
    await world.says(chen, "我们俩都36.5")
    first, second = chen.sees()[before:]
    assert first.text == "“我们俩”36.5℃，指的是哪一位？"
    assert second.text == "“我们俩”36.5℃，还有一位是谁？"
    await world.presses(chen, "陈明", on=first)
    await world.presses(chen, "刘芳", on=second)
    assert kept(world) == [(1, 3650), (2, 3650)]
    # the same word twice with two values is two people as well
    before = len(chen.sees())
    await world.says(chen, "孩子36.7 孩子36.9")
    one, other = chen.sees()[before:]
    await world.presses(chen, "陈小宝", on=one)
    await world.presses(chen, "李奶奶", on=other)
    assert kept(world)[2:] == [(3, 3670), (4, 3690)]
