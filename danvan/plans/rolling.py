"""Weighted progress carried upwards: from a task to those above it, its group and its plan. Inside an action only.

Children are summed by the database, so a change costs a few queries a level, whatever the number of tasks.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, Least
from django.utils import timezone

from danvan.plans.lifecycle import COUNTED, TaskState
from danvan.plans.models import Plan, Task, TaskGroup
from danvan.plans.pace import risk_on
from danvan.plans.shares import HUNDRED, UNCONFIRMED, of_leaf

_LEVELLED = ("rolled", "parts", "risk_on")
_COUNTED = sorted(state.value for state in COUNTED)
_LEFT_OUT = sorted(state.value for state in set(TaskState) - COUNTED)


def roll_up(task: Task) -> None:
    """Work `task` out anew and everything above it. The caller holds the lock of the plan's row (see `locking`)."""
    plan = task.plan
    current: Task | None = task
    while current is not None:
        _level(current, plan)
        current.save(update_fields=_LEVELLED)
        current = current.parent
    _roll_group(task.group_id)
    _roll_plan(plan)


def roll_all(plan: Plan) -> None:
    """Every task of the plan from the deepest level up: after an import or a change of many."""
    depths = Task.objects.of(plan).order_by("-depth").values_list("depth", flat=True).distinct()
    for depth in depths:
        _roll_level(plan, depth)
    for group in plan.groups.all():
        _roll_group(group.pk)
    _roll_plan(plan)


def pace_again(tasks: Iterable[Task], plan: Plan) -> None:
    """Write the day of risk of tasks whose dates or progress changed."""
    changed = []
    for task in tasks:
        day = _risk_of(task, plan)
        if day != task.risk_on:
            task.risk_on = day
            changed.append(task)
    Task.objects.bulk_update(changed, ["risk_on"], batch_size=500)


def _level(task: Task, plan: Plan) -> None:
    share, count = _share_of(Task.objects.filter(parent=task))
    task.parts = count
    done = task.state == TaskState.DONE.value
    task.rolled = of_leaf(task.percent, done=done) if count == 0 else (HUNDRED if done else share)
    task.risk_on = _risk_of(task, plan)


def _share_of(children: QuerySet[Task]) -> tuple[int, int]:
    """(share, how many): the weighted mean of those that count."""
    # Said by what is left out: a list of the counted states would lead SQLite away from the index of the first level.
    sums = _sums(children.exclude(state__in=_LEFT_OUT))
    return _mean(sums), sums["n"]


def _sums(children: Any) -> dict[str, int]:
    found: dict[str, int | None] = children.aggregate(
        n=Count("pk"), whole=Sum("weight"), heavy=Sum(F("weight") * F("rolled")), plain=Sum("rolled")
    )
    return {name: value or 0 for name, value in found.items()}


def _mean(sums: dict[str, int]) -> int:
    if sums["n"] == 0:
        return 0
    return sums["heavy"] // sums["whole"] if sums["whole"] else sums["plain"] // sums["n"]


def _risk_of(task: Task, plan: Plan) -> Any:
    if not task.is_open:
        return None
    starts_on = task.starts_on or (timezone.localdate(task.sent_at) if task.sent_at else None)
    return risk_on(starts_on, task.due_on, rolled=task.rolled, margin=plan.risk_margin)


def _roll_level(plan: Plan, depth: int) -> None:
    """One level at a time: a sum over the children of each of its tasks, in the database."""
    level = Task.objects.of(plan).filter(depth=depth)
    below = Task.objects.filter(parent=OuterRef("pk"), state__in=_COUNTED).order_by().values("parent")
    number = IntegerField()
    level.update(parts=Coalesce(Subquery(below.annotate(n=Count("pk")).values("n"), output_field=number), 0))
    heavy = below.annotate(whole=Sum("weight"), heavy=Sum(F("weight") * F("rolled"))).filter(whole__gt=0)
    plain = below.annotate(whole=Sum("weight"), n=Count("pk"), plain=Sum("rolled")).filter(whole=0)
    level.filter(state=TaskState.DONE.value).update(rolled=HUNDRED)
    unfinished = level.exclude(state=TaskState.DONE.value)
    unfinished.filter(parts=0).update(rolled=Least(F("percent"), UNCONFIRMED) * 100)
    with_parts = unfinished.exclude(parts=0)
    with_parts.update(
        rolled=Coalesce(
            Subquery(heavy.values(share=F("heavy") / F("whole")), output_field=number),
            Subquery(plain.values(share=F("plain") / F("n")), output_field=number),
            0,
        )
    )
    pace_again(level.filter(due_on__isnull=False).iterator(chunk_size=2000), plan)


def _roll_group(group_id: int) -> None:
    share, _ = _share_of(Task.objects.filter(group_id=group_id, depth=1))
    TaskGroup.objects.filter(pk=group_id).update(rolled=share)


def _roll_plan(plan: Plan) -> None:
    """All tasks of the first level together: a group counts as much as its tasks weigh."""
    plan.rolled, _ = _share_of(Task.objects.of(plan).filter(depth=1))
    Plan.objects.filter(pk=plan.pk).update(rolled=plan.rolled)
