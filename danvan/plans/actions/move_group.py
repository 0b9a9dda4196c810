"""Move a task group one place up or down."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.errors.keeping import NotADraft
from danvan.plans.events.keeping import DraftArranged
from danvan.plans.making import swap_groups
from danvan.plans.models import Plan, TaskGroup
from danvan.plans.placing import lock_plan
from danvan.plans.rules.keeping import MAY_KEEP_PLANS


@transaction.atomic(durable=True)
def move_group(plan_id: int, group_id: int, *, up: bool, by: User, at: datetime) -> Plan:
    """Change places with the neighbour; at the end of the way nothing happens. Raises NotADraft."""
    plan = lock_plan(plan_id)
    MAY_KEEP_PLANS.require(by, plan, on=timezone.localdate(at))
    if not plan.is_draft:
        raise NotADraft
    group: TaskGroup = plan.groups.get(pk=group_id)
    beside = plan.groups.filter(**{"position__lt" if up else "position__gt": group.position})
    other = beside.order_by("-position" if up else "position").first()
    if other is not None:
        swap_groups(plan, group, other)
        event = DraftArranged(plan.slug, "group", "moved", group.pk)
        record(event, about=plan, by=by, unit_id=plan.owner_id, at=at)
    return plan
