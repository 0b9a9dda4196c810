"""End the reading: no more confirmations, the figures stand."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.news.events import DisseminationClosed
from danvan.news.lifecycle import DisseminationState
from danvan.news.models import Dissemination
from danvan.news.rules import MAY_DISSEMINATE


@transaction.atomic(durable=True)
def close_dissemination(dissemination_id: int, *, by: User, at: datetime) -> Dissemination:
    """Close it; closed again, nothing changes."""
    row = Dissemination.objects.lock(dissemination_id)
    MAY_DISSEMINATE.require(by, row, on=timezone.localdate(at))
    if row.state == DisseminationState.CLOSED:
        return row
    row.move_to(DisseminationState.CLOSED)
    row.ended_at = at
    row.save()
    record(DisseminationClosed(), about=row, by=by, unit_id=row.unit_id, at=at)
    return row
