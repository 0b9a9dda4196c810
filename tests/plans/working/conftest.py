from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.db import transaction

from tests.organisations.cast import SmallCity
from tests.plans.working.world import World, a_world


@pytest.fixture
def world(small_city: SmallCity) -> World:
    return a_world(small_city)


@pytest.fixture
def transaction_undone(db: None) -> Callable[[], AbstractContextManager[None]]:
    """One example after another in one test: each leaves nothing behind."""

    @contextmanager
    def undone() -> Iterator[None]:
        point = transaction.savepoint()
        try:
            yield
        finally:
            transaction.savepoint_rollback(point)

    return undone
