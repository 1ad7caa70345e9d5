"""An office for every test, on both databases."""

from collections.abc import Iterator

import pytest

from bot.services import answering
from tests.conftest import BACKENDS
from tests.databases import Beginnings
from tests.services.office import CHEN, LI, WANG, ZHANG, Office, found_office
from tests.services.phones import morning, second_phone
from tests.services.remembered import Remembering, remembered
from tests.services.storeroom import stock


@pytest.fixture(params=BACKENDS)
def office(request: pytest.FixtureRequest, beginnings: Beginnings) -> Iterator[Office]:
    """东风社区 at seven in the morning: everybody is appointed, nobody is registered yet. On each kind in turn."""
    office = Remembering(beginnings.opened(request.param, "office", found_office), beginnings)
    yield office
    office.leave()


@pytest.fixture
@remembered
def couple(office: Office) -> Office:
    """王大爷's phone answers for himself and for 李奶奶, his wife."""
    office.enrol(WANG, "王大爷")
    grandma = office.enrol(WANG, "李奶奶", consent="family")
    office.does(WANG, answering.relation, grandma, "spouse", message_id=None)
    office.deliver()
    return office


@pytest.fixture
@remembered
def shared(office: Office) -> Office:
    """李奶奶 answers for herself; 张阿姨, her daughter, answers for her as well."""
    grandma = office.enrol(LI, "李奶奶")
    second_phone(office, ZHANG, "李奶奶")
    office.does(ZHANG, answering.relation, grandma, "child", message_id=None)
    office.deliver()
    morning(office)
    office.deliver()
    return office


@pytest.fixture
@remembered
def rice(office: Office) -> Office:
    """陈书记 has taken in fifty bags of rice from 华联超市."""
    stock(office, CHEN, "in 大米 50 袋 东风社区 华联超市")
    return office
