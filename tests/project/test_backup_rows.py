"""Rows to lines and back: a page at a time, and every kind of value as it was."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import connection, models
from django_tasks_db.models import DBTaskResult

from danvan.accounts.models import User
from danvan.project.backup import tables

Counted = Callable[[int], AbstractContextManager[None]]
VALUES = [
    (models.UUIDField(), uuid4()),
    (models.DecimalField(max_digits=8, decimal_places=2), Decimal("12.30")),
    (models.DateField(), date(2026, 11, 24)),
    (models.DateTimeField(), datetime(2026, 11, 24, 3, 0, 0, 1, tzinfo=UTC)),
    (models.BinaryField(), b"\x00\xff"),
    (models.BooleanField(), True),
    (models.TextField(), "Nguyễn Thị Ễ\n\u0000".replace("\u0000", "")),
    (models.BigIntegerField(), 2**53 + 1),
]


@pytest.mark.django_db
def test_table_is_read_by_pages(django_assert_num_queries: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "PAGE", 10)
    User.objects.bulk_create(User(code=f"u{n}", email=f"u{n}@example.org", full_name="An") for n in range(25))
    with django_assert_num_queries(3):
        assert len(list(tables.lines(User))) == 25


@pytest.mark.parametrize(("field", "value"), VALUES, ids=lambda item: type(item).__name__)
def test_value_comes_back_as_it_was(field: "models.Field[object, object]", value: object) -> None:
    field.set_attributes_from_name("x")
    back = field.to_python(tables._plain(value))
    assert bytes(back) == value if isinstance(value, bytes) else back == value


@pytest.mark.django_db
@pytest.mark.parametrize("value", [None, [], {"a": [1, "Ễ"]}, "text"])
def test_json_comes_back_as_it_was(value: object) -> None:
    DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}}, task_path="x", backend_name="default", return_value=value,
        run_after=datetime(2026, 1, 1, tzinfo=UTC), exception_class_path="", traceback="",
    )  # fmt: skip
    kept = list(tables.lines(DBTaskResult))
    DBTaskResult.objects.all().delete()
    names = [field.attname for field in tables.columns(DBTaskResult)]
    assert tables.load(connection, DBTaskResult, names, kept) == 1
    assert DBTaskResult.objects.get().return_value == value
    assert list(tables.lines(DBTaskResult)) == kept


def test_sessions_are_left_out() -> None:
    model = SimpleNamespace(
        _meta=SimpleNamespace(managed=True, proxy=False, label_lower="sessions.session", db_table="s")
    )
    apps = SimpleNamespace(get_models=lambda **_: [model])
    assert tables.kept_models(apps) == []  # type: ignore[arg-type]
