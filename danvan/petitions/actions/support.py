"""Someone says: I have this problem too. Counted once, and never who."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.errors import NotThere
from danvan.events.actors import LinkHolder
from danvan.events.recording import record
from danvan.petitions.events.after import PetitionSupported
from danvan.petitions.links import support_digest
from danvan.petitions.models import Petition, Publication, Support
from danvan.petitions.rules.after import MAY_JOIN_IN


@transaction.atomic(durable=True)
def support_petition(petition_id: int, *, reach: str, by: LinkHolder, at: datetime) -> None:
    """Count one more person with the same matter; the same number or address counts once, and nobody is told which.

    reach: a telephone number or e-mail address in its stored form; only a keyed digest of it is kept. Raises NotThere
    unless the petition is public.
    """
    petition = Petition.objects.lock(petition_id)
    MAY_JOIN_IN.require(by, petition, on=timezone.localdate(at))
    publication = Publication.objects.shown().filter(petition=petition).first()
    if publication is None:
        raise NotThere
    digest = support_digest(petition.pk, reach)
    _, fresh = Support.objects.get_or_create(petition=petition, digest=digest, defaults={"at": at})
    if fresh:
        # In the trail of the public copy: a hundred of these would bury what officers did with the case.
        record(PetitionSupported(petition.reference), about=publication, by=by, unit_id=petition.unit_id, at=at)
