"""Plans on pages of others: progress on the home page, plans of a document in the library, tasks on a unit's page."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone

from danvan.plans.pages.public_plans import seven_groups
from danvan.plans.queries.public_plans import public_plans
from danvan.plans.rules.keeping import MAY_SEE_PLANS
from danvan.ui.panels import panel

MOST = 20


@panel("portal.plans", order=10)
def on_the_home_page(_subject: Any, request: HttpRequest) -> str:
    """The seven groups in short; nothing while no plan is public."""
    groups, illustrated = seven_groups(on=timezone.localdate())
    if not any(one.tally.tasks for one in groups):
        return ""
    return render_to_string("plans/public/_home.html", {"groups": groups, "illustrated": illustrated}, request)


@panel("legislation.document", order=40)
def of_a_document(document: Any, request: HttpRequest) -> str:
    """The plans this document sets; an officer comes to the desk's page of each."""
    plans = list(public_plans().filter(document=document)[:MOST])
    if not plans:
        return ""
    at_work = MAY_SEE_PLANS.enters(request.user, on=timezone.localdate())
    return render_to_string("plans/public/_of_document.html", {"plans": plans, "at_work": at_work}, request)


@panel("organisations.unit", order=60)
def of_a_unit(unit: Any, request: HttpRequest) -> str:
    """For those who work here: the way to the tasks of this unit."""
    if not MAY_SEE_PLANS.enters(request.user, on=timezone.localdate()):
        return ""
    return render_to_string("plans/looking/_of_unit.html", {"unit": unit}, request)
