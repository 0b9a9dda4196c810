"""Add a task group at the end of a plan."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.errors.keeping import NotIssued
from danvan.plans.events.keeping import DraftArranged
from danvan.plans.lifecycle import PlanState
from danvan.plans.models import TaskGroup
from danvan.plans.placing import lock_plan, next_group_position
from danvan.plans.rules.keeping import MAY_KEEP_PLANS


@transaction.atomic(durable=True)
def add_group(plan_id: int, *, number: str, title: str, code: str = "", by: User, at: datetime) -> TaskGroup:
    """code: one of the city's seven groups or "". An issued plan may get one too, for tasks added later."""
    plan = lock_plan(plan_id)
    MAY_KEEP_PLANS.require(by, plan, on=timezone.localdate(at))
    if plan.state == PlanState.CLOSED.value:
        raise NotIssued
    group: TaskGroup = TaskGroup.objects.create(
        plan=plan, position=next_group_position(plan), number=number, title=title, code=code
    )
    event = DraftArranged(plan.slug, "group", "added", group.pk)
    record(event, about=plan, by=by, unit_id=plan.owner_id, at=at)
    return group
