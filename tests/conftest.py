"""One suite for both databases (see settings.py), and the cast that every test may call."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.snapshot import migrating_once

pytest_plugins = ["tests.organisations.fixtures"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """The database of the suite is migrated once and copied from then on."""
    with migrating_once():
        yield


@pytest.fixture(scope="session", autouse=True)
def flush_between_tests_is_let_through() -> Iterator[None]:
    """Emptying the tables after a test with real transactions takes their append-only triggers off, and only that.

    Wagtail keeps every picture in a collection that its migrations made: it is put back for the tests after.
    """
    from django.db import connection
    from wagtail.models import Collection

    from tests.events.unguarded import unguarded

    operations = type(connection.ops)
    as_it_is = operations.execute_sql_flush

    def flush(self: Any, sql_list: list[str]) -> None:
        with unguarded(self.connection):
            as_it_is(self, sql_list)
        Collection.add_root(name="Root")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", flush)
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database, so that only that runs a second time."""
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or names & {"db", "transactional_db", "live_server"}:
            item.add_marker("database")
