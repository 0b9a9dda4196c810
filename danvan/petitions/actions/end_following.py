"""A follower is told no more: at his word, or because he never confirmed, or because nothing is public any more."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.petitions.events.after import FollowingEnded
from danvan.petitions.models import Follower, Petition, Publication
from danvan.petitions.rules.after import MAY_END_FOLLOWING


@transaction.atomic(durable=True)
def end_following(follower_id: int, *, by: Actor, at: datetime) -> Follower:
    """Stop the mails; ending twice is one end. The address itself is erased by the sweep that follows."""
    petition = Petition.objects.lock(Follower.objects.values_list("petition_id", flat=True).get(pk=follower_id))
    follower = Follower.objects.select_for_update().get(pk=follower_id)
    MAY_END_FOLLOWING.require(by, follower, on=timezone.localdate(at))
    if follower.ended_at is None:
        follower.ended_at = at
        follower.save(update_fields=["ended_at"])
        publication = Publication.objects.get(petition=petition)
        record(FollowingEnded(petition.reference), about=publication, by=by, unit_id=petition.unit_id, at=at)
    return follower
