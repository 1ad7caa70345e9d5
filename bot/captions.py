"""What stands under a story of the sandbox while a step of it is played, in both languages."""

from datetime import timedelta

from bot import clock
from bot.cast import ZONE
from bot.rules.slots import Profile
from bot.scenarios import Step

WEEKDAYS = "一二三四五六日"


def caption(step: Step) -> tuple[str, str]:
    """Return what happens in a step, in both languages."""
    zh, en = TURNS.get((step.does, step.what)) or CAPTIONS[step.does]
    what = filled(step.what).replace("\n", " ")
    return zh.format(who=step.who, what=what), en.format(who=step.who, what=what)


CAPTIONS = {
    "says": ("{who}：{what}", "{who} types: {what}"),
    "presses": ("{who} 点 [{what}]", "{who} presses [{what}]"),
    "scans": ("{who} 扫 {what} 的码", "{who} scans the code of {what}"),
    "blocks": ("{who} 停用了机器人", "{who} blocks the bot"),
    "unblocks": ("{who} 重新打开机器人", "{who} unblocks the bot"),
    "until": ("到 {what}", "It is {what}"),
    "waits": ("过了 {what} 分钟", "{what} minutes pass"),
    "lacks": ("{who} 没有被打扰", "{who} is left in peace"),
    "sees": ("{who} 看到 “{what}”", "{who} sees “{what}”"),
}


# what befalls the bot and the network has no name to fill in: each turn has its own words
TURNS = {
    ("bot", "stop"): ("机器人停了", "The bot stops"),
    ("bot", "start"): ("机器人回来了", "The bot is back"),
    ("bot", "restart"): ("机器人重启", "The bot restarts"),
    ("trouble", "429"): ("Telegram 开始限速（429）", "Telegram limits us (429)"),
    ("trouble", "none"): ("网络恢复正常", "The network is well again"),
}


def filled(text: str) -> str:
    """Return what somebody types with today's days in it."""
    start = clock.now().astimezone(ZONE).date() - timedelta(days=Profile().days - 1)
    return text.replace("{week}", _week()).replace("{start}", start.isoformat())


def _week() -> str:
    """Return the seven days from today as people write them: 周四至周三."""
    today = clock.now().astimezone(ZONE).weekday()
    return f"周{WEEKDAYS[today]}至周{WEEKDAYS[today - 1]}"
