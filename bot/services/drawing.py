"""Draw a live notice from the facts at the moment it is sent, for the one who will read it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from bot.notices import (
    AdviceCopy,
    AlertCard,
    AlertView,
    ApprovalCard,
    Ask,
    BoardCard,
    BroadcastCard,
    BroadcastCopy,
    BundleCard,
    BundleView,
    EvidenceCard,
    Export,
    FileCard,
    HandCard,
    HandoverCard,
    HandView,
    ImportCard,
    ImportFile,
    LedgerFile,
    Looks,
    MessageCard,
    MorningBatch,
    MorningOrders,
    News,
    Notice,
    OutcomeCard,
    OutcomeView,
    OwnFile,
    PersonFile,
    Question,
    ReceiptCard,
    RecheckAsk,
    Record,
    Released,
    ReleaseNotice,
    ReportPicture,
    ShiftBegun,
    SpotCard,
    SpotScript,
    StockFile,
    SupplyCard,
    TransferCard,
    Word,
    line,
)
from bot.rules.escalation import ILLNESS, KINDS, OUTCOMES, AlertKind, AlertState, Tier, Viewer, presses
from bot.rules.people import masked_address, masked_name
from bot.rules.roles import Action, may
from bot.rules.slots import day_of, from_json
from bot.rules.temperature import Temperature
from bot.rules.views import Tab, View, page_of, view_in
from bot.services import (
    advising,
    batching,
    broadcasting,
    caring,
    climbing,
    drawing_admin,
    drawing_boards,
    drawing_life,
    drawing_lists,
    drawing_people,
    drawing_reports,
    evidencing,
    handing,
    handing_over,
    own_record,
    prompting,
    rechecking,
    relieving,
    shopping,
    spot_showing,
    stock_moving,
    stock_showing,
    taking,
    unfolding,
    viewing,
)
from bot.services.offices import Reached, worker_of
from storage import alerts, cards, checks, houses, places, readings, rechecks, residents, symptoms
from storage import staff as staff_rows
from storage.models import Alert, Check, Episode, Place, Reading, Resident, Staff
from storage.words import CheckState, Happened

SHOWN_MISSING = 8
SHOWN_CALLS = 4
SHOWN_BEFORE = 3
LOOKED_BACK = 20
OLD_VALUE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A notice as it is said now, and the subject it belongs to when it is a card."""

    notice: Notice
    subject: str = ""


def draw(session: Session, notice: Notice, *, reader: Reached, now: datetime) -> Drawn | None:
    """Return what to say now, or None when there is nothing to say any more."""
    match notice:
        case Ask():
            return _asked(session, notice, reader=reader, now=now)
        case RecheckAsk():
            again = rechecking.question(session, notice)
            return Drawn(again) if again else None
        case AlertCard():
            return subject_view(session, f"alert:{notice.alert}", reader=reader, now=now)
        case OutcomeCard():
            return subject_view(session, f"outcome:{notice.alert}", reader=reader, now=now)
        case HandCard():
            return subject_view(session, f"hand:{notice.alert}", reader=reader, now=now)
        case BundleCard():
            return subject_view(session, f"bundle:{notice.message}", reader=reader, now=now)
        case FileCard():
            return subject_view(session, f"file:{notice.resident}", reader=reader, now=now)
        case MessageCard():
            return subject_view(session, f"message:{notice.message}:{notice.reporter}", reader=reader, now=now)
        case ReceiptCard():
            return subject_view(session, f"receipt:{notice.message}", reader=reader, now=now)
        case HandoverCard():
            return subject_view(session, f"handover:{notice.handover}", reader=reader, now=now)
        case ShiftBegun():
            begun = relieving.view(session, notice.shift, now=now)
            return Drawn(begun) if begun else None
        case MorningBatch():
            kept = batching.view(session, notice, now=now)
            return draw(session, kept, reader=reader, now=now) if kept else None
        case MorningOrders():
            orders = shopping.of_night(session, notice, reader=reader, now=now)
            return draw(session, orders, reader=reader, now=now) if orders else None
        case BoardCard():
            return subject_view(session, f"board:{notice.place}:{notice.day}", reader=reader, now=now)
        case EvidenceCard():
            return subject_view(session, f"evidence:{notice.evidence}", reader=reader, now=now)
        case SupplyCard():
            return subject_view(session, f"supply:{notice.request}", reader=reader, now=now)
        case News() | Released() | Record() | Looks() | OwnFile():
            view = _everyday(session, notice, reader=reader, now=now)
            return Drawn(view) if view else None
        case ReleaseNotice() | PersonFile():
            paper = drawing_life.paper(session, notice, reader=reader, now=now)
            return Drawn(paper) if paper else None
        case TransferCard():
            return subject_view(session, f"transfer:{notice.transfer}", reader=reader, now=now)
        case AdviceCopy():
            piece = advising.copy_view(session, notice.receipt, reader=reader)
            return Drawn(piece) if piece else None
        case BroadcastCopy():
            copy = broadcasting.copy_view(session, notice.receipt, again=notice.again)
            return Drawn(copy) if copy else None
        case SpotCard():
            return subject_view(session, spot_showing.subject(notice.number), reader=reader, now=now)
        case SpotScript():
            way = spot_showing.script_view(session, notice.number, now=now)
            return Drawn(way) if way else None
        case ImportCard() | ApprovalCard() | BroadcastCard():
            return subject_view(session, drawing_admin.subject_of(notice), reader=reader, now=now)
        case Export() | ImportFile():
            listed_file = drawing_admin.file(session, notice, now=now)
            return Drawn(listed_file) if listed_file else None
        case StockFile():
            file = stock_showing.file_view(session, notice, now=now)
            return Drawn(file) if file else None
        case ReportPicture() | LedgerFile():
            made = drawing_reports.file_view(session, notice, reader=reader, now=now)
            return Drawn(made) if made else None
        case _:
            listed = drawing_lists.subject_of(notice) or drawing_life.subject_of(notice)
            return subject_view(session, listed, reader=reader, now=now) if listed else Drawn(notice)


def _everyday(
    session: Session, notice: News | Released | Record | Looks | OwnFile, *, reader: Reached, now: datetime
) -> Notice | None:
    match notice:
        case News():
            return caring.news_view(session, notice, reader=reader, now=now)
        case Released():
            return caring.released_view(session, notice, reader=reader)
        case Record():
            return own_record.record_view(session, notice, reader=reader, now=now)
        case Looks():
            return own_record.looks_view(session, notice, reader=reader)
        case OwnFile():
            return own_record.file_view(session, notice, reader=reader, now=now)


def subject_view(session: Session, subject: str, *, reader: Reached, now: datetime, view: str = "") -> Drawn | None:
    """Return a card's subject as this reader may see it now, at the page it was turned to."""
    kind, first, *rest = subject.split(":")
    if reader.retired:
        return Drawn(line("card-taken-back"), subject)
    seen = view_in(view) or View()
    if kind == "board" and seen.tab is Tab.HOME:
        day = date.fromisoformat(rest[0])
        return Drawn(drawing_boards.board(session, int(first), day, reader=reader, now=now, page=seen.page), subject)
    if kind in drawing_lists.KINDS:
        listed = drawing_lists.view(session, kind, int(first), rest, seen, reader=reader, now=now)
        return Drawn(listed, subject) if listed else None
    if kind in drawing_life.SUBJECTS:
        lived = drawing_life.view(session, kind, int(first), rest, seen, reader=reader, now=now)
        return Drawn(lived, subject) if lived else None
    if kind == "evidence":
        shown = evidencing.view(session, int(first))
        return Drawn(shown, subject) if shown else None
    if kind == "supply":
        order = unfolding.view(session, int(first), reader=reader, now=now)
        return Drawn(order, subject) if order else None
    if kind == "transfer":
        sent = stock_moving.view(session, int(first), reader=reader, now=now)
        return Drawn(sent, subject) if sent else None
    if kind == "spot":
        spotted = spot_showing.view(session, int(first), seen, reader=reader, now=now)
        return Drawn(spotted, subject) if spotted else None
    if kind in drawing_admin.KINDS:
        office = drawing_admin.view(session, kind, int(first), reader=reader, now=now)
        return Drawn(office, subject) if office else None
    if kind == "house":
        return _household(session, subject, reader=reader, now=now)
    if kind == "bundle":
        bundled = [session.get_one(Alert, alert) for alert, _ in cards.in_bundle(session, int(first))]
        bundled.sort(key=lambda alert: list(Tier).index(alert.tier))  # what is red stands above what is yellow
        views = tuple(alert_view(session, alert, reader=reader, now=now) for alert in bundled)
        return Drawn(BundleView(alerts=views), subject)
    if kind in viewing.SUBJECTS:
        seen_one = viewing.view(session, kind, (int(first), *map(int, rest)), seen, reader=reader, now=now)
        return Drawn(seen_one, subject) if seen_one else None
    if kind == "handover":
        given = handing_over.view(session, int(first), reader=reader, now=now)
        return Drawn(given, subject) if given else None
    alert = session.get(Alert, int(first))
    if alert is None:
        return None
    session.refresh(alert)
    if kind == "outcome":
        return Drawn(_outcome(session, alert), subject)
    if kind == "hand":
        return Drawn(_hand(session, alert, reader=reader, now=now), subject)
    person = drawing_people.digest_person(session, alert, seen, reader=reader, now=now)
    return Drawn(person or alert_view(session, alert, reader=reader, now=now, page=seen.page), subject)


def _asked(session: Session, ask: Ask, *, reader: Reached, now: datetime) -> Drawn | None:
    """Return a round's question as it is put now, unless everybody has answered."""
    found = _question(session, ask, reader=reader, now=now)
    if found is None or reader.reporter_id is None:
        return None
    view, subject = prompting.shared(session, ask, found, reader.reporter_id)
    return Drawn(view, subject)


def _household(session: Session, subject: str, *, reader: Reached, now: datetime) -> Drawn | None:
    _, reporter, day, slot = subject.split(":", 3)
    ask = Ask(day=day, slot=slot)
    found = _question(session, ask, reader=reader, now=now)
    view = prompting.live(session, ask, found, int(reporter))
    return Drawn(view, subject) if view else None


def _question(session: Session, ask: Ask, *, reader: Reached, now: datetime) -> Question | None:
    if reader.reporter_id is None:
        return None
    day = date.fromisoformat(ask.day)
    waiting = []
    for _, resident, episode in residents.reporting(session, reader.reporter_id):
        check = checks.in_slot(session, episode.id or 0, day, ask.slot)
        if check and check.state in _ASKED[ask.nudge >= len(from_json(episode.profile).nudges) + 1]:
            waiting.append((resident, episode, check))
    if not waiting:
        return None  # answered meanwhile, released, or paused: nobody is asked twice
    _, episode, check = waiting[0]
    worker = worker_of(session, episode.place_id, now=now)
    return Question(
        names=tuple(resident.name for resident, _, _ in waiting),
        slot=ask.slot,
        nudge=_stage(ask, episode),
        number=day_of(episode.starts_on, day),
        total=day_of(episode.starts_on, episode.ends_on),
        deadline=f"{check.closes_at.astimezone(ZoneInfo(episode.zone)):%H:%M}",
        worker=worker.name if worker else "",
        codes=tuple(evidencing.asked_code(session, theirs, check) for _, theirs, check in waiting),
    )


_ASKED = {False: {CheckState.DUE}, True: {CheckState.MISSED}}


def _stage(ask: Ask, episode: Episode) -> int:
    """Return which words to use: 0 the question, 1 a nudge, 2 the last nudge, 3 the round is over."""
    nudges = len(from_json(episode.profile).nudges)
    if ask.nudge > nudges:
        return 3
    return 2 if ask.nudge == nudges and nudges > 1 else min(ask.nudge, 1)


def alert_view(session: Session, alert: Alert, *, reader: Reached, now: datetime, page: int = 1) -> AlertView:
    """Return an alert as one reader may see it: a group sees no names, doors or phones."""
    resident = session.get(Resident, alert.resident_id) if alert.resident_id else None
    episode = session.get(Episode, alert.episode_id) if alert.episode_id else None
    zone = ZoneInfo(episode.zone if episode else houses.house(session).zone)
    reading = session.get(Reading, alert.reading_id) if alert.reading_id else None
    role = climbing.next_role(alert)
    missing, due = _missing(session, alert, masked=reader.masked)
    medical = KINDS[alert.kind].medical
    _, leaf = page_of(missing, page)
    return AlertView(
        alert=alert.id or 0,
        kind=alert.kind,
        tier=alert.tier,
        state=alert.state,
        masked=reader.masked,
        rows=presses(alert.state, _viewer(session, alert, reader), one_person=resident is not None),
        name=_name(resident, reader),
        address=_address(resident, reader),
        phone="" if reader.masked or resident is None else resident.phone,
        place=session.get_one(Place, alert.place_id).name,
        value=str(Temperature(reading.centi)) if reading and medical else "",
        corrected=_corrected(session, reading) if medical else "",
        raised=_raised(session, reading) if medical else "",
        words="" if reader.masked else alert.said,
        recent=_recent(session, resident, reading) if medical and not reader.masked else (),
        measured=_measured(alert, reading, zone),
        number=day_of(episode.starts_on, now.astimezone(zone).date()) if episode else 0,
        total=day_of(episode.starts_on, episode.ends_on) if episode else 0,
        minutes=climbing.policy_of(alert).after(1).seconds // 60,
        climbed=max(0, min(alert.steps, len(climbing.policy_of(alert).rungs)) - 1),
        next=Word(f"role-{role.value}") if role else Word(""),
        owner=_staff_name(session, alert.acked_by),
        owned_at=f"{alert.acked_at.astimezone(zone):%H:%M}" if alert.acked_at else "",
        handed_by=_staff_name(session, alert.handed_by),
        handed_to=_staff_name(session, alert.handed_to),
        handed_mine=alert.handed_by is not None and alert.handed_by == reader.staff_id,
        outcome=alert.outcome,
        outcome_words="" if reader.masked else alert.outcome_words,
        closed_by=_staff_name(session, alert.closed_by),
        closed_at=f"{alert.closed_at.astimezone(zone):%H:%M}" if alert.closed_at else "",
        symptoms=_symptoms(session, alert),
        recheck=_recheck(session, alert, episode, zone),
        calls=_calls(session, alert, zone),
        slot=alert.slot,
        due=due,
        missing=missing,
        page=leaf.page,
        pages=leaf.pages,
    )


def _viewer(session: Session, alert: Alert, reader: Reached) -> Viewer:
    """Return who looks at an alert: whether it is theirs, and whether they may open a person's file."""
    # the private chat with a person has that person's number, also when another holds the office by now
    grants = staff_rows.grants_of_telegram(session, reader.chat_id)
    lineage = places.lineage(session, alert.place_id)
    return Viewer(
        mine=alert.acked_by is not None and alert.acked_by == reader.staff_id,
        masked=reader.masked,
        # a group's members differ: whoever presses is asked, and reads it in private
        sees_file=reader.masked or may(grants, Action.SEE_PERSON, lineage),
    )


def _staff_name(session: Session, staff_id: int | None) -> str:
    staff = session.get(Staff, staff_id) if staff_id else None
    return staff.name if staff else ""


def _name(resident: Resident | None, reader: Reached) -> str:
    if resident is None:
        return ""
    return masked_name(resident.name) if reader.masked else resident.name


def _address(resident: Resident | None, reader: Reached) -> str:
    if resident is None:
        return ""
    return masked_address(resident.address) if reader.masked else resident.address


def _corrected(session: Session, reading: Reading | None) -> str:
    """Return the value before the newest correction, or nothing."""
    old = session.get(Reading, reading.supersedes) if reading and reading.supersedes else None
    return str(Temperature(old.centi)) if old else ""


def _raised(session: Session, reading: Reading | None) -> str:
    """Return the highest of the values that stood before, when it is higher than what stands now, or nothing."""
    before = readings.earlier_versions(session, reading) if reading else []
    highest = max((one.centi for one in before), default=0)
    return str(Temperature(highest)) if reading and highest > reading.centi else ""


def _recent(session: Session, resident: Resident | None, reading: Reading | None) -> tuple[str, ...]:
    if resident is None:
        return ()
    newest = readings.latest_of(session, resident.id or 0, limit=LOOKED_BACK)
    # a normal value that came later must not look like one from before the fever
    earlier = [
        one for one in newest if reading is None or (one.measured_at, one.id) < (reading.measured_at, reading.id)
    ]
    return tuple(str(Temperature(one.centi)) for one in earlier[:SHOWN_BEFORE])


def _measured(alert: Alert, reading: Reading | None, zone: ZoneInfo) -> str:
    if reading is None or alert.raised_at - reading.measured_at < OLD_VALUE:
        return ""
    return f"{reading.measured_at.astimezone(zone):%m-%d %H:%M}"


FELT_BEFORE = timedelta(hours=12)  # symptoms named within half a day belong to an illness


def _symptoms(session: Session, alert: Alert) -> tuple[Word, ...]:
    if alert.episode_id is None or alert.kind not in {*ILLNESS, AlertKind.SOS}:
        return ()
    named = symptoms.standing(session, alert.episode_id, since=alert.raised_at - FELT_BEFORE)
    return tuple(Word(f"symptom-{one.value}") for one in named)


def _recheck(session: Session, alert: Alert, episode: Episode | None, zone: ZoneInfo) -> tuple[str, str, Word] | None:
    """Return the second measurement of a fever: when, how much, and whether it is still high."""
    result = rechecks.result_for(session, alert) if episode and alert.kind is AlertKind.FEVER else None
    if result is None or episode is None:
        return None
    result = readings.newest_version(session, result)
    word = Word("recheck-high" if taking.is_fever(episode, result) else "recheck-normal")
    return f"{result.measured_at.astimezone(zone):%H:%M}", taking.shown(result), word


_CALLS = {
    Happened.REACHED: Word("call-was-reached"),
    Happened.NO_ANSWER: Word("call-was-no-answer"),
    Happened.RETURNED: Word("alert-was-returned"),
    Happened.REOPENED: Word("alert-was-reopened"),
    Happened.ESCALATED: Word("alert-was-escalated"),
    Happened.MISTAKE: Word("alert-was-mistake"),
    Happened.WORSE: Word("alert-was-worse"),
    Happened.HANDED: Word("alert-was-handed"),
}


def _calls(session: Session, alert: Alert, zone: ZoneInfo) -> tuple[tuple[str, str, Word], ...]:
    steps = alerts.steps_of(session, alert.id or 0)
    told = [
        (f"{step.at.astimezone(zone):%H:%M}", staff.name if staff else "", _CALLS[step.what])
        for step, staff in steps
        if step.what in _CALLS
    ]
    return tuple(told[-SHOWN_CALLS:])


def _missing(session: Session, alert: Alert, *, masked: bool) -> tuple[tuple[tuple[int, str, str], ...], int]:
    if alert.kind is not AlertKind.MISSED or alert.day is None:
        return (), 0
    of_round = checks.of_grid(session, alert.place_id, alert.day, alert.slot)
    missing = [resident for check, resident in of_round if is_missing(check)]
    return drawing_boards.people(missing, masked=masked), len(of_round)


def is_missing(check: Check) -> bool:
    """Whether a check is still without an answer."""
    return check.state in {CheckState.DUE, CheckState.MISSED}


def _outcome(session: Session, alert: Alert) -> OutcomeView:
    resident = session.get(Resident, alert.resident_id) if alert.resident_id else None
    zone = ZoneInfo(houses.house(session).zone)
    return OutcomeView(
        alert=alert.id or 0,
        name=resident.name if resident else session.get_one(Place, alert.place_id).name,
        choices=() if alert.state is AlertState.CLOSED else OUTCOMES[alert.kind],
        outcome=alert.outcome,
        outcome_words=alert.outcome_words,
        closed_by=_staff_name(session, alert.closed_by),
        closed_at=f"{alert.closed_at.astimezone(zone):%H:%M}" if alert.closed_at else "",
    )


def _hand(session: Session, alert: Alert, *, reader: Reached, now: datetime) -> HandView:
    resident = session.get(Resident, alert.resident_id) if alert.resident_id else None
    mine = alert.acked_by is not None and alert.acked_by == reader.staff_id
    offered = handing.colleagues(session, alert, reader.staff_id or 0, now=now) if mine else []
    return HandView(
        alert=alert.id or 0,
        name=resident.name if resident else session.get_one(Place, alert.place_id).name,
        choices=tuple((one.id or 0, one.name, Word(f"role-{role.value}")) for one, role in offered),
        handed_to=_staff_name(session, alert.handed_to),
        owner=_staff_name(session, alert.acked_by),
        closed=alert.state is AlertState.CLOSED,
    )
