"""What tests begin with is played once: put back, it must be what was played."""

from storage.models import Alert, Reading
from tests.moments import Moments
from tests.world import World, opened_world


async def a_fever(world: World) -> list[str]:
    """李奶奶 is registered, asked in the morning, and has a fever; what she and 王芳 see, and what the rows say."""
    await world.enrol(world.li)
    await world.until("04-01 08:00")
    answer = await world.says(world.li, "38.6")
    rows = [repr(row) for table in (Reading, Alert) for row in world.rows(table)]
    return [answer.text, *world.texts(world.li), world.card(world.fang, "38.6").text, str(world.now), *rows]


async def test_a_fever_put_back_is_the_fever_played_and_goes_on(town: Moments) -> None:
    async with opened_world(town) as world:
        world.path = None  # it plays for itself
        played = await a_fever(world)
    for _ in range(3):  # seen, kept, put back
        async with opened_world(town) as world:
            assert await a_fever(world) == played
            path = world.path
            await world.presses(world.fang, "我来处理", on=world.card(world.fang, "38.6"))
            assert "王芳" in world.card(world.liu, "38.6").text
    assert path is not None and town.has(path)


async def test_whoever_does_something_of_their_own_plays_for_themselves(town: Moments) -> None:
    async with opened_world(town) as world:
        await world.enrol(world.li)
        assert world.way("until", "04-01 08:00")
        world.min.private.blocked = True
        assert world.way("until", "04-01 08:00") is None
