"""Hand-over lists of leaving officers: prepare, look, sign, cancel."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.errors import DomainError
from danvan.permissions.views import needs
from danvan.petitions.actions.cancel_list import cancel_list
from danvan.petitions.actions.list_cases import list_cases
from danvan.petitions.actions.sign_list import sign_list
from danvan.petitions.forms.handover import HandOverForm
from danvan.petitions.models import CaseHandOver
from danvan.petitions.pages.handover import chosen_holder, list_page, lists_page, told_after
from danvan.petitions.rules.handling import MAY_HAND_OVER, MAY_LIST_CASES


@needs(MAY_HAND_OVER)
@require_safe
def hand_overs(request: HttpRequest) -> HttpResponse:
    """The lists of this person and of the units this person heads."""
    return render(request, "petitions/desk/hand_overs.html", lists_page(request.user, at=timezone.now()))


@needs(MAY_LIST_CASES)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Whose cases, to whom, which; every open one is chosen beforehand."""
    user: Any = request.user
    now = timezone.now()
    holders, holder = chosen_holder(user, request.GET.get("ai", ""), at=now)
    context: dict[str, Any] = {"holders": holders, "holder": holder, "form": None}
    if holder is None:
        return render(request, "petitions/desk/hand_over_new.html", context)
    form = HandOverForm(request.POST if request.method == "POST" else None, holder=holder, actor=user, at=now)
    context["form"] = form
    if not form.is_bound:
        return render(request, "petitions/desk/hand_over_new.html", context)
    if form.is_valid():
        data = form.cleaned_data
        try:
            made = list_cases(
                holder.unit,
                leaving=holder.user,
                taking=data["taking"],
                petition_ids=data["petitions"],
                remark=data["remark"],
                by=user,
                at=now,
            )
        except DomainError as refused:
            form.add_error(None, _(refused.message) % refused.params if refused.params else _(refused.message))
        else:
            return redirect("petition-hand-over", made.pk)
    return render(request, "petitions/desk/hand_over_new.html", context, status=422)


@needs(MAY_HAND_OVER)
@require_safe
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """One list, made to be printed and signed here."""
    found = _get(request, pk)
    return render(request, "petitions/desk/hand_over.html", list_page(found, request.user, at=timezone.now()))


@needs(MAY_HAND_OVER)
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign in one's own place; with the second signature the cases move."""
    found = _get(request, pk)
    signed = sign_list(found.pk, by=request.user, at=timezone.now())  # type: ignore[arg-type]  # needs() lets staff in only
    if signed.hand_over.signed_by_taking_at is not None:
        messages.success(request, told_after(signed.moved, signed.left_out, signed.hand_over.taking))
    else:
        messages.success(request, _("Signed. The cases move when who takes over has signed too."))
    return redirect("petition-hand-over", pk)


@needs(MAY_HAND_OVER)
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the list up."""
    found = _get(request, pk)
    cancel_list(found.pk, by=request.user, at=timezone.now())  # type: ignore[arg-type]  # as above
    messages.success(request, _("The list is cancelled. The cases stay where they are."))
    return redirect("petition-hand-over", pk)


def _get(request: HttpRequest, pk: int) -> CaseHandOver:
    rows = CaseHandOver.objects.select_related("unit", "leaving", "taking")
    return MAY_HAND_OVER.get(rows, request.user, on=timezone.localdate(), pk=pk)
