"""Who may import whom: parsed from the sources and compared with one table."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.each import each

ROOT = Path(__file__).parents[1]
OURS = ("bot", "handlers", "storage")
SOURCES = [
    path
    for part in OURS
    for path in sorted((ROOT / part).rglob("*.py"))
    if "migrations" not in path.parts  # Alembic writes and runs these
]

ALL = "everything"

# part: (what of ours it may import, which third parties are at home there)
TABLE: dict[str, tuple[set[str], set[str]]] = {
    "bot.rules": (set(), set()),
    "bot.clock": (set(), set()),
    "bot.logs": (set(), {"structlog"}),
    "bot.settings": (set(), {"pydantic", "pydantic_core", "pydantic_settings", "dotenv"}),
    "bot.notices": ({"bot.rules"}, set()),
    "bot.texts": ({"bot.rules"}, {"fluent", "babel"}),
    "bot.apart": (set(), set()),
    "bot.cards": ({"bot.apart", "bot.rules", "bot.texts"}, {"PIL", "segno", "xlsxwriter"}),
    "storage": ({"bot.rules"}, {"sqlmodel", "sqlalchemy", "alembic"}),
    "bot.sheets": ({"bot.apart", "bot.rules", "bot.texts"}, {"xlsxwriter", "openpyxl"}),
    "bot.importer": (
        {"bot.clock", "bot.logs", "bot.rules", "bot.services", "bot.sheets", "bot.wire", "storage.db"},
        {"telegram"},
    ),
    "bot.services": ({"bot.rules", "bot.notices", "storage"}, {"sqlmodel"}),
    "bot.render": ({"bot.rules", "bot.notices", "bot.texts", "bot.cards", "bot.sheets"}, {"telegram", "babel"}),
    "bot.wire": ({"bot.logs", "bot.rules"}, {"telegram", "httpx", "aiohttp"}),
    "bot.transport": (set(), {"telegram", "aiohttp"}),
    "bot.album": (set(), set()),
    "bot.fetcher": (
        {
            "bot.album",
            "bot.cards",
            "bot.clock",
            "bot.logs",
            "bot.rules",
            "bot.services",
            "bot.wire",
            "storage.db",
        },
        {"telegram"},
    ),
    "bot.pace": ({"bot.rules"}, set()),
    "bot.context": ({"bot.services", "bot.clock", "storage.db"}, {"telegram", "sqlmodel"}),
    "handlers": ({"bot.rules", "bot.services", "bot.notices", "bot.texts", "bot.context", "bot.clock"}, {"telegram"}),
    "bot.listener": (
        {"bot.clock", "bot.logs", "bot.rules", "bot.services", "bot.wire", "storage.db"},
        {"telegram"},
    ),
    "bot.dispatcher": (
        {"bot.clock", "bot.logs", "bot.context", "bot.services", "storage.db"},
        {"telegram", "sqlalchemy"},
    ),
    "bot.pump": (
        {
            "bot.clock",
            "bot.logs",
            "bot.notices",
            "bot.pace",
            "bot.render",
            "bot.rules",
            "bot.services",
            "bot.wire",
            "storage.db",
        },
        {"telegram"},
    ),
    "bot.scheduler": ({"bot.clock", "bot.logs", "bot.services", "storage.db"}, {"apscheduler"}),
    "bot.sandbox": (set(), {"starlette", "uvicorn"}),
    # the composition side: they put the others together
    "bot.app": ({ALL}, {ALL}),
    "bot.__main__": ({ALL}, {ALL}),
    "bot.by_file": ({ALL}, {"sqlmodel"}),
    "bot.demo": ({ALL}, {"typer"}),
    "bot.founding": ({"bot.sandbox"}, set()),
    "bot.playing": ({ALL}, {"sqlmodel", "uvicorn"}),
    "bot.cast": (set(), set()),
    "bot.captions": ({"bot.cast", "bot.clock", "bot.rules", "bot.scenarios"}, set()),
    "bot.scenarios": (set(), set()),
    "bot.inspecting": ({ALL}, {"sqlmodel", "sqlalchemy", "starlette", "uvicorn"}),
    "bot.doctor": ({ALL}, {"aiohttp", "sqlalchemy", "sqlmodel"}),
    "bot.health": ({ALL}, {"starlette", "uvicorn"}),
    "bot.stage": ({ALL}, {"sqlmodel", "sqlalchemy"}),
}
COMPOSITION = {part for part, (ours, _) in TABLE.items() if ALL in ours}


def module_of(path: Path) -> str:
    """Return the name under which a file is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def part_of(module: str) -> str:
    """Return the row of the table a module belongs to; `bot.settings_help` belongs to `bot.settings`."""
    rows = [row for row in TABLE if module == row or module.startswith((f"{row}.", f"{row}_"))]
    return max(rows, key=len, default="")


@cache
def tree_of(path: Path) -> ast.Module:
    """Return what a file says, parsed once for all who ask."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes_of(path: Path) -> tuple[ast.AST, ...]:
    """Return every piece of a file."""
    return tuple(ast.walk(tree_of(path)))


@cache
def imported(path: Path) -> tuple[str, ...]:
    """Return every module a file imports, wherever in it; `from bot import clock` imports bot.clock."""
    return tuple(imports_of(path))


def imports_of(path: Path) -> Iterator[str]:
    """The same, one after the other."""
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = module_of(path).split(".") if path.stem == "__init__" else module_of(path).split(".")[:-1]
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                below = ROOT.joinpath(*base.split("."), alias.name)
                is_module = below.is_dir() or below.with_suffix(".py").exists()
                yield f"{base}.{alias.name}" if base.split(".")[0] in OURS and is_module else base


def is_ours(module: str) -> bool:
    """Whether a module is one of ours."""
    return module.split(".")[0] in OURS


def allowed(module: str, target: str, may: set[str]) -> bool:
    """Whether a module may import another of ours."""
    mine, theirs = part_of(module), part_of(target)
    if ALL in may or (mine and mine == theirs):
        return True
    return any(target == one or target.startswith((f"{one}.", f"{one}_")) for one in may)


@each(SOURCES)
def test_a_module_imports_only_what_its_layer_may(path: Path) -> None:
    module = module_of(path)
    if module == "bot":
        assert path.read_text(encoding="utf-8") == "", "importing bot.rules imports nothing else"
        return
    part = part_of(module)
    assert part, f"{module} has no row in the table"
    ours, parties = TABLE[part]
    found = imported(path)
    assert [one for one in found if is_ours(one) and not allowed(module, one, ours)] == []
    third = {one.split(".")[0] for one in found if not is_ours(one)} - sys.stdlib_module_names - {"__future__"}
    assert ALL in parties or third <= parties


def test_every_row_of_the_table_stands_for_something() -> None:
    assert {part_of(module_of(path)) for path in SOURCES} - {""} == set(TABLE)


def test_only_the_app_knows_the_handlers() -> None:
    knowing = {module_of(path) for path in SOURCES if any(one.split(".")[0] == "handlers" for one in imported(path))}
    assert {one for one in knowing if not one.startswith("handlers")} == {"bot.app"}


def test_nobody_below_the_composition_imports_it() -> None:
    for path in SOURCES:
        module = module_of(path)
        if part_of(module) not in COMPOSITION:
            assert not {part_of(one) for one in imported(path) if is_ours(one)} & COMPOSITION, module


def test_of_the_database_library_services_know_only_the_session() -> None:
    for path in SOURCES:
        if not module_of(path).startswith("bot.services"):
            continue
        for node in nodes_of(path):
            if isinstance(node, ast.ImportFrom) and node.module == "sqlmodel":
                extra = {alias.name for alias in node.names} - {"Session"}
                assert not extra, f"{module_of(path)}: {extra}"


@cache
def calls(path: Path) -> tuple[str, ...]:
    """Return all a file names with a dot, as it is written: `asyncio.create_task`, `self.bot.send_message`."""
    return tuple(ast.unparse(node) for node in nodes_of(path) if isinstance(node, ast.Attribute))


def where(*names: str) -> set[str]:
    """The modules that name one of these, the sandbox aside: it plays Telegram and knows nothing of us."""
    ends = tuple(f".{name}" for name in names)
    return {
        module_of(path)
        for path in SOURCES
        if not module_of(path).startswith("bot.sandbox") and any(call.endswith(ends) for call in calls(path))
    }


def test_tasks_are_started_by_the_app_alone() -> None:
    assert where("create_task", "ensure_future") == {"bot.app"}


def test_time_comes_from_one_place() -> None:
    reading = where("datetime.now", "datetime.utcnow", "date.today", "datetime.today", "time.time", "time.monotonic")
    assert reading - {"bot.clock"} == set()


def test_nobody_but_the_pump_talks_to_telegram() -> None:
    speaking = (
        *("reply_text", "reply_html", "reply_photo", "send_message", "send_photo", "send_document", "copy_message"),
        *(
            "edit_message_text",
            "edit_message_caption",
            "edit_message_reply_markup",
            "delete_message",
            "forward_message",
        ),
        *("answer_callback_query", "leave_chat", "set_my_commands", "set_my_description"),
    )
    assert where(*speaking) == {"bot.pump"}


def test_telegrams_errors_are_judged_in_one_place() -> None:
    """Whoever else names them only says that they may be raised."""
    catching = set()
    for path in SOURCES:
        for node in nodes_of(path):
            if isinstance(node, ast.ExceptHandler) and node.type is not None:
                caught = ast.unparse(node.type)
                if any(
                    name in caught for name in ("TelegramError", "BadRequest", "Forbidden", "RetryAfter", "TimedOut")
                ):
                    catching.add(module_of(path))
    assert catching == {"bot.wire"}


def test_storage_never_commits_and_never_reads_the_clock() -> None:
    for path in SOURCES:
        module = module_of(path)
        if module.startswith("storage") and module not in {"storage.db", "storage.migrating"}:
            assert not [call for call in calls(path) if call.endswith((".commit", ".rollback", ".now"))], module


def test_nothing_that_decides_waits() -> None:
    for path in SOURCES:
        if module_of(path).startswith(("bot.rules", "bot.services", "bot.render", "bot.notices", "bot.texts")):
            assert not [node for node in nodes_of(path) if isinstance(node, ast.AsyncFunctionDef | ast.Await)], path


@each(SOURCES)
def test_a_module_says_in_its_first_line_what_it_is_for(path: Path) -> None:
    if module_of(path) in {"bot", "bot.rules"}:
        return
    docstring = ast.get_docstring(tree_of(path))
    assert docstring, module_of(path)
