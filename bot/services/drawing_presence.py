"""Draw a presence round, door by door, and the list of those who went out for a moment."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import DoorView, OutingsView, PresenceView, Word
from bot.rules.people import masked_address, masked_name
from bot.rules.presence import (
    UNFINISHED,
    Door,
    DoorState,
    Found,
    Person,
    VisitOutcome,
    door_state,
    doors_of,
    state_of,
)
from bot.rules.slots import Profile
from bot.rules.views import View, page_of
from bot.services.offices import Reached
from storage import houses, outings, places, visits
from storage.models import Episode, Outing, Place, PresenceRound, Visit

CHANNEL_WORDS = {
    "door": Word("channel-door"),
    "phone": Word("channel-phone"),
    "video": Word("channel-video"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A presence round as it stands: its doors, who was found how, and each person's state."""

    doors: tuple[Door, ...]
    newest: dict[int, Visit]  # by resident
    states: dict[int, DoorState]  # by resident
    episodes: dict[int, Episode]  # by resident
    profile: Profile

    def state(self, door: Door) -> DoorState:
        """Return how a door stands."""
        return door_state([self.states[one.resident] for one in door.people])

    @property
    def unfinished(self) -> list[Door]:
        """The doors somebody still has to see."""
        return [door for door in self.doors if self.state(door) in UNFINISHED]

    def door_with(self, resident_id: int) -> Door | None:
        """Return the door somebody lives behind."""
        return next((door for door in self.doors if any(one.resident == resident_id for one in door.people)), None)


def standing_of(session: Session, round_: PresenceRound) -> Standing:
    """Return how a presence round stands now."""
    profile = places.profile_of(session, session.get_one(Place, round_.place_id))
    people = visits.followed(session, round_.place_id, round_.day)
    seen = visits.of_round(session, round_.place_id, round_.day, round_.slot)
    newest = {visit.resident_id: visit for visit in seen}
    tries = Counter(visit.resident_id for visit in seen if visit.outcome is VisitOutcome.NO_CONTACT)
    return Standing(
        doors=doors_of(Person(one.id or 0, one.name, one.address) for _, one in people),
        newest=newest,
        states={
            one.id or 0: state_of(_found(newest.get(one.id or 0), tries[one.id or 0]), profile) for _, one in people
        },
        episodes={one.id or 0: episode for episode, one in people},
        profile=profile,
    )


def _found(visit: Visit | None, tries: int) -> Found | None:
    return Found(visit.outcome, visit.outing_id is not None, tries) if visit else None


def presence_view(
    session: Session, round_id: int, view: View, *, reader: Reached, now: datetime
) -> PresenceView | None:
    """Return a page of a presence round. The doors still to be seen stand first."""
    round_ = session.get(PresenceRound, round_id)
    if round_ is None or reader.masked:
        return None  # doors and names are for private chats
    session.refresh(round_)
    standing = standing_of(session, round_)
    doors = sorted(standing.doors, key=lambda door: standing.state(door) not in UNFINISHED)
    shown, leaf = page_of(doors, view.page)
    zone = ZoneInfo(houses.house(session).zone)
    states = [standing.state(door) for door in doors]
    return PresenceView(
        round=round_id,
        title=session.get_one(Place, round_.place_id).name,
        slot=round_.slot,
        at=f"{now.astimezone(zone):%H:%M}",
        ends=f"{round_.closes_at.astimezone(zone):%H:%M}",
        counts=tuple((state, states.count(state)) for state in DoorState if state in states),
        doors=len(doors),
        page=leaf.page,
        pages=leaf.pages,
        shown=tuple((door.first, door.address, _names(door.people), standing.state(door)) for door in shown),
        door=_door(session, standing, view, zone),
        channel=CHANNEL_WORDS[round_.channel.value],
        channel_now=round_.channel.value,
    )


def _names(people: Sequence[Person]) -> str:
    return "、".join(one.name for one in people)


def _door(session: Session, standing: Standing, view: View, zone: ZoneInfo) -> DoorView | None:
    door = standing.door_with(view.person)
    if door is None:
        return None
    people = [one for one in door.people if view.step != "one" or one.resident == view.person]
    return DoorView(
        door=view.person,
        step=view.step,
        address=door.address,
        names=_names(people),
        back=str(view.back if view.step != "one" else view.on(view.person, "each")),
        people=tuple((one.resident, one.name) for one in door.people) if len(door.people) > 1 else (),
        found=tuple(
            (one.name, f"{visit.at.astimezone(zone):%H:%M}", visit.outcome, _declared(session, visit, zone))
            for one in people
            if (visit := standing.newest.get(one.resident))
        ),
    )


def _declared(session: Session, visit: Visit, zone: ZoneInfo) -> str:
    outing = session.get(Outing, visit.outing_id) if visit.outing_id else None
    return f"{outing.until.astimezone(zone):%H:%M}" if outing else ""


REASON_WORDS = {
    "rubbish": Word("outing-rubbish"),
    "parcel": Word("outing-parcel"),
    "doctor": Word("outing-doctor"),
}


def outings_view(session: Session, place_id: int, day: date, *, reader: Reached, now: datetime) -> OutingsView:
    """Return who of a place said on a day that they go out, the newest first."""
    zone = ZoneInfo(houses.house(session).zone)
    found = outings.of_day(session, place_id, day)
    out = [outing for outing, _ in found if outing.back_at is None]
    return OutingsView(
        title=session.get_one(Place, place_id).name,
        at=f"{now.astimezone(zone):%H:%M}",
        rows=tuple(
            (
                masked_name(resident.name) if reader.masked else resident.name,
                masked_address(resident.address) if reader.masked else resident.address,
                f"{outing.left_at.astimezone(zone):%H:%M}",
                REASON_WORDS[outing.reason.value],
                f"{outing.until.astimezone(zone):%H:%M}",
                f"{outing.back_at.astimezone(zone):%H:%M}" if outing.back_at else "",
            )
            for outing, resident in found
        ),
        # asked about already, and not heard of yet
        late=sum(outing.next_at is None for outing in out),
        out=len(out),
        masked=reader.masked,
    )
