"""Menu entries of `legislation`."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.legislation.rules import MAY_IMPORT
from danvan.ui.menus import MenuEntry, register


def _may_import(request: HttpRequest) -> bool:
    return MAY_IMPORT.enters(request.user, on=timezone.localdate())


register(MenuEntry("public", _("Documents"), "legislation-library", order=70))
register(MenuEntry("desk", _("Legal documents"), "legislation-expiring", order=822, visible=_may_import))
