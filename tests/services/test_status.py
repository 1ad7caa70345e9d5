"""How the bot itself is doing: figures for admins and leads, nothing about anybody by name."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from bot.notices import Listing
from bot.services import beating, status
from bot.services.beating import Pulse
from bot.services.refusals import NotAllowed
from storage.models import Outage
from tests.services.office import CHEN, FANG, LI, LIN, LIU, QIAN, SUN, WANG, ZHOU, Office
from tests.world import at


def told(office: Office, who: int) -> dict[str, dict[str, str]]:
    office.does(who, status.by_command)
    listing = office.owed(f"chat:{who}:zh-CN", kind=Listing)[-1]
    assert isinstance(listing, Listing)
    return {key: dict(values) for key, values in listing.lines}


def test_what_is_owed_is_told_by_class_and_age_and_so_is_the_alert_nobody_has(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.deliver()
    office.says(LI, "38.5")
    office.wait(minutes=7)
    seen = told(office, LIN)
    assert seen["status-owed-1"]["count"] >= "2" and seen["status-owed-1"]["minutes"] == "7"
    assert seen["status-owed-2"]["minutes"] == "7"
    assert seen["status-alerts"] == {"open": "1", "acked": "0"}
    assert seen["status-oldest"] == {"at": "04-01 07:00", "minutes": "7"}
    assert "李奶奶" not in repr(seen)


def test_the_pulse_is_told_ticks_poll_and_backup(office: Office) -> None:
    assert "status-no-backup" in told(office, LIN) and "status-ticks" not in told(office, LIN)
    pulse = Pulse(
        polled_at=office.now,
        ticked_at=office.now - timedelta(seconds=5),
        backed_up_at=office.now - timedelta(hours=5),
        did=(("climb", 3), ("open", 12)),
    )
    office.db.call(beating.beat, pulse=pulse, now=office.now)
    office.db.call(beating.beat, pulse=Pulse(did=(("open", 14),)), now=office.now)
    seen = told(office, LIN)
    assert seen["status-poll"] == {"at": "07:00:00"}
    assert seen["status-ticks"] == {"at": "06:59:55", "did": "climb 3 · open 14"}
    assert seen["status-backup"] == {"at": "04-01 02:00", "hours": "5"}


def test_outages_of_the_last_week_are_counted(office: Office) -> None:
    def down(session: Session) -> None:
        for day, minutes in ((20, 5), (30, 10), (31, 20)):
            began = at("04-01 07:00") - timedelta(days=32 - day)
            session.add(Outage(began_at=began, ended_at=began + timedelta(minutes=minutes)))

    office.db.call(down)
    assert told(office, LIN)["status-outages"] == {"count": "2", "minutes": "30"}


def test_a_lead_sees_the_figures_of_the_own_scope(office: Office) -> None:
    office.enrol(WANG, "王大爷")
    assert told(office, CHEN)["status-people"] == {"managed": "1"}


@pytest.mark.parametrize("who", [FANG, LIU, ZHOU, SUN, QIAN, LI])
def test_it_is_nothing_for_the_others(office: Office, who: int) -> None:
    with pytest.raises(NotAllowed):
        office.does(who, status.by_command)
