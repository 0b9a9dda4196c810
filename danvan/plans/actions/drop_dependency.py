"""A task no longer waits for another one."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.events.working import DependencyDropped
from danvan.plans.models import TaskDependency
from danvan.plans.placing import lock_task
from danvan.plans.rules.working import MAY_LEAD_TASK


@transaction.atomic(durable=True)
def drop_dependency(task_id: int, needs_id: int, *, by: User, at: datetime) -> bool:
    """True when there was one; a repeat changes nothing."""
    task = lock_task(task_id)
    MAY_LEAD_TASK.require(by, task, on=timezone.localdate(at))
    gone, _ = TaskDependency.objects.filter(task=task, needs_id=needs_id).delete()
    if gone:
        record(DependencyDropped(needs_id), about=task, by=by, unit_id=task.unit_id, at=at)
    return bool(gone)
