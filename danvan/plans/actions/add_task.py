"""Add a task to a plan: to a draft, or with a reason to one that is issued."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.bringing import TaskLine, lay_below
from danvan.plans.cascading import periods_of_new
from danvan.plans.errors.keeping import NotIssued, NotOfThePlan, ReasonMissing
from danvan.plans.events.keeping import DraftArranged, TaskAdded
from danvan.plans.lifecycle import PlanState, TaskState
from danvan.plans.models import Plan, Task, TaskGroup
from danvan.plans.models.plan import DIGITS
from danvan.plans.placing import lock_plan, next_place
from danvan.plans.publishing import new_version, send_drafts
from danvan.plans.queries.task_facts import TaskFacts
from danvan.plans.rolling import roll_all, roll_up
from danvan.plans.rules.keeping import MAY_KEEP_PLANS


@transaction.atomic(durable=True)
def add_task(
    group_id: int, facts: TaskFacts, *, below: int | None = None, reason: str = "", by: User, at: datetime
) -> Task:
    """The last task of the group, or of the task `below` it. In an issued plan it is sent at once and a version kept.

    Raises TooDeep, ReasonMissing; NotOfThePlan below what a unit broke down; NotIssued for a summed-up plan.
    """
    group = TaskGroup.objects.get(pk=group_id)
    plan = group.plan = lock_plan(group.plan_id)
    MAY_KEEP_PLANS.require(by, plan, on=timezone.localdate(at))
    if plan.state == PlanState.CLOSED.value:
        raise NotIssued
    if not plan.is_draft and not reason.strip():
        raise ReasonMissing
    parent = _parent(group, below)
    path, _depth = next_place(group, parent)
    line = TaskLine(cooperating=facts.cooperating, **facts.columns())
    lay_below(group, parent, [line], first=int(path[-DIGITS:]))
    task: Task = Task.objects.get(plan=plan, path=path)
    if plan.is_draft:
        event: DraftArranged | TaskAdded = DraftArranged(plan.slug, "task", "added", task.pk)
    else:
        event = _send(plan, task, reason, by, at)
    record(event, about=plan, by=by, unit_id=plan.owner_id, at=at)
    return task


def _parent(group: TaskGroup, below: int | None) -> Task | None:
    if below is None:
        return None
    parent: Task = Task.objects.get(pk=below, group=group)
    if parent.broken_down_by_id is not None or parent.state == TaskState.CANCELLED.value:
        raise NotOfThePlan
    return parent


def _send(plan: Plan, task: Task, reason: str, by: User, at: datetime) -> TaskAdded:
    send_drafts(plan, by=by, at=at)
    periods_of_new(plan, at=at)
    task.refresh_from_db()
    task.plan = plan
    if task.children.exists():
        roll_all(plan)
    else:
        roll_up(task)
    version = new_version(plan, reason=reason, by=by, at=at)
    return TaskAdded(plan.slug, version.number, task.pk)
