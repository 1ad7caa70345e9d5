"""Drawing: the three pictures the bot sends."""

from collections.abc import Callable, Iterator
from time import thread_time

from bot.cards.chart import ChartDay, FeverChart, draw_fever_chart
from bot.cards.enrolment import EnrolmentCard, draw_enrolment_card
from bot.cards.report import Figure, ReportCard, draw_report_card
from tests.bench.table import Row, milliseconds, part

BUDGET = 60.0  # milliseconds
TIMES = 31

CHART = FeverChart(
    name="李桂兰",
    name_stand_in="李某",
    subtitle="东风社区 3 网格 · 11月20日 – 12月3日",
    days=tuple(ChartDay(f"11/{day}", 36.4 + day % 5 * 0.4, 36.6 + day % 4 * 0.5) for day in range(15, 29)),
    fever_line=37.3,
    fever_label="发热线 37.3℃",
    morning_label="早",
    evening_label="晚",
    empty="还没有体温",
    footer="腋温 ℃ · 空缺表示没有报",
)
REPORT = ReportCard(
    title="居家健康监测日报",
    place="东风社区",
    date="11月23日 0—24时",
    stamp="已确认",
    figures=tuple(
        Figure(label, "212", "新增 3 · 解除 5", is_urgent=label == "发热") for label in ("在管", "发热", "代报") * 2
    ),
    remarks=("需上级协调：3 号楼有两户透析病人，明早需要用车；2 单元电梯停用，送货请带小推车。",),
    footer="填报 王小梅 11月24日 06:41",
)
ENROLMENT = EnrolmentCard(
    title="东风社区居家关怀助手",
    subtitle="居家健康随访 · 登记卡",
    name="李桂兰",
    name_stand_in="姓名见消息",
    address="长河街道东风社区 3 号楼 2 单元 501",
    dates="11月20日 – 12月3日",
    days="共 14 天",
    steps=("用手机扫左边的二维码", "打开 Telegram，点“开始”", "早晚各报一次体温"),
    link="https://t.me/suifang_demo_bot?start=Zk3v9QbT1mXw7RyLc0aPdg",
    code_label="扫不了？把这八个字发给助手",
    code="K7MPX4TQ",
    validity="72 小时内有效，只能用一次",
    worker_label="您的网格员",
    worker_name="王小梅",
    worker_phone="13800000000",
    emergency="急病请直接打 120",
)


def measure() -> Iterator[Row]:
    """Draw each of them, the typeface loaded, and count the CPU it takes."""
    drawings: dict[str, Callable[[], bytes]] = {
        "fever chart": lambda: draw_fever_chart(CHART),
        "report card": lambda: draw_report_card(REPORT),
        "enrolment card": lambda: draw_enrolment_card(ENROLMENT),
    }
    for name, draw in drawings.items():
        times = milliseconds(draw, TIMES, thread_time)
        note = f"worst {times[-1]:.0f}, {len(draw()) // 1024} KB"
        yield Row(f"{name} drawn", part(times, 0.5), BUDGET, "ms", note=note)
