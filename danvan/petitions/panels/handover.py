"""On the desk's first page: hand-over lists that wait for the own signature; and where the lists are kept."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.petitions.queries.held_cases import waiting_for_signature
from danvan.petitions.rules.handling import MAY_HAND_OVER
from danvan.ui.menus import MenuEntry, register
from danvan.ui.panels import panel


def _may(request: HttpRequest) -> bool:
    return MAY_HAND_OVER.enters(request.user, on=timezone.localdate())


register(MenuEntry("account", _("Hand over cases"), "petition-hand-overs", order=60, visible=_may))


@panel("desk.home", order=5)
def lists_to_sign(_subject: Any, request: HttpRequest) -> str:
    """One line while a list waits for this officer."""
    if not _may(request) or not (waiting := waiting_for_signature(request.user)):
        return ""
    return render_to_string("petitions/desk/_lists_to_sign.html", {"waiting": waiting}, request)
