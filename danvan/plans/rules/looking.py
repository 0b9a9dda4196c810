"""Who follows up the tasks of others: the coordinator the whole city, a head his unit and those below it."""

from datetime import date
from typing import Any

from django.db.models import Q

from danvan.organisations.queries import units_below
from danvan.permissions.rule import Rule
from danvan.plans.lifecycle import PlanState
from danvan.plans.models import Task
from danvan.plans.rules.people import LEADERS, coordinates, holding, units

_DRAFT = PlanState.DRAFT.value
_KEPT = "_follows_by_day"


def followed_units(actor: Any, *, on: date) -> frozenset[int] | None:
    """The units this person follows up; None for every unit. Kept for the request."""
    if coordinates(actor, on):
        return None
    own = units(actor, on, LEADERS)
    if not own:
        return own
    kept: dict[date, frozenset[int]] = actor.__dict__.setdefault(_KEPT, {})
    if on not in kept:
        kept[on] = units_below(own, on)
    return kept[on]


def _follows(actor: Any, task: Task, *, on: date) -> bool:
    if task.plan.state == _DRAFT:
        return False
    followed = followed_units(actor, on=on)
    return followed is None or task.unit_id in followed


def _followed(actor: Any, *, on: date) -> Q:
    issued = ~Q(plan__state=_DRAFT)
    followed = followed_units(actor, on=on)
    return issued if followed is None else issued & Q(unit_id__in=followed)


# Rows are tasks of issued plans.
MAY_FOLLOW = Rule("plans.follow", enters=holding(LEADERS), allows=_follows, selects=_followed)
