import pytest
from tests.world import World, opened_world
async def go(url, act):
    async with opened_world(url, "04-01 10:00") as w:
        await w.enrol(w.wang)
        await act(w)
        from storage.models import Outbox, Inbox
        for r in w.rows(Outbox):
            if r.notice in ("FromResident","PassOn","Line") and r.id and "words" in r.key or "media" in r.key:
                print(r.notice, r.key, r.state, r.why, r.marked, r.priority)
        print("fang sees:", w.texts(w.fang)[-3:], [ (s.kind, s.text[:20]) for s in w.fang.sees()[-4:]])
        print("wang sees:", w.texts(w.wang)[-1:])
async def test_words(database_url):
    if "postgres" in database_url: pytest.skip("")
    async def act(w):
        w.sandbox.faults.add("drop", method="sendMessage", chat_id=w.fang.id)
        await w.says(w.wang, "请问楼下什么时候收垃圾")
        await w.wait(minutes=5)
    await go(database_url, act)
async def test_media(database_url):
    if "postgres" in database_url: pytest.skip("")
    async def act(w):
        w.sandbox.faults.add("lost", method="copyMessage", times=1)
        w.wang.sends_voice()
        await w.settle()
        await w.wait(minutes=5)
    await go(database_url, act)
async def test_media_dropped_late(database_url):
    if "postgres" in database_url: pytest.skip("")
    async def act(w):
        w.sandbox.faults.add("status", method="copyMessage", times=8, code=429, retry_after=30)
        w.sandbox.faults.add("drop", method="copyMessage", times=1)
        w.wang.sends_voice()
        await w.settle()
        await w.wait(minutes=15)
    await go(database_url, act)
