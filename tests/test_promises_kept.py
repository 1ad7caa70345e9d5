"""What is said in one place is true in the others: settings, commands, buttons, the README."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

from bot.rules.commands import COMMANDS, Command
from bot.rules.escalation import Press
from bot.rules.vocabulary import as_markdown
from bot.settings import Settings
from bot.settings_help import HELP
from bot.texts import Texts
from handlers import commands, presses
from tests.each import each

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
TEXTS = Texts.load(strict=True)


def test_the_example_file_names_every_setting_once_and_nothing_else() -> None:
    named = re.findall(r"^#? ?([A-Z][A-Z_]+)=", EXAMPLE, re.M)
    assert sorted(named) == sorted(Settings.names())


def test_the_example_file_is_a_good_start(tmp_path: Path) -> None:
    filled = tmp_path / ".env"
    filled.write_text(EXAMPLE.replace("TELEGRAM_TOKEN=", "TELEGRAM_TOKEN=123456:" + "A" * 35), encoding="utf-8")
    filled.chmod(0o600)
    settings = Settings.load({}, filled)
    assert settings.warnings() == []
    assert settings == Settings.load({"TELEGRAM_TOKEN": settings.token}, None), "what is written there is the default"


@each(Settings.names())
def test_a_setting_is_explained_and_stands_in_the_readme(name: str) -> None:
    assert name in HELP
    stands = re.search(rf"`{name}\b", README) is not None
    assert stands, f"{name} is not in the README"


def test_no_help_is_left_of_a_setting_that_is_gone() -> None:
    assert set(HELP) == set(Settings.names())


@each(COMMANDS)
def test_a_command_has_a_route_and_words_in_every_language(command: Command) -> None:
    assert command.name in commands.ROUTES
    for language in TEXTS.languages:
        words = TEXTS.plain(language, f"command-{command.name}")
        assert 1 <= len(words) <= 256, "Telegram's limit of a command's description"


@each(COMMANDS)
def test_a_command_stands_in_the_readme(command: Command) -> None:
    stands = re.search(rf"/{command.name}\b", README) is not None
    assert stands, f"/{command.name} is not in the README"


def test_no_route_is_left_of_a_command_that_is_gone() -> None:
    assert set(commands.ROUTES) == {command.name for command in COMMANDS}


def test_the_words_of_the_readme_are_the_words_of_the_code() -> None:
    _, _, rest = README.partition("<!-- words -->")
    section, end, _ = rest.partition("<!-- /words -->")
    assert end, "the section has its two marks"
    assert section.strip() == as_markdown()


def trees(*folders: str) -> Iterator[ast.AST]:
    """The syntax of every file in these folders."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield ast.parse(path.read_text(encoding="utf-8"))


def written_verbs() -> set[str]:
    """Every verb that stands on a button: `button(label, "fix", …)`, `data("whose", …)`, `verb="person"`."""
    verbs: set[str] = set()
    for tree in trees("bot/render", "bot/services"):
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            verbs |= {
                keyword.value.value
                for keyword in node.keywords
                if keyword.arg == "verb"
                and isinstance(keyword.value, ast.Constant)
                and isinstance(keyword.value.value, str)
            }
            if isinstance(node.func, ast.Name) and node.func.id in {"button", "data"}:
                verb = node.args[1 if node.func.id == "button" else 0]
                verbs |= _verb(verb)
    return verbs


def _verb(node: ast.expr) -> set[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if ast.unparse(node) == "press.value":
        return {press.value for press in Press}
    # a verb that is handed on was written somewhere else
    assert ast.unparse(node) in {"verb", "kind.verb"}, f"cannot see which verb this is: {ast.unparse(node)}"
    return set()


def test_every_verb_on_a_button_has_a_route_and_every_route_a_button() -> None:
    assert written_verbs() == set(presses.ROUTES)


def _spread(routes: ast.Dict) -> list[ModuleType]:
    """The modules of handlers whose presses are merged into these routes."""
    merged = [value for key, value in zip(routes.keys, routes.values, strict=True) if key is None]
    names = [ast.unparse(one).removesuffix(".PRESSES") for one in merged if isinstance(one, ast.Attribute)]
    return [import_module(f"handlers.{name}") for name in names]


def test_a_verb_of_a_button_is_routed_once() -> None:
    """A dict would swallow the first of two quietly, so the source is looked at."""
    (routes,) = (
        node.value
        for tree in trees("handlers")
        for node in ast.walk(tree)
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "ROUTES" and "Button" in ast.unparse(tree)
    )
    assert isinstance(routes, ast.Dict)
    verbs = [key.value for key in routes.keys if isinstance(key, ast.Constant)]
    verbs += [verb for spread in _spread(routes) for verb in spread.PRESSES]
    verbs += [press.value for press in Press]
    assert len(set(verbs)) == len(verbs)
