"""What is late, silent, at risk: over the units someone follows up, and in one unit."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from danvan.organisations.models import Unit
from danvan.permissions.views import needs
from danvan.plans.listing import following as lists
from danvan.plans.pages.following import follow_page, sheet_page, unit_page
from danvan.plans.queries.following import running_plans, tasks_in
from danvan.plans.rules.keeping import MAY_SEE_TASKS
from danvan.plans.rules.looking import MAY_FOLLOW, followed_units
from danvan.ui.lists import wanted_export


@needs(MAY_FOLLOW)
@require_safe
def follow(request: HttpRequest) -> HttpResponse:
    """The coordinator's and the head's page."""
    return render(request, "plans/looking/follow.html", follow_page(request.user, at=timezone.now()))


@needs(MAY_FOLLOW)
@require_safe
def followed(request: HttpRequest) -> HttpResponseBase:
    """The rows behind its numbers."""
    now = timezone.now()
    on = timezone.localdate(now)
    unit_ids = followed_units(request.user, on=on)
    shown = request.GET.get("show", "")
    rows = lists.followed_rows(tasks_in(running_plans(), unit_ids), shown, unit_ids, at=now)
    spec = lists.followed_list(on=on)
    if kind := wanted_export(request):
        return lists.task_file(spec).export(lists.for_file(rows), request, kind)
    return render(request, "plans/looking/followed.html", {"page": spec.page(rows, request, views=lists.FOLLOW_VIEWS)})


@needs(MAY_FOLLOW)
@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """Printed, unit by unit."""
    return render(request, "plans/looking/sheet.html", sheet_page(request.user, at=timezone.now()))


@needs(MAY_SEE_TASKS)
@require_safe
def unit(request: HttpRequest, unit_slug: str) -> HttpResponseBase:
    """One unit's tasks over all plans."""
    now = timezone.now()
    on = timezone.localdate(now)
    found = get_object_or_404(Unit, slug=unit_slug)
    rows = lists.unit_rows(found, request.GET.get("show", ""), at=now)
    rows = MAY_SEE_TASKS.rows(rows, request.user, on=on)
    spec = lists.unit_list(on=on)
    if kind := wanted_export(request):
        return lists.task_file(spec).export(lists.for_file(rows), request, kind)
    page = spec.page(rows, request, views=lists.UNIT_VIEWS)
    return render(request, "plans/looking/unit.html", {**unit_page(found, at=now), "page": page})
