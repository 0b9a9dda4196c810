"""What news show on the city's home page."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from danvan.news.queries.articles import newest
from danvan.ui.panels import panel

NEWEST = 4


@panel("portal.home", order=10)
def what_is_new(_subject: Any, request: HttpRequest) -> str:
    """The newest articles; nothing while none is published."""
    lines = newest(NEWEST)
    return render_to_string("news/public/_newest.html", {"lines": lines}, request) if lines else ""
