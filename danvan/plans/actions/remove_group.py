"""Take a task group out of a draft."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.errors.keeping import NotADraft
from danvan.plans.events.keeping import DraftArranged
from danvan.plans.making import remove_tasks
from danvan.plans.models import Plan, Task, TaskGroup
from danvan.plans.placing import lock_plan
from danvan.plans.rules.keeping import MAY_KEEP_PLANS


@transaction.atomic(durable=True)
def remove_group(plan_id: int, group_id: int, *, by: User, at: datetime) -> Plan:
    """The group with all its tasks; one that is gone is gone. Raises NotADraft."""
    plan = lock_plan(plan_id)
    MAY_KEEP_PLANS.require(by, plan, on=timezone.localdate(at))
    if not plan.is_draft:
        raise NotADraft
    group = TaskGroup.objects.filter(plan=plan, pk=group_id).first()
    if group is not None:
        remove_tasks(Task.objects.filter(group=group))
        group.delete()
        event = DraftArranged(plan.slug, "group", "removed", group_id)
        record(event, about=plan, by=by, unit_id=plan.owner_id, at=at)
    return plan
