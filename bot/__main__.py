"""The command line: run, sandbox, migrate, doctor, backup, restore, create-admin, import, export.

Each command loads what it needs when it is given: help and wrong settings are said without waiting for the rest.
"""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot import clock, logs
from bot.rules.line_list import Twins
from bot.settings import Settings, SettingsProblem

if TYPE_CHECKING:
    from bot.by_file import Clerk
    from storage.db import AlreadyRunning

WRONG_SETTINGS = 2
# new objects after which Python looks for rubbish, instead of 700: it would look through all that is being loaded again
# and again, a tenth of a start, and find nothing. It looks so seldom that each fifth time it may look further back.
COLLECT_AFTER = (50_000, 5, 5)

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="随访 suifang: follows up people in home isolation, on Telegram.",
)


def _say(*lines: str) -> None:
    for one in lines:
        typer.echo(one, err=True)


def _settings(*, need_token: bool) -> Settings:
    """Return the settings, or say every problem in words and end with exit code 2."""
    try:
        settings = Settings.load(need_token=need_token)
    except SettingsProblem as problem:
        _say("设置有问题，还不能启动 / The settings are not complete:", "", *problem.lines)
        raise typer.Exit(WRONG_SETTINGS) from None
    _say(*settings.warnings())
    return settings


@cli.command()
def run() -> None:
    """运行机器人 · Run the bot on Telegram, with the settings of .env and the environment."""
    settings = _settings(need_token=True)
    logs.configure(settings.log_format, settings.secrets())
    from bot import app
    from storage.db import AlreadyRunning
    from storage.migrating import NewerDatabase

    try:
        code = app.run(settings)
    except AlreadyRunning as busy:
        _already_running(busy)
    except NewerDatabase as newer:
        _say(
            f"数据库比这个程序新（{newer}），请先升级程序。",
            f"The database was written by a newer version ({newer}); please upgrade suifang first.",
        )
        raise typer.Exit(1) from None
    else:
        raise typer.Exit(code)


def _already_running(busy: "AlreadyRunning") -> None:
    _say(
        f"已经有一个随访进程在用这个数据库（{busy}）。请先停掉那一个。",
        f"Another suifang process already uses this database ({busy}). Please stop that one first.",
    )
    raise typer.Exit(3) from None


@cli.command()
def sandbox(
    port: Annotated[int, typer.Option(help="Loopback port; a busy one is passed over, 0 picks a free one.")] = 8765,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
    terminal: Annotated[bool, typer.Option("--terminal", help="Tell a day in the terminal instead.")] = False,
    stay: Annotated[bool, typer.Option(help="With --terminal: stay up for calls after the day.")] = True,
    pause: Annotated[float, typer.Option(help="With --terminal: seconds between two scenes.")] = 0.6,
) -> None:
    """本机演示 · Play with the bot on a local Telegram, in a browser: no token, no network, throw-away data."""
    import asyncio

    from bot import demo

    logs.configure("console", [], level=30)
    if terminal:
        raise typer.Exit(asyncio.run(demo.play(port=port, stay=stay, pause=pause)))
    raise typer.Exit(asyncio.run(demo.open_page(port=port, browser=browser)))


@cli.command()
def migrate() -> None:
    """升级数据库 · Bring the database to the shape of this version."""
    from storage import migrating
    from storage.db import Database

    settings = _settings(need_token=False)
    db = Database(settings.database_url)
    changed = migrating.upgrade(db.engine)
    db.close()
    _say(f"{'migrated' if changed else 'up to date'}: {migrating.head()}")


@cli.command()
def doctor() -> None:
    """检查设置 · Check settings, database and the way to Telegram, and say what is wrong."""
    from bot import doctor as checks
    from bot.texts import Texts

    settings = _settings(need_token=True)
    findings = checks.examine(settings)
    texts = Texts.load()  # our own: those of TEXTS_DIR are what is looked at
    for finding in findings:
        _say(*checks.lines(finding, texts))
    raise typer.Exit(0 if all(finding.good for finding in findings) else 1)


@cli.command()
def backup(to: Annotated[Path | None, typer.Argument(help="File to write; default: BACKUP_DIR.")] = None) -> None:
    """备份 · Copy the live SQLite database with its own backup call."""
    from storage import backups

    settings = _settings(need_token=False)
    target = to or backups.default_name(settings.backup_dir, now=clock.now())
    _do(lambda: _say(f"✔ {backups.backup(settings.database_url, target)}"), backups.CannotBackUp)


@cli.command()
def restore(source: Annotated[Path, typer.Argument(help="A file made by `suifang backup`.")]) -> None:
    """恢复 · Put a backup in the place of the database; the old one is kept beside it."""
    from storage import backups
    from storage.db import AlreadyRunning

    settings = _settings(need_token=False)
    _do(
        lambda: _say(f"✔ {backups.restore(settings.database_url, source, now=clock.now())}"),
        backups.CannotBackUp,
        AlreadyRunning,
    )


def _do(work: object, *refusals: type[Exception]) -> None:
    try:
        if callable(work):
            work()
    except refusals as refusal:
        _say(f"✘ {refusal}")
        raise typer.Exit(1) from None


@cli.command(name="create-admin")
def create_admin(
    telegram_id: Annotated[int, typer.Argument(help="The numeric Telegram id.")],
    name: Annotated[str, typer.Argument(help="How others see them.")] = "",
) -> None:
    """增加管理员 · Make somebody an admin of everything."""
    from bot.services import furnishing
    from storage import migrating
    from storage.db import Database

    settings = _settings(need_token=False)
    if not 0 < telegram_id < 2**52:
        _say(f"{telegram_id} 不是 Telegram 数字 ID / is no numeric Telegram id")
        raise typer.Exit(WRONG_SETTINGS)
    db = Database(settings.database_url).open()
    migrating.upgrade(db.engine)
    db.call(furnishing.appoint_admin, telegram_id, name=name, now=clock.now())
    db.close()
    _say(f"✔ {telegram_id}")


@cli.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(help="CSV or XLSX with the columns name and place, 姓名 and 网格.")],
    register: Annotated[bool, typer.Option("--register", help="Register; otherwise the list is only checked.")] = False,
    twins: Annotated[
        Twins, typer.Option(help="Who is there already and differs: skip, merge or keep both.")
    ] = Twins.SKIP,
    admin: Annotated[int, typer.Option(help="Telegram id of the admin; default: the first of ADMIN_IDS.")] = 0,
) -> None:
    """批量登记 · Check a list of people line by line, and register it with --register."""
    from bot.by_file import CannotTake

    _do(lambda: _with_clerk(admin, lambda clerk: clerk.bring_in(file, twins=twins, register=register)), CannotTake)


@cli.command()
def export(
    file: Annotated[Path, typer.Argument(help="The .xlsx to write.")],
    place: Annotated[str, typer.Option(help="A path or its last part; default: everything.")] = "",
    admin: Annotated[int, typer.Option(help="Telegram id of the admin; default: the first of ADMIN_IDS.")] = 0,
) -> None:
    """导出名单 · Write the masked list of people of a place as a workbook."""
    from bot.by_file import CannotTake

    _do(lambda: _with_clerk(admin, lambda clerk: clerk.take_out(file, place)), CannotTake)


def _with_clerk(admin: int, work: "Callable[[Clerk], None]") -> None:
    from bot.by_file import Clerk
    from bot.services import furnishing
    from bot.texts import Texts
    from storage import migrating
    from storage.db import AlreadyRunning, Database

    settings = _settings(need_token=False)
    try:
        db = Database(settings.database_url).open()
    except AlreadyRunning as busy:
        _already_running(busy)
    try:
        migrating.upgrade(db.engine)
        db.call(
            furnishing.furnish,
            zone=settings.timezone,
            language=settings.language,
            emergency_number=settings.emergency_number,
            admin_ids=list(settings.admin_ids),
            now=clock.now(),
        )
        work(Clerk(db, admin, Texts.load(settings.texts_dir), _say))
    finally:
        db.close()


def main() -> None:
    """Run the command line. A fault is logged without what people said; it ends with exit code 1."""
    gc.set_threshold(*COLLECT_AFTER)
    try:
        cli()
    except Exception as fault:
        logs.get("suifang").error("crashed", error=logs.failure(fault))
        sys.exit(1)
    finally:
        gc.freeze()  # or Python looks through everything once more before it ends, half a second for nothing


if __name__ == "__main__":
    main()
