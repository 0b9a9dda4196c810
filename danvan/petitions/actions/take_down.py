"""An officer shows the public copy no more."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.petitions.events.publishing import PublicationTakenDown
from danvan.petitions.models import Petition
from danvan.petitions.queries.public_copy import lock_copy
from danvan.petitions.rules.publishing import MAY_TAKE_DOWN


@transaction.atomic(durable=True)
def take_down_publication(petition_id: int, *, by: User, at: datetime) -> Petition:
    """Show the copy no more; nothing happens where nothing is shown."""
    petition = Petition.objects.lock(petition_id)
    publication = lock_copy(petition)
    if publication is not None and publication.taken_down_at is not None:
        return petition
    MAY_TAKE_DOWN.require(by, petition, on=timezone.localdate(at))
    if publication is not None:
        publication.taken_down_at = at
        publication.save(update_fields=["taken_down_at"])
        event = PublicationTakenDown(petition.reference, by_sender=False)
        record(event, about=petition, by=by, unit_id=petition.unit_id, at=at)
    return petition
