"""What staff and admins read, and the one-line answers for everybody."""

from html import escape

from bot.cards.enrolment import EnrolmentCard as Picture
from bot.cards.enrolment import draw_enrolment_card
from bot.notices import (
    BoardView,
    Choice,
    EnrolmentCard,
    FromResident,
    Help,
    Leave,
    Line,
    Listing,
    People,
    Word,
)
from bot.render.lists import turn_row
from bot.render.voice import Button, Spoken, Voice, button, in_rows, inline
from bot.rules.commands import BY_WORD
from bot.rules.views import Tab, View

SHOWN = 12


def line(notice: Line, voice: Voice) -> Spoken:
    """One sentence."""
    return Spoken(voice.say(notice.key, **notice.values))


def choice(notice: Choice, voice: Voice) -> Spoken:
    """A sentence with its buttons."""
    buttons: list[Button] = [(label, what) for what, label in notice.buttons]
    return Spoken(voice.say(notice.key, **notice.values), inline(in_rows(buttons, 5 if len(buttons) > 4 else 1)))


def leave(_: Leave, voice: Voice) -> Spoken:
    """One sentence before we go."""
    return Spoken(voice.say("leaving"))


def help_(notice: Help, voice: Voice) -> Spoken:
    """The resident's part, the commands of a member of staff, or how to join."""
    parts = []
    if notice.resident:
        worker = notice.worker or voice.word("worker-unnamed")
        parts.append(voice.say("help-resident", worker=f"{worker} {notice.phone}".strip(), emergency=notice.emergency))
    if notice.commands:
        parts.append(voice.lines(voice.say("help-staff"), *(_command(name, voice) for name in notice.commands)))
    if not parts:
        parts.append(voice.say("not-enrolled", emergency=notice.emergency))
    rows = [[button(voice.label("help-resident", "b1"), "family"), button(voice.label("help-resident", "b2"), "notme")]]
    return Spoken("\n\n".join(parts), inline(rows) if notice.resident else None)


def _command(name: str, voice: Voice) -> str:
    usage = escape(voice.word(f"usage-{name}")) if BY_WORD[name].usage else ""
    return f"/{name} {usage}".rstrip() + "　" + voice.say(f"command-{name}")


def people(notice: People, voice: Voice) -> Spoken:
    """People to choose from."""
    text = voice.say(notice.key, word=notice.word)
    if notice.more:
        text = voice.lines(text, voice.say("find-more"))
    return Spoken(text, inline([[(label[:60], what)] for what, label in notice.people]))


def listing(notice: Listing, voice: Voice) -> Spoken:
    """A heading and its lines."""
    said = [voice.say(key, **{name: _shown(value) for name, value in values}) for key, values in notice.lines]
    return Spoken(voice.lines(voice.say(notice.key), *said))


def _shown(value: str) -> str:
    return Word(value) if value.startswith("role-") or value == "everywhere" else value


def from_resident(notice: FromResident, voice: Voice) -> Spoken:
    """What a resident said, with how to reach them."""
    text = voice.lines(
        voice.say("from-resident", why=notice.why, name=notice.name, addr=notice.address),
        voice.say("alert-words", words=notice.words) if notice.words else "",
        voice.say("alert-phone", phone=notice.phone) if notice.phone else "",
    )
    rows = [
        [
            button(voice.label("file-head", "b1"), "repask", notice.resident),
            button(voice.word("press-file"), "person", notice.resident),
        ],
        [button(voice.word("press-reply"), "reply", notice.resident)],
    ]
    return Spoken(text, inline(rows))


def enrolment_card(notice: EnrolmentCard, voice: Voice) -> Spoken:
    """The card as a picture; its caption holds the link and the code to type."""
    caption = voice.lines(
        voice.say(
            "enrol-created",
            name=notice.name,
            addr=notice.address,
            start=voice.day(notice.start),
            end=voice.day(notice.end),
            days=notice.days,
        ),
        voice.say("enrol-link", link=notice.link, code=notice.code, hours=notice.hours),
        voice.say("enrol-gaps", gaps=voice.listed([voice.word(f"party-{gap}") for gap in notice.gaps]))
        if notice.gaps
        else "",
    )
    return Spoken(
        caption, inline([[button(voice.label("enrol-created", "b1"), "card", notice.resident)]]), _draw(notice, voice)
    )


def _draw(notice: EnrolmentCard, voice: Voice) -> bytes:
    word = voice.texts.plain
    language = voice.language
    return draw_enrolment_card(
        Picture(
            title=word(language, "card-title", community=notice.community),
            name=notice.name,
            name_stand_in=word(language, "card-name-stand-in"),
            address=notice.address,
            dates=f"{voice.day(notice.start)} – {voice.day(notice.end)}",
            days=word(language, "card-days", days=notice.days),
            steps=tuple(word(language, f"card-step-{at}") for at in (1, 2, 3)),
            link=notice.link,
            code_label=word(language, "card-code"),
            code=notice.code.replace("-", ""),
            validity=word(language, "card-validity", hours=notice.hours),
            worker_label=word(language, "role-worker"),
            worker_name=notice.worker,
            worker_phone=notice.phone,
            emergency=word(language, "card-emergency", emergency=notice.emergency),
            large=notice.large,
        )
    )


def board(view: BoardView, voice: Voice) -> Spoken:
    """Where a place stands today."""
    slots = [voice.say("board-slot", slot=voice.slot(slot), done=done, due=due) for slot, done, due in view.slots]
    text = voice.lines(
        voice.say("board-head", place=view.title, day=voice.day(view.day), at=view.at),
        voice.say("board-figures", managed=view.managed, alerts=view.alerts, unlinked=view.unlinked),
        _supplies(view, voice),
        *(slots or [voice.say("board-no-slot")]),
        _abnormal(view, voice),
        _missing(view, voice),
        *(voice.say("board-below", place=name, done=done, due=due) for _, name, done, due in view.below),
    )
    below = [button(name[:40], "today", place) for place, name, _, _ in view.below]
    turns = turn_row(View(page=view.page), view.page, view.pages, voice)
    rows = [*in_rows(below, 2), turns, *_tabs(view, voice)]
    return Spoken(text, inline(rows))


def _tabs(view: BoardView, voice: Voice) -> list[list[Button]]:
    missing = voice.label("board-head", "b2", count=len(view.missing))
    abnormal = voice.label("board-head", "b3", count=len(view.abnormal))
    first = [button(missing, "turn", View(Tab.MISSING)), button(abnormal, "turn", View(Tab.ABNORMAL))]
    orders = [button(voice.label("board-head", "b5", count=view.supplies), "suplook")] if view.may_supply else []
    unlinked = [button(voice.label("board-head", "b6", count=view.unlinked), "reach")] if view.may_find else []
    every = button(voice.label("board-head", "b4"), "turn", View(Tab.ALL))
    return [
        first,
        [*orders, *unlinked],
        [every, button(voice.label("board-head", "b1"), "board", view.place, view.day)],
    ]


def _supplies(view: BoardView, voice: Voice) -> str:
    asked, done, overdue = view.supplies_day
    if not (view.supplies or any(view.supplies_day)):
        return ""
    return voice.say("board-supplies", count=view.supplies, asked=asked, done=done, overdue=overdue)


def _abnormal(view: BoardView, voice: Voice) -> str:
    if not view.abnormal:
        return ""
    shown = voice.listed([f"{name} {value}℃" for name, value in view.abnormal[:SHOWN]])
    shown += "…" if len(view.abnormal) > SHOWN else ""
    return voice.say("board-abnormal", people=shown)


def _missing(view: BoardView, voice: Voice) -> str:
    if not view.missing:
        return voice.say("board-all-done") if view.slots else ""
    names = voice.listed([name for _, name, _ in view.missing[:SHOWN]]) + ("…" if len(view.missing) > SHOWN else "")
    return voice.say("board-missing", count=len(view.missing), names=names)
