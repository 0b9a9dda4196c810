"""The clock of the pages."""

import pytest


@pytest.fixture
def freeze(monkeypatch):
    """`freeze(moment)`: what pages, panels and subscribers take for now."""
    return lambda moment: monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
