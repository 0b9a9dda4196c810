"""Tasks brought into a draft by a table."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from danvan.errors import DomainError
from danvan.permissions.views import needs
from danvan.plans.actions.bring_tasks import bring_tasks
from danvan.plans.forms.task_file import TaskFileForm
from danvan.plans.queries.unit_names import UnitNames
from danvan.plans.rules.keeping import MAY_KEEP_PLANS
from danvan.plans.views.plans import BOTH, keeper, kept_plan


@needs(MAY_KEEP_PLANS)
@require_http_methods(BOTH)
def tasks_in(request: HttpRequest, slug: str) -> HttpResponse:
    """A CSV or XLSX with the columns that the list of tasks gives out."""
    plan = kept_plan(request, slug)
    if not plan.is_draft:
        return redirect("plan-edit", plan.slug)
    names = UnitNames.on(timezone.localdate())
    form = TaskFileForm(plan=plan, names=names)
    if request.method == "POST":
        form = TaskFileForm(request.POST, request.FILES, plan=plan, names=names)
        if form.is_valid():
            try:
                new, changed = bring_tasks(plan.pk, form.cleaned_data["file"], by=keeper(request), at=timezone.now())
            except DomainError as refused:
                form.add_error("file", _(refused.message))
            else:
                messages.success(request, _told(new, changed))
                return redirect("plan-edit", plan.slug)
    context = {"plan": plan, "form": form}
    return render(request, "plans/keeping/tasks_in.html", context, status=422 if form.errors else 200)


def _told(new: int, changed: int) -> str:
    added = ngettext("%(n)s task was added", "%(n)s tasks were added", new) % {"n": new}
    other = ngettext("%(n)s was brought up to date", "%(n)s were brought up to date", changed) % {"n": changed}
    return f"{added}; {other}."
