"""The page of a task, and what waits to be acknowledged, several at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from danvan.errors import DomainError
from danvan.permissions.views import needs
from danvan.plans.actions.acknowledge_task import acknowledge_tasks
from danvan.plans.pages.task import seen_task, task_page
from danvan.plans.pages.waiting import waiting_page
from danvan.plans.rules.keeping import MAY_SEE_TASKS
from danvan.plans.rules.working import MAY_ACKNOWLEDGE


@needs(MAY_SEE_TASKS)
@require_safe
def task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task with everything that is known about it."""
    now = timezone.now()
    found = seen_task(request.user, pk, on=timezone.localdate(now))
    return render(request, "plans/working/task.html", task_page(found, request.user, at=now))


@needs(MAY_ACKNOWLEDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def waiting(request: HttpRequest) -> HttpResponse:
    """What this person's units have not acknowledged; those that are ticked are received at once."""
    now = timezone.now()
    if request.method != "POST":
        return render(request, "plans/working/waiting.html", waiting_page(request.user, at=now))
    chosen = [
        int(key) for key in request.POST.getlist("row")[:500] if key.isascii() and key.isdigit() and len(key) < 19
    ]
    user: Any = request.user
    try:
        count = acknowledge_tasks(chosen, by=user, at=now)
    except DomainError as refused:
        messages.error(request, _(refused.message) % refused.params if refused.params else _(refused.message))
        return redirect("plan-waiting")
    if not chosen:
        messages.error(request, _("Nothing was ticked. Tick the tasks your unit received."))
    else:
        messages.success(request, ngettext("%(n)s task received.", "%(n)s tasks received.", count) % {"n": count})
    return redirect("plan-waiting")
