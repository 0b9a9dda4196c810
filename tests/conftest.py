"""One suite for both databases: SQLite by default, PostgreSQL with DANVAN_TEST_DATABASE=postgres."""

import os
import tempfile

os.environ["DANVAN_MODE"] = "test"
os.environ.setdefault("DANVAN_VAR", tempfile.mkdtemp(prefix="danvan-test-"))

if os.environ.get("DANVAN_TEST_DATABASE") == "postgres" and "DANVAN_DATABASE_URL" not in os.environ:
    from tests.postgres import start_throwaway_server

    os.environ["DANVAN_DATABASE_URL"] = start_throwaway_server()

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database, so that only that runs a second time."""
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or names & {"db", "transactional_db", "live_server"}:
            item.add_marker("database")
