"""A list of people in the chat: sent, checked, registered, printed, taken back; and what a hostile server answers."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.sandbox.people import Seen
from storage.models import Episode, Import, Resident
from storage.words import EpisodeState
from tests.world import World

FILES = Path(__file__).parents[1] / "files"


async def sends(world: World, name: str, caption: str = "/import", as_name: str = "") -> Seen:
    """林工 sends one of the files; what he sees last comes back."""
    world.lin.sends_document(as_name or name, (FILES / name).read_bytes(), mime_type="text/csv", caption=caption)
    await world.settle()
    await world.stage.tick()
    return world.last(world.lin)


async def test_a_list_becomes_people_who_scan_their_codes(world: World) -> None:
    await world.says(world.lin, "/place add 开发区/长河街道/东风社区/东门网格1")
    await world.says(world.lin, f"/team add {world.fang.id} 网格员 东门网格1 王芳")
    how = await world.says(world.lin, "/import")
    assert "样表" in how.text
    card = await sends(world, "i01_good_utf8.csv", caption="", as_name="../../名单.csv.exe")
    assert "名单核对好了" in card.text and "新登记：2 位" in card.text
    await world.presses(world.lin, "登记 2 位", on=card)
    await world.stage.tick()
    card = world.card(world.lin, "登记好了")
    await world.presses(world.lin, "🖨 打印二维码", on=card)
    sheet = world.card(world.lin, "每页八张")
    assert "2 位" in sheet.text
    assert [one.name for one in world.rows(Resident)] == ["张三", "李四"]
    await world.presses(world.lin, "撤销这次登记", on=world.card(world.lin, "登记好了"))
    await world.stage.tick()
    assert world.saw(world.lin, "这次登记已撤销")
    assert {one.state for one in world.rows(Episode)} == {EpisodeState.VOID}


async def test_a_list_with_mistakes_comes_back_line_by_line(world: World) -> None:
    await sends(world, "i31_unknown_grid.csv")
    card = world.card(world.lin, "名单核对好了")
    assert "第 2 行：没有“不存在的网格”这个区域" in card.text and "没有要登记的人" in card.text
    assert world.saw(world.lin, "每行的结果写在最后几列")
    await world.presses(world.lin, "不登记", on=card)
    assert world.saw(world.lin, "没有登记任何人，名单已删除")


async def test_a_workbook_that_is_a_trap_is_refused_in_words(world: World) -> None:
    said = await sends(world, "i55_macro.xlsm")
    assert said.text.startswith("文件带有宏，没有读。") and "/import" in said.text


async def test_in_a_group_a_list_is_refused_and_asked_to_be_deleted(world: World) -> None:
    group = world.sandbox.group("东风工作群", [world.lin, world.fang])
    await world.says(world.lin, "/bind 东风社区", chat=group)
    world.lin.sends_document("a.csv", b"x", mime_type="text/csv", caption="/import", chat=group)
    await world.settle()
    assert "请私下发给我，群里这份请删掉" in world.last(world.lin, group).text
    assert world.rows(Import) == []


@pytest.mark.parametrize("path", ["/etc/passwd", "../../etc/passwd"])
async def test_a_server_that_answers_with_a_path_of_this_machine_is_not_believed(world: World, path: str) -> None:
    world.lin.sends_document("a.csv", (FILES / "i01_good_utf8.csv").read_bytes(), caption="/import")
    files = world.lin._world.files
    for number, file in files._by_id.items():
        files._by_id[number] = replace(file, path=path)
    await world.settle()
    assert "文件没能取下来" in world.last(world.lin).text
