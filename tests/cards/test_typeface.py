import pytest

from bot.cards.typeface import FONTS, Weight, can_draw, drawable, font, glyphs, weight_for


@pytest.mark.parametrize(
    "name", ["李桂兰", "刘䶮", "赵堃喆", "阿卜杜热依木·买买提", "Zoë O’Brien", "Lǚ Wéi", "王 小梅"]
)
def test_names_people_have_can_be_drawn(name: str) -> None:
    assert can_draw(name)


@pytest.mark.parametrize("name", ["𠮷野", "محمد", "Иван", "김민수", "李😀", "", "   ", "\u202e"])
def test_a_name_with_a_missing_glyph_is_told(name: str) -> None:
    assert not can_draw(name)


def test_a_letter_and_its_accent_are_drawn_as_one() -> None:
    assert can_draw("Zoe\u0308")
    assert drawable("Zoe\u0308") == "Zoë"


@pytest.mark.parametrize("weight", Weight)
def test_what_the_cmap_lists_is_what_the_font_draws(weight: Weight) -> None:
    opened = font(weight, 24)
    missing = bytes(opened.getmask("\U0001f600"))
    for char in "李䶮堃A9é℃→│①□（。":
        drawn = bytes(opened.getmask(char))
        assert (ord(char) in glyphs(weight)) == (drawn != missing), char


def test_every_common_character_has_a_glyph() -> None:
    # what Unicode added later, U+9FF0–9FFF, Noto Sans CJK 2.004 does not have
    assert glyphs(Weight.REGULAR).issuperset(range(0x4E00, 0x9FF0))
    assert glyphs(Weight.BOLD).issuperset(map(ord, "李王张刘陈堃喆玥0123456789℃"))


def test_a_line_with_a_rare_character_is_set_in_one_weight() -> None:
    assert weight_for("李桂兰", Weight.BOLD) is Weight.BOLD
    assert weight_for("刘䶮", Weight.BOLD) is Weight.REGULAR


def test_what_cannot_be_drawn_becomes_a_box_and_decoration_goes() -> None:
    assert drawable("𠮷野 🏠 3 号楼") == "□野 3 号楼"


def test_marks_that_turn_the_text_around_are_left_out() -> None:
    assert drawable("李\u202e桂\u200b兰\n3 号\x00楼") == "李桂兰 3 号楼"


def test_latin_text_gets_latin_quotation_marks_and_chinese_keeps_its_own() -> None:
    assert drawable("Tap “Start”…") == 'Tap "Start"...'
    assert drawable("点“开始”，O’Brien") == "点“开始”，O'Brien"


def test_the_fonts_stay_small_and_carry_their_licence() -> None:
    assert sum(file.stat().st_size for file in FONTS.iterdir()) <= 9_000_000
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert font(Weight.BOLD, 24).getname() == ("Suifang Sans SC", "Bold")
