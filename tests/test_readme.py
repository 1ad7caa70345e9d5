"""The README says what the code does."""

from tests.readme import README, sections, written


def test_the_tables_of_the_readme_are_those_of_the_code() -> None:
    text = README.read_text(encoding="utf-8")
    assert written(text) == text, "run: python -m tests.readme"
    for section in sections().values():
        assert section.strip() in text


def test_the_quick_start_has_one_line_to_try_it_and_one_to_test_it() -> None:
    lines = README.read_text(encoding="utf-8").splitlines()
    assert sum(line.endswith("uv run suifang sandbox") for line in lines) == 1
    assert sum(line.endswith("uv run pytest") for line in lines) == 1
