"""The list of plans; a plan begun by hand, its facts, its end."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from danvan.errors import DomainError
from danvan.permissions.views import needs
from danvan.plans.actions.add_plan import add_plan
from danvan.plans.actions.close_plan import close_plan
from danvan.plans.actions.edit_plan import edit_plan
from danvan.plans.actions.reopen_plan import reopen_plan
from danvan.plans.forms.keeping_plan import PlanForm, ReasonForm
from danvan.plans.listing.plans import VIEWS, plan_list, with_counts
from danvan.plans.models import Plan, Task
from danvan.plans.queries.unit_names import UnitNames
from danvan.plans.rules.keeping import MAY_KEEP_PLANS, MAY_SEE_PLANS
from danvan.ui.lists import wanted_export

BOTH = ["GET", "HEAD", "POST"]


@needs(MAY_SEE_PLANS)
@require_safe
def plans(request: HttpRequest) -> HttpResponseBase:
    """Every plan this person may see; a keeper sees drafts too."""
    on = timezone.localdate()
    rows = with_counts(MAY_SEE_PLANS.rows(Plan.objects.all(), request.user, on=on))
    if kind := wanted_export(request):
        return plan_list().export(rows, request, kind)
    may_keep = MAY_KEEP_PLANS.enters(request.user, on=on)
    context = {"page": plan_list().page(rows, request, views=VIEWS), "may_keep": may_keep}
    return render(request, "plans/keeping/list.html", context)


@needs(MAY_KEEP_PLANS)
@require_http_methods(BOTH)
def new(request: HttpRequest) -> HttpResponse:
    """A plan begun by hand; groups and tasks follow on the next page."""
    on = timezone.localdate()
    form = PlanForm(request.POST or None, user=request.user, names=UnitNames.on(on), on=on)
    if request.method == "POST" and form.is_valid():
        plan = add_plan(form.facts(), by=keeper(request), at=timezone.now())
        messages.success(request, _("The draft stands. Now add its groups and tasks."))
        return redirect("plan-edit", plan.slug)
    return _page(request, "plans/keeping/facts.html", {"form": form, "plan": None}, form)


@needs(MAY_KEEP_PLANS)
@require_http_methods(BOTH)
def facts(request: HttpRequest, slug: str) -> HttpResponse:
    """The facts of a plan."""
    on = timezone.localdate()
    plan = kept_plan(request, slug)
    names, first = UnitNames.on(on), PlanForm.first_values(plan)
    form = PlanForm(request.POST or None, initial=first, user=request.user, names=names, on=on)
    if request.method == "POST" and form.is_valid():
        try:
            edit_plan(plan.pk, form.facts(), seen=form.cleaned_data["seen"], by=keeper(request), at=timezone.now())
        except DomainError as refused:
            form.add_error(None, _(refused.message))
        else:
            messages.success(request, _("The facts of the plan were saved."))
            return redirect("plan-edit", plan.slug)
    return _page(request, "plans/keeping/facts.html", {"form": form, "plan": plan}, form)


@needs(MAY_KEEP_PLANS)
@require_http_methods(BOTH)
def close(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask, then sum the plan up."""
    plan = kept_plan(request, slug)
    if request.method == "POST":
        close_plan(plan.pk, by=keeper(request), at=timezone.now())
        messages.success(request, _("The plan is summed up."))
        return redirect("plan-edit", plan.slug)
    left = Task.objects.of(plan).open().filter(parts=0)
    return render(request, "plans/keeping/close.html", {"plan": plan, "left": left.count(), "first": left[:20]})


@needs(MAY_KEEP_PLANS)
@require_http_methods(BOTH)
def reopen(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a summed-up plan again, with a reason."""
    plan = kept_plan(request, slug)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reopen_plan(plan.pk, reason=form.cleaned_data["reason"], by=keeper(request), at=timezone.now())
        messages.success(request, _("The plan is being carried out again."))
        return redirect("plan-edit", plan.slug)
    return _page(request, "plans/keeping/reopen.html", {"form": form, "plan": plan}, form)


def kept_plan(request: HttpRequest, slug: str) -> Plan:
    """The plan, for one of its keepers; anybody else is not told that it exists."""
    plans = Plan.objects.select_related("owner")
    return MAY_KEEP_PLANS.get(plans, request.user, on=timezone.localdate(), slug=slug)


def keeper(request: HttpRequest) -> Any:
    """Who acts: `needs` lets only members of staff in."""
    return request.user


def _page(request: HttpRequest, template: str, context: dict[str, object], form: object) -> HttpResponse:
    return render(request, template, context, status=422 if getattr(form, "errors", None) else 200)
