"""`/advice [N] [PLACE]`: reviewed guidance for the residents of a place, previewed, confirmed, one a day at most.

An advice goes out as a broadcast does: behind everything else, not at night, and what has not left can be stopped. Its
words are those of the preview, whatever the file says by the time it leaves. Nobody is asked to say that they read it.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import AdviceCopyView, AdviceList, AdviceView, BroadcastCard, Choice, Word
from bot.rules.advice import EMERGENCY, PAGE, Piece, asked_for, day_it_leaves
from bot.rules.broadcast import STANDS, BroadcastState
from bot.rules.buttons import data
from bot.rules.roles import Action, may, scopes
from bot.rules.slots import is_quiet, quiet_ends
from bot.services import broadcasting, preferring
from bot.services.actors import Actor, grants_of, reads, require, require_anywhere, trail
from bot.services.broadcasting import subject
from bot.services.enrolling import place_named
from bot.services.offices import Reached
from bot.services.owing import redraw, reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import advices, broadcasts, houses, places, residents
from storage import staff as staff_rows
from storage.models import Broadcast, BroadcastReceipt, Place, Reporter

T = TypeVar("T")

OFFERED = 8
FIRST = "zh-CN"  # the language every piece has


def by_command(session: Session, tail: str, *, pieces: Sequence[Piece], actor: Actor, now: datetime) -> None:
    """Answer `/advice` with the list, `/advice N [PLACE]` with a preview; nothing goes out before it is confirmed."""
    require_anywhere(session, actor, Action.ADVISE)
    if not actor.private:
        raise Refused("in-private-only")
    wanted = asked_for(tail)
    if wanted is None:
        raise Refused("advice-usage")
    number, named = wanted
    if number > len(pieces):
        raise Refused("advice-no-such", number=number, count=len(pieces))
    piece = pieces[number - 1] if number else None
    place = (
        place_named(session, named, action=Action.ADVISE, actor=actor) if named else _own(session, piece, actor, now)
    )
    if place is None:
        return  # they are asked which
    if piece is None:
        _list(session, place, 0, pieces=pieces, actor=actor, now=now)
    else:
        _preview(session, piece, place, actor=actor, now=now)


def _own(session: Session, piece: Piece | None, actor: Actor, now: datetime) -> Place | None:
    """Return the place somebody is responsible for; where there are several, ask which and return None."""
    tops = places.tops(session, scopes(grants_of(session, actor), Action.ADVISE))
    if not tops:
        raise Refused("place-none")
    if len(tops) == 1:
        return tops[0]
    buttons = tuple(
        (data("adv", piece.id, one.id) if piece else data("advlist", 0, one.id), one.name) for one in tops[:OFFERED]
    )
    reply(session, actor, Choice(key="advice-which-place", values={}, buttons=buttons), now=now)
    return None


def turn(
    session: Session,
    page: int,
    place_id: int,
    *,
    pieces: Sequence[Piece],
    message_id: int | None,
    actor: Actor,
    now: datetime,
) -> Toast:
    """Show another page of the list in the place of the one that was tapped."""
    place = _pressed(session, place_id, actor)
    _list(session, place, page, pieces=pieces, actor=actor, now=now, edits=message_id)
    return toast("ok")


def show(
    session: Session, piece_id: str, place_id: int, *, pieces: Sequence[Piece], actor: Actor, now: datetime
) -> Toast:
    """Preview the piece that was tapped."""
    place = _pressed(session, place_id, actor)
    piece = next((one for one in pieces if one.id == piece_id), None)
    if piece is None:
        raise Refused("advice-gone")
    _preview(session, piece, place, actor=actor, now=now)
    return toast("ok")


def _pressed(session: Session, place_id: int, actor: Actor) -> Place:
    place = session.get(Place, place_id)
    if place is None:
        raise Refused("button-unknown")
    require(session, actor, Action.ADVISE, place)
    if not actor.private:
        raise Refused("in-private-only")
    return place


def _list(
    session: Session,
    place: Place,
    page: int,
    *,
    pieces: Sequence[Piece],
    actor: Actor,
    now: datetime,
    edits: int | None = None,
) -> None:
    require(session, actor, Action.ADVISE, place)
    if not pieces:
        raise Refused("advice-none")
    pages = -(-len(pieces) // PAGE)
    page = min(page, pages - 1)
    last = advices.last_days(session, place.lineage)
    newest = advices.newest_of(session, place.lineage, _day(session, place, now=now))
    language = reads(session, actor)
    shown = AdviceList(
        place=place.id or 0,
        path=place.path,
        pieces=tuple(
            (
                number,
                one.id,
                _said(one.words, language).title,
                _said(one.words, language).source,
                last[one.id].isoformat() if one.id in last else "",
            )
            for number, one in enumerate(pieces, 1)
        )[page * PAGE : (page + 1) * PAGE],
        today=_said(newest.wordings, language)["title"] if newest else "",
        sender=_sender(session, newest) if newest else Word(""),
        page=page,
        pages=pages,
    )
    reply(session, actor, shown, now=now, edits=edits)


def _said(words: Mapping[str, T], language: str) -> T:
    """Return what a piece says in a language, or in the one it is sure to have."""
    return words[language] if language in words else words[FIRST]


def _day(session: Session, place: Place, *, now: datetime) -> date:
    return day_it_leaves(now, ZoneInfo(houses.house(session).zone), places.profile_of(session, place))


def _sender(session: Session, broadcast: Broadcast) -> Word:
    """Return the role in which somebody sent an advice: who it was by name is nobody's business here."""
    place = session.get_one(Place, broadcast.place_id)
    held = [
        one.role
        for one in staff_rows.grants_of(session, broadcast.staff_id)
        if may((one,), Action.ADVISE, place.lineage)
    ]
    return Word(f"role-{held[0].value}" if held else "advice-somebody")


def _preview(session: Session, piece: Piece, place: Place, *, actor: Actor, now: datetime) -> None:
    staff = require(session, actor, Action.ADVISE, place)
    drafted = Broadcast(
        place_id=place.id or 0,
        staff_id=staff.id or 0,
        text="",
        piece=piece.id,
        wordings=_kept(piece),
        written_at=now,
    )
    _require_somebody(session, place, reads(session, actor), now=now)
    session.add(drafted)
    session.flush()
    about = subject(drafted.id)
    trail(session, actor, "advice-drafted", subject=about, place_id=place.id, now=now, piece=piece.id)
    reply(session, actor, BroadcastCard(number=drafted.id or 0), now=now)


def _kept(piece: Piece) -> dict[str, Any]:
    return {
        language: {
            "title": one.title,
            "text": one.text,
            "source": one.source,
            "reviewed": one.reviewed,
            "by": one.by,
        }
        for language, one in piece.words.items()
    }


def _require_somebody(session: Session, place: Place, language: str, *, now: datetime) -> None:
    """Raise Refused where nobody would get an advice: there is nobody, or everybody has that day's."""
    day = _day(session, place, now=now)
    wanted, had = advices.wanted_by(session, place.lineage), advices.had_on(session, place.lineage, day)
    if not wanted:
        raise Refused("advice-nobody", place=place.name)
    if had < wanted:
        return
    newest = advices.newest_of(session, place.lineage, day)
    if newest is not None:
        title = _said(newest.wordings, language)["title"]
        raise Refused("advice-today", place=place.name, title=title, who=_sender(session, newest))


def confirm(session: Session, broadcast_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Let an advice go out: once, by whoever previewed it, to everybody there who has none of that day yet."""
    advice, place = _own_one(session, broadcast_id, actor=actor)
    if advice.state is not BroadcastState.DRAFT:
        raise Refused("button-answered")
    if now - advice.written_at > STANDS:
        raise Refused("broadcast-stale", minutes=int(STANDS.total_seconds() // 60))
    advice.day = _day(session, place, now=now)
    count = broadcasts.address(session, advice, place.lineage)
    if not count:
        _require_somebody(session, place, reads(session, actor), now=now)
        raise Refused("advice-nobody", place=place.name)
    advice.state, advice.confirmed_at, advice.next_at = BroadcastState.SENDING, now, now
    session.flush()
    about = subject(broadcast_id)
    trail(session, actor, "advice-confirmed", subject=about, place_id=place.id, now=now, count=count)
    redraw(session, about, now=now)
    return toast("broadcast-begins")


def _own_one(session: Session, broadcast_id: int, *, actor: Actor) -> tuple[Broadcast, Place]:
    return broadcasting.own(session, broadcast_id, Action.ADVISE, actor=actor)


def stop(session: Session, broadcast_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Throw a preview away, or stop what has not left yet: who did not get it may get another one that day."""
    advice, place = _own_one(session, broadcast_id, actor=actor)
    if advice.state is BroadcastState.DRAFT:
        advice.state = BroadcastState.LEFT
        said = toast("broadcast-left")
        trail(session, actor, "advice-left", subject=subject(broadcast_id), place_id=place.id, now=now)
    elif advice.state is BroadcastState.SENDING:
        count = broadcasting.call_back(session, advice, now=now)
        said = toast("broadcast-stopped", count=count)
        about = subject(broadcast_id)
        trail(session, actor, "advice-cancelled", subject=about, place_id=place.id, now=now, count=count)
    elif advice.state is BroadcastState.SENT:
        raise Refused("broadcast-too-late")
    else:
        raise Refused("button-answered")
    session.flush()
    redraw(session, subject(broadcast_id), now=now)
    return said


def refresh(session: Session, broadcast_id: int, *, actor: Actor, now: datetime) -> Toast:
    """Draw an advice anew, with what has become of it by now."""
    advice, _ = _own_one(session, broadcast_id, actor=actor)
    return broadcasting.drawn_anew(session, advice, now=now)


# ── drawn when it is sent ──


def view(session: Session, advice: Broadcast, *, reader: Reached, now: datetime) -> AdviceView | None:
    """Return an advice for whoever previewed it and may still do so, in private, or None."""
    place = session.get_one(Place, advice.place_id)
    if not broadcasting.is_writers(session, advice, Action.ADVISE, reader=reader):
        return None
    zone, profile = ZoneInfo(houses.house(session).zone), places.profile_of(session, place)
    tally = broadcasts.tally(session, advice.id or 0)
    is_draft = advice.state is BroadcastState.DRAFT
    day = advice.day or day_it_leaves(now, zone, profile)
    had = advices.had_on(session, place.lineage, day) if is_draft else 0
    rests = is_quiet(now, zone, profile) and (is_draft or tally.waiting > 0)
    said = [_spoken(session, words) for words in advice.wordings.values()]
    return AdviceView(
        number=advice.id or 0,
        path=place.path,
        wordings=tuple((one["title"], one["text"], one["source"]) for one in said),
        reviewed=said[0]["reviewed"],
        by=_said(advice.wordings, reader.language)["by"],
        state=advice.state.value,
        count=advices.wanted_by(session, place.lineage) - had if is_draft else tally.all,
        had=had,
        unreached=residents.count_unreached(session, [place.lineage]),
        quiet_until=f"{quiet_ends(now, zone, profile).astimezone(zone):%H:%M}" if rests else "",
        delivered=tally.delivered,
        failed=tally.failed,
        waiting=tally.waiting,
        cancelled=tally.cancelled,
    )


def _spoken(session: Session, words: Mapping[str, str]) -> dict[str, str]:
    number = houses.house(session).emergency_number
    return {name: said.replace(EMERGENCY, number) for name, said in words.items()}


def copy_view(session: Session, receipt_id: int, *, reader: Reached) -> AdviceCopyView | None:
    """Return a piece as it goes to one chat in its language, or None when it is not for them any more."""
    receipt = session.get(BroadcastReceipt, receipt_id)
    if receipt is None or receipt.cancelled_at is not None:
        return None
    advice = session.get_one(Broadcast, receipt.broadcast_id)
    if not broadcasts.is_for(session, advice, receipt, session.get_one(Place, advice.place_id).lineage):
        return None  # released, moved away, died, resting, or wants no more of these since it was confirmed
    return _copy(session, receipt, advice, reader.language, off=False)


def _copy(
    session: Session, receipt: BroadcastReceipt, advice: Broadcast, language: str, *, off: bool
) -> AdviceCopyView:
    said = _spoken(session, _said(advice.wordings, language))
    return AdviceCopyView(
        receipt=receipt.id or 0,
        title=said["title"],
        text=said["text"],
        source=said["source"],
        reviewed=said["reviewed"],
        off=off,
    )


def want(
    session: Session, receipt_id: int, wanted: bool, *, message_id: int | None, actor: Actor, now: datetime
) -> Toast:
    """Send no more guidance to a chat, or send it again, at the tap of a button below a piece."""
    receipt = session.get(BroadcastReceipt, receipt_id)
    reporter = session.get(Reporter, receipt.reporter_id) if receipt and receipt.reporter_id else None
    if receipt is None or reporter is None or not actor.private or reporter.chat_id != actor.chat_id:
        raise Refused("button-unknown")
    advice = session.get_one(Broadcast, receipt.broadcast_id)
    if not advice.piece:
        raise Refused("button-unknown")
    preferring.want_advice(session, reporter, wanted, actor=actor, now=now)
    shown = _copy(session, receipt, advice, reporter.language, off=not wanted)
    reply(session, actor, shown, now=now, edits=message_id)
    return toast("advice-on" if wanted else "advice-off")
