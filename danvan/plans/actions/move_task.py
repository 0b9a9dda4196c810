"""Move a task one place up or down among its neighbours."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.errors.keeping import NotADraft
from danvan.plans.events.keeping import DraftArranged
from danvan.plans.making import neighbour_of, swap_tasks
from danvan.plans.models import Task
from danvan.plans.placing import lock_task
from danvan.plans.rules.keeping import MAY_KEEP_PLANS


@transaction.atomic(durable=True)
def move_task(task_id: int, *, up: bool, by: User, at: datetime) -> Task:
    """With everything below it; at the end of the way nothing happens. Raises NotADraft."""
    task = lock_task(task_id)
    plan = task.plan
    MAY_KEEP_PLANS.require(by, plan, on=timezone.localdate(at))
    if not plan.is_draft:
        raise NotADraft
    other = neighbour_of(task, up=up)
    if other is not None:
        swap_tasks(plan, task, other)
        event = DraftArranged(plan.slug, "task", "moved", task.pk)
        record(event, about=plan, by=by, unit_id=plan.owner_id, at=at)
    return task
