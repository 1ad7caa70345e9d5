"""Pictures of thermometers from the resident's camera to the worker's tap, through the real bot and the disk.

The cases of `photo_media.json` are named by their numbers.
"""

import asyncio
import errno
import io
import json
import time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlmodel import Session, select

from bot.sandbox.people import Seen
from storage.models import Alert, Episode, Evidence, Inbox, Reading
from storage.words import EvidenceState
from tests.cards.test_snapshot import thermometer, written
from tests.world import World

FILES = Path(__file__).parents[1] / "files"
CASES = json.loads((Path(__file__).parents[1] / "data" / "photo_media.json").read_text(encoding="utf-8"))


async def sent(world: World, send: Any, *args: Any, **values: Any) -> Seen:
    """王大爷 sends something, and everything that follows happens. Returns what he sees last."""
    send(*args, **values)
    await world.settle()
    return world.last(world.wang)


async def asked(world: World) -> None:
    """王大爷 lives in 3号楼 and the morning's round is open."""
    await world.enrol(world.wang, "3号楼 13800000002")
    await world.until("04-01 08:01")


def values(world: World) -> list[int]:
    """Every value that was taken."""
    return [reading.centi for reading in world.rows(Reading)]


def state(world: World) -> EvidenceState:
    """What became of the newest picture."""
    return world.rows(Evidence)[-1].state


def kept(world: World) -> list[Path]:
    """The files in the folder of pictures."""
    folder = world.settings.media_dir
    return sorted(folder.iterdir()) if folder.is_dir() else []


def photo(value: str = "36.5", **options: Any) -> bytes:
    """A photo of a thermometer."""
    return written(thermometer(value, **options))


def test_every_case_of_the_table_has_its_test() -> None:
    here = "".join(
        path.read_text(encoding="utf-8")
        for path in (Path(__file__), Path(__file__).parents[1] / "cards" / "test_snapshot.py")
    )
    assert [case["id"] for case in CASES if case["id"] not in here] == []


# ── the way of a picture ──


async def test_a_photo_with_its_value_is_confirmed_with_one_tap(world: World) -> None:
    """P024: one record; P005, P011: what the worker gets is the cleaned copy."""
    await asked(world)
    before = (FILES / "p05_gps.jpg").read_bytes()
    echo = await sent(world, world.wang.sends_photo, before, caption="36.5")
    assert echo.text.startswith("记下了，王大爷：36.5℃")
    assert values(world) == [3650] and len(world.rows(Evidence)) == 1
    card = world.last(world.fang)
    assert card.photo and card.labels == ["是 36.5", "看不清", "代报", "🔍 放大"]
    assert card.text == "📷 王大爷　3号楼　照片\n报的是 36.5℃，和照片上一样吗？"
    content = await downloaded(world, card)
    assert content != before and b"Exif" not in content
    assert max(Image.open(io.BytesIO(content)).size) <= 640
    assert await world.presses(world.fang, "是 36.5") == "核对好了，谢谢。"
    changed = world.last(world.fang)
    assert changed.message_id == card.message_id and changed.photo
    assert changed.text.endswith("☑️ 王芳 08:01 核对：没错") and changed.labels == ["代报", "🔍 放大"]
    assert world.last(world.wang).message_id == echo.message_id, "the resident is left in peace"


async def downloaded(world: World, seen: Seen) -> bytes:
    """The picture a message shows."""
    file = await world.app.application.bot.get_file(seen.file_id)
    return bytes(await file.download_as_bytearray())


async def test_the_picture_is_shown_large_and_deleted_after_three_days(world: World) -> None:
    await asked(world)
    await sent(world, world.wang.sends_photo, photo(size=(3000, 2400)), caption="36.5")
    assert len(kept(world)) == 2
    assert {path.stat().st_mode & 0o777 for path in kept(world)} == {0o600}
    assert await world.presses(world.fang, "放大") == "大图在下面。"
    large = world.last(world.fang)
    assert large.photo and max(Image.open(io.BytesIO(await downloaded(world, large))).size) == 1600
    card = world.card(world.fang, "照片\n")
    world.clock.advance(73 * 3600)
    await world.stage.tick()
    assert kept(world) == []
    assert world.rows(Evidence)[0].reading_id is not None
    assert await world.presses(world.fang, "放大", on=card) == "照片已到期删除。"
    await world.presses(world.fang, "是 36.5", on=card)
    assert world.card(world.fang, "核对：没错").message_id == card.message_id


async def test_an_unreadable_picture_is_asked_for_again_and_the_next_one_read_by_the_worker(world: World) -> None:
    await asked(world)
    await sent(world, world.wang.sends_photo, photo())
    assert world.last(world.fang).labels == ["看不清", "代报", "🔍 放大"]
    assert await world.presses(world.fang, "看不清") == "已请本人再拍一张。"
    assert world.last(world.wang).text.startswith("照片看不太清。请再拍一张")
    await sent(world, world.wang.sends_photo, photo(left=60))
    await world.presses(world.fang, "代报")
    await world.presses(world.fang, "36")
    await world.presses(world.fang, "36.8")
    assert values(world) == [3680]
    assert world.last(world.fang).text == "记下了：王大爷 36.8℃"
    assert "王芳看了您的照片，体温记下了：36.8℃" in world.last(world.wang).text
    assert not world.saw(world.wang, "您不用再报了"), "it is said once"


async def test_a_picture_that_says_otherwise_reaches_the_lead_when_nobody_takes_it(world: World) -> None:
    await asked(world)
    await sent(world, world.wang.sends_photo, photo("37.1"), caption="36.5")
    await world.presses(world.fang, "代报")
    await world.says(world.fang, "37.1")
    assert values(world) == [3650, 3710]
    alert = world.card(world.fang, "照片和报的数不一样，现记 37.1℃")
    assert "照片和报的数不一样" not in "".join(world.texts(world.liu)), "nobody is feverish"
    assert "体温记成 37.1℃（原来 36.5℃）" in world.last(world.wang).text
    assert not world.saw(world.wang, "体温改成了"), "it is said once"
    await world.wait(minutes=61)
    assert world.saw(world.chen, "照片和报的数不一样")
    await world.presses(world.fang, "我来处理", on=alert)
    await world.presses(world.fang, "处理完了")
    await world.presses(world.fang, "重新量过，以新数为准")
    assert world.saw(world.chen, "办结：重新量过，以新数为准")


async def test_a_fever_below_a_photo_rings_even_while_the_photo_does_not_come(world: World) -> None:
    """P025."""
    await asked(world)
    world.sandbox.faults.add("status", method="getFile", code=502, description="Bad Gateway", times=2)
    await sent(world, world.wang.sends_photo, photo("38.5"), caption="38.5")
    assert world.saw(world.fang, "发热 38.5℃") and world.saw(world.liu, "发热 38.5℃")
    assert state(world) is EvidenceState.FETCHING
    await world.wait(minutes=3)
    assert state(world) is EvidenceState.WAITING
    assert world.last(world.fang).photo


async def test_a_bot_that_dies_while_fetching_fetches_after_the_restart(world: World) -> None:
    await asked(world)
    world.sandbox.faults.add("drop", method="file")
    await sent(world, world.wang.sends_photo, photo())
    assert state(world) is EvidenceState.FETCHING and kept(world) == []
    await world.restart()
    await world.wait(minutes=3)
    assert world.last(world.fang).photo and len(kept(world)) == 2


async def test_a_download_that_drips_is_cut_and_holds_up_nobody(world: World) -> None:
    """P048: the cut is at 30 seconds; here the patience is shorter so that the test is."""
    await asked(world)
    assert world.app.fetcher.patience == 30
    world.app.fetcher.patience = 0.05
    world.sandbox.faults.add("delay", method="file", seconds=0.5)
    began = time.monotonic()
    world.wang.sends_photo(photo())
    await world.app.listener.poll(0)
    await world.app.dispatcher.feed()
    await world.app.dispatcher.work_one()
    fetching = asyncio.ensure_future(world.app.fetcher.fetch_one())
    await world.enrol(world.zhang)
    await fetching
    assert world.last(world.zhang).text.startswith("张阿姨，都办好了")
    assert world.rows(Evidence)[0].tries == 1 and time.monotonic() - began < 30
    world.app.fetcher.patience = 30
    await world.wait(minutes=3)
    assert state(world) is EvidenceState.WAITING


async def test_ten_large_files_at_once_are_refused_without_a_look(world: World) -> None:
    """P050: what is too big is refused by what Telegram says of it; the darkroom opens two at a time."""
    await asked(world)
    for _ in range(10):
        world.wang.sends_document("大.jpg", b"x", mime_type="image/jpeg", size=20 * 1024 * 1024)
    await world.says(world.wang, "38.6")
    assert world.saw(world.fang, "发热 38.6℃")
    assert world.rows(Evidence) == []
    assert world.app.fetcher._darkroom._places._value == 2


async def test_a_full_disk_costs_no_reading_and_no_alert(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """P051."""
    await asked(world)

    def full(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(world.app.fetcher.album, "_write", full)
        await sent(world, world.wang.sends_photo, photo("38.5"), caption="38.5")
        await world.wait(hours=3)
    assert values(world) == [3850] and len(world.rows(Alert)) >= 1
    assert state(world) is EvidenceState.MISSING and kept(world) == []
    assert world.saw(world.lin, "照片存不进去")
    assert world.saw(world.fang, "照片没有取到") and world.saw(world.wang, "请再发一次")


async def test_broken_files_are_asked_for_again(world: World) -> None:
    """P006 and its like, through the bot."""
    await asked(world)
    answer = await sent(world, world.wang.sends_photo, (FILES / "p06_truncated.jpg").read_bytes())
    assert answer.text == "照片没有传全，请再发一次。"
    for name in ("p03_warning_zone_12000.png", "p19_random.bin", "p10_eps_as.jpg", "p17_1x1.jpg"):
        content = (FILES / name).read_bytes()
        answer = await sent(world, world.wang.sends_document, name, content, mime_type="image/jpeg")
        assert answer.text.startswith(("照片太大", "这个文件我打不开", "照片太小"))
        assert state(world) is EvidenceState.REFUSED
    assert kept(world) == []


async def test_yesterdays_photo_is_told_to_the_worker_and_nobody_is_accused(world: World) -> None:
    await asked(world)
    await sent(world, world.wang.sends_photo, photo(), caption="36.5")
    await world.until("04-01 18:05")
    await world.says(world.wang, "36.5")
    await world.until("04-02 08:05")
    echo = await sent(world, world.wang.sends_photo, photo(), caption="36.6")
    assert echo.text.startswith("记下了，王大爷：36.6℃")
    assert "和 04-01 08:01 收到的一张很像" in world.last(world.fang).text
    await sent(world, world.wang.sends_photo, written(thermometer().resize((600, 466)), quality=50))
    assert "很像" in world.last(world.fang).text, "the same picture, compressed again"


async def test_a_profile_that_wants_pictures_says_so_with_the_days_digits(world: World) -> None:
    await world.enrol(world.wang, "3号楼")

    def wish(session: Session) -> None:
        for one in session.exec(select(Episode)).all():
            one.profile = one.profile | {"evidence": "morning"}
            session.add(one)

    world.db.call(wish)
    await world.until("04-01 08:01")
    prompt = world.last(world.wang).text
    code = prompt.partition("写着 ")[2][:2]
    assert code.isdigit() and prompt.endswith(f"请把体温计和写着 {code} 的纸一起拍张照片，发给我。")
    echo = await world.says(world.wang, "36.5")
    # one question and one thing to do: whoever never taps an answer is asked for the picture all the same
    assert echo.text.count("？") == 1
    assert echo.text.endswith(f"身上有没有不舒服？\n请把体温计和写着 {code} 的纸一起拍张照片，发给我。")
    await world.presses(world.wang, "没有不舒服")
    assert f"写着 {code} 的纸" in world.last(world.wang).text
    await sent(world, world.wang.sends_photo, photo())
    assert f"今天的两位码：{code}" in world.last(world.fang).text
    await world.until("04-01 18:01")
    assert "照片" not in world.last(world.wang).text, "in the morning only"


# ── words below, albums, forwards ──


async def test_an_album_counts_once(world: World) -> None:
    """P028: of ten photos the first three are kept."""
    await asked(world)
    before = len(world.wang.sees())
    await sent(world, world.wang.sends_album, [photo(left=at * 9) for at in range(10)], "36.5")
    assert values(world) == [3650] and len(world.rows(Evidence)) == 3
    assert len(world.wang.sees()) == before + 1


async def test_a_photo_nobody_asked_for_is_kept_and_asked_about(world: World) -> None:
    """P027."""
    await world.enrol(world.wang, "3号楼")
    await world.until("04-01 13:00")
    world.rows(Evidence)
    await world.says(world.wang, "36.5")
    await world.until("04-01 16:00")
    answer = await sent(world, world.wang.sends_photo, photo())
    assert "是体温计的话，请把数字也发我" in answer.text
    assert state(world) is EvidenceState.WAITING


async def test_a_photo_from_elsewhere_is_marked_and_is_no_evidence(world: World) -> None:
    """P045."""
    await asked(world)
    original = world.wang.sends_photo(photo())
    await world.settle()
    await world.says(world.wang, "36.5")
    await sent(world, world.wang.forwards, original)
    card = world.last(world.fang)
    assert "这张是转发来的" in card.text and card.labels == ["看不清", "代报", "🔍 放大"]


async def test_the_words_below_a_picture_can_be_edited(world: World) -> None:
    await asked(world)
    picture = world.wang.sends_photo(photo(), "36.5")
    await world.settle()
    await world.presses(world.fang, "是 36.5")
    await sent(world, world.wang.edits, picture, "36.9")
    assert values(world) == [3650, 3690]
    assert "改成 36.9℃" in world.last(world.wang).text
    assert world.last(world.fang).labels[0] == "是 36.9", "what was confirmed was another number"


async def test_other_words_below_a_picture_stand_on_its_card_and_ask_for_nothing(world: World) -> None:
    await asked(world)
    picture = world.wang.sends_photo(photo(), "早上量的")
    await world.settle()
    before = len(world.wang.sees())
    await sent(world, world.wang.edits, picture, "刚才量的")
    assert "TA说：刚才量的" in world.last(world.fang).text
    assert len(world.wang.sees()) == before


# ── everything else ──


async def test_voices_and_videos_go_to_the_worker_with_the_way_to_report(world: World) -> None:
    """P032, P033, P034: kept by Telegram, copied, never downloaded."""
    await asked(world)
    for send in (world.wang.sends_voice, world.wang.sends_voice, world.wang.sends_audio):
        await sent(world, send)
    assert world.saw(world.fang, "看来更习惯说话")
    assert "代报体温" in world.card(world.fang, "发来语音").labels
    for send, kind in ((world.wang.sends_video_note, "video_note"), (world.wang.sends_video, "video")):
        await sent(world, send)
        copy, card = world.fang.sees()[-2:]
        assert copy.kind == kind and card.labels == ["看不清", "代报"]
    await world.presses(world.fang, "代报")
    await world.says(world.fang, "36.7")
    assert values(world) == [3670]
    assert not [call for call in world.sandbox.calls if call.method == "getFile"]


async def test_where_somebody_is_and_whom_they_know_is_never_written_down(world: World) -> None:
    """P037, P039: a hint, nothing kept, and a live location that moves is silent."""
    await asked(world)
    before = len(world.fang.sees())
    hint = await sent(world, world.wang.sends_location, 31.2345, 121.4567)
    assert hint.text.startswith("位置我不保存")
    hint = await sent(world, world.wang.shares_contact, "13800000077")
    assert hint.text.startswith("别人的电话我不保存")
    shown = world.wang.shares_live_location(31.2345, 121.4567)
    await world.settle()
    told = len(world.wang.sees())
    for step in range(5):
        world.wang.moves(shown, 31.2345 + step, 121.4567)
        await world.settle()
    assert len(world.wang.sees()) == told and len(world.fang.sees()) == before
    raw = "".join(row.raw for row in world.rows(Inbox))
    assert not any(secret in raw for secret in ("31.2345", "121.4567", "13800000077", "32.23"))


async def test_games_and_unknown_things_get_a_kind_word(world: World) -> None:
    """P040, P041, P044, P046: polls, dice, GIFs, and what Telegram invents; nothing of it is a temperature."""
    await asked(world)
    assert "投票" in (await sent(world, world.wang.sends_poll, "几度", ["36", "37"])).text
    assert "体温计上的数字" in (await sent(world, world.wang.sends_dice, 6)).text
    assert "动图" in (await sent(world, world.wang.sends_animation)).text
    for body in ({"story": {"chat": {"id": 5, "type": "private"}, "id": 1}}, {"beamed": {"x": 1}}, {}):
        message = {
            "message_id": 9000 + len(body),
            "date": int(world.now.timestamp()),
            "from": {"id": world.wang.id, "is_bot": False, "first_name": "王大爷"},
            "chat": {"id": world.wang.id, "type": "private", "first_name": "王大爷"},
        }
        world.sandbox.world.inject({"message": message | body})
        await world.settle()
        assert world.last(world.wang).text.startswith("这种消息我还看不懂")
    assert values(world) == [] and world.rows(Evidence) == []


async def test_a_picture_as_a_file_is_opened_when_it_can_be_and_asked_for_as_a_photo_when_not(world: World) -> None:
    """P030."""
    await asked(world)
    hint = await sent(world, world.wang.sends_document, "IMG_1.HEIC", b"ftypheic", mime_type="image/heic")
    assert hint.text == "这种照片文件我打不开。请用“照片”的方式发给我。"
    hint = await sent(world, world.wang.sends_document, "x.HEIC", b"ftypheic")
    assert hint.text == "这种照片文件我打不开。请用“照片”的方式发给我。"
    await sent(world, world.wang.sends_document, "x.png", written(thermometer(), "PNG"), mime_type="image/png")
    assert world.last(world.fang).photo and state(world) is EvidenceState.WAITING


async def test_staff_and_strangers_are_answered(world: World) -> None:
    world.fang.sends_photo(photo())
    world.stranger.sends_video_note()
    await world.settle()
    assert world.last(world.fang).text.startswith("这个我处理不了")
    assert "还没有您的登记" in world.last(world.stranger).text


async def test_an_english_reader_is_answered_in_english(world: World) -> None:
    await world.enrol(world.anna, language="English", consent="Yes, start")
    world.anna.sends_dice()
    world.anna.sends_photo((FILES / "p06_truncated.jpg").read_bytes())
    await world.settle()
    assert world.saw(world.anna, "A little game is nice")
    assert world.last(world.anna).text == "The photo did not arrive whole. Please send it again."
