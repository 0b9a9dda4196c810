"""Correct a task of a draft."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.errors.keeping import NotADraft, TaskChangedMeanwhile
from danvan.plans.events.keeping import DraftArranged
from danvan.plans.making import give
from danvan.plans.models import Task
from danvan.plans.placing import lock_task
from danvan.plans.queries.task_facts import TaskFacts
from danvan.plans.rules.keeping import MAY_KEEP_PLANS


@transaction.atomic(durable=True)
def edit_task(task_id: int, facts: TaskFacts, *, seen: str, by: User, at: datetime) -> Task:
    """`seen`: the seal of what the keeper saw. Raises TaskChangedMeanwhile; NotADraft after issue."""
    task = lock_task(task_id)
    plan = task.plan
    MAY_KEEP_PLANS.require(by, plan, on=timezone.localdate(at))
    if not plan.is_draft:
        raise NotADraft
    before = TaskFacts.of(task)
    if seen != before.seal():
        raise TaskChangedMeanwhile
    if facts.changed_from(before):
        facts.put_into(task)
        task.confirmer = facts.unit
        task.save()
        give(task, facts.unit, facts.cooperating, at=at)
        event = DraftArranged(plan.slug, "task", "changed", task.pk)
        record(event, about=plan, by=by, unit_id=plan.owner_id, at=at)
    return task
