"""An office for every test, on both databases."""

import pytest

from storage.db import Database
from tests.services.office import Office


@pytest.fixture
def office(db: Database) -> Office:
    """东风社区 at seven in the morning: everybody is appointed, nobody is registered yet."""
    office = Office(db)
    office.appoint()
    office.clear()
    return office
