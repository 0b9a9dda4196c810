"""The versions of an issued plan, and any two of them side by side."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from danvan.permissions.views import needs
from danvan.plans.models import Plan, PlanVersion
from danvan.plans.pages.versions import Comparison, compare
from danvan.plans.rules.keeping import MAY_KEEP_PLANS, MAY_SEE_PLANS

MOST = 500


@needs(MAY_SEE_PLANS)
@require_safe
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """All versions, newest first; `?tu=1&den=3` compares two, at first the last two."""
    on = timezone.localdate()
    plan = MAY_SEE_PLANS.get(Plan.objects.select_related("owner"), request.user, on=on, slug=slug)
    rows = plan.versions.defer("content").select_related("by").order_by("-number")
    shown = list(rows[:MOST])
    context = {
        "plan": plan,
        "versions": shown,
        "comparison": _compared(plan.versions.all(), request, shown),
        "may_keep": MAY_KEEP_PLANS.allows(request.user, plan, on=on),
    }
    return render(request, "plans/keeping/versions.html", context)


def _compared(rows: QuerySet[PlanVersion], request: HttpRequest, shown: list[PlanVersion]) -> Comparison | None:
    numbers = [_number(request.GET.get(name, "")) for name in ("tu", "den")]
    if not all(numbers):
        numbers = [version.number for version in reversed(shown[:2])]
    found = {version.number: version for version in rows.filter(number__in=numbers)}
    if len(set(numbers)) < 2 or len(found) < 2:
        return None
    return compare(found[min(found)], found[max(found)])


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
