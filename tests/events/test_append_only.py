"""The database itself refuses to change the trail."""

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from danvan.events import append_only
from danvan.events.actions.take_checkpoint import take_checkpoint
from danvan.events.models import RecordedEvent, Tombstone
from tests.events.factories import JOB, NOON, TODAY, paint
from tests.events.unguarded import unguarded

TABLES = ("danvan_events_recordedevent", "danvan_events_tombstone", "danvan_events_checkpoint")


def _stone() -> Tombstone:
    return Tombstone.objects.create(
        subject_type="tests.thing", subject_id=1, position=1, last_hash="a" * 64, reason="x", at=NOON, seal="b" * 64
    )


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("verb", ["UPDATE {} SET id = id + 1", "DELETE FROM {}"])
def test_rows_are_neither_changed_nor_removed(table, verb):
    paint("a")
    if "tombstone" in table:
        _stone()
    if "checkpoint" in table:
        take_checkpoint(TODAY, by=JOB, at=NOON)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format(table))


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE")
def test_tables_are_not_emptied_at_a_stroke():
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE danvan_events_recordedevent CASCADE")


@pytest.mark.django_db
def test_a_tombstone_lets_its_own_events_go_and_no_others():
    paint("a", "b")
    _stone()  # up to position 1
    with pytest.raises(DatabaseError), transaction.atomic():
        RecordedEvent.objects.filter(position=2).delete()
    assert RecordedEvent.objects.filter(position=1).delete()[0] == 1


@pytest.mark.django_db
def test_a_missing_trigger_is_reported_and_the_next_migrate_installs_it_again():
    with unguarded(connection):
        (warning,) = [m for m in run_checks(databases=["default"]) if m.id == "danvan_events.W001"]
        assert "keep_danvan_events_recordedevent" in warning.msg
        call_command("migrate", verbosity=0, skip_checks=True)
        assert append_only.missing(connection) == []


@pytest.mark.django_db
def test_a_trigger_that_does_nothing_counts_as_missing():
    with unguarded(connection), connection.cursor() as cursor:
        append_only.install(connection)
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE danvan_events_recordedevent DISABLE TRIGGER ALL")
            expected = {"keep_danvan_events_recordedevent_row", "keep_danvan_events_recordedevent_truncate"}
        else:
            name = "keep_danvan_events_recordedevent_update"
            cursor.execute(f"DROP TRIGGER {name}")
            cursor.execute(f"CREATE TRIGGER {name} BEFORE UPDATE ON danvan_events_recordedevent BEGIN SELECT 1; END")
            expected = {name}
        assert set(append_only.missing(connection)) == expected
