"""Followers of a published petition are told of each public step, once."""

from typing import Any
from uuid import UUID

from django.utils import timezone

from danvan.events.definition import DomainEvent
from danvan.events.subscribers import subscribe
from danvan.notifications.messages import send
from danvan.petitions.emails.following import tell_follower_of_step
from danvan.petitions.events.after import PetitionReopened, PetitionTakenOver
from danvan.petitions.events.answering import AnsweredElsewhere, AnsweredTogether, AnswerIssued
from danvan.petitions.events.publishing import PublicationChanged
from danvan.petitions.events.receiving import PetitionAccepted
from danvan.petitions.events.screening import CompetenceDecided, PetitionFiled, PetitionTransferred
from danvan.petitions.lifecycle import State
from danvan.petitions.models import Petition
from danvan.petitions.queries.after import followers_of

STEPS: dict[type[DomainEvent], str] = {
    PetitionAccepted: "accepted",
    PetitionTransferred: "transferred",
    CompetenceDecided: "transferred",
    PetitionFiled: "filed",
    AnswerIssued: "answered",
    AnsweredTogether: "answered",
    AnsweredElsewhere: "answered",
    PetitionReopened: "reopened",
    PetitionTakenOver: "taken_over",
}


@subscribe(*STEPS)
def tell_followers(event: Any, event_id: UUID) -> None:
    """What happened, to each follower."""
    petition = Petition.objects.get(reference=event.reference)
    # A refusal that hands over is told as the passing on that it is.
    if STEPS[type(event)] != "answered" or petition.state == State.ANSWERED.value:
        _tell(petition, STEPS[type(event)], str(event_id))


@subscribe(PublicationChanged)
def tell_followers_that_the_answer_can_be_read(event: PublicationChanged, event_id: UUID) -> None:
    """Once for each answer, however often an officer corrects its public copy."""
    petition = Petition.objects.select_related("publication").get(reference=event.reference)
    if petition.publication.public_answer and petition.publication.answer_id:
        _tell(petition, "answer_public", f"answer:{petition.publication.answer_id}")


def _tell(petition: Petition, step: str, once: str) -> None:
    now = timezone.now()
    for follower in followers_of(petition):
        follower.petition = petition
        send(tell_follower_of_step(follower, step=step, once=once), now)
