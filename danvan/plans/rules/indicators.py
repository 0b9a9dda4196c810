"""Who sees indicators, sets them, and enters their figures."""

from datetime import date
from typing import Any

from django.db.models import Q

from danvan.permissions.rule import Rule, nothing
from danvan.plans.lifecycle import PlanState
from danvan.plans.models import Indicator
from danvan.plans.rules.keeping import MAY_SEE_PLANS, keeps
from danvan.plans.rules.people import LEADERS, WORKERS, coordinates, holding, members, units

_DRAFT = PlanState.DRAFT.value


def _sees(actor: Any, indicator: Indicator, *, on: date) -> bool:
    if indicator.plan is None:
        return members(actor, on=on)
    return MAY_SEE_PLANS.allows(actor, indicator.plan, on=on)


def _seen(actor: Any, *, on: date) -> Q:
    if not members(actor, on=on):
        return nothing(actor, on=on)
    if coordinates(actor, on):
        return Q()
    return Q(plan__isnull=True) | ~Q(plan__state=_DRAFT) | Q(plan__owner_id__in=units(actor, on, LEADERS))


# Rows are indicators: those of a draft plan are seen by whoever keeps it, the rest by everyone of the city's units.
MAY_SEE_INDICATORS = Rule("plans.see_indicators", enters=members, allows=_sees, selects=_seen)


def _sets(actor: Any, indicator: Indicator, *, on: date) -> bool:
    if indicator.plan is not None:
        return keeps(actor, indicator.plan, on=on)
    return coordinates(actor, on) or indicator.owner_id in units(actor, on, LEADERS)


def _set_by(actor: Any, *, on: date) -> Q:
    if coordinates(actor, on):
        return Q()
    own = units(actor, on, LEADERS)
    return Q(plan__owner_id__in=own) | Q(plan__isnull=True, owner_id__in=own)


# Target and baseline of a plan are its keeper's to set: the unit that enters the figures does not move its own target.
MAY_SET_INDICATORS = Rule("plans.set_indicators", enters=holding(LEADERS), allows=_sets, selects=_set_by)
MAY_ENTER_FIGURES = Rule(
    "plans.enter_figures",
    enters=holding(WORKERS),
    allows=lambda actor, indicator, *, on: (
        indicator.is_typed and indicator.ended_on is None and indicator.owner_id in units(actor, on, WORKERS)
    ),
    selects=lambda actor, *, on: Q(measure="", ended_on__isnull=True, owner_id__in=units(actor, on, WORKERS)),
)
# Rows are typed figures and their evidence: whoever sees plans.
MAY_SEE_FIGURES = Rule(
    "plans.see_figures",
    enters=members,
    allows=lambda actor, value, *, on: members(actor, on=on),
    selects=lambda actor, *, on: Q() if members(actor, on=on) else nothing(actor, on=on),
)
