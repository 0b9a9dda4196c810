"""Menu entries of petitions."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.petitions.queries.finding import unscreened_count
from danvan.petitions.rules.reading import MAY_READ
from danvan.ui.menus import MenuEntry, register


def _may_read(request: HttpRequest) -> bool:
    return MAY_READ.enters(request.user, on=timezone.localdate())


def _waiting(request: HttpRequest) -> int:
    return unscreened_count(request.user, on=timezone.localdate())


register(MenuEntry("public", _("Send a petition"), "petition-send", order=10))
register(MenuEntry("desk", _("Petitions"), "petition-desk-list", order=20, visible=_may_read, count=_waiting, key="d"))
register(MenuEntry("foot", _("Where to lodge complaints and denunciations"), "complaints-where", order=10))
