"""Menu entries of plans."""

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.plans.queries.my_tasks import counts
from danvan.plans.rules.keeping import MAY_SEE_PLANS
from danvan.plans.rules.working import MAY_REPORT
from danvan.ui.menus import MenuEntry, register


# progress
def _may_report(request: HttpRequest) -> bool:
    return MAY_REPORT.enters(request.user, on=timezone.localdate())


def _tasks_that_ask(request: HttpRequest) -> int:
    return counts(request.user, on=timezone.localdate()).all


register(MenuEntry("desk", _("My tasks"), "plan-my-tasks", 13, _may_report, _tasks_that_ask, "n"))


# keeping
def _may_see_plans(request: HttpRequest) -> bool:
    return MAY_SEE_PLANS.enters(request.user, on=timezone.localdate())


register(MenuEntry("desk", _("Plans"), "plan-list", order=36, visible=_may_see_plans))


# looking
register(MenuEntry("public", _("Plans"), "plans-public", order=45))


# indicators
register(MenuEntry("foot", _("People’s livelihood in figures"), "plan-livelihood", order=10))
