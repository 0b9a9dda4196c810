"""A promise the database keeps on both engines: two rows with the same key never hold on the same day.

PostgreSQL: an exclusion constraint over built-in ranges, so no extension is needed. SQLite knows none: two triggers
that come and go with the table.
"""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement, Table
from django.db.models import BaseConstraint, Q

_TRIGGER = """CREATE TRIGGER %(name)s BEFORE %(moment)s ON %(table)s WHEN EXISTS (
SELECT 1 FROM %(table)s AS o WHERE o."id" IS NOT NEW."id" AND %(same)s
AND COALESCE(o."valid_from", '0001-01-01') <= COALESCE(NEW."valid_to", '9999-12-31')
AND COALESCE(NEW."valid_from", '0001-01-01') <= COALESCE(o."valid_to", '9999-12-31'))
BEGIN SELECT RAISE(ABORT, 'constraint failed: %(plain)s'); END"""


class NoOverlap(BaseConstraint):
    """At most one row per value of `fields` on any day, by `valid_from` and `valid_to`."""

    def __init__(self, *, fields: Sequence[str], name: str, violation_error_message: Any = None) -> None:
        super().__init__(name=name, violation_error_message=violation_error_message)
        self.fields = tuple(fields)

    def deconstruct(self) -> Any:
        path, args, kwargs = super().deconstruct()
        return path, args, {**kwargs, "fields": self.fields}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NoOverlap) and (self.name, self.fields) == (other.name, other.fields)

    __hash__ = BaseConstraint.__hash__

    def constraint_sql(self, model: Any, schema_editor: Any) -> Any:
        """The part of CREATE TABLE; on SQLite the triggers follow the table, through every re-making of it."""
        if schema_editor.connection.vendor == "postgresql":
            return f"CONSTRAINT {schema_editor.quote_name(self.name)} {self._exclusion(model, schema_editor)}"
        schema_editor.deferred_sql.extend(self._triggers(model, schema_editor))
        return None

    def create_sql(self, model: Any, schema_editor: Any) -> Any:
        table, name = schema_editor.quote_name(model._meta.db_table), schema_editor.quote_name(self.name)
        return f"ALTER TABLE {table} ADD CONSTRAINT {name} {self._exclusion(model, schema_editor)}"

    def remove_sql(self, model: Any, schema_editor: Any) -> Any:
        table, name = schema_editor.quote_name(model._meta.db_table), schema_editor.quote_name(self.name)
        return f"ALTER TABLE {table} DROP CONSTRAINT {name}"

    def validate(self, model: Any, instance: Any, exclude: Any = None, using: str = DEFAULT_DB_ALIAS) -> None:
        if exclude and set(self.fields) & set(exclude):
            return
        if self.rivals(model, instance).using(using).exists():
            raise ValidationError(self.get_violation_error_message(), code=self.violation_error_code)

    def rivals(self, model: Any, instance: Any) -> models.QuerySet[Any]:
        """Other rows with the same key that share a day with `instance`."""
        same = {
            model._meta.get_field(f).attname: getattr(instance, model._meta.get_field(f).attname) for f in self.fields
        }
        apart = Q()
        if instance.valid_from is not None:
            apart |= Q(valid_to__lt=instance.valid_from)
        if instance.valid_to is not None:
            apart |= Q(valid_from__gt=instance.valid_to)
        rows: models.QuerySet[Any] = model._base_manager.filter(**same).exclude(pk=instance.pk)
        return rows.exclude(apart) if apart else rows

    def _columns(self, model: Any, schema_editor: BaseDatabaseSchemaEditor) -> list[tuple[str, bool]]:
        fields = [model._meta.get_field(name) for name in self.fields]
        return [(schema_editor.quote_name(field.column), field.is_relation) for field in fields]

    def _exclusion(self, model: Any, schema_editor: Any) -> str:
        keys = [c if is_key else f"hashtextextended({c}, 0)" for c, is_key in self._columns(model, schema_editor)]
        same = ", ".join(f"int8range({key}, {key}, '[]') WITH &&" for key in keys)
        return f'EXCLUDE USING gist ({same}, daterange("valid_from", "valid_to", \'[]\') WITH &&)'

    def _triggers(self, model: Any, schema_editor: Any) -> list[Statement]:
        same = " AND ".join(f"o.{c} = NEW.{c}" for c, _ in self._columns(model, schema_editor))
        return [
            Statement(
                _TRIGGER,
                table=Table(model._meta.db_table, schema_editor.quote_name),
                name=schema_editor.quote_name(f"{self.name}_{moment.lower()}"),
                moment=moment,
                same=same,
                plain=self.name,
            )
            for moment in ("INSERT", "UPDATE")
        ]
