"""Alert cards: the same facts for everybody, the buttons by who looks."""

from html import escape

from bot.notices import AlertView, BundleView, HandView, OutcomeView, Word
from bot.render.voice import Button, Spoken, Voice, button, in_rows, inline
from bot.rules.escalation import AlertKind, AlertState, Outcome, Press, Tier
from bot.rules.views import Tab, View, page_of

SHOWN = 6  # people of a digest; each also has a button

SIGNS = {Tier.SOS: "🆘", Tier.RED: "🔴", Tier.YELLOW: "🟡"}


def alert(view: AlertView, voice: Voice) -> Spoken:
    """A card: what it is, whom it is about, what is known, who has it, what can be done."""
    text = voice.lines(
        _head(view, voice),
        _person(view, voice),
        _facts(view, voice),
        *(voice.say("alert-call", at=at, who=who or "—", what=Word(what)) for at, who, what in view.calls),
        _standing(view, voice),
    )
    rows = [_row(row, view, voice) for row in view.rows]
    if view.kind is AlertKind.MISSED and view.state is not AlertState.CLOSED and not view.masked:
        rows = [*_missing_rows(view), *_digest_rows(view, voice), *rows]
    return Spoken(text, inline(rows[:8]))


def _head(view: AlertView, voice: Voice) -> str:
    sign = "☑️" if view.state is AlertState.CLOSED else SIGNS[view.tier]
    name = view.name or view.place
    if view.kind is AlertKind.MISSED and not view.missing:
        return voice.say("alert-missed-none", sign=sign, place=view.place, slot=voice.slot(view.slot), due=view.due)
    if view.kind is AlertKind.MISSED:
        return voice.say(
            "alert-missed-head",
            sign=sign,
            place=view.place,
            slot=voice.slot(view.slot),
            missing=len(view.missing),
            due=view.due,
        )
    if view.kind is AlertKind.FEVER and view.raised:
        # a normal value alone would say that this is no fever, and only a person may say so
        corrected = {"old": view.raised, "value": view.value}
        return voice.say("alert-fever-corrected", sign=sign, name=name, addr=view.address, **corrected)
    return voice.say(f"alert-{view.kind.value}", sign=sign, value=view.value or "—", name=name, addr=view.address)


def _person(view: AlertView, voice: Voice) -> str:
    if view.kind is AlertKind.MISSED:
        return "\n".join(_missing_line(name, address) for _, name, address in view.missing[:20])
    parts = []
    if view.number:
        parts.append(voice.say("alert-day", day=view.number, total=view.total))
    if view.phone:
        parts.append(voice.say("alert-phone", phone=view.phone))
    return "　".join(parts)


def _missing_line(name: str, address: str) -> str:
    return f"· {escape(name)}　{escape(address)}".rstrip()


def _facts(view: AlertView, voice: Voice) -> str:
    in_head = view.kind is AlertKind.FEVER and view.corrected == view.raised
    return voice.lines(
        voice.say("alert-corrected", old=view.corrected, value=view.value) if view.corrected and not in_head else "",
        voice.say("alert-symptoms", symptoms=voice.listed([voice.word(one) for one in view.symptoms]))
        if view.symptoms
        else "",
        _words(view, voice),
        voice.say("alert-recent", recent=voice.listed(view.recent)) if view.recent else "",
        voice.say("alert-measured", at=view.measured) if view.measured else "",
        _recheck(view, voice),
    )


def _words(view: AlertView, voice: Voice) -> str:
    if not view.words:
        return ""
    # of an order its number and its lines, which nobody said
    return voice.say("alert-order" if view.kind is AlertKind.SUPPLY else "alert-words", words=view.words)


def _recheck(view: AlertView, voice: Voice) -> str:
    if view.recheck is None:
        return ""
    at, value, word = view.recheck
    return voice.say("alert-recheck", at=at, value=value, what=word)


def _standing(view: AlertView, voice: Voice) -> str:
    match view.state:
        case AlertState.CLOSED:
            return _closed(view.outcome, view.outcome_words, view.closed_by, view.closed_at, voice)
        case AlertState.ACKED:
            return voice.say("acked", actor=view.owner, time=view.owned_at)
        case AlertState.OPEN if view.handed_to:
            return voice.say("alert-handed", actor=view.handed_by, colleague=view.handed_to)
        case AlertState.OPEN:
            climbed = voice.say("alert-climbed", count=view.climbed) if view.climbed else ""
            return voice.lines(climbed, _please(view, voice))


def _please(view: AlertView, voice: Voice) -> str:
    if view.next:
        return voice.say("alert-please", minutes=view.minutes, next=view.next)
    return voice.say("alert-please-last")


def _closed(outcome: Outcome | None, words: str, who: str, at: str, voice: Voice) -> str:
    said = words or voice.word(f"outcome-{outcome.value}" if outcome else "")
    if who:
        return voice.say("resolved", actor=who, time=at, outcome=said)
    return voice.say("resolved-itself", time=at, outcome=said)


def _row(row: tuple[Press, ...], view: AlertView, voice: Voice) -> list[Button]:
    return [button(_press_word(press, view, voice), press.value, view.alert) for press in row]


def _press_word(press: Press, view: AlertView, voice: Voice) -> str:
    """Return what a press is called: who handed an alert on takes it back, an area accepts a traveller."""
    if press is Press.MINE and view.handed_mine:
        return voice.word("take-back")
    if press is Press.MINE and view.kind is AlertKind.CHECKPOINT:
        return voice.word("accept-traveller")
    return voice.word(f"press-{press.value}")


def _missing_rows(view: AlertView) -> list[list[Button]]:
    """Return a button for each person of the page, two in a row when there are more than four."""
    shown, _ = page_of(view.missing, view.page)
    page = View(Tab.MISSING, view.page)
    people = [button(f"{name}　{address}".strip()[:40], "turn", page.on(resident)) for resident, name, address in shown]
    return [list(row) for row in in_rows(people, 1 if len(people) <= 3 else 2)]


def _digest_rows(view: AlertView, voice: Voice) -> list[list[Button]]:
    """Return the ways through a digest: its pages, and to ask those on it once more."""
    turns = []
    page = View(Tab.MISSING, view.page)
    if view.page > 1:
        turns.append(button(voice.label("list-turn", "b1"), "turn", page.turned(view.page - 1)))
    if view.pages > 1:
        turns.append(button(voice.word("list-page", page=view.page, pages=view.pages), "turn", page))
    if view.page < view.pages:
        turns.append(button(voice.label("list-turn", "b2"), "turn", page.turned(view.page + 1)))
    remind = [button(voice.label("list-turn", "b4"), "remind")] if view.missing else []
    return [row for row in (turns, remind) if row]


def outcome(view: OutcomeView, voice: Voice) -> Spoken:
    """How did it end? Afterwards: how it ended."""
    if not view.choices:
        return Spoken(_closed(view.outcome, view.outcome_words, view.closed_by, view.closed_at, voice))
    rows = [[button(voice.word(f"outcome-{one.value}"), "out", view.alert, one.value)] for one in view.choices]
    return Spoken(voice.say("resolve-ask", name=view.name), inline(rows))


def bundle(view: BundleView, voice: Voice) -> Spoken:
    """Several alerts at once: a line for each, and a button to the card of each that is not over."""
    lines = [voice.lines(_head(one, voice), _brief_standing(one, voice)) for one in view.alerts]
    open_now = [one for one in view.alerts if one.state is not AlertState.CLOSED]
    rows = [[button(_called(one, voice), "show", one.alert)] for one in open_now]
    head = voice.say("bundle-head", count=len(view.alerts), open=len(open_now))
    return Spoken("\n".join((head, *lines)), inline(rows))


def _brief_standing(view: AlertView, voice: Voice) -> str:
    """Return who has it or how it ended; nothing while nobody has it, which the head of a bundle says."""
    return "" if view.state is AlertState.OPEN and not view.handed_to else _standing(view, voice)


def _called(view: AlertView, voice: Voice) -> str:
    return f"{SIGNS[view.tier]} {view.name or view.place}　{view.address}".strip()[:40]


def hand(view: HandView, voice: Voice) -> Spoken:
    """To which colleague? Afterwards: who has it."""
    if view.choices:
        rows = [
            [button(f"{name}　{voice.word(role)}", "handto", view.alert, staff)] for staff, name, role in view.choices
        ]
        return Spoken(voice.say("hand-ask", name=view.name), inline(rows))
    if view.closed:
        return Spoken(voice.say("alert-closed-already"))
    if view.handed_to:
        return Spoken(voice.say("hand-done", actor=view.handed_to))
    return Spoken(voice.say("alert-taken-by", actor=view.owner) if view.owner else voice.say("alert-not-yours"))
