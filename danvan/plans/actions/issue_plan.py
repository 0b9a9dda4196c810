"""Issue a plan: every task goes to its units."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.cascading import periods_of_new
from danvan.plans.errors.keeping import NoTasks
from danvan.plans.events.keeping import PlanIssued
from danvan.plans.lifecycle import PlanState
from danvan.plans.models import Plan
from danvan.plans.placing import lock_plan
from danvan.plans.publishing import new_version, send_drafts
from danvan.plans.rolling import roll_all
from danvan.plans.rules.keeping import MAY_KEEP_PLANS


@transaction.atomic(durable=True)
def issue_plan(plan_id: int, *, by: User, at: datetime) -> Plan:
    """Send the tasks and keep version 1. A repeat changes nothing. Raises NoTasks for an empty plan."""
    plan = lock_plan(plan_id)
    on = timezone.localdate(at)
    MAY_KEEP_PLANS.require(by, plan, on=on)
    if plan.state == PlanState.ISSUED.value:
        return plan
    if not plan.tasks.exists():
        raise NoTasks
    plan.move_to(PlanState.ISSUED)
    plan.sent_at = at
    plan.issued_on = plan.issued_on or on
    plan.prepare().save(update_fields=["state", "sent_at", "issued_on", "folded"])
    sending = send_drafts(plan, by=by, at=at)
    periods_of_new(plan, at=at)
    roll_all(plan)
    new_version(plan, reason="", by=by, at=at)
    event = PlanIssued(plan.slug, sending.tasks, sending.units, sending.unled)
    record(event, about=plan, by=by, unit_id=plan.owner_id, at=at)
    return plan
