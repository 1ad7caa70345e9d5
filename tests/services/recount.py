"""Somebody who counts a day's report by hand: reads every row and knows no SQL."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import inspect
from sqlmodel import Session, SQLModel, select

from bot.rules.changes import ReassignmentState
from bot.rules.escalation import Outcome
from bot.rules.presence import VisitOutcome
from bot.rules.reports import Figures, total
from bot.rules.slots import Profile
from bot.rules.spot_check import OF_SPOT_CHECK
from bot.rules.symptoms import Symptom
from storage.models import (
    Alert,
    Check,
    Episode,
    Place,
    Reading,
    Reassignment,
    SpotCheck,
    SpotPerson,
    SupplyRequest,
    SymptomNote,
    Visit,
)
from storage.words import CheckState, EpisodeState, GivenBy
from tests.world import at

DEFAULT = Profile().lost_after  # hours
Rows = dict[type[SQLModel], list[Any]]


@dataclass(frozen=True)
class Counting:
    """Every row, one day, and what it comes to at one place."""

    rows: Rows
    day: date
    _sorted: dict[tuple[type[SQLModel], str], dict[Any, list[Any]]] = field(default_factory=dict)

    def of(self, table: type[SQLModel], name: str, value: Any) -> list[Any]:
        """The rows of a table that have this value there; sorted once, since a district has thousands."""
        known = self._sorted.get((table, name))
        if known is None:
            known = self._sorted[table, name] = {}
            for one in self.rows[table]:
                known.setdefault(getattr(one, name), []).append(one)
        return known.get(value, [])

    @cached_property
    def newer(self) -> set[int | None]:
        """The readings that were corrected later."""
        return {one.supersedes for one in self.rows[Reading]}

    @property
    def begins(self) -> datetime:
        return at(f"{self.day:%m-%d} 00:00")

    @property
    def ends(self) -> datetime:
        return self.begins + timedelta(days=1)

    def in_day(self, moment: datetime | None) -> bool:
        return moment is not None and self.begins <= moment < self.ends

    def at_place(self, place: int) -> Figures:
        all_ = [one for one in self.rows[Episode] if one.state is not EpisodeState.VOID]
        real = [one for one in all_ if one.place_id == place]
        there = [one for one in all_ if self.was_at(one, self.ends) == place]
        people = {one.resident_id for one in there}
        ended = [one for one in real if self.in_day(one.ended_at)]
        feverish = {one for one in people if self.had_fever(one)}
        released = [one for one in ended if one.state is EpisodeState.RELEASED]
        return Figures(
            before=sum(1 for one in all_ if self.follows(one, self.begins) and self.was_at(one, self.begins) == place),
            managed=sum(1 for one in all_ if self.follows(one, self.ends) and self.was_at(one, self.ends) == place),
            new=sum(1 for one in all_ if self.in_day(one.created_at) and self.was_at(one, one.created_at) == place),
            released=len(released),
            moved=len(ended) - len(released),
            **self.slots({one.resident_id for one in all_}, place),
            fever=len(feverish),
            usual=sum(1 for one in feverish if self.values(one)[-1].centi < self.line(one)),
            symptom=sum(1 for one in people if self.suffers(one, feverish)),
            hospital=len(self.in_hospital(place)),
            lost=sum(
                1 for one in all_ if one.resident_id in people and self.follows(one, self.ends) and self.is_lost(one)
            ),
            **self.orders(place),
            **self.spot_checks({one.resident_id for one in all_}, place),
        )

    def steps(self, episode: Any) -> list[Any]:
        mine = self.of(Reassignment, "episode_id", episode.id)
        return sorted((one for one in mine if one.state is ReassignmentState.ACCEPTED), key=lambda one: one.decided_at)

    def was_at(self, episode: Any, moment: datetime) -> int:
        left = [one.place_id for one in self.steps(episode) if one.decided_at >= moment]
        return int(left[0]) if left else int(episode.place_id)

    def handed(self, inside: set[int]) -> tuple[int, int]:
        """How many came into a set of places on the day from outside it, and how many left it."""
        real = [one for one in self.rows[Episode] if one.state is not EpisodeState.VOID]
        ways = [
            (one.place_id in inside, one.goal_id in inside)
            for episode in real
            for one in self.steps(episode)
            if self.in_day(one.decided_at)
        ]
        return ways.count((False, True)), ways.count((True, False))

    def whole(self, by_hand: dict[int, Figures], place: Any) -> Figures:
        """What a report of a place says: the sum of what lies in it, with who came from outside and who left."""
        inside = below(self.rows, place)
        summed, (came, went) = total(by_hand[one] for one in inside), self.handed(inside)
        return replace(summed, new=summed.new + came, moved=summed.moved + went)

    @staticmethod
    def follows(episode: Any, moment: datetime) -> bool:
        return episode.created_at < moment and (episode.ended_at is None or episode.ended_at >= moment)

    def line(self, resident: int) -> int:
        return int(self.of(Episode, "resident_id", resident)[0].profile["fever_line"])

    def values(self, resident: int) -> list[Any]:
        mine = [one for one in self.of(Reading, "resident_id", resident) if one.id not in self.newer]
        return sorted((one for one in mine if self.in_day(one.measured_at)), key=lambda one: (one.measured_at, one.id))

    def had_fever(self, resident: int) -> bool:
        return any(one.centi >= self.line(resident) for one in self.values(resident))

    def suffers(self, resident: int, feverish: set[int]) -> bool:
        named = {
            one.kind
            for one in self.rows[SymptomNote]
            if one.resident_id == resident and self.in_day(one.noticed_at) and one.withdrawn_at is None
        } - {Symptom.NONE}
        return bool(named - {Symptom.FEVER} if resident in feverish else named)

    def slots(self, people: set[int], place: int) -> dict[str, int]:
        counted = {CheckState.DUE, CheckState.MISSED, CheckState.ANSWERED}
        mine = [
            one
            for one in self.rows[Check]
            if one.day == self.day and one.place_id == place and one.resident_id in people and one.state in counted
        ]
        answered = [one for one in mine if one.state is CheckState.ANSWERED]
        done = [one for one in answered if one.answered_at < self.ends]
        givers = {one.id: one.given_by for one in self.rows[Reading]}
        by = [givers[one.reading_id] for one in done]
        return {
            "due": len(mine), "done": len(done), "late": len(answered) - len(done),
            "own": by.count(GivenBy.SELF), "family": by.count(GivenBy.FAMILY), "behalf": by.count(GivenBy.WORKER),
        }  # fmt: skip

    def in_hospital(self, place: int) -> set[int]:
        closed = [one for one in self.rows[Alert] if one.outcome is Outcome.HOSPITAL and self.in_day(one.closed_at)]
        called = [one for one in self.rows[Visit] if one.outcome is VisitOutcome.HOSPITAL and one.day == self.day]
        real = {one.id: one for one in self.rows[Episode] if one.state is not EpisodeState.VOID}
        whose = [real[one.episode_id] for one in (*closed, *called) if one.episode_id in real]
        ended = [one for one in real.values() if one.state is EpisodeState.TRANSFERRED and self.in_day(one.ended_at)]
        return {one.resident_id for one in (*whose, *ended) if self.was_at(one, self.ends) == place}

    def is_lost(self, episode: Any) -> bool:
        silent = {CheckState.DUE, CheckState.MISSED}
        asked = [one for one in self.of(Check, "episode_id", episode.id) if one.day == self.day]
        if not any(one.state in silent for one in asked):
            return False
        there = {VisitOutcome.REACHED, VisitOutcome.REFUSED, VisitOutcome.HOSPITAL, VisitOutcome.HOME}
        heard = [one.recorded_at for one in self.of(Reading, "episode_id", episode.id)]
        seen = [one.at for one in self.of(Visit, "episode_id", episode.id) if one.outcome in there]
        last = max(one for one in (episode.created_at, *heard, *seen) if one < self.ends)
        return bool(self.ends - last >= timedelta(hours=self.hours(self.was_at(episode, self.ends))))

    def hours(self, grid: int) -> int:
        above = next(one.parent_id for one in self.rows[Place] if one.id == grid)
        return int(next(one.rules.get("lost_after", DEFAULT) for one in self.rows[Place] if one.id == above))

    def order_at(self, order: Any) -> int:
        """An order goes with its person as long as it is open."""
        if order.closed_at is not None and order.closed_at < self.ends:
            return int(order.place_id)
        return self.was_at(self.of(Episode, "id", order.episode_id)[0], self.ends)

    def orders(self, place: int) -> dict[str, int]:
        mine = [one for one in self.rows[SupplyRequest] if self.order_at(one) == place]
        over = [(one.due_at, one.received_at or one.closed_at) for one in mine]
        late = [
            due for due, until in over if due < self.ends and (until is None or (until > due and until >= self.begins))
        ]
        return {
            "asked": sum(1 for one in mine if self.in_day(one.asked_at)),
            "brought": sum(1 for one in mine if self.in_day(one.received_at)),
            "overdue": len(late),
        }

    def spot_checks(self, people: set[int], place: int) -> dict[str, int]:
        of_day = {one.id for one in self.rows[SpotCheck] if one.day == self.day}
        mine = [
            one
            for one in self.rows[SpotPerson]
            if one.spot_check_id in of_day and one.place_id == place and one.resident_id in people
        ]
        looks = {one.id: one for one in self.rows[Visit]}
        seen = [looks[one.visit_id] for one in mine if one.visit_id is not None]
        by = [one.outcome for one in seen if one.at < self.ends]
        return {"spot": len(mine)} | {f"spot_{one.value}": by.count(one) for one in OF_SPOT_CHECK}


def read(session: Session) -> Rows:
    """Every row that a report is made of, oldest first."""
    tables = (
        Place,
        Episode,
        Reassignment,
        Check,
        Reading,
        SymptomNote,
        Visit,
        Alert,
        SupplyRequest,
        SpotCheck,
        SpotPerson,
    )
    rows: Rows = {
        table: list(session.exec(select(table).order_by(*inspect(table).primary_key)).all()) for table in tables
    }
    session.expunge_all()
    return rows


def below(rows: Rows, place: Any) -> set[int]:
    """A place and all that lies in it."""
    return {one.id for one in rows[Place] if one.lineage.startswith(place.lineage)}
