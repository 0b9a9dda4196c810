"""The unit gives a petition to one of its rooms, one of its officers, or both."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.organisations.models import Unit
from danvan.petitions.errors.handling import OfficerIsConcerned, OfficerNotThere, RoomNotTheirs
from danvan.petitions.events.handling import PetitionAssigned
from danvan.petitions.models import Petition
from danvan.petitions.queries.workers import rooms_of, works_in
from danvan.petitions.rules.handling import MAY_ASSIGN
from danvan.petitions.rules.reading import is_barred


@transaction.atomic(durable=True)
def assign_petition(petition_id: int, *, room: Unit | None, to: User | None, by: User, at: datetime) -> Petition:
    """Room and officer from now on; with neither, the unit has it back. The same again changes nothing."""
    on = timezone.localdate(at)
    petition = Petition.objects.lock(petition_id)
    MAY_ASSIGN.require(by, petition, on=on)
    if (petition.room_id, petition.assignee_id) == (room and room.pk, to and to.pk):
        return petition
    _require_theirs(petition, room, to, on)
    petition.room, petition.assignee, petition.changed_at = room, to, at
    petition.save(update_fields=["room", "assignee", "changed_at"])
    record(
        PetitionAssigned(petition.reference, room.slug if room else "", to.pk if to else None),
        about=petition,
        by=by,
        unit_id=petition.unit_id,
        at=at,
    )
    return petition


def _require_theirs(petition: Petition, room: Unit | None, to: User | None, on: date) -> None:
    if room is not None and room not in rooms_of(petition.unit, on):
        raise RoomNotTheirs
    if to is None:
        return
    if not works_in(to, [unit for unit in (petition.unit, room) if unit is not None], on):
        raise OfficerNotThere
    if is_barred(to, petition, on):
        raise OfficerIsConcerned
