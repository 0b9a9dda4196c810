"""The first page of the desk: the seven groups, and what waits in them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from danvan.organisations.rules import MAY_USE_DESK
from danvan.permissions.views import needs
from danvan.portal.groups import GROUPS


@needs(MAY_USE_DESK)
@require_safe
def desk_home(request: HttpRequest) -> HttpResponse:
    """Panels of work first, then every group with its ways."""
    return render(request, "portal/desk_home.html", {"groups": GROUPS, "today": timezone.localdate()})
