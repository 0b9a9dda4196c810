"""Plans as everyone reads them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from danvan.permissions.views import public
from danvan.plans.pages.public_plans import all_plans_page, found_tasks, plan_page
from danvan.plans.queries.public_plans import public_plans


@public
@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """Running plans and how far they are, by the seven groups; or the tasks that hold some words."""
    on = timezone.localdate()
    page = found_tasks(request, on=on)
    context = {"page": page} if page.filtered else {"page": page, **all_plans_page(on=on)}
    return render(request, "plans/public/plans.html", context)


@public
@require_safe
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """One plan: a draft, or one that is not public, does not exist here."""
    found = get_object_or_404(public_plans().select_related("owner", "document"), slug=slug)
    return render(request, "plans/public/plan.html", plan_page(found, request, on=timezone.localdate()))
