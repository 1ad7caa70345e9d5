"""The parts of the README that are made from the code. `python -m tests.readme` writes them anew."""

import re
from pathlib import Path

from bot.rules import vocabulary
from bot.rules.commands import COMMANDS
from bot.rules.roles import RIGHTS, Role
from bot.texts import Texts

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"


def commands() -> str:
    """Return the table of commands, by the one table there is."""
    texts = Texts.load()
    lines = ["| 命令 command | 中文 | English | 谁 who |", "|---|---|---|---|"]
    for command in COMMANDS:
        usage = f"/{command.name} {command.usage}".strip().replace("|", "\\|")
        words = [texts.plain(language, f"command-{command.name}") for language in ("zh-CN", "en")]
        who = "居民 resident" if command.for_residents else "人人 anybody"
        if command.needs is not None:
            roles = [role for role in Role if role in RIGHTS[command.needs]]
            who = "、".join(texts.plain("zh-CN", f"role-{role.value}") for role in roles)
        lines.append(f"| `{usage}`（/{command.alias}） | {words[0]} | {words[1]} | {who} |")
    return "\n".join(lines)


def settings() -> str:
    """Return the table of settings, from `.env.example`."""
    lines = ["| 名字 name | 默认 default | 是什么 what it is |", "|---|---|---|"]
    comment: list[str] = []
    for line in (ROOT / ".env.example").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            comment.append(line.lstrip("# "))
        elif match := re.fullmatch(r"([A-Z_]+)=(.*)", line):
            default = f"`{match[2]}`" if match[2] else "—"
            lines.append(f"| `{match[1]}` | {default} | {' '.join(comment)} |")
            comment = []
        else:
            comment = []
    return "\n".join(lines)


def sections() -> dict[str, str]:
    """Return each generated section by its mark."""
    return {"commands": commands(), "settings": settings(), "words": vocabulary.as_markdown()}


def written(text: str) -> str:
    """Return the README with its generated sections as they should be."""
    for mark, section in sections().items():
        head, _, rest = text.partition(f"<!-- {mark} -->")
        _, _, tail = rest.partition(f"<!-- /{mark} -->")
        text = f"{head}<!-- {mark} -->\n\n{section.strip()}\n\n<!-- /{mark} -->{tail}"
    return text


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8")
