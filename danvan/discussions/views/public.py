"""The reader's door: the form, the writer's own page by secret link, and reports. None of them is ever cached."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from danvan.captcha.client import client_address, same_household
from danvan.discussions import subjects
from danvan.discussions.actions.post import post_comment
from danvan.discussions.actions.report import report_comment
from danvan.discussions.actions.withdraw import withdraw_comment
from danvan.discussions.consent import CURRENT, TEXTS
from danvan.discussions.forms.public import CommentForm, ReportForm
from danvan.discussions.lifecycle import MAY_BE_WITHDRAWN, State
from danvan.discussions.links import link_secret
from danvan.discussions.models import Comment, ReportReason
from danvan.discussions.queries.finding import by_link
from danvan.discussions.subjects import Subject
from danvan.errors import DomainError
from danvan.events.actors import LinkHolder
from danvan.permissions.views import public

HOLDER = LinkHolder()
#: `?phan=mau`: the form alone, to be brought into the page that was commented on.
PART, FORM = "phan", "mau"


@public
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, slug: str, subject_id: int) -> HttpResponse:
    """The form on a page of its own, or alone for the script of the page it belongs to."""
    page = _page_of(slug, subject_id)
    form = CommentForm(request.POST if request.method == "POST" else None, request=request)
    if request.method == "POST" and form.is_valid() and (secret := _posted(form, page, timezone.now())):
        messages.success(request, _("Your comment is received. A moderator reads it before it is published."))
        return _see(reverse("comment-own", args=[secret]))
    alone = request.GET.get(PART) == FORM
    template = "discussions/public/_form.html" if alone else "discussions/public/write.html"
    context = {"form": form, "page": page, "consent": TEXTS[CURRENT], "address": request.path}
    response = render(request, template, context, status=422 if form.errors else 200)
    patch_cache_control(response, no_store=True)
    if alone:
        response["X-Robots-Tag"] = "noindex"
    return response


@public
@require_safe
def own(request: HttpRequest, secret: str) -> HttpResponse:
    """The writer's own page: whether the comment is public, refused and why, and the way to take it back."""
    comment = _by_secret(secret)
    context = {
        "comment": comment,
        "page": subjects.subject(*comment.subject_key),
        "secret": secret,
        "address": request.build_absolute_uri(request.path),
        "may_withdraw": State(comment.state) in MAY_BE_WITHDRAWN,
    }
    return _secret_page(render(request, "discussions/public/own.html", context))


@public
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, secret: str) -> HttpResponse:
    """A page that asks first; then the comment is gone."""
    comment = _by_secret(secret)
    if comment.state == State.WITHDRAWN.value:
        return _see(reverse("comment-own", args=[secret]))
    if request.method == "POST" or State(comment.state) not in MAY_BE_WITHDRAWN:
        try:
            withdraw_comment(comment.pk, by=HOLDER, at=timezone.now())
            messages.success(request, _("Withdrawn. Nobody reads it any more."))
        except DomainError as refused:
            messages.warning(request, _(refused.message))
        return _see(reverse("comment-own", args=[secret]))
    context = {"comment": comment, "secret": secret}
    return _secret_page(render(request, "discussions/public/withdraw.html", context))


@public
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a comment should not stand there: the same words whether it was counted before or not."""
    comment = Comment.objects.published().filter(pk=pk).first()
    page = subjects.subject(*comment.subject_key) if comment else None
    if comment is None or page is None or not page.public:
        raise Http404
    form = ReportForm(request.POST if request.method == "POST" else None, request=request)
    if request.method == "POST" and form.is_valid():
        reason = ReportReason(form.cleaned_data["reason"])
        household = same_household(client_address(request))
        report_comment(comment.pk, reason=reason, household=household, by=HOLDER, at=timezone.now())
        messages.success(request, _("Thank you. A moderator looks at the comment again."))
        return _see(f"{page.url}#binh-luan")
    context = {"form": form, "comment": comment, "page": page}
    response = render(request, "discussions/public/report.html", context, status=422 if form.errors else 200)
    patch_cache_control(response, no_store=True)
    return response


def _page_of(slug: str, subject_id: int) -> Subject:
    subject_type = subjects.type_of_slug(slug)
    page = subjects.subject(subject_type, subject_id) if subject_type else None
    if page is None or not page.public:
        raise Http404
    return page


def _posted(form: CommentForm, page: Subject, now: datetime) -> str:
    """The secret of the writer's page; "" when it was refused: the reason stands above the form, nothing is lost."""
    token: str = form.cleaned_data["form_token"]
    try:
        post_comment(form.posting(page, language=get_language() or "vi"), form_token=token, by=HOLDER, at=now)
    except DomainError as refused:
        form.add_error(None, forms.ValidationError(_(refused.message)))
        return ""
    return link_secret(token)


def _by_secret(secret: str) -> Comment:
    comment = by_link(secret)
    if comment is None:
        raise Http404
    return comment


def _see(address: str) -> HttpResponse:
    """See other: pressing reload afterwards sends nothing twice."""
    response = redirect(address)
    response.status_code = 303
    return response


def _secret_page(response: HttpResponse) -> HttpResponse:
    """A page whose address is a secret: kept nowhere, told to no one, found by no search engine."""
    # Not "no-referrer": with it browsers send "Origin: null", and no form of the page could be sent.
    response["Referrer-Policy"] = "strict-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    patch_cache_control(response, no_store=True, private=True)
    return response
