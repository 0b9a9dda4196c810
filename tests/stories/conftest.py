"""Stories are walked in a real browser; every test here is marked `story`."""

import pytest

from tests.stories.browser import browser, desktop, new_page, phone
from tests.stories.city import city

__all__ = ["browser", "city", "desktop", "new_page", "phone"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/stories/" in str(item.path):
            item.add_marker("story")
