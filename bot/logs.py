"""What the bot writes down about itself, and the one filter that keeps people out of it.

A line is `event key=value`: the event in the past tense, ids and counts as values. Whatever could be a person's words,
a name, a phone number, a temperature or the token does not pass, whoever logs it: our own modules, a library, or an
exception with a message. Of a failure the type and the places in the code are written, never its message, because
libraries put what they were handling into it.

uvicorn brings handlers of its own: give it `log_config=None`.
"""

import enum
import json
import logging
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from datetime import UTC, date, datetime, timedelta
from pathlib import PurePath
from types import TracebackType
from typing import Any, Literal, TextIO, TypeVar, cast
from uuid import UUID

import structlog

HIDDEN = "…"

# a key that says it is about a person is dropped with its value
_DROPPED = re.compile(
    r"(?:.*_)?(?:name|username|phone|tel|mobile|address|addr|celsius|fahrenheit|centi|degrees|temperatures?|temp"
    r"|text|words|said|caption|values?|token|secret|password)"
)
# these are dropped too, unless the value is the id of one
_IDS_ONLY = {"message", "note", "comment", "answer", "content", "body", "raw", "payload", "params", "update", "symptom"}

# values of these keys may have spaces: we make them ourselves
_PROSE = {"error", "where", "version", "path", "signal", "says"}

# an id, a count, a moment, a key such as prompt:E17:2026-11-23:morning; not a sentence
_PLAIN = re.compile(r"[A-Za-z0-9_.,:;/<>=+@#%&*|()\[\]~-]{0,200}")

_TOKENS = (
    re.compile(r"\d{6,}(?::|%3[Aa])[A-Za-z0-9_-]{20,}"),
    re.compile(r"(?<=/bot)\d+(?::|%3[Aa])[^/\s\"']+"),
    # the password in postgresql://suifang:PASSWORD@host
    re.compile(r"(?<=://)[^\s/@]+(?=@)"),
)
_DIGIT = "[0-9０-９]"
_PHONES = (
    re.compile(r"(?<![0-9A-Za-z])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z])"),
    re.compile(r"(?<![0-9A-Za-z-])\(?0\d{2,3}\)?[ -]?\d{7,8}(?![0-9A-Za-z])"),
    re.compile(r"(?<![0-9A-Za-z])\+\d(?:[ ()-]?\d){7,14}(?!\d)"),
)
_TEMPERATURES = (
    # 33.0–45.9, also with other points; not part of a longer number, a version or an address
    re.compile(rf"(?<![0-9０-９.:])(?:[3３][3-9３-９]|[4４][0-5０-５])[.,。．，·]{_DIGIT}{{1,2}}(?![0-9０-９.])"),
    re.compile(rf"(?<![0-9０-９]){_DIGIT}{{2,3}}(?:[.,．。]{_DIGIT}{{1,2}})?\s*(?:°|℃|℉|度|摄氏)"),
    re.compile(r"(?<![0-9A-Za-z])\d{2,3}(?:\.\d{1,2}\s?|)[CcFf]\b"),
    re.compile(r"[二三四卅][十]?[零一二三四五六七八九]?[度点][零一二三四五六七八九半\d]*"),
)
_ABROAD = re.compile(r"[^\x20-\x7e]+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_FRAMES = 12
_DEPTH = 4

# our own exceptions whose message is written by us and about no person
_SPEAKING: set[str] = {"bot.settings.SettingsProblem"}

_QUIET = ("httpx", "httpcore", "telegram", "apscheduler", "uvicorn.access", "alembic", "sqlalchemy", "asyncio", "PIL")
_REROUTED = ("uvicorn", "uvicorn.error", "uvicorn.access", *_QUIET)

E = TypeVar("E", bound=type[BaseException])


class _Secrets:
    """The strings that were given to `configure`."""

    known: tuple[str, ...] = ()


def configure(
    format: Literal["console", "json"] = "console",
    secrets: Iterable[str] = (),
    *,
    level: int = logging.INFO,
    stream: TextIO | None = None,
) -> None:
    """Send every log line of the process, ours and the libraries', through the filter to `stream` (stderr).

    `secrets` never appear, in whatever shape; those of fewer than six characters are left alone, since they would
    tear holes into everything else. Calling it again replaces what was set before.
    """
    _Secrets.known = tuple(sorted({secret for secret in secrets if len(secret) >= 6}, key=len, reverse=True))
    handler = _Handler(stream)
    handler.setFormatter(_Formatter(format))
    root = logging.getLogger()
    for old in list(root.handlers):
        if isinstance(old, _Handler):
            root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level)
    for name in _REROUTED:
        library = logging.getLogger(name)
        library.handlers.clear()
        library.propagate = True
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=cast(Any, [_handed_on]),
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def get(name: str) -> structlog.stdlib.BoundLogger:
    """Return the logger of a module; the filter works whether or not `configure` was called."""
    return cast(
        structlog.stdlib.BoundLogger,
        structlog.wrap_logger(
            logging.getLogger(name),
            processors=cast(Any, [_handed_on]),
            wrapper_class=structlog.stdlib.BoundLogger,
            cache_logger_on_first_use=True,
        ),
    )


def speaking(exception: E) -> E:
    """Let the message of an exception class of ours into the log: it is about the machine, never about a person."""
    _SPEAKING.add(f"{exception.__module__}.{exception.__qualname__}")
    return exception


def clean(words: str) -> str:
    """Return a line without token, secrets, phone numbers, temperatures and control characters."""
    for secret in _Secrets.known:
        words = words.replace(secret, HIDDEN)
    for pattern in (*_TOKENS, *_PHONES, *_TEMPERATURES):
        words = pattern.sub(HIDDEN, words)
    return _CONTROLS.sub(" ", words)


def failure(error: BaseException) -> dict[str, str]:
    """Return what may be said of an exception: its type, its causes' types and where it happened."""
    said = {"error": " < ".join(_types(error)), "where": " > ".join(_places(error.__traceback__)) or "nowhere"}
    if f"{type(error).__module__}.{type(error).__qualname__}" in _SPEAKING:
        said["says"] = clean(str(error))
    return said


def _types(error: BaseException) -> Iterator[str]:
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen and len(seen) < _DEPTH:
        seen.add(id(cause))
        inner = ""
        if isinstance(cause, BaseExceptionGroup):
            inner = "[" + ",".join(type(one).__qualname__ for one in cause.exceptions[:_DEPTH]) + "]"
        yield type(cause).__qualname__ + inner
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def _places(traceback: TracebackType | None) -> list[str]:
    places = []
    while traceback is not None:
        code, module = traceback.tb_frame.f_code, traceback.tb_frame.f_globals.get("__name__", "?")
        places.append(f"{module}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return places[-_FRAMES:]


def _passed(key: str, value: object, depth: int = 0) -> object:
    """Return what may be written of a value: ids, counts and moments as they are, sentences only as their length."""
    match value:
        case None | bool():
            return value
        case enum.Enum():
            return _passed(key, value.value, depth)
        case int():
            return int(value) if clean(str(int(value))) == str(int(value)) else HIDDEN
        case float():
            return float(value) if clean(str(float(value))) == str(float(value)) else HIDDEN
        case str():
            return _passed_words(key, str(value))
        case bytes() | bytearray():
            return f"<{len(value)} bytes>"
        case date() | UUID() | PurePath() | timedelta():
            return clean(str(value))
        case BaseException():
            return clean(" < ".join(_types(value)))
        case Mapping() if depth < _DEPTH:
            return {
                _passed_words("", str(inner)): _passed(str(inner), item, depth + 1)
                for inner, item in value.items()
                if isinstance(inner, str | int) and not _is_dropped(str(inner), item)
            }
        case list() | tuple() | set() | frozenset() if depth < _DEPTH:
            return [_passed(key, item, depth + 1) for item in value]
        case _:
            # never repr(): that of a Bot holds the token, that of an Update somebody's words
            return f"<{type(value).__name__}>"


def _passed_words(key: str, words: str) -> str:
    if key in _PROSE:
        return _ABROAD.sub(HIDDEN, clean(words))
    hidden = clean(words)
    return hidden if _PLAIN.fullmatch(hidden.replace(HIDDEN, "")) else f"<{len(words)} characters>"


def _is_dropped(key: str, value: object) -> bool:
    return _DROPPED.fullmatch(key.lower()) is not None or (key.lower() in _IDS_ONLY and not isinstance(value, int))


def _handed_on(logger: object, method: str, event: MutableMapping[str, Any]) -> tuple[tuple[object], dict[str, Any]]:
    """Give a structlog event to stdlib logging, with its parts beside it: they are filtered where they are written."""
    parts = dict(event)
    exc_info = parts.pop("exc_info", None)
    for ours in ("stack_info", "stacklevel"):
        parts.pop(ours, None)
    template, args = parts.pop("event", ""), parts.pop("positional_args", ())
    # filtered here as well: without `configure`, Python's last resort prints the message as it is
    words = _filled(template, args)
    return (words,), {"extra": {"suifang": (words, parts)}, "exc_info": exc_info}


def _filled(template: object, args: object) -> str:
    """Return a message with its arguments filtered, not the text they make."""
    words = template if isinstance(template, str) else f"<{type(template).__name__}>"
    try:
        if isinstance(args, Mapping):
            words = words % {
                key: HIDDEN if _is_dropped(str(key), item) else _passed(str(key), item) for key, item in args.items()
            }
        elif args:
            words = words % tuple(_passed("", item) for item in cast(Iterable[object], args))
    except (TypeError, ValueError, KeyError):
        pass  # %d of something hidden: the template alone has to do
    first = words.split("\n", 1)[0]  # asyncio and alembic write reprs on the lines after it
    return _ABROAD.sub(HIDDEN, clean(first))


class _Formatter(logging.Formatter):
    def __init__(self, format: Literal["console", "json"]) -> None:
        super().__init__()
        self._write: Callable[[dict[str, object]], str] = _as_json if format == "json" else _as_line

    def format(self, record: logging.LogRecord) -> str:
        event, parts = getattr(record, "suifang", None) or (_filled(record.msg, record.args), {})
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "level": record.levelname.lower(),
            "event": event,
        }
        for key, value in parts.items():
            if not _is_dropped(key, value):
                line[key if key not in line else f"{key}_"] = _passed(key, value)
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            line |= failure(error)
        return clean(self._write(line | {"logger": record.name}))


def _as_json(line: dict[str, object]) -> str:
    return json.dumps(line, ensure_ascii=False)


def _as_line(line: dict[str, object]) -> str:
    rest = {key: value for key, value in line.items() if key not in ("at", "level", "event")}
    words = [str(line["at"]), f"{line['level']:<7}", str(line["event"])]
    return " ".join(words + [f"{key}={_as_value(value)}" for key, value in rest.items()])


def _as_value(value: object) -> str:
    if isinstance(value, str) and value and not re.search(r'[\s"=]', value):
        return value
    return json.dumps(value, ensure_ascii=False)


class _Handler(logging.StreamHandler[TextIO]):
    """Writes lines, and carries on without them when nobody can take them: a full disk, a closed terminal."""

    def __init__(self, stream: TextIO | None) -> None:
        super().__init__(stream or sys.stderr)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line in characters that the stream can take."""
        encoding = getattr(self.stream, "encoding", None) or "utf-8"
        return super().format(record).encode(encoding, "backslashreplace").decode(encoding)

    def handleError(self, record: logging.LogRecord) -> None:
        """Say nothing: the bot matters more than its log."""

    def flush(self) -> None:
        try:
            super().flush()
        except (OSError, ValueError):
            pass
