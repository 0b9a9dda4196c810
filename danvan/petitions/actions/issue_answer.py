"""The answer is issued (phát hành): numbered, dated, told; the clock of the round stops, or the petition goes on."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.language import fold
from danvan.petitions.approving import require_complete, require_revision
from danvan.petitions.ending import DONE, attached_to, close, end_cooperations, end_intake, end_settlement
from danvan.petitions.errors.answering import NoAnswerInTheMaking
from danvan.petitions.events.answering import AnsweredTogether, AnswerIssued
from danvan.petitions.lifecycle import AnswerState, State
from danvan.petitions.models import Answer, Petition, TransferReason
from danvan.petitions.passing import pass_on
from danvan.petitions.queries.answers import hands_over, lock_unfinished
from danvan.petitions.queries.approval import sign_of
from danvan.petitions.rules.answering import MAY_ISSUE
from danvan.references.registers import next_in_register


@transaction.atomic(durable=True)
def issue_answer(
    petition_id: int,
    *,
    reason: TransferReason = TransferReason.FIELD,
    revision: int | None = None,
    by: User,
    at: datetime,
) -> Answer:
    """Issue a signed answer; a refusal that names a competent unit hands the petition over to it at the same time.

    reason: of that hand-over. Raises AnswerIncomplete, AnswerChangedMeanwhile, and what `pass_on` raises.
    """
    petition = Petition.objects.lock(petition_id)
    MAY_ISSUE.require(by, petition, on=timezone.localdate(at))
    answer = lock_unfinished(petition)
    if answer is None or answer.state != AnswerState.SIGNED.value:
        raise NoAnswerInTheMaking
    require_revision(answer, revision)
    require_complete(answer)
    _number(answer, petition, at)
    if hands_over(answer):
        _hand_over(answer, petition, reason, by=by, at=at)
    else:
        _end(answer, petition, by=by, at=at)
    record(
        AnswerIssued(
            petition.reference,
            answer.unit.slug,
            answer.round,
            answer.outcome,
            fold(answer.number).upper(),
            bool(answer.on_time),
        ),
        about=petition,
        by=by,
        unit_id=answer.unit_id,
        at=at,
    )
    return answer


def _number(answer: Answer, petition: Petition, at: datetime) -> None:
    answer.move_to(AnswerState.ISSUED)
    answer.issued_at, answer.issued_on = at, timezone.localdate(at)
    answer.due_at, answer.on_time = petition.due_at, at <= petition.due_at
    answer.year = answer.issued_on.year
    taken = next_in_register(f"petitions.answers:{answer.unit_id}", answer.year)
    answer.number = f"{taken:02d}/{sign_of(answer.unit_id)}"
    answer.save()


def _hand_over(answer: Answer, petition: Petition, reason: TransferReason, *, by: User, at: datetime) -> None:
    # The row is issued already, so that passing on drops no answer; the sender's term runs on.
    to, mandate = answer.competent_unit, answer.competent_mandate
    if to is None or mandate is None:
        raise NoAnswerInTheMaking
    pass_on(petition, to=to, mandate=mandate, reason=reason, by=by, at=at)


def _end(answer: Answer, petition: Petition, *, by: User, at: datetime) -> None:
    attached = attached_to(petition)
    for one in (petition, *attached):
        end_intake(one, by=by, at=at)
        end_settlement(one, by=by, at=at, outcome=DONE)
        end_cooperations(one, by=by, at=at)
    close([petition, *attached], State.ANSWERED, at=at)
    answer.together.set(attached)
    for one in attached:
        record(AnsweredTogether(one.reference, petition.reference), about=one, by=by, unit_id=one.unit_id, at=at)
