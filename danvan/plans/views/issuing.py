"""Before a plan goes out: what is sent to whom and what is still open; then it goes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from danvan.permissions.views import needs
from danvan.plans.actions.issue_plan import issue_plan
from danvan.plans.queries.issue_preview import issue_preview
from danvan.plans.rules.keeping import MAY_KEEP_PLANS
from danvan.plans.views.plans import BOTH, keeper, kept_plan


@needs(MAY_KEEP_PLANS)
@require_http_methods(BOTH)
def issue(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask with everything on the table, then issue."""
    plan = kept_plan(request, slug)
    if not plan.is_draft:
        return redirect("plan-edit", plan.slug)
    if request.method == "POST":
        issue_plan(plan.pk, by=keeper(request), at=timezone.now())
        messages.success(request, _("The plan is issued; its units have their tasks."))
        return redirect("plan-edit", plan.slug)
    preview = issue_preview(plan, at=timezone.now(), on=timezone.localdate())
    return render(request, "plans/keeping/issue.html", {"plan": plan, "preview": preview})
