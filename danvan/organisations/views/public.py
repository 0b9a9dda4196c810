"""Bodies and places for everybody."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from danvan.organisations import lists
from danvan.organisations.charts import chart_of
from danvan.organisations.models import Unit
from danvan.organisations.places import Found, place_of_slug, similar_names, territories_by_old_name
from danvan.organisations.receptions import reception_of
from danvan.organisations.serialised import place_as_json
from danvan.permissions.views import public
from danvan.ui.lists import wanted_export

_LONGEST = 120


@public
def units(request: HttpRequest) -> HttpResponseBase:
    """The register of today: find an agency by name, kind and level."""
    rows = Unit.objects.on(timezone.localdate()).select_related("territory").in_register_order()
    if kind := wanted_export(request):
        return lists.PUBLIC.export(rows, request, kind)
    return render(request, "organisations/units.html", {"page": lists.PUBLIC.page(rows, request)})


@public
def unit(request: HttpRequest, slug: str) -> HttpResponse:
    """One body: what it is there for, where, under whom, and what came before or after it."""
    found = get_object_or_404(Unit.objects.select_related("territory"), slug=slug)
    today = timezone.localdate()
    # A unit that ended is shown as it stood on its last day.
    day = today if found.valid_to is None or found.valid_to >= today else found.valid_to
    context = {
        "unit": found,
        "ended": day != today,
        "chart": chart_of(found, day),
        "reception": reception_of(found, today),
        **_around(found, day),
    }
    return render(request, "organisations/unit.html", context)


def _around(unit: Unit, day: date) -> dict[str, Any]:
    basis = "basis__article__document"
    return {
        "parents": [line.parent for line in unit.parents.on(day).select_related("parent").order_by("parent__sort")],
        "mandates": list(unit.mandates.on(day).select_related(basis)),
        "successions": list(unit.successions.select_related("new", basis).order_by("new__sort")),
        "precessions": list(unit.precessions.select_related("old", basis).order_by("old__sort")),
    }


@public
def old_ward(request: HttpRequest) -> HttpResponse:
    """Phường cũ của tôi: an old or present name, and the office that serves the place today."""
    asked, found = request.GET.get("q", "")[:_LONGEST], _found(request)
    similar = similar_names(asked, timezone.localdate()) if asked and not found else []
    return render(request, "organisations/old_ward.html", {"asked": asked, "found": found, "similar": similar})


@public
def old_ward_json(request: HttpRequest) -> JsonResponse:
    """The same answer for machines."""
    places = [place_as_json(place, request) for place in _found(request)]
    return JsonResponse({"on": timezone.localdate().isoformat(), "places": places})


def _found(request: HttpRequest) -> list[Found]:
    today = timezone.localdate()
    if slug := request.GET.get("noi", "")[:_LONGEST]:
        place = place_of_slug(slug, today)
        return [place] if place else []
    return territories_by_old_name(request.GET.get("q", "")[:_LONGEST], today)
