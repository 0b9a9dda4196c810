"""Due dates: the month of a plan, and the feed for a person's own calendar."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from danvan.organisations.models import Unit
from danvan.permissions.views import needs
from danvan.plans.models import Plan, Task
from danvan.plans.pages.feed import MOST, feed
from danvan.plans.queries.due_days import first_of, month_of
from danvan.plans.queries.my_tasks import Show, my_tasks, open_tasks
from danvan.plans.rules.keeping import MAY_SEE_PLANS, MAY_SEE_TASKS


@needs(MAY_SEE_PLANS)
@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The open tasks of a plan by due date, one month a page."""
    on = timezone.localdate()
    plan = MAY_SEE_PLANS.get(Plan.objects.all(), request.user, on=on, slug=slug)
    month = month_of(Task.objects.of(plan), first_of(request.GET.get("thang", ""), on))
    return render(request, "plans/looking/calendar.html", {"plan": plan, "month": month, "today": on})


@needs(MAY_SEE_TASKS)
@require_safe
def ics(request: HttpRequest) -> HttpResponse:
    """The due dates of this person's units, or of one unit (`?don-vi=`), as a file for any calendar program."""
    at = timezone.now()
    on = timezone.localdate(at)
    rows, name = my_tasks(request.user, Show.ALL, on=on), _("My tasks")
    if slug := request.GET.get("don-vi"):
        unit = Unit.objects.filter(slug=slug).first()
        if unit is None:
            raise Http404
        rows, name = open_tasks().filter(unit=unit), unit.name
    dated = rows.filter(due_on__isnull=False).select_related("plan", "unit").order_by("due_on", "pk")[:MOST]
    answer = HttpResponse(
        feed(dated, name=name, at=at, absolute=request.build_absolute_uri), content_type="text/calendar; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="nhiem-vu.ics"'
    return answer
