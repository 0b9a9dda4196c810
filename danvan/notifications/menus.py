"""What notifications offer in the menus."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from danvan.notifications.queries import unread_count
from danvan.ui.menus import MenuEntry, register


def _signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


def _unread(request: HttpRequest) -> int:
    return unread_count(request.user) if request.user.is_authenticated else 0


def offer() -> None:
    register(MenuEntry("desk", _("Notices"), "notifications-inbox", order=95, visible=_signed_in, count=_unread))
    register(MenuEntry("account", _("Notices by mail"), "notifications-preferences", order=30, visible=_signed_in))
    register(MenuEntry("account", _("Mails of the house"), "notifications-samples", order=40, visible=_signed_in))
