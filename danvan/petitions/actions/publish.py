"""An officer has read the redacted copy and lets it through: from now on everyone may read it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.petitions.errors.publishing import AlreadyPublished
from danvan.petitions.events.publishing import PetitionPublished
from danvan.petitions.models import Petition, Publication
from danvan.petitions.publishing import write_copy
from danvan.petitions.queries.public_copy import PublicCopy, lock_copy
from danvan.petitions.rules.publishing import MAY_PUBLISH


@transaction.atomic(durable=True)
def publish_petition(petition_id: int, copy: PublicCopy, *, by: User, at: datetime) -> Publication:
    """Publish `copy`; the same copy a second time is one publication.

    Raises AlreadyPublished when another copy is shown, NothingToPublish, FileNotOfPetition.
    """
    petition = Petition.objects.lock(petition_id)
    MAY_PUBLISH.require(by, petition, on=timezone.localdate(at))
    publication = lock_copy(petition)
    if publication is not None and publication.taken_down_at is None:
        if (publication.public_title, publication.public_text) == (copy.title, copy.text):
            return publication
        raise AlreadyPublished
    publication = publication or Publication(petition=petition)
    publication.consent_version = petition.publishing_consent or petition.consent_version
    publication.published_at, publication.published_by = at, by
    publication.taken_down_at = None
    write_copy(publication, petition, copy)
    petition.changed_at = at
    petition.save(update_fields=["changed_at"])
    event = PetitionPublished(petition.reference, len(copy.files), publication.consent_version)
    record(event, about=petition, by=by, unit_id=petition.unit_id, at=at)
    return publication
