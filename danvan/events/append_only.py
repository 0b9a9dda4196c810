"""Append-only tables: the database itself refuses UPDATE, DELETE and TRUNCATE, whoever asks.

A model is registered once with `append_only`; the triggers are installed after every migrate, because a migration
may have rebuilt the table. A superuser of the database can still remove them: `danvan audit verify` sees that,
and the sealed chains show what was done meanwhile.
"""

from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from danvan.events.append_only_sql import Trigger, present_postgres, present_sqlite, wanted_postgres, wanted_sqlite


@dataclass(frozen=True, slots=True)
class Guard:
    """One append-only table; rows for which `delete_if` (SQL over OLD) holds may be deleted."""

    table: str
    delete_if: str


_GUARDS: dict[str, Guard] = {}


def append_only(model: type[models.Model], *, delete_if: str = "") -> None:
    """Make the table of `model` append-only; `delete_if` is a condition both databases understand."""
    _GUARDS[model._meta.db_table] = Guard(model._meta.db_table, delete_if)


def wanted(connection: BaseDatabaseWrapper) -> list[Trigger]:
    """The triggers that must be there, for the tables that exist."""
    tables = set(connection.introspection.table_names())
    make = wanted_postgres if connection.vendor == "postgresql" else wanted_sqlite
    return [trigger for guard in _GUARDS.values() if guard.table in tables for trigger in make(*_parts(guard))]


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of triggers that are absent, altered or switched off."""
    look = present_postgres if connection.vendor == "postgresql" else present_sqlite
    there = look(connection)
    return [trigger.name for trigger in wanted(connection) if there.get(trigger.name) != trigger.body]


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every trigger in place, replacing what stands there."""
    with connection.cursor() as cursor:
        for trigger in wanted(connection):
            for statement in trigger.statements:
                cursor.execute(statement)


def install_after_migrate(using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Receiver of post_migrate."""
    install(connections[using])


def _parts(guard: Guard) -> tuple[str, str]:
    return guard.table, guard.delete_if
