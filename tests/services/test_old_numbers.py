"""After a rule has changed nothing says the old number: what a lead sends, prints, files and hands out."""

import io
import re
from collections.abc import Iterator

from openpyxl import load_workbook

from bot.notices import ReleaseNoticeView, ReportPictureView
from bot.render import BY_KIND, Renderer
from bot.services import (
    advising,
    broadcasting,
    caring,
    chasing,
    collecting,
    exporting,
    filing,
    importing,
    issuing,
    menus,
    own_record,
    releasing,
    rounds,
    ruling,
    status,
)
from bot.texts import Texts
from bot.texts.shelf import Shelf
from storage.models import Broadcast, Episode, Place
from tests.services.office import CHEN, FANG, LI, LIN, LIU, SUN, WANG, Office

RENDERER = Renderer(Texts.load(strict=True))
OLD = re.compile(r"37\.3|(?<![\d:.\-/])14(?![\d月:])")


def said(office: Office) -> Iterator[tuple[str, str]]:
    """Everything that leaves now: its kind, and all that is written on it or in its file, in both languages."""
    for letter in office.deliver():
        if type(letter.notice) not in BY_KIND:
            continue
        kind = type(letter.notice).__name__
        if isinstance(letter.notice, ReportPictureView | ReleaseNoticeView):
            yield kind, str(letter.notice)  # what its picture is drawn from
            continue
        for language in ("zh-CN", "en"):
            spoken = RENDERER.render(letter.notice, language)
            yield kind, spoken.text
            if spoken.document is not None and spoken.document.name.endswith(".xlsx"):
                for page in load_workbook(io.BytesIO(spoken.document.content)):
                    for row in page.iter_rows(values_only=True):
                        yield f"{kind} {page.title}", "\t".join(str(cell) for cell in row if cell is not None)
            elif spoken.document is not None and spoken.document.name.endswith(".csv"):
                yield kind, spoken.document.content.decode("utf-8-sig")


def place(office: Office, name: str) -> int:
    return next(one.id or 0 for one in office.rows(Place) if one.name == name)


SEEN = (
    "AdviceCopyView", "AdviceView", "BroadcastCopyView", "BroadcastView", "ExportView", "Help", "ImportHow",
    "LedgerFileView 台账", "LedgerFileView 说明", "NewsView", "RecordView", "ReleaseNoticeView", "ReleaseView",
    "ReportPictureView", "ReportView", "ReleasedView",
)  # fmt: skip


def test_what_leads_send_print_and_file_goes_by_the_new_rule_at_once(office: Office) -> None:
    """Two people at home by the old rules; then the rules change, and it is their last day by the new ones."""
    office.ticks(collecting.collect)
    for who, name in ((LI, "李奶奶"), (WANG, "王大爷")):
        office.enrol(who, name, "3号楼2单元501 2022-03-23")
    office.deliver()
    for tail in ("days 10", "fever 37.5"):
        office.does(LIN, ruling.by_command, tail)
    office.clear()
    told = [*_a_day(office), *_a_release(office), *_papers(office)]
    assert {kind for kind, _ in told} >= set(SEEN)
    assert any("37.5" in text for _, text in told)
    assert [one for one in told if OLD.search(one[1])] == []


def _a_day(office: Office) -> Iterator[tuple[str, str]]:
    """Help for everybody, a notice, guidance, the last morning: one answers, one has what was a fever."""
    office.until("04-01 08:00")
    for who in (LI, FANG, CHEN, LIN):
        office.does(who, menus.help_)
    office.does(CHEN, broadcasting.by_command, "东风社区 明天上午九点送菜")
    office.does(CHEN, broadcasting.confirm, office.rows(Broadcast)[-1].id)
    office.does(CHEN, advising.by_command, "1", pieces=Shelf.load().pieces)
    office.does(CHEN, advising.confirm, office.rows(Broadcast)[-1].id)
    yield from said(office)
    for tick in (rounds.open_due, caring.tell_news, chasing.look_after):
        office.ticks(tick)
    yield from said(office)
    office.says(LI, "36.5 没有不舒服")
    office.says(WANG, "37.4 没有不舒服")
    office.does(LI, own_record.by_command)
    yield from said(office)
    office.until("04-01 10:00")
    office.ticks(caring.tell_news)
    yield from said(office)


def _a_release(office: Office) -> Iterator[tuple[str, str]]:
    number = office.rows(Episode)[0].id
    office.does(CHEN, releasing.by_command, "李奶奶")
    for who, step in ((FANG, "worker"), (LIU, "health"), (CHEN, "lead")):
        office.does(who, releasing.agree, number, step)
    office.ticks(caring.tell_news)
    yield from said(office)


def _papers(office: Office) -> Iterator[tuple[str, str]]:
    office.until("04-02 06:30")
    office.ticks(collecting.collect)
    office.does(LIN, importing.by_command, "")
    office.does(CHEN, exporting.by_command, "")
    for form in ("xlsx", "csv"):
        office.does(CHEN, issuing.by_button, place(office, "东风社区"), 20220401, form)
    office.does(CHEN, filing.picture, place(office, "东风社区"), 20220401)
    office.does(SUN, filing.by_command, "")
    office.does(LIN, status.by_command)
    yield from said(office)
