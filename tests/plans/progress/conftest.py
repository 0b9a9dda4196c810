"""The plan of the tests and where its files go."""

import pytest

from tests.law import delivered_law
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
    delivered_law()
