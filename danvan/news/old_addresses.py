"""Addresses of the portal before this one: a page that is nowhere may have moved."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from wagtail.contrib.redirects.middleware import RedirectMiddleware


class OldAddresses(RedirectMiddleware):
    """Wagtail's redirects; a database that is away leaves the answer "not found" as it is."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        try:
            found: HttpResponse = super().process_response(request, response)
        except DatabaseError:
            return response
        return found
