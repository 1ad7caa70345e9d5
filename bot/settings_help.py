"""What to say about a setting: where to get it and an example, in Chinese and English; and what others call it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

# what other bots call these
OTHER_NAMES = {
    "BOT_TOKEN": "TELEGRAM_TOKEN",
    "TELEGRAM_BOT_TOKEN": "TELEGRAM_TOKEN",
    "TELEGRAM_API_TOKEN": "TELEGRAM_TOKEN",
    "TELEGRAM_KEY": "TELEGRAM_TOKEN",
    "TG_TOKEN": "TELEGRAM_TOKEN",
    "TG_BOT_TOKEN": "TELEGRAM_TOKEN",
    "API_TOKEN": "TELEGRAM_TOKEN",
    "TOKEN": "TELEGRAM_TOKEN",
    "TELEGRAM_BASE_URL": "TELEGRAM_API_URL",
    "TELEGRAM_PROXY": "TELEGRAM_PROXY_URL",
    "PROXY_URL": "TELEGRAM_PROXY_URL",
    "DB_URL": "DATABASE_URL",
    "ADMINS": "ADMIN_IDS",
    "ADMIN_ID": "ADMIN_IDS",
    "TELEGRAM_ADMIN_IDS": "ADMIN_IDS",
}


class Words(NamedTuple):
    """The same sentence in both languages."""

    zh: str
    en: str


@dataclass(frozen=True)
class Help:
    """What to say about a setting when it is wrong."""

    where: Words
    example: str


HELP: Mapping[str, Help] = {
    "TELEGRAM_TOKEN": Help(
        Words(
            "在 Telegram 里找 @BotFather 发送 /newbot（已有机器人发送 /mybots），复制它给的一整行。",
            "In Telegram, write /newbot to @BotFather (/mybots for a bot you have) and copy the line it gives you.",
        ),
        "123456789:AAExampleExampleExampleExampleExample",
    ),
    "TELEGRAM_API_TRUSTED": Help(
        Words("信得过 TELEGRAM_API_URL 的服务器才填 1。", "Write 1 only if you trust the server in TELEGRAM_API_URL."),
        "1",
    ),
    "TELEGRAM_API_URL": Help(
        Words(
            "只写协议、主机和端口；一般不用改。", "Scheme, host and port only; usually there is no need to change it."
        ),
        "https://api.telegram.org",
    ),
    "TELEGRAM_PROXY_URL": Help(
        Words("向您的网络管理员要代理地址。", "Ask whoever runs your network for the address of the proxy."),
        "http://127.0.0.1:8080",
    ),
    "DATABASE_URL": Help(
        Words(
            "不填就用当前目录的 suifang.db。密码里的特殊字符要写成 %40 这样的编码。",
            "Leave it out to use suifang.db in this folder. Special characters in a password are written like %40.",
        ),
        "sqlite:///suifang.db   postgresql://suifang:PASSWORD@127.0.0.1/suifang",
    ),
    "TIMEZONE": Help(
        Words("写时区名；北京时间写 Asia/Shanghai。", "A zone name; for Beijing time write Asia/Shanghai."),
        "Asia/Shanghai",
    ),
    "LANGUAGE": Help(Words("写 zh-CN 或 en。", "Write zh-CN or en."), "zh-CN"),
    "ADMIN_IDS": Help(
        Words(
            "这里写人的数字编号（不是 @名字）；每个人给 @userinfobot 发条消息就能看到自己的。",
            "Numbers of people (not @names); each of them can see their own by writing to @userinfobot.",
        ),
        "100000001, 100000002",
    ),
    "EMERGENCY_NUMBER": Help(Words("写本地的急救电话。", "The local emergency number."), "120"),
    "HTTP_HOST": Help(Words("只给本机看就写 127.0.0.1。", "127.0.0.1 keeps it to this machine."), "127.0.0.1"),
    "HTTP_PORT": Help(Words("0 表示不开；否则 1 到 65535。", "0 is off; otherwise 1 to 65535."), "8080"),
    "LOG_FORMAT": Help(
        Words("给人看写 console，给程序收集写 json。", "console for people, json for programs."), "console"
    ),
    "HEARTBEAT_URL": Help(
        Words(
            "在监控服务里建一个检查，复制它的地址；不用就留空。",
            "Make a check at your monitoring service and copy its address; empty means none.",
        ),
        "https://heartbeat.example/ping/suifang",
    ),
    "BACKUP_DIR": Help(Words("写一个文件夹。", "The name of a folder."), "backups"),
    "MEDIA_DIR": Help(
        Words("写一个只有机器人能读的文件夹。", "The name of a folder that only the bot can read."), "media"
    ),
    "TEXTS_DIR": Help(
        Words(
            "写一个已有的文件夹，里面放 .ftl 文件；不用就留空。",
            "A folder that exists, with .ftl files; empty means none.",
        ),
        "texts",
    ),
}


def explained(name: str, words: Words, hints: Mapping[str, str]) -> list[str]:
    """Return a problem in both languages, with the misspelling that was found and where to get the value."""
    zh, en = f"{name}：{words.zh}。", f"{name}: {words.en}."
    if name in hints:
        zh += f"找到了 {hints[name]}，应写成 {name}。"
        en += f" Found {hints[name]}; its name here is {name}."
    if name in HELP:
        help = HELP[name]
        zh += f"{help.where.zh}例：{name}={help.example}"
        en += f" {help.where.en} Example: {name}={help.example}"
    return [zh, en]
