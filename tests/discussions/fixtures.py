"""Pages to comment on, moderators and editors."""

import pytest

from danvan.discussions import subjects
from danvan.organisations.models import Role
from tests.discussions.pages_of_a_test import KIND, Pages
from tests.organisations.cast import member


@pytest.fixture
def pages(db):
    """The kind of page of these tests, registered for one test."""
    made = Pages()
    subjects.register(KIND, made.kind())
    yield made
    subjects.forget(KIND)


@pytest.fixture
def moderator(small_city):
    """Moderates for a body of the city, so for everyone."""
    return member("moderator", small_city.department, Role.MODERATOR)


@pytest.fixture
def ward_moderator(small_city):
    """Moderates for one ward."""
    return member("ward_moderator", small_city.ward_committee, Role.MODERATOR)


@pytest.fixture
def editor(small_city):
    """Reads what readers say."""
    return member("editor", small_city.department, Role.EDITOR)
