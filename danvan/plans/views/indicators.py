"""Indicators at the desk: the list, one with its figures, setting and ending it, figures in by a file."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from danvan.measures.registry import all_measures
from danvan.permissions.rule import Rule
from danvan.permissions.views import needs
from danvan.plans.actions.add_indicator import add_indicator
from danvan.plans.actions.edit_indicator import edit_indicator
from danvan.plans.actions.end_indicator import end_indicator
from danvan.plans.actions.enter_figure import enter_figure
from danvan.plans.forms.figure import FigureForm
from danvan.plans.forms.indicator import IndicatorForm
from danvan.plans.listing.indicators import VIEWS, indicator_file, indicator_list, indicator_rows
from danvan.plans.models import Indicator, IndicatorValue, Plan
from danvan.plans.pages.indicator import indicator_page
from danvan.plans.queries.periods import FigurePeriod, named
from danvan.plans.rules.indicators import MAY_ENTER_FIGURES, MAY_SEE_INDICATORS, MAY_SET_INDICATORS
from danvan.plans.rules.keeping import MAY_KEEP_PLANS
from danvan.ui.lists import wanted_export

form_or_post = require_http_methods(["GET", "HEAD", "POST"])
PERIOD, PLAN = "ky", "plan"


@needs(MAY_SEE_INDICATORS)
@require_safe
def indicators(request: HttpRequest) -> HttpResponseBase:
    """All indicators this person may see, as a page or a file."""
    on = timezone.localdate()
    rows = indicator_rows(request, MAY_SEE_INDICATORS.rows(Indicator.objects.all(), request.user, on=on), on=on)
    if kind := wanted_export(request):
        return indicator_file(request, rows, kind, on=on)
    context = {
        "page": indicator_list(request.user, on=on).page(rows, request, views=VIEWS),
        "may_set": MAY_SET_INDICATORS.enters(request.user, on=on),
        "may_enter": MAY_ENTER_FIGURES.enters(request.user, on=on),
    }
    return render(request, "plans/desk/indicators.html", context)


@needs(MAY_SEE_INDICATORS)
@form_or_post
def indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """One indicator; whoever keeps its figures enters one here."""
    on = timezone.localdate()
    row = _row(request, pk, MAY_SEE_INDICATORS)
    enters = MAY_ENTER_FIGURES.allows(request.user, row, on=on)
    form = _figure_form(request, row) if enters else None
    if request.method == "POST":
        MAY_ENTER_FIGURES.require(request.user, row, on=on)
    if form is not None and form.is_bound:
        form.keep_files(at=timezone.now())
        if not form.only_files and form.is_valid():
            _enter(request, row, form)
            return redirect(row)
    context = indicator_page(row, request.user, on=on) | {"form": form}
    wrong = form is not None and form.is_bound
    return render(request, "plans/desk/indicator.html", context, status=422 if wrong else 200)


@needs(MAY_SET_INDICATORS)
@form_or_post
def new(request: HttpRequest) -> HttpResponse:
    """A new indicator: of the plan in the address, or of the livelihood board."""
    return _set(request, None, _plan(request))


@needs(MAY_SET_INDICATORS)
@form_or_post
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Words, baseline, target and keeper put right."""
    row = _row(request, pk, MAY_SET_INDICATORS)
    return redirect(row) if row.ended_on else _set(request, row, row.plan)


@needs(MAY_SET_INDICATORS)
@form_or_post
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks once more, then ends it."""
    row = _row(request, pk, MAY_SET_INDICATORS)
    if request.method == "POST":
        end_indicator(row.pk, by=_user(request), at=timezone.now())
        messages.success(request, _("Ended. It takes no more figures; what was entered stays."))
        return redirect(row)
    return redirect(row) if row.ended_on else render(request, "plans/desk/indicator_end.html", {"row": row})


def _set(request: HttpRequest, row: Indicator | None, plan: Plan | None) -> HttpResponse:
    form = IndicatorForm(request.POST or None, actor=request.user, on=timezone.localdate(), plan=plan, row=row)
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        if row is None:
            saved = add_indicator(form.facts, by=_user(request), at=at)
        else:
            saved = edit_indicator(row.pk, form.facts, by=_user(request), at=at)
        messages.success(request, _("The indicator is kept."))
        return redirect(saved)
    back = row.get_absolute_url() if row else plan.get_absolute_url() if plan else reverse("plan-indicators")
    context = {"form": form, "row": row, "plan": plan, "back": back, "measures": all_measures() if plan else []}
    return render(request, "plans/desk/indicator_form.html", context, status=422 if form.is_bound else 200)


def _figure_form(request: HttpRequest, row: Indicator) -> FigureForm:
    on = timezone.localdate()
    period = named(row.period, request.GET.get(PERIOD, ""))
    period = period if period and period.is_over(on) else None
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    before = _counting(row, period) if period and data is None else None
    return FigureForm(data, files, indicator=row, on=on, period=period, before=before)


def _counting(row: Indicator, period: FigurePeriod) -> IndicatorValue | None:
    whole = row.values.filter(unit__isnull=True, period_to=period.last)
    return whole.order_by("-at", "-pk").first()


def _enter(request: HttpRequest, row: Indicator, form: FigureForm) -> None:
    at = timezone.now()
    value = enter_figure(row.pk, form.figure, files_token=form.token, by=_user(request), at=at)
    told = _("The figure is entered.") if value.at == at else _("This figure counts already; nothing was changed.")
    messages.success(request, told)


def _plan(request: HttpRequest) -> Plan | None:
    slug = request.GET.get(PLAN, "")[:90]
    if not slug:
        return None
    plans = Plan.objects.select_related("owner")
    return MAY_KEEP_PLANS.get(plans, request.user, on=timezone.localdate(), slug=slug)


def _row(request: HttpRequest, pk: int, rule: Rule) -> Indicator:
    if pk > 2**62:
        raise Http404
    rows = Indicator.objects.select_related("plan__owner", "group", "owner")
    return rule.get(rows, request.user, on=timezone.localdate(), pk=pk)


def _user(request: HttpRequest) -> Any:
    return request.user
