"""Rows to lines and back, the same for both databases: a city may move from SQLite to PostgreSQL by its backup."""

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.apps.registry import Apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.duration import duration_iso_string

# Sessions are not kept: after a restore people sign in again.
LEFT_OUT = frozenset({"sessions.session"})
PAGE = 1000

AnyModel = type[models.Model]


def kept_models(apps: Apps) -> list[AnyModel]:
    """Every table with rows of ours, link tables included, in a stable order."""
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.label_lower not in LEFT_OUT
    ]
    return sorted(found, key=lambda model: model._meta.db_table)


def columns(model: AnyModel) -> list["models.Field[Any, Any]"]:
    """The fields that are columns of this very table."""
    return [field for field in model._meta.local_concrete_fields if not getattr(field, "generated", False)]


def lines(model: AnyModel) -> Iterator[bytes]:
    """One JSON array a row, by primary key; a page at a time, so that memory does not grow with the table."""
    names = [field.attname for field in columns(model)]
    key = model._meta.pk.attname
    place = names.index(key)
    queryset = model._base_manager.order_by(key).values_list(*names)
    last: Any = None
    while True:
        page = list((queryset if last is None else queryset.filter(**{f"{key}__gt": last}))[:PAGE])
        for row in page:
            yield json.dumps([_plain(value) for value in row], ensure_ascii=False).encode() + b"\n"
        if len(page) < PAGE:
            return
        last = page[-1][place]


def load(connection: BaseDatabaseWrapper, model: AnyModel, names: list[str], rows: Iterable[bytes]) -> int:
    """Write the lines into the empty table of `model`; returns how many."""
    by_name = {field.attname: field for field in columns(model)}
    fields = [by_name[name] for name in names]
    quote = connection.ops.quote_name
    into = ", ".join(quote(field.column or field.attname) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({into}) VALUES ({marks})"  # noqa: S608  # own names
    count, rows = 0, iter(rows)
    with connection.cursor() as cursor:
        while page := list(islice(rows, PAGE)):
            values = [
                [_stored(connection, field, value) for field, value in zip(fields, json.loads(line), strict=True)]
                for line in page
            ]
            cursor.executemany(statement, values)
            count += len(page)
    return count


def _plain(value: Any) -> Any:
    if isinstance(value, timedelta):
        return duration_iso_string(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    return value


def _stored(connection: BaseDatabaseWrapper, field: "models.Field[Any, Any]", value: Any) -> Any:
    if isinstance(field, models.JSONField):
        if value is None and field.null:
            return None
        return connection.ops.adapt_json_value(value, field.encoder)
    return field.get_db_prep_save(field.to_python(value), connection)
