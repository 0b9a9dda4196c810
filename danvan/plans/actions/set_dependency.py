"""A task waits for another one of its plan."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.errors.working import DependencyCircle, DependencyElsewhere
from danvan.plans.events.working import DependencySet
from danvan.plans.lifecycle import TaskState
from danvan.plans.models import Task, TaskDependency
from danvan.plans.placing import lock_task
from danvan.plans.queries.depending import circle_with, in_words
from danvan.plans.rules.working import MAY_LEAD_TASK


@transaction.atomic(durable=True)
def set_dependency(task_id: int, needs_id: int, *, by: User, at: datetime) -> TaskDependency:
    """`task` cannot be finished before `needs` is. A repeat changes nothing.

    Raises DependencyElsewhere for another plan, a cancelled task or a part of its own; DependencyCircle, the circle
    named.
    """
    task = lock_task(task_id)
    MAY_LEAD_TASK.require(by, task, on=timezone.localdate(at))
    known = TaskDependency.objects.filter(task=task, needs_id=needs_id).first()
    if known is not None:
        return known
    needs = Task.objects.filter(pk=needs_id, plan_id=task.plan_id).exclude(state=TaskState.CANCELLED.value).first()
    if needs is None or needs.path.startswith(task.path):
        raise DependencyElsewhere
    if circle := circle_with(task, needs):
        raise DependencyCircle(circle=in_words(circle))
    row = TaskDependency.objects.create(task=task, needs=needs)
    record(DependencySet(needs.pk), about=task, by=by, unit_id=task.unit_id, at=at)
    return row
