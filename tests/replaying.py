"""What a seed loads is worked out once a process and copied into the tests that ask for it again.

Reading the law through its own loader takes half a second; a copy of its rows takes some milliseconds. The loaders
themselves are tested apart, without this.
"""

from collections.abc import Callable
from copy import copy

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

Rows = list[tuple[type[Model], list[Model]]]


class Replayed:
    """Calls `load` the first time, and copies what it left in the tables of these apps from then on.

    Where some of those tables hold rows already, `load` itself decides what is missing.
    """

    def __init__(self, load: Callable[[], object], *labels: str) -> None:
        self._load, self._labels = load, labels
        self._rows: Rows | None = None

    def __call__(self) -> None:
        if any(model._base_manager.exists() for model in self._models()):
            self._load()
        elif self._rows is None:
            self._load()
            self._rows = [(model, list(model._base_manager.order_by("pk"))) for model in self._models()]
        else:
            for model, rows in self._rows:
                model._base_manager.bulk_create([copy(row) for row in rows])
            self._count_on()

    def _models(self) -> list[type[Model]]:
        return [m for label in self._labels for m in apps.get_app_config(label).get_models(include_auto_created=True)]

    def _count_on(self) -> None:
        # PostgreSQL does not see keys that are given: its counters are set behind them.
        for statement in connection.ops.sequence_reset_sql(no_style(), [model for model, _ in self._rows or ()]):
            with connection.cursor() as cursor:
                cursor.execute(statement)
