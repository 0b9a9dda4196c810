"""On the first page of the desk: the tasks wanted soonest."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from danvan.plans.pages.standing import tags_of
from danvan.plans.queries.my_tasks import counts, nearest
from danvan.plans.rules.working import MAY_REPORT
from danvan.ui.panels import panel

NEAREST = 5


@panel("desk.home", order=20)
def my_tasks(_subject: Any, request: HttpRequest) -> str:
    """Nothing for who has no task: most people of the desk work on petitions only."""
    on = timezone.localdate()
    if not MAY_REPORT.enters(request.user, on=on):
        return ""
    found = nearest(request.user, on=on, most=NEAREST)
    waiting = counts(request.user, on=on)
    if not found and not waiting.all:
        return ""
    tasks = [(task, tags_of(task, on=on)) for task in found]
    return render_to_string("plans/progress/_nearest.html", {"tasks": tasks, "counts": waiting}, request)
