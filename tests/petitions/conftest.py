"""The law and a ward for tests of petitions."""

import pytest

from danvan.deadlines import seeding as law_of_terms
from danvan.legislation import seeding as library
from tests.organisations import factories


@pytest.fixture
def law(db):
    """Rules and calendar as delivered."""
    library.load()
    law_of_terms.load()


@pytest.fixture
def ward(small_city, law):
    """A ward whose committee receives."""
    return small_city.ward


@pytest.fixture
def empty_ward(small_city, law):
    """A ward that no office serves."""
    return factories.territory("Phường Chưa Có Trụ Sở", code="99999", parent=small_city.city)
