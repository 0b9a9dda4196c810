"""The draft goes on the way of approval."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.petitions.approving import going_on, require_complete, require_revision
from danvan.petitions.errors.answering import NoAnswerInTheMaking, NobodySignsToday
from danvan.petitions.events.answering import AnswerSubmitted
from danvan.petitions.lifecycle import BEING_WRITTEN, AnswerState
from danvan.petitions.models import Answer, ApprovalPass, ApprovalStep, Petition
from danvan.petitions.queries.answers import lock_unfinished
from danvan.petitions.queries.approval import signers
from danvan.petitions.rules.answering import MAY_SUBMIT


@transaction.atomic(durable=True)
def submit_answer(petition_id: int, *, revision: int | None = None, by: User, at: datetime) -> Answer:
    """Send a complete draft to the first step after the specialist; a returned one begins the way anew.

    revision: what the officer read, None for whatever stands. Raises AnswerIncomplete, NobodySignsToday.
    """
    petition = Petition.objects.lock(petition_id)
    on = timezone.localdate(at)
    MAY_SUBMIT.require(by, petition, on=on)
    answer = lock_unfinished(petition)
    if answer is None or AnswerState(answer.state) not in BEING_WRITTEN:
        raise NoAnswerInTheMaking
    require_revision(answer, revision)
    require_complete(answer)
    if not signers(petition, on):
        raise NobodySignsToday
    going_on(answer, petition, ApprovalStep.SPECIALIST, ApprovalPass.Decision.SUBMITTED, by=by, at=at)
    record(
        AnswerSubmitted(petition.reference, answer.waits_for), about=petition, by=by, unit_id=petition.unit_id, at=at
    )
    return answer
