"""A notice and its reader become a message: text, buttons, picture."""

from collections.abc import Callable
from typing import Any

from bot import notices
from bot.notices import Notice
from bot.render import alerts, duty, residents, staff
from bot.render.voice import CAPTION_LIMIT, HTML, TEXT_LIMIT, Spoken, Voice, shortened
from bot.rules.commands import BY_WORD
from bot.texts import Texts, plain

__all__ = ["Renderer", "Spoken"]

BY_KIND: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    notices.Line: staff.line,
    notices.Choice: staff.choice,
    notices.Help: staff.help_,
    notices.People: staff.people,
    notices.PersonFile: staff.person_file,
    notices.Listing: staff.listing,
    notices.FromResident: staff.from_resident,
    notices.EnrolmentCard: staff.enrolment_card,
    notices.Leave: staff.leave,
    notices.BoardView: staff.board,
    notices.AlertView: alerts.alert,
    notices.OutcomeView: alerts.outcome,
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
    **duty.SAYS,
}


class Renderer:
    """Says notices in the reader's language. What cannot be drawn is said in words."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are, Chinese first."""
        return self.texts.languages

    def draws(self, notice: Notice) -> bool:
        """Whether rendering this takes the time of a picture."""
        return isinstance(notice, notices.EnrolmentCard)

    def render(self, notice: Notice, language: str, *, marked: bool = False, bare: bool = False) -> Spoken:
        """Return the message. `marked` says that it may be a repeat; `bare` leaves out all formatting."""
        voice = Voice(self.texts, self.texts.match(language))
        spoken = BY_KIND[type(notice)](notice, voice)
        text = f"{voice.say('may-be-repeat')}\n{spoken.text}" if marked else spoken.text
        text = shortened(text, CAPTION_LIMIT if spoken.picture is not None else TEXT_LIMIT)
        if bare:
            return Spoken(plain(text), spoken.keyboard, spoken.picture, parse_mode=None, silent=spoken.silent)
        return Spoken(text, spoken.keyboard, spoken.picture, parse_mode=HTML, silent=spoken.silent)

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
