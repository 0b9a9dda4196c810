"""A petition is kept on file without settlement, with the reason and a way on for its sender."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.language import normalise
from danvan.petitions.ending import DROPPED, close, end_intake, end_settlement, free_attached
from danvan.petitions.events.screening import PetitionFiled
from danvan.petitions.lifecycle import State
from danvan.petitions.models import FilingReason, InternalNote, Petition
from danvan.petitions.rules.screening import MAY_FILE


@transaction.atomic(durable=True)
def file_petition(petition_id: int, *, reason: FilingReason, by: User, at: datetime, remark: str = "") -> Petition:
    """File it for this reason; filing twice is one filing. The remark stays among the officers of the case."""
    petition = Petition.objects.lock(petition_id)
    if petition.state == State.FILED.value:
        return petition
    MAY_FILE.require(by, petition, on=timezone.localdate(at))
    petition.filing_reason = reason
    close([petition], State.FILED, at=at)
    end_intake(petition, by=by, at=at)
    end_settlement(petition, by=by, at=at, outcome=DROPPED)
    free_attached(petition, by=by, at=at)
    if text := normalise(remark):
        InternalNote.objects.create(petition=petition, text=text, by=by, at=at)
    event = PetitionFiled(petition.reference, petition.unit.slug, str(reason))
    record(event, about=petition, by=by, unit_id=petition.unit_id, at=at)
    return petition
