"""A citizen sends a petition: it gets its reference, its unit and its due date, or nothing happened at all."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.attachments.uploads import adopt
from danvan.events.actors import LinkHolder
from danvan.events.recording import record
from danvan.notifications.messages import send
from danvan.petitions.emails.received import tell_sender_petition_was_received
from danvan.petitions.events.receiving import PetitionReceived
from danvan.petitions.links import link_secret
from danvan.petitions.making import Guarding, Person, Written, make_petition
from danvan.petitions.models import Channel, Petition
from danvan.petitions.queries.finding import receiving_unit
from danvan.references.secrets import hash_secret


@dataclass(frozen=True, slots=True)
class Submission:
    """What a sender wrote on the site, and who he is."""

    written: Written
    sender: Person


@transaction.atomic(durable=True)
def submit_petition(
    submission: Submission, *, form_token: str, files_token: str, by: LinkHolder, at: datetime
) -> Petition:
    """Take a petition in; the same form sent again returns the first petition and changes nothing."""
    if known := Petition.objects.filter(form_hash=hash_secret(form_token)).first():
        return known
    written = submission.written
    petition = make_petition(
        written,
        unit=receiving_unit(written.territory, written.topic, on=timezone.localdate(at)),
        channel=Channel.WEB,
        form_token=form_token,
        sender=submission.sender,
        guarding=Guarding(sender_hidden=written.topic.about_officials),
        by=by,
        at=at,
    )
    adopt(files_token, petition, by=by, at=at)
    record(
        PetitionReceived(petition.reference, petition.channel, petition.topic.slug, petition.due_at),
        about=petition,
        by=by,
        unit_id=petition.unit_id,
        at=at,
    )
    if submission.sender.email:
        send(tell_sender_petition_was_received(petition, secret=link_secret(form_token)), at)
    return petition
