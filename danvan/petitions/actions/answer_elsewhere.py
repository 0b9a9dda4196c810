"""Another system had answered it: that answer is taken over with its address."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.petitions.elsewhere import answer_there
from danvan.petitions.errors.intake import NoNumberElsewhere
from danvan.petitions.lifecycle import State
from danvan.petitions.models import Answer, Outcome, Petition
from danvan.petitions.rules.intake import MAY_ANSWER_ELSEWHERE
from danvan.references.models import ExternalId


@transaction.atomic(durable=True)
def answer_elsewhere(petition_id: int, *, number: int, link: str, by: User, at: datetime) -> Answer:
    """Close the petition with the answer given under one of its numbers elsewhere; a repeat gives the first answer.

    number: key of an ExternalId of this petition. Raises NoNumberElsewhere, LinkNotSecure.
    """
    petition = Petition.objects.lock(petition_id)
    if petition.state == State.ANSWERED.value:
        first = Answer.objects.filter(petition=petition, outcome=Outcome.ELSEWHERE, link=link, drafted_by=by).first()
        if first is not None:
            return first
    MAY_ANSWER_ELSEWHERE.require(by, petition, on=timezone.localdate(at))
    known = ExternalId.objects.of(petition).filter(pk=number).first()
    if known is None:
        raise NoNumberElsewhere
    return answer_there(petition, known, link=link, by=by, at=at)
