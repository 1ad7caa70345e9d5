"""What the database says when the bot has stopped."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Engine, create_engine, text

MESSAGES = "notice NOT IN ('Menu', 'Description')"  # those two nobody sees in a chat


@dataclass
class Audit:
    """The figures the proof asks of the database at the end."""

    integrity: str = "ok"
    inbox: dict[str, int] = field(default_factory=dict)
    outbox: dict[str, int] = field(default_factory=dict)
    questions: dict[str, int] = field(default_factory=dict)
    updates: set[int] = field(default_factory=set)
    readings: dict[tuple[int, int], int] = field(default_factory=dict)
    alerts: int = 0


def audit(database_url: str) -> Audit:
    """Read everything in one go."""
    engine = create_engine(database_url)
    try:
        return Audit(
            _integrity(engine),
            _counts(engine, "SELECT state, count(*) FROM inbox GROUP BY state"),
            _counts(engine, f"SELECT state, count(*) FROM outbox WHERE {MESSAGES} GROUP BY state"),
            _counts(engine, "SELECT state, count(*) FROM outbox WHERE notice = 'Ask' GROUP BY state"),
            {int(one) for (one,) in _rows(engine, "SELECT update_id FROM inbox")},
            _readings(engine),
            sum(_counts(engine, "SELECT kind, count(*) FROM alert GROUP BY kind").values()),
        )
    finally:
        engine.dispose()


def unfinished(engine: Engine) -> int:
    """Return how much is still to be done or said by a bot that runs."""
    waiting = "SELECT count(*) FROM inbox WHERE state = 'new'"
    owed = f"SELECT count(*) FROM outbox WHERE state IN ('owed', 'sending') AND {MESSAGES}"
    return sum(int(row[0]) for query in (waiting, owed) for row in _rows(engine, query))


def _rows(engine: Engine, query: str) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def _counts(engine: Engine, query: str) -> dict[str, int]:
    return {str(name): int(count) for name, count in _rows(engine, query)}


def _integrity(engine: Engine) -> str:
    if engine.dialect.name != "sqlite":
        return "ok"
    return str(_rows(engine, "PRAGMA integrity_check")[0][0])


def _readings(engine: Engine) -> dict[tuple[int, int], int]:
    found = _rows(
        engine,
        "SELECT reporter.chat_id, reading.centi, count(*) FROM reading"
        " JOIN reporter ON reporter.id = reading.reporter_id GROUP BY reporter.chat_id, reading.centi",
    )
    return {(int(chat), int(centi)): int(count) for chat, centi, count in found}
