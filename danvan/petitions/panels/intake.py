"""What the counter shows on pages of others: the door to entering, and what the registry wrote down."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from danvan.accounts.contacts import masked
from danvan.petitions.models import Petition
from danvan.petitions.queries.intake import numbers_elsewhere
from danvan.petitions.rules.intake import MAY_ENTER
from danvan.petitions.rules.reading import MAY_SEE_SENDER
from danvan.ui.panels import panel


@panel("petition.list", order=10)
def enter_a_petition(_subject: Any, request: HttpRequest) -> str:
    """The button beside the heading of the list, for receivers and clerks."""
    if not MAY_ENTER.enters(request.user, on=timezone.localdate()):
        return ""
    return render_to_string("petitions/desk/_enter.html", {}, request)


@panel("petition.detail", order=10)
def how_it_came(petition: Petition, request: HttpRequest) -> str:
    """Numbers, days and who brought it; nothing for a petition that its sender sent through the site."""
    numbers = numbers_elsewhere(petition)
    if petition.entered_by_id is None and not numbers:
        return ""
    # Who brought it may know the sender: where the sender is hidden, so is he.
    helper = petition.helper
    if not MAY_SEE_SENDER.allows(request.user, petition, on=timezone.localdate()):
        helper = None
    context = {"petition": petition, "numbers": numbers, "helper": masked(helper) if helper else None}
    return render_to_string("petitions/desk/_intake.html", context, request)
