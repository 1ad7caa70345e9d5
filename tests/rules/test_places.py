"""The place tree: paths as people type them, and lineages as we keep them."""

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.places import LEVELS, LONGEST_NAME, PlaceKind, ids_of, lineage_of, path_parts
from tests.each import each

names = st.text(st.characters(exclude_categories=["C"], exclude_characters="/／›>"), min_size=1, max_size=LONGEST_NAME)
plain_names = names.filter(lambda name: name.strip() == name and path_parts(name) == (name,))


@each(
    [
        ("开发区/长河街道/东风社区/东门网格", ("开发区", "长河街道", "东风社区", "东门网格")),
        ("开发区／长河街道", ("开发区", "长河街道")),
        ("开发区 › 长河街道 > 东风社区", ("开发区", "长河街道", "东风社区")),
        (" /开发区/长河街道/ ", ("开发区", "长河街道")),
        ("东门网格", ("东门网格",)),
        ("开发区→长河街道＞东风社区\\３网格Ａ", ("开发区", "长河街道", "东风社区", "3网格A")),
        ("一/二/三/四/五", None),
        ("", None),
        ("//", None),
        ("开发区//东风社区", None),
        ("开发区/ /东风社区", None),
        ("开" * (LONGEST_NAME + 1), None),
        ("开" * LONGEST_NAME, ("开" * LONGEST_NAME,)),
        ("开发\n区", None),
        ("开发\u202e区", None),
        ("开发\x00区", None),
    ]
)
def test_a_path_is_one_to_four_names(typed: str, parts: tuple[str, ...] | None) -> None:
    assert path_parts(typed) == parts


@given(st.lists(plain_names, min_size=1, max_size=4))
def test_names_joined_to_a_path_come_apart_again(parts: list[str]) -> None:
    assert path_parts("/".join(parts)) == tuple(parts)


@given(st.text(max_size=200))
def test_whatever_is_typed_is_a_path_of_sound_names_or_none(typed: str) -> None:
    parts = path_parts(typed)
    if parts is not None:
        assert 1 <= len(parts) <= len(LEVELS)
        assert all(part and part == part.strip() and len(part) <= LONGEST_NAME for part in parts)
        assert path_parts("/".join(parts)) == parts


def test_the_levels_are_four_from_the_top() -> None:
    assert LEVELS == (PlaceKind.DISTRICT, PlaceKind.TOWNSHIP, PlaceKind.COMMUNITY, PlaceKind.GRID)


@given(st.lists(st.integers(1, 10**6), max_size=4))
def test_a_lineage_holds_the_ids_from_the_top(ids: list[int]) -> None:
    lineage = "/"
    for one in ids:
        lineage = lineage_of(lineage, one)
    assert ids_of(lineage) == tuple(ids)
