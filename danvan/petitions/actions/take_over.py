"""The unit above takes a reopened petition and answers it itself."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.errors import NotAllowed
from danvan.events.recording import record
from danvan.petitions.ending import end_work
from danvan.petitions.errors.after import NobodyAnswersThere
from danvan.petitions.events.after import PetitionTakenOver
from danvan.petitions.models import Petition, Reopening
from danvan.petitions.queries.overseers import can_answer, taking_unit
from danvan.petitions.rules.overseeing import MAY_TAKE_OVER, overseen_from


@transaction.atomic(durable=True)
def take_over_petition(petition_id: int, *, by: User, at: datetime) -> Petition:
    """Make the actor's own unit answer; the citizen's term runs on. Taking over twice is one taking over.

    No hop is counted: nobody disputes who is competent. Raises NotAllowed, NobodyAnswersThere.
    """
    petition = Petition.objects.lock(petition_id)
    on = timezone.localdate(at)
    reopening = Reopening.objects.select_for_update().filter(petition=petition).first()
    if reopening is not None and reopening.taken_over_by_id == petition.unit_id in overseen_from(by, on):
        return petition
    MAY_TAKE_OVER.require(by, petition, on=on)
    unit = taking_unit(by, petition, on=on)
    if reopening is None or unit is None:
        raise NotAllowed(rule=MAY_TAKE_OVER.name)
    if not can_answer(unit, on=on):
        raise NobodyAnswersThere
    former = petition.unit
    end_work(petition, by=by, at=at)
    petition.unit, petition.unit_since, petition.changed_at = unit, at, at
    petition.room = petition.assignee = None
    petition.save(update_fields=["unit", "unit_since", "changed_at", "room", "assignee"])
    reopening.taken_over_at, reopening.taken_over_by = at, unit
    reopening.save(update_fields=["taken_over_at", "taken_over_by"])
    record(
        PetitionTakenOver(petition.reference, former.slug, unit.slug),
        about=petition,
        by=by,
        unit_id=former.pk,
        at=at,
    )
    return petition
