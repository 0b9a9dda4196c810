"""The registry holds the sample measures only, and nothing is remembered between tests."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from danvan.measures import registry
from tests.measures import samples


@pytest.fixture
def sample_measures(db, monkeypatch) -> Iterator[None]:
    cache.clear()
    monkeypatch.setattr(registry, "_REGISTRY", {})
    for measure in samples.ALL:
        registry.register(measure)
    yield
    cache.clear()
