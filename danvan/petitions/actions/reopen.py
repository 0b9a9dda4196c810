"""The sender objects: the same head answers anew in a new term, and the unit above sees it at once."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.deadlines.clocks import start_clock
from danvan.events.actors import LinkHolder
from danvan.events.recording import record
from danvan.language import normalise
from danvan.petitions.errors.after import CannotBeReopened, ReopeningNeedsReason
from danvan.petitions.events.after import PetitionReopened
from danvan.petitions.lifecycle import MAY_BE_REOPENED, State
from danvan.petitions.models import MOVED, Petition, Reopening
from danvan.petitions.rules.after import MAY_SPEAK_AS_SENDER
from danvan.petitions.terms import FIRST_ROUND, LAST_ROUND, SETTLE


@transaction.atomic(durable=True)
def reopen_petition(petition_id: int, *, reason: str, by: LinkHolder, at: datetime) -> Reopening:
    """Have an answered or filed petition answered anew, once; asked again, the first objection stands.

    The earlier answer stays, unit and officer too. One settled together with another stands on its own again.
    Raises CannotBeReopened, ReopeningNeedsReason.
    """
    petition = Petition.objects.lock(petition_id)
    on = timezone.localdate(at)
    MAY_SPEAK_AS_SENDER.require(by, petition, on=on)
    if known := Reopening.objects.filter(petition=petition).first():
        return known
    if State(petition.state) not in MAY_BE_REOPENED or petition.round != FIRST_ROUND:
        raise CannotBeReopened
    reason = normalise(reason).strip()
    if not reason:
        raise ReopeningNeedsReason
    petition.move_to(State.ACCEPTED, at=at)
    petition.round = LAST_ROUND
    petition.main = None
    clock = start_clock(petition, stage=petition.settle_stage, rule_key=SETTLE, received_at=at, at=at, by=by)
    petition.due_at = clock.due_at
    petition.save(update_fields=[*MOVED, "round", "main", "due_at"])
    reopening = Reopening.objects.create(petition=petition, unit=petition.unit, reason=reason, at=at, reopened_on=on)
    record(
        PetitionReopened(petition.reference, petition.unit.slug, petition.due_at),
        about=petition,
        by=by,
        unit_id=petition.unit_id,
        at=at,
    )
    return reopening
