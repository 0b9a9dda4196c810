"""Take back what was sent by mistake, or drop a draft."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.language import normalise
from danvan.news.events import DisseminationWithdrawn
from danvan.news.lifecycle import DisseminationState
from danvan.news.models import Dissemination
from danvan.news.rules import MAY_DISSEMINATE


@transaction.atomic(durable=True)
def withdraw_dissemination(dissemination_id: int, *, reason: str, by: User, at: datetime) -> Dissemination:
    """Nobody has to read it any more; its readers find the reason. Withdrawn again, the first reason stays."""
    row = Dissemination.objects.lock(dissemination_id)
    MAY_DISSEMINATE.require(by, row, on=timezone.localdate(at))
    if row.state == DisseminationState.WITHDRAWN:
        return row
    row.move_to(DisseminationState.WITHDRAWN)
    row.reason, row.ended_at = normalise(reason), at
    row.save()
    record(DisseminationWithdrawn(), about=row, by=by, unit_id=row.unit_id, at=at)
    return row
