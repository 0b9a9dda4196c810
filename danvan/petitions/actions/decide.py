"""The coordinator names the unit that answers, when units could not agree."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.organisations.models import Mandate, Unit
from danvan.petitions.events.screening import CompetenceDecided
from danvan.petitions.models import Petition, Transfer
from danvan.petitions.passing import arrive, require_fit
from danvan.petitions.rules.screening import MAY_DECIDE


@transaction.atomic(durable=True)
def decide_competence(
    petition_id: int, *, to: Unit, by: User, at: datetime, mandate: Mandate | None = None
) -> Transfer:
    """The petition goes there and is passed on no more.

    Raises MandateNotTheirs, UnitIsConcerned, NobodyReceivesThere.
    """
    petition = Petition.objects.lock(petition_id)
    on = timezone.localdate(at)
    MAY_DECIDE.require(by, petition, on=on)
    require_fit(petition, to, mandate, on=on)
    transfer = petition.transfers.select_for_update().get(to_unit__isnull=True)
    transfer.to_unit, transfer.mandate, transfer.decided = to, mandate, True
    transfer.save(update_fields=["to_unit", "mandate", "decided"])
    arrive(petition, to, by=by, at=at)
    event = CompetenceDecided(petition.reference, to.slug)
    record(event, about=petition, by=by, unit_id=to.pk, at=at)
    return transfer
