"""From the list of plans to what looks across all of them; the menu of the desk names plans once."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from danvan.plans.rules.indicators import MAY_SEE_INDICATORS
from danvan.plans.rules.looking import MAY_FOLLOW
from danvan.ui.panels import panel


@panel("plan.list", order=10)
def following(_subject: Any, request: HttpRequest) -> str:
    """What is late, silent or at risk, for those who follow it up."""
    return _way(request, MAY_FOLLOW, "plan-follow", _("Late, silent, at risk"))


@panel("plan.list", order=20)
def indicators(_subject: Any, request: HttpRequest) -> str:
    """The indicators of every plan and of the board of livelihood."""
    return _way(request, MAY_SEE_INDICATORS, "plan-indicators", _("Indicators"))


def _way(request: HttpRequest, rule: Any, url_name: str, label: str) -> SafeString:
    if not rule.enters(request.user, on=timezone.localdate()):
        return SafeString("")
    return format_html('<a class="btn low" href="{}">{}</a>', reverse(url_name), label)
