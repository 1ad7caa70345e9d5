"""The cast of the cards: invented people, in Chinese and in English."""

import io
from collections.abc import Callable
from typing import TypeAlias

import pytest
from PIL import Image

from bot.cards.chart import ChartDay, FeverChart
from bot.cards.enrolment import EnrolmentCard
from bot.cards.report import Figure, ReportCard

Opened: TypeAlias = Callable[[bytes], Image.Image]

READINGS = [
    (36.4, 36.6),
    (36.5, 36.8),
    (36.7, 37.0),
    (37.4, 37.9),
    (38.2, 38.4),
    (38.1, 37.6),
    (None, 37.2),
    (36.9, None),
    (None, None),
    (36.7, 36.8),
    (36.5, 36.6),
    (36.4, None),
    (None, None),
    (None, None),
]


@pytest.fixture
def opened() -> Opened:
    def open_png(png: bytes) -> Image.Image:
        with Image.open(io.BytesIO(png), formats=("PNG",)) as image:
            return image.convert("RGB")

    return open_png


@pytest.fixture
def li() -> EnrolmentCard:
    return EnrolmentCard(
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


@pytest.fixture
def margaret() -> EnrolmentCard:
    return EnrolmentCard(
        title="Dongfeng Community Care Helper",
        subtitle="Home follow-up · enrolment card",
        name="Margaret O’Sullivan",
        name_stand_in="Name: see message",
        address="Flat 501, Unit 2, Building 3, Dongfeng Community, Changhe Subdistrict",
        dates="20 Nov – 3 Dec",
        days="14 days",
        steps=(
            "Scan the code with your phone",
            "Open Telegram and tap Start",
            "Send your temperature every morning and evening",
        ),
        link="https://t.me/suifang_demo_bot?start=Zk3v9QbT1mXw7RyLc0aPdg",
        code_label="Cannot scan? Send this code to the helper",
        code="K7MPX4TQ",
        validity="Valid for 72 hours, works once",
        worker_label="Your grid worker",
        worker_name="Wang Xiaomei",
        worker_phone="+86 138 0000 0000",
        emergency="Emergency? Call 120 straight away",
    )


@pytest.fixture
def fortnight() -> FeverChart:
    return FeverChart(
        name="李桂兰",
        name_stand_in="李某",
        subtitle="东风社区 3 网格 · 11月20日 – 12月3日",
        days=tuple(ChartDay(f"11/{n}", morning, evening) for n, (morning, evening) in enumerate(READINGS, 15)),
        fever_line=37.3,
        fever_label="发热线 37.3℃",
        morning_label="早",
        evening_label="晚",
        empty="还没有体温",
        footer="腋温 ℃ · 空缺表示没有报",
    )


@pytest.fixture
def dongfeng() -> ReportCard:
    return ReportCard(
        title="居家健康监测日报",
        place="东风社区",
        date="11月23日 0—24时",
        stamp="已确认",
        figures=(
            Figure("在管", "212", "新增 3 · 解除 5 · 转出 0"),
            Figure("报告率", "98.6%", "应报 424 · 已报 418"),
            Figure("代报", "36", "本人 382"),
            Figure("发热", "2", "复测正常 1", is_urgent=True),
            Figure("有症状", "3", "送医 1", is_urgent=True),
            Figure("联系不上", "0"),
        ),
        remarks=("需上级协调：3 号楼有两户透析病人，明早需要用车；2 单元电梯停用，送货请带小推车。",),
        footer="填报 王小梅 11月24日 06:41",
    )
