"""Open to everyone: the term calculator, the rules, the calendar; each with its JSON twin."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from danvan.deadlines import calculator, year_page
from danvan.deadlines.forms import CalculatorForm, question
from danvan.deadlines.lists import RULES
from danvan.deadlines.models import LegalRule
from danvan.deadlines.rule_page import newest_versions, rule_json, versions_of
from danvan.permissions.views import public
from danvan.ui.lists import wanted_export


@public
def calculate(request: HttpRequest) -> HttpResponseBase:
    if request.GET.get("format") == "json":
        return calculate_json(request)
    form = CalculatorForm(question(request.GET, timezone.localtime()))
    asked = bool(request.GET)
    result = calculator.result(form)
    shown = {"form": form, "result": result, "asked": asked, "query": request.GET.urlencode()}
    return render(request, "deadlines/public/calculator.html", shown, status=422 if asked and result is None else 200)


@public
def calculate_json(request: HttpRequest) -> HttpResponse:
    form = CalculatorForm(question(request.GET, timezone.localtime()))
    found = calculator.answered(form)
    if found is None:
        return JsonResponse({"errors": form.errors}, status=422)
    return JsonResponse(found.as_json(), json_dumps_params={"ensure_ascii": False})


@public
def rules(request: HttpRequest) -> HttpResponseBase:
    rows = newest_versions(timezone.localdate())
    if kind := wanted_export(request):
        return RULES.export(rows, request, kind)
    return render(request, "deadlines/public/rules.html", {"page": RULES.page(rows, request)})


@public
def rules_json(request: HttpRequest) -> HttpResponse:
    rows = LegalRule.objects.with_basis().order_by("key", "valid_from")
    found = [rule_json(row) for row in rows]
    return JsonResponse({"rules": found}, json_dumps_params={"ensure_ascii": False})


@public
def rule(request: HttpRequest, key: str) -> HttpResponse:
    versions = versions_of(key)
    if not versions:
        raise Http404
    shown = {"versions": versions, "today": timezone.localdate(), "rule": versions[0]}
    return render(request, "deadlines/public/rule.html", shown)


@public
def calendar(request: HttpRequest, year: int | None = None) -> HttpResponse:
    found = year_page.of(year or timezone.localdate().year)
    if found is None:
        raise Http404
    return render(request, "deadlines/public/calendar.html", {"page": found})


@public
def calendar_json(request: HttpRequest, year: int) -> HttpResponse:
    found = year_page.of(year)
    if found is None:
        raise Http404
    return JsonResponse(found.as_json(), json_dumps_params={"ensure_ascii": False})
