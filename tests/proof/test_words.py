"""Words for the worker are somebody's words: they are not let be, whatever the network does."""

from tests.world import World

MARK = "可能重复"


async def test_words_of_uncertain_fate_are_passed_on_again_and_say_so(world: World) -> None:
    await world.until("04-01 10:00")
    await world.enrol(world.wang)
    world.sandbox.faults.add("status", method="sendMessage", chat_id=world.fang.id, code=502)

    await world.says(world.wang, "请问楼下什么时候收垃圾")
    await world.wait(minutes=1)

    assert MARK in world.card(world.fang, "请问楼下什么时候收垃圾").text


async def test_a_voice_message_of_uncertain_fate_is_passed_on_again_and_says_so(world: World) -> None:
    await world.until("04-01 10:00")
    await world.enrol(world.wang)
    world.sandbox.faults.add("lost", method="copyMessage")

    world.wang.sends_voice()
    await world.settle()
    await world.wait(minutes=1)

    first, again = [seen for seen in world.fang.sees() if seen.kind == "voice"]
    assert MARK not in first.text
    assert MARK in again.text
