"""One view for every step with a task: show its form, do it, say so; what was typed stays whatever is wrong."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from danvan.errors import DomainError
from danvan.permissions.views import needs
from danvan.plans.actions.drop_dependency import drop_dependency
from danvan.plans.forms.steps import StepForm
from danvan.plans.models import Task
from danvan.plans.pages.task import seen_task
from danvan.plans.rules.working import MAY_LEAD_TASK
from danvan.plans.steps.step import TaskStep
from danvan.plans.steps.working import STEPS

FORM = ["GET", "HEAD", "POST"]


def addresses() -> list[URLPattern]:
    """The address of each step."""
    return [path(f"ban-lam-viec/nhiem-vu/<int:pk>/{step.path}/", view_of(step), name=step.url_name) for step in STEPS]


def view_of(step: TaskStep) -> Callable[..., Any]:
    """The view of one step."""

    @needs(step.rule)
    @require_http_methods(FORM)
    def take(request: HttpRequest, pk: int) -> HttpResponse:
        now = timezone.now()
        task = seen_task(request.user, pk, on=timezone.localdate(now))
        form = _form(step, request, task, now)
        if request.method != "POST":
            if not step.open_to(request.user, task, on=timezone.localdate(now)):
                # Nothing to do here now: another got there first, or the address was kept.
                return redirect(task)
            return _page(request, step, task, form, now)
        if not form.is_valid():
            return _page(request, step, task, form, now, status=422)
        refused = _refused(step, task, form, request, now)
        if refused is not None and step.asks:
            return _page(request, step, task, form, now, status=refused.status)
        if refused is not None:
            messages.error(request, str(form.non_field_errors()[0]))
        else:
            messages.success(request, str(step.done))
        return redirect(task)

    take.__name__ = step.name
    take.__doc__ = str(step.name)
    return take


@needs(MAY_LEAD_TASK)
@require_POST
def drop(request: HttpRequest, pk: int, needs_pk: int) -> HttpResponse:
    """The task no longer waits for that one."""
    now = timezone.now()
    task = seen_task(request.user, pk, on=timezone.localdate(now))
    drop_dependency(task.pk, needs_pk, by=_user(request), at=now)
    messages.success(request, _("It no longer depends on that task."))
    return redirect(task)


def _user(request: HttpRequest) -> Any:
    return request.user  # needs() lets staff in only


def _form(step: TaskStep, request: HttpRequest, task: Task, now: datetime) -> StepForm:
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    return step.form(*data, task=task, user=_user(request), at=now)


def _refused(step: TaskStep, task: Task, form: StepForm, request: HttpRequest, now: datetime) -> DomainError | None:
    """Do it; a refusal stands above the form, and nothing typed is lost."""
    try:
        step.act(task, form, _user(request), now)
    except DomainError as refused:
        form.add_error(None, _(refused.message) % refused.params if refused.params else _(refused.message))
        return refused
    return None


def _page(
    request: HttpRequest, step: TaskStep, task: Task, form: StepForm, now: datetime, *, status: int = 200
) -> HttpResponse:
    context = {"step": step, "task": task, "form": form, "address": step.url(task)}
    context |= step.more(task, form, _user(request), now)
    return render(request, step.template, context, status=status)
