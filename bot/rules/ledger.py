"""The ledger workbook: its sheets and their columns, Chinese first and stable, English in the second row.

Districts have macros that look for these words, so a heading is changed here and nowhere else, and a place that needs
others says so with a profile of columns: which, in which order, and under which name.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.rules.places import PlaceKind

MOST_PEOPLE = 3_000  # in one file: it is read in the one transaction that writes, and nobody pages through more
MATRIX_DAYS = 14


class Kind(StrEnum):
    """How a cell is written: as text whatever it looks like, as a whole number, as a temperature."""

    TEXT = "text"
    NUMBER = "number"
    CELSIUS = "celsius"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the name it goes by in a profile, its two headings, its width in characters."""

    key: str
    zh: str
    en: str
    width: float
    kind: Kind = Kind.TEXT
    printed: bool = False  # stands in the A4 print view


def _c(key: str, zh: str, en: str, width: float, mark: str = "") -> Column:
    kind = Kind.NUMBER if "n" in mark else Kind.CELSIUS if "c" in mark else Kind.TEXT
    return Column(key, zh, en, width, kind, "p" in mark)


PEOPLE: tuple[Column, ...] = (
    _c("no", "序号", "No.", 5, "np"),
    _c("subdistrict", "街道（镇）", "Subdistrict", 11),
    _c("community", "社区（村）", "Community", 11),
    _c("grid", "网格", "Grid", 7),
    _c("worker", "网格员", "Grid worker", 8, "p"),
    _c("name", "姓名", "Name", 8, "p"),
    _c("sex", "性别", "Sex", 5),
    _c("age", "年龄", "Age", 5, "np"),
    _c("phone", "联系电话", "Phone", 13, "p"),
    _c("address", "现住地址", "Address", 24, "p"),
    _c("household", "户号", "Household", 8),
    _c("relation", "与户主关系", "Relation", 8),
    _c("category", "人员类别", "Category", 10),
    _c("source", "来源", "Source", 10),
    _c("start", "起始日期", "Start", 11),
    _c("end", "应解除日期", "Due end", 11, "p"),
    _c("day", "第几天", "Day", 6, "np"),
    _c("care", "特殊情况", "Special care", 12, "p"),
    _c("language", "语言", "Language", 6),
    _c("channel", "上报方式", "Channel", 9),
    _c("am", "早体温℃", "AM ℃", 8, "cp"),
    _c("am_time", "早报时间", "AM time", 9),
    _c("am_source", "早报来源", "AM source", 9),
    _c("pm", "晚体温℃", "PM ℃", 8, "cp"),
    _c("pm_time", "晚报时间", "PM time", 9),
    _c("pm_source", "晚报来源", "PM source", 9),
    _c("symptoms", "症状", "Symptoms", 14, "p"),
    _c("status", "今日状态", "Status today", 9, "p"),
    _c("action", "处置", "Action", 14),
    _c("acted", "处置人/时间", "By / at", 14),
    _c("remark", "备注", "Remark", 14, "p"),
)

CASES: tuple[Column, ...] = (
    _c("no", "序号", "No.", 5, "n"),
    _c("community", "社区", "Community", 11),
    _c("grid", "网格", "Grid", 8),
    _c("name", "姓名", "Name", 8),
    _c("sex", "性别", "Sex", 5),
    _c("age", "年龄", "Age", 5, "n"),
    _c("phone", "电话", "Phone", 13),
    _c("address", "住址", "Address", 20),
    _c("category", "人员类别", "Category", 10),
    _c("first", "首次异常时间", "First abnormal", 12),
    _c("highest", "最高体温", "Highest ℃", 8, "c"),
    _c("symptoms", "症状", "Symptoms", 14),
    _c("found", "发现方式", "Found by", 10),
    _c("alerted", "告警时间", "Alert at", 12),
    _c("owner", "接手人", "Taken by", 8),
    _c("owned", "接手时间", "Taken at", 12),
    _c("action", "处置", "Action", 14),
    _c("hospital", "送医医院/时间", "Hospital / at", 14),
    _c("outcome", "转归", "Outcome", 14),
    _c("closed", "办结时间", "Closed at", 12),
    _c("remark", "备注", "Remark", 12),
)

SILENT: tuple[Column, ...] = (
    _c("name", "姓名", "Name", 9),
    _c("address", "地址", "Address", 24),
    _c("phone", "电话", "Phone", 14),
    _c("slot", "时段", "Slot", 10),
    _c("reminders", "提醒次数", "Reminders", 9, "n"),
    _c("calls", "拨打次数与时间", "Calls", 20),
    _c("result", "结果", "Result", 14),
    _c("in_a_row", "连续未报次数", "Missed in a row", 12, "n"),
    _c("worker", "责任人", "Responsible", 10),
    _c("next", "下一步", "Next step", 18),
)

ORDERS: tuple[Column, ...] = (
    _c("number", "单号", "No.", 7, "n"),
    _c("asked", "提出时间", "Asked at", 12),
    _c("name", "姓名", "Name", 9),
    _c("address", "地址", "Address", 22),
    _c("category", "类别", "Category", 12),
    _c("items", "明细", "Items", 30),
    _c("urgent", "急否", "Urgent", 9),
    _c("owner", "接单人", "Taken by", 9),
    _c("taken", "接单时间", "Taken at", 12),
    _c("brought", "送达时间", "At the door", 12),
    _c("received", "本人确认", "Received", 12),
    _c("why", "未办原因", "Why not", 18),
)

CORRECTIONS: tuple[Column, ...] = (
    _c("at", "时间", "At", 12),
    _c("by", "更正人", "Who", 10),
    _c("name", "对象", "Person", 10),
    _c("field", "字段", "Field", 16),
    _c("old", "原值", "Old", 12),
    _c("new", "新值", "New", 12),
    _c("why", "原因", "Reason", 16),
)

# of the daily report, in the order of its text; `kind` of the rate is decided where it is written
FIGURES: tuple[Column, ...] = (
    _c("before", "昨日在管", "Yesterday", 9, "n"),
    _c("new", "新增", "New", 7, "n"),
    _c("released", "解除", "Released", 8, "n"),
    _c("moved", "转出", "Moved", 7, "n"),
    _c("managed", "在管", "Managed", 8, "n"),
    _c("due", "应报人次", "Due", 9, "n"),
    _c("done", "已报", "Received", 8, "n"),
    _c("rate", "报告率%", "Rate %", 8),
    _c("own", "本人", "Self", 7, "n"),
    _c("family", "家人", "Family", 7, "n"),
    _c("behalf", "代报", "On behalf", 8, "n"),
    _c("late", "补报", "Late", 7, "n"),
    _c("fever", "发热", "Fever", 7, "n"),
    _c("usual", "复测正常", "Normal again", 9, "n"),
    _c("symptom", "有症状", "Symptoms", 8, "n"),
    _c("hospital", "送医", "Hospital", 7, "n"),
    _c("lost", "联系不上", "Out of contact", 9, "n"),
    _c("asked", "物资", "Orders", 7, "n"),
    _c("brought", "办结", "Brought", 7, "n"),
    _c("overdue", "超时", "Overdue", 7, "n"),
    _c("spot", "抽查", "Spot checks", 7, "n"),
    _c("spot_home", "抽查在家", "Spot: home", 7, "n"),
    _c("spot_no_answer", "抽查无应答", "Spot: no answer", 8, "n"),
    _c("spot_away", "抽查不在", "Spot: not home", 7, "n"),
    _c("spot_refused", "抽查拒绝", "Spot: refused", 7, "n"),
)

# the sheets in their order; the print view of the ledger stands behind them
SHEETS = ("汇总", "台账", "发热症状个案表", "未报与联系不上", "物资", "体温矩阵", "更正", "说明")
PRINTED = "打印版"

# by the name in a profile, or by the Chinese heading that people see in the sheet
BY_KEY = {word: column for column in PEOPLE for word in (column.key, column.zh)}


def arranged(profile: str) -> tuple[Column, ...] | None:
    """Return the columns a profile names, `name, phone=电话, am`: these, in this order, a new heading after `=`.

    An empty profile means all of them. None for a profile with a column that there is not, or one twice.
    """
    chosen: list[Column] = []
    for word in profile.replace("，", ",").split(","):
        if not word.strip():
            continue
        key, _, heading = (part.strip() for part in word.partition("="))
        column = BY_KEY.get(key)
        if column is None or any(one.key == column.key for one in chosen):
            return None
        chosen.append(replace(column, zh=heading) if heading else column)
    return tuple(chosen) or PEOPLE


def level_names(path: str) -> dict[PlaceKind, str]:
    """Return the names on a path by their level: a path of two has no community."""
    return dict(zip(PlaceKind, path.split("/"), strict=False))


def file_name(place: str, day: str, edition: str, form: str) -> str:
    """Return the name of the file: 台账_东风社区_2026-11-23_第1版.xlsx."""
    kept = "".join(char for char in place if char not in '\\/:*?"<>|')
    return f"台账_{kept}_{day}_{edition}.{form}"
