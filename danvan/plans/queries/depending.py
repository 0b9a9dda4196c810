"""Which task waits for which: what it needs, who needs it, and whether a new one would close a circle."""

import re
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Case, Q, Value, When

from danvan.plans.models import Task, TaskDependency
from danvan.plans.models.plan import DIGITS

_SHORT = 60
#: How many tasks one may choose from in a list.
MOST = 300


def circle_with(task: Task, needs: Task) -> list[Task]:
    """The tasks of the circle that `task` needing `needs` would close, beginning and ending with `task`; else none.

    A whole also waits for its parts. Walks from `task` to whoever waits for it; one query, one more for the names.
    """
    waiting = _waiting(task.plan_id)
    came: dict[str, str] = {task.path: ""}
    line = [task.path]
    while line and needs.path not in came:
        here = line.pop(0)
        for path in (*waiting.get(here, ()), *_whole(here)):
            if path not in came:
                came[path] = here
                line.append(path)
    if needs.path not in came:
        return []
    way = [needs.path]
    while way[-1] != task.path:
        way.append(came[way[-1]])
    rows = {row.path: row for row in Task.objects.filter(plan_id=task.plan_id, path__in=way)}
    return [rows[path] for path in (task.path, *way)]


def in_words(tasks: Iterable[Task]) -> str:
    """ "1.2 Soạn kế hoạch → 1.3 Lấy ý kiến → 1.2 Soạn kế hoạch"."""
    return " → ".join(words if len(words := str(task)) <= _SHORT else f"{words[:_SHORT]}…" for task in tasks)


def contradicts(task: Task, needs: Task) -> bool:
    """What it waits for is due later than it is itself."""
    return task.due_on is not None and needs.due_on is not None and needs.due_on > task.due_on


def _waiting(plan_id: int) -> dict[str, list[str]]:
    """Path of a task -> paths of those that said they need it."""
    found: dict[str, list[str]] = defaultdict(list)
    rows = TaskDependency.objects.filter(task__plan_id=plan_id).order_by("pk").values_list("needs__path", "task__path")
    for needed, who in rows:
        found[needed].append(who)
    return found


def _whole(path: str) -> tuple[str, ...]:
    """The task above; a path of one group and one task has none."""
    return (path[:-DIGITS],) if len(path) > 2 * DIGITS else ()


def candidates(task: Task) -> list[Task]:
    """Open tasks that this one could wait for, those beside it first: its siblings, its unit's, the plan's own."""
    rows = Task.objects.filter(plan_id=task.plan_id).open().exclude(path__startswith=task.path)
    rows = rows.exclude(pk=task.parent_id or 0).exclude(needed_by__task=task)
    near = Q(parent_id=task.parent_id, group_id=task.group_id) | Q(unit_id=task.unit_id)
    own = Q(broken_down_by__isnull=True, period_from__isnull=True)
    beside = Case(When(near, then=Value(0)), default=Value(1))
    found = rows.filter(near | own).order_by(beside, "path")
    return list(found.only("number", "title", "plan_id", "path")[:MOST])


def named_by(address: str, task: Task) -> int | None:
    """The key of the task of the same plan that an address, or its last number, means."""
    found = re.search(r"(\d{1,15})/?\s*$", address.split("?")[0].split("#")[0])
    if found is None:
        return None
    return Task.objects.filter(plan_id=task.plan_id, pk=int(found[1])).values_list("pk", flat=True).first()


def needed_by(task: Task) -> tuple[list[Task], list[Task]]:
    """(what it waits for, what waits for it), each with its lead; two queries."""
    rows = Task.objects.select_related("unit", "plan")
    return list(rows.filter(needed_by__task=task).in_order()), list(rows.filter(needed__needs=task).in_order())
