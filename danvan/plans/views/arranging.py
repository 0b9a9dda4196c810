"""Groups and tasks of a plan: listed, added, changed, moved, taken out; a draft freely, an issued plan with reasons."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.errors import DomainError
from danvan.permissions.views import needs
from danvan.plans.actions.add_group import add_group
from danvan.plans.actions.add_task import add_task
from danvan.plans.actions.amend_task import amend_task
from danvan.plans.actions.cancel_task import cancel_task
from danvan.plans.actions.edit_group import edit_group
from danvan.plans.actions.edit_task import edit_task
from danvan.plans.actions.move_group import move_group
from danvan.plans.actions.move_task import move_task
from danvan.plans.actions.remove_group import remove_group
from danvan.plans.actions.remove_task import remove_task
from danvan.plans.forms.keeping_plan import GroupForm, ReasonForm
from danvan.plans.forms.keeping_task import TaskForm
from danvan.plans.listing.plan_tasks import own_tasks, task_file, task_list, with_helpers
from danvan.plans.models import Plan, Task, TaskGroup
from danvan.plans.pages.arranging import edit_page, task_page
from danvan.plans.queries.unit_names import UnitNames
from danvan.plans.rules.keeping import MAY_KEEP_PLANS
from danvan.plans.views.plans import BOTH, keeper, kept_plan
from danvan.ui.lists import wanted_export


@needs(MAY_KEEP_PLANS)
@require_safe
def edit(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The plan's own layer: its facts, groups and tasks, and what can be done with them."""
    plan = kept_plan(request, slug)
    rows = own_tasks(plan)
    if kind := wanted_export(request):
        return task_file(plan).export(with_helpers(rows), request, kind)
    context = {**edit_page(plan), "page": task_list(plan).page(rows, request)}
    return render(request, "plans/keeping/edit.html", context)


@needs(MAY_KEEP_PLANS)
@require_http_methods(BOTH)
def group_new(request: HttpRequest, slug: str) -> HttpResponse:
    """One more group, the last."""
    plan = kept_plan(request, slug)
    form = GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        group = add_group(plan.pk, **form.words(), by=keeper(request), at=timezone.now())
        messages.success(request, _("The group was added. Now its tasks."))
        return redirect("plan-keep-task-new", plan.slug, group.pk)
    return _page(request, "plans/keeping/group.html", {"form": form, "plan": plan, "group": None}, form)


@needs(MAY_KEEP_PLANS)
@require_http_methods(BOTH)
def group(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Heading and code of a group."""
    plan = kept_plan(request, slug)
    found = _group(plan, pk)
    form = GroupForm(request.POST or None, initial=GroupForm.first_values(found))
    if request.method == "POST" and form.is_valid():
        try:
            edit_group(found.pk, **form.words(), seen=form.cleaned_data["seen"], by=keeper(request), at=timezone.now())
        except DomainError as refused:
            form.add_error(None, _(refused.message))
        else:
            messages.success(request, _("The group was saved."))
            return redirect("plan-edit", plan.slug)
    return _page(request, "plans/keeping/group.html", {"form": form, "plan": plan, "group": found}, form)


@needs(MAY_KEEP_PLANS)
@require_http_methods(BOTH)
def group_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ask, then take a group out of the draft with its tasks."""
    plan = kept_plan(request, slug)
    if request.method == "POST":
        remove_group(plan.pk, pk, by=keeper(request), at=timezone.now())
        messages.success(request, _("The group was removed."))
        return redirect("plan-edit", plan.slug)
    found = _group(plan, pk)
    context = {"plan": plan, "group": found, "count": found.tasks.count()}
    return render(request, "plans/keeping/remove.html", context)


@needs(MAY_KEEP_PLANS)
@require_POST
def group_move(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One place up (`huong=len`) or down."""
    plan = kept_plan(request, slug)
    found = _group(plan, pk)
    move_group(plan.pk, found.pk, up=request.POST.get("huong") == "len", by=keeper(request), at=timezone.now())
    return redirect("plan-edit", plan.slug)


@needs(MAY_KEEP_PLANS)
@require_http_methods(BOTH)
def task_new(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The last task of a group, or below the task that the address names (`?duoi=`)."""
    plan = kept_plan(request, slug)
    found = _group(plan, pk)
    above = _above(found, request.GET.get("duoi", ""))
    form = TaskForm(request.POST or None, plan=plan, names=UnitNames.on(timezone.localdate()))
    if request.method == "POST" and form.is_valid():
        reason, below = form.cleaned_data.get("reason", ""), above.pk if above else None
        try:
            add_task(found.pk, form.facts(), below=below, reason=reason, by=keeper(request), at=timezone.now())
        except DomainError as refused:
            form.add_error(None, _(refused.message))
        else:
            messages.success(request, _("The task was added.") if plan.is_draft else _("The task was added and sent."))
            again = "plan-keep-task-new" if "them-nua" in request.POST else "plan-edit"
            return redirect(again, plan.slug, *([found.pk] if "them-nua" in request.POST else []))
    context = {"form": form, "plan": plan, "group": found, "above": above, "task": None}
    return _page(request, "plans/keeping/task.html", context, form)


@needs(MAY_KEEP_PLANS)
@require_http_methods(BOTH)
def task(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A task of the plan's own layer: corrected in a draft, amended with a reason after issue."""
    plan = kept_plan(request, slug)
    found = _task(plan, pk)
    names = UnitNames.on(timezone.localdate())
    form = TaskForm(request.POST or None, initial=TaskForm.first_values(found), plan=plan, names=names, task=found)
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, plan, found, form)
        except DomainError as refused:
            form.add_error(None, _(refused.message))
        else:
            said = _("The task was saved.") if plan.is_draft else _("The task was changed; a new version is kept.")
            messages.success(request, said)
            return redirect("plan-edit", plan.slug)
    return _page(request, "plans/keeping/task.html", {"form": form, **task_page(plan, found)}, form)


def _save(request: HttpRequest, plan: Plan, found: Task, form: TaskForm) -> None:
    seen, at = form.cleaned_data["seen"], timezone.now()
    if plan.is_draft:
        edit_task(found.pk, form.facts(), seen=seen, by=keeper(request), at=at)
    else:
        amend_task(found.pk, form.facts(), reason=form.cleaned_data["reason"], seen=seen, by=keeper(request), at=at)


@needs(MAY_KEEP_PLANS)
@require_http_methods(BOTH)
def task_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ask, then take a task out of the draft, or cancel one that was sent."""
    plan = kept_plan(request, slug)
    if plan.is_draft and request.method == "POST":
        remove_task(plan.pk, pk, by=keeper(request), at=timezone.now())
        messages.success(request, _("The task was removed."))
        return redirect("plan-edit", plan.slug)
    found = _task(plan, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cancel_task(found.pk, reason=form.cleaned_data["reason"], by=keeper(request), at=timezone.now())
        messages.success(request, _("The task was cancelled; a new version is kept."))
        return redirect("plan-edit", plan.slug)
    context = {"form": form, "count": Task.objects.of(plan).under(found.path).count(), **task_page(plan, found)}
    return _page(request, "plans/keeping/remove.html", context, form)


@needs(MAY_KEEP_PLANS)
@require_POST
def task_move(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One place up (`huong=len`) or down among its neighbours."""
    plan = kept_plan(request, slug)
    found = _task(plan, pk)
    move_task(found.pk, up=request.POST.get("huong") == "len", by=keeper(request), at=timezone.now())
    return redirect("plan-keep-task", plan.slug, found.pk)


def _group(plan: Plan, pk: int) -> TaskGroup:
    found = plan.groups.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _task(plan: Plan, pk: int) -> Task:
    found = own_tasks(plan).select_related("parent", "group", "unit", "plan").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _above(group: TaskGroup, key: str) -> Task | None:
    return own_tasks(group.plan).filter(group=group, pk=int(key)).first() if key.isascii() and key.isdigit() else None


def _page(request: HttpRequest, template: str, context: dict[str, Any], form: Any) -> HttpResponse:
    return render(request, template, context, status=422 if form.errors else 200)
