"""A week's roster, pasted: read, shown back row by row, confirmed, and undone when it was wrong."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from sqlmodel import Session

from bot.notices import Roster, Word
from bot.rules.roles import Action, Role, role_named
from bot.rules.roster import Row, RowSlip, ShiftSource, Stretch, Watch, gaps, read_roster
from bot.rules.slots import moment
from bot.services import walltime
from bot.services.actors import Actor, require, trail
from bot.services.enrolling import place_named
from bot.services.owing import reply
from bot.services.refusals import Refused
from bot.services.toasts import Toast, toast
from storage import dialogues, shifts
from storage import staff as staff_rows
from storage.models import Dialogue, Place, Shift, Staff
from storage.words import Asking

WEEK = timedelta(days=7)


def by_command(session: Session, given: Sequence[str], lines: str, *, actor: Actor, now: datetime) -> None:
    """Answer `/duty roster PLACE ROLE`: with lines below it a preview, without them the roster as it stands."""
    role, place = _office_named(session, given, actor=actor)
    dialogue = dialogues.ask(
        session, actor.chat_id, Asking.ROSTER, now=now, about={"role": role.value, "place": place.id}
    )
    if lines.strip():
        _preview(session, dialogue, lines, actor=actor, now=now)
        return
    watches = _rostered(session, role, place, now=now)
    week = [one for one in watches if one.starts < now + WEEK and (one.ends or now) > now]
    names = _names(session, [one.staff for one in week])
    reply(
        session,
        actor,
        Roster(
            stage="shown",
            number=dialogue.id or 0,
            role=Word(f"role-{role.value}"),
            place=place.name,
            taken=tuple(_line(session, one.starts, one.ends, names.get(one.staff, "?")) for one in week),
            refused=(),
            gaps=_gaps(session, watches, now, now + WEEK) if week else (),
            replaces=0,
        ),
        now=now,
    )


def _office_named(session: Session, given: Sequence[str], *, actor: Actor) -> tuple[Role, Place]:
    """Return the office a role and a place mean, in either order: the nearest place that has this role.

    Raises Refused for what is no office, NotAllowed for one that is not the actor's to plan.
    """
    if len(given) != 2:
        raise Refused("roster-usage")
    place_word, role_word = given if role_named(given[1]) else (given[1], given[0])
    role = role_named(role_word)
    if role is None:
        raise Refused("team-role-wrong", word=role_word[:40])
    if role is Role.ADMIN:
        raise Refused("duty-admin")
    named = place_named(session, place_word, action=Action.PLAN_DUTY, actor=actor)
    require(session, actor, Action.PLAN_DUTY, named)
    seats = staff_rows.seats(session, role, named.lineage)
    if not seats:
        raise Refused("roster-nobody", path=named.path)
    place = session.get_one(Place, seats[0][1].place_id)
    require(session, actor, Action.PLAN_DUTY, place)
    return role, place


def heard(session: Session, dialogue: Dialogue, text: str, *, actor: Actor, now: datetime) -> bool:
    """Take a list pasted after `/duty roster`; say whether it was one. A list pasted again is read anew."""
    rows, _, _ = _read(session, dialogue, text, now=now)
    if all(row.slip is RowSlip.DAY for row in rows):
        return False
    _preview(session, dialogue, text, actor=actor, now=now)
    return True


def _office_of(session: Session, about: dict[str, object]) -> tuple[Role, Place]:
    place = session.get(Place, int(str(about["place"])))
    if place is None:
        raise Refused("button-answered")
    return Role(str(about["role"])), place


def _read(session: Session, dialogue: Dialogue, text: str, *, now: datetime) -> tuple[list[Row], Role, Place]:
    role, place = _office_of(session, dialogue.about)
    team = [(staff.id or 0, staff.name) for staff, _ in staff_rows.seats(session, role, place.lineage)]
    zone = walltime.zone_of(session)
    rows = read_roster(text, team, today=now.astimezone(zone).date(), now=now, zone=zone)
    return rows, role, place


def _preview(session: Session, dialogue: Dialogue, text: str, *, actor: Actor, now: datetime) -> None:
    rows, role, place = _read(session, dialogue, text, now=now)
    require(session, actor, Action.PLAN_DUTY, place)
    taken = [one for row in rows for one in row.taken]
    kept = [[one.staff, one.day.isoformat(), one.starts.isoformat(), one.ends.isoformat()] for one in taken]
    office = {"role": role.value, "place": place.id}
    # each preview is a question of its own: the buttons below an older one no longer count
    dialogues.close(session, dialogue, now=now)
    asked = dialogues.ask(session, actor.chat_id, Asking.ROSTER, now=now, step=1, about=office | {"shifts": kept})
    reply(session, actor, _shown(session, "preview", asked, role, place, rows, now=now), now=now)


def _shown(
    session: Session, stage: str, asked: Dialogue, role: Role, place: Place, rows: Sequence[Row], *, now: datetime
) -> Roster:
    taken = sorted((one for row in rows for one in row.taken), key=lambda one: (one.starts, one.staff))
    standing = _rostered(session, role, place, now=now)
    replaced = _replaced(session, standing, taken)
    after = [*(one for one in standing if one not in replaced), *(_watch(one) for one in taken)]
    return Roster(
        stage=stage,
        number=asked.id or 0,
        role=Word(f"role-{role.value}"),
        place=place.name,
        taken=tuple(_line(session, one.starts, one.ends, one.name) for one in taken),
        refused=tuple((row.text[:60], row.slip.value, row.word) for row in rows if row.slip),
        gaps=_gaps(session, after, taken[0].starts, max(one.ends for one in taken)) if taken else (),
        replaces=len(replaced),
    )


def _watch(one: Stretch) -> Watch:
    return Watch(one.staff, one.starts, one.ends)


def _rostered(session: Session, role: Role, place: Place, *, now: datetime) -> list[Watch]:
    watches = shifts.watches(session, role, place.id or 0, now=now)
    return [one for one in watches if one.source is ShiftSource.ROSTER]


def _replaced(session: Session, standing: Sequence[Watch], taken: Sequence[Stretch]) -> list[Watch]:
    """Return the shifts that give way: a roster of a day takes the place of what began on that day."""
    zone = walltime.zone_of(session)
    days = {one.day for one in taken}
    return [one for one in standing if one.starts.astimezone(zone).date() in days]


def _line(session: Session, starts: datetime, ends: datetime | None, name: str) -> tuple[str, str, str, str]:
    zone = walltime.zone_of(session)
    local = starts.astimezone(zone)
    return local.date().isoformat(), f"{local:%H:%M}", f"{ends.astimezone(zone):%H:%M}" if ends else "", name


def _gaps(session: Session, watches: Sequence[Watch], begins: datetime, ends: datetime) -> tuple[tuple[str, str], ...]:
    zone = walltime.zone_of(session)
    return tuple(
        (f"{one.astimezone(zone):%m-%d %H:%M}", f"{other.astimezone(zone):%m-%d %H:%M}")
        for one, other in gaps(watches, begins, ends)
    )


def _names(session: Session, staff_ids: Sequence[int]) -> dict[int, str]:
    return {number: staff.name for number, staff in staff_rows.by_ids(session, staff_ids).items()}


def _asked(session: Session, number: int, *, actor: Actor) -> Dialogue:
    """Return the open preview a button belongs to. Raises Refused when it was answered or is another's."""
    dialogue = dialogues.open_of(session, actor.chat_id, Asking.ROSTER)
    if dialogue is None or dialogue.id != number or dialogue.step != 1:
        raise Refused("button-answered")
    return dialogue


def confirm(session: Session, number: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Let the previewed roster count from now on, in the place of what stood on its days."""
    dialogue = _asked(session, number, actor=actor)
    role, place = _office_of(session, dialogue.about)
    require(session, actor, Action.PLAN_DUTY, place)
    taken = _still_theirs(session, dialogue, role, place)
    if not taken:
        raise Refused("button-answered")
    rows = [Row("", taken=tuple(taken))]
    said = _shown(session, "saved", dialogue, role, place, rows, now=now)
    zone = walltime.zone_of(session)
    for day in sorted({one.day for one in taken}):
        begins, ends = moment(day, time(), zone), moment(day + timedelta(days=1), time(), zone)
        shifts.replace(session, role, place.id or 0, begins=begins, ends=ends, batch=number)
    for one in taken:
        shifts.record(
            session,
            staff_id=one.staff,
            role=role,
            place_id=place.id or 0,
            starts=one.starts,
            ends=one.ends,
            source=ShiftSource.ROSTER,
            batch=number,
            next_at=max(one.starts, now),
        )
    dialogues.close(session, dialogue, now=now)
    trail(session, actor, "roster-saved", subject=f"roster:{number}", place_id=place.id, now=now)
    reply(session, actor, said, now=now, edits=message_id)
    return toast("roster-saved-toast")


def _still_theirs(session: Session, dialogue: Dialogue, role: Role, place: Place) -> list[Stretch]:
    """Return the previewed shifts of those who still hold the office."""
    team = {staff.id or 0: staff for staff, _ in staff_rows.seats(session, role, place.lineage)}
    return [_stretch(one, team[one[0]]) for one in dialogue.about.get("shifts", []) if one[0] in team]


def _stretch(kept: Sequence[str], staff: Staff) -> Stretch:
    _, day, starts, ends = kept
    return Stretch(
        staff.id or 0,
        staff.name,
        datetime.fromisoformat(day).date(),
        datetime.fromisoformat(starts),
        datetime.fromisoformat(ends),
    )


def drop(session: Session, number: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Leave the roster as it was."""
    dialogue = _asked(session, number, actor=actor)
    role, place = _office_of(session, dialogue.about)
    dialogues.close(session, dialogue, now=now)
    reply(session, actor, _bare("dropped", number, role, place), now=now, edits=message_id)
    return toast("ok")


def _bare(stage: str, number: int, role: Role, place: Place) -> Roster:
    word = Word(f"role-{role.value}")
    return Roster(stage=stage, number=number, role=word, place=place.name, taken=(), refused=(), gaps=(), replaces=0)


def undo(session: Session, number: int, *, message_id: int | None, actor: Actor, now: datetime) -> Toast:
    """Take a saved roster back: what it replaced stands again. Not once a newer one lies over it."""
    made = shifts.of_batch(session, number)
    if not made:
        raise Refused("button-unknown")
    place = session.get_one(Place, made[0].place_id)
    require(session, actor, Action.PLAN_DUTY, place)
    if all(one.replaced_by == number for one in made):
        raise Refused("button-answered")
    if any(one.replaced_by for one in made):
        raise Refused("roster-undo-late")
    role = made[0].role
    shifts.undo(session, number)
    trail(session, actor, "roster-undone", subject=f"roster:{number}", place_id=place.id, now=now)
    reply(session, actor, _bare("undone", number, role, place), now=now, edits=message_id)
    return toast("roster-undone-toast")


def is_live(shift: Shift, *, now: datetime) -> bool:
    """Whether a shift counts and is not over."""
    return shift.replaced_by is None and (shift.until_at is None or shift.until_at > now)
