"""What readers choose for their own eyes, kept in a cookie: the language, light or dark."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

MODE_COOKIE = "danvan_mode"
MODES = frozenset({"light", "dark"})
YEAR = 365 * 24 * 3600


def way_back(request: HttpRequest) -> str:
    """Where the reader was; never another site."""
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return back if safe else "/"


def remember(response: HttpResponse, cookie: str, value: str) -> None:
    """Keep the choice for a year; an empty choice means the ordinary way and removes the cookie."""
    if not value:
        response.delete_cookie(cookie, samesite="Lax")
        return
    response.set_cookie(
        cookie, value, max_age=YEAR, httponly=True, samesite="Lax", secure=bool(settings.SESSION_COOKIE_SECURE)
    )


def back_with(request: HttpRequest, cookie: str, value: str) -> HttpResponse:
    """Return to where the reader was, the choice remembered."""
    response = HttpResponseRedirect(way_back(request))
    remember(response, cookie, value)
    return response
