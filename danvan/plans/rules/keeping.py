"""Who sees plans, and who makes, issues and changes them."""

from datetime import date
from typing import Any

from django.db.models import Q

from danvan.permissions.rule import Rule
from danvan.plans.lifecycle import PlanState
from danvan.plans.models import Plan
from danvan.plans.rules.people import LEADERS, coordinates, holding, members, units

_DRAFT = PlanState.DRAFT.value


def keeps(actor: Any, plan: Plan, *, on: date) -> bool:
    """A coordinator keeps every plan of the city, a head those of his own unit."""
    return coordinates(actor, on) or plan.owner_id in units(actor, on, LEADERS)


def _kept(actor: Any, on: date, prefix: str = "") -> Q:
    return Q() if coordinates(actor, on) else Q(**{f"{prefix}owner_id__in": units(actor, on, LEADERS)})


def _sees(actor: Any, plan: Plan, *, on: date) -> bool:
    return members(actor, on=on) and (plan.state != _DRAFT or keeps(actor, plan, on=on))


def _seen(actor: Any, on: date, prefix: str = "") -> Q:
    if not members(actor, on=on):
        return Q(pk__in=[])
    return ~Q(**{f"{prefix}state": _DRAFT}) | _kept(actor, on, prefix) if not coordinates(actor, on) else Q()


MAY_SEE_PLANS = Rule("plans.see", enters=members, allows=_sees, selects=lambda actor, *, on: _seen(actor, on))
MAY_KEEP_PLANS = Rule(
    "plans.keep", enters=holding(LEADERS), allows=keeps, selects=lambda actor, *, on: _kept(actor, on)
)
# Rows are tasks: an issued plan is read by everyone who works in a unit of the city.
MAY_SEE_TASKS = Rule(
    "plans.see_tasks",
    enters=members,
    allows=lambda actor, task, *, on: _sees(actor, task.plan, on=on),
    selects=lambda actor, *, on: _seen(actor, on, "plan__"),
)
# A plan read from a file belongs to nobody before it is taken over.
MAY_REVIEW_DRAFTS = Rule(
    "plans.review_drafts",
    enters=holding(LEADERS),
    allows=lambda actor, draft, *, on: coordinates(actor, on) or draft.made_by_id == getattr(actor, "pk", None),
    selects=lambda actor, *, on: Q() if coordinates(actor, on) else Q(made_by_id=getattr(actor, "pk", None)),
)
