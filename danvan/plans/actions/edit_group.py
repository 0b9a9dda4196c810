"""Correct number, title and code of a task group."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.errors.keeping import NotIssued, TaskChangedMeanwhile
from danvan.plans.events.keeping import DraftArranged
from danvan.plans.lifecycle import PlanState
from danvan.plans.models import TaskGroup
from danvan.plans.placing import lock_plan
from danvan.plans.queries.task_facts import seal_of_group
from danvan.plans.rules.keeping import MAY_KEEP_PLANS


@transaction.atomic(durable=True)
def edit_group(group_id: int, *, number: str, title: str, code: str, seen: str, by: User, at: datetime) -> TaskGroup:
    """`seen`: the seal of what the keeper saw. Raises TaskChangedMeanwhile; NotIssued for a summed-up plan."""
    plan = lock_plan(TaskGroup.objects.values_list("plan_id", flat=True).get(pk=group_id))
    MAY_KEEP_PLANS.require(by, plan, on=timezone.localdate(at))
    if plan.state == PlanState.CLOSED.value:
        raise NotIssued
    group: TaskGroup = TaskGroup.objects.get(pk=group_id)
    if seen != seal_of_group(group):
        raise TaskChangedMeanwhile
    if (group.number, group.title, group.code) != (number, title, code):
        group.number, group.title, group.code = number, title, code
        group.save(update_fields=["number", "title", "code"])
        event = DraftArranged(plan.slug, "group", "changed", group.pk)
        record(event, about=plan, by=by, unit_id=plan.owner_id, at=at)
    return group
