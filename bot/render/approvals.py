"""What waits for a second person, and the list of people as a file."""

from collections.abc import Callable
from typing import Any

from telegram import KeyboardButton, KeyboardButtonRequestUsers, ReplyKeyboardMarkup

from bot.notices import ApprovalView, ExportView, Notice, PickPerson, TreePage, Word
from bot.render.voice import Button, Document, Spoken, Voice, button, inline
from bot.rules.delivery import FILES_STAY
from bot.rules.line_list import ALIASES, Column
from bot.sheets.tables import Sheet, workbook

COLUMNS = (Column.NAME, Column.PHONE, Column.PLACE, Column.ADDRESS, Column.START, Column.END)


def approval(view: ApprovalView, voice: Voice) -> Spoken:
    """What is asked for, by whom and why; the buttons are for the others, and taking it back for whoever asked."""
    values: dict[str, str] = {"path": view.values.get("path", "")}
    values |= {name: view.values.get(name, "") for name in ("name", "id", "day", "count", "typed", "old")}
    if view.kind == "rule":
        values["rule"] = voice.word(f"rule-{view.values['rule']}")
    text = voice.lines(
        voice.say(f"approval-{view.kind}", asker=view.asker, **values),
        voice.say("approval-reason", reason=view.reason) if view.reason else "",
        voice.say(f"approval-is-{view.state}", decider=view.decider, hours=view.hours),
    )
    if view.state != "asked":
        return Spoken(text)
    no = button(
        voice.label("approval-is-asked", "b2" if view.may_decide else "b3", hours=view.hours), "apno", view.number
    )
    yes = (
        [button(voice.label("approval-is-asked", "b1", hours=view.hours), "apok", view.number)]
        if view.may_decide
        else []
    )
    return Spoken(text, inline([yes, [no]]))


def export(view: ExportView, voice: Voice) -> Spoken:
    """The list, which can be imported as it is; what people wrote in it is never run as a formula."""
    chinese = voice.language.startswith("zh")
    head = tuple(ALIASES[one][0] if chinese else one.value for one in COLUMNS)
    rows = tuple((*one[:6], voice.word(f"reached-{one[6]}")) for one in view.people)
    title = voice.word("import-sheet")
    footer = voice.word("export-footer", at=view.made_at, by=view.by)
    content = workbook([Sheet(title, (*head, voice.word("export-reached")), rows)], footer=footer)
    caption = voice.say(
        "export-full" if view.full else "export-masked",
        path=view.path,
        day=voice.day(view.day),
        count=len(view.people),
        by=view.by,
    )
    ask = [[button(voice.label("export-masked", "b1"), "exfull", view.place, view.day)]] if view.may_ask else []
    name = f"{title}_{view.path.rpartition('/')[2]}_{view.day}.xlsx"
    caption = voice.lines(caption, voice.say("file-passes", hours=FILES_STAY))
    return Spoken(caption, inline(ask), document=Document(name, content))


def tree(notice: TreePage, voice: Voice) -> Spoken:
    """A page of places or staff."""
    said = [voice.say(key, **{name: _shown(value) for name, value in values}) for key, values in notice.lines]
    head = voice.say(notice.key)
    if notice.pages > 1:
        head += f"　{notice.page}/{notice.pages}"
    unreached = voice.say("team-unreached", count=notice.count) if notice.count else ""
    turns: list[Button] = [(voice.word("page-before"), notice.before)] if notice.before else []
    turns += [(voice.word("page-after"), notice.after)] if notice.after else []
    adds: list[Button] = [(voice.label("team-list", "b1"), notice.adds)] if notice.adds else []
    return Spoken(voice.lines(head, unreached, *said), inline([turns, adds]))


def _shown(value: str) -> str:
    return Word(value) if value.startswith("role-") or value == "everywhere" else value


def pick_person(notice: PickPerson, voice: Voice) -> Spoken:
    """Whom? Telegram shows the people of the address book and gives their numbers."""
    request = KeyboardButtonRequestUsers(notice.request, user_is_bot=False, max_quantity=1, request_name=True)
    picking = KeyboardButton(voice.label("team-pick", "b1"), request_users=request)
    return Spoken(
        voice.say("team-pick"), ReplyKeyboardMarkup([[picking]], resize_keyboard=True, one_time_keyboard=True)
    )


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    ApprovalView: approval,
    ExportView: export,
    TreePage: tree,
    PickPerson: pick_person,
}
