"""What residents read."""

from bot.notices import (
    ChooseLanguage,
    Confirm,
    Corrected,
    Enrolled,
    FeverNoted,
    Pad,
    Question,
    ReadingNoted,
    Repair,
    SosSent,
    Welcome,
)
from bot.render.voice import Button, Spoken, Voice, button, home, in_rows, inline
from bot.rules.line_list import GUARDED_UNTIL
from bot.rules.temperature import Temperature

WHOLE = (35, 36, 37, 38, 39)


def choose_language(_: ChooseLanguage, voice: Voice) -> Spoken:
    """The first question, in every language at once."""
    choices = [
        button(voice.texts.label(one, "choose-language", "b1"), "lang", _short(one)) for one in voice.texts.languages
    ]
    return Spoken(voice.say("choose-language"), inline(in_rows(choices, 2)))


def _short(language: str) -> str:
    return language.lower()


def welcome(notice: Welcome, voice: Voice) -> Spoken:
    """Who we are and why we ask, with three answers and the way out."""
    text = voice.say(
        "welcome-consent",
        community=notice.community,
        worker=worker_name(notice.worker, voice),
        total=notice.total,
        retain=notice.retain,
        emergency=notice.emergency,
        who=_who(notice.name, notice.address),
    )
    if notice.minor:
        text = voice.lines(text, voice.say("welcome-guardian", name=notice.name, age=GUARDED_UNTIL))
    answers = ("self", "family", "declined", "wrong")
    rows = [
        [button(voice.label("welcome-consent", f"b{at + 1}"), "consent", word)]
        for at, word in enumerate(answers)
        if not (notice.minor and word == "self")
    ]
    return Spoken(text, inline(rows))


def _who(name: str, address: str) -> str:
    return f"{name}　{address}".strip()


def worker_name(name: str, voice: Voice) -> str:
    """Return what a worker is called, or the word for one."""
    return name or voice.word("worker-unnamed")


def enrolled(notice: Enrolled, voice: Voice) -> Spoken:
    """All is set; the four big buttons come up."""
    end, times = voice.day(notice.end), voice.listed(notice.times)
    if notice.start:
        text = voice.say("enrol-done-later", name=notice.name, start=voice.day(notice.start), end_date=end, times=times)
    else:
        text = voice.say("enrol-done", name=notice.name, day=notice.day, end_date=end, times=times)
    return Spoken(text, home(voice))


def question(notice: Question, voice: Voice) -> Spoken:
    """A round's question, by how often it was asked already."""
    name = voice.listed(notice.names)
    slot = voice.slot(notice.slot)
    number = button(voice.label("prompt", "b1"), "pad", 0)
    if notice.nudge == 0:
        key = "prompt-evening" if notice.slot == "evening" else "prompt-morning"
        text = voice.say(key, name=name, slot=slot, day=notice.number, total=notice.total)
        text = voice.lines(text, *_codes(notice, voice))
        return Spoken(text, inline([[number, button(voice.label("prompt", "b2"), "nothermo")]]))
    if notice.nudge == 1:
        text = voice.say("reminder-1", name=name, slot=slot)
        return Spoken(text, inline([[number, button(voice.label("prompt", "b2"), "nothermo")]]))
    call = button(voice.label("prompt", "b3"), "call")
    worker = worker_name(notice.worker, voice)
    if notice.nudge == 2:
        text = voice.say("reminder-2", name=name, slot=slot, deadline=notice.deadline, worker=worker)
        return Spoken(text, inline([[number], [call]]))
    return Spoken(voice.say("missed-resident", name=name, slot=slot, worker=worker), inline([[number], [call]]))


def _codes(notice: Question, voice: Voice) -> list[str]:
    """The digits to show beside the thermometer, for each person of whom a picture is wanted."""
    pairs = [(name, code) for name, code in zip(notice.names, notice.codes, strict=False) if code]
    if len(notice.names) == 1:
        return [voice.say("evidence-ask", code=code) for _, code in pairs]
    return [voice.say("evidence-ask-for", name=name, code=code) for name, code in pairs]


def reading_noted(notice: ReadingNoted, voice: Voice) -> Spoken:
    """What was understood, and when we ask again."""
    following = voice.say(notice.next, at=notice.at) if notice.at else voice.say(notice.next)
    key = "reading-noted-well" if notice.well else "reading-noted"
    text = voice.say(key, name=notice.name, value=notice.value, next=voice.raw(following))
    if notice.code:
        text = voice.lines(text, voice.say("evidence-ask", code=notice.code))
    return Spoken(text, inline([[button(voice.label("reading-noted", "b1"), "fix", notice.reading)]]))


def fever_noted(notice: FeverNoted, voice: Voice) -> Spoken:
    """A high value: who knows, what to do meanwhile, and the number that matters."""
    named = voice.listed([voice.word(one) for one in notice.symptoms])
    text = voice.lines(
        voice.say(
            "fever-noted",
            value=notice.value,
            worker=worker_name(notice.worker, voice),
            minutes=notice.minutes,
            emergency=notice.emergency,
        ),
        voice.say("fever-symptoms", symptoms=named) if named else "",
        voice.say("fever-again", minutes=notice.recheck) if notice.recheck else "",
    )
    rows = [
        [button(voice.label("fever-noted", "b1"), "call")],
        [button(voice.label("fever-noted", "b4"), "unwell", notice.reading)],
        [button(voice.label("fever-noted", "b2"), "fix", notice.reading)],
        [button(voice.label("fever-noted", "b3"), "sos")],
    ]
    return Spoken(voice.lines(_whose(notice.name, voice), text), inline(rows))


def _whose(name: str, voice: Voice) -> str:
    return voice.say("reading-of", name=name) if name else ""


def corrected(notice: Corrected, voice: Voice) -> Spoken:
    """Both values."""
    text = voice.say("corrected", old=notice.old, value=notice.value)
    text = voice.lines(_whose(notice.name, voice), text)
    return Spoken(text, inline([[button(voice.label("reading-noted", "b1"), "fix", notice.reading)]]))


def confirm(notice: Confirm, voice: Voice) -> Spoken:
    """Which value is meant? A number pad stands beside the values."""
    values = [_choice(value, notice.dialogue, voice) for value in notice.values]
    none = button(voice.label("confirm", "b2"), "no", notice.dialogue)
    if len(notice.values) == 1:
        text = _is_it(notice, voice)
        return Spoken(text, inline([values, [none]]))
    count = len(notice.values)
    text = voice.say("pick-one", count=count)
    if notice.several:
        text = voice.say("pick-one-home", count=count)
    elif notice.name:
        text = voice.say("pick-one-of", count=count, name=notice.name)
    return Spoken(text, inline([*in_rows(values, 2)[:6], [none]]))


def _choice(value: str, dialogue: int, voice: Voice) -> Button:
    centi = round(float(value) * 100)
    return button(voice.label("confirm", "b1", value=value), "yes", dialogue, centi)


def _is_it(notice: Confirm, voice: Voice) -> str:
    key, value = _confirm_key(notice.why), notice.values[0]
    if key == "confirm-own" and notice.several:
        return voice.say("confirm-home", value=value)
    if key == "confirm-own" and notice.name:
        return voice.say("confirm-of", name=notice.name, value=value)
    return voice.say(key, value=value)


def _confirm_key(why: str) -> str:
    return _CONFIRM_KEYS.get(why, "confirm-value")


# yesterday's value is asked about like somebody else's: is it yours, and is it now?
_CONFIRM_KEYS = {
    "low": "confirm-low",
    "high": "confirm-high",
    "not_own": "confirm-own",
    "not_now": "confirm-own",
}


def repair(notice: Repair, voice: Voice) -> Spoken:
    """Once more with an example; then the pad; then a human."""
    if notice.step == 1:
        return Spoken(voice.say("unclear-1"), inline([[button(voice.label("prompt", "b1"), "pad", 0)]]))
    if notice.step == 2:
        return Spoken(voice.say("unclear-2"), inline(_whole(voice)))
    return Spoken(voice.say("unclear-3", worker=worker_name(notice.worker, voice)))


def _whole(voice: Voice) -> list[list[Button]]:
    degrees = [button(str(whole), "pad", whole) for whole in WHOLE]
    rare = [button(voice.label("pad", "b1"), "pad", 34), button(voice.label("pad", "b2"), "pad", 40)]
    typed = [button(voice.label("pad", "b4"), "typeit")]
    return [*(list(row) for row in in_rows(degrees, columns(voice))), rare, typed]


def columns(voice: Voice) -> int:
    """Return how many keys stand side by side: five are cut off where the phone's own print is large."""
    return 3 if voice.large else 5


def pad(notice: Pad, voice: Voice) -> Spoken:
    """The whole degrees, or the tenths of one as full values: a wrong one is seen before it is tapped."""
    if not notice.whole:
        return Spoken(voice.say("pad"), inline(_whole(voice)))
    tenths = [
        button(str(Temperature(notice.whole * 100 + tenth * 10)), "value", notice.whole * 100 + tenth * 10)
        for tenth in range(10)
    ]
    more = []
    if notice.whole >= WHOLE[-1] + 1:
        more = [button(str(whole), "pad", whole) for whole in (40, 41, 42) if whole != notice.whole]
    elif notice.whole < WHOLE[0]:
        more = [button(str(whole), "pad", whole) for whole in (33, 34) if whole != notice.whole]
    back = button(voice.label("pad", "b3"), "pad", 0)
    return Spoken(
        voice.say("pad-tenths", whole=notice.whole), inline([*in_rows(tenths, columns(voice)), [back, *more]])
    )


def sos_sent(notice: SosSent, voice: Voice) -> Spoken:
    """Who has been told, and the number to call."""
    text = voice.say("sos-sent", worker=worker_name(notice.worker, voice), emergency=notice.emergency)
    return Spoken(text, inline([[button(voice.label("sos-sent", "b1"), "sosoff", notice.alert)]]))
