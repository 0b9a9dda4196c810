"""A reader confirms: read and understood."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.news.errors.dissemination import QuizNotRight, ReadingClosed
from danvan.news.events import ReadingConfirmed
from danvan.news.models import Reader
from danvan.news.rules import MAY_READ_SENT


@transaction.atomic(durable=True)
def confirm_reading(reader_id: int, *, answers: Sequence[int], by: User, at: datetime) -> Reader:
    """Confirm with the answers to the quiz in its order, [] without one; again, it is the first confirmation.

    Nothing of the answers is kept. Raises QuizNotRight until all are right.
    """
    on = timezone.localdate(at)
    reader = Reader.objects.lock(reader_id)
    MAY_READ_SENT.require(by, reader, on=on)
    if reader.confirmed_at is not None:
        return reader
    if not reader.dissemination.is_open:
        raise ReadingClosed
    if list(answers) != list(reader.dissemination.quiz.values_list("right", flat=True)):
        raise QuizNotRight
    reader.confirmed_at, reader.confirmed_on = at, on
    reader.save(update_fields=["confirmed_at", "confirmed_on"])
    record(ReadingConfirmed(on, on <= reader.due_on), about=reader, by=by, unit_id=reader.unit_id, at=at)
    return reader
