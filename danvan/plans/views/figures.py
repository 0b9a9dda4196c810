"""Figures of indicators in and out by a file."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from danvan.errors import DomainError
from danvan.permissions.views import needs
from danvan.plans.actions.enter_figure import enter_figure
from danvan.plans.forms.figure_file import FigureFileForm, TakenRow, take_rows
from danvan.plans.listing.figures import figures_file
from danvan.plans.models import Indicator
from danvan.plans.rules.indicators import MAY_ENTER_FIGURES
from danvan.ui.lists import wanted_export

MOST_SHOWN = 200


@needs(MAY_ENTER_FIGURES)
@require_http_methods(["GET", "HEAD", "POST"])
def figures_in(request: HttpRequest) -> HttpResponse:
    """A file of figures: each sound row is entered, each other says what is wrong with it."""
    on = timezone.localdate()
    form = FigureFileForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        indicators = list(MAY_ENTER_FIGURES.rows(Indicator.objects.all(), request.user, on=on))
        context |= _take(request, take_rows(form.cleaned_data["file"], indicators=indicators, on=on))
        form = context["form"] = FigureFileForm()
    return render(request, "plans/desk/figures_in.html", context, status=422 if form.is_bound else 200)


@needs(MAY_ENTER_FIGURES)
@require_safe
def figures_out(request: HttpRequest) -> HttpResponseBase:
    """The file of figures of the indicators this person enters, with a line for each that is missing."""
    on = timezone.localdate()
    rows = MAY_ENTER_FIGURES.rows(Indicator.objects.order_by("pk"), request.user, on=on)
    return figures_file(rows, wanted_export(request) or "xlsx", on=on, to_fill=True)


def _take(request: HttpRequest, rows: list[TakenRow]) -> dict[str, Any]:
    """Each figure is an action of its own, so that a wrong row holds back no sound one."""
    entered, known, wrong = 0, 0, []
    at = timezone.now()
    for row in rows:
        if row.indicator is None or row.figure is None:
            wrong.append(row)
            continue
        try:
            value = enter_figure(row.indicator.pk, row.figure, by=request.user, at=at)  # type: ignore[arg-type]  # signed in
        except DomainError as error:
            wrong.append(TakenRow(row.line, error=gettext(error.message) % error.params))
            continue
        entered, known = (entered + 1, known) if value.at == at else (entered, known + 1)
    return {"taken": True, "entered": entered, "known": known, "wrong": wrong[:MOST_SHOWN], "wrong_count": len(wrong)}
