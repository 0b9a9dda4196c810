"""What petitions show on pages of others: the desk's first page and the home page."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from danvan.deadlines.faces import preview_face
from danvan.petitions.pages.my_work import nearest
from danvan.petitions.rules.reading import MAY_READ
from danvan.petitions.terms import SETTLE
from danvan.ui.panels import panel

NEAREST = 5


@panel("desk.home", order=10)
def what_waits(_subject: Any, request: HttpRequest) -> str:
    """What this person must do next."""
    now = timezone.now()
    if not MAY_READ.enters(request.user, on=timezone.localdate(now)):
        return ""
    cases, total = nearest(request.user, at=now, most=NEAREST)
    return render_to_string("petitions/desk/_nearest.html", {"cases": cases, "total": total}, request)


@panel("portal.hero", order=10)
def if_sent_today(_subject: Any, request: HttpRequest) -> str:
    """The promise drawn: a petition sent now is answered by that day, and why."""
    now = timezone.now()
    context = {"clock": preview_face(SETTLE, now, at=now)}
    return render_to_string("petitions/public/_if_sent_today.html", context, request)
