"""The sender says how the answer serves him: once for each answer."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.events.actors import LinkHolder
from danvan.events.recording import record
from danvan.language import normalise
from danvan.petitions.errors.after import NothingToRate, RatingNeedsReason
from danvan.petitions.events.after import AnswerRated
from danvan.petitions.lifecycle import State
from danvan.petitions.models import Petition, Rating, Score
from danvan.petitions.queries.after import issued_answer
from danvan.petitions.rules.after import MAY_SPEAK_AS_SENDER


@transaction.atomic(durable=True)
def rate_answer(petition_id: int, *, round: int, score: Score, reason: str, by: LinkHolder, at: datetime) -> Rating:
    """Keep the sender's word on the answer of a round; said again, the first word stands.

    Raises NothingToRate, RatingNeedsReason.
    """
    petition = Petition.objects.lock(petition_id)
    on = timezone.localdate(at)
    MAY_SPEAK_AS_SENDER.require(by, petition, on=on)
    if known := Rating.objects.filter(petition=petition, round=round).first():
        return known
    if petition.state != State.ANSWERED.value or petition.round != round:
        raise NothingToRate
    reason = normalise(reason).strip()
    if score == Score.DISSATISFIED and not reason:
        raise RatingNeedsReason
    answer = issued_answer(petition)
    rating = Rating.objects.create(
        petition=petition,
        round=round,
        # What is counted is counted for who answered, even if the case has moved on since.
        unit=answer.unit if answer else petition.unit,
        score=score,
        reason=reason,
        at=at,
        rated_on=on,
    )
    petition.changed_at = at
    petition.save(update_fields=["changed_at"])
    record(AnswerRated(petition.reference, round, rating.score), about=petition, by=by, unit_id=rating.unit_id, at=at)
    return rating
