"""For administrators: the calendar of days off and the versions of rules."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_POST

from danvan.deadlines import year_page
from danvan.deadlines.actions.add_rule_version import add_rule_version
from danvan.deadlines.actions.announce_year import announce_year
from danvan.deadlines.actions.change_calendar_day import change_calendar_day
from danvan.deadlines.actions.swap_days import swap_days, undo_swap
from danvan.deadlines.desk_forms import DayOffForm, OrdinaryForm, SwapForm, VersionForm, YearForm
from danvan.deadlines.lists import DESK_RULES
from danvan.deadlines.rule_page import newest_versions, versions_of
from danvan.deadlines.rules import MAY_EDIT_CALENDAR, MAY_EDIT_RULES
from danvan.deadlines.wording import problem_words
from danvan.errors import DomainError, NotThere
from danvan.permissions.views import needs

Change = Callable[..., Any]
RECOMPUTED = _lazy("The calendar was changed. Open terms that cross these days are being computed again.")


@needs(MAY_EDIT_CALENDAR)
def calendar(request: HttpRequest, year: int | None = None) -> HttpResponse:
    return _calendar_page(request, year or timezone.localdate().year)


@require_POST
@needs(MAY_EDIT_CALENDAR)
def day_off(request: HttpRequest) -> HttpResponse:
    form = DayOffForm(request.POST)
    return _changed(
        request, form, "day_off", lambda **by: change_calendar_day(form.cleaned_data["day"], to=form.day_off, **by)
    )


@require_POST
@needs(MAY_EDIT_CALENDAR)
def swap(request: HttpRequest) -> HttpResponse:
    form = SwapForm(request.POST)
    return _changed(request, form, "swap", lambda **by: swap_days(**form.cleaned_data, **by))


@require_POST
@needs(MAY_EDIT_CALENDAR)
def ordinary_again(request: HttpRequest) -> HttpResponse:
    form = OrdinaryForm(request.POST)

    def change(**by: Any) -> Any:
        day = form.cleaned_data["day"]
        return undo_swap(day, **by) if form.is_swap else change_calendar_day(day, to=None, **by)

    return _changed(request, form, "ordinary", change)


@require_POST
@needs(MAY_EDIT_CALENDAR)
def announce(request: HttpRequest) -> HttpResponse:
    form = YearForm(request.POST)
    return _changed(request, form, "announce", lambda **by: announce_year(**form.cleaned_data, **by))


@needs(MAY_EDIT_RULES)
def rules(request: HttpRequest) -> HttpResponse:
    page = DESK_RULES.page(newest_versions(timezone.localdate()), request)
    return render(request, "deadlines/desk/rules.html", {"page": page})


@needs(MAY_EDIT_RULES)
def add_version(request: HttpRequest, key: str) -> HttpResponse:
    versions = versions_of(key)
    if not versions:
        raise NotThere
    form = VersionForm(request.POST or None, newest=versions[0])
    valid = request.method == "POST" and form.is_valid()
    if valid and _done(request, form, lambda **by: add_rule_version(key, version=form.version, **by)):
        messages.success(request, _("The new version was added; the one before it ends the day before."))
        return redirect("deadlines-desk-rule", key)
    shown = {"form": form, "versions": versions, "rule": versions[0], "today": timezone.localdate()}
    return render(request, "deadlines/desk/rule.html", shown, status=422 if form.errors else 200)


def _changed(request: HttpRequest, form: forms.Form, name: str, change: Change) -> HttpResponse:
    if form.is_valid() and _done(request, form, change):
        messages.success(request, RECOMPUTED)
        year = form.cleaned_data.get("year") or (form.cleaned_data.get("day") or form.cleaned_data["off"]).year
        return redirect(reverse("deadlines-desk-calendar-year", args=[year]))
    return _calendar_page(request, timezone.localdate().year, **{name: form})


def _done(request: HttpRequest, form: forms.Form, change: Change) -> bool:
    try:
        change(by=request.user, at=timezone.now(), on=timezone.localdate())
    except DomainError as problem:
        form.add_error(None, problem_words(problem))
        return False
    return True


def _calendar_page(request: HttpRequest, year: int, **bound: forms.Form) -> HttpResponse:
    page = year_page.of(year) or year_page.of(timezone.localdate().year)
    empty = {
        "day_off": DayOffForm(),
        "swap": SwapForm(),
        "announce": YearForm(initial={"year": year, "announced": True}),
    }
    shown = {**empty, **bound, "page": page, "wrong": next(iter(bound.values()), None)}
    return render(request, "deadlines/desk/calendar.html", shown, status=422 if bound else 200)
