"""Where SQLite and PostgreSQL differ: a consistent view, the emptiness of a place, numbers given out so far."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db.backends.base.base import BaseDatabaseWrapper

from danvan.project.backup.tables import AnyModel


@contextmanager
def one_moment(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Everything read inside is of one moment, while others go on writing."""
    postgres = connection.vendor == "postgresql"
    # On SQLite a deferred BEGIN: Django's own would take the writers' lock for the whole backup.
    begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if postgres else "BEGIN DEFERRED"
    with connection.cursor() as cursor:
        cursor.execute(begin)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def holds_something(connection: BaseDatabaseWrapper) -> bool:
    """True when the database has a table already."""
    if connection.vendor == "sqlite" and not _is_there(connection):
        return False
    return bool(connection.introspection.table_names())


def numbers_given(connection: BaseDatabaseWrapper, model: AnyModel) -> int | None:
    """The highest number a table ever gave out: a number of a removed row is not given again."""
    key = model._meta.pk
    if not key.db_returning or key.get_internal_type() not in {"AutoField", "BigAutoField", "SmallAutoField"}:
        return None
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{model._meta.db_table}"', key.column])
            (sequence,) = cursor.fetchone()
            if sequence is None:
                return None
            cursor.execute(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}")  # noqa: S608
        else:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def give_on_from(connection: BaseDatabaseWrapper, models: list[AnyModel], numbers: dict[str, int]) -> None:
    """Set every table's counter past its rows and past what it gave out before the backup."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        for model in models:
            number = numbers.get(model._meta.db_table) or 0
            if number > (numbers_given(connection, model) or 0):
                _set_number(cursor, connection.vendor, model, number)


def remove_all(connection: BaseDatabaseWrapper) -> None:
    """Leave the database as empty as it was before a restore that failed."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f"DROP TABLE IF EXISTS {quote(table)} CASCADE")
    connection.close()


def _is_there(connection: BaseDatabaseWrapper) -> bool:
    name = str(connection.settings_dict["NAME"])
    return name.startswith("file:") or Path(name).exists()


def _set_number(cursor: Any, vendor: str, model: AnyModel, number: int) -> None:
    table, column = model._meta.db_table, model._meta.pk.column
    if vendor == "postgresql":
        cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [f'"{table}"', column, number])
        return
    cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
    cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, number])
