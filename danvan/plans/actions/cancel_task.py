"""Cancel a task of a plan that is issued."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.cascading import end_branch
from danvan.plans.errors.keeping import ReasonMissing
from danvan.plans.events.keeping import TaskCancelled
from danvan.plans.lifecycle import ReportState, TaskState
from danvan.plans.models import ProgressReport, Task
from danvan.plans.placing import lock_task
from danvan.plans.publishing import new_version, of_own_layer
from danvan.plans.rolling import roll_up
from danvan.plans.rules.keeping import MAY_KEEP_PLANS


@transaction.atomic(durable=True)
def cancel_task(task_id: int, *, reason: str, by: User, at: datetime) -> Task:
    """It and what units made of it end together and stay to be read; what is done already stays done.

    A repeat changes nothing. Raises ReasonMissing, NotOfThePlan, NotIssued.
    """
    task = lock_task(task_id)
    plan = task.plan
    MAY_KEEP_PLANS.require(by, plan, on=timezone.localdate(at))
    if task.state == TaskState.CANCELLED.value:
        return task
    of_own_layer(task)
    if not reason.strip():
        raise ReasonMissing
    ended = end_branch(task, at=at)
    ended_tree = Task.objects.of(plan).under(task.path) | Task.objects.filter(pk=task.pk)
    waiting = ProgressReport.objects.filter(task__in=ended_tree)
    waiting.filter(state=ReportState.WAITING.value).update(
        state=ReportState.RETURNED.value, decided_by=by, decided_at=at, remark=reason
    )
    roll_up(task)
    version = new_version(plan, reason=reason, by=by, at=at)
    event = TaskCancelled(plan.slug, version.number, task.pk, ended)
    record(event, about=task, by=by, unit_id=task.unit_id, at=at)
    return task
