"""The pump: takes what is owed, renders it, sends it, judges the answer and writes it down.

Nobody else speaks to Telegram. Before a call the row is `sending` and on the disk; after it, what
became of it. At most eight messages are on the way at once, and never two to the same chat.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from telegram import Bot, BotCommand, BotCommandScopeChat, ChatMemberOwner, InlineKeyboardMarkup, Message

from bot import clock, logs
from bot.notices import Bound, BoundView, Description, Leave, Menu, PassOn, Pin, TakeBack
from bot.pace import Pace
from bot.render import Renderer, Spoken
from bot.rules.delivery import Answer, Verdict, judge
from bot.services import sending
from bot.services.offices import is_office
from bot.services.sending import Letter
from bot.wire import SENT, attempt
from storage.db import Database

log = logs.get(__name__)

IN_FLIGHT = 8
FLOWING = 0.1  # seconds after a send within which the next answers are near
PRESS_WAITS = 3.0  # seconds; the answer to a press is worth nothing later, and its chat waits for it
IDLE = 0.5  # seconds between two looks when nobody wakes us
REVOKED_LIMIT = 5  # answers in a row that say our token is worth nothing


@dataclass
class Figures:
    """What the pump did since it started."""

    sent: int = 0
    failed: int = 0
    waited: int = 0
    verdicts: dict[str, int] = field(default_factory=dict)


# what is worth another try: we were told to wait, or never got through
_LATER = frozenset({Verdict.WAIT, Verdict.AGAIN, Verdict.REVOKED, Verdict.CONFLICT})


class Pump:
    """Sends what is owed, as fast as it may and no faster."""

    def __init__(self, db: Database, bot: Bot, renderer: Renderer, pace: Pace | None = None) -> None:
        self.db, self.bot, self.renderer = db, bot, renderer
        self.pace = pace or Pace()
        self.figures = Figures()
        self.revoked = asyncio.Event()
        self._wake = asyncio.Event()
        self._letters: asyncio.Queue[Letter] = asyncio.Queue()
        self._busy: dict[int, int] = {}  # chats with a message on the way, and its row
        self._recipients: dict[int, set[str]] = {}
        self._claim_lost = False  # the database may have marked what we never got
        self._ended = 0.0  # when the last send ended, by the steady clock
        self._refusals = 0
        self._claiming = False  # what the database gives us next is already marked as on the way
        self._closed = False
        self._arrived = asyncio.Event()  # when we are closed: the last one on the way has arrived

    def wake(self) -> None:
        """Look at once: something new is owed."""
        self._wake.set()

    async def recover(self) -> None:
        """Decide about what was on the way when the process ended."""
        found = await self.db.run(sending.recover, now=clock.now())
        if found.repeated or found.let_be:
            log.info("sends recovered", repeated=found.repeated, let_be=found.let_be)

    async def claim(self) -> int:
        """Take what may leave now and return how much it was."""
        moment = clock.monotonic()
        lowest = self.pace.lowest(now=moment)
        free = IN_FLIGHT - len(self._busy)
        if lowest is None or free < self._worth_claiming or self._closed:
            return 0
        self._claiming = True
        try:
            await self._put_back_lost()
            letters = await self._claimed(min(free, self.pace.room(lowest, now=moment)), lowest, now=moment)
            for letter in letters:
                self._busy[letter.chat_id] = letter.row
                if not is_office(letter.recipient):
                    self._recipients.setdefault(letter.chat_id, set()).add(letter.recipient)
                self.pace.note(letter.chat_id, letter.priority, now=clock.monotonic())
                self._letters.put_nowait(letter)
        except Exception:
            self._claim_lost = True
            raise
        finally:
            self._claiming = False
            self._tell_if_all_arrived()
        return len(letters)

    async def _put_back_lost(self) -> None:
        if self._claim_lost:
            await self.db.run(sending.put_back, but=set(self._busy.values()), now=clock.now())
            self._claim_lost = False

    async def _claimed(self, limit: int, lowest: int, *, now: float) -> list[Letter]:
        resting = set(self.pace.resting(now=now)) | set(self._busy)
        return await self.db.run(
            sending.claim,
            now=clock.now(),
            limit=limit,
            lowest=lowest,
            resting={who for chat in resting for who in self._recipients.get(chat, ())},
            resting_chats=resting,
        )

    @property
    def _worth_claiming(self) -> int:
        """How many places must be free before we look again: one by one a look costs more than a send.

        With everything on the way at once the next answers are milliseconds off; where they are not, an alert does
        not wait for the slowest of them.
        """
        flowing = clock.monotonic() - self._ended < FLOWING
        return IN_FLIGHT // 2 if flowing and len(self._busy) > IN_FLIGHT // 2 else 1

    async def run_claims(self) -> None:
        """Keep taking what is owed."""
        while True:
            self._wake.clear()
            try:
                claimed = await self.claim()
            except Exception as fault:
                log.error("claim failed", error=logs.failure(fault))
                claimed = 0
            if not claimed:
                await self._pause()

    async def _pause(self) -> None:
        moment = clock.monotonic()
        waits = [IDLE, self.pace.wait(now=moment) or IDLE, *self.pace.resting(now=moment).values()]
        with suppress(TimeoutError):
            await asyncio.wait_for(self._wake.wait(), timeout=max(0.005, min(waits)))

    async def speak_once(self) -> int:
        """Take what may leave now and send it, one after the other; for a stage that is moved by hand."""
        claimed = await self.claim()
        while not self._letters.empty():
            await self.send(self._letters.get_nowait())
        return claimed

    async def finish(self) -> None:
        """Take nothing more, and wait until what is on the way has arrived."""
        self._closed = True
        self._tell_if_all_arrived()
        await self._arrived.wait()

    def _tell_if_all_arrived(self) -> None:
        if self._closed and not self._busy and not self._claiming:
            self._arrived.set()

    async def run_sends(self) -> None:
        """Keep sending what was taken: eight of these run side by side."""
        while True:
            await self.send(await self._letters.get())

    async def send(self, letter: Letter) -> Verdict:
        """Send one letter and write down what became of it, however long the database takes."""
        answer, message_id = await self._deliver(letter)
        verdict = judge(answer)
        self._note(letter, answer, verdict)
        while True:
            try:
                await self.db.run(sending.settle, letter, answer, message_id=message_id, now=clock.now())
                break
            except Exception as fault:
                # until it is written down the row stays `sending`: at worst it is uncertain after a restart
                log.error("settling failed", outbox=letter.row, error=logs.failure(fault))
                await asyncio.sleep(1)
        self._busy.pop(letter.chat_id, None)
        self._ended = clock.monotonic()
        self._tell_if_all_arrived()
        if len(self._recipients) > 10_000:
            self._recipients.clear()
        self.wake()
        return verdict

    def _note(self, letter: Letter, answer: Answer, verdict: Verdict) -> None:
        self.figures.verdicts[verdict] = self.figures.verdicts.get(verdict, 0) + 1
        # a 404 may also be a server that lacks the method, or a proxy: for those the listener has the last word
        self._refusals = self._refusals + 1 if answer.code == 401 else 0
        if self._refusals >= REVOKED_LIMIT:
            self.revoked.set()
        if verdict in {Verdict.SENT, Verdict.NOTHING}:
            self.figures.sent += 1
            return
        self.figures.failed += 1
        if verdict is Verdict.WAIT:
            self.figures.waited += 1
            everybody = self.pace.refused(letter.chat_id, float(answer.retry_after or 1), now=clock.monotonic())
            log.warning("send told to wait", outbox=letter.row, seconds=answer.retry_after, everybody=everybody)
            return
        kind = type(letter.notice).__name__
        log.warning("send failed", outbox=letter.row, notice=kind, why=verdict.value, code=answer.code)

    async def _deliver(self, letter: Letter) -> tuple[Answer, int | None]:
        match letter.notice:
            case Menu() as menu:
                return await self._set_menu(menu)
            case Description() as description:
                return await self._describe(description)
            case PassOn() as original:
                mark = self.renderer.mark(letter.language) if letter.marked else None
                return await _outcome(
                    lambda: self.bot.copy_message(
                        letter.chat_id,
                        original.chat_id,
                        original.message_id,
                        caption=mark,
                        disable_notification=letter.silent,
                    )
                )
            case Leave():
                return await self._leave(letter)
            case Pin() as pin:
                return await self._pin(letter, pin)
            case TakeBack() as past:
                return await self._take_back(letter, past)
            case Bound() as bound:
                return await self._deliver(replace(letter, notice=await self._rights(letter.chat_id, bound)))
            case _:
                spoken = await self._render(letter)
                return await self._speak(letter, spoken) if spoken else (Answer(413), None)

    async def _render(self, letter: Letter) -> Spoken | None:
        try:
            if self.renderer.draws(letter.notice):  # a picture takes its time: not in the loop
                return await asyncio.to_thread(self._say, letter)
            return self._say(letter)
        except Exception as fault:
            log.error("rendering failed", outbox=letter.row, error=logs.failure(fault))
            return None

    def _say(self, letter: Letter) -> Spoken:
        return self.renderer.render(
            letter.notice, letter.language, marked=letter.marked, bare=letter.plain, large=letter.large
        )

    async def _speak(self, letter: Letter, spoken: Spoken) -> tuple[Answer, int | None]:
        if spoken.document is not None:
            return await _outcome(lambda: self._send_document(letter, spoken))
        if letter.edits is not None and (spoken.picture is None or spoken.captioned):
            edit = await _outcome(lambda: self._edit(letter, spoken))
            return edit[0], letter.edits
        if spoken.picture is not None:
            return await _outcome(lambda: self._send_picture(letter, spoken))
        return await _outcome(lambda: self._send_text(letter, spoken))

    def _edit(self, letter: Letter, spoken: Spoken) -> Awaitable[Any]:
        markup = spoken.keyboard if isinstance(spoken.keyboard, InlineKeyboardMarkup) else None
        if spoken.captioned:
            return self.bot.edit_message_caption(
                letter.chat_id,
                letter.edits,
                caption=spoken.text,
                parse_mode=spoken.parse_mode,
                reply_markup=markup,
            )
        return self.bot.edit_message_text(
            spoken.text,
            chat_id=letter.chat_id,
            message_id=letter.edits,
            parse_mode=spoken.parse_mode,
            reply_markup=markup,
        )

    def _send_text(self, letter: Letter, spoken: Spoken) -> Awaitable[Message]:
        return self.bot.send_message(
            letter.chat_id,
            spoken.text,
            parse_mode=spoken.parse_mode,
            reply_markup=spoken.keyboard,
            message_thread_id=letter.thread_id,
            disable_notification=spoken.silent or letter.silent,
        )

    def _send_picture(self, letter: Letter, spoken: Spoken) -> Awaitable[Message]:
        if spoken.picture is None:
            raise ValueError("there is no picture to send")
        return self.bot.send_photo(
            letter.chat_id,
            spoken.picture,
            caption=spoken.text,
            parse_mode=spoken.parse_mode,
            reply_markup=spoken.keyboard,
            message_thread_id=letter.thread_id,
        )

    def _send_document(self, letter: Letter, spoken: Spoken) -> Awaitable[Message]:
        if spoken.document is None:
            raise ValueError("there is no document to send")
        return self.bot.send_document(
            letter.chat_id,
            spoken.document.content,
            filename=spoken.document.name,
            caption=spoken.text,
            parse_mode=spoken.parse_mode,
            reply_markup=spoken.keyboard,
            message_thread_id=letter.thread_id,
        )

    async def _set_menu(self, menu: Menu) -> tuple[Answer, int | None]:
        """Set a menu in every language; the first language is also what everybody else sees.

        Who chose a language reads it in the menu too, whatever their app speaks.
        """
        scope = BotCommandScopeChat(menu.chat_id) if menu.chat_id is not None else None
        for language, code in self._audiences():
            said = menu.language or language
            commands = [BotCommand(name, words) for name, words in self.renderer.menu(menu, said)]
            call = partial(self.bot.set_my_commands, commands, scope=scope, language_code=code)
            answer, _ = await _outcome(call)
            if answer.code != 200:
                return answer, None
        return SENT, None

    async def _describe(self, description: Description) -> tuple[Answer, int | None]:
        for language, code in self._audiences():
            text = self.renderer.describe(description, language)
            answer, _ = await _outcome(partial(self.bot.set_my_description, text, language_code=code))
            if answer.code != 200:
                return answer, None
        return SENT, None

    def _audiences(self) -> list[tuple[str, str | None]]:
        first, *_ = self.renderer.languages
        return [(first, None), *((one, one.partition("-")[0]) for one in self.renderer.languages)]

    async def _rights(self, chat_id: int, bound: Bound) -> BoundView:
        """Look up what we may do in a group. What Telegram does not tell is not complained of."""
        _, me = await attempt(self.bot.get_me)
        _, seat = await attempt(lambda: self.bot.get_chat_member(chat_id, self.bot.id))
        pins = seat is None or isinstance(seat, ChatMemberOwner) or bool(getattr(seat, "can_pin_messages", False))
        hears = bool(me and me.can_read_all_group_messages)
        return BoundView(path=bound.path, before=bound.before, may_pin=pins, hears_all=hears)

    async def _leave(self, letter: Letter) -> tuple[Answer, int | None]:
        spoken = self._say(letter)
        await _outcome(lambda: self._send_text(letter, spoken))
        answer, _ = await _outcome(lambda: self.bot.leave_chat(letter.chat_id))
        return answer, None

    async def _pin(self, letter: Letter, pin: Pin) -> tuple[Answer, int | None]:
        """Pin a card instead of the one before it. Where we may not, the card is there all the same."""
        chat = letter.chat_id
        calls = [partial(self.bot.pin_chat_message, chat, pin.message_id, disable_notification=True)]
        if pin.instead_of:
            calls.append(partial(self.bot.unpin_chat_message, chat, pin.instead_of))
        for call in calls:
            answer, _ = await _outcome(call)
            if judge(answer) in _LATER:
                return answer, None
        return SENT, None

    async def _take_back(self, letter: Letter, past: TakeBack) -> tuple[Answer, int | None]:
        answer, _ = await _outcome(partial(self.bot.delete_message, letter.chat_id, past.message_id))
        return (answer if judge(answer) in _LATER else SENT), None

    async def answer_press(self, query_id: str, text: str, *, alarm: bool) -> None:
        """Answer a button press now: a few seconds later it is worth nothing. What it did is kept anyway."""
        try:
            async with asyncio.timeout(PRESS_WAITS):
                answer, _ = await attempt(
                    lambda: self.bot.answer_callback_query(query_id, text=text or None, show_alert=alarm)
                )
        except TimeoutError:
            log.info("press answer too slow")
            return
        if answer.code != 200:
            log.info("press answer refused", code=answer.code, why=judge(answer).value)


async def _outcome(call: Callable[[], Awaitable[Any]]) -> tuple[Answer, int | None]:
    answer, result = await attempt(call)
    return answer, getattr(result, "message_id", None)
