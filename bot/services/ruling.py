"""The rules of a place: shown, changed inside a safe range, and taken back."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import RuleChanged, RuleShown, RulesPage, Word
from bot.rules.arguments import words
from bot.rules.changes import UNDO_WITHIN
from bot.rules.roles import Action, scopes
from bot.rules.rule_book import (
    BY_NAME,
    CLASHES,
    CLOSEST,
    RULES,
    Chapter,
    Rule,
    Slip,
    bounds,
    clash,
    forced,
    is_inherit,
    read,
    rule_named,
    written,
)
from bot.rules.slots import Profile, next_due
from bot.services import approving, collecting, forgetting
from bot.services.actors import Actor, grants_of, require, require_anywhere, trail
from bot.services.enrolling import place_named
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.spreading import ROUNDS, profiles, spread
from bot.services.toasts import Toast, toast
from storage import houses, places, rulings
from storage.models import Approval, Place, RuleChange
from storage.words import ApprovalKind

SET = frozenset({"set", "change", "设", "设置", "改"})
FORCE = frozenset({"--force", "—force", "–force", "force", "强制"})  # phones turn two hyphens into a dash
# what was planned by a rule and is no part of an isolation
FOLLOWS: dict[str, Callable[..., int]] = {
    "report": collecting.rules_changed,
    "retain": forgetting.rules_changed,
}
RUNS = 2  # next rounds that are shown when their times changed


def by_command(session: Session, tail: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/rules [set] [PLACE] [NAME [VALUE]]`: a chapter, one rule, or a change; `default` inherits again."""
    require_anywhere(session, actor, Action.EDIT_RULES)
    given = list(words(tail))
    if given and given[0].lower() in SET:
        given.pop(0)
    place = _place(session, given, actor=actor)
    if not given:
        reply(session, actor, _page(session, place, Chapter.TEMPERATURE), now=now)
        return
    rule = rule_named(given[0])
    if rule is None:
        raise Refused("rules-unknown", word=given[0][:40], example=_example())
    if len(given) == 1:
        reply(session, actor, _shown(session, place, rule), now=now)
        return
    typed = [word for word in given[1:] if word.lower() not in FORCE]
    if len(typed) < len(given) - 1:
        _ask_to_force(session, place, rule, typed, actor=actor, now=now)
        return
    change(session, place, rule, typed, actor=actor, now=now)


def _ask_to_force(session: Session, place: Place, rule: Rule, typed: list[str], *, actor: Actor, now: datetime) -> None:
    """Ask a second admin for a value outside the safe range; what is not even possible is refused at once."""
    staff = require(session, actor, Action.EDIT_RULES, place)
    _read(forced(rule), typed)
    about = {"rule": rule.name, "typed": " ".join(typed), "old": written(rule, places.profile_of(session, place))}
    wish = approving.ask(session, ApprovalKind.RULE, place, staff, about, now=now)
    trail(session, actor, "rule-asked", subject=f"approval:{wish.id}", place_id=place.id, now=now)


def granted(session: Session, wish: Approval, *, actor: Actor, now: datetime) -> None:
    """Change a rule beyond its safe range, as two admins want it."""
    place, rule = session.get_one(Place, wish.place_id), rule_named(str(wish.about["rule"]))
    if rule is None:
        raise Refused("button-answered")
    change(session, place, forced(rule), str(wish.about["typed"]).split(), actor=actor, now=now)


def _place(session: Session, given: list[str], *, actor: Actor) -> Place:
    """Take the place from the front of what was typed; without one it is the top of what is the actor's."""
    if given and rule_named(given[0]) is None:
        try:
            place = place_named(session, given[0], action=Action.EDIT_RULES, actor=actor)
        except Refused as refused:
            key = "place-several" if refused.key == "place-several" else "rules-unknown"
            raise Refused(key, **{"word": given[0][:40], "example": _example()} | refused.values) from refused
        given.pop(0)
    else:
        place = _own(session, actor)
    require(session, actor, Action.EDIT_RULES, place)
    return place


def _own(session: Session, actor: Actor) -> Place:
    lineages = scopes(grants_of(session, actor), Action.EDIT_RULES)
    tops = places.tops(session, lineages)
    if not tops:
        raise Refused("place-none")
    if len(tops) > 1:
        raise Refused(
            "rules-which-place", paths="；".join(one.path for one in tops[:4]), path=tops[0].path, example=_example()
        )
    return tops[0]


def _example() -> str:
    """Return a rule with its default: what works everywhere."""
    return f"{RULES[0].name} {written(RULES[0], Profile())}"


# ── looking ──


def turn(
    session: Session, place_id: int, chapter: str, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Show another chapter in the place of the one that was tapped."""
    place = session.get(Place, place_id)
    if place is None or chapter not in set(Chapter):
        raise Refused("button-unknown")
    require(session, actor, Action.EDIT_RULES, place)
    reply(session, actor, _page(session, place, Chapter(chapter)), now=now, edits=message_id)
    return toast("ok")


def _page(session: Session, place: Place, chapter: Chapter) -> RulesPage:
    chain = places.upwards(session, place)
    profile = places.profile_of(session, place)
    rows = tuple(
        (rule.name, rule.shape.value, written(rule, profile), _source(chain, rule))
        for rule in RULES
        if rule.chapter is chapter
    )
    return RulesPage(number=place.id or 0, path=place.path, chapter=chapter.value, rules=rows)


def _source(chain: Sequence[Place], rule: Rule) -> str:
    """Return the name of the nearest place that set a rule, or nothing when it is the default."""
    return next((one.name for one in chain if any(field in one.rules for field in rule.fields)), "")


def _shown(session: Session, place: Place, rule: Rule) -> RuleShown:
    low, high = bounds(rule)
    return RuleShown(
        rule=rule.name,
        shape=rule.shape.value,
        value=written(rule, places.profile_of(session, place)),
        path=place.path,
        source=_source(places.upwards(session, place), rule),
        low=low,
        high=high,
    )


# ── changing ──


def change(
    session: Session, place: Place, rule: Rule, typed: Sequence[str], *, actor: Actor, now: datetime
) -> RuleChange:
    """Change one rule of a place, and of everything below it that says nothing else.

    Raises Refused for what cannot be read, is outside the safe range, changes nothing, or contradicts another rule.
    """
    staff = require(session, actor, Action.EDIT_RULES, place)
    place = rulings.locked(session, place.id or 0)
    own = {field: place.rules[field] for field in rule.fields if field in place.rules}
    new = {} if is_inherit(typed) else _read(rule, typed)
    if new == own:
        raise Refused("rule-same", rule=Word(f"rule-{rule.name}"), path=place.path)
    made = RuleChange(place_id=place.id or 0, name=rule.name, before=own, after=new, at=now, changed_by=staff.id or 0)
    session.add(made)
    said = _put(session, place, rule, made, new, back=None, now=now)
    trail(session, actor, "rule-changed", subject=f"rule:{made.id}", place_id=place.id, now=now)
    reply(session, actor, said, now=now)
    return made


def _read(rule: Rule, typed: Sequence[str]) -> dict[str, Any]:
    found = read(rule, typed)
    if isinstance(found, Slip):
        low, high = bounds(rule)
        raise Refused(
            found.key,
            word=" ".join(typed)[:40],
            rule=Word(f"rule-{rule.name}"),
            name=rule.name,
            low=low,
            high=high,
            most=rule.most,
            minutes=CLOSEST,
            example=written(rule, Profile()),
        )
    return found


def _put(
    session: Session,
    place: Place,
    rule: Rule,
    made: RuleChange,
    new: dict[str, Any],
    *,
    back: dict[int, tuple[date, date]] | None,
    now: datetime,
) -> RuleChanged:
    """Write what a place says about a rule and let it reach everybody; return what there is to say about it."""
    number = place.id or 0
    subtree = rulings.below(session, place.lineage)
    above = [one.rules for one in reversed(places.upwards(session, place)[1:])]
    kept = {field: value for field, value in place.rules.items() if field not in rule.fields}
    before, after = profiles(subtree, above, {}), profiles(subtree, above, {number: kept | new})
    _check(subtree, before, after)
    old, path = written(rule, before[number]), place.path
    place.rules = kept | new
    session.flush()
    reached = spread(session, rule, before, after, back=back, now=now)
    if follow := FOLLOWS.get(rule.name):
        follow(session, place, now=now)
    session.refresh(made)
    if back is None:
        made.moved = dict(reached.moved)
        made.shown_before, made.shown_after = old, written(rule, after[number])
    session.flush()
    return RuleChanged(
        rule=rule.name,
        shape=rule.shape.value,
        old=old,
        new=written(rule, after[number]),
        path=path,
        inherited=not new,
        people=reached.people,
        moved=sum(map(len, reached.moved.values())),
        runs=_runs(session, after[number], now=now) if rule.name == ROUNDS else (),
        undo=(made.id or 0) if back is None else 0,
    )


def _check(subtree: Sequence[Place], before: dict[int, Profile], after: dict[int, Profile]) -> None:
    """Raise Refused where the change would contradict another rule, here or at a place below with rules of its own."""
    for place in subtree:
        number = place.id or 0
        if after[number] != before[number] and (key := clash(after[number])):
            named = CLASHES[key]
            example = written(BY_NAME[named], Profile())
            raise Refused(key, path=place.path, minutes=CLOSEST, name=named, example=example)


def _runs(session: Session, profile: Profile, *, now: datetime) -> tuple[str, ...]:
    """Return the next rounds by the times of a place, in local time."""
    zone, after = ZoneInfo(houses.house(session).zone), now
    found: list[str] = []
    while len(found) < RUNS and (due := next_due(profile, zone, after=after, first=date.min, last=date.max)):
        found.append(f"{due.at.astimezone(zone):%m-%d %H:%M}")
        after = due.at
    return tuple(found)


def undo(session: Session, change_id: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Take a change back, within a day. Only the newest one of its rule and place can be: later is decided later."""
    made = session.get(RuleChange, change_id)
    rule = rule_named(made.name) if made else None
    if made is None or rule is None:
        raise Refused("button-unknown")
    place = rulings.locked(session, made.place_id)
    require(session, actor, Action.EDIT_RULES, place)
    newest = rulings.last_of(session, made.place_id, made.name)
    if made.undone_at is not None or newest is None or newest.id != made.id:
        raise Refused("button-answered")
    if now - made.at > UNDO_WITHIN:  # by then others rely on it: whoever wants it back says so anew
        value = made.shown_before if made.before else "default"
        raise Refused("rule-undo-late", place=place.name, name=rule.name, value=value)
    made.undone_at = now
    session.flush()
    said = _put(session, place, rule, made, dict(made.before), back=_ends(made), now=now)
    trail(session, actor, "rule-undone", subject=f"rule:{change_id}", place_id=made.place_id, now=now)
    reply(session, actor, said, now=now, edits=message_id)
    return toast("ok")


def _ends(made: RuleChange) -> dict[int, tuple[date, date]]:
    """Return whose last day a change moved: (before, after)."""
    found = {}
    for days, ids in made.moved.items():
        was, _, put = days.partition("|")
        found.update(dict.fromkeys(ids, (date.fromisoformat(was), date.fromisoformat(put))))
    return found
