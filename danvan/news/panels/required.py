"""What must be read, on pages of others: the first page of the desk and the page of one's work."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from danvan.news.pages.required import waiting_of
from danvan.news.rules import MAY_READ_SENT
from danvan.ui.panels import panel

NEAREST = 3


@panel("desk.home", order=20)
def to_read_on_the_desk(_subject: Any, request: HttpRequest) -> str:
    """The nearest ones; nothing while nothing waits."""
    return _nearest(request)


@panel("petition.my_work", order=40)
def to_read_beside_the_work(_subject: Any, request: HttpRequest) -> str:
    return _nearest(request)


def _nearest(request: HttpRequest) -> str:
    on = timezone.localdate()
    if not MAY_READ_SENT.enters(request.user, on=on):
        return ""
    rows = list(waiting_of(request.user)[:NEAREST])
    return render_to_string("news/desk/_to_read.html", {"rows": rows, "today": on}, request) if rows else ""
