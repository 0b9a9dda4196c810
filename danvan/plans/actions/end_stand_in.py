"""Back early: the stand-in gives no right from today on."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.errors.progress import StandInEndedAlready
from danvan.plans.events.progress import StandInEnded
from danvan.plans.models import StandIn
from danvan.plans.rules.working import MAY_NAME_STAND_IN


@transaction.atomic(durable=True)
def end_stand_in(stand_in_id: int, *, by: User, at: datetime) -> StandIn:
    """What was reported or confirmed by it stands. Raises StandInEndedAlready once its days are over.

    Ended twice it ended the first time.
    """
    row = StandIn.objects.select_for_update(of=("self",)).select_related("unit").get(pk=stand_in_id)
    on = timezone.localdate(at)
    MAY_NAME_STAND_IN.require(by, row, on=on)
    if row.ended_on is not None:
        return row
    if row.valid_to is not None and row.valid_to < on:
        raise StandInEndedAlready
    row.ended_on = on
    row.save(update_fields=["ended_on"])
    record(StandInEnded(row.unit.slug, row.absent_id, row.user_id), about=row, by=by, unit_id=row.unit_id, at=at)
    return row
