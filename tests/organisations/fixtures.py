"""The cast and the small city as fixtures, for every test of the house (a plugin of tests/conftest.py)."""

import pytest
from django.contrib.auth.models import AnonymousUser

from danvan.accounts.models import User
from danvan.organisations import seeding
from tests.organisations import cast


@pytest.fixture
def small_city(db: None) -> cast.SmallCity:
    """Two wards and the bodies above them."""
    return cast.small_city()


@pytest.fixture
def hanoi(db: None) -> None:
    """The whole register as delivered: some seconds, for tests that need real names."""
    seeding.load()


def _fixture(name: str):
    def played(small_city: cast.SmallCity) -> User | AnonymousUser:
        return cast.play(name, small_city)

    played.__doc__ = f"{name} of the small city"
    return pytest.fixture(name=name)(played)


receiver = _fixture("receiver")
handler = _fixture("handler")
head = _fixture("head")
clerk = _fixture("clerk")
coordinator = _fixture("coordinator")
inspector = _fixture("inspector")
administrator = _fixture("administrator")
other_ward_receiver = _fixture("other_ward_receiver")
outsider = _fixture("outsider")
anonymous = _fixture("anonymous")


@pytest.fixture
def play(small_city: cast.SmallCity):
    """Call `play("receiver")` for a person named by a parameter."""
    return lambda name: cast.play(name, small_city)
