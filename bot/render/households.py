"""What a phone that answers for several people reads."""

from collections.abc import Callable, Sequence
from typing import Any

from bot import notices
from bot.notices import (
    FamilyStopped,
    FamilyView,
    HouseholdView,
    MemberAsked,
    Notice,
    RelationAsked,
    SecondAsked,
    SplitProposed,
    Word,
)
from bot.render.residents import WHOLE, columns
from bot.render.voice import Button, Spoken, Voice, button, in_rows, inline
from bot.rules.household_words import Relation
from bot.rules.temperature import Temperature

MOST_ROWS = 6  # of people under a card; with more of them they stand side by side


def household(notice: HouseholdView, voice: Voice) -> Spoken:
    """A round's question with a row for each person; once all have answered, thanks."""
    people = [_person(row, voice) for row in notice.rows]
    width = -(-len(people) // MOST_ROWS)
    rows = list(in_rows(people, max(width, 1)))
    missing = [name for _, name, value, _ in notice.rows if not value]
    if not missing:
        return Spoken(voice.say("household-done", slot=voice.slot(notice.slot)), inline(rows))
    last = [button(voice.label("household", "b3"), "alldone"), button(voice.label("prompt", "b2"), "nothermo")]
    if notice.nudge > 1:
        last = [button(voice.label("prompt", "b3"), "call")]
    return Spoken(_asked(notice, missing, voice), inline([*rows, last]))


def _person(row: tuple[int, str, str, int], voice: Voice) -> Button:
    resident, name, value, reading = row
    if value:
        return button(voice.label("household", "b2", name=name, value=value), "fix", reading)
    return button(voice.label("household", "b1", name=name), "member", resident)


def _asked(notice: HouseholdView, missing: list[str], voice: Voice) -> str:
    slot, names = voice.slot(notice.slot), voice.listed(missing)
    worker = notice.worker or voice.word("worker-unnamed")
    match notice.nudge:
        case 0:
            key = "household-evening" if notice.slot == "evening" else "household-morning"
            days = voice.say("household-day", day=notice.number, total=notice.total) if notice.number else ""
            return voice.say(key, slot=slot, days=voice.raw(days), name=missing[0])
        case 1:
            return voice.say("household-reminder", name=names, slot=slot)
        case 2:
            return voice.say("reminder-2", name=names, slot=slot, deadline=notice.deadline, worker=worker)
        case _:
            return voice.say("missed-resident", name=names, slot=slot, worker=worker)


def member(notice: MemberAsked, voice: Voice) -> Spoken:
    """One person's temperature, and the pad that is theirs: whole degrees, then tenths as full values."""
    text = voice.say("member-ask", name=notice.name)
    if not notice.whole:
        degrees = [button(str(whole), "theirpad", notice.resident, whole) for whole in WHOLE]
        rare = [
            button(voice.label("pad", "b1"), "theirpad", notice.resident, WHOLE[0] - 1),
            button(voice.label("pad", "b2"), "theirpad", notice.resident, WHOLE[-1] + 1),
        ]
        return Spoken(text, inline([*(list(row) for row in in_rows(degrees, columns(voice))), rare]))
    values = [notice.whole * 100 + tenth * 10 for tenth in range(10)]
    tenths = [button(str(Temperature(centi)), "theirs", notice.resident, centi) for centi in values]
    more = []
    if notice.whole > WHOLE[-1]:
        more = [button(str(whole), "theirpad", notice.resident, whole) for whole in (41, 42) if whole != notice.whole]
    back = button(voice.label("pad", "b3"), "theirpad", notice.resident, 0)
    return Spoken(text, inline([*in_rows(tenths, columns(voice)), [back, *more]]))


def split(notice: SplitProposed, voice: Voice) -> Spoken:
    """Whose is whose, and whether that is right."""
    shown = "\n".join(voice.say("split-part", name=name, value=value) for name, value in notice.parts)
    rows = [
        [
            button(voice.label("split", "b1"), "split", notice.dialogue, "yes"),
            button(voice.label("split", "b2"), "split", notice.dialogue, "no"),
        ]
    ]
    return Spoken(voice.say("split", parts=voice.raw(shown)), inline(rows))


def second(notice: SecondAsked, voice: Voice) -> Spoken:
    """Somebody reported another value before: is it to be changed?"""
    who = notice.staff or notice.who
    text = voice.say("second", name=notice.name, who=who, old=notice.old, value=notice.value)
    change = button(voice.label("second", "b1", value=notice.value), "second", notice.dialogue, "yes")
    keep = button(voice.label("second", "b2", old=notice.old), "second", notice.dialogue, "no")
    return Spoken(text, inline([[change], [keep]]))


_ASKED = (Relation.SPOUSE, Relation.CHILD, Relation.PARENT, Relation.OTHER)


def relation(notice: RelationAsked, voice: Voice) -> Spoken:
    """What the reporter is to the person."""
    choices = [
        button(voice.label("relation-ask", f"b{at}"), "relation", notice.resident, one.value)
        for at, one in enumerate(_ASKED, start=1)
    ]
    return Spoken(voice.say("relation-ask", name=notice.name), inline(in_rows(choices, 2)))


def family(notice: FamilyView, voice: Voice) -> Spoken:
    """For whom this phone answers, the way to add somebody, and the ways out."""
    shown = "\n".join(_stands_for(name, word, voice) for _, name, word in notice.people)
    rows: list[Sequence[Button]] = [[button(voice.label("family", "b1"), "famadd")]]
    others = [one for one in notice.people if one[2] != _OWN]
    stops = [button(voice.label("family", "b2", name=name), "famstop", resident) for resident, name, _ in others]
    rows += in_rows(stops, max(1, -(-len(stops) // (MOST_ROWS - 1))))
    rows.append([button(voice.label("family", "b3"), "notme")])
    return Spoken(voice.say("family", people=voice.raw(shown)), inline(rows))


def _stands_for(name: str, word: Word, voice: Voice) -> str:
    if word == _OWN:
        return voice.say("family-person-own", name=name)
    return voice.say("family-person", name=name, relation=word)


_OWN = Word("relation-self")


def stopped(notice: FamilyStopped, voice: Voice) -> Spoken:
    """Answering for somebody has ended, with the way back."""
    worker = notice.worker or voice.word("worker-unnamed")
    text = voice.say("family-stopped", name=notice.name, worker=worker)
    return Spoken(text, inline([[button(voice.label("family-stopped", "b1"), "famback", notice.resident)]]))


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    notices.HouseholdView: household,
    notices.MemberAsked: member,
    notices.SplitProposed: split,
    notices.SecondAsked: second,
    notices.RelationAsked: relation,
    notices.FamilyView: family,
    notices.FamilyStopped: stopped,
}
