"""A delegation to sign is taken back before its last day."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.petitions.errors.answering import DelegationEndedAlready
from danvan.petitions.events.answering import DelegationEnded
from danvan.petitions.models import SigningDelegation
from danvan.petitions.rules.answering import MAY_SET_ANSWERING


@transaction.atomic(durable=True)
def end_delegation(delegation_id: int, *, by: User, at: datetime) -> SigningDelegation:
    """From this day on it gives no right; what was signed by it stays signed. Raises DelegationEndedAlready."""
    row = SigningDelegation.objects.select_for_update(of=("self",)).select_related("unit").get(pk=delegation_id)
    on = timezone.localdate(at)
    MAY_SET_ANSWERING.require(by, row.unit, on=on)
    if row.ended_on is not None or (row.valid_to is not None and row.valid_to < on):
        raise DelegationEndedAlready
    row.ended_on = on
    row.save(update_fields=["ended_on"])
    record(DelegationEnded(row.unit.slug, row.form, row.user_id), about=row, by=by, unit_id=row.unit_id, at=at)
    return row
