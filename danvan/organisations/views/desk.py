"""Units and their members at the desk; roles are given and ended by an administrator."""

from collections.abc import Callable
from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from danvan.errors import DomainError
from danvan.organisations import lists
from danvan.organisations.actions.end_membership import end_membership
from danvan.organisations.actions.grant_membership import grant_membership
from danvan.organisations.actions.set_reception import set_reception
from danvan.organisations.forms import EndForm, GrantForm, ReceptionForm
from danvan.organisations.models import Membership, Unit
from danvan.organisations.queries import reception_weekdays
from danvan.organisations.rules import (
    MAY_MANAGE_MEMBERS,
    MAY_SEE_MEMBERS,
    MAY_SET_RECEPTION,
    MAY_USE_DESK,
    administers,
)
from danvan.permissions.views import needs
from danvan.ui.lists import wanted_export


@needs(MAY_USE_DESK)
def units(request: HttpRequest) -> HttpResponseBase:
    """The units a person belongs to, and for an administrator those below."""
    on = timezone.localdate()
    rows = MAY_SEE_MEMBERS.rows(
        Unit.objects.on(on).select_related("territory").in_register_order(), request.user, on=on
    )
    if kind := wanted_export(request):
        return lists.DESK.export(rows, request, kind)
    return render(request, "organisations/desk/units.html", {"page": lists.DESK.page(rows, request)})


@needs(MAY_SEE_MEMBERS)
def unit(request: HttpRequest, slug: str) -> HttpResponse:
    """Who holds which role in one unit."""
    on = timezone.localdate()
    found = MAY_SEE_MEMBERS.get(Unit.objects.all(), request.user, on=on, slug=slug)
    return _unit_page(request, found, GrantForm(initial={"valid_from": on}), on)


@require_POST
@needs(MAY_MANAGE_MEMBERS)
def grant(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a role; what was typed stays when it is refused."""
    on = timezone.localdate()
    found = MAY_SEE_MEMBERS.get(Unit.objects.all(), request.user, on=on, slug=slug)
    form = GrantForm(request.POST)
    if form.is_valid() and _done(form, lambda: _grant(form, found, request, on)):
        messages.success(request, _("The role was given."))
        return redirect("organisations-desk-unit", slug)
    return _unit_page(request, found, form, on, status=422)


@require_POST
@needs(MAY_SET_RECEPTION)
def reception(request: HttpRequest, slug: str) -> HttpResponse:
    """Post on which days the head receives citizens."""
    on = timezone.localdate()
    found = MAY_SET_RECEPTION.get(Unit.objects.all(), request.user, on=on, slug=slug)
    form = ReceptionForm(request.POST)
    if form.is_valid() and _done(form, lambda: _set_reception(form, found, request, on)):
        messages.success(request, _("The reception days are posted."))
        return redirect("organisations-desk-unit", slug)
    return _unit_page(request, found, GrantForm(initial={"valid_from": on}), on, status=422, reception=form)


@needs(MAY_MANAGE_MEMBERS)
def end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ask for the last day of a membership, then write it."""
    on = timezone.localdate()
    rows = Membership.objects.select_related("unit", "user").filter(unit__slug=slug)
    membership = MAY_MANAGE_MEMBERS.get(rows, request.user, on=on, pk=pk)
    form = EndForm(request.POST or None, initial={"last_day": on})
    if form.is_bound and form.is_valid() and _done(form, lambda: _end(form, membership, request, on)):
        messages.success(request, _("The role has its last day."))
        return redirect("organisations-desk-unit", slug)
    context = {"membership": membership, "form": form}
    return render(request, "organisations/desk/end.html", context, status=422 if form.is_bound else 200)


def _grant(form: GrantForm, unit: Unit, request: HttpRequest, on: date) -> None:
    data = form.cleaned_data
    days = {"valid_from": data["valid_from"], "valid_to": data["valid_to"]}
    grant_membership(data["code"].pk, unit=unit, role=data["role"], by=request.user, on=on, **days)


def _set_reception(form: ReceptionForm, unit: Unit, request: HttpRequest, on: date) -> None:
    data = form.cleaned_data
    set_reception(unit.pk, weekdays=data["weekdays"], hours=data["hours"], by=request.user, on=on)


def _end(form: EndForm, membership: Membership, request: HttpRequest, on: date) -> None:
    end_membership(membership.pk, last_day=form.cleaned_data["last_day"], by=request.user, on=on)


def _done(form: forms.Form, act: Callable[[], None]) -> bool:
    """Do it; a refusal of the action is told above the form."""
    try:
        act()
    except DomainError as refused:
        form.add_error(None, _(refused.message) % refused.params if refused.params else _(refused.message))
        return False
    return True


def _unit_page(
    request: HttpRequest,
    unit: Unit,
    form: GrantForm,
    on: date,
    status: int = 200,
    reception: ReceptionForm | None = None,
) -> HttpResponse:
    rows = unit.memberships.select_related("user").order_by("user__sort_name", "role", "valid_from")
    managed = set(MAY_MANAGE_MEMBERS.rows(rows.order_by(), request.user, on=on).values_list("pk", flat=True))
    members = [(row, row.pk in managed) for row in rows if row.valid_to is None or row.valid_to >= on]
    may_change = administers(request.user, unit, on=on) and unit.handles_cases
    context = {
        "unit": unit,
        "members": members,
        "ended": [row for row in rows if row.valid_to is not None and row.valid_to < on],
        "form": form if may_change else None,
        "reception": (reception or _reception_form(unit)) if may_change else None,
    }
    return render(request, "organisations/desk/unit.html", context, status=status)


def _reception_form(unit: Unit) -> ReceptionForm:
    return ReceptionForm(initial={"weekdays": reception_weekdays(unit), "hours": unit.reception_hours})
