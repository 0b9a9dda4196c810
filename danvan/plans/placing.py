"""Where a task stands in the tree of its plan, and the lock under which the tree changes. Inside an action only."""

from danvan.plans.errors.tree import TooDeep
from danvan.plans.models import Plan, Task, TaskGroup
from danvan.plans.models.plan import DIGITS, segment
from danvan.plans.models.task import DEEPEST


def lock_plan(plan_id: int) -> Plan:
    """The plan, its row locked: one change of one tree at a time, so that sums and places are never half-done."""
    return Plan.objects.select_for_update().get(pk=plan_id)


def lock_task(task_id: int) -> Task:
    """The task with its plan's row locked first, so that two changes never wait for each other."""
    plan = lock_plan(Task.objects.values_list("plan_id", flat=True).get(pk=task_id))
    task: Task = Task.objects.select_for_update().get(pk=task_id)
    task.plan = plan
    return task


def next_group_position(plan: Plan) -> int:
    last = plan.groups.order_by("-position").values_list("position", flat=True).first()
    return (last or 0) + 1


def next_place(group: TaskGroup, parent: Task | None) -> tuple[str, int]:
    """(path, depth) of a new last child of `parent`, or of the group. Raises TooDeep below twelve levels."""
    depth = parent.depth + 1 if parent else 1
    if depth > DEEPEST:
        raise TooDeep
    above = parent.path if parent else group.path
    siblings = Task.objects.filter(parent=parent) if parent else Task.objects.filter(group=group, depth=1)
    last = siblings.order_by("-path").values_list("path", flat=True).first()
    return above + segment(int(last[-DIGITS:]) + 1 if last else 1), depth
