"""Give a membership its last day."""

from datetime import date, timedelta

from django.db import transaction

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.organisations.errors import AlreadyEnded, DaysOutOfOrder
from danvan.organisations.events import MembershipEnded
from danvan.organisations.models import Membership
from danvan.organisations.rules import MAY_MANAGE_MEMBERS


@transaction.atomic(durable=True)
def end_membership(membership_id: int, *, last_day: date, by: Actor, on: date) -> Membership:
    """End a person's role; the rights of days already lived stay as they were."""
    membership = Membership.objects.select_for_update(of=("self",)).get(pk=membership_id)
    MAY_MANAGE_MEMBERS.require(by, membership, on=on)
    if membership.valid_to is not None and membership.valid_to < on:
        raise AlreadyEnded
    # Yesterday is the furthest back: who must go at once has no rights today, and no past day is rewritten.
    if last_day < on - timedelta(days=1) or (membership.valid_from and last_day < membership.valid_from):
        raise DaysOutOfOrder
    membership.valid_to = last_day
    membership.save(update_fields=["valid_to"])
    event = MembershipEnded(membership.user_id, membership.unit_id, membership.role, last_day)
    record(event, about=membership, by=by, unit_id=membership.unit_id)
    return membership
