"""Addresses that fail in every way, for tests."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from danvan.errors import DomainError, NotAllowed
from danvan.permissions.rule import Rule
from danvan.permissions.views import needs
from danvan.project import views

handler400 = "danvan.project.views.bad_request"
handler403 = "danvan.project.views.forbidden"
handler404 = "danvan.project.views.not_found"
handler500 = "danvan.project.views.server_error"

FOR_TESTS = Rule("tests.project", enters=lambda actor, on: True, allows=lambda actor, obj, on: True)


class TooOften(DomainError):
    code = "tests.too-often"
    message = "Wait %(retry_after)s seconds."
    status = 429


def broken(request: HttpRequest) -> HttpResponse:
    canary = request.POST.get("name", "")
    raise ValueError(f"nobody may read {canary}")


def denied(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


def not_allowed(request: HttpRequest) -> HttpResponse:
    raise NotAllowed(rule="tests.rule")


def too_often(request: HttpRequest) -> HttpResponse:
    raise TooOften(retry_after=7)


def away(request: HttpRequest) -> HttpResponse:
    raise OperationalError("the server at 10.0.0.7 is gone")


def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(request.POST)))


def secret(request: HttpRequest, secret: str) -> HttpResponse:
    return HttpResponse("kept")


@require_POST
def post_only(request: HttpRequest) -> HttpResponse:
    return HttpResponse("posted")


@needs(FOR_TESTS)
def desk(request: HttpRequest) -> HttpResponse:
    return HttpResponse("desk")


urlpatterns = [
    path("broken/", broken),
    path("denied/", denied),
    path("suspicious/", suspicious),
    path("not-allowed/", not_allowed),
    path("too-often/", too_often),
    path("away/", away),
    path("form/", form),
    path("post-only/", post_only),
    path("desk/", desk),
    path("theo-doi/<str:secret>/", secret),
    path("healthz", views.healthz),
]
