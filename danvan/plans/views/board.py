"""The tasks of a plan as columns by state."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from danvan.organisations.models import Unit
from danvan.permissions.views import needs
from danvan.plans.models import Plan, Task
from danvan.plans.queries.columns_of_state import COLUMN_SIZE, columns_of
from danvan.plans.queries.tree import below, groups_of, opened
from danvan.plans.rules.keeping import MAY_SEE_PLANS


@needs(MAY_SEE_PLANS)
@require_safe
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """The first level of a plan, what lies below `?mo=`, or every task of one unit (`?don-vi=`)."""
    on = timezone.localdate()
    plan = MAY_SEE_PLANS.get(Plan.objects.all(), request.user, on=on, slug=slug)
    unit = _unit(request.GET.get("don-vi", ""))
    where = opened(plan, request.GET.get("mo", "")) if unit is None else None
    rows: QuerySet[Any]
    if unit is not None:
        rows = Task.objects.of(plan).filter(unit=unit)
    elif where is not None:
        rows = below(where.task or where.group)
    else:
        rows = Task.objects.filter(group_id__in=[group.pk for group in groups_of(plan)], depth=1)
    shown = {"plan": plan, "unit": unit, "where": where, "columns": columns_of(rows), "today": on, "most": COLUMN_SIZE}
    return render(request, "plans/looking/board.html", shown)


def _unit(slug: str) -> Unit | None:
    found = Unit.objects.filter(slug=slug).first() if slug else None
    if slug and found is None:
        raise Http404
    return found
