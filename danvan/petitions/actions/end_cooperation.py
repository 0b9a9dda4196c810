"""The unit in charge releases a unit whose contribution it no longer needs."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.organisations.models import Unit
from danvan.petitions.events.handling import CooperationEnded
from danvan.petitions.models import Petition
from danvan.petitions.rules.handling import MAY_ASK_COOPERATION


@transaction.atomic(durable=True)
def end_cooperation(petition_id: int, *, unit: Unit, by: User, at: datetime) -> Petition:
    """Release the unit; one that has contributed or was released already stays as it is."""
    petition = Petition.objects.lock(petition_id)
    MAY_ASK_COOPERATION.require(by, petition, on=timezone.localdate(at))
    cooperation = petition.cooperations.filter(unit=unit, ended_at__isnull=True).first()
    if cooperation is None:
        return petition
    cooperation.ended_at = at
    cooperation.save(update_fields=["ended_at"])
    petition.changed_at = at
    petition.save(update_fields=["changed_at"])
    record(CooperationEnded(petition.reference, unit.slug), about=petition, by=by, unit_id=petition.unit_id, at=at)
    return petition
