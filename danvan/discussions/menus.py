"""The moderators' and editors' entry of the desk."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.discussions.queries.finding import waiting_count
from danvan.discussions.rules import MAY_MODERATE, READING
from danvan.organisations.queries import unit_ids_of
from danvan.ui.menus import MenuEntry, register


def _reads(request: HttpRequest) -> bool:
    return bool(unit_ids_of(request.user, on=timezone.localdate(), roles=READING))


def _waiting(request: HttpRequest) -> int:
    on = timezone.localdate()
    return waiting_count(request.user, on=on) if MAY_MODERATE.enters(request.user, on=on) else 0


register(MenuEntry("desk", _("Comments"), "comment-inbox", order=26, visible=_reads, count=_waiting, key="b"))
