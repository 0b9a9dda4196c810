"""Begin a plan by hand."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.events.keeping import PlanAdded
from danvan.plans.making import free_slug
from danvan.plans.models import Plan
from danvan.plans.queries.plan_facts import PlanFacts
from danvan.plans.rules.keeping import MAY_KEEP_PLANS


@transaction.atomic(durable=True)
def add_plan(facts: PlanFacts, *, by: User, at: datetime) -> Plan:
    """A draft without groups and tasks, owned by `facts.owner`. Raises PlanDatesReversed."""
    slug = free_slug(facts.kind, facts.number, facts.title, facts.issued_on)
    plan = Plan(slug=slug, owner=facts.owner, made_by=by, made_at=at)
    MAY_KEEP_PLANS.require(by, plan, on=timezone.localdate(at))
    facts.put_into(plan)
    plan.save(force_insert=True)
    record(PlanAdded(plan.slug, "hand", 0, 0), about=plan, by=by, unit_id=plan.owner_id, at=at)
    return plan
