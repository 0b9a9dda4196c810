"""The address is its owner's: from now on it is told of each public step."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.errors import NotThere
from danvan.events.actors import LinkHolder
from danvan.events.recording import record
from danvan.petitions.events.after import FollowingConfirmed
from danvan.petitions.models import Follower, Petition, Publication
from danvan.petitions.rules.after import MAY_JOIN_IN


@transaction.atomic(durable=True)
def confirm_following(follower_id: int, *, by: LinkHolder, at: datetime) -> Follower:
    """Begin to tell; confirming twice is one confirmation. Raises NotThere once it ended or nothing is public."""
    petition = Petition.objects.lock(Follower.objects.values_list("petition_id", flat=True).get(pk=follower_id))
    follower = Follower.objects.select_for_update().get(pk=follower_id)
    MAY_JOIN_IN.require(by, follower, on=timezone.localdate(at))
    publication = Publication.objects.shown().filter(petition=petition).first()
    if follower.ended_at is not None or publication is None:
        raise NotThere
    if follower.confirmed_at is None:
        follower.confirmed_at = at
        follower.save(update_fields=["confirmed_at"])
        record(FollowingConfirmed(petition.reference), about=publication, by=by, unit_id=petition.unit_id, at=at)
    return follower
