"""The stories the sandbox's page can tell: each a list of steps, as data, played through people's actions.

Every story begins in the same town at seven in the morning: the staff is appointed, 李奶奶 and
王大爷 take part, 张阿姨 and Anna, who begin tomorrow, have a code and have not scanned it. A step
names who does what; `sees` is what must be on somebody's screen by then (`lacks`: what must not),
or the story stops and says so.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens. `what` is text, a button, a time of day, minutes or the kind of trouble."""

    does: str
    who: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A story with its name in both languages."""

    id: str
    zh: str
    en: str
    steps: tuple[Step, ...]


def says(who: str, text: str) -> Step:
    """Somebody types. `{week}` is the seven days from today, as in 周四至周三; `{start}` begins a last day today."""
    return Step("says", who, text)


def presses(who: str, label: str) -> Step:
    """Somebody presses the newest button with this label."""
    return Step("presses", who, label)


def scans(who: str, name: str) -> Step:
    """Somebody scans the code that was made for `name`."""
    return Step("scans", who, name)


def sees(who: str, words: str) -> Step:
    """These words stand on somebody's screen."""
    return Step("sees", who, words)


def lacks(who: str, words: str) -> Step:
    """These words stand nowhere on somebody's screen."""
    return Step("lacks", who, words)


def until(wall: str) -> Step:
    """Time passes until clocks show this next, such as `08:00`."""
    return Step("until", what=wall)


def waits(minutes: int) -> Step:
    """So many minutes pass."""
    return Step("waits", what=str(minutes))


def trouble(kind: str) -> Step:
    """Telegram makes trouble from here on; `none` ends it. The kinds are those of `playing.TROUBLES`."""
    return Step("trouble", what=kind)


def bot(does: str) -> Step:
    """The bot stops, starts or restarts."""
    return Step("bot", what=does)


QUIET_DAY = (
    until("08:00"),
    sees("李奶奶", "早上的体温时间到了"),
    says("李奶奶", "三十六度五"),
    sees("李奶奶", "36.5℃"),
    presses("李奶奶", "没有不舒服"),
    says("王大爷", "36度7"),
    presses("王大爷", "没有不舒服"),
    until("18:00"),
    sees("李奶奶", "晚上再量一次体温"),
    says("李奶奶", "36,6"),
    presses("李奶奶", "没有不舒服"),
    says("王大爷", "３６．５ 没有不舒服"),
    says("王芳", "/today"),
    sees("王芳", "东门网格"),
)
FEVER_AT_NIGHT = (
    until("08:00"),
    says("李奶奶", "36.4 没有不舒服"),
    says("王大爷", "36.8 没有不舒服"),
    until("18:00"),
    says("李奶奶", "36.5 没有不舒服"),
    says("王大爷", "37.1 没有不舒服"),
    until("23:40"),
    says("王大爷", "38.6 咳得厉害"),
    sees("王芳", "发热 38.6℃"),
    sees("刘医生", "发热 38.6℃"),
    waits(16),
    sees("陈书记", "发热 38.6℃"),
    presses("陈书记", "我来处理"),
    sees("王芳", "✅ 陈书记"),
    presses("陈书记", "打通了"),
    presses("陈书记", "处理完了"),
    presses("陈书记", "已送医"),
    sees("刘医生", "已送医"),
)
SILENT_GRANDMOTHER = (
    until("08:00"),
    says("王大爷", "36.5 没有不舒服"),
    until("08:45"),
    until("09:30"),
    sees("王芳", "还差 1 位"),
    until("10:00"),
    waits(1),
    says("王芳", "/rep 李奶奶 36.4"),
    sees("李奶奶", "36.4℃"),
    sees("王芳", "都报齐了"),
)
HOUSEHOLD = (
    says("王芳", "/enroll 陈明 东门网格 3号楼"),
    scans("陈明", "陈明"),
    presses("陈明", "中文"),
    presses("陈明", "好的，开始"),
    says("王芳", "/enroll 刘芳 东门网格 3号楼"),
    scans("陈明", "刘芳"),
    presses("陈明", "中文"),
    presses("陈明", "我替家人报"),
    presses("陈明", "老伴"),
    says("王芳", "/enroll 陈小宝 东门网格 3号楼"),
    scans("陈明", "陈小宝"),
    presses("陈明", "中文"),
    presses("陈明", "我替家人报"),
    presses("陈明", "父母"),
    says("王芳", "/enroll 陈奶奶 东门网格 3号楼"),
    scans("陈明", "陈奶奶"),
    presses("陈明", "中文"),
    presses("陈明", "我替家人报"),
    presses("陈明", "子女"),
    until("08:00"),
    sees("陈明", "早上的体温时间到了"),
    says("陈明", "我36.5，老伴36.6"),
    presses("陈明", "✓ 对"),
    says("陈明", "陈小宝 38.2"),
    sees("王芳", "发热 38.2℃"),
    says("陈明", "陈奶奶 36.4"),
    sees("陈明", "家里都报好了"),
    presses("王芳", "我来处理"),
    sees("刘医生", "✅ 王芳"),
)
WRONG_CODE = (
    scans("路人", "张阿姨"),
    presses("路人", "中文"),
    presses("路人", "不是我，扫错了"),
    sees("路人", "不会再打扰您"),
    sees("王芳", "扫错了人"),
    scans("路人", "张阿姨"),
    sees("路人", "这个码用不了"),
    says("王芳", "/card 张阿姨"),
    scans("张阿姨", "张阿姨"),
    presses("张阿姨", "中文"),
    presses("张阿姨", "好的，开始"),
    sees("张阿姨", "都办好了"),
)
ENGLISH_SPEAKER = (
    scans("Anna", "Anna"),
    presses("Anna", "English"),
    presses("Anna", "Yes, start"),
    sees("Anna", "all is set"),
    until("08:00"),
    says("Anna", "97.7F"),
    sees("Anna", "36.5"),
    presses("Anna", "🆘 Help"),
    sees("Anna", "call 120"),
    sees("王芳", "紧急求助"),
    presses("王芳", "我来处理"),
    presses("王芳", "打通了"),
)
SUPPLIES = (
    says("李奶奶", "大米10斤，青菜，鸡蛋一板，今天要"),
    sees("李奶奶", "· 鸡蛋　1板"),
    sees("王芳", "⏰ 今天要"),
    presses("王芳", "接单，1 小时内"),
    sees("李奶奶", "王芳接了您的单"),
    waits(25),
    presses("王芳", "买好了"),
    says("王芳", "63.5"),
    sees("李奶奶", "买好了，一共 63.50 元"),
    presses("王芳", "我垫的"),
    presses("王芳", "放门口了"),
    presses("李奶奶", "拿到了"),
    sees("李奶奶", "这单办好了"),
    presses("王芳", "钱结清了"),
    sees("李奶奶", "63.50 元结清了"),
)
SOS = (
    says("李奶奶", "救命，我喘不上气"),
    sees("李奶奶", "120"),
    sees("王芳", "紧急求助"),
    sees("刘医生", "紧急求助"),
    waits(3),
    sees("陈书记", "紧急求助"),
    presses("王芳", "我来处理"),
    sees("刘医生", "✅ 王芳"),
    presses("王芳", "处理完了"),
    presses("王芳", "已送医"),
    presses("王大爷", "🆘 求助"),
    sees("王芳", "王大爷"),
    presses("王大爷", "点错"),
    sees("王大爷", "没事就好"),
    presses("王芳", "我来处理"),
    presses("王芳", "处理完了"),
    presses("王芳", "核实过，是误点"),
    sees("刘医生", "核实过，是误点"),
)
OFF_DUTY = (
    says("陈书记", "/duty roster 东门网格 网格员\n{week} 08:00-20:00 王芳 / 20:00-08:00 赵敏"),
    presses("陈书记", "确认"),
    sees("陈书记", "排班已生效"),
    until("08:00"),
    sees("王芳", "您接班了"),
    says("李奶奶", "36.4 没有不舒服"),
    says("王大爷", "36.8 没有不舒服"),
    until("18:00"),
    says("李奶奶", "36.4 没有不舒服"),
    says("王大爷", "36.9 没有不舒服"),
    until("20:00"),
    sees("赵敏", "您接班了"),
    waits(10),
    says("王大爷", "38.4 头晕"),
    sees("赵敏", "发热 38.4℃"),
    lacks("王芳", "发热 38.4℃"),
    presses("赵敏", "我来处理"),
    sees("刘医生", "✅ 赵敏"),
)
BLOCKED = (
    Step("blocks", "李奶奶"),
    until("08:00"),
    sees("王芳", "收不到消息了"),
    presses("王芳", "我来处理"),
    says("王芳", "/rep 李奶奶 36.5"),
    sees("王芳", "36.5℃"),
    Step("unblocks", "李奶奶"),
    says("李奶奶", "36.6"),
    sees("李奶奶", "36.6℃"),
)
OUTAGE = (
    until("08:00"),
    sees("李奶奶", "早上的体温时间到了"),
    bot("stop"),
    says("李奶奶", "36.5"),
    waits(120),
    bot("start"),
    sees("李奶奶", "刚才我停了一会儿"),
    sees("李奶奶", "36.5℃"),
    says("王大爷", "36.6"),
    sees("王大爷", "36.6℃"),
)
STORM = (
    until("07:59"),
    trouble("429"),
    until("08:00"),
    says("王大爷", "38.5 有点咳嗽"),
    waits(2),
    trouble("none"),
    waits(2),
    sees("李奶奶", "早上的体温时间到了"),
    sees("王大爷", "38.5℃"),
    sees("王芳", "发热 38.5℃"),
    presses("王芳", "我来处理"),
    sees("刘医生", "✅ 王芳"),
)

RELEASE_DAY = (
    says("王芳", "/enroll 陈明 东门网格 2号楼1单元301 13800000006 {start}"),
    scans("陈明", "陈明"),
    presses("陈明", "中文"),
    presses("陈明", "好的，开始"),
    until("08:00"),
    says("陈明", "36.5 没有不舒服"),
    until("10:00"),
    waits(1),
    sees("陈明", "正式解除要等"),
    sees("王芳", "到期 1 位"),
    says("陈书记", "/release 陈明"),
    presses("陈书记", "🔓 确认解除"),
    sees("陈书记", "等网格员同意 → 网格员"),
    presses("王芳", "✅ 网格员同意解除"),
    presses("刘医生", "✅ 卫生院同意解除"),
    sees("陈书记", "条件都齐了"),
    presses("陈书记", "🔓 确认解除"),
    waits(1),
    sees("陈明", "解除通知单"),
    sees("陈明", "居家观察结束了"),
    sees("王芳", "已解除隔离，通知单已发给本人"),
    presses("陈书记", "🖨 再出一份通知单"),
    sees("陈书记", "打印后盖章"),
)

SCENARIOS: tuple[Scenario, ...] = (
    Scenario("quiet", "平常的一天", "A quiet day", QUIET_DAY),
    Scenario("fever", "夜里发热", "Fever at night", FEVER_AT_NIGHT),
    Scenario("silent", "奶奶没有回", "Silent grandmother", SILENT_GRANDMOTHER),
    Scenario("household", "一家四口", "Household of four", HOUSEHOLD),
    Scenario("wrong", "扫错了码", "Wrong QR code", WRONG_CODE),
    Scenario("english", "说英语的住户", "English speaker", ENGLISH_SPEAKER),
    Scenario("supplies", "从一句话到门口", "Supplies from word to door", SUPPLIES),
    Scenario("sos", "求助与误点", "SOS, and a mistaken one", SOS),
    Scenario("duty", "网格员下班了", "Worker off duty", OFF_DUTY),
    Scenario("blocked", "停用了机器人", "Blocked bot", BLOCKED),
    Scenario("outage", "停摆两小时", "Two-hour outage", OUTAGE),
    Scenario("release", "解除那一天", "Release day", RELEASE_DAY),
    Scenario("storm", "限速风暴 429", "429 storm", STORM),
)
