"""What `organisations` shows in places that lower floors offer."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html_join

from danvan.organisations.queries import memberships_of
from danvan.organisations.receptions import nearest_receptions
from danvan.ui.panels import panel

NEXT = 4


@panel("portal.home", order=30)
def next_receptions(_subject: Any, request: HttpRequest) -> str:
    """Which heads receive citizens next, of those that have posted their days."""
    found = nearest_receptions(on=timezone.localdate(), most=NEXT)
    if not found:
        return ""
    return render_to_string("organisations/next_receptions.html", {"found": found}, request)


@panel("ui.who")
def units_of_the_officer(user: Any, request: HttpRequest) -> str:
    """For whom this person works today, under their name at the head of the desk; each unit once."""
    names = dict.fromkeys(membership.unit.name for membership in memberships_of(user, on=timezone.localdate()))
    return format_html_join(", ", "{}", ((name,) for name in names))
