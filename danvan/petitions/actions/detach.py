"""Two petitions turn out to differ: the attached one stands on its own again."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.petitions.ending import return_to_intake
from danvan.petitions.events.screening import PetitionDetached
from danvan.petitions.models import Petition
from danvan.petitions.rules.screening import MAY_DETACH


@transaction.atomic(durable=True)
def detach_petition(petition_id: int, *, by: User, at: datetime) -> Petition:
    """It waits to be screened anew, its term unchanged."""
    petition = Petition.objects.lock(petition_id)
    MAY_DETACH.require(by, petition, on=timezone.localdate(at))
    main = petition.main
    petition.main = None
    return_to_intake(petition, by=by, at=at)
    event = PetitionDetached(petition.reference, main.reference if main else "")
    record(event, about=petition, by=by, unit_id=petition.unit_id, at=at)
    return petition
