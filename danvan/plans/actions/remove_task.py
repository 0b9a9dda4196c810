"""Take a task out of a draft."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.errors.keeping import NotADraft
from danvan.plans.events.keeping import DraftArranged
from danvan.plans.making import remove_tasks
from danvan.plans.models import Plan, Task
from danvan.plans.models.task import after
from danvan.plans.placing import lock_plan
from danvan.plans.rules.keeping import MAY_KEEP_PLANS


@transaction.atomic(durable=True)
def remove_task(plan_id: int, task_id: int, *, by: User, at: datetime) -> Plan:
    """With everything below it; one that is gone is gone. Raises NotADraft: after issue a task is cancelled."""
    plan = lock_plan(plan_id)
    MAY_KEEP_PLANS.require(by, plan, on=timezone.localdate(at))
    if not plan.is_draft:
        raise NotADraft
    path = Task.objects.of(plan).filter(pk=task_id).values_list("path", flat=True).first()
    if path is not None:
        remove_tasks(Task.objects.of(plan).filter(Q(path=path) | Q(path__gt=path, path__lt=after(path))))
        event = DraftArranged(plan.slug, "task", "removed", task_id)
        record(event, about=plan, by=by, unit_id=plan.owner_id, at=at)
    return plan
