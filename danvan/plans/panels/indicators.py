"""Indicators on the pages of a plan: for its officers and for everyone."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from danvan.plans.models import Plan
from danvan.plans.pages.indicator_words import shown
from danvan.plans.queries.standing import standings
from danvan.plans.rules.keeping import keeps
from danvan.ui.panels import panel


@panel("plan.desk", order=60)
def at_the_desk(plan: Plan, request: HttpRequest) -> str:
    """Every indicator of the plan, and the way to add one for whoever keeps it."""
    on = timezone.localdate()
    context = _context(plan) | {"may_set": keeps(request.user, plan, on=on)}
    return render_to_string("plans/desk/_indicators.html", context, request)


@panel("plan.public", order=60)
def in_public(plan: Plan, request: HttpRequest) -> str:
    """The same figures for everyone; nothing while the plan has no indicator."""
    context = _context(plan)
    return render_to_string("plans/public/indicators.html", context, request) if context["shown"] else ""


def _context(plan: Plan) -> dict[str, object]:
    on = timezone.localdate()
    rows = plan.indicators.filter(ended_on__isnull=True).select_related("plan__owner", "group", "owner")
    return {"plan": plan, "shown": shown(standings(rows, on=on), on=on)}
