"""Kinds registered for these tests only, and a mail server in memory."""

from collections.abc import Iterator
from typing import Any

import pytest

from danvan.notifications import kinds, previews
from tests.notifications import factories


@pytest.fixture(autouse=True)
def registered() -> Iterator[None]:
    known, offered = dict(kinds._KINDS), dict(previews._PREVIEWS)
    factories.offer()
    yield
    for registry, before in ((kinds._KINDS, known), (previews._PREVIEWS, offered)):
        registry.clear()
        registry.update(before)  # type: ignore[arg-type]  # each with its own


@pytest.fixture
def post(settings: Any) -> type[factories.Post]:
    settings.EMAIL_BACKEND = "tests.notifications.factories.Post"
    factories.Post.reset()
    return factories.Post
