"""The leader signs, or who stands in for him that day; once."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.attachments.uploads import adopt
from danvan.errors import NotAllowed
from danvan.events.recording import record
from danvan.petitions.approving import note, require_complete, require_revision
from danvan.petitions.errors.answering import AnswerAlreadySigned, NoAnswerInTheMaking, OneSignedPaper
from danvan.petitions.events.answering import AnswerSigned
from danvan.petitions.lifecycle import AnswerState
from danvan.petitions.models import Answer, ApprovalPass, ApprovalStep, Petition
from danvan.petitions.queries.answers import lock_unfinished
from danvan.petitions.queries.approval import right_to_sign
from danvan.petitions.rules.answering import MAY_SIGN, signing_units


@transaction.atomic(durable=True)
def sign_answer(
    petition_id: int, *, files_token: str = "", revision: int | None = None, by: User, at: datetime
) -> Answer:
    """Sign here, or with the scan of the paper signed by hand waiting under `files_token`.

    The form (in person, KT., TL., TUQ.) follows from who signs on that day. Raises AnswerAlreadySigned,
    OneSignedPaper, AnswerChangedMeanwhile.
    """
    petition = Petition.objects.lock(petition_id)
    on = timezone.localdate(at)
    answer = lock_unfinished(petition)
    if answer is not None and answer.state == AnswerState.SIGNED.value and answer.unit_id in signing_units(by, on):
        raise AnswerAlreadySigned
    MAY_SIGN.require(by, petition, on=on)
    if answer is None:
        raise NoAnswerInTheMaking
    require_revision(answer, revision)
    require_complete(answer)
    right = right_to_sign(by, answer.unit, on)
    if right is None:
        raise NotAllowed(rule=MAY_SIGN.name)
    papers = adopt(files_token, answer, by=by, at=at, unit_id=answer.unit_id)
    if len(papers) > 1:
        raise OneSignedPaper
    answer.move_to(AnswerState.SIGNED)
    answer.waits_for = ""
    answer.signed_by, answer.signed_at, answer.signing_form = by, at, right.form
    answer.signed_paper = papers[0] if papers else None
    answer.save()
    note(answer, petition, ApprovalStep.LEADER, ApprovalPass.Decision.SIGNED, by=by, at=at)
    record(
        AnswerSigned(petition.reference, right.form),
        about=petition,
        by=by,
        on_behalf_of=right.behalf(answer.unit),
        unit_id=petition.unit_id,
        at=at,
    )
    return answer
