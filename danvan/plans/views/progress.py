"""Reporting on a task, and what whoever gave it answers; what was typed stays whatever is wrong."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from danvan.errors import DomainError
from danvan.permissions.views import needs
from danvan.plans.actions.confirm_report import confirm_report
from danvan.plans.actions.reopen_task import reopen_task
from danvan.plans.actions.report_progress import report_progress
from danvan.plans.actions.return_report import return_report
from danvan.plans.forms.progress import RemarkForm, ReportForm
from danvan.plans.models import Task
from danvan.plans.pages.progress import shown_waiting
from danvan.plans.queries.finishing import named, open_needs
from danvan.plans.queries.standing_in import stood_in_for
from danvan.plans.rules.keeping import MAY_SEE_TASKS
from danvan.plans.rules.people import LEADERS, WORKERS
from danvan.plans.rules.working import MAY_CONFIRM, MAY_REOPEN_TASK, MAY_REPORT

FORM = ["GET", "HEAD", "POST"]


@needs(MAY_REPORT)
@require_http_methods(FORM)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how far it is, with evidence."""
    now = timezone.now()
    task = _task(request, pk)
    if request.method != "POST":
        if not MAY_REPORT.allows(request.user, task, on=timezone.localdate(now)):
            return redirect(task)
        return _report_page(request, task, ReportForm(task=task))
    form = ReportForm(request.POST, request.FILES, task=task)
    form.keep_files(at=now)
    if form.only_files:
        return _report_page(request, task, form)
    if not form.is_valid():
        return _report_page(request, task, form, status=422)
    refused = _did(
        form, lambda: report_progress(task.pk, form.progress, files_token=form.token, by=_user(request), at=now)
    )
    if refused:
        return _report_page(request, task, form, status=refused.status)
    messages.success(request, _("Reported."))
    return redirect(task)


@needs(MAY_CONFIRM)
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """The task is done."""
    task = _task(request, pk)
    form = forms.Form(request.POST)
    report_id = _report_id(request)
    refused = _did(form, lambda: confirm_report(task.pk, report_id=report_id, by=_user(request), at=timezone.now()))
    if refused:
        messages.error(request, str(form.non_field_errors()[0]))
    else:
        messages.success(request, _("Confirmed: the task is done."))
    return redirect(task)


@needs(MAY_CONFIRM)
@require_http_methods(FORM)
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what is missing; the lead goes on."""
    now = timezone.now()
    task = _task(request, pk)
    label, hint = _("What is missing"), _("The unit reads it with its report and completes it.")
    if request.method != "POST":
        if not MAY_CONFIRM.allows(request.user, task, on=timezone.localdate(now)):
            return redirect(task)
        return _remark_page(request, task, RemarkForm(label=label, hint=hint), returns=True)
    form = RemarkForm(request.POST, label=label, hint=hint)
    report_id = _report_id(request)
    if form.is_valid() and not _did(
        form,
        lambda: return_report(
            task.pk, report_id=report_id, remark=form.cleaned_data["remark"], by=_user(request), at=now
        ),
    ):
        messages.success(request, _("Returned to the unit with your remark."))
        return redirect(task)
    return _remark_page(request, task, form, returns=True)


@needs(MAY_REOPEN_TASK)
@require_http_methods(FORM)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a done task again, with the reason."""
    now = timezone.now()
    task = _task(request, pk)
    label, hint = _("Why it is opened again"), _("The unit reads it among the reports of the task.")
    if request.method != "POST":
        if not MAY_REOPEN_TASK.allows(request.user, task, on=timezone.localdate(now)):
            return redirect(task)
        return _remark_page(request, task, RemarkForm(label=label, hint=hint), returns=False)
    form = RemarkForm(request.POST, label=label, hint=hint)
    if form.is_valid() and not _did(
        form, lambda: reopen_task(task.pk, reason=form.cleaned_data["remark"], by=_user(request), at=now)
    ):
        messages.success(request, _("Opened again. The unit goes on with it."))
        return redirect(task)
    return _remark_page(request, task, form, returns=False)


def _user(request: HttpRequest) -> Any:
    return request.user  # needs() lets staff in only


def _task(request: HttpRequest, pk: int) -> Task:
    rows = Task.objects.select_related("plan", "unit", "confirmer", "parent")
    return MAY_SEE_TASKS.get(rows, request.user, on=timezone.localdate(), pk=pk)


def _report_id(request: HttpRequest) -> int:
    """The report that the page showed; 0 is none."""
    sent = request.POST.get("report", "")[:18]
    return int(sent) if sent.isascii() and sent.isdigit() else 0


def _did(form: forms.Form, act: Callable[[], object]) -> DomainError | None:
    """Do it; a refusal stands above the form."""
    try:
        act()
    except DomainError as refused:
        form.add_error(None, _(refused.message) % refused.params if refused.params else _(refused.message))
        return refused
    return None


def _report_page(request: HttpRequest, task: Task, form: ReportForm, *, status: int = 200) -> HttpResponse:
    on = timezone.localdate()
    context = {
        "task": task,
        "form": form,
        "needs": named(open_needs(task)),
        "stand_in": stood_in_for(_user(request), task.unit_id, WORKERS, on=on),
    }
    return render(request, "plans/progress/report.html", context, status=status)


def _remark_page(request: HttpRequest, task: Task, form: RemarkForm, *, returns: bool) -> HttpResponse:
    context = {
        "task": task,
        "form": form,
        "waiting": shown_waiting(task) if returns else None,
        "returns": returns,
        "stand_in": stood_in_for(_user(request), task.confirmer_id, LEADERS, on=timezone.localdate()),
    }
    return render(request, "plans/progress/remark.html", context, status=422 if form.is_bound else 200)
