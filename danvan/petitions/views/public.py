"""The citizen's door: write, look over, send; receipt and tracking by secret link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from danvan.permissions.views import public
from danvan.petitions.models import Petition
from danvan.petitions.pages.sender import receipt_page, tracking_page
from danvan.petitions.queries.finding import by_link
from danvan.petitions.rules.intake import MAY_ENTER
from danvan.petitions.sending import SendingDesk


@public
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest) -> HttpResponse:
    """One address for every step of sending; each step answers with a page that holds all that was typed."""
    desk = SendingDesk(request, at=timezone.now())
    response = desk.answer() if request.method == "POST" else desk.blank()
    patch_cache_control(response, no_store=True)
    return response


@public
@require_safe
def receipt(request: HttpRequest, secret: str) -> HttpResponse:
    """The receipt, made to be printed or photographed."""
    petition = _by_secret(secret)
    now = timezone.now()
    context = receipt_page(petition, secret=secret, at=now)
    # An officer who has just entered it goes on with the next one.
    context["at_counter"] = MAY_ENTER.enters(request.user, on=timezone.localdate(now))
    template = "receipt_large" if request.GET.get("in") == "to" else "receipt"
    return secret_page(render(request, f"petitions/public/{template}.html", context))


@public
@require_safe
def track(request: HttpRequest, secret: str) -> HttpResponse:
    """Where the petition stands, for the holder of its link."""
    petition = _by_secret(secret)
    context = tracking_page(petition, secret=secret, at=timezone.now())
    return secret_page(render(request, "petitions/public/tracking.html", context))


def _by_secret(secret: str) -> Petition:
    petition = by_link(secret)
    if petition is None:
        raise Http404
    return petition


def secret_page(response: HttpResponse) -> HttpResponse:
    """A page whose address is a secret: kept nowhere, told to no one, found by no search engine."""
    # Not "no-referrer": with it browsers send "Origin: null", and no form of the page could be sent.
    response["Referrer-Policy"] = "strict-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    patch_cache_control(response, no_store=True, private=True)
    return response
