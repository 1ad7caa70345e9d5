"""After a death nothing is ever sent again: whatever was going on, whoever presses what."""

from datetime import timedelta

from bot.rules.escalation import Press
from bot.rules.supply import Eta
from bot.scheduler import TICKS
from bot.services import (
    advising,
    broadcasting,
    handling,
    messaging,
    outgoing,
    parting,
    supplying,
    writing,
)
from bot.services.refusals import Refused
from bot.services.sending import Letter
from bot.texts.shelf import Shelf
from storage.models import Alert, Broadcast, Episode, Resident, SupplyRequest
from storage.words import EpisodeState
from tests.services.office import CHEN, FANG, LI, WANG, Office

NAME = "李奶奶"
LATER = (0.6, 13, 25)  # hours: measured again, reminded of what was not read, overdue


def everything_goes_on(office: Office, who: int) -> None:
    """A fever with a second measuring, an order under way, an outing, a call that was asked for, notices unread."""
    office.until("04-01 08:00")
    tick(office)
    office.says(who, f"{NAME} 38.6 咳嗽")
    office.says(who, f"{NAME} 大米10斤，今天要")
    office.does(who, outgoing.by_button, "parcel")
    office.does(CHEN, broadcasting.by_command, "东风社区 明天上午九点送菜")
    office.does(CHEN, broadcasting.confirm, office.rows(Broadcast)[-1].id)
    office.does(CHEN, advising.by_command, "1", pieces=Shelf.load().pieces)
    office.does(CHEN, advising.confirm, office.rows(Broadcast)[-1].id)
    office.does(FANG, writing.by_command, messaging.MESSAGE, f"{NAME} 米明天到")


def tick(office: Office) -> None:
    for one in TICKS:
        while office.ticks(one.service).more:
            pass


def staff_go_on(office: Office) -> None:
    """Whoever has not heard presses what stands on their cards."""
    for alert in office.rows(Alert):
        office.does(FANG, handling.press, alert.id, Press.MINE, message_id=None)
        office.does(FANG, handling.press, alert.id, Press.NO_ANSWER, message_id=None)
    for order in office.rows(SupplyRequest):
        for press in ((supplying.accept, Eta.HOUR), (supplying.put,)):
            try:
                office.does(FANG, press[0], order.id, *press[1:])
            except Refused:
                pass  # it is over
    office.does(FANG, writing.by_command, messaging.MESSAGE, f"{NAME} 您好")


def dies(office: Office) -> None:
    resident = next(one.id for one in office.rows(Resident) if one.name == NAME)
    (goes_on,) = [one for one in office.rows(Episode) if one.resident_id == resident]
    office.does(CHEN, parting.choose, goes_on.id, "died", True, message_id=None)
    assert office.rows(Episode)[(goes_on.id or 1) - 1].state is EpisodeState.DIED


def afterwards(office: Office) -> list[Letter]:
    """Everything that is said in the days after, to anybody."""
    died, said = office.now, office.deliver()
    staff_go_on(office)
    said += office.deliver()
    for hours in LATER:
        office.now = died + timedelta(hours=hours)
        tick(office)
        said += office.deliver()
    return said


def test_her_own_phone_hears_nothing_ever_again(office: Office) -> None:
    office.enrol(LI, NAME, "3号楼2单元501 13800000002")
    everything_goes_on(office, LI)
    dies(office)
    said = afterwards(office)
    assert said and [one.notice for one in said if one.chat_id == LI] == []


def test_the_phone_of_her_husband_hears_nothing_of_her(couple: Office) -> None:
    everything_goes_on(couple, WANG)
    dies(couple)
    said = [one.notice for one in afterwards(couple) if one.chat_id == WANG]
    assert said, "he is asked as before"
    assert [one for one in said if NAME in repr(one) or "大米" in repr(one)] == []
