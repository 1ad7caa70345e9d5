"""A small port through which the sandbox's page looks into the bot: it reads and changes nothing.

    /person?chat=  who is behind a chat, whom they answer for, and what they are being asked
    /due           what becomes due next, by name
    /outbox        the newest messages we owe or sent, with reasons
    /alerts        alerts, what happened to each, and every copy of their cards
    /heard?text=   what the grammar understands of words: "36度5" → 36.5
    /audit         who did what

It shows everything there is about everybody. Therefore it opens on loopback alone, and only
for the sandbox's own bot on a throw-away database: anything else is refused (`NotTheSandbox`).
"""

import contextlib
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

import uvicorn
from sqlalchemy import bindparam, func, literal_column, union_all
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, select
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot import clock
from bot.app import App
from bot.rules import emergency, symptoms, temperature
from bot.rules.temperature import Certain, Doubtful
from bot.sandbox import TOKEN
from bot.settings import Settings
from bot.stage import EVENTS
from storage.models import (
    Alert,
    AlertStep,
    Audit,
    Card,
    Check,
    Dialogue,
    Episode,
    Outbox,
    Place,
    Reading,
    Reporter,
    Reporting,
    Resident,
    Staff,
    StaffRole,
)
from storage.words import CheckState, EpisodeState

NEWEST = 80
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
Shown = dict[str, Any]


class NotTheSandbox(Exception):
    """Somebody wants to look into a bot that is not the sandbox's own."""


def check_harmless(settings: Settings) -> None:
    """Raise NotTheSandbox unless token, Bot API and database are the sandbox's own."""
    if settings.token != TOKEN:
        raise NotTheSandbox("这不是演示用的口令 / this is not the sandbox's token")
    if urlsplit(settings.telegram_api_url).hostname not in LOOPBACK:
        raise NotTheSandbox("Bot API 不在本机 / the Bot API is not on loopback")
    if not settings.database_url.startswith("sqlite:///") or not settings.database_url.endswith("/sandbox.db"):
        raise NotTheSandbox("这不是演示用的数据库 / this is not a throw-away database")


def routes(app_now: Callable[[], App]) -> Starlette:
    """Return the port's pages for whichever bot is running now."""

    def page(name: str, look: Callable[..., Any]) -> Route:
        async def answer(request: Request) -> Response:
            asked = dict(request.query_params)
            try:
                shown = await app_now().db.read(look, asked, now=clock.now())
            except (KeyError, ValueError) as problem:
                return JSONResponse({"ok": False, "error": str(problem)}, 400)
            return JSONResponse(shown)

        return Route(f"/{name}", answer)

    return Starlette(routes=[page(name, look) for name, look in LOOKS.items()])


def server(app_now: Callable[[], App], settings: Settings) -> uvicorn.Server:
    """Return the port, to be served on loopback; raises NotTheSandbox for any other bot."""
    check_harmless(settings)
    config = uvicorn.Config(
        routes(app_now), host="127.0.0.1", port=0, log_config=None, access_log=False, lifespan="off"
    )
    port = uvicorn.Server(config)
    port.capture_signals = contextlib.nullcontext  # type: ignore[method-assign, assignment]
    return port


def heard(session: Session, asked: dict[str, str], *, now: datetime) -> Shown:
    """Return what the grammar understands of some words."""
    text = asked["text"]
    found = temperature.read(text)
    shown: Shown = {
        "text": text,
        "symptoms": [str(one) for one in symptoms.symptoms_in(text)],
        "emergency": [str(one) for one in emergency.signs_in(text)],
    }
    match found:
        case Certain(value, scale):
            return shown | {"value": str(value), "scale": str(scale), "sure": True}
        case Doubtful(values=values, why=why):
            return shown | {"value": " / ".join(map(str, values)), "why": str(why), "sure": False}
        case unclear:
            return shown | {"value": "", "why": str(unclear.why), "sure": False}


def person(session: Session, asked: dict[str, str], *, now: datetime) -> Shown:
    """Return who is behind a chat, whom they answer for, and what is open."""
    chat = int(asked["chat"])
    reporter = session.exec(select(Reporter).where(Reporter.chat_id == chat)).first()
    staff = session.exec(select(Staff).where(Staff.telegram_id == chat)).first()
    dialogues = session.exec(
        select(Dialogue).where(Dialogue.chat_id == chat, col(Dialogue.closed_at).is_(None)).order_by(col(Dialogue.id))
    ).all()
    return {
        "reporter": _row(reporter),
        "staff": _row(staff),
        "roles": _roles(session, staff),
        "answers_for": [_followed(session, one) for one in _reportings(session, reporter)],
        "open": [_row(one) for one in dialogues],
    }


def _reportings(session: Session, reporter: Reporter | None) -> list[Reporting]:
    if reporter is None:
        return []
    own = select(Reporting).where(Reporting.reporter_id == reporter.id, col(Reporting.ended_at).is_(None))
    return list(session.exec(own.order_by(col(Reporting.id))).all())


def _roles(session: Session, staff: Staff | None) -> list[str]:
    if staff is None:
        return []
    held = select(StaffRole, Place).join(Place, col(Place.id) == col(StaffRole.place_id), isouter=True)
    rows = session.exec(held.where(StaffRole.staff_id == staff.id).order_by(col(StaffRole.id))).all()
    return [f"{role.role} · {place.name if place else '—'}" for role, place in rows]


def _followed(session: Session, reporting: Reporting) -> Shown:
    resident = session.get(Resident, reporting.resident_id)
    episode = session.exec(
        select(Episode)
        .where(Episode.resident_id == reporting.resident_id, Episode.state == EpisodeState.ACTIVE)
        .order_by(col(Episode.id).desc())
    ).first()
    readings = session.exec(
        select(Reading).where(Reading.resident_id == reporting.resident_id).order_by(col(Reading.id).desc()).limit(6)
    ).all()
    checks = session.exec(
        select(Check)
        .where(Check.resident_id == reporting.resident_id, Check.state == CheckState.DUE)
        .order_by(col(Check.opened_at))
    ).all()
    return {
        "resident": _row(resident),
        "as": _row(reporting),
        "episode": _row(episode, "profile"),
        "checks": [_row(one) for one in checks],
        "readings": [
            {"at": one.measured_at.isoformat(), "value": f"{one.centi / 100:.1f}", "said": one.said, "by": one.given_by}
            for one in readings
        ],
    }


# one question for all of them, put together once: it is asked after everything that happens
_COMING = union_all(
    *(
        sa_select(literal_column(f"'{name}'"), func.min(column), func.count(column)).where(
            col(column) > bindparam("now"), *narrowed
        )
        for name, column, *narrowed in EVENTS
    )
)


def upcoming(session: Session, *, now: datetime) -> list[Shown]:
    """Return the next moments at which something becomes due, one of each name, soonest first."""
    found = session.connection().execute(_COMING, {"now": now}).all()
    shown = [{"at": at.isoformat(), "name": name, "many": many} for name, at, many in found if at is not None]
    return sorted(shown, key=lambda one: str(one["at"]))


def last_day(session: Session, *, after: date) -> date | None:
    """Return the first day after a day on which somebody's time is over; None when there is none."""
    ends = select(func.min(Episode.ends_on)).where(Episode.state == EpisodeState.ACTIVE, col(Episode.ends_on) > after)
    return session.exec(ends).one()


def _due(session: Session, asked: dict[str, str], *, now: datetime) -> list[Shown]:
    return upcoming(session, now=now)


def outbox(session: Session, asked: dict[str, str], *, now: datetime) -> list[Shown]:
    """Return the newest messages owed or sent, newest first; of one chat when asked."""
    rows = select(Outbox).order_by(col(Outbox.id).desc()).limit(NEWEST)
    if asked.get("chat"):
        rows = rows.where(Outbox.chat_id == int(asked["chat"]))
    return [_row(one) for one in session.exec(rows).all()]


def alerts(session: Session, asked: dict[str, str], *, now: datetime) -> list[Shown]:
    """Return the newest alerts with what happened to each and all copies of their cards."""
    names = {one.id: one.name for one in session.exec(select(Resident)).all()}
    found = session.exec(select(Alert).order_by(col(Alert.id).desc()).limit(20)).all()
    return [
        _row(alert, "policy")
        | {
            "who": names.get(alert.resident_id, ""),
            "happened": [_row(one) for one in _steps(session, alert)],
            "copies": [_row(one, "drawn") for one in _copies(session, alert)],
        }
        for alert in found
    ]


def _steps(session: Session, alert: Alert) -> list[AlertStep]:
    return list(session.exec(select(AlertStep).where(AlertStep.alert_id == alert.id).order_by(col(AlertStep.id))).all())


def _copies(session: Session, alert: Alert) -> list[Card]:
    return list(session.exec(select(Card).where(Card.subject == f"alert:{alert.id}").order_by(col(Card.id))).all())


def audit(session: Session, asked: dict[str, str], *, now: datetime) -> list[Shown]:
    """Return the newest lines of the trail, newest first."""
    return [_row(one) for one in session.exec(select(Audit).order_by(col(Audit.id).desc()).limit(NEWEST)).all()]


def _row(row: Any, *without: str) -> Shown:
    """Return a row as JSON; empty when there is none."""
    if row is None:
        return {}
    shown: Shown = row.model_dump(mode="json", exclude=set(without))
    return {name: value for name, value in shown.items() if value not in (None, "", [], {})}


LOOKS: dict[str, Callable[..., Any]] = {
    "person": person,
    "due": _due,
    "outbox": outbox,
    "alerts": alerts,
    "heard": heard,
    "audit": audit,
}
