"""Pages of the project itself: what Django calls when a request fails, and health."""

import sys

import structlog
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.permissions.views import public
from danvan.project import health, logs
from danvan.project.errors import error_response
from danvan.project.incidents import incident_code

log = structlog.get_logger("danvan.request")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django refused the request as it came: too much of it, or not understood."""
    too_large = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    log.info("refused-request", error=type(exception).__name__, incident=incident_code(request))
    return error_response(request, 413 if too_large else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_response(request, 403)


def forbidden_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose security token is missing or old."""
    text = _("The form was open for too long, or cookies are off. Go back, load the page again and send; "
             "copy a long text first.")  # fmt: skip
    return error_response(request, 403, code="form-expired", text=text)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_response(request, 404)


def too_many(request: HttpRequest) -> HttpResponse:
    """allauth asks for this page when one account was tried too often."""
    return error_response(request, 429)


def server_error(request: HttpRequest) -> HttpResponse:
    """Called while the exception is still in the air: its class and places go to the log with the incident code."""
    error = sys.exc_info()[1]
    log.error("exception", incident=incident_code(request), **(logs.describe(error) if error else {}))
    return error_response(request, 500)


@public
def healthz(request: HttpRequest) -> HttpResponse:
    """For the watch of an installation: 200 when all is well, 503 with what is not."""
    found = health.look(at=timezone.now())
    response = JsonResponse(found, status=200 if found["ok"] else 503)
    response.headers["Cache-Control"] = "no-store"
    return response
