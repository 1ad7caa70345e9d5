"""An office for every test, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.services import answering
from storage.db import Database
from tests.conftest import BACKENDS
from tests.databases import Beginnings
from tests.services.office import CHEN, LI, WANG, ZHANG, Office, found_office
from tests.services.phones import morning, second_phone
from tests.services.storeroom import stock


@pytest.fixture(params=BACKENDS)
def office_url(request: pytest.FixtureRequest, beginnings: Beginnings, tmp_path: Path) -> Iterator[str]:
    """The address of a database in which everybody is appointed, on each kind in turn."""
    with beginnings.given(request.param, "office", found_office, tmp_path / "suifang.db") as url:
        yield url


@pytest.fixture
def office(office_url: str) -> Iterator[Office]:
    """东风社区 at seven in the morning: everybody is appointed, nobody is registered yet."""
    db = Database(office_url).open()
    yield Office(db, founded=True)
    db.close()


@pytest.fixture
def couple(office: Office) -> Iterator[Office]:
    """王大爷's phone answers for himself and for 李奶奶, his wife."""
    office.enrol(WANG, "王大爷")
    grandma = office.enrol(WANG, "李奶奶", consent="family")
    office.does(WANG, answering.relation, grandma, "spouse", message_id=None)
    office.deliver()
    yield office


@pytest.fixture
def shared(office: Office) -> Iterator[Office]:
    """李奶奶 answers for herself; 张阿姨, her daughter, answers for her as well."""
    grandma = office.enrol(LI, "李奶奶")
    second_phone(office, ZHANG, "李奶奶")
    office.does(ZHANG, answering.relation, grandma, "child", message_id=None)
    office.deliver()
    morning(office)
    office.deliver()
    yield office


@pytest.fixture
def rice(office: Office) -> Office:
    """陈书记 has taken in fifty bags of rice from 华联超市."""
    stock(office, CHEN, "in 大米 50 袋 东风社区 华联超市")
    return office
