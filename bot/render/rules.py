"""The rules of a place, and what was changed about them."""

from collections.abc import Callable
from typing import Any

from bot.notices import Notice, RuleChanged, RuleShown, RulesPage
from bot.render.voice import Spoken, Voice, button, in_rows, inline
from bot.rules.rule_book import ALL_COLUMNS, Chapter, Shape


def page(notice: RulesPage, voice: Voice) -> Spoken:
    """A chapter: each rule with its value, the word it is changed by, and where it was set."""
    lines = [
        voice.say(
            "rules-line",
            rule=voice.word(f"rule-{name}"),
            value=_value(voice, shape, value),
            name=name,
            source=voice.word("rules-set-at", name=source) if source else "",
        )
        for name, shape, value, source in notice.rules
    ]
    name, _, value, _ = notice.rules[0]
    head = voice.say("rules-head", path=notice.path, chapter=voice.word(f"chapter-{notice.chapter}"))
    foot = voice.say("rules-how", place=notice.path.rpartition("/")[2], name=name, value=value)
    others = [
        button(voice.word(f"chapter-{one.value}"), "rules", notice.number, one.value)
        for one in Chapter
        if one.value != notice.chapter
    ]
    return Spoken(voice.lines(head, *lines, foot), inline(in_rows(others, 2)))


def shown(notice: RuleShown, voice: Voice) -> Spoken:
    """One rule, what may be set, and an example that works."""
    rule = voice.word(f"rule-{notice.rule}")
    return Spoken(
        voice.lines(
            voice.say("rule-is", rule=rule, value=_value(voice, notice.shape, notice.value), path=notice.path),
            voice.say("rule-from", name=notice.source) if notice.source else voice.say("rule-from-default"),
            voice.say("rule-safe", low=notice.low, high=notice.high) if notice.low else "",
            voice.say("rule-how", place=notice.path.rpartition("/")[2], name=notice.rule, value=notice.value),
        )
    )


def changed(notice: RuleChanged, voice: Voice) -> Spoken:
    """Old → new, whom it reaches, and the button that takes it back."""
    text = voice.lines(
        voice.say(
            "rule-changed" if notice.undo else "rule-undone",
            rule=voice.word(f"rule-{notice.rule}"),
            old=_value(voice, notice.shape, notice.old),
            new=_value(voice, notice.shape, notice.new),
            path=notice.path,
        ),
        voice.say("rule-inherits") if notice.inherited else "",
        voice.say("rule-reaches", count=notice.people) if notice.people else "",
        voice.say("rule-moved-ends", count=notice.moved) if notice.moved else "",
        voice.say("rule-next-rounds", times=voice.listed(notice.runs)) if notice.runs else "",
    )
    rows = [[button(voice.label("rule-changed", "b1"), "ruleundo", notice.undo)]] if notice.undo else []
    return Spoken(text, inline(rows))


def _value(voice: Voice, shape: str, value: str) -> str:
    """Return a value with its unit; a choice between words as the word."""
    if shape in {Shape.YES, Shape.WANTED} or (shape == Shape.COLUMNS and value == ALL_COLUMNS):
        return voice.word(f"choice-{value}")
    if shape == Shape.LADDER and " " in value:
        return voice.word("as-levels", value=voice.listed(value.split()))
    parts = value if shape == Shape.SPAN else voice.listed(value.split())
    return voice.word(f"as-{shape}", value=parts.replace(" ", "–"))


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {RulesPage: page, RuleShown: shown, RuleChanged: changed}
