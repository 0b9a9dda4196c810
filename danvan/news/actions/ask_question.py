"""A reader asks the unit that sent it."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.language import fold, normalise
from danvan.news.errors.dissemination import ReadingClosed
from danvan.news.events import QuestionAsked
from danvan.news.models import Reader, ReaderQuestion
from danvan.news.rules import MAY_READ_SENT


@transaction.atomic(durable=True)
def ask_question(reader_id: int, *, words: str, by: User, at: datetime) -> ReaderQuestion:
    """Ask; the same words of the same person again are the first question."""
    on = timezone.localdate(at)
    # Held until the end, so that the same form sent twice at once makes one question.
    reader = Reader.objects.lock(reader_id)
    MAY_READ_SENT.require(by, reader, on=on)
    words = normalise(words)
    digest = sha256(fold(words).encode()).hexdigest()
    known = ReaderQuestion.objects.filter(dissemination=reader.dissemination, asked_by=by, digest=digest).first()
    if known is not None:
        return known
    if not reader.dissemination.is_open:
        raise ReadingClosed
    question = ReaderQuestion.objects.create(
        dissemination=reader.dissemination,
        asked_by=by,
        unit_id=reader.unit_id,
        words=words,
        digest=digest,
        asked_at=at,
        asked_on=on,
    )
    event = QuestionAsked(question.pk)
    record(event, about=reader.dissemination, by=by, unit_id=reader.dissemination.unit_id, at=at)
    return question
