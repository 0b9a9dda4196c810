"""Pages that show an officer's, a head's and the coordinator's work at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from danvan.permissions.views import needs
from danvan.petitions.pages.coordinator import coordinator_page
from danvan.petitions.pages.head import head_page
from danvan.petitions.pages.monday import monday_page
from danvan.petitions.pages.my_work import my_work_page
from danvan.petitions.rules.overseeing import MAY_COORDINATE, MAY_LEAD
from danvan.petitions.rules.reading import MAY_READ


@needs(MAY_READ)
@require_safe
def my_work(request: HttpRequest) -> HttpResponse:
    """What this officer must do, by the day it is wanted."""
    return render(request, "petitions/desk/my_work.html", my_work_page(request.user, at=timezone.now()))


@needs(MAY_LEAD)
@require_safe
def head(request: HttpRequest) -> HttpResponse:
    """What waits for the head's signature, what is late and why."""
    return render(request, "petitions/desk/head.html", head_page(request.user, at=timezone.now()))


@needs(MAY_LEAD)
@require_safe
def monday(request: HttpRequest) -> HttpResponse:
    """The sheet for the meeting on Monday, by room."""
    return render(request, "petitions/desk/monday.html", monday_page(request.user, at=timezone.now()))


@needs(MAY_COORDINATE)
@require_safe
def coordinate(request: HttpRequest) -> HttpResponse:
    """What nobody has, what units dispute, what was reopened."""
    return render(request, "petitions/desk/coordinator.html", coordinator_page(request.user, at=timezone.now()))
