"""The queue, for those who keep it running."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from danvan.errors import NotThere
from danvan.events.actions.retry_delivery import retry_delivery
from danvan.events.models import PeriodicRun
from danvan.events.queries import stuck_deliveries, undelivered
from danvan.events.rules import MAY_TEND_QUEUE
from danvan.permissions.views import needs

SHOWN = 100


@needs(MAY_TEND_QUEUE)
def queue(request: HttpRequest) -> HttpResponse:
    """What waits, what is stuck, and how the recurring work goes."""
    rows = list(MAY_TEND_QUEUE.rows(undelivered(), request.user, on=timezone.localdate())[: SHOWN + 1])
    context = {
        "deliveries": rows[:SHOWN],
        "more": len(rows) > SHOWN,
        "stuck": stuck_deliveries().count(),
        "runs": PeriodicRun.objects.order_by("name"),
    }
    return render(request, "events/desk/queue.html", context)


@require_POST
@needs(MAY_TEND_QUEUE)
def retry(request: HttpRequest) -> HttpResponse:
    """Send a stuck delivery on its way again."""
    chosen = request.POST.get("delivery", "")
    if not chosen.isdecimal() or len(chosen) > 18:
        raise NotThere
    retry_delivery(int(chosen), by=request.user, at=timezone.now())
    messages.success(request, _("Queued again; it goes out in a moment."))
    return redirect("events-queue")
