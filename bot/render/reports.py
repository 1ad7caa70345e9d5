"""The daily report: as text to paste, as a picture, and the card of who is silent."""

from collections.abc import Callable
from typing import Any

from bot.cards.report import Figure, ReportCard, draw_report_card
from bot.notices import Notice, ReportPictureView, ReportView, SilenceView
from bot.render.voice import Button, Spoken, Voice, button, inline
from bot.rules.reports import Figures, from_plain

SHOWN_SILENT = 7  # one row of the keyboard each


def report(view: ReportView, voice: Voice) -> Spoken:
    """The report as text that can be pasted anywhere, what there is to know beside it, and what can be done."""
    figures = from_plain(dict(view.figures))
    text = voice.lines(
        voice.say("daily-zero", place=view.title, day=voice.day(view.day)) if _is_zero(view, figures) else "",
        _body(view, figures, voice),
        _spot_checks(figures, voice),
        _state(view, voice),
        *_beside(view, figures, voice),
    )
    return Spoken(text, inline(_rows(view, voice)))


def _is_zero(view: ReportView, figures: Figures) -> bool:
    return figures.is_zero and view.state != "running"


def _body(view: ReportView, figures: Figures, voice: Voice) -> str:
    return voice.say(
        "daily-report",
        place=view.title,
        day=voice.day(view.day),
        managed=figures.managed,
        new=figures.new,
        released=figures.released,
        moved=figures.moved,
        due=figures.due,
        done=figures.done,
        rate=_rate(view),
        own=figures.own,
        family=figures.family,
        behalf=figures.behalf,
        fever=figures.fever,
        usual=figures.usual,
        symptom=figures.symptom,
        hospital=figures.hospital,
        lost=figures.lost,
        asked=figures.asked,
        brought=figures.brought,
        overdue=figures.overdue,
        remark=view.remark or voice.word("daily-nothing"),
        author=view.author or voice.word("daily-not-signed"),
        at=view.at,
    )


def _spot_checks(figures: Figures, voice: Voice) -> str:
    """What spot checks found; nothing on a day without any."""
    if not figures.spot:
        return ""
    return voice.say("daily-spot", **_found(figures))


def _found(figures: Figures) -> dict[str, int]:
    return {
        "count": figures.spot,
        "done": figures.spot_done,
        "home": figures.spot_home,
        "silent": figures.spot_no_answer,
        "away": figures.spot_away,
        "refused": figures.spot_refused,
    }


def _rate(view: ReportView) -> str:
    return view.rate if view.rate == "—" else f"{view.rate}%"


def _state(view: ReportView, voice: Voice) -> str:
    match view.state:
        case "running":
            return voice.say("daily-is-running", at=view.at)
        case "confirmed":
            key = "daily-is-confirmed-late" if view.late else "daily-is-confirmed"
            return voice.say(key, author=view.author or "—", at=view.at)
        case _:
            return voice.say("daily-is-draft" if view.files else "daily-is-part")


def _beside(view: ReportView, figures: Figures, voice: Voice) -> list[str]:
    """What there is to know beside the figures: what does not add up comes first."""
    said = []
    if view.difference:
        said.append(
            voice.say(
                "daily-differs",
                before=figures.before,
                new=figures.new,
                released=figures.released,
                moved=figures.moved,
                sum=figures.managed - view.difference,
                managed=figures.managed,
            )
        )
    if figures.late:
        said.append(voice.say("daily-late-values", count=figures.late))
    if view.confirmed or view.silent:
        said.append(
            voice.say("daily-below-said", count=len(view.confirmed), all=len(view.confirmed) + len(view.silent))
        )
    if view.silent:
        said.append(voice.say("daily-below-silent", names=voice.listed(view.silent)))
    if view.corrections:
        said.append(voice.say("daily-corrections", count=view.corrections))
    if view.yesterday:
        said.append(voice.say("daily-yesterday", count=view.yesterday))
    said += [_answers("daily-answers", view.answers, voice), _answers("daily-own-answers", view.own, voice)]
    return said


def _answers(key: str, answers: tuple[int, int, int, int, int], voice: Voice) -> str:
    raised, taken, closed, mine, outcome = answers
    if not raised:
        return ""
    return voice.say(
        key, raised=raised, taken=taken, closed=closed, mine=_length(mine, voice), outcome=_length(outcome, voice)
    )


def _length(seconds: int, voice: Voice) -> str:
    """Return a length of time as people say it: rounded up to minutes, hours from one on."""
    if seconds < 0:
        return "—"
    minutes = max(1, -(-seconds // 60))
    if minutes < 60:
        return voice.word("daily-minutes", count=minutes)
    if minutes % 60 == 0:
        return voice.word("daily-whole-hours", hours=minutes // 60)
    return voice.word("daily-hours", hours=minutes // 60, minutes=minutes % 60)


def _rows(view: ReportView, voice: Voice) -> list[list[Button]]:
    at = view.place, view.day.replace("-", "")
    rows: list[list[Button]] = []
    if view.may_confirm:
        rows.append([button(voice.label("daily-report", "b1"), "dayok", *at, view.stamp)])
    if view.may_open:
        rows.append(
            [
                button(voice.label("daily-report", "b2"), "daypic", *at),
                button(voice.label("daily-report", "b3"), "dayfile", *at, "xlsx"),
                button(voice.label("daily-report", "b5"), "dayfile", *at, "csv"),
            ]
        )
    if view.may_confirm:
        rows.append([button(voice.label("daily-report", "b4"), "daynote", *at)])
    if view.may_unmask:
        rows.append([button(voice.label("daily-report", "b6"), "dayfull", *at)])
    return rows


# ── the picture ──


def picture(view: ReportPictureView, voice: Voice) -> Spoken:
    """The report as a picture, to be forwarded into a group and read at a glance."""
    report = view.report
    figures = from_plain(dict(report.figures))
    word = voice.word
    card = ReportCard(
        title=word("daily-title"),
        place=report.title,
        date=word("daily-whole-day", day=voice.day(report.day)),
        stamp=word(f"daily-stamp-{report.state}"),
        headline=word("daily-headline-zero") if _is_zero(report, figures) else "",
        figures=_tiles(report, figures, voice),
        remarks=(
            *((word("ledger-differs", count=report.difference),) if report.difference else ()),
            *((voice.word("daily-spot", **_found(figures)),) if figures.spot else ()),
            *((word("daily-remark-line", remark=report.remark),) if report.remark else ()),
        ),
        footer=word("daily-footer", author=report.author or word("daily-not-signed"), at=report.at),
    )
    caption = voice.say("daily-caption", place=report.title, day=voice.day(report.day))
    return Spoken(caption, picture=draw_report_card(card))


def _tiles(report: ReportView, figures: Figures, voice: Voice) -> tuple[Figure, ...]:
    def tile(key: str, value: str | int, *, urgent: bool = False, note: str = "", **values: int) -> Figure:
        return Figure(voice.word(f"daily-tile-{key}"), str(value), voice.word(note, **values), is_urgent=urgent)

    f = figures
    differs = bool(report.difference)
    return (
        tile("managed", f.managed, urgent=differs, note="daily-note-managed", new=f.new, released=f.released,
             moved=f.moved),
        tile("rate", _rate(report), note="daily-note-rate", due=f.due, done=f.done),
        tile("behalf", f.behalf, note="daily-note-behalf", own=f.own, family=f.family),
        tile("fever", f.fever, urgent=f.fever > 0, note="daily-note-fever", usual=f.usual),
        tile("symptom", f.symptom, urgent=f.symptom > 0),
        tile("lost", f.lost, urgent=f.lost > 0),
        tile("hospital", f.hospital, urgent=f.hospital > 0),
        tile("orders", f.asked, note="daily-note-orders", brought=f.brought, overdue=f.overdue),
        tile("late", f.late, note="daily-note-late"),
    )  # fmt: skip


# ── silence ──


def silence(view: SilenceView, voice: Voice) -> Spoken:
    """Who is silent, and whom one can phone; a tap shows what is known there."""
    day = voice.day(view.day)
    if not view.silent:
        return Spoken(voice.say("daily-silence-over", day=day, count=view.expected))
    lines = [
        voice.say("daily-silence-line", place=name, who=who) if who else voice.say("daily-silence-nobody", place=name)
        for _, name, who in view.silent
    ]
    head = voice.say("daily-silence", day=day, count=len(view.silent), all=view.expected)
    rows = [[button(name, "daily", place, view.day.replace("-", ""))] for place, name, _ in view.silent[:SHOWN_SILENT]]
    return Spoken(voice.lines(head, *lines, voice.say("daily-silence-may-call")), inline(rows))


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    ReportView: report,
    ReportPictureView: picture,
    SilenceView: silence,
}
