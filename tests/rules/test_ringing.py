"""What rings, what is silent, what goes to the next; and what can never be turned off."""

import pytest

from bot.rules.escalation import AlertKind, Tier
from bot.rules.ringing import ALWAYS_ON, Kind, Mode, kind_of_alert, mode_of, next_mode


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_nobody_chose_for_is_on(kind: Kind) -> None:
    assert mode_of({}, kind) is Mode.ON


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("mode", Mode)
def test_what_saves_a_life_is_on_whatever_is_stored(kind: Kind, mode: Mode) -> None:
    assert mode_of({kind.value: mode.value}, kind) is (Mode.ON if kind in ALWAYS_ON else mode)


def test_a_word_nobody_knows_any_more_rings() -> None:
    assert mode_of({"words": "loud"}, Kind.WORDS) is Mode.ON


def test_three_taps_come_back_to_the_beginning() -> None:
    assert [next_mode(mode) for mode in Mode] == [Mode.SILENT, Mode.OFF, Mode.ON]


@pytest.mark.parametrize(
    ("alert", "tier", "kind"),
    [
        (AlertKind.SOS, Tier.SOS, Kind.SOS),
        (AlertKind.FEVER, Tier.RED, Kind.RED),
        (AlertKind.FEVER, Tier.YELLOW, Kind.YELLOW),
        (AlertKind.MISSED, Tier.YELLOW, Kind.MISSED),
        (AlertKind.UNREACHABLE, Tier.YELLOW, Kind.YELLOW),
        # a missed round that became red rings like anything red
        (AlertKind.MISSED, Tier.RED, Kind.RED),
    ],
)
def test_an_alert_comes_as_how_bad_it_is(alert: AlertKind, tier: Tier, kind: Kind) -> None:
    assert kind_of_alert(alert, tier) is kind
