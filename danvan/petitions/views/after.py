"""After the answer: the sender rates, objects, withdraws by the secret link; neighbours support and follow."""

from collections.abc import Callable
from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from danvan.deadlines.clocks import preview
from danvan.errors import DomainError, NotThere
from danvan.events.actors import LinkHolder
from danvan.permissions.views import public
from danvan.petitions.actions.ask_to_follow import ask_to_follow
from danvan.petitions.actions.confirm_following import confirm_following
from danvan.petitions.actions.end_following import end_following
from danvan.petitions.actions.rate import rate_answer
from danvan.petitions.actions.reopen import reopen_petition
from danvan.petitions.actions.support import support_petition
from danvan.petitions.actions.withdraw import withdraw_petition
from danvan.petitions.errors.after import CannotBeReopened, CannotBeWithdrawn, NothingToRate
from danvan.petitions.forms.after import FiledForm, FollowForm, GuardedForm, RatingForm, ReopenForm, SupportForm
from danvan.petitions.lifecycle import State
from danvan.petitions.models import Follower, Petition, Publication, Score
from danvan.petitions.pages.road import may_be_reopened
from danvan.petitions.queries.after import follower_by, published, rating_of, reopening_of
from danvan.petitions.queries.finding import by_link
from danvan.petitions.terms import SETTLE
from danvan.petitions.views.public import secret_page

HOLDER = LinkHolder()


@public
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: HttpRequest, secret: str) -> HttpResponse:
    """The sender's word on the answer, once."""
    petition = _petition(secret)
    if rating_of(petition) is not None:
        return _to_tracking(secret)
    if petition.state != State.ANSWERED.value:
        return _refused(request, secret, NothingToRate())
    chosen = {"round": petition.round, "score": request.GET.get("diem", "")}
    form = RatingForm(request.POST) if request.method == "POST" else RatingForm(initial=chosen)

    def act(at: datetime) -> None:
        data = form.cleaned_data
        score = Score(data["score"])
        rate_answer(petition.pk, round=data["round"], score=score, reason=data["reason"], by=HOLDER, at=at)

    if _done(form, act):
        messages.success(request, _("Thank you. The office sees your rating."))
        return _to_tracking(secret, "danh-gia")
    context = {"petition": petition, "secret": secret, "form": form}
    return _page(request, "petitions/public/rate.html", context, form)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, secret: str) -> HttpResponse:
    """The sender's objection, once; the page says what it sets going before it is sent."""
    petition = _petition(secret)
    if reopening_of(petition) is not None:
        return _to_tracking(secret)
    if not may_be_reopened(petition):
        return _refused(request, secret, CannotBeReopened())
    rating = rating_of(petition)
    initial = {"reason": rating.reason if rating else ""}
    form_of = FiledForm if petition.state == State.FILED.value else ReopenForm
    form = form_of(request.POST) if request.method == "POST" else form_of(initial=initial)

    def act(at: datetime) -> None:
        reopen_petition(petition.pk, reason=form.cleaned_data["reason"], by=HOLDER, at=at)

    if _done(form, act):
        messages.success(request, _("Your objection is received. The new day of answer stands here."))
        return _to_tracking(secret)
    context = {"petition": petition, "secret": secret, "form": form, "due": preview(SETTLE, timezone.now())}
    return _page(request, "petitions/public/reopen.html", context, form)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, secret: str) -> HttpResponse:
    """A page that asks first; then the petition ends."""
    petition = _petition(secret)
    if petition.state == State.WITHDRAWN.value:
        return _to_tracking(secret)
    if not petition.is_open:
        return _refused(request, secret, CannotBeWithdrawn())
    if request.method == "POST":
        try:
            withdraw_petition(petition.pk, by=HOLDER, at=timezone.now())
        except DomainError as error:
            return _refused(request, secret, error)
        messages.success(request, _("Withdrawn. It is not settled any further."))
        return _to_tracking(secret)
    context = {"petition": petition, "secret": secret}
    return secret_page(render(request, "petitions/public/withdraw.html", context))


@public
@require_http_methods(["GET", "HEAD", "POST"])
def support(request: HttpRequest, reference: str) -> HttpResponse:
    """ "I have this problem too": the same words whether it was counted before or not."""
    publication = _published(reference)
    form = SupportForm(request.POST or None, request=request)
    if form.is_valid():
        reach = form.cleaned_data["reach"]
        support_petition(publication.petition_id, reach=reach, by=HOLDER, at=timezone.now())
        messages.success(request, _("You are counted, once. The figure on this page is brought up to date each night."))
        return _to_public(publication)
    return _guarded(request, "petitions/public/support.html", publication, form)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for mails; whether the address follows already is told to nobody."""
    publication = _published(reference)
    form = FollowForm(request.POST or None, request=request)
    if form.is_valid():
        email, language = form.cleaned_data["email"], get_language() or "vi"
        ask_to_follow(publication.petition_id, email=email, language=language, by=HOLDER, at=timezone.now())
        words = _("If this address does not follow yet, a mail is on its way: open its link within 7 days.")
        messages.success(request, words)
        return _to_public(publication)
    return _guarded(request, "petitions/public/follow.html", publication, form)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def following(request: HttpRequest, secret: str) -> HttpResponse:
    """The link of the first mail. Opening it changes nothing: mail programs open links by themselves."""
    follower = _follower(secret)
    if request.method == "POST":
        try:
            confirm_following(follower.pk, by=HOLDER, at=timezone.now())
        except NotThere:
            messages.warning(request, _("This link is too old, or the petition is no longer public."))
        return _to_following(secret)
    return _following_page(request, follower, secret, asked_to_end=False)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def following_end(request: HttpRequest, secret: str) -> HttpResponse:
    """The link at the foot of each mail: one button, no question."""
    follower = _follower(secret)
    if request.method == "POST":
        end_following(follower.pk, by=HOLDER, at=timezone.now())
        return _to_following(secret)
    return _following_page(request, follower, secret, asked_to_end=True)


def _petition(secret: str) -> Petition:
    petition = by_link(secret)
    if petition is None:
        raise Http404
    return petition


def _follower(secret: str) -> Follower:
    follower = follower_by(secret)
    if follower is None:
        raise Http404
    return follower


def _published(reference: str) -> Publication:
    publication = published(reference)
    if publication is None:
        raise Http404
    return publication


def _done(form: forms.Form, act: Callable[[datetime], None]) -> bool:
    """Do it with a valid form; what the action refuses stands above the form, and nothing typed is lost."""
    if not form.is_valid():
        return False
    try:
        act(timezone.now())
    except DomainError as refused:
        form.add_error(None, _(refused.message))
        return False
    return True


def _page(request: HttpRequest, template: str, context: dict[str, object], form: forms.Form) -> HttpResponse:
    return secret_page(render(request, template, context, status=422 if form.errors else 200))


def _guarded(request: HttpRequest, template: str, publication: Publication, form: GuardedForm) -> HttpResponse:
    context = {"publication": publication, "petition": publication.petition, "form": form}
    response = render(request, template, context)
    patch_cache_control(response, no_store=True)
    return response


def _following_page(request: HttpRequest, follower: Follower, secret: str, *, asked_to_end: bool) -> HttpResponse:
    shown = published(follower.petition.reference)
    context = {"follower": follower, "publication": shown, "secret": secret, "asked_to_end": asked_to_end}
    return secret_page(render(request, "petitions/public/following.html", context))


def _refused(request: HttpRequest, secret: str, refused: DomainError) -> HttpResponse:
    messages.warning(request, _(refused.message))
    return _to_tracking(secret)


def _to_tracking(secret: str, part: str = "") -> HttpResponse:
    return _see(redirect("petition-track", secret), part)


def _to_following(secret: str) -> HttpResponse:
    return _see(redirect("petition-following", secret))


def _to_public(publication: Publication) -> HttpResponse:
    return _see(redirect(publication))


def _see(response: HttpResponse, part: str = "") -> HttpResponse:
    """See other: pressing reload afterwards sends nothing twice."""
    response.status_code = 303
    if part:
        response["Location"] += f"#{part}"
    return response
