"""The pages on which a keeper arranges a plan: what each shows beside its forms."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Sum

from danvan.plans.making import neighbour_of
from danvan.plans.models import Plan, Task, TaskGroup


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group with how many tasks of the plan's own layer it has, and what their weights add up to."""

    group: TaskGroup
    count: int
    weight: int


def edit_page(plan: Plan) -> dict[str, Any]:
    """Plan, its groups in order, how many tasks; three queries."""
    own = Q(tasks__broken_down_by__isnull=True, tasks__period_from__isnull=True) & ~Q(tasks__state="cancelled")
    groups = plan.groups.annotate(
        count=Count("tasks", filter=own), whole=Sum("tasks__weight", filter=own & Q(tasks__depth=1))
    )
    shown = [ShownGroup(group, group.count, group.whole or 0) for group in groups.order_by("position")]
    draft = plan.drafts.order_by("-pk").first()
    return {"plan": plan, "groups": shown, "count": sum(one.count for one in shown), "draft": draft}


def task_page(plan: Plan, task: Task) -> dict[str, Any]:
    """A task with its place: what stands above it, whether it can go up or down."""
    draft = plan.is_draft
    return {
        "plan": plan,
        "task": task,
        "group": task.group,
        "above": task.parent,
        "up": neighbour_of(task, up=True) if draft else None,
        "down": neighbour_of(task, up=False) if draft else None,
        "over": not draft and not task.is_open,
    }
