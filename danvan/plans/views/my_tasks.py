"""A person's own tasks."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from danvan.permissions.views import needs
from danvan.plans.listing.my_tasks import VIEWS, asked_for, task_file, task_list
from danvan.plans.rules.working import MAY_REPORT
from danvan.ui.lists import wanted_export


@needs(MAY_REPORT)
@require_safe
def my_tasks(request: HttpRequest) -> HttpResponseBase:
    """The open tasks of this person and his units, nearest due date first."""
    on = timezone.localdate()
    rows = asked_for(request.user, request.GET.get("show", ""), on=on)
    if kind := wanted_export(request):
        return task_file(request.user, on=on).export(rows, request, kind)
    page = task_list(request.user, on=on).page(rows, request, views=VIEWS)
    return render(request, "plans/progress/my_tasks.html", {"page": page})
