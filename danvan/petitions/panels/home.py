"""What petitions show on pages of others: the desk's first page and the home page."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from danvan.deadlines.clocks import clocks_of
from danvan.deadlines.faces import faces, preview_face
from danvan.petitions.queries.finding import readable
from danvan.petitions.rules.reading import MAY_READ
from danvan.petitions.terms import SETTLE
from danvan.ui.panels import panel

NEAREST = 5


@panel("desk.home", order=10)
def nearest_petitions(_subject: Any, request: HttpRequest) -> str:
    """The petitions due next at this person's units, and how many wait to be screened."""
    now = timezone.now()
    today = timezone.localdate(now)
    if not MAY_READ.enters(request.user, on=today):
        return ""
    rows = readable(request.user, on=today)
    nearest = list(rows.awaiting_answer().order_by("due_at", "pk")[:NEAREST])
    context = {
        "cases": with_faces(nearest, at=now),
        "waiting": rows.unscreened().count(),
        "overdue": rows.overdue(at=now).count(),
    }
    return render_to_string("petitions/desk/_nearest.html", context, request)


@panel("portal.hero", order=10)
def if_sent_today(_subject: Any, request: HttpRequest) -> str:
    """The promise drawn: a petition sent now is answered by that day, and why."""
    now = timezone.now()
    context = {"clock": preview_face(SETTLE, now, at=now)}
    return render_to_string("petitions/public/_if_sent_today.html", context, request)


def with_faces(petitions: list[Any], *, at: Any) -> list[tuple[Any, Any]]:
    """Petitions with their settlement clocks; a fixed number of queries."""
    clocks = clocks_of(petitions, "settle")
    drawn = faces(clocks.values(), at=at)
    return [(petition, drawn[clocks[petition.pk].pk]) for petition in petitions]
