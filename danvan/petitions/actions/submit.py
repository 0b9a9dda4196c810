"""A citizen sends a petition: it gets its reference, its unit and its due date, or nothing happened at all."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from danvan.accounts.contacts import save_contact
from danvan.attachments.uploads import adopt
from danvan.deadlines.clocks import start_clock
from danvan.events.actors import LinkHolder
from danvan.events.recording import record
from danvan.language import fold, normalise, normalise_line
from danvan.notifications.messages import send
from danvan.organisations.models import Territory
from danvan.petitions.emails import tell_sender_petition_was_received
from danvan.petitions.events import PetitionReceived
from danvan.petitions.lifecycle import State
from danvan.petitions.links import link_hash, link_secret
from danvan.petitions.models import Channel, Kind, Petition, Topic
from danvan.petitions.queries import receiving_unit
from danvan.petitions.terms import INTAKE, INTAKE_URGENT, SETTLE
from danvan.references.numbering import next_reference
from danvan.references.secrets import hash_secret

REFERENCE_KIND = "PAKN"


@dataclass(frozen=True, slots=True)
class Submission:
    """What the sender wrote, already of the right shape."""

    kind: Kind
    title: str
    content: str
    topic: Topic
    territory: Territory
    name: str
    phone: str
    email: str
    place: str
    latitude: Decimal | None
    longitude: Decimal | None
    happened_at: datetime | None
    may_publish: bool
    consent_version: str
    language: str


@transaction.atomic(durable=True)
def submit_petition(
    submission: Submission, *, form_token: str, files_token: str, by: LinkHolder, at: datetime
) -> Petition:
    """Take a petition in; the same form sent again returns the first petition and changes nothing."""
    form_hash = hash_secret(form_token)
    if known := Petition.objects.filter(form_hash=form_hash).first():
        return known
    petition = _new(submission, form_token=form_token, form_hash=form_hash, at=at)
    _start_clocks(petition, by=by, at=at)
    adopt(files_token, petition, by=by, at=at)
    record(
        PetitionReceived(petition.reference, petition.channel, petition.topic.slug, petition.due_at),
        about=petition,
        by=by,
        unit_id=petition.unit_id,
        at=at,
    )
    if submission.email:
        send(tell_sender_petition_was_received(petition, secret=link_secret(form_token)), at)
    return petition


def _new(submission: Submission, *, form_token: str, form_hash: str, at: datetime) -> Petition:
    day = timezone.localdate(at)
    unit = receiving_unit(submission.territory, submission.topic, on=day)
    title, content = normalise_line(submission.title), normalise(submission.content)
    place = normalise_line(submission.place)
    contact = save_contact(name=submission.name, phone=submission.phone, email=submission.email)
    # The number is taken last: whoever waits for it waits for a moment only.
    reference = next_reference(REFERENCE_KIND, on=day)
    return Petition.objects.create(
        reference=reference,
        kind=submission.kind,
        channel=Channel.WEB,
        state=State.RECEIVED.value,
        title=title,
        content=content,
        folded=fold(f"{title} {content} {place}"),
        topic=submission.topic,
        territory=submission.territory,
        place=place,
        latitude=submission.latitude,
        longitude=submission.longitude,
        happened_at=submission.happened_at,
        contact=contact,
        unit=unit,
        received_at=at,
        received_on=day,
        due_at=at,
        consent_version=submission.consent_version,
        may_publish=submission.may_publish,
        language=submission.language,
        link_hash=link_hash(link_secret(form_token)),
        form_hash=form_hash,
    )


def _start_clocks(petition: Petition, *, by: LinkHolder, at: datetime) -> None:
    intake = INTAKE_URGENT if petition.topic.urgent else INTAKE
    start_clock(petition, stage="intake", rule_key=intake, received_at=at, at=at, by=by)
    settle = start_clock(petition, stage="settle", rule_key=SETTLE, received_at=at, at=at, by=by)
    petition.due_at = settle.due_at
    petition.save(update_fields=["due_at"])
