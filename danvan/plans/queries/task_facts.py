"""What the keeper writes about a task, and how two keepers notice each other."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from danvan.organisations.models import Unit
from danvan.plans.models import Assignment, Plan, Task, TaskGroup
from danvan.plans.models.choices import Part

COLUMNS = (
    *("number", "title", "detail", "deliverable", "lead_text", "unit", "starts_on", "due_on"),
    *("recurrence", "weight"),
)


@dataclass(slots=True, kw_only=True)
class TaskFacts:
    """Everything about a task but its place in the tree and how far it is.

    unit: the lead where one unit is named; lead_text: the paper's words where none or several are.
    """

    title: str
    number: str = ""
    detail: str = ""
    deliverable: str = ""
    lead_text: str = ""
    unit: Unit | None = None
    cooperating: tuple[Unit, ...] = ()
    starts_on: date | None = None
    due_on: date | None = None
    recurrence: str = ""
    weight: int = 1

    @classmethod
    def of(cls, task: Task) -> "TaskFacts":
        """The facts as they stand; one query for the cooperating units."""
        return cls(cooperating=cooperating_of(task), **{name: getattr(task, name) for name in COLUMNS})

    def columns(self) -> dict[str, Any]:
        """The columns of the row."""
        return {name: getattr(self, name) for name in COLUMNS}

    def put_into(self, task: Task) -> None:
        """Write the columns; the caller saves the row and gives it to its units."""
        for name, value in self.columns().items():
            setattr(task, name, value)
        task.prepare()

    def changed_from(self, before: "TaskFacts") -> list[str]:
        """Names of the facts that differ."""
        names = [name for name in COLUMNS if getattr(self, name) != getattr(before, name)]
        if {unit.pk for unit in self.cooperating} != {unit.pk for unit in before.cooperating}:
            names.append("cooperating")
        return names

    def seal(self) -> str:
        """A short mark of these facts: a form that was filled before another change has another one."""
        values = [str(getattr(self, name)) for name in COLUMNS]
        return seal_of(*values, *sorted(unit.slug for unit in self.cooperating))


def seal_of(*values: Any) -> str:
    """The same for any values."""
    return hashlib.sha256("\x1f".join(map(str, values)).encode()).hexdigest()[:16]


def seal_of_group(group: TaskGroup) -> str:
    return seal_of(group.number, group.title, group.code)


def seal_of_plan(plan: Plan) -> str:
    """Of its facts, not of its tasks."""
    names = (
        *("kind", "number", "title", "issuer", "owner_id", "issued_on", "starts_on", "ends_on", "abstract", "bases"),
        *("purpose", "respond_days", "risk_margin", "illustration", "public", "document_id"),
    )
    return seal_of(*(getattr(plan, name) for name in names))


def cooperating_of(task: Task) -> tuple[Unit, ...]:
    """Units asked to help, in the order of the registry."""
    rows = Assignment.objects.filter(task=task, part=Part.COOPERATING, ended_at__isnull=True)
    return tuple(row.unit for row in rows.select_related("unit").order_by("unit__sort", "unit_id"))
