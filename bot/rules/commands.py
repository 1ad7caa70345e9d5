"""The one table of commands: `/help`, the command menus and the README are all made from it."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.rules.roles import Action, Grant, may_anywhere


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command. Its words are `command-NAME` in the texts; `needs` is the right it asks for."""

    name: str
    alias: str
    usage: str = ""
    needs: Action | None = None
    for_residents: bool = False
    for_staff: bool = False  # and for whoever works here, at home in isolation or not
    in_menu: bool = True
    changes: bool = False  # not carried out when it comes late


COMMANDS: tuple[Command, ...] = (
    Command("start", "开始", "[CODE]", in_menu=False),
    Command("help", "帮助"),
    Command("report", "报体温", for_residents=True),
    Command("need", "要东西", for_residents=True),
    Command("sos", "求助", for_residents=True),
    Command("call", "打电话", for_residents=True),
    Command("family", "家人", for_residents=True),
    Command("me", "我的记录", for_residents=True),
    Command("settings", "设置", for_residents=True, for_staff=True),
    Command("stop", "不再收", for_residents=True),
    Command("out", "出门报备", for_residents=True),
    Command("today", "今天", needs=Action.SEE_BOARD),
    Command("missing", "没报的", "[PLACE]", needs=Action.REPORT_FOR),
    Command("alerts", "没办完的", "[PLACE]", needs=Action.SEE_ALERTS),
    Command("rep", "代报", "NAME VALUE", needs=Action.REPORT_FOR),
    Command("find", "查人", "TEXT", needs=Action.SEE_PERSON),
    Command("note", "记一笔", "NAME TEXT", needs=Action.WRITE_NOTE, changes=True),
    Command("message", "留言", "NAME TEXT", needs=Action.WRITE_MESSAGE, changes=True),
    Command("enroll", "登记", "NAME PLACE [address] [phone] [start] [days]", needs=Action.ENROL, changes=True),
    Command("card", "二维码", "NAME", needs=Action.ENROL, changes=True),
    Command("stock", "库存", "[WORDS]", needs=Action.KEEP_STOCK, changes=True),
    Command("daily", "日报", "[PLACE] [DATE]", needs=Action.SEE_REPORT),
    Command("board", "群看板", needs=Action.BIND_GROUP),
    Command("bind", "绑定", "[PLACE | off]", needs=Action.BIND_GROUP, changes=True),
    Command("duty", "值班", "[on | off | deputy NAME | roster PLACE ROLE]", needs=Action.SERVE, changes=True),
    Command("handover", "交班", "[NAME]", needs=Action.SERVE, changes=True),
    Command("whoson", "谁值班", "[PLACE]", needs=Action.SERVE),
    Command("notify", "提醒", needs=Action.SERVE),
    Command("supplies", "物资", "[list | money [DATE] | NUMBER]", needs=Action.SUPPLY),
    Command("release", "解除", "NAME", needs=Action.SEE_RELEASE),
    Command("extend", "延长", "NAME DAYS [REASON]", needs=Action.CHANGE_EPISODE, changes=True),
    Command("transfer", "转出", "NAME PLACE [REASON]", needs=Action.CHANGE_EPISODE, changes=True),
    Command("pause", "暂停", "NAME | PLACE [UNTIL]", needs=Action.CHANGE_EPISODE, changes=True),
    Command(
        "place",
        "区域",
        "[add PATH | rename PATH NAME | move PATH PARENT | close PATH | open PATH]",
        needs=Action.EDIT_PLACES,
        changes=True,
    ),
    Command(
        "team",
        "人员",
        "[PLACE | add [ID ROLE PLACE NAME] | remove ID [ROLE PLACE]]",
        needs=Action.EDIT_TEAM,
        changes=True,
    ),
    Command("checkpoint", "卡点移交", "NAME VALUE PLACE|ADDRESS [PHONE]", needs=Action.HAND_OFF, changes=True),
    Command("broadcast", "群发", "[staff] PLACE TEXT", needs=Action.BROADCAST, changes=True),
    Command("advice", "温馨提示", "[N] [PLACE]", needs=Action.ADVISE, changes=True),
    Command("spotcheck", "抽查", "[N [PLACE]]", needs=Action.SPOT_CHECK, changes=True),
    Command("export", "导出", "[PLACE] [DATE]", needs=Action.EXPORT),
    Command("import", "批量登记", needs=Action.IMPORT, changes=True),
    Command("rules", "规则", "[PLACE] [NAME VALUE]", needs=Action.EDIT_RULES, changes=True),
    Command("forget", "清除", "[NAME]", needs=Action.FORGET),
    Command("audit", "留痕", "[WHO] [DAYS]", needs=Action.SEE_AUDIT),
    Command("status", "状态", needs=Action.SEE_STATUS),
)

BY_WORD = {word: command for command in COMMANDS for word in (command.name, command.alias)}


def menu(grants: Iterable[Grant], *, resident: bool) -> tuple[Command, ...]:
    """Return the commands a person can use, in the order of the table."""
    held = tuple(grants)
    return tuple(command for command in COMMANDS if _is_for(command, held, resident))


def _is_for(command: Command, held: tuple[Grant, ...], resident: bool) -> bool:
    if command.needs is not None:
        return may_anywhere(held, command.needs)
    return resident or not command.for_residents or (command.for_staff and bool(held))
