"""The next periods of the recurring tasks of a plan."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.plans.cascading import make_due_periods
from danvan.plans.events.working import PeriodsMade
from danvan.plans.lifecycle import PlanState
from danvan.plans.placing import lock_plan
from danvan.plans.rolling import roll_all


@transaction.atomic(durable=True)
def prepare_periods(plan_id: int, *, by: Actor, at: datetime) -> int:
    """Make those that are missing; returns how many. A repeat makes nothing and records nothing."""
    plan = lock_plan(plan_id)
    if plan.state != PlanState.ISSUED.value:
        return 0
    count = make_due_periods(plan, on=timezone.localdate(at))
    if count:
        roll_all(plan)
        record(PeriodsMade(count), about=plan, by=by, unit_id=plan.owner_id, at=at)
    return count
