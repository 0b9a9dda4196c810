"""Open a plan again that was summed up too early."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.errors.keeping import ReasonMissing
from danvan.plans.events.keeping import PlanReopened
from danvan.plans.lifecycle import PlanState
from danvan.plans.models import Plan
from danvan.plans.placing import lock_plan
from danvan.plans.publishing import new_version
from danvan.plans.rules.keeping import MAY_KEEP_PLANS


@transaction.atomic(durable=True)
def reopen_plan(plan_id: int, *, reason: str, by: User, at: datetime) -> Plan:
    """The reason is kept with a version. Raises ReasonMissing, and MoveNotAllowed for a draft."""
    plan = lock_plan(plan_id)
    MAY_KEEP_PLANS.require(by, plan, on=timezone.localdate(at))
    if not reason.strip():
        raise ReasonMissing
    if plan.state == PlanState.ISSUED.value:
        return plan
    plan.move_to(PlanState.ISSUED)
    plan.save(update_fields=["state"])
    new_version(plan, reason=reason, by=by, at=at)
    record(PlanReopened(plan.slug), about=plan, by=by, unit_id=plan.owner_id, at=at)
    return plan
