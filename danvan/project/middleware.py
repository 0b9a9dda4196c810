"""The outer chain: request id and log line, headers every answer carries, limits, errors as pages."""

import time
from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from structlog.contextvars import bind_contextvars, clear_contextvars

from danvan.errors import DomainError
from danvan.project import logs, maintenance
from danvan.project.errors import domain_error_response, error_response
from danvan.project.incidents import incident_code, request_id

log = structlog.get_logger("danvan.request")
GetResponse = Callable[[HttpRequest], HttpResponse]
PERMISSIONS_POLICY = "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Watched:
    """Gives the request its id, writes one line when it is answered, sets what every answer carries."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        clear_contextvars()
        bind_contextvars(request_id=request_id(request))
        started = time.perf_counter()
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            allowed = response.headers["Allow"]
            response = error_response(request, 405)
            response.headers["Allow"] = allowed
        response.headers["X-Request-Id"] = request_id(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cache-Control", _caching(request))
        if not request.path.startswith(settings.STATIC_URL):
            self._tell(request, response, time.perf_counter() - started)
        return response

    def _tell(self, request: HttpRequest, response: HttpResponse, seconds: float) -> None:
        facts: dict[str, Any] = {
            "method": request.method,
            "path": logs.masked_path(request),
            "status": response.status_code,
            "ms": round(seconds * 1000),
        }
        if response.status_code >= 400:
            facts["incident"] = incident_code(request)
        log.info("request", **facts)


class Guarded:
    """Refuses what is too large, and any writing during maintenance; nothing of it has been read by then."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        size = request.META.get("CONTENT_LENGTH") or "0"
        if not size.isdigit():
            return error_response(request, 400)
        if int(size) > settings.REQUEST_MAX_BYTES:
            return error_response(request, 413)
        if request.method not in SAFE_METHODS:
            seconds = maintenance.seconds_left()
            if seconds is not None:
                return error_response(request, 503, code="maintenance", retry_after=seconds)
        return self.get_response(request)


class ErrorsAsPages:
    """Turns what a view raises into the page of its status: a rule that said no, a database that is away."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, DomainError):
            log.info("refused", code=error.code, incident=incident_code(request))
            return domain_error_response(request, error)
        if isinstance(error, OperationalError | InterfaceError):
            log.error("database-away", incident=incident_code(request), **logs.describe(error))
            return error_response(request, 503, code="database-away", retry_after=30)
        return None


def _caching(request: HttpRequest) -> str:
    """Pages of the desk and of signed-in people are never stored; public ones may be shown again by Back."""
    match = request.resolver_match
    if match is not None and hasattr(match.func, "rule"):
        return "no-store"
    session = getattr(request, "session", None)
    # Only a session already read: a page that never asked who reads it asks no database here either.
    known = session is not None and session.accessed and SESSION_KEY in session
    return "no-store" if known else "private, no-cache"
