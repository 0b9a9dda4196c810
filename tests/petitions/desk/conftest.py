"""The desk at a moment of the tests' own, and counting what a page asks."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.petitions.desk import rows


@pytest.fixture
def at_nine(monkeypatch):
    """The views' clock stands at nine on 9 September 2026; call it with another moment to move it."""
    from django.utils import timezone

    def stand(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    stand(rows.NOW)
    return stand


@pytest.fixture
def as_(client, at_nine):
    """Sign a person in; the session does not end with the clock of the test."""

    def sign_in(person):
        client.force_login(person)
        return client

    return sign_in


@pytest.fixture
def queries_of(db):
    """How many queries a page takes."""

    def count(client, path):
        client.get(path)
        with CaptureQueriesContext(connection) as found:
            assert client.get(path).status_code == 200
        return len(found)

    return count
