"""Make a draft plan of what was read from a file and looked over."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.bringing import lay, lines_of
from danvan.plans.drafting import open_draft, settle
from danvan.plans.events.keeping import PlanAdded
from danvan.plans.making import free_slug
from danvan.plans.models import Plan, PlanDraft
from danvan.plans.models.draft import DraftState
from danvan.plans.queries.plan_facts import PlanFacts
from danvan.plans.queries.unit_names import UnitNames
from danvan.plans.rules.keeping import MAY_KEEP_PLANS, MAY_REVIEW_DRAFTS


@transaction.atomic(durable=True)
def approve_import(draft_id: int, facts: PlanFacts, *, edition: int, by: User, at: datetime) -> Plan:
    """A draft plan with groups and tasks, each with its source; nobody is told yet. A repeat gives the first plan.

    Raises ReviewChanged, ReviewSettled, PlanDatesReversed, TooDeep.
    """
    on = timezone.localdate(at)
    done = PlanDraft.objects.select_related("plan").filter(pk=draft_id, state=DraftState.APPROVED).first()
    if done is not None and done.plan is not None:
        MAY_KEEP_PLANS.require(by, done.plan, on=on)
        return done.plan
    draft, read = open_draft(draft_id, edition=edition)
    MAY_REVIEW_DRAFTS.require(by, draft, on=on)
    slug = free_slug(facts.kind, facts.number, facts.title, facts.issued_on)
    plan = Plan(slug=slug, owner=facts.owner, made_by=by, made_at=at)
    MAY_KEEP_PLANS.require(by, plan, on=on)
    facts.put_into(plan)
    plan.save(force_insert=True)
    groups = lines_of(read, UnitNames.on(on))
    tasks = lay(plan, groups)
    settle(draft, DraftState.APPROVED, at)
    draft.plan = plan
    draft.save(update_fields=["state", "settled_at", "plan"])
    record(PlanAdded(plan.slug, "file", len(groups), tasks), about=plan, by=by, unit_id=plan.owner_id, at=at)
    return plan
