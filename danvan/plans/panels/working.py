"""Beside one's own tasks: what waits to be acknowledged and what waits for a decision."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from danvan.plans.listing.proposals import how_many_to_decide
from danvan.plans.pages.waiting import how_many_wait
from danvan.plans.rules.working import MAY_ACKNOWLEDGE
from danvan.ui.panels import panel


@panel("plan.my_tasks", order=20)
def waiting_and_proposals(subject: Any, request: HttpRequest) -> str:
    """Two links with their numbers."""
    now = timezone.now()
    on = timezone.localdate(now)
    if not MAY_ACKNOWLEDGE.enters(request.user, on=on):
        return ""
    context = {"wait": how_many_wait(request.user, at=now), "decide": how_many_to_decide(request.user, on=on)}
    return render_to_string("plans/working/_links.html", context, request)
