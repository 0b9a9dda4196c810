"""The triggers of append-only tables in the words of either database.

Table names and conditions come from our own models, never from outside.
"""

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True, slots=True)
class Trigger:
    """`body` is what the database's own catalogue shows when the trigger stands as it should."""

    name: str
    body: str
    statements: tuple[str, ...]


def _name(table: str, what: str) -> str:
    return f"keep_{table}_{what}"


def wanted_sqlite(table: str, delete_if: str) -> list[Trigger]:
    when_deleting = f" WHEN NOT ({delete_if})" if delete_if else ""
    return [_sqlite(table, "update", ""), _sqlite(table, "delete", when_deleting)]


def _sqlite(table: str, what: str, when: str) -> Trigger:
    name = _name(table, what)
    body = (
        f"CREATE TRIGGER {name} BEFORE {what.upper()} ON {table}{when} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )
    return Trigger(name, body, (f"DROP TRIGGER IF EXISTS {name}", body))


def present_sqlite(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return dict(cursor.fetchall())


def wanted_postgres(table: str, delete_if: str) -> list[Trigger]:
    function = _name(table, "function")
    let_through = f"IF TG_OP = 'DELETE' THEN IF {delete_if} THEN RETURN OLD; END IF; END IF; " if delete_if else ""
    body = (
        f"BEGIN {let_through}RAISE EXCEPTION '% is append-only', TG_TABLE_NAME "
        "USING ERRCODE = 'integrity_constraint_violation'; END"
    )
    make = f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $body${body}$body$"
    kinds = (("row", "UPDATE OR DELETE", "ROW"), ("truncate", "TRUNCATE", "STATEMENT"))
    return [
        Trigger(
            _name(table, what),
            body,
            (
                make,
                f"CREATE OR REPLACE TRIGGER {_name(table, what)} BEFORE {on} ON {table} "
                f"FOR EACH {each} EXECUTE FUNCTION {function}()",
                # ALWAYS: a session that plays a replica skips ordinary triggers.
                f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {_name(table, what)}",
            ),
        )
        for what, on, each in kinds
    ]


def present_postgres(connection: BaseDatabaseWrapper) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE NOT t.tgisinternal AND t.tgenabled = 'A' AND n.nspname = current_schema()"
        )
        return dict(cursor.fetchall())
