"""What this part offers in the menus."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.organisations.rules import MAY_USE_DESK
from danvan.ui.menus import MenuEntry, register


def _at_the_desk(request: HttpRequest) -> bool:
    return bool(MAY_USE_DESK.enters(request.user, on=timezone.localdate()))


def register_all() -> None:
    """Public: the register of bodies; foot: the old-ward question; desk: units and members."""
    register(MenuEntry("public", _("Agencies"), "organisations-units", order=60))
    register(MenuEntry("foot", _("My old ward"), "organisations-old-ward", order=40))
    register(MenuEntry("desk", _("Units and members"), "organisations-desk", order=90, visible=_at_the_desk))
