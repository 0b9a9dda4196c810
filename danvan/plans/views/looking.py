"""A plan at the desk: tree, board, Gantt chart, calendar. Nothing is changed here."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from danvan.permissions.views import needs
from danvan.plans.listing import tree_tasks
from danvan.plans.models import Plan
from danvan.plans.pages import overview
from danvan.plans.pages.gantt import gantt_page
from danvan.plans.rules.keeping import MAY_SEE_PLANS
from danvan.ui.lists import wanted_export


def seen_plan(request: HttpRequest, slug: str) -> Plan:
    """The plan, or 404 for who may not see it."""
    plans = Plan.objects.select_related("owner", "document")
    return MAY_SEE_PLANS.get(plans, request.user, on=timezone.localdate(), slug=slug)


@needs(MAY_SEE_PLANS)
@require_safe
def desk(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Facts, counts and tree; a list where a filter asks; the rows below one task where a script asks."""
    plan, now = seen_plan(request, slug), timezone.now()
    if request.headers.get("HX-Request"):
        return _fragment(request, plan)
    if kind := wanted_export(request):
        return tree_tasks.task_file(plan, at=now).export(tree_tasks.rows_of_file(plan), request, kind)
    spec = tree_tasks.task_list(plan, at=now, show=request.GET.get("show", ""))
    asked = tree_tasks.asks(spec, request.GET)
    rows = tree_tasks.tasks_of(plan).in_order()
    page = spec.page(rows if asked else rows.none(), request, views=tree_tasks.VIEWS)
    context = overview.overview_page(plan, request.user, asked=request.GET, at=now, with_tree=not page.filtered)
    return _varied(render(request, "plans/looking/desk.html", {**context, "page": page}))


@needs(MAY_SEE_PLANS)
@require_safe
def gantt(request: HttpRequest, slug: str) -> HttpResponse:
    """One level of the plan over its days."""
    context = gantt_page(seen_plan(request, slug), asked=request.GET, on=timezone.localdate())
    return render(request, "plans/looking/gantt.html", context)


def _fragment(request: HttpRequest, plan: Plan) -> HttpResponse:
    level = overview.fragment(plan, asked=request.GET, on=timezone.localdate())
    if level is None:
        raise Http404
    context = {"plan": plan, "level": level, "fragment": True}
    return _varied(render(request, "plans/looking/_level.html", context))


def _varied(response: HttpResponse) -> HttpResponse:
    """The same address answers with a page or with a part of it."""
    patch_vary_headers(response, ["HX-Request"])
    return response
