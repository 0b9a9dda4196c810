"""Proposed changes: the list of them, and the decision about one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from danvan.errors import DomainError
from danvan.permissions.views import needs
from danvan.plans.actions.decide_change import accept_change, decline_change
from danvan.plans.forms.deciding import ACCEPT, DecideForm
from danvan.plans.listing.proposals import VIEWS, asked_for, proposal_list
from danvan.plans.models import ChangeProposal
from danvan.plans.pages.change_words import shown
from danvan.plans.pages.task import seen_task
from danvan.plans.rules.working import MAY_DECIDE_CHANGE, MAY_SEE_PROPOSALS
from danvan.ui.lists import wanted_export


@needs(MAY_SEE_PROPOSALS)
@require_safe
def proposals(request: HttpRequest) -> HttpResponseBase:
    """Those this person decides; by a saved view those of his units."""
    on = timezone.localdate()
    rows = asked_for(request.user, request.GET.get("show", ""), on=on)
    spec = proposal_list(request.user, on=on)
    if kind := wanted_export(request):
        return spec.export(rows, request, kind)
    return render(request, "plans/working/proposals.html", {"page": spec.page(rows, request, views=VIEWS)})


@needs(MAY_DECIDE_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept or decline it."""
    now = timezone.now()
    on = timezone.localdate(now)
    related = ("proposer", "decider", "by", "decided_by")
    proposal = ChangeProposal.objects.select_related(*related).filter(pk=pk).first()
    if proposal is None:
        raise Http404
    proposal.task = seen_task(request.user, proposal.task_id, on=on)
    if request.method != "POST":
        if not MAY_DECIDE_CHANGE.allows(request.user, proposal, on=on):
            return redirect(proposal.task)
        return _page(request, proposal, DecideForm())
    form = DecideForm(request.POST)
    if not form.is_valid():
        return _page(request, proposal, form, status=422)
    accepts = form.cleaned_data["decision"] == ACCEPT
    refused = _decided(proposal, form, request.user, now, accepts=accepts)
    if refused is not None:
        return _page(request, proposal, form, status=refused.status)
    done = _("Accepted: the task says so now.") if accepts else _("Declined. The unit reads your remark.")
    messages.success(request, done)
    return redirect(proposal.task)


def _decided(proposal: ChangeProposal, form: DecideForm, user: Any, at: Any, *, accepts: bool) -> DomainError | None:
    act = accept_change if accepts else decline_change
    try:
        act(proposal.pk, remark=form.cleaned_data["remark"], by=user, at=at)
    except DomainError as refused:
        form.add_error(None, _(refused.message) % refused.params if refused.params else _(refused.message))
        return refused
    return None


def _page(request: HttpRequest, proposal: ChangeProposal, form: DecideForm, *, status: int = 200) -> HttpResponse:
    (one,) = shown([proposal])
    context = {"task": proposal.task, "shown": one, "proposal": proposal, "form": form}
    return render(request, "plans/working/decide.html", context, status=status)
