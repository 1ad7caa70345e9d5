"""Doors and places stand in the order one walks by."""

import random

from bot.rules.walk import walk_of


def test_numbers_count_as_numbers() -> None:
    doors = ["3-2-101", "3-2-1001", "3-10-101", "3号楼2单元501", "１２号楼101", "甲单元", ""]
    for seed in range(20):
        assert sorted(random.Random(seed).sample(doors, len(doors)), key=walk_of) == doors, seed


def test_one_door_however_its_digits_were_typed() -> None:
    assert walk_of("3－2－501") == walk_of("3-2-501") == walk_of("3 – 2 – 501")


def test_all_below_a_place_comes_right_after_it() -> None:
    paths = ["开发区", "开发区/2街道", "开发区/2街道/9社区", "开发区/10街道", "开发区-东/1街道"]
    assert sorted(set(paths), key=walk_of) == paths
