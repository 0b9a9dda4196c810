"""The short confirmation by which a comment becomes a petition."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from danvan.accounts.contacts import reveal
from danvan.discussions.models import Comment
from danvan.discussions.queries.finding import readable
from danvan.discussions.rules import MAY_MODERATE
from danvan.errors import DomainError
from danvan.journeys.actions.turn_comment_into_petition import turn_comment_into_petition
from danvan.journeys.forms.comment_petition import PlacingForm
from danvan.journeys.queries.comment_petition import petition_of
from danvan.permissions.views import needs
from danvan.petitions.models import Petition

#: The reason of the look that carries the number over.
REASON = "petition"


@needs(MAY_MODERATE)
@require_http_methods(["GET", "HEAD", "POST"])
def comment_becomes_petition(request: HttpRequest, pk: int) -> HttpResponse:
    """Topic and ward, then it is a petition; a comment that is one already leads back to its page."""
    now = timezone.now()
    on = timezone.localdate(now)
    comment = get_object_or_404(readable(request.user, on=on), pk=pk)
    MAY_MODERATE.require(request.user, comment, on=on)
    if petition_of(comment) is not None:
        return redirect(comment)
    form = PlacingForm(request.POST if request.method == "POST" else None, on=on)
    if request.method == "POST" and form.is_valid() and (petition := _made(form, comment, request, now)):
        words = _("Petition %(reference)s is received. The writer of the comment finds its tracking link.")
        messages.success(request, words % {"reference": petition.reference})
        return redirect(comment)
    context = {"comment": comment, "form": form}
    return render(request, "journeys/desk/comment_petition.html", context, status=422 if form.errors else 200)


def _made(form: PlacingForm, comment: Comment, request: HttpRequest, now: datetime) -> Petition | None:
    """The petition; None when it was refused: the reason stands above the form."""
    phone = ""
    try:
        if comment.contact is not None and comment.contact.forgotten_at is None:
            phone = reveal(comment.contact, by=request.user, about=comment, at=now, reason=REASON).phone  # type: ignore[arg-type]  # needs()
        return turn_comment_into_petition(comment.pk, form.placing(), by=request.user, at=now, phone=phone)  # type: ignore[arg-type]  # needs()
    except DomainError as refused:
        words = _(refused.message) % refused.params if refused.params else _(refused.message)
        form.add_error(None, forms.ValidationError(words))
        return None
