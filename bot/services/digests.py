"""Missed rounds: one card for a grid and a round, with a row for each person, instead of a message each."""

from datetime import date, datetime

from sqlmodel import Session

from bot.rules.escalation import AlertKind, Outcome, Tier
from bot.services import alerting, climbing, handling
from bot.services.owing import redraw
from storage import alerts, checks, places
from storage.models import Check, Place
from storage.words import CheckState


def show(session: Session, place_id: int, day: date, slot: str, *, now: datetime) -> None:
    """Show the worker who is missing in a round. The card climbs like any alert: silence may be an illness."""
    if not _missing(session, place_id, day, slot):
        return
    if standing := alerts.missed_round(session, place_id, day, slot):
        redraw(session, climbing.subject(standing), now=now)
        return
    profile = places.profile_of(session, session.get_one(Place, place_id))
    key = alerts.missed_key(place_id, day, slot)
    fact = alerting.Fact(AlertKind.MISSED, Tier.YELLOW, key, place_id, day=day, slot=slot)
    alerting.raise_alert(session, fact, profile, now=now)


def answered(session: Session, check: Check, *, now: datetime) -> None:
    """Take somebody off the digest of their round; when nobody is missing any more it is done."""
    if not check.nudges:
        return  # it was answered before anybody was shown as missing
    standing = alerts.missed_round(session, check.place_id, check.day, check.slot)
    if standing is None:
        return
    if _missing(session, check.place_id, check.day, check.slot):
        redraw(session, climbing.subject(standing), now=now, rests=True)
        return
    handling.finish(session, standing, Outcome.REPORTED, staff_id=None, now=now)


def _missing(session: Session, place_id: int, day: date, slot: str) -> int:
    of_round = checks.of_grid(session, place_id, day, slot)
    return sum(check.state in {CheckState.DUE, CheckState.MISSED} for check, _ in of_round)
