"""Menu entries of the trail."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.events.queries import stuck_deliveries
from danvan.events.rules import MAY_TEND_QUEUE
from danvan.ui.menus import MenuEntry, register


def _may_tend(request: HttpRequest) -> bool:
    return MAY_TEND_QUEUE.enters(request.user, on=timezone.localdate())


def _stuck(request: HttpRequest) -> int:
    return stuck_deliveries().count()


register(MenuEntry("foot", _("Check a receipt"), "receipt-check", order=40))
register(MenuEntry("foot", _("Daily checkpoints"), "checkpoints", order=41))
register(MenuEntry("desk", _("Delivery queue"), "events-queue", order=900, visible=_may_tend, count=_stuck))
