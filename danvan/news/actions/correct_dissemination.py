"""Put right what was sent; every reader is told what changed."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.language import normalise
from danvan.news.errors.dissemination import ReadingClosed
from danvan.news.events import DisseminationCorrected
from danvan.news.models import Dissemination
from danvan.news.rules import MAY_DISSEMINATE


@transaction.atomic(durable=True)
def correct_dissemination(
    dissemination_id: int, *, summary: str, correction: str, by: User, at: datetime
) -> Dissemination:
    """Replace the summary and say what was wrong; confirmations stay. The same again changes nothing."""
    row = Dissemination.objects.lock(dissemination_id)
    MAY_DISSEMINATE.require(by, row, on=timezone.localdate(at))
    if not row.is_open:
        raise ReadingClosed
    summary, correction = normalise(summary), normalise(correction)
    if (row.summary, row.correction) == (summary, correction):
        return row
    row.summary, row.correction, row.corrected_at, row.correction_told_at = summary, correction, at, None
    row.save()
    record(DisseminationCorrected(), about=row, by=by, unit_id=row.unit_id, at=at)
    return row
