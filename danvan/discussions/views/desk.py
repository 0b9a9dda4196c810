"""The moderator's door: the inbox, one comment, and each decision on it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.accounts.contacts import reveal
from danvan.discussions.actions.answer import answer_comment
from danvan.discussions.actions.hide import hide_comment
from danvan.discussions.actions.keep import keep_comment
from danvan.discussions.actions.publish import publish_comment
from danvan.discussions.actions.refuse import refuse_comment
from danvan.discussions.forms.desk import LookForm, ReasonForm, ReplyForm
from danvan.discussions.lifecycle import State
from danvan.discussions.listing.inbox import VIEWS, asked_for, comment_file, comment_list
from danvan.discussions.models import Comment
from danvan.discussions.pages.desk import comment_page
from danvan.discussions.queries.finding import next_waiting, readable
from danvan.discussions.rules import MAY_MODERATE, MAY_READ, MAY_REPLY, MAY_SEE_NUMBER
from danvan.errors import DomainError
from danvan.permissions.views import needs
from danvan.ui.lists import wanted_export

Act = Callable[[datetime], object]


@needs(MAY_READ)
@require_safe
def inbox(request: HttpRequest) -> HttpResponseBase:
    """Every comment of this person's units; at first those that wait, the oldest first."""
    on = timezone.localdate()
    rows = asked_for(readable(request.user, on=on), request.GET)
    if kind := wanted_export(request):
        return comment_file(request.user, on=on).export(rows, request, kind)
    page = comment_list(request.user, on=on).page(rows, request, views=VIEWS)
    decides = MAY_MODERATE.enters(request.user, on=on)
    return render(request, "discussions/desk/inbox.html", {"page": page, "decides": decides})


@needs(MAY_READ)
@require_safe
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """One comment with what speaks for looking twice, and what can be done with it."""
    return _page(request, _read(request, pk))


@needs(MAY_MODERATE)
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it as it is, or with its numbers hidden."""
    hidden = request.POST.get("an-so") == "1"

    def act(at: datetime) -> object:
        return publish_comment(pk, by=request.user, at=at, numbers_hidden=hidden)  # type: ignore[arg-type]  # needs()

    return _decide(request, pk, act, _("Published. It can be hidden again at any time."))


@needs(MAY_MODERATE)
@require_http_methods(["GET", "HEAD", "POST"])
def turn_down(request: HttpRequest, pk: int) -> HttpResponse:
    """The reason page: what is public is hidden, anything else refused."""
    found = _read(request, pk)
    MAY_MODERATE.require(request.user, found, on=timezone.localdate())
    hides = found.state == State.PUBLISHED.value
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():

        def act(at: datetime) -> object:
            return (hide_comment if hides else refuse_comment)(pk, **form.cleaned_data, by=request.user, at=at)  # type: ignore[arg-type]  # needs()

        return _decide(request, pk, act, _("Hidden.") if hides else _("Refused. The writer reads the reason."))
    context = {"comment": found, "form": form, "hides": hides}
    return render(request, "discussions/desk/turn_down.html", context, status=422 if form.errors else 200)


@needs(MAY_MODERATE)
@require_POST
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """The reports are read, the comment stays."""
    return _decide(request, pk, lambda at: keep_comment(pk, by=request.user, at=at), _("The comment stays as it is."))  # type: ignore[arg-type]  # needs()


@needs(MAY_REPLY)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The official reply; what was typed stays when it is refused."""
    found = _read(request, pk)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return _page(request, found, reply=form, status=422)
    try:
        answer_comment(pk, text=form.cleaned_data["text"], by=request.user, at=timezone.now())  # type: ignore[arg-type]  # needs()
    except DomainError as refused:
        form.add_error(None, forms.ValidationError(_(refused.message)))
        return _page(request, found, reply=form, status=refused.status)
    messages.success(request, _("The reply stands under the comment."))
    return redirect(found)


@needs(MAY_SEE_NUMBER)
@require_POST
def number(request: HttpRequest, pk: int) -> HttpResponse:
    """The phone number once, with the reason recorded."""
    found = _read(request, pk)
    now = timezone.now()
    MAY_SEE_NUMBER.require(request.user, found, on=timezone.localdate(now))
    form = LookForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else "other"
    details = reveal(found.contact, by=request.user, about=found, at=now, reason=reason)  # type: ignore[arg-type]  # the rule
    return _page(request, found, number=details.phone)


def _read(request: HttpRequest, pk: int) -> Comment:
    return get_object_or_404(readable(request.user, on=timezone.localdate()), pk=pk)


def _page(
    request: HttpRequest, found: Comment, *, reply: ReplyForm | None = None, number: str = "", status: int = 200
) -> HttpResponse:
    context = comment_page(found, request.user, on=timezone.localdate(), reply=reply, number=number)
    return render(request, "discussions/desk/comment.html", context, status=status)


def _decide(request: HttpRequest, pk: int, act: Act, done: str) -> HttpResponse:
    """Do it, then on to the next comment that waits, or back to this one when none does."""
    found = _read(request, pk)
    waited = found.state == State.PENDING.value
    try:
        act(timezone.now())
    except DomainError as refused:
        messages.warning(request, _(refused.message) % refused.params if refused.params else _(refused.message))
        return redirect(found)
    messages.success(request, done)
    user: Any = request.user
    following = next_waiting(found, user, on=timezone.localdate()) if waited else None
    return redirect(following or found)
