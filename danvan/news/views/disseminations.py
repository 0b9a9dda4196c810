"""The sender's side: list, draft, send, figures, questions, correct, withdraw, close."""

from secrets import token_urlsafe
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from danvan.news.actions.answer_question import answer_question
from danvan.news.actions.close_dissemination import close_dissemination
from danvan.news.actions.correct_dissemination import correct_dissemination
from danvan.news.actions.draft_dissemination import draft_dissemination
from danvan.news.actions.send_dissemination import send_dissemination
from danvan.news.actions.withdraw_dissemination import withdraw_dissemination
from danvan.news.forms.dissemination import DisseminationForm
from danvan.news.forms.words import AnswerForm, CorrectionForm, ReasonForm
from danvan.news.models import Dissemination, ReaderQuestion
from danvan.news.pages.coverage import COLUMNS, Rows
from danvan.news.pages.disseminations import VIEWS, dissemination_file, dissemination_list, draft_page, sent_page
from danvan.news.rules import MAY_DISSEMINATE, MAY_SEE_COVERAGE
from danvan.permissions.rule import Rule
from danvan.permissions.views import needs
from danvan.ui.lists import exporting, wanted_export

form_or_post = require_http_methods(["GET", "HEAD", "POST"])
UNIT = "don-vi"


@needs(MAY_SEE_COVERAGE)
@require_safe
def disseminations(request: HttpRequest) -> HttpResponseBase:
    """What my units sent and what was sent to them, as a page or a file."""
    on = timezone.localdate()
    rows = MAY_SEE_COVERAGE.rows(Dissemination.objects.select_related("unit"), request.user, on=on)
    rows = rows.order_by("-drafted_at", "-pk")
    if kind := wanted_export(request):
        return dissemination_file(on=on).export(rows, request, kind)
    return render(request, "news/desk/list.html", {"page": dissemination_list(on=on).page(rows, request, views=VIEWS)})


@needs(MAY_DISSEMINATE)
@form_or_post
def new(request: HttpRequest) -> HttpResponse:
    """A new draft."""
    return _draft(request, None)


@needs(MAY_DISSEMINATE)
@form_or_post
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft; what was sent is corrected instead."""
    row = _row(request, pk, MAY_DISSEMINATE)
    return _draft(request, row) if row.is_draft else redirect(row)


@needs(MAY_SEE_COVERAGE)
@require_safe
def dissemination(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A draft before it is sent; or how far it got, with the questions."""
    on = timezone.localdate()
    row = _row(request, pk, MAY_SEE_COVERAGE)
    if row.sent_on is None:
        return render(request, "news/desk/draft.html", draft_page(row, on=on))
    context = sent_page(row, request.user, on=on, slug=request.GET.get(UNIT, "")[:140])
    if kind := wanted_export(request):
        return exporting.answer(f"quan-triet-{row.pk}", COLUMNS, Rows(context["lines"]), kind)  # type: ignore[arg-type]  # rows made here
    return render(request, "news/desk/sent.html", context)


@needs(MAY_DISSEMINATE)
@form_or_post
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks once more, with the size of the audience; then sends."""
    row = _row(request, pk, MAY_DISSEMINATE)
    if request.method == "POST":
        send_dissemination(row.pk, by=_user(request), at=timezone.now())
        messages.success(request, _("Sent. Readers are told while offices are open."))
        return redirect(row)
    if not row.is_draft:
        return redirect(row)
    return render(request, "news/desk/send.html", draft_page(row, on=timezone.localdate()))


@needs(MAY_DISSEMINATE)
@form_or_post
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends the reading."""
    row = _row(request, pk, MAY_DISSEMINATE)
    if request.method == "POST":
        close_dissemination(row.pk, by=_user(request), at=timezone.now())
        messages.success(request, _("Closed. The figures stand as they are."))
        return redirect(row)
    return render(request, "news/desk/close.html", {"row": row})


@needs(MAY_DISSEMINATE)
@form_or_post
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """The summary put right; every reader is told."""
    row = _row(request, pk, MAY_DISSEMINATE)
    form = CorrectionForm(request.POST or None, row=row)
    if request.method == "POST" and form.is_valid():
        correct_dissemination(row.pk, **form.cleaned_data, by=_user(request), at=timezone.now())
        messages.success(request, _("Corrected. Every reader is told while offices are open."))
        return redirect(row)
    return _form(request, "news/desk/correct.html", form, row=row)


@needs(MAY_DISSEMINATE)
@form_or_post
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes it back, with a reason; a draft is dropped."""
    row = _row(request, pk, MAY_DISSEMINATE)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        withdraw_dissemination(row.pk, reason=form.cleaned_data["reason"], by=_user(request), at=timezone.now())
        messages.success(request, _("Withdrawn. Nobody has to read it any more."))
        return redirect("news-disseminations")
    return _form(request, "news/desk/withdraw.html", form, row=row)


@needs(MAY_DISSEMINATE)
@form_or_post
def answer(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """A reader's question: answered to who asked, or to all."""
    row = _row(request, pk, MAY_DISSEMINATE)
    asked = get_object_or_404(ReaderQuestion.objects.select_related("unit"), pk=question, dissemination=row)
    form = AnswerForm(request.POST or None, question=asked)
    if request.method == "POST" and form.is_valid():
        answer_question(
            asked.pk,
            answer=form.cleaned_data["answer"],
            shown_words=form.for_all,
            by=_user(request),
            at=timezone.now(),
        )
        messages.success(request, _("Answered. Who asked is told."))
        return redirect(row)
    return _form(request, "news/desk/answer.html", form, row=row, question=asked)


def _draft(request: HttpRequest, row: Dissemination | None) -> HttpResponse:
    on = timezone.localdate()
    token = row.form_token if row else token_urlsafe(24)
    form = DisseminationForm(request.POST or None, actor=request.user, on=on, row=row, token=token)
    if request.method == "POST" and form.is_valid():
        saved = draft_dissemination(
            form.draft,
            pk=row.pk if row else None,
            form_token=form.cleaned_data["form_token"],
            by=_user(request),
            at=timezone.now(),
        )
        messages.success(request, _("The draft is kept. Look it over, then send it."))
        return redirect(saved)
    return _form(request, "news/desk/form.html", form, row=row)


def _form(request: HttpRequest, template: str, form: Any, **context: Any) -> HttpResponse:
    return render(request, template, {"form": form, **context}, status=422 if form.is_bound else 200)


def _row(request: HttpRequest, pk: int, rule: Rule) -> Dissemination:
    if pk > 2**62:
        raise Http404
    rows = Dissemination.objects.select_related("unit", "article", "document")
    return rule.get(rows, request.user, on=timezone.localdate(), pk=pk)


def _user(request: HttpRequest) -> Any:
    return request.user
