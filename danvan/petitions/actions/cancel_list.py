"""A hand-over list is given up before both have signed: the cases stay where they are."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.petitions.errors.handling import ListIsSigned
from danvan.petitions.events.handling import HandOverCancelled
from danvan.petitions.models import CaseHandOver
from danvan.petitions.rules.handling import MAY_HAND_OVER


@transaction.atomic(durable=True)
def cancel_list(hand_over_id: int, *, by: User, at: datetime) -> CaseHandOver:
    """By either officer or the head of the unit; cancelling twice is one cancellation."""
    rows = CaseHandOver.objects.select_for_update(of=("self",)).select_related("unit")
    hand_over = rows.get(pk=hand_over_id)
    MAY_HAND_OVER.require(by, hand_over, on=timezone.localdate(at))
    if hand_over.signed_by_taking_at is not None:
        raise ListIsSigned
    if hand_over.cancelled_at is not None:
        return hand_over
    hand_over.cancelled_at = at
    hand_over.save(update_fields=["cancelled_at"])
    record(HandOverCancelled(hand_over.unit.slug), about=hand_over, by=by, unit_id=hand_over.unit_id, at=at)
    return hand_over
