"""Everything that is kept about one person, written into one file for whoever asks by right."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import OwnFileView, Word
from bot.rules.supply import shown_price
from bot.rules.temperature import Temperature
from bot.services import drafting
from storage import own_records, spot_checks, supplies
from storage.models import Place, Reporting, Resident, Staff
from storage.words import Consent


def whole(session: Session, resident: Resident, form: str, zone: ZoneInfo, *, now: datetime) -> OwnFileView:
    """Return everything that is kept about somebody, for whoever asks by right: the person, or staff entitled to it."""
    kept = _Kept(session, resident, zone)
    return OwnFileView(
        form=form,
        made_at=kept.clock(now),
        zone=zone.key,
        of="",
        person=tuple(kept.person()),
        episodes=tuple(kept.episodes()),
        readings=tuple(kept.readings()),
        checks=tuple(kept.checks()),
        chats=tuple(kept.chats()),
        alerts=tuple(kept.alerts()),
        orders=tuple(kept.orders()),
        visits=tuple(kept.visits()),
        looks=tuple((day, str(role), name, often) for day, role, name, often in looks_of(session, resident, zone)),
    )


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept about somebody, a row for each; the columns are those of `OwnFileView`. Times are local."""

    session: Session
    resident: Resident
    zone: ZoneInfo

    @property
    def whose(self) -> int:
        return self.resident.id or 0

    def clock(self, moment: datetime | None) -> str:
        return f"{moment.astimezone(self.zone):%Y-%m-%d %H:%M}" if moment else ""

    def person(self) -> Iterator[tuple[str, str]]:
        one = self.resident
        yield "name", one.name
        yield "phone", one.phone
        yield "address", one.address
        yield "place", self.session.get_one(Place, one.place_id).path
        yield "registered", self.clock(one.created_at)
        # what a list said of them beside who they are; nothing for what it did not
        if one.sex is not None:
            yield "sex", one.sex.value
        if one.age is not None:
            yield "age", str(one.age)
        if one.care:
            yield "care", one.care

    def episodes(self) -> Iterator[tuple[str, str, str]]:
        for one in own_records.episodes_of(self.session, self.whose):
            yield one.starts_on.isoformat(), one.ends_on.isoformat(), one.state.value

    def readings(self) -> Iterator[tuple[str, str, str, str, str, bool]]:
        every = own_records.readings_of(self.session, self.whose)
        replaced = {one.supersedes for one in every}
        for one in every:
            how = (one.given_by.value, one.channel.value, one.said)
            yield self.clock(one.measured_at), str(Temperature(one.centi)), *how, one.id in replaced

    def checks(self) -> Iterator[tuple[str, str, str]]:
        for one in own_records.checks_of(self.session, self.whose):
            yield one.day.isoformat(), one.slot, one.state.value

    def chats(self) -> Iterator[tuple[str, str, str, str]]:
        for link, chat in own_records.chats_of(self.session, self.whose):
            yield self.clock(link.since), _as_whom(link), chat.language, self.clock(link.ended_at)

    def alerts(self) -> Iterator[tuple[str, str, str, str, str]]:
        for one in own_records.alerts_of(self.session, self.whose):
            outcome = one.outcome.value if one.outcome else ""
            yield self.clock(one.raised_at), one.kind.value, one.said, outcome, self.clock(one.closed_at)

    def orders(self) -> Iterator[tuple[str, str, str, str, str, str]]:
        for one in supplies.every_of(self.session, self.whose):
            number, price = drafting.number(self.session, one), "" if one.price is None else shown_price(one.price)
            yield number, self.clock(one.asked_at), one.said, one.state.value, price, self.clock(one.closed_at)

    def visits(self) -> Iterator[tuple[str, str, str, str]]:
        for visit, staff in spot_checks.looks_at(self.session, self.whose):
            yield self.clock(visit.at), visit.channel.value, visit.outcome.value, staff.name


def _as_whom(link: Reporting) -> str:
    return "stopped" if link.stopped_at and link.consent is not Consent.DECLINED else link.consent.value


def looks_of(session: Session, resident: Resident, zone: ZoneInfo) -> list[tuple[str, Word, str, int]]:
    """Return the looks of the staff, those of one person on one day together: (date, role, name, how often)."""
    counted = Counter(
        (at.astimezone(zone).date(), staff.id or 0) for at, staff in own_records.looks_at(session, resident.id or 0)
    )
    known = {one: session.get_one(Staff, one) for _, one in counted}
    roles = {one: _role(session, one) for one in known}
    ordered = sorted(counted.items(), key=lambda each: (each[0][0], -each[0][1]), reverse=True)
    return [(day.isoformat(), roles[staff], known[staff].name, often) for (day, staff), often in ordered]


def _role(session: Session, staff_id: int) -> Word:
    role = own_records.role_of(session, staff_id)
    return Word(f"role-{role.value}") if role else Word("")
