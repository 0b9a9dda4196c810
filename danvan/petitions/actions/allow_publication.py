"""The sender changes his word on publication; a refusal takes the copy down in the same moment."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.events.actors import LinkHolder
from danvan.events.recording import record
from danvan.petitions.consent import CURRENT
from danvan.petitions.events.publishing import PublicationAllowed
from danvan.petitions.models import Petition
from danvan.petitions.publishing import take_copy_down
from danvan.petitions.rules.after import MAY_SPEAK_AS_SENDER


@transaction.atomic(durable=True)
def allow_publication(petition_id: int, *, allowed: bool, by: LinkHolder, at: datetime) -> Petition:
    """Note the sender's word under the consent text in force; the same word twice is one decision."""
    petition = Petition.objects.lock(petition_id)
    MAY_SPEAK_AS_SENDER.require(by, petition, on=timezone.localdate(at))
    if petition.may_publish != allowed:
        petition.may_publish = allowed
        petition.publishing_consent = CURRENT
        petition.changed_at = at
        petition.save(update_fields=["may_publish", "publishing_consent", "changed_at"])
        event = PublicationAllowed(petition.reference, allowed, CURRENT)
        record(event, about=petition, by=by, unit_id=petition.unit_id, at=at)
    if not allowed:
        take_copy_down(petition, by_sender=True, by=by, at=at)
    return petition
