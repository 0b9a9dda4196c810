"""Pages of the project itself: errors and health."""

from django.http import HttpRequest, HttpResponse


def forbidden_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose security token is missing or old."""
    return HttpResponse("403", status=403)
