"""A citizen sends a petition: it gets its reference, its unit and its due date, or nothing happened at all."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.attachments.uploads import adopt
from danvan.events.actors import LinkHolder
from danvan.events.recording import record
from danvan.notifications.messages import send
from danvan.organisations.models import Unit
from danvan.petitions.emails.received import tell_sender_petition_was_received
from danvan.petitions.events.receiving import PetitionReceived
from danvan.petitions.links import link_secret
from danvan.petitions.making import Guarding, Person, Written, make_petition
from danvan.petitions.models import Channel, Petition
from danvan.petitions.queries.destination import Destination, destination_of
from danvan.references.secrets import hash_secret


@dataclass(frozen=True, slots=True)
class Submission:
    """What a sender wrote on the site, and who he is.

    about_unit: the office it is about, where he names one. shows_name: that office may learn his name.
    """

    written: Written
    sender: Person | None
    about_unit: Unit | None = None
    shows_name: bool = False


@transaction.atomic(durable=True)
def submit_petition(
    submission: Submission, *, form_token: str, files_token: str, by: LinkHolder, at: datetime
) -> Petition:
    """Take a petition in; the same form sent again returns the first petition and changes nothing.

    What looks like a denunciation is kept without name and contact, for one reader, whatever the form said.
    Raises NoUnitForPlace, NoUnitAbove, NobodyMayRead.
    """
    if known := Petition.objects.filter(form_hash=hash_secret(form_token)).first():
        return known
    going = _destination(submission, at)
    sender = None if going.restricted else submission.sender
    petition = make_petition(
        replace(submission.written, may_publish=submission.written.may_publish and not going.restricted),
        unit=going.unit,
        channel=Channel.WEB,
        form_token=form_token,
        sender=sender,
        guarding=Guarding(
            about_unit=going.about_unit,
            sender_hidden=going.about_unit is not None and not submission.shows_name,
            only_reader=going.only_reader,
        ),
        by=by,
        at=at,
    )
    adopt(files_token, petition, by=by, at=at, anonymous=going.restricted)
    record(
        PetitionReceived(petition.reference, petition.channel, petition.topic.slug, petition.due_at),
        about=petition,
        by=by,
        unit_id=petition.unit_id,
        at=at,
    )
    if sender and sender.email:
        send(tell_sender_petition_was_received(petition, secret=link_secret(form_token)), at)
    return petition


def _destination(submission: Submission, at: datetime) -> Destination:
    written = submission.written
    return destination_of(
        written.territory,
        written.topic,
        written.title,
        written.content,
        on=timezone.localdate(at),
        about_unit=submission.about_unit,
    )
