"""The people of a ward that answers."""

import pytest

from tests.petitions.answering import stages


@pytest.fixture
def people(small_city, law):
    """A ward's committee, with somebody at every step."""
    return stages.a_ward(small_city)


@pytest.fixture
def petition(people):
    """Accepted, in the hands of the room."""
    return stages.accepted(people)
