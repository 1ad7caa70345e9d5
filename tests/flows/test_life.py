"""What a lead changes about an isolation, typed and pressed: longer and back, a pause, a death, and an erasing."""

from storage.models import Episode, Resident
from storage.words import EpisodeState
from tests.world import World


async def test_a_lead_changes_an_isolation_and_two_people_erase_it(world: World) -> None:
    await world.enrol(world.li, "3号楼2单元501")
    await world.says(world.chen, "/extend 李奶奶 3 等结果")
    assert "4月14日 → 4月17日" in world.last(world.chen).text and "等结果" in world.last(world.chen).text
    assert world.saw(world.li, "最后一天改到 04-17")
    await world.presses(world.chen, "↩️ 撤销")
    assert "已撤销" in world.last(world.chen).text
    await world.says(world.chen, "/暂停 李奶奶")
    await world.presses(world.chen, "2 天")
    assert "4月3日 起照常" in world.last(world.chen).text
    await world.says(world.chen, "/release 李奶奶")
    await world.presses(world.chen, "⋯ 其他情况")
    await world.presses(world.chen, "已去世")
    await world.presses(world.chen, "已去世")
    assert world.rows(Episode)[0].state is EpisodeState.DIED
    seen = len(world.texts(world.li))
    await world.until("04-04 09:00")
    assert len(world.texts(world.li)) == seen, "nothing was sent any more"
    await world.says(world.lin, "/forget 李奶奶")
    await world.presses(world.chen, "同意清除")
    await world.wait(minutes=1)
    assert world.rows(Resident) == []
    assert "已清除" in world.card(world.lin, "已清除").text
