"""Figures open to everyone: what each means and what it is now; rows only for those who may see each of them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from danvan.measures import queries, registry
from danvan.measures.choosing import Choosing, choosing
from danvan.measures.quarters import Quarter, quarter_of
from danvan.measures.registry import Measure
from danvan.measures.scopes import Scope
from danvan.measures.showing import Shown, asked_quarter, course_line, parts_of
from danvan.permissions.views import public
from danvan.ui.lists import wanted_export

QUARTER = "quy"


@require_safe
@public
def figures(request: HttpRequest) -> HttpResponseBase:
    """Every measure with its figure of a quarter, for the city or for what was chosen."""
    quarter, around = _quarter(request)
    measures = registry.all_measures()
    choice = _choice(request, measures)
    scope = choice.scope(quarter.scope())
    found = queries.figures((measure, scope) for measure in measures)
    shown = [Shown(measure, figure) for measure, figure in zip(measures, found, strict=True)]
    return render(request, "measures/figures.html", {"shown": shown, "quarter": quarter, "choice": choice, **around})


@require_safe
@public
def figure(request: HttpRequest, key: str) -> HttpResponseBase:
    """One measure: definition, figure, course by months, its parts, and its rows where the viewer may see them."""
    measure = _measure(key)
    quarter, around = _quarter(request)
    choice = _choice(request, [measure])
    scope = choice.scope(quarter.scope())
    rows = _rows(request, measure, scope)
    if rows is not None and measure.listing and (kind := wanted_export(request)):
        return measure.listing.export(rows, request, kind)
    (now,) = queries.figures([(measure, scope)])
    course = queries.course(measure, quarter.months[-1], within=scope)
    context: dict[str, Any] = {
        "shown": Shown(measure, now),
        "course": course[::-1],
        "line": course_line(course),
        "quarter": quarter,
        "choice": choice,
        "parts": parts_of(measure, scope, choice.split_by),
    }
    if rows is not None and measure.listing:
        context["page"] = measure.listing.page(rows, request)
    return render(request, "measures/figure.html", {**context, **around})


def _measure(key: str) -> Measure:
    try:
        return registry.get(key)
    except KeyError:
        raise Http404 from None


def _choice(request: HttpRequest, measures: Sequence[Measure]) -> Choosing:
    return choosing(measures, request.GET, timezone.localdate())


def _quarter(request: HttpRequest) -> tuple[Quarter, dict[str, str]]:
    newest = quarter_of(timezone.localdate())
    quarter = asked_quarter(request.GET.get(QUARTER, ""), newest)
    later = str(quarter.before(-1)) if quarter < newest else ""
    earlier = str(quarter.before(1)) if quarter > Quarter(2000, 1) else ""
    return quarter, {"earlier": earlier, "later": later, "running": "1" if quarter == newest else ""}


def _rows(request: HttpRequest, measure: Measure, scope: Scope) -> QuerySet[Any] | None:
    """The rows this person may see, or None: a stranger is shown counts only."""
    on = timezone.localdate()
    if measure.rows is None or measure.opens is None or measure.listing is None:
        return None
    if not request.user.is_authenticated or not measure.opens.enters(request.user, on=on):
        return None
    return measure.opens.rows(measure.rows(scope), request.user, on=on)
