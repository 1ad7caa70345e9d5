"""A file with people in it: the card of it, the file back with what becomes of each line, and the codes to print."""

from collections.abc import Callable
from typing import Any

from bot.cards.code_sheet import Legend, Slip, draw_code_sheet
from bot.notices import CodeSheet, ImportFileView, ImportHow, ImportView, Notice
from bot.render.voice import Button, Document, Spoken, Voice, button, inline
from bot.rules.arguments import LONGEST_EPISODE
from bot.rules.line_list import ALIASES, LIMITS, Column, Fault, Twins, Verdict
from bot.sheets.tables import Sheet, workbook

TEMPLATE = (Column.NAME, Column.PHONE, Column.PLACE, Column.ADDRESS, Column.START, Column.DAYS, Column.AGE)

EXAMPLE = ("李奶奶", "13800000000", "东门网格", "3号楼2单元501")
IN_ENGLISH = ("Anna Smith", EXAMPLE[1], "East Gate", "3-2-501")
AGE = "76"


def how(notice: ImportHow, voice: Voice) -> Spoken:
    """What a file looks like, with one to fill in."""
    chinese = voice.language.startswith("zh")
    head = tuple(ALIASES[one][0] if chinese else one.value for one in TEMPLATE)
    example = (*(EXAMPLE if chinese else IN_ENGLISH), notice.start, str(notice.days), AGE)
    content = workbook([Sheet(voice.word("import-sheet"), head, (example,))])
    return Spoken(voice.say("import-how"), document=Document(f"{voice.word('import-sheet')}.xlsx", content))


# ── the card ──


def card(view: ImportView, voice: Voice) -> Spoken:
    """A file as it stands: being read, checked, being registered, done, taken back."""
    match view.state:
        case "refused":
            most = LIMITS.get(Fault(view.why), 0)
            why = voice.say(f"import-fault-{view.why}", line=view.line, word=view.word, most=most)
            return Spoken(voice.lines(why, voice.say("import-send-again")))
        case "checked":
            return _checked(view, voice)
        case "running" | "undoing":
            return Spoken(voice.say(f"import-{view.state}", done=view.done, total=view.total))
        case "done":
            return _done(view, voice)
        case "undone":
            kept = voice.say("import-undone-kept", count=view.kept) if view.kept else ""
            return Spoken(voice.lines(voice.say("import-undone"), kept))
        case "dropped":
            return Spoken(voice.say("import-dropped"))
        case _:
            return Spoken(voice.say("import-fetching"))


def _counted(view: ImportView, voice: Voice) -> list[str]:
    return [
        voice.say(f"import-count-{verdict.value}", count=view.counts[verdict.value])
        for verdict in Verdict
        if view.counts.get(verdict.value, "0") != "0"
    ]


def _checked(view: ImportView, voice: Voice) -> Spoken:
    counts = {verdict.value: int(view.counts.get(verdict.value, "0")) for verdict in Verdict}
    twins = counts[Verdict.TWIN]
    begins = counts[Verdict.NEW] + counts[Verdict.AGAIN] + (twins if view.twins == Twins.KEEP else 0)
    acts = begins or (twins and view.twins == Twins.MERGE)
    text = voice.lines(
        voice.say("import-checked"),
        voice.say("import-sheet-only", name=view.sheet) if view.sheet else "",
        voice.say("import-unused", names=voice.listed(view.unused)) if view.unused else "",
        *_counted(view, voice),
        *(_problem(voice, *one) for one in view.problems),
        voice.say("import-more", count=view.more) if view.more > 0 else "",
        voice.say("import-now") if acts else voice.say("import-nothing"),
    )
    rows: list[list[Button]] = []
    if twins:
        marked = [("☑ " if one == view.twins else "☐ ", one) for one in Twins]
        rows.append(
            [
                button(mark + voice.word(f"import-twins-{one.value}"), "imptwin", view.number, one)
                for mark, one in marked
            ]
        )
    if acts:
        label = voice.label("import-now", "b1", count=begins) if begins else voice.label("import-now", "b3")
        rows.append([button(label, "impgo", view.number)])
    rows.append([button(voice.label("import-now", "b2"), "impno", view.number)])
    rows.append([button(voice.word("import-file-button"), "impfile", view.number)])
    return Spoken(text, inline(rows))


def _problem(voice: Voice, line: int, why: str, word: str) -> str:
    return voice.say("import-problem", line=line, why=_why(voice, Verdict.BAD if why else Verdict.TWICE, why, word))


def _why(voice: Voice, verdict: str, why: str, word: str) -> str:
    if why:
        return voice.word(f"import-why-{why}", word=word, most=LONGEST_EPISODE)
    if verdict == Verdict.TWICE:
        return voice.word("import-same-line", line=word)
    if verdict != Verdict.TWIN:
        return ""
    return voice.listed([voice.word(f"import-differs-{one}") for one in word.split("、") if one])


def _done(view: ImportView, voice: Voice) -> Spoken:
    text = voice.lines(voice.say("import-done"), *_counted(view, voice), voice.say("import-next") if view.codes else "")
    rows = [
        [button(voice.label("import-done", "b1"), "impcodes", view.number, 0)] if view.codes else [],
        [button(voice.word("import-file-button"), "impfile", view.number)],
        [button(voice.label("import-done", "b2"), "impundo", view.number)] if view.may_undo else [],
    ]
    return Spoken(text, inline(rows))


# ── files ──


def file(view: ImportFileView, voice: Voice) -> Spoken:
    """The file back: as it was sent, with what becomes of each line and why. Nothing in it is run as a formula."""
    width = max([len(view.head), *(len(cells) for _, cells, *_ in view.rows)])
    head = (*view.head, *[""] * (width - len(view.head)))
    extra = tuple(voice.word(f"import-column-{one}") for one in ("line", "verdict", "why"))
    rows = tuple(
        (
            *(cells + ("",) * (width - len(cells))),
            str(line),
            voice.word(f"import-is-{verdict}"),
            _why(voice, verdict, why, word),
        )
        for line, cells, verdict, why, word in view.rows
    )
    title = voice.word("import-sheet")
    content = workbook([Sheet(title, (*head, *extra), rows)])
    return Spoken(voice.say("import-file"), document=Document(f"{title}.xlsx", content))


def codes(notice: CodeSheet, voice: Voice) -> Spoken:
    """A part of the codes as a PDF, and the way to the next part."""
    legend = Legend(
        scan=voice.word("codes-scan"),
        typed=voice.word("card-code"),
        validity=voice.word("card-validity", hours=notice.hours),
        emergency=voice.word("card-emergency", emergency=notice.emergency),
        page=voice.word("codes-page", page="{}", pages="{}"),
    )
    slips = [
        Slip(
            name=name,
            name_stand_in=voice.word("card-name-stand-in"),
            address=address,
            place=place,
            link=link,
            code=code,
        )
        for name, address, place, link, code in notice.people
    ]
    rows = [[button(voice.label("codes-sheet", "b1", count=notice.left), "impcodes", notice.number, notice.after)]]
    name = f"{voice.word('codes-name')}_{notice.part}.pdf"
    return Spoken(
        voice.say("codes-sheet", count=len(slips), part=notice.part, hours=notice.hours),
        inline(rows if notice.after else []),
        document=Document(name, draw_code_sheet(slips, legend)),
    )


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    ImportHow: how,
    ImportView: card,
    ImportFileView: file,
    CodeSheet: codes,
}
