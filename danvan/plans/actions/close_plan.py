"""Sum a plan up: nothing more is reported on it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.events.keeping import PlanClosed
from danvan.plans.lifecycle import PlanState
from danvan.plans.models import Plan, Task
from danvan.plans.placing import lock_plan
from danvan.plans.rules.keeping import MAY_KEEP_PLANS


@transaction.atomic(durable=True)
def close_plan(plan_id: int, *, by: User, at: datetime) -> Plan:
    """Open tasks stay as they are and are told in the event. A repeat changes nothing. Raises MoveNotAllowed."""
    plan = lock_plan(plan_id)
    MAY_KEEP_PLANS.require(by, plan, on=timezone.localdate(at))
    if plan.state == PlanState.CLOSED.value:
        return plan
    plan.move_to(PlanState.CLOSED)
    plan.save(update_fields=["state"])
    left = Task.objects.of(plan).open().filter(parts=0).count()
    record(PlanClosed(plan.slug, plan.rolled, left), about=plan, by=by, unit_id=plan.owner_id, at=at)
    return plan
