"""On the page of a task: what waits for confirmation, the form of a report, and what was reported before."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from danvan.plans.forms.progress import ReportForm
from danvan.plans.models import Task
from danvan.plans.pages.progress import history_of, shown_waiting
from danvan.plans.queries.finishing import named, open_needs
from danvan.plans.queries.standing_in import stood_in_for
from danvan.plans.rules.people import LEADERS, WORKERS
from danvan.plans.rules.working import MAY_CONFIRM, MAY_REOPEN_TASK, MAY_REPORT
from danvan.ui.panels import panel


@panel("plan.task.main", order=10)
def waits_for_confirmation(task: Task, request: HttpRequest) -> str:
    """To who may decide: the report with its evidence and both buttons."""
    on = timezone.localdate()
    if not MAY_CONFIRM.allows(request.user, task, on=on):
        return ""
    waiting = shown_waiting(task)
    if waiting is None:
        return ""
    context = {"task": task, "waiting": waiting, "stand_in": _stand_in(request, task.confirmer_id, LEADERS, on)}
    return render_to_string("plans/progress/_waiting.html", context, request)


@panel("plan.task.main", order=20)
def report_form(task: Task, request: HttpRequest) -> str:
    """To who may report."""
    on = timezone.localdate()
    if not MAY_REPORT.allows(request.user, task, on=on):
        return ""
    needs = open_needs(task)
    context = {
        "task": task,
        "form": ReportForm(task=task, auto_id="report-%s"),
        "needs": named(needs),
        "stand_in": _stand_in(request, task.unit_id, WORKERS, on),
    }
    return render_to_string("plans/progress/_report.html", context, request)


@panel("plan.task.main", order=60)
def reports(task: Task, request: HttpRequest) -> str:
    """What was reported, the newest first, with who confirmed it."""
    on = timezone.localdate()
    may_reopen = MAY_REOPEN_TASK.allows(request.user, task, on=on)
    # Who decides on the waiting report has it above, with its buttons.
    history = history_of(task, waiting=not MAY_CONFIRM.allows(request.user, task, on=on))
    if not history.reports and not may_reopen:
        return ""
    context = {"task": task, "history": history, "may_reopen": may_reopen}
    return render_to_string("plans/progress/_history.html", context, request)


def _stand_in(request: HttpRequest, unit_id: int | None, roles: Iterable[str], on: date) -> object:
    return stood_in_for(request.user, unit_id, roles, on=on)  # type: ignore[arg-type]  # the page lets staff in only
