"""The sending unit answers a reader's question, for that reader or for all."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.language import normalise
from danvan.news.events import QuestionAnswered
from danvan.news.models import ReaderQuestion
from danvan.news.rules import MAY_DISSEMINATE


@transaction.atomic(durable=True)
def answer_question(question_id: int, *, answer: str, shown_words: str = "", by: User, at: datetime) -> ReaderQuestion:
    """Answer, or change the answer. shown_words: the question as every reader may see it, "" for who asked only."""
    on = timezone.localdate(at)
    rows = ReaderQuestion.objects.select_for_update(of=("self",)).select_related("dissemination")
    question = rows.get(pk=question_id)
    MAY_DISSEMINATE.require(by, question.dissemination, on=on)
    answer, shown = normalise(answer), normalise(shown_words)
    if (question.answer, question.shown_words, question.is_public) == (answer, shown, bool(shown)):
        return question
    question.answer, question.shown_words, question.is_public = answer, shown, bool(shown)
    # How long a reader waited is counted to the first answer.
    question.answered_at = question.answered_at or at
    question.answered_by = by
    question.save()
    event = QuestionAnswered(question.pk, question.is_public)
    record(event, about=question.dissemination, by=by, unit_id=question.dissemination.unit_id, at=at)
    return question
