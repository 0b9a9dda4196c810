"""The plan that these tests look at."""

import pytest

from tests.petitions.conftest import law
from tests.plans.looking.cases import Given, given

__all__ = ["law"]


@pytest.fixture
def looked_at(small_city) -> Given:
    return given(small_city)
