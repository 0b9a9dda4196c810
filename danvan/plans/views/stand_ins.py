"""Who stands in while somebody is away."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from danvan.errors import DomainError
from danvan.permissions.views import needs
from danvan.plans.actions.end_stand_in import end_stand_in
from danvan.plans.actions.name_stand_in import name_stand_in
from danvan.plans.forms.stand_ins import StandInForm
from danvan.plans.models import StandIn
from danvan.plans.queries.standing_in import absences
from danvan.plans.rules.working import MAY_NAME_STAND_IN


@needs(MAY_NAME_STAND_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def stand_ins(request: HttpRequest) -> HttpResponse:
    """Running and coming absences, and naming a stand-in."""
    now = timezone.now()
    on = timezone.localdate(now)
    user: Any = request.user
    form = StandInForm(request.POST if request.method == "POST" else None, actor=user, on=on)
    if form.is_valid():
        data = form.cleaned_data
        unit_id, absent_id = data["absent"]
        try:
            name_stand_in(
                unit_id,
                absent_id=absent_id,
                user_id=data["user"],
                first=data["first"],
                last=data["last"],
                by=user,
                at=now,
            )
        except DomainError as refused:
            form.add_error(None, _(refused.message) % refused.params if refused.params else _(refused.message))
        else:
            messages.success(request, _("Named. It holds on these days without anything further."))
            return redirect("plan-stand-ins")
    rows = [(row, MAY_NAME_STAND_IN.allows(user, row, on=on)) for row in absences(user, on=on)]
    context = {"form": form, "rows": rows, "today": on}
    return render(request, "plans/progress/stand_ins.html", context, status=422 if form.is_bound else 200)


@needs(MAY_NAME_STAND_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, then take it back."""
    now = timezone.now()
    user: Any = request.user
    mine = MAY_NAME_STAND_IN.rows(StandIn.objects.all(), user, on=timezone.localdate(now))
    row = get_object_or_404(mine.select_related("absent", "user", "unit"), pk=pk)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            end_stand_in(row.pk, by=user, at=now)
        except DomainError as refused:
            form.add_error(None, _(refused.message) % refused.params if refused.params else _(refused.message))
        else:
            messages.success(request, _("Taken back."))
            return redirect("plan-stand-ins")
    context = {"form": form, "row": row}
    return render(request, "plans/progress/stand_in_end.html", context, status=409 if form.is_bound else 200)
