"""The unit takes a petition on file: it is competent, and the intake clock stops."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.deadlines.clocks import stop_clock
from danvan.events.recording import record
from danvan.petitions.events.receiving import PetitionAccepted
from danvan.petitions.lifecycle import State
from danvan.petitions.models import MOVED, Petition
from danvan.petitions.rules.screening import MAY_ACCEPT


@transaction.atomic(durable=True)
def accept_petition(petition_id: int, *, by: User, at: datetime) -> Petition:
    """Accept the petition for settlement; accepting twice is one acceptance."""
    petition = Petition.objects.lock(petition_id)
    if petition.state == State.ACCEPTED.value:
        return petition
    MAY_ACCEPT.require(by, petition, on=timezone.localdate(at))
    petition.move_to(State.ACCEPTED, at=at)
    petition.save(update_fields=MOVED)
    stop_clock(petition, stage=petition.intake_stage, at=at, by=by)
    record(
        PetitionAccepted(petition.reference, petition.unit.slug, petition.due_at),
        about=petition,
        by=by,
        unit_id=petition.unit_id,
        at=at,
    )
    return petition
