"""What a superuser of the database can do: take the append-only triggers off and put them back."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

from danvan.events import append_only


@contextmanager
def unguarded(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Inside, rows of append-only tables can be altered and removed."""
    triggers = append_only.wanted(connection)
    _settle(connection)
    with connection.cursor() as cursor:
        for trigger in triggers:
            on = f" ON {_table_of(trigger.statements[-1])}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}{on}")
    try:
        yield
    finally:
        _settle(connection)
        append_only.install(connection)


def _settle(connection: BaseDatabaseWrapper) -> None:
    """PostgreSQL alters no table while deferred checks are pending on it."""
    if connection.vendor == "postgresql":
        connection.check_constraints()


def _table_of(alter_table: str) -> str:
    return alter_table.split()[2]
