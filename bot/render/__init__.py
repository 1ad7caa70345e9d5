"""A notice and its reader become a message: text, buttons, picture."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot import notices
from bot.notices import Notice
from bot.render import (
    advice,
    alerts,
    approvals,
    broadcasts,
    changes,
    desk,
    duty,
    everyday,
    evidence,
    forgetting,
    groups,
    households,
    imports,
    ledger,
    lists,
    orders,
    own_record,
    preferences,
    release,
    reports,
    residents,
    rules,
    spot_checks,
    staff,
    stock,
    supplies,
    symptoms,
    trail,
)
from bot.render.voice import CAPTION_LIMIT, HTML, TEXT_LIMIT, Spoken, Voice, shortened
from bot.rules.commands import BY_WORD
from bot.texts import Texts, plain

__all__ = ["Renderer", "Spoken"]

BY_KIND: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    notices.Line: staff.line,
    notices.Choice: staff.choice,
    notices.Help: staff.help_,
    notices.People: staff.people,
    notices.Listing: staff.listing,
    notices.FromResident: staff.from_resident,
    notices.EnrolmentCard: staff.enrolment_card,
    notices.Leave: staff.leave,
    notices.BoardView: staff.board,
    notices.AlertView: alerts.alert,
    notices.OutcomeView: alerts.outcome,
    notices.HandView: alerts.hand,
    notices.BundleView: alerts.bundle,
    notices.ChooseLanguage: residents.choose_language,
    notices.Welcome: residents.welcome,
    notices.Enrolled: residents.enrolled,
    notices.Question: residents.question,
    notices.ReadingNoted: residents.reading_noted,
    notices.FeverNoted: residents.fever_noted,
    notices.Corrected: residents.corrected,
    notices.Confirm: residents.confirm,
    notices.Repair: residents.repair,
    notices.Pad: residents.pad,
    notices.SosSent: residents.sos_sent,
    **symptoms.SAYS,
    **evidence.SAYS,
    **households.SAYS,
    **trail.SAYS,
    **everyday.SAYS,
    **orders.SAYS,
    **own_record.SAYS,
    **preferences.SAYS,
    **lists.SAYS,
    **desk.SAYS,
    **groups.SAYS,
    **duty.SAYS,
    **supplies.SAYS,
    **stock.SAYS,
    **release.SAYS,
    **forgetting.SAYS,
    **changes.SAYS,
    **reports.SAYS,
    **ledger.SAYS,
    **rules.SAYS,
    **imports.SAYS,
    **approvals.SAYS,
    **broadcasts.SAYS,
    **advice.SAYS,
    **spot_checks.SAYS,
}
DRAWN = (
    notices.EnrolmentCard,
    notices.RecordView,
    notices.ShoppingPicture,
    notices.ShoppingSheet,
    notices.ThanksCard,
    notices.StockFileView,
    notices.ReleaseNoticeView,
    notices.ReportPictureView,
    notices.LedgerFileView,
    notices.ExportView,
    notices.ImportHow,
    notices.ImportFileView,
    notices.CodeSheet,
)  # a picture takes its time


Pictures = Callable[[str], bytes | None]


def _none(_: str) -> bytes | None:
    return None


class Renderer:
    """Says notices in the reader's language. What cannot be drawn is said in words."""

    def __init__(self, texts: Texts, *, small: Pictures = _none, large: Pictures = _none) -> None:
        self.texts = texts
        self._small, self._large = small, large

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are, Chinese first."""
        return self.texts.languages

    def draws(self, notice: Notice) -> bool:
        """Whether rendering this takes the time of a picture."""
        return isinstance(notice, DRAWN)

    def render(
        self, notice: Notice, language: str, *, marked: bool = False, bare: bool = False, large: bool = False
    ) -> Spoken:
        """Return the message. `marked` says that it may be a repeat; `bare` leaves out all formatting; `large` is
        for who wants large print."""
        voice = Voice(self.texts, self.texts.match(language), large)
        spoken = self._illustrated(notice, BY_KIND[type(notice)](notice, voice))
        text = f"{voice.say('may-be-repeat')}\n{spoken.text}" if marked else spoken.text
        is_caption = spoken.picture is not None or spoken.document is not None
        text = shortened(text, CAPTION_LIMIT if is_caption else TEXT_LIMIT)
        if bare:
            return replace(spoken, text=plain(text), parse_mode=None)
        return replace(spoken, text=text, parse_mode=HTML)

    def _illustrated(self, notice: Notice, spoken: Spoken) -> Spoken:
        """Put the picture to what is said about it; one that is deleted by now is only spoken of."""
        match notice:
            case notices.EvidenceView(picture=name) if name:
                return replace(spoken, picture=self._small(name), captioned=True)
            case notices.EvidencePicture(picture=name):
                return replace(spoken, picture=self._large(name))
            case _:
                return spoken

    def mark(self, language: str) -> str:
        """Return what is said over a message that may be a repeat, without formatting."""
        return self.texts.plain(language, "may-be-repeat")

    def menu(self, menu: notices.Menu, language: str) -> list[tuple[str, str]]:
        """Return the commands of a menu with their words."""
        return [(name, self.texts.plain(language, f"command-{name}")) for name in menu.commands if name in BY_WORD]

    def describe(self, description: notices.Description, language: str) -> str:
        """Return what a person sees before pressing START: at most 512 characters, Telegram's limit."""
        community = description.community or self.texts.plain(language, "community-unnamed")
        text = self.texts.plain(language, "bot-description", community=community, emergency=description.emergency)
        return text[:512]
