"""The tasks of one level of a plan in columns by state, the first of each column and how many there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from danvan.plans.lifecycle import TaskState
from danvan.plans.models import Task
from danvan.plans.models.choices import TASK_STATES
from danvan.plans.queries.capped import Capped, capped
from danvan.plans.queries.tree import UNSHOWN

COLUMN_SIZE = 20
SHOWN = (TaskState.SENT, TaskState.RECEIVED, TaskState.UNDER_WAY, TaskState.REPORTED, TaskState.DONE)
_NAMES = dict(TASK_STATES)


@dataclass(frozen=True, slots=True)
class Column:
    """One state: the nearest due first."""

    state: str
    name: Any
    tasks: Sequence[Task]
    count: Capped


def columns_of(rows: QuerySet[Any]) -> list[Column]:
    """Two queries a column, whatever the rows."""
    return [_column(rows, state.value) for state in SHOWN]


def _column(rows: QuerySet[Any], state: str) -> Column:
    found = rows.filter(state=state)
    tasks = found.select_related("unit").defer(*UNSHOWN).order_by("due_on", "path")[:COLUMN_SIZE]
    return Column(state, _NAMES[state], list(tasks), capped(found))
