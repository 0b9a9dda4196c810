"""The reader's side: what must be read, confirming it, asking about it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from danvan.news.actions.ask_question import ask_question
from danvan.news.actions.confirm_reading import confirm_reading
from danvan.news.forms.quiz import ConfirmForm
from danvan.news.forms.words import QuestionForm
from danvan.news.models import Reader
from danvan.news.pages.required import one_page, required_page
from danvan.news.rules import MAY_READ_SENT
from danvan.permissions.views import needs


@needs(MAY_READ_SENT)
@require_safe
def required(request: HttpRequest) -> HttpResponse:
    """What I must read, by the day."""
    return render(request, "news/desk/reading.html", required_page(request.user, on=timezone.localdate()))


@needs(MAY_READ_SENT)
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Summary first, the text, the quiz, the confirmation; questions below."""
    reader = _reader(request, pk)
    return _page(request, reader, _confirm_form(reader), QuestionForm())


@needs(MAY_READ_SENT)
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """I have read and understood it."""
    reader = _reader(request, pk)
    form = _confirm_form(reader, request.POST)
    if reader.confirmed_at is None and not form.is_valid():
        return _page(request, reader, form, QuestionForm())
    answers = form.answers if reader.confirmed_at is None else []
    confirm_reading(reader.pk, answers=answers, by=_user(request), at=timezone.now())
    messages.success(request, _("Your confirmation is kept."))
    return redirect(reader)


@needs(MAY_READ_SENT)
@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """A question to the unit that sent it."""
    reader = _reader(request, pk)
    form = QuestionForm(request.POST)
    if not form.is_valid():
        return _page(request, reader, _confirm_form(reader), form)
    ask_question(reader.pk, words=form.cleaned_data["words"], by=_user(request), at=timezone.now())
    messages.success(request, _("The question is with the sending unit. You are told when it is answered."))
    return redirect(reader)


def _page(request: HttpRequest, reader: Reader, confirm_form: ConfirmForm, ask_form: QuestionForm) -> HttpResponse:
    wrong = next((form for form in (confirm_form, ask_form) if form.is_bound), None)
    context = one_page(reader, on=timezone.localdate())
    context |= {"confirm_form": confirm_form, "ask_form": ask_form, "wrong": wrong}
    return render(request, "news/desk/reading_one.html", context, status=422 if wrong else 200)


def _confirm_form(reader: Reader, data: Any = None) -> ConfirmForm:
    return ConfirmForm(data, questions=list(reader.dissemination.quiz.all()))


def _reader(request: HttpRequest, pk: int) -> Reader:
    if pk > 2**62:
        raise Http404
    rows = Reader.objects.select_related(
        "dissemination__unit", "dissemination__article", "dissemination__document", "unit"
    )
    return MAY_READ_SENT.get(rows, request.user, on=timezone.localdate(), dissemination_id=pk)


def _user(request: HttpRequest) -> Any:
    return request.user
