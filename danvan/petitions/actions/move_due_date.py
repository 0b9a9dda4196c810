"""The clock was computed anew: the petition's copy of its due date follows."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from danvan.events.actors import JobActor
from danvan.events.recording import record
from danvan.petitions.events.receiving import PetitionDueDateMoved
from danvan.petitions.models import Petition


@transaction.atomic(durable=True)
def move_due_date(petition_id: int, *, to: datetime, once: UUID, by: JobActor) -> Petition:
    """Copy the new due date; a repeated delivery changes nothing."""
    petition = Petition.objects.lock(petition_id)
    if petition.due_at == to:
        return petition
    before, petition.due_at = petition.due_at, to
    petition.save(update_fields=["due_at"])
    record(
        PetitionDueDateMoved(petition.reference, before, to),
        about=petition,
        by=by,
        unit_id=petition.unit_id,
        once=once,
    )
    return petition
