"""The sender withdraws: nothing runs on, what hung on it stands on its own, and nobody reads it in public any more."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.events.actors import LinkHolder
from danvan.events.recording import record
from danvan.petitions.ending import DROPPED, end_intake, end_settlement, end_work, free_attached
from danvan.petitions.errors.after import CannotBeWithdrawn
from danvan.petitions.events.after import PetitionWithdrawn
from danvan.petitions.events.publishing import PublicationTakenDown
from danvan.petitions.lifecycle import State
from danvan.petitions.models import MOVED, Petition, Publication
from danvan.petitions.rules.after import MAY_SPEAK_AS_SENDER


@transaction.atomic(durable=True)
def withdraw_petition(petition_id: int, *, by: LinkHolder, at: datetime) -> Petition:
    """End an open petition at its sender's wish; withdrawing twice is one withdrawal. Raises CannotBeWithdrawn.

    The file stays with the unit and keeps its number: numbers are public and never used again.
    """
    petition = Petition.objects.lock(petition_id)
    MAY_SPEAK_AS_SENDER.require(by, petition, on=timezone.localdate(at))
    if petition.state == State.WITHDRAWN.value:
        return petition
    if not petition.is_open:
        raise CannotBeWithdrawn
    end_intake(petition, by=by, at=at, outcome=DROPPED)
    end_settlement(petition, by=by, at=at, outcome=DROPPED)
    end_work(petition, by=by, at=at)
    free_attached(petition, by=by, at=at)
    _take_down(petition, by=by, at=at)
    petition.move_to(State.WITHDRAWN, at=at)
    petition.main = None
    petition.save(update_fields=[*MOVED, "main"])
    record(
        PetitionWithdrawn(petition.reference, petition.unit.slug),
        about=petition,
        by=by,
        unit_id=petition.unit_id,
        at=at,
    )
    return petition


def _take_down(petition: Petition, *, by: LinkHolder, at: datetime) -> None:
    publication = Publication.objects.shown().select_for_update().filter(petition=petition).first()
    if publication is None:
        return
    publication.taken_down_at = at
    publication.save(update_fields=["taken_down_at"])
    event = PublicationTakenDown(petition.reference, by_sender=True)
    record(event, about=petition, by=by, unit_id=petition.unit_id, at=at)
