"""The main job, as everybody in it lives it."""

from tests.world import World


async def test_a_fever_reaches_the_worker_and_the_health_centre_at_once(world: World) -> None:
    await world.enrol(world.wang, "3号楼 13800000002")
    await world.until("04-01 08:00")
    assert "王大爷" in world.last(world.wang).text
    await world.says(world.wang, "38.5")
    assert world.saw(world.fang, "发热 38.5℃")
    assert world.saw(world.liu, "发热 38.5℃")
    assert not world.saw(world.chen, "发热")
