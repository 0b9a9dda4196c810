"""The sender lost the tracking link and proved who he is: a new one, and the old one opens nothing any more."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.errors import NotAllowed
from danvan.events.recording import record
from danvan.petitions.errors.intake import NobodyCanProve
from danvan.petitions.events.intake import TrackingLinkReplaced
from danvan.petitions.identity import Proof
from danvan.petitions.models import Petition
from danvan.petitions.rules.intake import MAY_REPLACE_LINK
from danvan.references.secrets import new_secret


@transaction.atomic(durable=True)
def replace_link(petition_id: int, *, proof: Proof, by: User, at: datetime) -> str:
    """Give the petition a new link; returns its secret, which stands nowhere in the database.

    proof: from `identity.prove_identity`, of this very petition. Raises NobodyCanProve.
    """
    petition = Petition.objects.lock(petition_id)
    MAY_REPLACE_LINK.require(by, petition, on=timezone.localdate(at))
    if proof.petition_id != petition.pk:
        raise NotAllowed(rule=MAY_REPLACE_LINK.name)
    if petition.contact_id is None:
        raise NobodyCanProve
    secret, petition.link_hash = new_secret()
    petition.save(update_fields=["link_hash"])
    record(
        TrackingLinkReplaced(petition.reference, proof.check.value),
        about=petition,
        by=by,
        unit_id=petition.unit_id,
        at=at,
    )
    return secret
