"""The public copy is corrected, or completed by the answer that was issued since."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.petitions.errors.publishing import NotPublished
from danvan.petitions.events.publishing import PublicationChanged
from danvan.petitions.models import Petition, Publication
from danvan.petitions.publishing import write_copy
from danvan.petitions.queries.public_copy import PublicCopy, lock_copy
from danvan.petitions.rules.publishing import MAY_CHANGE_PUBLICATION


@transaction.atomic(durable=True)
def change_publication(petition_id: int, copy: PublicCopy, *, by: User, at: datetime) -> Publication:
    """Write `copy` over the public one, at once. Raises NotPublished, NothingToPublish, FileNotOfPetition."""
    petition = Petition.objects.lock(petition_id)
    publication = lock_copy(petition)
    if publication is None or publication.taken_down_at is not None:
        raise NotPublished
    MAY_CHANGE_PUBLICATION.require(by, petition, on=timezone.localdate(at))
    write_copy(publication, petition, copy)
    petition.changed_at = at
    petition.save(update_fields=["changed_at"])
    record(PublicationChanged(petition.reference), about=petition, by=by, unit_id=petition.unit_id, at=at)
    return publication
