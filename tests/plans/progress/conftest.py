"""The plan of the tests and where its files go."""

import pytest

from danvan.deadlines import seeding as law_of_terms
from danvan.legislation import seeding as library
from tests.plans.progress.cases import Given, given


@pytest.fixture(autouse=True)
def files_folder(settings, tmp_path):
    settings.ATTACHMENTS = tmp_path / "attachments"


@pytest.fixture
def work(small_city) -> Given:
    return given(small_city)


@pytest.fixture
def law(db):
    """Calendar and rules as delivered."""
    library.load()
    law_of_terms.load()
