"""Someone asks to be told by mail of the public steps; nothing is told before the address is confirmed."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.contacts import save_contact
from danvan.errors import NotThere
from danvan.events.actors import LinkHolder
from danvan.events.recording import record
from danvan.notifications.messages import send
from danvan.petitions.emails.following import ask_follower_to_confirm
from danvan.petitions.events.after import FollowingAsked
from danvan.petitions.links import following_digest, following_secret, link_hash
from danvan.petitions.models import Follower, Petition, Publication
from danvan.petitions.rules.after import MAY_JOIN_IN


@transaction.atomic(durable=True)
def ask_to_follow(petition_id: int, *, email: str, language: str, by: LinkHolder, at: datetime) -> None:
    """Send the address a link to confirm with; whoever asks never learns whether it follows already.

    email: in its stored form. Asked again before it is confirmed, one more mail goes out on another day. Raises
    NotThere unless the petition is public.
    """
    petition = Petition.objects.lock(petition_id)
    on = timezone.localdate(at)
    MAY_JOIN_IN.require(by, petition, on=on)
    publication = Publication.objects.shown().filter(petition=petition).first()
    if publication is None:
        raise NotThere
    digest = following_digest(petition.pk, email)
    known = Follower.objects.filter(petition=petition, digest=digest, ended_at__isnull=True)
    follower = known.select_related("contact").first()
    if follower is None:
        follower = Follower.objects.create(
            petition=petition,
            # A follower has no name here: the address stands in its place, under the same seal.
            contact=save_contact(name=email, email=email),
            language=language,
            secret_hash=link_hash(following_secret(digest, at)),
            digest=digest,
            asked_at=at,
        )
        record(FollowingAsked(petition.reference), about=publication, by=by, unit_id=petition.unit_id, at=at)
    if follower.confirmed_at is None:
        send(ask_follower_to_confirm(follower, on=on), at)
