"""Each alert is its own parties': what the others press is refused, and their lists do not show it."""

from typing import Any

import pytest

from bot.notices import AlertsView, BoardView, FileView
from bot.rules.escalation import KINDS, AlertKind, Press
from bot.rules.roles import Role
from bot.services import boards, files, handling, noting, writing
from bot.services.refusals import NotAllowed, Refused
from storage.models import Alert, Audit, Dialogue, Note
from storage.words import Asking
from tests.services.office import CHEN, FANG, LI, LIU, STRANGER, ZHOU, Office
from tests.services.remembered import remembered
from tests.services.test_alert_kinds import ABOUT_ONE, happens

GROUP = -700


@pytest.fixture
@remembered
def li(office: Office) -> int:
    """李奶奶 is registered, and one thing of each kind has happened."""
    resident = office.enrol(LI, "李奶奶", "3-2-501 13800000002")
    for kind in ABOUT_ONE:
        happens(office, resident, kind)
    office.deliver()
    return resident


def listed(office: Office, who: int, words: str = "", **values: Any) -> AlertsView:
    """What somebody is answered to /alerts."""
    office.does(who, boards.open_alerts, words, **values)
    (view,) = [letter.notice for letter in office.deliver() if isinstance(letter.notice, AlertsView)]
    return view


def test_each_party_sees_in_its_list_what_it_may_take(office: Office, li: int) -> None:
    standing = {one.kind for one in office.rows(Alert)}
    for who, party in ((LIU, Role.HEALTH), (ZHOU, Role.POLICE)):
        seen = {row.kind for row in listed(office, who).rows}
        assert seen == {kind for kind in standing if party in KINDS[kind].first}, party
    for who in (FANG, CHEN):
        assert {row.kind for row in listed(office, who, "东风社区" if who == CHEN else "").rows} == standing
    assert AlertKind.NOT_HOME not in {row.kind for row in listed(office, LIU).rows}
    assert all(not row.value for row in listed(office, ZHOU).rows), "the police see no temperature"


def test_what_is_not_ones_own_is_neither_opened_nor_pressed_and_the_trail_keeps_the_try(
    office: Office, li: int
) -> None:
    for alert in office.rows(Alert):
        for who, party in ((LIU, Role.HEALTH), (ZHOU, Role.POLICE)):
            if party in KINDS[alert.kind].first:
                continue
            with pytest.raises(NotAllowed) as refused:
                office.does(who, boards.open_alert, alert.id)
            assert refused.value.audited, "whoever catches it keeps it"
            with pytest.raises(NotAllowed):
                office.does(who, handling.press, alert.id, Press.MINE, message_id=None)


def test_the_figures_of_a_board_and_a_file_count_what_the_reader_may_take(office: Office, li: int) -> None:
    def shown(who: int) -> int:
        office.does(who, boards.by_command, "东门网格")
        return next(letter.notice.alerts for letter in office.deliver() if isinstance(letter.notice, BoardView))

    standing = office.rows(Alert)
    medical = [one for one in standing if Role.HEALTH in KINDS[one.kind].first]
    assert shown(FANG) == len(standing)
    assert shown(LIU) == len(medical)

    def on_file(who: int) -> int:
        office.does(who, files.find, "李奶奶")
        return next(len(letter.notice.alerts) for letter in office.deliver() if isinstance(letter.notice, FileView))

    assert (on_file(FANG), on_file(LIU)) == (len(standing), len(medical))


def test_a_note_is_begun_on_the_card_and_in_a_group_it_is_asked_in_private(office: Office, li: int) -> None:
    fever = next(one.id for one in office.rows(Alert) if one.kind is AlertKind.FEVER)
    office.does(FANG, handling.press, fever, Press.NOTE, message_id=None)
    office.says(FANG, "血压药够吃到周五")
    assert office.does(LIU, handling.press, fever, Press.NOTE, message_id=None, group=GROUP).key == "note-in-private"
    assert [one.chat_id for one in office.rows(Dialogue) if one.asking is Asking.NOTE][-1] == LIU
    office.says(LIU, "已开药")
    assert [one.text for one in office.rows(Note)] == ["血压药够吃到周五", "已开药"]
    assert [line.what for line in office.rows(Audit)].count("alert-note") == 2
    absent = next(one.id for one in office.rows(Alert) if one.kind is AlertKind.NOT_HOME)
    with pytest.raises(NotAllowed):
        office.does(ZHOU, handling.press, absent, Press.NOTE, message_id=None)
    with pytest.raises(NotAllowed):
        office.does(STRANGER, noting.into_private, li)


def test_a_note_about_nobody_or_from_a_group_is_refused(office: Office, li: int) -> None:
    with pytest.raises(Refused, match="in-private-only"):
        office.does(FANG, writing.press, noting.NOTE, li, group=GROUP)
