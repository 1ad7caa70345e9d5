"""The trail: every look at a named person and every change by staff, who may read it, and that no look is left out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.notices import TrailView
from bot.rules.commands import COMMANDS
from bot.rules.escalation import AlertState, Outcome, Press
from bot.services import (
    auditing,
    boards,
    broadcasting,
    changing,
    chasing,
    checkpoints,
    choosing_change,
    disregarding,
    enrolling,
    files,
    filing,
    following_up,
    forgetting,
    handing,
    handing_over,
    handling,
    issuing,
    judging,
    messaging,
    noting,
    parting,
    pausing,
    phoning,
    placing,
    quoting,
    reaching,
    reassigning,
    releasing,
    reminding,
    reporting,
    rolling,
    rounds,
    routines,
    shopping,
    spot_checking,
    spot_visiting,
    supplying,
    teaming,
    turning,
    visiting,
    whoson,
    writing,
)
from bot.services.refusals import NotAllowed, Refused
from bot.services.said import Said
from handlers import commands, presses
from storage import audits
from storage.models import (
    AftercareCall,
    Alert,
    Audit,
    Broadcast,
    Card,
    Dialogue,
    Episode,
    EpisodeChange,
    Evidence,
    Handover,
    Message,
    Note,
    PresenceRound,
    Purge,
    Reading,
    Reassignment,
    Resident,
    SpotCheck,
    SpotPerson,
    Staff,
    SupplyRequest,
)
from tests.services.office import CHEN, FANG, LI, LIN, LIU, MIN, SUN, WANG, ZHOU, Office
from tests.services.remembered import remembered
from tests.services.test_evidence import arrives, sends


@pytest.fixture
@remembered
def li(office: Office) -> int:
    """李奶奶 has a fever."""
    resident = office.enrol(LI, "李奶奶", "3号楼2单元501 13800000002")
    office.says(LI, "38.5")
    office.deliver()
    return resident


def page(office: Office, who: int, tail: str = "") -> TrailView:
    office.does(who, auditing.by_command, tail)
    (view,) = office.owed(f"chat:{who}:zh-CN", kind=TrailView)
    office.clear()
    assert isinstance(view, TrailView)
    return view


def whats(view: TrailView) -> list[str]:
    return [what.removeprefix("audit-") for _, _, what, _ in view.lines]


# ── every command and every press that shows or changes something about a named person ───────


@dataclass(frozen=True, slots=True)
class Does:
    """What 王芳 does and the word under which the trail keeps it."""

    kept: str
    act: Callable[[Office, int], object]


def pressing(what: Press) -> Does:
    return Does(f"alert-{what.value}", lambda o, _: o.does(FANG, handling.press, o.alert().id, what, message_id=None))


def taken(office: Office) -> int:
    """王芳 has taken the alert; 赵敏's number."""
    office.does(FANG, handling.press, office.alert().id, Press.MINE, message_id=None)
    return next(one.id or 0 for one in office.rows(Staff) if one.telegram_id == MIN)


def hands_over(office: Office, _: int) -> None:
    colleague = taken(office)
    office.does(FANG, handing.hand_over, office.alert().id, colleague, message_id=None)


def closes(office: Office, _: int) -> None:
    office.does(FANG, handling.close, office.alert().id, Outcome.HOSPITAL, message_id=None)


def staff_id(office: Office, who: int) -> int:
    return next(one.id or 0 for one in office.rows(Staff) if one.telegram_id == who)


def turns(office: Office, word: str) -> None:
    """王芳 has the list of who has not reported and turns it."""
    office.does(FANG, boards.missing, "")
    office.deliver()
    office.does(FANG, turning.turn, word, message_id=card(office, "missing:"))


def card(office: Office, beginning: str) -> int:
    """The message on which 王芳 has a card."""
    return [one for one in office.rows(Card) if one.chat_id == FANG and one.subject.startswith(beginning)][
        -1
    ].message_id


def reminds(office: Office, _: int) -> None:
    office.enrol(WANG, "王大爷")
    office.until("04-01 08:00")
    office.ticks(rounds.open_due)
    office.does(FANG, boards.missing, "")
    office.deliver()
    office.does(FANG, reminding.remind, message_id=card(office, "missing:"))


def sees_at_the_door(office: Office, li: int) -> None:
    for moment in ("04-01 07:00", "04-01 07:30", "04-01 11:00"):
        office.until(moment)
        office.ticks(routines.keep)
    round_ = office.rows(PresenceRound)[-1].id
    office.does(FANG, visiting.mark, round_, li, "home", message_id=None)


def takes_the_list(office: Office, _: int) -> None:
    office.enrol(WANG, "王大爷")
    office.says(FANG, "#接龙\n1. 李奶奶 36.5\n2. 王大爷 36.6")
    office.does(FANG, rolling.confirm, office.rows(Dialogue)[-1].id)


def turns_the_found(office: Office, _: int) -> None:
    office.enrol(WANG, "李爷爷")
    office.does(FANG, files.find, "李")
    office.does(FANG, files.turn, office.rows(Dialogue)[-1].id, 0, message_id=None)


def looks_whom_to_phone(office: Office, service: Callable[..., object], *args: Any, **values: Any) -> None:
    office.enrol(0, "王大爷", scans=False)
    office.does(FANG, service, *args, **values)


def opens_an_order(office: Office, li: int) -> None:
    """A worker opens the card of what 李奶奶 asked for."""
    office.says(LI, "大米10斤，今天要")
    office.does(FANG, supplying.open_card, office.rows(SupplyRequest)[-1].id)


def chooses_for_the_note(office: Office, li: int) -> None:
    office.enrol(WANG, "李爷爷")
    office.does(FANG, writing.by_command, noting.NOTE, "李 要买米")
    office.does(FANG, writing.choose, noting.NOTE, li)


def takes_the_note_back(office: Office, _: int) -> None:
    office.does(FANG, writing.by_command, noting.NOTE, "李奶奶 要买米")
    office.does(FANG, noting.remove, office.rows(Note)[-1].id, message_id=None)


def chooses_for_the_message(office: Office, li: int) -> None:
    office.enrol(WANG, "李爷爷")
    office.does(FANG, writing.by_command, messaging.MESSAGE, "李 米明天到")
    office.does(FANG, writing.choose, messaging.MESSAGE, li)


def hurries(office: Office, _: int) -> None:
    office.until("04-01 23:00")
    office.does(FANG, writing.by_command, messaging.MESSAGE, "李奶奶 米明天到")
    office.does(FANG, messaging.hurry, office.rows(Message)[-1].id)


def picture(office: Office) -> int:
    """李奶奶 sends a picture with 36.5 below it; its number, once it was fetched."""
    sends(office, LI, words="36.5")
    arrives(office)
    return office.rows(Evidence)[-1].id or 0


def handover(office: Office) -> int:
    """王芳 wants to hand everything to 赵敏; the handover's number."""
    office.does(FANG, handing_over.by_command, "赵敏")
    return office.rows(Handover)[-1].id or 0


def episode(office: Office) -> int:
    return office.rows(Episode)[0].id or 0


def agrees(office: Office) -> None:
    office.does(FANG, releasing.agree, episode(office), "worker")


def takes_the_yes_back(office: Office, _: int) -> None:
    agrees(office)
    office.does(FANG, releasing.take_back, episode(office))


def is_released(office: Office) -> int:
    """李奶奶's days are over, and she is released; the number of her isolation."""

    def over(session: Session) -> None:
        for alert in session.exec(select(Alert)):
            alert.state = AlertState.CLOSED
        session.get_one(Episode, number).ends_on = date(2022, 4, 1)
        for reading in session.exec(select(Reading)):
            reading.centi = 3650

    number = episode(office)
    office.db.call(over)
    for who, step in ((FANG, "worker"), (LIU, "health"), (CHEN, "lead")):
        office.does(who, releasing.agree, number, step)
    return number


def phones_after_the_release(office: Office, _: int) -> None:
    is_released(office)
    office.does(FANG, following_up.press, office.rows(AftercareCall)[0].id, "well")


def moves_away(office: Office) -> int:
    """李奶奶 moves away; the number of the change."""
    office.does(CHEN, parting.choose, episode(office), "moved", True, message_id=None)
    return office.rows(EpisodeChange)[-1].id or 0


def chooses_who_stays_longer(office: Office, li: int) -> None:
    office.enrol(WANG, "李爷爷")
    office.does(CHEN, changing.extend, "李 3")
    office.does(CHEN, choosing_change.choose, li)


def goes_next_door(office: Office) -> int:
    """李奶奶 is to go to 西门网格; the number of her way there."""
    office.does(LIN, placing.by_command, "add 开发区/长河街道/东风社区/西门网格")
    office.does(CHEN, reassigning.by_command, "李奶奶 西门网格")
    return office.rows(Reassignment)[-1].id or 0


def refuses_to_take_over(office: Office, _: int) -> None:
    office.does(LIN, reassigning.decide, goes_next_door(office), "refused")


def wants_to_forget(office: Office) -> int:
    """李奶奶 moved away, and 林工 wants what is kept about her erased; the number of the wish."""
    moves_away(office)
    office.does(LIN, forgetting.choose, office.rows(Resident)[0].id)
    return office.rows(Purge)[-1].id or 0


def asks_to_forget(office: Office) -> None:
    moves_away(office)
    office.does(LIN, forgetting.by_command, "李奶奶")


def looks_who_has_not_read(office: Office, page: int | None) -> None:
    office.does(CHEN, broadcasting.by_command, "东风社区 明天送菜")
    number = office.rows(Broadcast)[-1].id
    office.does(CHEN, chasing.unread, number, 0, message_id=page)


def draws(office: Office) -> int:
    """陈书记 draws one of 东风社区; the number of the draw."""
    office.does(CHEN, spot_checking.by_command, "1 东风社区")
    number = office.rows(SpotCheck)[-1].id or 0
    office.does(CHEN, spot_checking.confirm, number, chance="c0ffee")
    return number


def leaves_the_draw(office: Office, _: int) -> None:
    office.does(CHEN, spot_checking.by_command, "1 东风社区")
    office.does(CHEN, spot_checking.leave, office.rows(SpotCheck)[-1].id)


def opens_whom_the_draw_chose(office: Office, _: int) -> None:
    number = draws(office)
    office.deliver()
    (card,) = [one for one in office.rows(Card) if one.subject == f"spot:{number}"]
    person = office.rows(SpotPerson)[-1].id
    office.does(CHEN, spot_visiting.turn, number, f"home.1.{person}", message_id=card.message_id)


def finds_at_home(office: Office, _: int) -> None:
    office.does(CHEN, spot_visiting.found, office.rows(SpotPerson)[-1].id, "home", message_id=None)


def passes_the_draw_on(office: Office, _: int) -> None:
    office.does(CHEN, spot_visiting.pass_on, draws(office), staff_id(office, SUN))


def one_name(office: Office, li: int) -> None:
    """王芳 registers somebody whose name has a space in it, and says that it is one name."""
    office.does(FANG, enrolling.by_command, "张 三 13800000003")
    asked = office.rows(Dialogue)[-1].id
    office.does(FANG, quoting.confirmed, asked)


KEPT: dict[str, Does] = {
    **{f"press {press.value}": pressing(press) for press in Press},
    "press handto": Does("alert-handed", hands_over),
    "press out": Does("alert-closed", closes),
    "press person": Does("file-seen", lambda o, li: o.does(FANG, files.press, li)),
    "press rep": Does("reported-for", lambda o, li: o.does(FANG, reporting.by_button, li, 3650)),
    "press repask": Does("person-shown", lambda o, li: o.does(FANG, reporting.ask_value, li)),
    "press reppad": Does("person-shown", lambda o, li: o.does(FANG, reporting.pad, li, 36, message_id=None)),
    "press onename": Does("enrolled", one_name),
    "press card": Does("code-renewed", lambda o, li: o.does(FANG, enrolling.press_card, li)),
    "press audit": Does("audit-seen", lambda o, li: o.does(CHEN, auditing.turn, f"r{li}", 7, 0, message_id=None)),
    "press today": Does("board-seen", lambda o, _: o.does(FANG, boards.by_button, "today", 4)),
    "press missing": Does("missing-seen", lambda o, _: o.does(FANG, boards.by_button, "missing", 4)),
    "press alerts": Does("alerts-seen", lambda o, _: o.does(FANG, boards.by_button, "alerts", 4)),
    "press open": Does("alert-seen", lambda o, _: o.does(FANG, boards.open_alert, o.alert().id)),
    "press turn": Does("person-seen", lambda o, li: turns(o, f"missing.1.{li}")),
    "press remind": Does("reminded", reminds),
    "press tapped": Does("reported-for", lambda o, li: o.does(FANG, phoning.report, li, 3650, message_id=None)),
    "press called": Does("call-reached", lambda o, li: o.does(FANG, phoning.log_call, li, "reached", message_id=None)),
    "press door": Does("visit-home", sees_at_the_door),
    "press rollok": Does("reported-for", takes_the_list),
    "/daily": Does("daily-seen", lambda o, _: o.does(FANG, filing.by_command, "今天")),
    "press dayfile": Does("ledger-exported", lambda o, _: o.does(FANG, issuing.by_button, 4, 20220401, "csv")),
    "press fresh": Does("file-seen", lambda o, li: o.does(FANG, files.refresh, li)),
    "press chart": Does("chart-seen", lambda o, li: o.does(FANG, files.chart, li)),
    "press byphone": Does("by-phone-changed", lambda o, li: o.does(FANG, files.by_phone, li)),
    "press found": Does("person-listed", turns_the_found),
    "press reach": Does("unreached-seen", lambda o, _: looks_whom_to_phone(o, reaching.open_list)),
    "press reachpage": Does("unreached-seen", lambda o, _: looks_whom_to_phone(o, reaching.press, 0, message_id=None)),
    "press suphis": Does("orders-seen", lambda o, li: o.does(FANG, shopping.of_person, li, 0, message_id=None)),
    "press supopen": Does("supply-seen", opens_an_order),
    "press notes": Does("notes-seen", lambda o, li: o.does(FANG, noting.listed, li)),
    "press notespage": Does("notes-seen", lambda o, li: o.does(FANG, noting.page, li, 0, message_id=None)),
    "press noteto": Does("note-written", chooses_for_the_note),
    "press unnote": Does("note-removed", takes_the_note_back),
    "press msgto": Does("message-sent", chooses_for_the_message),
    "press quick": Does("message-sent", lambda o, li: o.does(FANG, messaging.quick, li, 1, message_id=None)),
    "press sendnow": Does("message-hurried", hurries),
    "press evok": Does("evidence-confirmed", lambda o, _: o.does(FANG, judging.confirm, picture(o), 3650)),
    "press evno": Does("evidence-unreadable", lambda o, _: o.does(FANG, judging.unreadable, picture(o))),
    "press evval": Does("evidence-corrected", lambda o, _: o.does(FANG, judging.value_pressed, picture(o), 3660)),
    "press evbig": Does("evidence-seen", lambda o, _: o.does(FANG, judging.enlarge, picture(o))),
    "press handpick": Does("handover-asked", lambda o, _: o.does(FANG, handing_over.choose, staff_id(o, MIN))),
    "press handyes": Does("handover-accepted", lambda o, _: o.does(MIN, handing_over.accept, handover(o))),
    "press handno": Does("handover-refused", lambda o, _: o.does(MIN, handing_over.refuse, handover(o))),
    "press handback": Does("handover-withdrawn", lambda o, _: o.does(FANG, handing_over.withdraw, handover(o))),
    "press teammove": Does(
        "team-reassigned", lambda o, _: o.does(LIN, teaming.by_button, staff_id(o, FANG), staff_id(o, MIN))
    ),
    "press rel": Does("release-seen", lambda o, li: o.does(FANG, releasing.press, li)),
    "press relyes": Does("release-worker", lambda o, _: agrees(o)),
    "press relback": Does("release-taken-back", takes_the_yes_back),
    "press relundo": Does("release-undone", lambda o, li: o.does(CHEN, releasing.undo, is_released(o))),
    "press relpaper": Does("release-printed", lambda o, li: o.does(FANG, releasing.print_again, is_released(o))),
    "press relfresh": Does("release-seen", lambda o, _: o.does(FANG, releasing.refresh, episode(o))),
    "press duefresh": Does("due-seen", lambda o, _: o.does(FANG, releasing.refresh_due, 4, "2022-04-01")),
    "press aftercall": Does("aftercall-well", phones_after_the_release),
    "press parting": Does("parting-asked", lambda o, _: o.does(CHEN, parting.ask, episode(o))),
    "press partas": Does("changed-moved", lambda o, _: moves_away(o)),
    "press unchange": Does("change-undone", lambda o, _: o.does(CHEN, changing.undo, moves_away(o))),
    "press lifeto": Does("changed-extended", chooses_who_stays_longer),
    "press pausefor": Does("changed-paused", lambda o, li: o.does(CHEN, pausing.press, "resident", li, 2)),
    "press reassign": Does("transfer-refused", refuses_to_take_over),
    "/checkpoint": Does("checkpoint-handed", lambda o, _: o.does(CHEN, checkpoints.by_command, "王某 38.4 东门网格")),
    "/spotcheck": Does("spot-drafted", lambda o, _: o.does(CHEN, spot_checking.by_command, "1 东风社区")),
    "press spat": Does("spot-drafted", lambda o, _: o.does(CHEN, spot_checking.at_place, 1, 3)),
    "press spgo": Does("person-seen", lambda o, _: draws(o)),
    "press spleave": Does("spot-left", leaves_the_draw),
    "press spshow": Does("spot-seen", lambda o, _: o.does(CHEN, spot_checking.show, draws(o))),
    "press sprepeat": Does("spot-repeated", lambda o, _: o.does(CHEN, spot_checking.repeat, draws(o))),
    "press spturn": Does("person-seen", opens_whom_the_draw_chose),
    "press spfound": Does("spot-home", lambda o, _: finds_at_home(o, draws(o))),
    "press spgive": Does("person-passed-on", passes_the_draw_on),
    "press bcunread": Does("broadcast-unread-seen", lambda o, _: looks_who_has_not_read(o, None)),
    "press bcpage": Does("broadcast-unread-seen", lambda o, _: looks_who_has_not_read(o, 5)),
    "/extend": Does("changed-extended", lambda o, _: o.does(CHEN, changing.extend, "李奶奶 3")),
    "/pause": Does("changed-paused", lambda o, _: o.does(CHEN, pausing.by_command, "李奶奶 2天")),
    "/transfer": Does("transfer-sent", lambda o, _: goes_next_door(o)),
    "press forget": Does("forget-asked", lambda o, _: wants_to_forget(o)),
    "press forgetyes": Does("forget-agreed", lambda o, _: o.does(CHEN, forgetting.decide, wants_to_forget(o), True)),
    "press forgetno": Does("forget-refused", lambda o, _: o.does(CHEN, forgetting.decide, wants_to_forget(o), False)),
    "press personfile": Does("person-exported", lambda o, li: o.does(CHEN, forgetting.send_file, li)),
    "/forget": Does("forget-asked", lambda o, _: asks_to_forget(o)),
    "/release": Does("release-seen", lambda o, _: o.does(FANG, releasing.by_command, "李奶奶")),
    "/today": Does("board-seen", lambda o, _: o.does(FANG, boards.by_command, "")),
    "/missing": Does("missing-seen", lambda o, _: o.does(FANG, boards.missing, "")),
    "/alerts": Does("alerts-seen", lambda o, _: o.does(FANG, boards.open_alerts, "")),
    "/rep": Does("reported-for", lambda o, _: o.does(FANG, reporting.by_command, "李奶奶 36.5")),
    "/find": Does("file-seen", lambda o, _: o.does(FANG, files.find, "李奶奶")),
    "/note": Does("note-written", lambda o, _: o.does(FANG, writing.by_command, noting.NOTE, "李奶奶 要买米")),
    "/message": Does(
        "message-sent", lambda o, _: o.does(FANG, writing.by_command, messaging.MESSAGE, "李奶奶 米明天到")
    ),
    "/enroll": Does("enrolled", lambda o, _: o.does(FANG, enrolling.by_command, "王大爷 东门网格")),
    "/card": Does("code-renewed", lambda o, _: o.does(FANG, enrolling.card_again, "李奶奶")),
    "/audit": Does("audit-seen", lambda o, _: o.does(LIN, auditing.by_command, "李奶奶")),
    "/handover": Does("handover-asked", lambda o, _: o.does(FANG, handing_over.by_command, "赵敏")),
    "/whoson": Does("duty-seen", lambda o, _: o.does(FANG, whoson.by_command, "")),
}

# what shows or changes nothing about a named person, or is the resident's own
NOBODYS = {
    "press daily daypic dayok daynote dayfull": "figures without a name; test_daily sees that the trail keeps them",
    "/stock /supplies": "an order and the ledger keep every step themselves, with who took it and when",
    (
        "press needbreath needcat needelse needfix needfor needgot needmiss needoff needok needwhen "
        "needwrong stback stboard stfile stform stlist stlog stpick strefuse sttake stundo supback "
        "supbuy supgive supgot suplist suplook supno supok suppage suppay supput supset supto "
        "supwhy"
    ): "an order and the ledger keep every step themselves, with who took it and when",
    "/start /help /report /need /sos /call /me /family /out /settings /stop": "their own affairs",
    "/bind /board /place /team /status": "places, staff and the bot itself",
    "/duty /notify": "the staff's own duty and what rings for them",
    "press lang consent pad value yes no whose fix typeit nothermo heat call sos sosoff": "the resident's own answers",
    "press well allwell unwell sym symdone symtype goes goeswho isback seen": "the resident's own answers",
    "press member theirpad theirs alldone split second relation": "the household's own answers",
    "press family famadd famstop famback notme": "for whom a phone answers, decided by whoever holds it",
    "press me mepage melooks mefile meorders mepaper": "their own record",
    "press setup setlang setlarge sethour stop stopno stoppage resume": "their own record",
    "press board": "draws anew what was asked for before, which was kept",
    "press noteon reply evrep evpad": "asks what to write about whom the card below names; what comes of it is kept",
    "press channel": "how doors are seen from now on",
    "press rolloff rollwho rollval rollskip": "lines of the worker's own list; what is taken from it is kept",
    "press placepage teampage teampick": "places and staff",
    "/import": "how to send a list, which is kept once it comes",
    "press imptwin impgo impno impundo impfile impcodes": "a list is kept line by line, with whoever sent it",
    "/broadcast": "kept with its number; it goes to a place and names nobody",
    "press bcgo bcstop bcfresh bcread": "kept with its number; it goes to a place and names nobody",
    "/advice": "kept with its number; it goes to a place and names nobody",
    "press adv advlist advgo advstop advfresh": "kept with its number; it goes to a place and names nobody",
    "press advoff advon setadvice": "their own record",
    "press spway spfresh spoffer": "how people are seen from now on, and to whom a draw could go",
    "/export": "kept with how many people it holds",
    "press exfull apok apno": "what two people decide is kept with both",
    "/rules": "a change is kept, and a look at rules names nobody",
    "press rules ruleundo": "a change is kept, and a look at rules names nobody",
    "press duty ring rosterok rosterno rosterundo unbind": "duty and groups",
}


def test_every_command_and_every_press_is_known_to_the_trail_or_nobodys() -> None:
    """Whoever adds a command or a button says here what the trail keeps of it, or why nothing."""
    nobodys: set[str] = set()
    for names in NOBODYS:
        pressed = names.startswith("press ")
        nobodys |= {f"press {one}" if pressed else one for one in names.removeprefix("press ").split()}
    routed = {f"/{command.name}" for command in COMMANDS} | {f"press {verb}" for verb in presses.ROUTES}
    assert set(commands.ROUTES) == {command.name for command in COMMANDS}
    assert nobodys | set(KEPT) == routed
    assert not nobodys & set(KEPT)


@pytest.mark.parametrize("does", KEPT)
def test_a_look_or_a_change_is_kept_in_the_same_transaction(office: Office, li: int, does: str) -> None:
    before = len(office.rows(Audit))
    KEPT[does].act(office, li)
    kept = [line.what for line in office.rows(Audit)[before:]]
    assert KEPT[does].kept in kept


def test_several_people_of_a_name_are_several_looks(office: Office) -> None:
    first, second = office.enrol(LI, "李奶奶", "1号楼"), office.enrol(WANG, "李奶奶的姐姐", "2号楼")
    office.does(FANG, files.find, "李奶")
    listed = [line.subject for line in office.rows(Audit) if line.what == "person-listed"]
    assert listed == [f"resident:{first}", f"resident:{second}"]


# ── who looked at me ─────────────────────────────────────────────────────────────────────────


def test_a_resident_can_be_told_who_looked(office: Office, li: int) -> None:
    other = office.enrol(WANG, "王大爷")
    office.does(FANG, files.find, "李奶奶")
    office.wait(minutes=1)
    office.does(LIU, handling.press, office.alert().id, Press.MINE, message_id=None)
    with pytest.raises(NotAllowed):
        office.does(ZHOU, files.press, li)

    def looks(session: Session) -> list[tuple[str, str]]:
        return [(audit.what, staff.name) for audit, staff in audits.looks_at(session, li)]

    found = office.db.call(looks)
    assert found[:2] == [("alert-ack", "刘医生"), ("file-seen", "王芳")], "newest first"
    assert ("enrolled", "王芳") in found

    def looks_at_other(session: Session) -> list[str]:
        return [audit.what for audit, _ in audits.looks_at(session, other, limit=1)]

    assert office.db.call(looks_at_other) == ["enrolled"]


# ── /audit ───────────────────────────────────────────────────────────────────────────────────


def test_an_admin_sees_everything_newest_first_and_nobody_by_full_name(office: Office, li: int) -> None:
    office.does(FANG, files.find, "李奶奶")
    view = page(office, LIN)
    assert whats(view)[0] == "file-seen"
    at, who, _, whom = view.lines[0]
    assert (at, who, whom) == ("04-01 07:00", "王芳", "李某某")
    assert "李奶奶" not in repr(view) and "38.5" not in repr(view)


def test_the_trail_of_one_of_the_staff_or_about_one_resident(office: Office, li: int) -> None:
    office.does(FANG, files.find, "李奶奶")
    office.does(LIU, files.find, "李奶奶")
    assert {who for _, who, _, _ in page(office, LIN, "刘医生").lines} == {"刘医生"}
    assert {who for _, who, _, _ in page(office, LIN, f"{LIU} 3").lines} == {"刘医生"}
    about = page(office, LIN, "李奶奶")
    assert whats(about) == ["file-seen", "file-seen", "enrolled"]


def test_a_lead_sees_what_happened_inside_the_community_only(office: Office, li: int) -> None:
    office.does(FANG, files.find, "李奶奶")
    seen = whats(page(office, CHEN))
    assert "file-seen" in seen and "team-add-worker" in seen
    assert "team-add-township" not in seen and "place-added" in seen
    office.does(LIN, enrolling.by_command, "王大爷 东门网格")
    assert page(office, CHEN, "王大爷").count == 1


@pytest.mark.parametrize("who", [FANG, LIU, ZHOU, SUN, LI])
def test_the_trail_is_nothing_for_the_others(office: Office, li: int, who: int) -> None:
    with pytest.raises(NotAllowed):
        office.does(who, auditing.by_command, "")
    with pytest.raises(NotAllowed):
        office.does(who, auditing.turn, "all", 7, 0, message_id=None)


@pytest.mark.parametrize("tail", ["王芳 赵敏 7", "王芳 0", "王芳 366", "七天 王芳"])
def test_a_wrong_argument_is_answered_with_an_example(office: Office, tail: str) -> None:
    with pytest.raises(Refused, match="audit-usage"):
        office.does(LIN, auditing.by_command, tail)


def test_a_word_that_means_nobody_or_several_says_so(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.enrol(WANG, "李爷爷")
    with pytest.raises(Refused, match="audit-nobody"):
        office.does(LIN, auditing.by_command, "没有这个人")
    with pytest.raises(Refused, match="audit-several"):
        office.does(LIN, auditing.by_command, "李")


def test_it_is_paged_and_beyond_the_last_page_is_the_last(office: Office, li: int) -> None:
    for _ in range(25):
        office.does(FANG, files.find, "李奶奶")
    first = page(office, LIN, "王芳")
    assert (first.page, len(first.lines), first.before) == (1, 10, "")
    _, who, days, number = first.after.split(":")
    office.does(LIN, auditing.turn, who, int(days), int(number), message_id=5)
    second = office.owed(kind=TrailView)[-1]
    assert isinstance(second, TrailView) and second.page == 2 and second.before.endswith(":0")
    office.does(LIN, auditing.turn, who, int(days), 999, message_id=5)
    last = office.owed(kind=TrailView)[-1]
    assert isinstance(last, TrailView) and last.page == last.pages and last.after == ""


@pytest.mark.parametrize(("who", "days"), [("x1", 7), ("s", 7), ("r1.2", 7), ("all", 0), ("all", 9999), ("", 7)])
def test_forged_pages_are_refused(office: Office, who: str, days: int) -> None:
    with pytest.raises(Refused, match="button-unknown"):
        office.does(LIN, auditing.turn, who, days, 0, message_id=None)


def test_only_so_many_days_back_and_only_in_private(office: Office, li: int) -> None:
    office.now += timedelta(days=8)
    assert page(office, LIN).count == 0
    assert page(office, LIN, "30").count > 0
    with pytest.raises(Refused, match="in-private-only"):
        office.does(LIN, auditing.by_command, "", group=-7)


# ── what is no command ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("how", ["forwarded", "edited"])
def test_a_command_that_is_not_its_authors_own_does_nothing_and_is_kept(office: Office, how: str) -> None:
    said = Said(f"/team remove {MIN}", 1, office.now, forwarded=how == "forwarded")
    office.does(LIN, disregarding.command, how, said, edited=how == "edited")
    assert all(staff.left_at is None for staff in office.rows(Staff))
    (line,) = [one for one in office.rows(Audit) if one.what == "command-ignored"]
    assert (line.telegram_id, line.subject) == (LIN, how)
    assert str(MIN) not in str(line.model_dump())


def test_the_admin_who_asks_is_in_the_trail_as_well(office: Office, li: int) -> None:
    page(office, LIN, "李奶奶")
    assert office.rows(Audit)[-1].what == "audit-seen"
    assert office.rows(Audit)[-1].subject == f"resident:{li}"
