"""Complaints and denunciations: where they are lodged, and the forms to print; nothing of them is kept here."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from danvan.organisations.forms import WardChoice
from danvan.permissions.views import public
from danvan.petitions.pages.lodging import FORMS, legal_form, place_of


@public
@require_safe
def complaints_where(request: HttpRequest) -> HttpResponse:
    """Not through this site: the offices of a ward, their next reception day, and blank forms."""
    today = timezone.localdate()
    slug = request.GET.get("phuong", "")
    choice = WardChoice(initial={"phuong": slug}, on=today)
    place = place_of(slug, on=today)
    context = {"choice": choice, "place": place, "unknown": bool(slug) and place is None, "forms": list(FORMS)}
    return render(request, "petitions/public/complaints_where.html", context)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def lodging_form(request: HttpRequest, slug: str) -> HttpResponse:
    """A form to print and sign: blank, or with the words that were sent along, which are kept nowhere."""
    if slug not in FORMS:
        raise Http404
    typed = request.POST if request.method == "POST" else None
    form = legal_form(slug, typed, on=timezone.localdate())
    response = render(request, "petitions/public/lodging_form.html", {"form": form, "filled": typed is not None})
    if typed is not None:
        response["X-Robots-Tag"] = "noindex, nofollow"
        patch_cache_control(response, no_store=True, private=True)
    return response
