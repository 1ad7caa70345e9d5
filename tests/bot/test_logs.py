"""Nothing about a person and no secret comes out of a log, whoever writes it."""

import asyncio
import errno
import io
import json
import logging
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import structlog

from bot import logs
from bot.settings import SettingsProblem

TOKEN = "123456:TEST-TOKEN_abcdefghijklmnopqrstuvwxyz"
PHONE = "13800000000"


@pytest.fixture(autouse=True)
def _logging_is_put_back() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture
def out() -> io.StringIO:
    stream = io.StringIO()
    logs.configure("console", [TOKEN, TOKEN.partition(":")[2], "db-password"], stream=stream)
    return stream


def test_a_line_is_an_event_with_keys_and_values(out: io.StringIO) -> None:
    logs.get("bot.services.checking").info("round opened", day="2022-04-01", slot="morning", checks=212)
    line = out.getvalue()
    assert line.endswith("info    round opened day=2022-04-01 slot=morning checks=212 logger=bot.services.checking\n")


def test_a_json_line_can_be_read_by_a_program() -> None:
    stream = io.StringIO()
    logs.configure("json", stream=stream)
    logs.get("bot.pump").warning("send dropped", outbox=977, notice="fever_card", why="blocked", took=0.25)
    line = json.loads(stream.getvalue())
    assert line.pop("at").endswith("Z")
    assert line == {
        "level": "warning",
        "event": "send dropped",
        "outbox": 977,
        "notice": "fever_card",
        "why": "blocked",
        "took": 0.25,
        "logger": "bot.pump",
    }


def test_ids_counts_and_moments_pass(out: io.StringIO) -> None:
    logs.get("x").info(
        "done",
        chat=-1001234567890,
        staff=8123456789,
        note=12,
        update=999,
        late=True,
        why=None,
        key="prompt:E17:2026-11-23:morning",
        at_most=datetime(2026, 11, 23, 8, 0, tzinfo=UTC),
        ids=[1, 2],
        counts={"sent": 3},
    )
    line = out.getvalue()
    for part in (
        "chat=-1001234567890 staff=8123456789 note=12 update=999 late=true why=null",
        "key=prompt:E17:2026-11-23:morning",
        "2026-11-23 08:00:00+00:00",
        "[1, 2]",
        '{"sent": 3}',
    ):
        assert part in line


@pytest.mark.parametrize(
    "key", ["text", "name", "phone", "value", "celsius", "address", "said", "first_name", "temperature", "bot_token"]
)
def test_a_key_about_a_person_is_dropped(out: io.StringIO, key: str) -> None:
    logs.get("x").info("heard", **{key: "abc", "chat": 5})
    logs.get("x").info("heard", **{key: 3650})
    logs.get("x").info("heard", deep={"list": [{key: "abc", "id": 7}]})
    line = out.getvalue()
    assert f"{key}=" not in line and "abc" not in line and "3650" not in line
    assert "chat=5" in line and '"id": 7' in line


@pytest.mark.parametrize(
    "said",
    ["我发烧了", "I have a cough", "李某某 3-2-501", "胸痛", "help me\nplease"],
)
def test_a_sentence_under_any_key_is_only_measured(out: io.StringIO, said: str) -> None:
    logs.get("x").info("heard", something=said, deep=[said])
    line = out.getvalue()
    assert f'something="<{len(said)} characters>"' in line
    assert said not in line and line.count("\n") == 1


def test_the_token_does_not_come_out_of_an_address(out: io.StringIO) -> None:
    logging.getLogger("httpx").warning('HTTP Request: %s %s "%s"', "POST", f"https://x.example/bot{TOKEN}/getMe", "ok")
    logging.getLogger("somebody").warning(f"GET https://api.telegram.org/file/bot{TOKEN}/photos/1.jpg")
    logging.getLogger("somebody").warning("GET https://api.telegram.org/bot99:short/getMe")
    logs.get("x").info("asked", url=f"https://api.telegram.org/bot{TOKEN}/getMe")
    logs.get("x").info(f"asked {TOKEN}")
    logs.get("x").info("asked", other="654321:AAAAAAAAAAAAAAAAAAAAAAAAAAA")
    logs.get("x").info("connected", to="postgresql://suifang:hunter2@db.example/suifang", also="db-password")
    line = out.getvalue()
    for secret in ("TEST-TOKEN", "123456:", "99:short", "AAAAAAA", "hunter2", "db-password"):
        assert secret not in line
    assert "db.example" in line and "getMe" in line


def test_httpx_is_quiet_about_every_request(out: io.StringIO) -> None:
    logging.getLogger("httpx").info("HTTP Request")
    logging.getLogger("httpcore.connection").info("connect_tcp")
    logging.getLogger("apscheduler.executors.default").info("Running job")
    assert out.getvalue() == ""


def test_an_exception_is_its_type_and_its_places_never_its_message(out: io.StringIO) -> None:
    def reads(words: str) -> None:
        raise ValueError(f"cannot read {words!r} with {TOKEN}")

    try:
        try:
            reads("三十七度九 我很难受")
        except ValueError as error:
            raise RuntimeError(f"for {PHONE}") from error
    except RuntimeError:
        logs.get("x").exception("handler failed", update=12)
        logging.getLogger("telegram.ext.Application").exception("No error handlers are registered")
    line = out.getvalue()
    assert 'error="RuntimeError < ValueError"' in line
    assert f"{__name__}:" in line and "test_an_exception_is_its_type" in line
    for secret in ("三十七", "难受", "TEST-TOKEN", PHONE, "cannot read", "Traceback"):
        assert secret not in line
    assert line.count("\n") == 2


def test_an_exception_among_the_values_is_only_its_type(out: io.StringIO) -> None:
    logs.get("x").warning("send failed", error=ValueError("我发烧了"), why=KeyError(PHONE))
    assert "error=ValueError why=KeyError" in out.getvalue()


def test_the_exceptions_of_a_group_are_named(out: io.StringIO) -> None:
    logs.get("x").error("stopped", exc_info=ExceptionGroup("李某某", [ValueError("a"), OSError("b")]))
    assert "ExceptionGroup[ValueError,OSError]" in out.getvalue()
    assert "李某某" not in out.getvalue()


def test_our_own_exceptions_about_the_machine_may_speak(out: io.StringIO) -> None:
    @logs.speaking
    class DiskFull(Exception):
        """Raised when there is no room left."""

    logs.get("x").error("stopped", exc_info=DiskFull(f"3 MB left, {TOKEN}"))
    logs.get("x").error("stopped", exc_info=SettingsProblem(["HTTP_PORT: too large"]))
    assert 'says="3 MB left, …"' in out.getvalue()
    assert "HTTP_PORT: too large" in out.getvalue()
    assert "TEST-TOKEN" not in out.getvalue()


@pytest.mark.parametrize(
    "phone",
    [
        "13800000000",
        "138 0000 0000",
        "138-0000-0000",
        "+8613800000000",
        "86 138 0000 0000",
        "010-00000000",
        "+44 7700 900123",
    ],
)
def test_a_phone_number_does_not_come_out(out: io.StringIO, phone: str) -> None:
    logs.get("x").info(f"called {phone}", who=phone, to=[phone], deep={"a": {"b": phone}})
    logging.getLogger("lib").warning("calling %s now", phone)
    logging.getLogger("lib").warning(f"电话{phone}没打通")
    if phone.isdigit():
        logs.get("x").info("called", number=int(phone))
        logging.getLogger("lib").warning("calling %d now", int(phone))
    line = out.getvalue()
    assert phone not in line
    assert phone.replace(" ", "").replace("-", "").removeprefix("+") not in line


@pytest.mark.parametrize(
    "value",
    [
        "36.5",
        "36,5",
        "３６．５",
        "36度5",
        "三十六度五",
        "卅六度半",
        "97.7F",
        "36.5℃",
        "38 ℃",
        "37.95",
        "101 °F",
        "37.9C",
    ],
)
def test_a_temperature_does_not_come_out(out: io.StringIO, value: str) -> None:
    logs.get("x").info(f"heard {value}", what=value, deep=[{"x": value}])
    logs.get("x").info(value)
    logging.getLogger("lib").warning("got %s", value)
    line = out.getvalue()
    for lone in (value, value.rstrip("FC℃ °")):
        assert f"{lone} " not in line and f"{lone}\n" not in line and f"={lone}" not in line


def test_a_temperature_as_a_number_does_not_come_out() -> None:
    stream = io.StringIO()
    logs.configure("json", stream=stream)
    logs.get("x").info("heard", what=36.5, deep=[37.9])
    line = json.loads(stream.getvalue())
    assert (line["what"], line["deep"]) == (logs.HIDDEN, [logs.HIDDEN])


def test_moments_addresses_and_versions_are_not_temperatures() -> None:
    for fine in ("08:00:36.512345", "10.0.36.5", "1.36.5", "version=22.8", "checks=36 c=3", "136.50", "took=0.365"):
        assert logs.clean(fine) == fine


def test_an_object_is_only_its_type(out: io.StringIO) -> None:
    class Bot:
        def __repr__(self) -> str:
            return TOKEN

        __str__ = __repr__

    logs.get("x").info("started", bot=Bot(), deep=[Bot()], raw=b"abc", data=b"abcd", path=Path("backups/a.db"))
    logs.get("x").info("started %s", Bot())
    logging.getLogger("lib").warning("started %s and %r", Bot(), Bot())
    logging.getLogger("lib").warning(Bot())
    logging.getLogger("lib").warning("started %(bot)s for %(name)s", {"bot": Bot(), "name": "王某"})
    line = out.getvalue()
    assert "bot=<Bot>" in line and 'data="<4 bytes>"' in line and "path=backups/a.db" in line
    assert "started <Bot> and '<Bot>'" in line
    assert "started <Bot> for … logger=lib" in line
    assert "TEST-TOKEN" not in line and "王某" not in line and "abc" not in line


def test_a_value_that_holds_itself_does_no_harm(out: io.StringIO) -> None:
    ring: dict[str, object] = {}
    ring["ring"] = ring
    logs.get("x").info("turned", ring=ring)
    assert "turned" in out.getvalue()


def test_a_task_that_failed_unnoticed_does_not_say_with_what(out: io.StringIO) -> None:
    loop = asyncio.new_event_loop()
    try:
        loop.call_exception_handler(
            {"message": "Task exception was never retrieved", "exception": ValueError("胸痛 help")}
        )
    finally:
        loop.close()
    assert "Task exception was never retrieved" in out.getvalue() and "ValueError" in out.getvalue()
    assert "胸痛" not in out.getvalue() and "help" not in out.getvalue()


def test_a_value_cannot_begin_a_new_line(out: io.StringIO) -> None:
    logs.get("x").info("a\nb", key="x\r\ny", path="p\nq\u2028r")
    assert out.getvalue().count("\n") == 1 and "\r" not in out.getvalue()


def test_structlog_used_directly_is_filtered_too(out: io.StringIO) -> None:
    structlog.get_logger("x").info("asked", url=f"https://x.example/bot{TOKEN}/getMe", text="我发烧了")
    assert "asked" in out.getvalue() and "TEST-TOKEN" not in out.getvalue() and "我发烧了" not in out.getvalue()


def test_the_filter_works_before_anything_is_configured(caplog: pytest.LogCaptureFixture) -> None:
    logs.get("early").warning(f"asked {TOKEN}", text="我发烧了")
    assert "asked" in caplog.text and "TEST-TOKEN" not in caplog.text and "我发烧了" not in caplog.text


def test_bound_values_are_written_and_filtered(out: io.StringIO) -> None:
    logs.get("x").bind(chat=5, name="王某").info("heard")
    assert "heard chat=5 logger=x" in out.getvalue()


def test_configuring_twice_does_not_write_twice(out: io.StringIO) -> None:
    logs.configure("console", stream=out)
    logs.get("x").info("once")
    assert out.getvalue().count("once") == 1


class _Full(io.StringIO):
    def write(self, _: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("stream", [_Full(), pytest.param("closed", id="closed")])
def test_a_full_disk_or_a_closed_stream_does_not_stop_the_bot(
    stream: io.StringIO | str, capsys: pytest.CaptureFixture[str]
) -> None:
    # E032
    if isinstance(stream, str):
        stream = io.StringIO()
        stream.close()
    logs.configure("console", stream=stream)
    logs.get("x").error("disk full")
    logging.getLogger("lib").error("disk full")
    for handler in logging.getLogger().handlers:
        handler.flush()
    assert capsys.readouterr().err == ""


def test_the_log_goes_on_when_there_is_room_again() -> None:
    stream = io.StringIO()
    logs.configure("console", stream=stream)
    handler = logging.getLogger().handlers[-1]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(_Full())
    logs.get("x").info("lost")
    handler.setStream(stream)
    logs.get("x").info("written")
    assert "written" in stream.getvalue()


def test_a_terminal_without_chinese_still_gets_its_lines() -> None:
    raw = io.BytesIO()
    logs.configure("console", stream=io.TextIOWrapper(raw, encoding="ascii", write_through=True))
    logs.get("x").info("asked", path=f"/bot{TOKEN}/x")
    assert b"asked" in raw.getvalue()


def test_lines_go_to_the_error_stream(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("console", stream=sys.stderr)
    logs.get("x").info("started")
    captured = capsys.readouterr()
    assert "started" in captured.err and captured.out == ""
