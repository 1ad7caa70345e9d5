"""Erased is erased: by two people or by the rule, with a warning, and nowhere is anything left of it."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, SQLModel, col, select

from bot.album import Album
from bot.notices import AlertView, BundleView, ForgetView, Line, Listing, OwnFileView, line
from bot.render import Renderer
from bot.rules.changes import ChangeKind
from bot.rules.delivery import Priority
from bot.rules.evidence import MediaKind
from bot.rules.forgetting import PurgeState
from bot.rules.stock import EntryKind
from bot.rules.stock_units import Unit
from bot.services import (
    climbing,
    fetching,
    forgetting,
    messaging,
    noting,
    ordering,
    own_record,
    parting,
    reporting,
    rounds,
    ruling,
    writing,
)
from bot.services.actors import trail
from bot.services.owing import owe
from bot.services.refusals import NotAllowed, Refused
from bot.texts import Texts
from storage import dialogues
from storage.models import (
    Alert,
    Audit,
    Evidence,
    Inbox,
    Note,
    Outbox,
    Place,
    Purge,
    Reading,
    Reporter,
    Resident,
    StockEntry,
    StockItem,
)
from storage.words import Asking, EvidenceState, InboxState, OutboxState
from tests.services.office import CHEN, FANG, LI, LIN, LIU, SUN, WANG, ZHOU, Office
from tests.services.remembered import remembered

WHO = 138_077_001  # the number of a chat nobody could take for anything else


@pytest.fixture
@remembered
def gone(office: Office) -> Office:
    """李奶奶 moved away this morning."""
    office.enrol(LI, "李奶奶", "3号楼2单元501 13800000002")
    office.says(LI, "36.5")
    office.does(CHEN, parting.choose, 1, ChangeKind.MOVED.value, True, message_id=None)
    office.deliver()
    return office


def wish(office: Office, who: int = LIN) -> int:
    office.does(who, forgetting.by_command, "李奶奶")
    return office.rows(Purge)[-1].id or 0


def ticks(office: Office) -> forgetting.Purged:
    return office.ticks(forgetting.look_after)


# ── two people ───────────────────────────────────────────────────────────────────────────────


def test_one_asks_another_agrees_and_everything_is_gone(gone: Office) -> None:
    number = wish(gone)
    (view,) = [one.notice for one in gone.deliver() if one.chat_id == CHEN]
    assert isinstance(view, ForgetView) and view.may_agree and view.rows > 5
    assert gone.does(LIN, forgetting.decide, number, True).key == "forget-second"
    assert ticks(gone).purged == 0
    assert gone.does(CHEN, forgetting.decide, number, True).key == "forget-agreed"
    assert gone.does(CHEN, forgetting.decide, number, True).key == "forget-over", "pressed twice"
    assert ticks(gone).purged == 1
    assert gone.rows(Resident) == [] == gone.rows(Reading) and gone.rows(Reporter) == []
    done = next(one for one in gone.rows(Purge) if one.id == number)
    assert (done.state, done.rows) == (PurgeState.DONE, view.rows)
    assert "purged" in [one.what for one in gone.rows(Audit)]
    assert ticks(gone).purged == 0


def test_refused_or_left_alone_nothing_goes(gone: Office) -> None:
    number = wish(gone)
    assert gone.does(CHEN, forgetting.decide, number, False).key == "forget-refused"
    number = wish(gone)
    gone.wait(hours=25)
    ticks(gone)
    assert next(one.state for one in gone.rows(Purge) if one.id == number) is PurgeState.EXPIRED
    assert gone.does(CHEN, forgetting.decide, number, True).key == "forget-over"
    assert len(gone.rows(Resident)) == 1


@pytest.mark.parametrize("who", [FANG, CHEN, LIU, ZHOU, SUN, LI])
def test_only_an_admin_asks(gone: Office, who: int) -> None:
    with pytest.raises(NotAllowed):
        gone.does(who, forgetting.by_command, "李奶奶")


@pytest.mark.parametrize("who", [FANG, LIU, ZHOU, LI])
def test_only_a_lead_or_an_admin_agrees(gone: Office, who: int) -> None:
    number = wish(gone)
    with pytest.raises(NotAllowed):
        gone.does(who, forgetting.decide, number, True)


def test_somebody_who_is_followed_up_is_not_erased(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    with pytest.raises(Refused, match="forget-active"):
        wish(office)
    with pytest.raises(Refused, match="find-nobody"):
        office.does(LIN, forgetting.by_command, "没有这个人")


# ── by the rule ──────────────────────────────────────────────────────────────────────────────


def test_a_week_before_it_is_said_and_then_it_happens(gone: Office) -> None:
    gone.wait(days=52)
    assert ticks(gone).warned == 0
    gone.wait(days=1)
    assert ticks(gone).warned == 1
    told = {one.chat_id for one in gone.deliver() if isinstance(one.notice, Line)}
    assert told == {CHEN, LIN}
    gone.wait(days=6)
    assert ticks(gone).purged == 0
    gone.wait(days=1, minutes=1)
    assert ticks(gone).purged == 1
    assert gone.rows(Resident) == []


def test_the_rule_of_the_place_holds_and_a_longer_one_keeps(gone: Office) -> None:
    def keep(session: Session) -> None:
        for place in session.exec(select(Place)):
            place.rules = {"retain_days": 90}

    gone.db.call(keep)
    gone.wait(days=61)
    counts = ticks(gone)
    assert (counts.warned, counts.purged) == (0, 0)
    gone.wait(days=23)
    assert ticks(gone).warned == 1


def test_a_shorter_rule_pulls_forward_what_is_planned_and_its_warning(gone: Office) -> None:
    gone.wait(days=10)
    gone.does(LIN, ruling.by_command, "retain 20")
    gone.wait(days=2)
    assert ticks(gone).warned == 0
    gone.wait(days=1)
    assert ticks(gone).warned == 1
    gone.wait(days=7, minutes=1)
    assert ticks(gone).purged == 1


def test_a_rule_that_is_over_already_still_leaves_a_week_and_a_warned_date_holds(gone: Office) -> None:
    gone.wait(days=30)
    gone.does(LIN, ruling.by_command, "retain 15")
    assert ticks(gone) == forgetting.Purged(1, 0, False), "warned at once"
    gone.does(LIN, ruling.by_command, "retain 7")
    gone.wait(days=6)
    assert ticks(gone).purged == 0
    gone.wait(days=1, minutes=1)
    assert ticks(gone).purged == 1


def test_who_is_followed_up_again_is_kept(gone: Office) -> None:
    gone.wait(days=30)
    gone.enrol(LI, "李奶奶", "3号楼2单元501 13800000002 20")
    gone.wait(days=40)
    assert ticks(gone) == forgetting.Purged(0, 0, False)
    assert len(gone.rows(Resident)) == 1


def test_a_dry_run_says_who_comes_next_and_erases_nothing(gone: Office) -> None:
    gone.does(LIN, forgetting.by_command, "")
    (listing,) = [one.notice for one in gone.deliver() if isinstance(one.notice, Listing)]
    ((key, values),) = listing.lines
    assert (key, dict(values)["name"], dict(values)["at"]) == ("forget-line", "李奶奶", "2022-05-31")
    assert len(gone.rows(Resident)) == 1


def test_an_alert_that_rings_on_about_somebody_erased_holds_up_no_other(office: Office) -> None:
    office.enrol(LI, "李奶奶")
    office.enrol(WANG, "王大爷")
    office.until("04-01 08:00")
    office.says(LI, "38.6")
    office.does(CHEN, parting.choose, 1, ChangeKind.MOVED.value, True, message_id=None)
    office.deliver()
    office.wait(days=60, minutes=1)
    ticks(office)  # warned now
    office.deliver()
    office.wait(days=7)
    office.says(WANG, "38.7")
    for _ in range(24):  # both have reached the district by then, hers before his and after
        office.ticks(climbing.climb_due)
        office.wait(minutes=5)
    rings = [one for one in office.rows(Outbox) if one.notice == "AlertCard" and one.state is OutboxState.OWED]
    assert {one.params["alert"] for one in rings} == {1, 2}
    assert ticks(office).purged == 1
    rung = [one for one in office.deliver() if isinstance(one.notice, AlertView | BundleView)]
    assert rung and "李奶奶" not in repr(rung)


def test_of_a_household_only_the_one_goes(couple: Office) -> None:
    wife = next(one.id for one in couple.rows(Resident) if one.name == "李奶奶")
    couple.does(CHEN, parting.choose, 2, "moved", True, message_id=None)
    couple.does(LIN, forgetting.by_command, "李奶奶")
    couple.does(CHEN, forgetting.decide, couple.rows(Purge)[-1].id, True)
    assert ticks(couple).purged == 1
    assert [one.name for one in couple.rows(Resident)] == ["王大爷"] and wife not in {1}
    assert len(couple.rows(Reporter)) == 1
    couple.until("04-01 08:00")
    assert couple.ticks(rounds.open_due).asked == 1


# ── everything about one person, for staff ───────────────────────────────────────────────────


def test_staff_entitled_have_everything_as_a_page_and_as_a_file(gone: Office) -> None:
    assert gone.does(CHEN, forgetting.send_file, 1).key == "own-file-coming"
    files = [one.notice for one in gone.deliver() if one.chat_id == CHEN and isinstance(one.notice, OwnFileView)]
    assert [one.form for one in files] == list(own_record.FORMS)
    assert dict(files[0].person)["phone"] == "13800000002" and files[0].readings
    # to the staff it is that of the person, never "yours"
    spoken = Renderer(Texts.load(strict=True)).render(files[0], "zh-CN")
    assert spoken.text.startswith("这是李奶奶的全部记录") and spoken.document is not None
    page = spoken.document.content.decode()
    assert "<h1>李奶奶的随访记录</h1>" in page and "我" not in page.split("<table")[0] + page.split("<h2>谁看过")[1]
    for who in (FANG, LIU, ZHOU, SUN, LI):
        with pytest.raises(NotAllowed):
            gone.does(who, forgetting.send_file, 1)
    assert "person-exported" in [one.what for one in gone.rows(Audit)]


# ── the canaries ─────────────────────────────────────────────────────────────────────────────

CANARIES = {
    "name": "欧阳金丝雀",
    "phone": "13800000077",
    "address": "77号楼7单元7707",
    "said with a value": "今早起来有点金翅雀",
    "a symptom in words": "嗓子痛得像黄鹂",
    "words for the worker": "想问问红嘴蓝鹊的事",
    "an order in words": "要一袋画眉牌大米",
    "a note": "她家门口有棵枇杷喜鹊",
    "a message": "您的戴胜明天送到",
    "a caption": "这是鹪鹩照片",
    "an alert's words": "晕倒前说了杜鹃",
    "a file of Telegram's": "AgACnightingale77",
    "a question to a worker": "在找欧阳金丝雀",
    "a note about somebody else": "和欧阳金丝雀一起",
    "an outbox text": "欧阳金丝雀 发来一句话",
    "an audit detail": "canary-detail-heron",
    "an update as it came": "update-canary-kingfisher",
    "a donation's words": "发给欧阳金丝雀",
    "the number of the chat": str(WHO),
    "a picture": "77" * 16,
}


def plant(office: Office, album: Album) -> int:
    """Somebody has left a trace everywhere; the number of the resident."""
    say = CANARIES
    resident = office.enrol(WHO, say["name"], f"{say['address']} {say['phone']}")
    office.says(WHO, f"36.5 {say['said with a value']}")
    office.says(WHO, f"{say['a symptom in words']}")
    office.says(WHO, say["words for the worker"])
    office.does(WHO, ordering.by_command, say["an order in words"])
    office.does(FANG, writing.by_command, noting.NOTE, f"{say['name']} {say['a note']}")
    office.does(FANG, writing.by_command, messaging.MESSAGE, f"{say['name']} {say['a message']}")
    office.does(FANG, reporting.by_command, f"{say['name']} 38.6")
    office.enrol(WANG, "王大爷", "5号楼1单元102")
    office.does(FANG, writing.by_command, noting.NOTE, f"王大爷 {say['a note about somebody else']}")
    office.deliver()
    office.db.call(_plant_rows, office, resident, album)
    return resident


def _plant_rows(session: Session, office: Office, resident: int, album: Album) -> None:
    """What nobody types: a picture, what an alert says, a question, updates, a ledger, the trail."""
    say = CANARIES
    reading, reporter = session.exec(select(Reading)).all()[0], session.exec(select(Reporter)).all()[0]
    picture = Evidence(
        episode_id=reading.episode_id,
        resident_id=resident,
        reporter_id=reporter.id or 0,
        kind=MediaKind.PHOTO,
        state=EvidenceState.WAITING,
        message_id=77,
        file_id=say["a file of Telegram's"],
        said=say["a caption"],
        file=say["a picture"],
        received_at=office.now,
        expires_at=office.now + timedelta(days=9),
    )
    session.add(picture)
    album.folder.mkdir(exist_ok=True)
    (album.folder / f"{picture.file}.jpg").write_bytes(b"canary")
    session.exec(select(Alert)).all()[0].said = say["an alert's words"]
    dialogues.ask(session, FANG, Asking.FIND, now=office.now, about={"wanted": say["a question to a worker"]})
    for number, chat, words in ((900001, WHO, say["an update as it came"]), (900002, FANG, f"/note {say['name']}")):
        raw = json.dumps({"text": words})
        session.add(Inbox(update_id=number, chat_id=chat, raw=raw, received_at=office.now, state=InboxState.DONE))
    said = line("told-joined", name=say["an outbox text"], addr="7")
    owe(session, said, to="staff:1", key="canary:1", priority=Priority.REPLY, now=office.now)
    _hand_out(session, resident, office)
    trail(session, office.actor(FANG), "file-seen", subject=f"resident:{resident}", now=office.now)
    session.flush()
    session.exec(select(Audit).order_by(col(Audit.id))).all()[-1].detail = {"planted": say["an audit detail"]}


def _hand_out(session: Session, resident: int, office: Office) -> None:
    """A bag of rice was handed out: the ledger keeps it, and not to whom."""
    item = StockItem(place_id=4, name="大米", unit=Unit.BAG, created_at=office.now)
    session.add(item)
    session.flush()
    handed = StockEntry(
        item_id=item.id or 0,
        kind=EntryKind.RECEIVED,
        amount=1,
        resident_id=resident,
        said=CANARIES["a donation's words"],
        entered_by=1,
        at=office.now,
    )
    session.add(handed)
    session.flush()


def everything(office: Office) -> str:
    """Every value of every table, as text."""

    def read(session: Session) -> str:
        rows: list[Any] = []
        for table in SQLModel.metadata.sorted_tables:
            rows += [tuple(row) for row in session.execute(table.select())]
        return repr(rows)

    return office.db.call(read)


def test_after_a_purge_no_canary_is_found_anywhere(office: Office, tmp_path: Path) -> None:
    album = Album(tmp_path / "media")
    resident = plant(office, album)
    before = everything(office)
    absent = [what for what, words in CANARIES.items() if words not in before]
    assert absent == [], "each was planted"
    office.does(CHEN, parting.choose, 1, "moved", True, message_id=None)
    office.deliver()
    office.does(LIN, forgetting.by_command, CANARIES["name"])
    office.does(CHEN, forgetting.decide, office.rows(Purge)[-1].id, True)
    office.deliver()
    assert ticks(office).purged == 1
    assert asyncio.run(office.db.truncate_log())
    album.sweep(office.db.call(fetching.kept_files), now=office.now + timedelta(days=365 * 9))
    after = everything(office)
    assert [what for what, words in CANARIES.items() if words in after] == []
    if office.db.path is not None:
        files = [office.db.path, *office.db.path.parent.glob(f"{office.db.path.name}-*")]
        content = b"".join(one.read_bytes() for one in files if one.exists())
        left = [what for what, words in CANARIES.items() if words.encode() in content]
        escaped = [what for what, words in CANARIES.items() if words.encode("unicode_escape") in content]
        assert left == [] == escaped
    assert list((tmp_path / "media").iterdir()) == []
    assert f"resident:{resident}" in after, "that something was done stays, by number"
    assert [one.name for one in office.rows(Resident)] == ["王大爷"]
    assert "和＊一起" in office.rows(Note)[-1].text
