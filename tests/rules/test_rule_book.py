"""The rule book: every number has a row, is read the way it is written, and has a safe range around its default."""

from dataclasses import replace
from datetime import time

from bot.rules.escalation import AlertKind, Tier, policy_for
from bot.rules.rule_book import RULES, Chapter, Rule, Slip, bounds, clash, is_inherit, read, rule_named, written
from bot.rules.slots import Profile, Slot, from_json, to_json
from bot.texts import Texts

TEXTS = Texts.load(strict=True)


def rule(name: str) -> Rule:
    """The rule of this name."""
    found = rule_named(name)
    assert found is not None
    return found


def test_every_field_of_the_profile_is_one_rules_and_only_one() -> None:
    fields = [field for one in RULES for field in one.fields]
    assert sorted(fields) == sorted(Profile.__dataclass_fields__)
    assert {one.chapter for one in RULES} == set(Chapter)


def test_a_rule_goes_by_the_word_people_see() -> None:
    for one in RULES:
        assert TEXTS.plain("zh-CN", f"rule-{one.name}") == one.alias
        assert rule_named(one.alias) is rule_named(one.name.upper()) is one
    assert rule_named("fevr") is None and rule_named("") is None


def test_what_is_written_is_read_back_for_the_defaults() -> None:
    for one in RULES:
        kept = read(one, written(one, Profile()).split())
        assert kept == {field: to_json(Profile())[field] for field in one.fields}, one.name
        assert not isinstance(kept, Slip) and from_json(kept) == Profile()


def test_the_ends_of_a_safe_range_are_safe_and_what_lies_beyond_is_not() -> None:
    for one in RULES:
        low, high = bounds(one)
        if not low:
            continue
        assert not isinstance(read(one, [low]), Slip) and not isinstance(read(one, [high]), Slip), one.name
        assert isinstance(read(one, [str(int(float(high)) + 1)]), Slip), one.name


def test_times_that_are_spelled_with_words_and_commas_are_read() -> None:
    assert read(rule("fever"), ["37,4度"]) == {"fever_line": 3740}
    assert read(rule("fever"), ["37.25"]) == {"fever_line": 3725}
    assert read(rule("nudges"), ["30,60", "90分钟"]) == {"nudges": [30, 60, 90]}
    assert read(rule("presence"), ["10:00"]) == {"presence": [["forenoon", "10:00"]]}
    assert read(rule("fever"), ["３７．４"]) == {"fever_line": 3740}
    assert is_inherit(["默认"]) and is_inherit(["Default"]) and not is_inherit(["37.3"])


def test_rules_that_contradict_each_other_are_named() -> None:
    fine = Profile()
    table = [
        (fine, ""),
        (replace(fine, fever_line=3800), "rule-clash-high"),
        (replace(fine, slots=(Slot("a", time(8)), Slot("b", time(9)))), "rule-close"),
        (replace(fine, slots=(Slot("a", time(0, 30)), Slot("b", time(23, 30)))), "rule-close"),
        (replace(fine, closes_after=700), "rule-clash-closes"),
        (replace(fine, closes_after=60), "rule-clash-nudges"),
        (replace(fine, quiet_until=time(9)), "rule-clash-quiet"),
        (replace(fine, presence=(Slot("night", time(22)),)), "rule-clash-quiet"),
        (replace(fine, report_deadline=fine.report_at), "rule-clash-report"),
        (replace(fine, slots=(Slot("a", time(8)),), nudges=()), ""),
    ]
    for profile, key in table:
        assert clash(profile) == key, profile


def test_a_ladder_may_be_uneven_and_goes_on_as_its_last_step_did() -> None:
    def minutes(profile: Profile, kind: AlertKind = AlertKind.FEVER) -> list[int]:
        return [rung.after for rung in policy_for(kind, Tier.RED, profile).rungs]

    assert minutes(Profile()) == [0, 15, 30, 45]
    assert minutes(from_json({"red_step": 10, "red_ladder": [10, 30, 60]})) == [0, 10, 30, 60]
    assert minutes(from_json({"red_step": 10, "red_ladder": [10, 30]})) == [0, 10, 30, 50]
    assert minutes(from_json({"red_step": 10, "red_ladder": [10, 30, 60]}), AlertKind.EVIDENCE) == [0, 10]
    assert minutes(from_json({"red_ladder": [10, 30, 60]}), AlertKind.CHECKPOINT) == [0, 30, 60]
