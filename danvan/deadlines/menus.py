"""Menu entries of `deadlines`."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.deadlines.rules import MAY_EDIT_CALENDAR, MAY_EDIT_RULES
from danvan.ui.menus import MenuEntry, register


def _may_edit_calendar(request: HttpRequest) -> bool:
    return MAY_EDIT_CALENDAR.enters(request.user, on=timezone.localdate())


def _may_edit_rules(request: HttpRequest) -> bool:
    return MAY_EDIT_RULES.enters(request.user, on=timezone.localdate())


register(MenuEntry("public", _("Count a term"), "deadlines-calculator", order=60))
register(MenuEntry("foot", _("Rules of the law"), "deadlines-rules", order=30))
register(MenuEntry("foot", _("Calendar of days off"), "deadlines-calendar", order=31))
register(MenuEntry("desk", _("Days off"), "deadlines-desk-calendar", order=820, visible=_may_edit_calendar))
register(MenuEntry("desk", _("Rules"), "deadlines-desk-rules", order=821, visible=_may_edit_rules))
