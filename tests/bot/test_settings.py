"""Settings are read once, from three places, and explained in two languages when they cannot be used."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import Settings, SettingsProblem

TOKEN = "123456:TEST-TOKEN_abcdefghijklmnopqrstuvwxyz"
EXAMPLE = Path(__file__).parents[2] / ".env.example"


def load(env_file: Path | None = None, /, **environ: str) -> Settings:
    return Settings.load({"TELEGRAM_TOKEN": TOKEN} | environ, env_file)


def problems(env_file: Path | None = None, /, **environ: str) -> str:
    with pytest.raises(SettingsProblem) as caught:
        load(env_file, **environ)
    return str(caught.value)


def test_a_token_is_all_it_takes() -> None:
    settings = load()
    assert settings.token == TOKEN
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert settings.database_url == "sqlite:///suifang.db"
    assert (settings.timezone, settings.zone.key) == ("Asia/Shanghai", "Asia/Shanghai")
    assert (settings.language, settings.admin_ids, settings.emergency_number) == ("zh-CN", (), "120")
    assert (settings.http_host, settings.http_port, settings.log_format) == ("127.0.0.1", 0, "console")
    assert (settings.backup_dir, settings.texts_dir, settings.heartbeat_url) == (Path("backups"), None, None)
    assert settings.warnings() == []


def test_a_missing_token_is_explained_in_both_languages_with_where_to_get_it() -> None:
    with pytest.raises(SettingsProblem) as caught:
        Settings.load({}, None)
    chinese, english = caught.value.lines
    assert "TELEGRAM_TOKEN：还没有填" in chinese and "@BotFather 发送 /newbot" in chinese
    assert "TELEGRAM_TOKEN: it is missing" in english and "/newbot to @BotFather" in english
    assert "TELEGRAM_TOKEN=123456789:" in chinese and "TELEGRAM_TOKEN=123456789:" in english


@pytest.mark.parametrize(
    ("token", "english"),
    [
        (f" {TOKEN}", "space or a line break"),
        (f"{TOKEN}\n", "space or a line break"),
        ("123456:TEST TOKEN_abcdefghijklmnop", "space or a line break"),
        ("123456:TEST\nTOKEN_abcdefghijklmnop", "space or a line break"),
        ("123456：TESTTOKEN_abcdefghijklmnop", "no token has"),
        ("TESTTOKEN_abcdefghijklmnop", "does not look like a token"),
        ("123456:short", "does not look like a token"),
        (f"bot{TOKEN}", "does not look like a token"),
    ],
)
def test_an_unusable_token_is_explained_without_showing_it(token: str, english: str) -> None:
    said = problems(TELEGRAM_TOKEN=token)
    assert english in said and "@BotFather" in said
    assert "abcdefghij" not in said and "short" not in said
    assert said.count("TELEGRAM_TOKEN:") == 1


def test_the_sandbox_needs_no_token_and_does_not_mind_a_broken_one() -> None:
    assert Settings.load({}, None, need_token=False).telegram_token is None
    settings = Settings.load({"TELEGRAM_TOKEN": "what is this"}, None, need_token=False)
    with pytest.raises(SettingsProblem, match="TELEGRAM_TOKEN"):
        _ = settings.token


def test_everything_that_is_wrong_is_said_at_once() -> None:
    said = problems(TELEGRAM_TOKEN="", HTTP_PORT="70000", TIMEZONE="Mars/Base", ADMIN_IDS="@wang", LOG_FORMAT="xml")
    for name in ("TELEGRAM_TOKEN", "HTTP_PORT", "TIMEZONE", "ADMIN_IDS", "LOG_FORMAT"):
        assert f"{name}：" in said and f"{name}: " in said


@pytest.mark.parametrize("misspelt", ["BOT_TOKEN", "TELEGRAM_BOT_TOKEN", "TELEGRAM_TOKN", "TG_TOKEN"])
def test_a_token_under_another_name_is_noticed(misspelt: str) -> None:
    said = problems(TELEGRAM_TOKEN="", **{misspelt: TOKEN})
    assert f"Found {misspelt}; its name here is TELEGRAM_TOKEN" in said
    assert f"找到了 {misspelt}" in said
    assert TOKEN not in said


def test_a_misspelt_line_in_the_file_is_pointed_out(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DATABASE_ULR=sqlite:///other.db\nSOMETHING_ELSE=1\n")
    (tmp_path / ".env").chmod(0o600)
    chinese, english = load(tmp_path / ".env").warnings()
    assert "DATABASE_URL" in chinese and "did you mean DATABASE_URL" in english


def test_names_of_other_programs_in_the_process_are_let_be() -> None:
    assert load(TEXT_DIR="/srv", LANGUAGES="en", HOST="box", PORT="1", PATH="/bin").warnings() == []


def test_the_process_wins_over_the_file(tmp_path: Path) -> None:
    env = tmp_path / ".env"
    env.write_text(
        f"TELEGRAM_TOKEN={TOKEN}\nTIMEZONE=Europe/Berlin\nLANGUAGE=en\n# a comment\n\nexport HTTP_PORT=8080\n"
    )
    settings = Settings.load({"TIMEZONE": "Asia/Urumqi", "LANGUAGE": ""}, env)
    assert settings.token == TOKEN
    assert (settings.timezone, settings.language, settings.http_port) == ("Asia/Urumqi", "en", 8080)


def test_a_file_saved_by_windows_is_read_as_well(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(f"\ufeffTELEGRAM_TOKEN={TOKEN}\r\nLANGUAGE=en\r\n".encode())
    settings = Settings.load({}, tmp_path / ".env")
    assert (settings.token, settings.language) == (TOKEN, "en")


def test_dollar_signs_in_a_password_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DATABASE_URL=postgresql://bot:pa${HOME}ss@db.example/suifang\n")
    assert load(tmp_path / ".env").database_url == "postgresql+psycopg://bot:pa${HOME}ss@db.example/suifang"


def test_a_line_that_cannot_be_understood_is_named_by_its_number_only(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"LANGUAGE=en\nTELEGRAM_TOKEN {TOKEN}\n")
    said = problems(tmp_path / ".env")
    assert ".env: line 2 cannot be understood" in said and "第 2 行" in said
    assert TOKEN not in said


def test_a_file_in_another_encoding_is_a_problem_in_words(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("# 机器人\nLANGUAGE=en\n".encode("gb18030"))
    assert "save it as UTF-8" in problems(tmp_path / ".env")


def test_no_file_at_all_is_fine(tmp_path: Path) -> None:
    assert load(tmp_path / ".env").language == "zh-CN"


def test_a_value_can_stand_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    (tmp_path / "url").write_text("postgres://bot:pw123456@db.example/suifang\r\n")
    settings = Settings.load(
        {"TELEGRAM_TOKEN_FILE": str(tmp_path / "token"), "DATABASE_URL_FILE": str(tmp_path / "url")}, None
    )
    assert settings.token == TOKEN
    assert settings.database_url == "postgresql+psycopg://bot:pw123456@db.example/suifang"


def test_every_name_can_be_given_as_a_file(tmp_path: Path) -> None:
    (tmp_path / "value").write_text("")
    for name in Settings.names():
        with pytest.raises(SettingsProblem) as caught:
            Settings.load({f"{name}_FILE": str(tmp_path / "value")}, None)
        assert f"{name}_FILE: the file is empty" in str(caught.value)


def test_a_secret_pasted_where_a_file_name_belongs_is_not_repeated() -> None:
    said = problems(TELEGRAM_TOKEN="", TELEGRAM_TOKEN_FILE=TOKEN)
    assert "TELEGRAM_TOKEN_FILE: there is no such file" in said and TOKEN not in said
    assert said.count("TELEGRAM_TOKEN: ") == 1


def test_a_value_and_a_file_for_it_are_one_too_many(tmp_path: Path) -> None:
    assert "not both" in problems(TELEGRAM_TOKEN_FILE=str(tmp_path / "token"))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://api.telegram.org/", "https://api.telegram.org"),
        ("http://127.0.0.1:8081", "http://127.0.0.1:8081"),
        ("http://[::1]:8081/", "http://[::1]:8081"),
        ("http://localhost:9", "http://localhost:9"),
    ],
)
def test_telegram_and_this_machine_need_no_trust(given: str, kept: str) -> None:
    settings = load(TELEGRAM_API_URL=given)
    assert settings.telegram_api_url == kept
    assert settings.warnings() == []


@pytest.mark.parametrize(
    "url",
    [
        "https://mirror.example",
        "https://api.telegram.org.evil.example",
        "https://localhost.evil.example",
        "http://10.0.0.5:8081",
    ],
)
def test_another_server_needs_to_be_trusted_and_is_warned_about(url: str) -> None:
    assert "also set TELEGRAM_API_TRUSTED=1" in problems(TELEGRAM_API_URL=url)
    warned = load(TELEGRAM_API_URL=url, TELEGRAM_API_TRUSTED="1").warnings()
    assert any("sees the token and every message" in line for line in warned)
    assert any("会看到口令和每一条消息" in line for line in warned)
    assert any("is http://" in line for line in warned) == url.startswith("http://")


@pytest.mark.parametrize(
    "url",
    [
        f"https://api.telegram.org/bot{TOKEN}",
        "https://api.telegram.org/bot",
        "https://api.telegram.org@evil.example",
        "https://api.telegram.org\\@evil.example",
        "https://api.telegram.org?x=1",
        "http://api.telegram.org",
        "api.telegram.org",
        "ftp://api.telegram.org",
        "https://api.telegram.org:port",
        "https://",
    ],
)
def test_an_api_address_is_scheme_host_and_port_only(url: str) -> None:
    said = problems(TELEGRAM_API_URL=url, TELEGRAM_API_TRUSTED="1")
    assert "TELEGRAM_API_URL：" in said and TOKEN not in said


def test_a_mirror_set_as_the_proxy_of_the_system_is_warned_about() -> None:
    # E026
    chinese, english = load(HTTPS_PROXY="https://tg.example/relay").warnings()
    assert english.startswith("HTTPS_PROXY looks like a mirror (reverse proxy): it sees the token and every message")
    assert "会看到口令和每一条消息" in chinese
    _, english = load(https_proxy="http://127.0.0.1:8080").warnings()
    assert "sees the token and every message" in english


def test_a_proxy_is_warned_about_and_a_mirror_is_no_proxy() -> None:
    settings = load(TELEGRAM_PROXY_URL="http://proxy.example:8080")
    assert settings.telegram_proxy_url == "http://proxy.example:8080"
    assert any("TELEGRAM_PROXY_URL" in line for line in settings.warnings())
    assert "a mirror belongs into TELEGRAM_API_URL" in problems(TELEGRAM_PROXY_URL="https://tg.example/relay")
    assert "must begin with" in problems(TELEGRAM_PROXY_URL="proxy.example:8080")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("sqlite:////srv/suifang.db", "sqlite:////srv/suifang.db"),
        ("postgres://a:b@h/db", "postgresql+psycopg://a:b@h/db"),
        ("postgresql://a:b@h:5432/db?sslmode=require", "postgresql+psycopg://a:b@h:5432/db?sslmode=require"),
        ("postgresql+psycopg://h/db", "postgresql+psycopg://h/db"),
        ("postgresql:///db", "postgresql+psycopg:///db"),
    ],
)
def test_both_databases_are_understood(given: str, kept: str) -> None:
    assert load(DATABASE_URL=given).database_url == kept


@pytest.mark.parametrize(
    "url",
    [
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite+aiosqlite:///x.db",
        "mysql://a:secretpw@h/db",
        "postgresql://a:secretpw@h",
        "postgresql://a:secretpw/x@h/db",
        "suifang.db",
    ],
)
def test_other_databases_are_refused_without_showing_the_password(url: str) -> None:
    said = problems(DATABASE_URL=url)
    assert "DATABASE_URL: " in said and "secretpw" not in said


@pytest.mark.parametrize("zone", ["Beijing", "Asia", "../etc/passwd", "/etc/localtime", "UTC+8"])
def test_a_time_zone_that_does_not_exist_is_refused_with_an_example(zone: str) -> None:
    assert "TIMEZONE=Asia/Shanghai" in problems(TIMEZONE=zone)


def test_the_language_is_one_of_ours() -> None:
    assert load(LANGUAGE="EN").language == "en"
    assert load(LANGUAGE="zh").language == "zh-CN"
    assert "LANGUAGE=zh-CN" in problems(LANGUAGE="fr")


def test_the_language_of_a_desktop_is_not_taken_for_ours(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LANGUAGE=en\n")
    (tmp_path / ".env").chmod(0o600)
    settings = load(tmp_path / ".env", LANGUAGE="zh_CN:zh")
    assert settings.language == "en"
    assert any("LANGUAGE of the system" in line for line in settings.warnings())


def test_admins_are_numbers_separated_in_any_way() -> None:
    assert load(ADMIN_IDS=" 100000001，100000002, 100000003 100000001、7 ").admin_ids == (
        100000001,
        100000002,
        100000003,
        7,
    )
    assert load(ADMIN_IDS="").admin_ids == ()


@pytest.mark.parametrize(
    "ids", ["1087968824", "777000", "1,136817688", "-1001234567890", "@wang", "0", "1.5", "，", "1e9"]
)
def test_what_is_not_one_person_is_no_admin(ids: str) -> None:
    assert "ADMIN_IDS：" in problems(ADMIN_IDS=ids)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTP_PORT", "-1"),
        ("HTTP_PORT", "65536"),
        ("HTTP_PORT", "eighty"),
        ("HTTP_HOST", "http://0.0.0.0"),
        ("EMERGENCY_NUMBER", "一二零"),
        ("HEARTBEAT_URL", "heartbeat.example/abc"),
        ("TEXTS_DIR", "no/such/folder"),
        ("BACKUP_DIR", __file__),
        ("TELEGRAM_API_TRUSTED", "maybe"),
    ],
)
def test_a_wrong_value_is_explained(name: str, value: str) -> None:
    said = problems(**{name: value})
    assert f"{name}：" in said and f"{name}: " in said and f"{name}=" in said


def test_a_file_that_everybody_can_read_is_warned_about(tmp_path: Path) -> None:
    # E029
    env = tmp_path / ".env"
    env.write_text(f"TELEGRAM_TOKEN={TOKEN}\n")
    env.chmod(0o644)
    chinese, english = Settings.load({}, env).warnings()
    assert "chmod 600 .env" in chinese and "chmod 600 .env" in english
    env.chmod(0o600)
    assert Settings.load({}, env).warnings() == []


def test_health_for_the_whole_network_is_warned_about() -> None:
    assert any("HTTP_HOST" in line for line in load(HTTP_HOST="0.0.0.0", HTTP_PORT="8080").warnings())
    assert load(HTTP_HOST="0.0.0.0").warnings() == []


def test_secrets_are_not_seen_when_settings_are_printed() -> None:
    settings = load(
        DATABASE_URL="postgresql://bot:secret%40pw@db.example/suifang",
        TELEGRAM_PROXY_URL="http://me:proxypass@proxy.example:1",
        HEARTBEAT_URL="https://heartbeat.example/ping/abcdef",
    )
    for printed in (repr(settings), str(settings), f"{settings}"):
        for secret in (TOKEN, "TEST-TOKEN", "secret%40pw", "proxypass", "abcdef"):
            assert secret not in printed
        assert "db.example" in printed
    assert {TOKEN, "secret%40pw", "secret@pw", "proxypass"} < set(settings.secrets())


def test_settings_do_not_change() -> None:
    settings = load()
    for name in type(settings).model_fields:
        with pytest.raises(ValidationError):
            setattr(settings, name, None)


def test_the_example_file_names_every_setting_with_its_default() -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    named = [line.partition("=")[0] for line in lines if line and not line.startswith("#")]
    assert sorted(named) == sorted(Settings.names())
    settings = Settings.load({}, EXAMPLE, need_token=False)
    assert settings.model_dump() == Settings.load({}, None, need_token=False).model_dump()


def test_every_setting_of_the_example_file_is_explained_in_both_languages() -> None:
    for block in EXAMPLE.read_text(encoding="utf-8").strip().split("\n\n")[1:]:
        comments = [line for line in block.splitlines() if line.startswith("#")]
        assert any(any("\u4e00" <= letter <= "\u9fff" for letter in line) for line in comments), block
        assert any(line.isascii() for line in comments), block
