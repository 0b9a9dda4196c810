"""One view for every step: show its form, do it, say so; what was typed stays whatever is wrong."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from danvan.attachments.forms import AttachmentsMixin
from danvan.errors import DomainError
from danvan.permissions.views import needs
from danvan.petitions.forms.steps import StepForm
from danvan.petitions.models import Petition
from danvan.petitions.queries.finding import readable
from danvan.petitions.steps.all import STEPS
from danvan.petitions.steps.step import DeskStep


def addresses() -> list[URLPattern]:
    """The address of each step."""
    return [
        path(f"ban-lam-viec/don-thu/<str:reference>/{step.path}/", view_of(step), name=step.url_name) for step in STEPS
    ]


def view_of(step: DeskStep) -> Callable[..., Any]:
    """The view of one step."""

    @needs(step.rule)
    @require_http_methods(["GET", "HEAD", "POST"])
    def take(request: HttpRequest, reference: str) -> HttpResponse:
        now = timezone.now()
        on = timezone.localdate(now)
        petition = get_object_or_404(readable(request.user, on=on), reference=reference)
        if request.method != "POST":
            step.rule.require(request.user, petition, on=on)
            if not step.offered(petition):
                # Nothing to do here now: another got there first, or the address was kept.
                return redirect("petition-desk", reference)
            return _page(request, step, petition, _form(step, request, petition, now), now)
        form = _form(step, request, petition, now)
        if isinstance(form, AttachmentsMixin):
            form.keep_files(at=now)
            if form.only_files:
                return _page(request, step, petition, form, now)
        if not form.is_valid():
            step.rule.require(request.user, petition, on=on)
            return _page(request, step, petition, form, now, status=422)
        result, refused = _done(step, petition, form, request, now)
        if refused:
            return _page(request, step, petition, form, now, status=refused.status)
        messages.success(request, str(step.done))
        return redirect(step.then(petition, result)) if step.then else _back(request, reference)

    take.__name__ = step.name
    take.__doc__ = str(step.name)
    return take


def _form(step: DeskStep, request: HttpRequest, petition: Petition, now: datetime) -> StepForm:
    user: Any = request.user
    if request.method == "POST":
        return step.form(request.POST, request.FILES, petition=petition, user=user, at=now)
    return step.form(petition=petition, user=user, at=now)


def _done(
    step: DeskStep, petition: Petition, form: StepForm, request: HttpRequest, now: datetime
) -> tuple[object, DomainError | None]:
    """Do it: (what it gave, nothing), or (nothing, the refusal), which stands above the form; nothing typed is lost."""
    try:
        return step.act(petition, form, request.user, now), None  # type: ignore[arg-type]  # needs() lets staff in only
    except DomainError as refused:
        form.add_error(None, _(refused.message) % refused.params if refused.params else _(refused.message))
        return None, refused


def _back(request: HttpRequest, reference: str) -> HttpResponse:
    """To the petition, or to the list where it has left this officer's desk."""
    if readable(request.user, on=timezone.localdate()).filter(reference=reference).exists():
        return redirect("petition-desk", reference)
    return redirect("petition-desk-list")


def _page(
    request: HttpRequest, step: DeskStep, petition: Petition, form: StepForm, now: datetime, *, status: int = 200
) -> HttpResponse:
    context = {"step": step, "petition": petition, "form": form, "address": step.url(petition)}
    context |= step.more(petition, form, request.user, now)  # type: ignore[arg-type]  # as above
    return render(request, step.template, context, status=status)
