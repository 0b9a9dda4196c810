"""A moderator finds that a comment asks an office for something: it becomes a petition with a date of answer."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.discussions.deciding import Decision, decide
from danvan.discussions.lifecycle import State
from danvan.discussions.models import Comment
from danvan.discussions.rules import MAY_MODERATE
from danvan.events.recording import record
from danvan.journeys.events.comment_petition import CommentBecamePetition
from danvan.journeys.links import token_of_comment
from danvan.journeys.models import CommentPetition
from danvan.organisations.models import Territory
from danvan.petitions.events.receiving import PetitionReceived
from danvan.petitions.making import Guarding, Person, Written, make_petition
from danvan.petitions.models import Channel, Kind, Petition, Topic
from danvan.petitions.queries.destination import Destination, destination_of


@dataclass(frozen=True, slots=True)
class Placing:
    """What a petition needs and a comment does not say: what it is about, and where."""

    kind: Kind
    topic: Topic
    territory: Territory


@transaction.atomic(durable=True)
def turn_comment_into_petition(
    comment_id: int, placing: Placing, *, by: User, at: datetime, phone: str = ""
) -> Petition:
    """Make the petition of a comment: its words and name are carried over, its writer's consent to publish is not.

    phone: as revealed to the moderator for this, "" where none was left. The term counts from `at`: only now does the
    office know. What looks like a denunciation goes to one reader without name and number. Turned twice, the first
    petition is returned. Raises MoveNotAllowed, NoUnitForPlace, NoUnitAbove, NobodyMayRead.
    """
    comment = Comment.objects.lock(comment_id)
    on = timezone.localdate(at)
    MAY_MODERATE.require(by, comment, on=on)
    if known := CommentPetition.objects.select_related("petition").filter(comment=comment).first():
        return known.petition
    going = destination_of(placing.territory, placing.topic, comment.title, comment.content, on=on)
    petition = _petition(comment, placing, going, by=by, at=at, phone=phone)
    CommentPetition.objects.create(comment=comment, petition=petition, by=by, at=at)
    received = PetitionReceived(petition.reference, petition.channel, petition.topic.slug, petition.due_at)
    record(received, about=petition, by=by, unit_id=petition.unit_id, at=at)
    decide(comment, Decision(State.PETITION), by=by, at=at)
    became = CommentBecamePetition(petition.reference, comment.subject_type, comment.subject_id)
    record(became, about=comment, by=by, unit_id=comment.unit_id, at=at)
    return petition


def _petition(
    comment: Comment, placing: Placing, going: Destination, *, by: User, at: datetime, phone: str
) -> Petition:
    written = Written(
        kind=placing.kind,
        title=comment.title,
        content=comment.content,
        topic=placing.topic,
        territory=placing.territory,
        # The writer agreed to a comment under that text and to no publication of a petition.
        consent_version=comment.consent_version,
        may_publish=False,
        language=comment.language,
    )
    return make_petition(
        written,
        unit=going.unit,
        channel=Channel.WEB,
        form_token=token_of_comment(comment.link_hash),
        by=by,
        at=at,
        sender=None if going.restricted else Person(comment.name, phone),
        guarding=Guarding(
            about_unit=going.about_unit,
            sender_hidden=going.about_unit is not None,
            only_reader=going.only_reader,
        ),
    )
