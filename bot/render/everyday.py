"""What is said beside the rounds."""

from collections.abc import Callable
from typing import Any

from bot import notices
from bot.notices import HomeKeys, NewsView, Notice, ReleasedView, StopAsk, Stopped, WelcomeBack
from bot.render.voice import Button, Spoken, Voice, button, home, inline
from bot.rules.aftercare import Occasion

PAGE = 5  # people on one page: the other three rows are for everybody, back and the pages


def page_of(people: tuple[tuple[int, str], ...], page: int, *, verb: str) -> list[list[Button]]:
    """Return a row for each person of a page."""
    page = min(page, pages_of(people) - 1)
    return [[button(name, verb, number)] for number, name in people[page * PAGE : (page + 1) * PAGE]]


def pages_of(people: tuple[tuple[int, str], ...]) -> int:
    """Return how many pages there are."""
    return max(1, (len(people) + PAGE - 1) // PAGE)


def turning(page: int, pages: int, voice: Voice, *before: object, verb: str) -> list[list[Button]]:
    """Return the row that turns pages, or none where there is one page."""
    page = min(page, pages - 1)
    row = []
    if page > 0:
        row.append(button(voice.label("pages", "b1"), verb, *before, page - 1))
    if page + 1 < pages:
        row.append(button(voice.label("pages", "b2"), verb, *before, page + 1))
    return [row] if row else []


def _worker(name: str, phone: str, voice: Voice) -> str:
    return f"{name or voice.word('worker-unnamed')} {phone}".strip()


def stop_ask(notice: StopAsk, voice: Voice) -> Spoken:
    """What would happen, and for whom; the way back is at the bottom."""
    text = voice.say("stop-ask", worker=_worker(notice.worker, notice.phone, voice))
    back = [button(voice.label("stop-ask", "b3"), "stopno")]
    if len(notice.people) == 1:
        return Spoken(text, inline([[button(voice.label("stop-ask", "b1"), "stop", notice.people[0][0])], back]))
    people = page_of(notice.people, notice.page, verb="stop")
    others = turning(notice.page, pages_of(notice.people), voice, verb="stoppage")
    text = voice.lines(text, voice.say("stop-whom"))
    return Spoken(text, inline([*people, *others, [button(voice.label("stop-ask", "b2"), "stop", 0)], back]))


def stopped(notice: Stopped, voice: Voice) -> Spoken:
    """Who will phone, what to do in an emergency, and one tap that undoes it."""
    text = voice.say(
        "stopped",
        names=voice.listed(notice.names),
        worker=_worker(notice.worker, notice.phone, voice),
        emergency=notice.emergency,
    )
    which = notice.residents[0] if len(notice.residents) == 1 else 0
    return Spoken(text, inline([[button(voice.label("stopped", "b1"), "resume", which)]]))


def welcome_back(notice: WelcomeBack, voice: Voice) -> Spoken:
    """What waits now, and the four big buttons."""
    waiting = voice.listed([voice.slot(slot) for slot in notice.waiting])
    following = voice.say("back-waiting", slots=waiting) if waiting else voice.say("back-nothing")
    text = voice.say("welcome-back", names=voice.listed(notice.names), next=voice.raw(following))
    return Spoken(text, home(voice))


def home_keys(notice: HomeKeys, voice: Voice) -> Spoken:
    """One sentence, and the four big buttons."""
    return Spoken(voice.say(notice.key, **notice.values), home(voice))


def news(view: NewsView, voice: Voice) -> Spoken:
    """One message for everything there is to tell today."""
    return Spoken("\n\n".join(_part(view, *part, voice) for part in view.parts))


def _part(view: NewsView, occasion: str, names: tuple[str, ...], number: int, voice: Voice) -> str:
    worker = view.worker or voice.word("worker-unnamed")
    said = voice.listed(names)
    if occasion == Occasion.EVE:
        return voice.say("release-eve", names=said, end_date=voice.day(view.end), total=number)
    if occasion == Occasion.LAST_DAY:
        return voice.say("release-pending", names=said, total=number, worker=worker)
    asking = voice.say("aftercare-ask") if view.asks else ""
    if occasion == Occasion.FAREWELL:
        reachable = _worker(view.worker, view.phone, voice)
        text = voice.say("aftercare-last", names=said, worker=reachable, emergency=view.emergency)
    else:
        text = voice.say("aftercare", names=said, day=number, worker=worker)
    return voice.lines(text, asking)


def released(view: ReleasedView, voice: Voice) -> Spoken:
    """It is over, and what still follows."""
    names = voice.listed(view.names)
    if not view.days:
        return Spoken(voice.say("release-day-only", names=names, emergency=view.emergency))
    return Spoken(voice.say("release-day", names=names, days=view.days, emergency=view.emergency))


SAYS: dict[type[Notice], Callable[[Any, Voice], Spoken]] = {
    notices.StopAsk: stop_ask,
    notices.Stopped: stopped,
    notices.WelcomeBack: welcome_back,
    notices.HomeKeys: home_keys,
    notices.NewsView: news,
    notices.ReleasedView: released,
}
