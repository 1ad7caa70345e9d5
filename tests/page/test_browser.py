"""The page as people use it, in Debian's Chromium: nobody complains, nothing leaves the machine.

Pictures of what was seen are kept in `tests/artefacts`.
"""

import asyncio
import os
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.cast import TAKING_PART
from bot.sandbox import TOKEN, Limits, Sandbox, SandboxClock, serve
from tests.page.conftest import ARTEFACTS, PATIENCE, Desk, Played, Windows, driven, once

pytestmark = pytest.mark.asyncio(loop_scope="module")  # one browser for them all, which lives in one loop

PICTURE = Path(__file__).parent / "three-phones.png"  # the README shows it


@pytest_asyncio.fixture(loop_scope="module")
async def played(tmp_path: Path, sqlite_template: Path) -> AsyncIterator[Played]:
    """A sandbox with its town and its driver, in the loop of the browser."""
    async with driven(tmp_path, sqlite_template) as played:
        yield played


async def test_anna_scans_her_code_reads_english_and_the_page_does_too(desk: Desk) -> None:
    await desk.hold(0, "Anna")
    start = desk.phone(0).locator(".welcome")
    await expect(start).to_contain_text("120")
    await desk.shoot("start-screen")
    await desk.phone(0).get_by_text("扫码").click()
    await desk.phone(0).locator(".scroll button").filter(has_text="Anna").click()
    await desk.presses(0, "English")
    await desk.presses(0, "Yes, start")
    await desk.sees(0, "Anna, all is set")
    await desk.sees(1, "Anna（8号楼3单元601）扫码登记好了")
    # the menu of her role and language
    await desk.phone(0).locator(".menubtn").click()
    await expect(desk.phone(0).locator(".commands")).to_contain_text("Ask for a call")
    await expect(desk.phone(0).locator(".commands")).not_to_contain_text("/enroll")
    # the page in English: nothing Chinese is left around the phones
    await desk.page.locator("#language").click()
    await expect(desk.page.locator(".rail")).to_contain_text("Fever at night")
    await expect(desk.page.locator(".bottom")).to_have_text(re.compile("made-up people and data"))
    bar = await desk.page.locator(".bar-top").inner_text()
    assert not re.search("[\u4e00-\u9fff]", bar.replace("中文", "")), bar
    await desk.shoot("english")
    await desk.page.locator("#language").click()
    await expect(desk.page.locator(".bottom")).to_contain_text("人和数据都是假的")


async def test_a_morning_a_fever_and_whose_it_is_on_two_phones(desk: Desk) -> None:
    await desk.page.emulate_media(reduced_motion="no-preference")  # here it moves as most people see it
    await desk.hold(2, "刘医生")
    while "08:00" not in await desk.page.locator("#next").inner_text():
        due = await desk.page.locator("#next").inner_text()
        await desk.page.locator("#next").click()
        await expect(desk.page.locator("#next")).not_to_have_text(due, use_inner_text=True)
    await expect(desk.page.locator("#next")).to_contain_text("问体温")
    await desk.page.locator("#next").click()
    await desk.sees(0, "早上的体温时间到了")
    await desk.says(0, "三十六度五")
    await desk.sees(0, "36.5℃")
    await desk.hold(0, "王大爷")
    await desk.says(0, "38.5 有点咳嗽")
    await desk.sees(1, "发热 38.5℃")
    await desk.sees(2, "发热 38.5℃")
    await expect(desk.page.locator(".who .badge")).to_have_text("1")  # of the group, which nobody looks at
    await desk.presses(1, "我来处理")
    await expect(desk.phone(1).locator(".toast, .alertbox").first).to_contain_text("这件归您了")
    await desk.sees(2, "✅ 王芳")
    await expect(desk.phone(2).locator(".flash-0, .flash-1").first).to_be_attached()
    await desk.presses(1, "处理完了")
    await desk.presses(1, "已送医")
    await desk.sees(2, "已送医")
    # looking inside: the alert with its copies, what was understood, what was asked of Telegram
    await desk.page.get_by_role("button", name="看里面").click()
    for tab, words in (
        ("alerts", "王大爷"),
        ("heard", "38.5 ℃"),
        ("person", "38.5"),
        ("outbox", "sent"),
        ("due", "18:00"),
        ("audit", "王芳"),
        ("calls", "sendMessage"),
    ):
        await desk.page.locator(f'[data-tab="{tab}"]').click()
        await expect(desk.page.locator(".found")).to_contain_text(words)
        await expect(desk.page.locator(".found")).not_to_contain_text(re.compile("NaN|undefined|null"))
        await desk.shoot(f"inside-{tab}")
    await desk.page.locator('[data-tab="heard"]').click()
    await desk.page.locator("#try").fill("36度5")
    await expect(desk.page.locator(".heard").first).to_contain_text("36.5 ℃")


async def test_the_clock_goes_to_the_next_day_and_the_print_grows(desk: Desk, played: Played) -> None:
    page = desk.page
    day = await page.locator(".time small").inner_text()
    await expect(page.get_by_role("button", name="解除日")).to_be_enabled()
    await page.get_by_role("button", name="+15 分").click()
    await expect(page.locator(".time b")).to_have_text("07:15")
    await everybody_answers(desk, played, "36.5")
    await page.get_by_role("button", name="18:00").click()
    await desk.sees(0, "晚上再量一次体温")
    await everybody_answers(desk, played, "36.6")  # or the night would be long with what climbs
    await page.get_by_role("button", name="08:00").click()
    await expect(page.locator(".time small")).not_to_have_text(day, timeout=3 * PATIENCE)
    await expect(page.locator(".time b")).to_have_text("08:00", timeout=3 * PATIENCE)
    await expect(desk.phone(0).locator(".day")).to_have_count(2)
    await page.get_by_role("button", name="×60", exact=True).click()
    await expect(page.locator(".time b")).not_to_have_text("08:00")
    await page.get_by_role("button", name="暂停").click()
    # elder mode: 320 px wide, large print, nothing runs over the edge
    phone = desk.phone(0)
    before = await phone.locator(".text").first.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    await phone.get_by_role("button", name="菜单").first.click()
    await phone.locator(".sheet input[type=checkbox]").check()
    await phone.locator(".sheet input[type=range]").fill("170")
    after = await phone.locator(".text").first.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert after / before > 1.69
    box = await phone.bounding_box()
    assert box and round(box["width"]) == 320
    assert await phone.evaluate(OVER) == [], "the menu"
    await page.locator("#language").click()
    assert await phone.evaluate(OVER) == [], "the menu in English"
    await phone.get_by_role("button", name="Close").click()
    assert await phone.evaluate(OVER) == [], "the chat"
    await phone.get_by_role("button", name="Attach").click()
    assert await phone.evaluate(OVER) == [], "what else can be sent"
    await desk.shoot("elder-170")


async def everybody_answers(desk: Desk, played: Played, value: str) -> None:
    """Both who take part say so much; it is seen on the phone of one of them."""
    for name in TAKING_PART:
        played.player.who(name).says(value)
    await desk.sees(0, f"{value}℃")


async def test_supplies_from_a_word_to_the_door(desk: Desk) -> None:
    await desk.says(0, "大米10斤，青菜，鸡蛋一板，今天要")
    await desk.sees(0, "· 鸡蛋　1板")
    await desk.sees(1, "⏰ 今天要")
    await desk.presses(1, "接单，1 小时内")
    await desk.sees(0, "王芳接了您的单")
    await desk.presses(1, "放门口了")
    await desk.sees(1, "已放门口")
    await desk.presses(0, "拿到了")
    await desk.sees(0, "这单办好了")
    await desk.shoot("supplies")


# hands a phone over and types at once, before the browser has painted anything, and returns what stands there later
TYPES_AT_ONCE = """async () => {
    const holder = document.querySelector('.holder');
    const ends = new MessageChannel();
    const soon = () => new Promise((done) => { ends.port1.onmessage = done; ends.port2.postMessage(0); });
    holder.querySelector('.who').click();
    await soon();
    [...holder.querySelectorAll('[role=menuitem]')].find((one) => one.textContent.includes('李奶奶')).click();
    await soon();
    const field = document.querySelector('#phone0 textarea');
    field.value = '36.6';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((done) => setTimeout(done, 300));
    return document.querySelector('#phone0 textarea').value;
}"""


async def test_what_is_typed_right_after_a_phone_changed_hands_stays(desk: Desk) -> None:
    await desk.hold(0, "王大爷")
    assert await desk.page.evaluate(TYPES_AT_ONCE) == "36.6"


async def test_how_messages_and_trouble_are_drawn(windows: Windows) -> None:
    sandbox = Sandbox(clock=SandboxClock(paused=True), limits=Limits.off())
    li, fang = sandbox.person(1001, "李奶奶"), sandbox.person(2001, "王芳")
    for one in (li, fang, sandbox.person(9001, "林工")):
        one.starts()
    mine = {"text": "我来处理", "callback_data": "ack:1", "style": "success"}
    sos = {"keyboard": [["🌡 报体温", {"text": "🆘 求助", "style": "danger"}]]}
    async with (
        serve(sandbox) as url,
        windows.looking(url) as desk,
        httpx.AsyncClient(base_url=url) as client,
    ):

        async def bot(method: str, **asked: Any) -> Any:
            return (await client.post(f"/bot{TOKEN}/{method}", json=asked)).json()["result"]

        await desk.page.goto(f"{url}/?rail=1&lang=zh")
        phone = desk.phone(0)
        await expect(phone.locator(".own")).to_have_count(1)
        card = await bot("sendMessage", chat_id=1001, text="发热", reply_markup={"inline_keyboard": [[mine]]})
        await expect(phone.locator(".ring")).to_have_text("响铃")
        await expect(phone.locator(".ib.success")).to_have_text("我来处理")
        await bot("sendMessage", chat_id=1001, text="看板", reply_markup=sos, disable_notification=True)
        await expect(phone.locator(".row").filter(has_text="看板").locator(".bell")).to_be_visible()
        await expect(phone.locator(".row").filter(has_text="发热").locator(".bell")).to_have_count(0)
        await expect(phone.locator(".kb.danger")).to_have_text("🆘 求助")
        await bot("pinChatMessage", chat_id=1001, message_id=card["message_id"])
        await expect(phone.locator(".pinned")).to_contain_text("发热")
        # a toast fades by itself, an alert stays until it is closed
        for words, alert in (("这件归您了", False), ("已经有人接了", True)):
            await phone.locator(".ib").click()
            await once(lambda: any(not one.answered for one in sandbox.bot.queries.values()))
            query = list(sandbox.bot.queries.values())[-1]
            await bot("answerCallbackQuery", callback_query_id=query.id, text=words, show_alert=alert)
            await expect(phone.locator(".alertbox" if alert else ".toast")).to_contain_text(words)
        await phone.locator(".alertbox button").click()
        await expect(phone.locator(".alertbox")).to_have_count(0)
        sheet = {"document": ("台账.xlsx", b"PK-figures")}
        await client.post(f"/bot{TOKEN}/sendDocument", data={"chat_id": "1001"}, files=sheet)
        async with desk.page.expect_download() as kept:
            await phone.locator(".doc").click()
        assert (await kept.value).suggested_filename == "台账.xlsx"
        # each trouble lights its own button until all is normal again
        faults = desk.page.locator(".faults").first.get_by_role("button")
        for number in range(5):
            await expect(desk.page.locator(".faults .on")).to_have_count(number)
            await faults.nth(number).click()
            await expect(faults.nth(number)).to_have_class("on")
        await faults.last.click()
        await expect(desk.page.locator(".faults .on")).to_have_count(0)
        assert sandbox.faults.rules == []


async def test_what_people_send_besides_words(desk: Desk) -> None:
    phone = desk.phone(0)
    for what in ("语音", "贴纸"):
        await phone.get_by_role("button", name="发别的").click()
        await phone.get_by_role("button", name=what).click()
    await expect(phone.locator(".own .sticker")).to_be_visible()
    await expect(phone.locator(".own .voice")).to_be_visible()
    await phone.get_by_role("button", name="发别的").click()
    await phone.get_by_role("button", name="体温计照片").click()
    await phone.locator(".sheet input[type=range]").fill("36.8")
    await phone.get_by_role("button", name="发这张照片").click()
    await expect(phone.locator(".own .pic img")).to_be_visible()
    await desk.sees(1, "报的是 36.8℃")
    # a message changed, one forwarded, the bot blocked and opened again
    await desk.says(0, "36.9")
    await desk.sees(0, "36.9℃")
    await phone.locator(".own .bubble").last.click(button="right")
    await phone.get_by_role("button", name="修改").click()
    await desk.says(0, "36.7")
    await expect(phone.locator(".own .bubble").last).to_contain_text("改过")
    await phone.locator(".own .bubble").last.click(button="right")
    await phone.get_by_role("button", name="转发").click()
    await phone.get_by_role("button", name="随访").click()
    await expect(phone.locator(".fwd")).to_contain_text("李奶奶")
    await phone.get_by_role("button", name="菜单").first.click()
    await phone.get_by_role("button", name="停用机器人").click()
    await phone.get_by_role("button", name="重新打开").click()
    await expect(phone.locator("textarea")).to_be_visible()
    async with desk.page.expect_download() as kept:
        await phone.get_by_role("button", name="菜单").first.click()
        await expect(phone.get_by_text("JSON")).to_have_attribute("href", re.compile("format=json&chat=1001"))
        await phone.get_by_text("Markdown").click()
    kept_as = ARTEFACTS / "transcript.md"
    await (await kept.value).save_as(kept_as)
    assert "36.9" in kept_as.read_text(encoding="utf-8")


async def test_a_story_by_its_button_a_second_browser_and_a_reload(
    desk: Desk, played: Played, windows: Windows
) -> None:
    async with windows.looking(played.url) as other:
        await other.open("?rail=0&lang=en")
        await desk.page.locator(".line select").select_option("0.1")
        # looked for from before the press on: an expectation looks once a second, and a story may be over by then
        playing = asyncio.ensure_future(desk.page.wait_for_selector('.telling[data-state="playing"]'))
        await desk.page.locator('[data-story="wrong"]').click()
        await playing
        await other.page.reload()
        await expect(desk.page.locator('.telling[data-state="done"]')).to_be_visible()
        await expect(other.page.locator('.telling[data-state="done"]')).to_contain_text("The story is over")
        await desk.hold(0, "李奶奶")
        await other.hold(0, "李奶奶")
        await other.says(0, "36.6")
        await desk.sees(0, "36.6℃")
        await other.shoot("second-browser")


async def test_the_bot_stops_and_the_page_says_so_and_goes_on(desk: Desk, played: Played) -> None:
    page = desk.page
    await page.locator("#kill").click()
    await expect(page.locator("#down")).to_contain_text("机器人停了")
    await desk.says(0, "36.5")
    await desk.shoot("bot-down")
    await page.get_by_role("button", name="看里面").click()
    await expect(page.locator(".found")).to_contain_text("机器人停着")
    await page.locator("#down button").click()
    await expect(page.locator('.alive[data-bot="alive"]')).to_be_visible()
    await desk.sees(0, "36.5℃")
    await expect(page.locator(".found")).to_contain_text("36.5")


async def test_the_whole_sandbox_ends_and_comes_back(tmp_path: Path, sqlite_template: Path, windows: Windows) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    async with driven(tmp_path / "one", sqlite_template) as first:
        context = windows.looking(first.url)
        desk = await context.__aenter__()
        await desk.open()
        desk.gone_allowed = True
        port = int(first.url.rsplit(":", 1)[1])
    await expect(desk.page.locator("#lost")).to_contain_text("正在重新连接")
    async with driven(tmp_path / "two", sqlite_template, port) as second:
        assert second.url == first.url
        await expect(desk.page.locator("#lost")).to_have_count(0)
        await desk.says(0, "36.5")
        await desk.sees(0, "36.5℃")
        await context.__aexit__(None, None, None)


async def test_a_very_long_message_and_five_hundred_of_them(desk: Desk, played: Played) -> None:
    li = played.player.who("李奶奶")
    await desk.says(0, "我" * 4000 + "<b>&" + "W" * 92)
    await expect(desk.phone(0).locator(".own .bubble").last).to_contain_text("WWW")
    inside = await desk.phone(0).evaluate("one => one.querySelector('.messages').scrollWidth <= one.clientWidth")
    assert inside, "a long word is broken"
    await desk.page.locator("#kill").click()
    await expect(desk.page.locator("#down")).to_be_visible()
    for number in range(500):
        li.says(f"第 {number} 句")
    await expect(desk.phone(0).locator(".own .bubble").last).to_contain_text("第 499 句")
    usual = await desk.page.evaluate(SCROLL)
    assert usual < 150, f"a frame took {usual} ms"
    await desk.page.reload()
    await expect(desk.phone(0).locator(".own .bubble").last).to_contain_text("第 499 句")
    await desk.phone(0).locator(".messages").evaluate("one => { one.scrollTop = 0; }")
    await desk.phone(0).get_by_role("button", name="更早的消息").click()
    await expect(desk.phone(0).locator(".bubble").filter(has_text="第 0 句")).to_be_attached()


# what runs over the edge of a phone, or over what stands beside it
OVER = """one => {
    const edge = one.getBoundingClientRect();
    const runs = (e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX === 'visible';
    return [...one.querySelectorAll('*')].filter((e) => {
        const box = e.getBoundingClientRect();
        return e.clientWidth > 0 && (runs(e) || box.right > edge.right + 1 || box.left < edge.left - 1);
    }).map((e) => `${e.tagName}.${e.className} ${e.textContent.slice(0, 30)}`);
}"""


# what is cut off or has to be scrolled for: the rail, the name of the next event, the newest message of each phone
CUT = """() => {
    const all = (name) => [...document.querySelectorAll(name)];
    return [
        ...all('.rail').filter((one) => one.scrollHeight > one.clientHeight + 1),
        ...all('#next b').filter((one) => one.scrollWidth > one.clientWidth + 1),
        ...all('.messages').filter((one) => one.scrollHeight - one.scrollTop - one.clientHeight > 2),
    ].map((one) => one.className || one.textContent);
}"""


# scrolls through a chat and returns the usual (median) time between two frames, in milliseconds
SCROLL = """async () => {
    const box = document.querySelector('#phone0 .messages');
    const frames = [];
    let before = performance.now();
    for (let i = 0; i < 40; i += 1) {
        box.scrollTop = box.scrollHeight * (1 - i / 40);
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        frames.push(now - before);
        before = now;
    }
    return frames.sort((a, b) => a - b)[20];
}"""


async def test_it_can_be_read_at_both_sizes_in_both_languages(desk: Desk, played: Played) -> None:
    played.sandbox.playback.let({"to": "08:00"})
    await desk.sees(0, "早上的体温时间到了")
    await desk.says(0, "38.5 有点咳嗽")
    await desk.sees(1, "发热 38.5℃")
    await desk.hold(2, "陈书记")
    for lang in ("zh", "en"):
        for width, height in ((1440, 900), (1024, 768)):
            await desk.page.set_viewport_size({"width": width, "height": height})
            await desk.page.goto(f"{played.url}/?lang={lang}&rail={int(width > 1359)}")
            await desk.sees(1, "发热 38.5℃")
            await desk.page.wait_for_timeout(300)
            fits = await desk.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
            assert fits, f"{width} px in {lang}"
            assert await desk.page.evaluate(CUT) == [], f"{width} px in {lang}"
            await expect(desk.page.locator(".phone .demo")).to_have_count(3)
            await desk.shoot(f"page-{width}-{lang}")
    if os.environ.get("SUIFANG_PICTURE"):
        await _picture(desk, played)


async def _picture(desk: Desk, played: Played) -> None:
    """Make the picture of the three phones that the README shows, small enough for it."""
    from PIL import Image

    await desk.page.set_viewport_size({"width": 1180, "height": 860})
    await desk.page.goto(f"{played.url}/?lang=zh&rail=0")
    await desk.hold(2, "林工")
    await desk.says(2, "/status")
    await desk.presses(1, "我来处理")
    await desk.sees(1, "✅ 王芳")
    await asyncio.sleep(4)
    raw = ARTEFACTS / "three-phones-raw.png"
    await desk.page.locator(".phones").screenshot(path=raw)
    with Image.open(raw) as picture:
        picture.convert("RGB").quantize(256, method=Image.Quantize.FASTOCTREE).save(PICTURE, optimize=True)
    assert PICTURE.stat().st_size < 300_000
