"""The law and a ward for tests of petitions."""

import pytest

from tests.law import delivered_law
from tests.organisations import factories


@pytest.fixture
def law(db):
    """Rules and calendar as delivered."""
    delivered_law()


@pytest.fixture
def ward(small_city, law):
    """A ward whose committee receives."""
    return small_city.ward


@pytest.fixture
def empty_ward(small_city, law):
    """A ward that no office serves."""
    return factories.territory("Phường Chưa Có Trụ Sở", code="99999", parent=small_city.city)
