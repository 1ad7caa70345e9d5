"""What we say of a value, sent back to us, is that value and never another: somebody copies it, or quotes it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.rules.temperature import HIGHEST_TAKEN, LOWEST_TAKEN, Certain, Doubtful, Temperature, read
from bot.texts import Texts

TEXTS = Texts.load(strict=True)
# what answers a value
ECHOES = ("ask-symptoms", "reading-noted", "reading-noted-well", "fever-noted", "symptom-noted-value")
# what asks about one, or tells of one
TOLD = (
    *("confirm-value", "confirm-low", "confirm-high", "confirm-own", "confirm-of", "confirm-home", "whose-value"),
    *("split-part", "second-same", "second-kept", "told-reported", "told-reported-own", "told-reported-fever"),
)
VALUES = st.integers(LOWEST_TAKEN.centi // 10, HIGHEST_TAKEN.centi // 10).map(lambda tenths: Temperature(tenths * 10))
NAMES = ["李奶奶", "王大爷", "张三", "小明2", "Anna", "Anna 2", "3号楼王大爷"]
LIKE_VALUES = ["李36", "阿38"]


def echo(language: str, key: str, value: Temperature, name: str) -> str:
    """What we say, as it stands on a phone."""
    following = TEXTS.say(language, "next-today", at="18:00")
    more = {"worker": "王芳", "who": "女儿", "minutes": "15", "emergency": "120", "symptoms": "咳嗽", "next": following}
    said = TEXTS.say(language, key, value=str(value), name=name, **more)
    return said.replace("<b>", "").replace("</b>", "")


def meant(text: str) -> tuple[Temperature, ...]:
    """Every value a text can mean to us."""
    match read(text):
        case Certain(value=value):
            return (value,)
        case Doubtful(values=values):
            return values
        case _:
            return ()


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@given(value=VALUES, name=st.sampled_from(NAMES + LIKE_VALUES))
@example(value=Temperature(3650), name="李36")
def test_an_echo_sent_back_is_its_own_value_and_never_another(language: str, value: Temperature, name: str) -> None:
    for key in ECHOES if name in LIKE_VALUES else ECHOES + TOLD:
        said = echo(language, key, value, name)
        assert set(meant(said)) <= {value}, f"{key}: {said!r} is read as {read(said)}"
