"""Figures open to everyone: what each means and what it is now; rows only for those who may see each of them."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from danvan.measures import queries, registry
from danvan.measures.quarters import Quarter, quarter_of
from danvan.measures.registry import Measure
from danvan.measures.showing import Shown, asked_quarter, course_line
from danvan.permissions.views import public
from danvan.ui.lists import wanted_export

QUARTER = "quy"


@require_safe
@public
def figures(request: HttpRequest) -> HttpResponseBase:
    """Every measure with its figure of a quarter."""
    quarter, around = _quarter(request)
    measures = registry.all_measures()
    found = queries.figures((measure, quarter.scope()) for measure in measures)
    shown = [Shown(measure, figure) for measure, figure in zip(measures, found, strict=True)]
    return render(request, "measures/figures.html", {"shown": shown, "quarter": quarter, **around})


@require_safe
@public
def figure(request: HttpRequest, key: str) -> HttpResponseBase:
    """One measure: definition, figure, course by months, and its rows where the viewer may see them."""
    measure = _measure(key)
    quarter, around = _quarter(request)
    rows = _rows(request, measure, quarter)
    if rows is not None and measure.listing and (kind := wanted_export(request)):
        return measure.listing.export(rows, request, kind)
    (now,) = queries.figures([(measure, quarter.scope())])
    course = queries.course(measure, quarter.months[-1])
    context: dict[str, Any] = {
        "shown": Shown(measure, now),
        "course": course[::-1],
        "line": course_line(course),
        "quarter": quarter,
    }
    if rows is not None and measure.listing:
        context["page"] = measure.listing.page(rows, request)
    return render(request, "measures/figure.html", {**context, **around})


def _measure(key: str) -> Measure:
    try:
        return registry.get(key)
    except KeyError:
        raise Http404 from None


def _quarter(request: HttpRequest) -> tuple[Quarter, dict[str, str]]:
    newest = quarter_of(timezone.localdate())
    quarter = asked_quarter(request.GET.get(QUARTER, ""), newest)
    later = str(quarter.before(-1)) if quarter < newest else ""
    earlier = str(quarter.before(1)) if quarter > Quarter(2000, 1) else ""
    return quarter, {"earlier": earlier, "later": later, "running": "1" if quarter == newest else ""}


def _rows(request: HttpRequest, measure: Measure, quarter: Quarter) -> QuerySet[Any] | None:
    """The rows this person may see, or None: a stranger is shown counts only."""
    on = timezone.localdate()
    if measure.rows is None or measure.opens is None or measure.listing is None:
        return None
    if not request.user.is_authenticated or not measure.opens.enters(request.user, on=on):
        return None
    return measure.opens.rows(measure.rows(quarter.scope()), request.user, on=on)
