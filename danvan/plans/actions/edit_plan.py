"""Correct the facts of a plan."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.errors.keeping import NotIssued, TaskChangedMeanwhile
from danvan.plans.events.keeping import PlanEdited
from danvan.plans.lifecycle import PlanState
from danvan.plans.models import Plan
from danvan.plans.placing import lock_plan
from danvan.plans.queries.plan_facts import PlanFacts
from danvan.plans.queries.task_facts import seal_of_plan
from danvan.plans.rolling import roll_all
from danvan.plans.rules.keeping import MAY_KEEP_PLANS


@transaction.atomic(durable=True)
def edit_plan(plan_id: int, facts: PlanFacts, *, seen: str, by: User, at: datetime) -> Plan:
    """`seen`: the seal of the facts the keeper saw. The owner of an issued plan stays. Raises TaskChangedMeanwhile,
    PlanDatesReversed; NotIssued for a plan that is summed up."""
    plan = lock_plan(plan_id)
    on = timezone.localdate(at)
    MAY_KEEP_PLANS.require(by, plan, on=on)
    if plan.state == PlanState.CLOSED.value:
        raise NotIssued
    if seen != seal_of_plan(plan):
        raise TaskChangedMeanwhile
    owner_id = plan.owner_id
    changed = facts.put_into(plan)
    if not plan.is_draft:
        plan.owner_id = owner_id
        changed = [name for name in changed if name != "owner"]
    MAY_KEEP_PLANS.require(by, plan, on=on)
    if changed:
        plan.save()
        if "risk_margin" in changed and not plan.is_draft:
            roll_all(plan)
        event = PlanEdited(plan.slug, "+".join(changed)[:120])
        record(event, about=plan, by=by, unit_id=plan.owner_id, at=at)
    return plan
