"""What a change of a plan's task means for the tasks that units made of it; pure."""

from datetime import date
from typing import Any

from danvan.organisations.models import Unit
from danvan.plans.models import Task
from danvan.plans.queries.task_facts import TaskFacts

#: What units take over from the task above; its lead and its weight are its own.
_FLOWING = ("title", "deliverable", "due_on")


def flows_down(part: Task, before: TaskFacts, now: TaskFacts) -> dict[str, Any]:
    """The columns of `part` that should follow: those that said the same as the task above, and a due date that now
    lies after that of the whole. Empty: nothing."""
    found = {}
    for name in _FLOWING:
        old, new, own = getattr(before, name), getattr(now, name), getattr(part, name)
        if old != new and own != new and (own == old or (name == "due_on" and too_late(own, new))):
            found[name] = new
    return found


def too_late(own: date | None, whole: date | None) -> bool:
    return own is not None and whole is not None and own > whole


def as_proposal(part: Task, columns: dict[str, Any]) -> dict[str, list[Any]]:
    """{"due_on": [old, new], …} as a proposal keeps it."""
    return {name: [written(getattr(part, name)), written(value)] for name, value in columns.items()}


def written(value: Any) -> Any:
    if isinstance(value, Unit):
        return value.pk
    return value.isoformat() if isinstance(value, date) else value
