"""A push for what is stuck."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from danvan.errors import NotThere
from danvan.events.actors import Actor
from danvan.events.errors import DeliveryNotStuck
from danvan.events.events import DeliveryRetried
from danvan.events.models import Delivery
from danvan.events.recording import record
from danvan.events.rules import MAY_TEND_QUEUE


@transaction.atomic(durable=True)
def retry_delivery(delivery_id: int, *, by: Actor, at: datetime) -> Delivery:
    """Queue a stuck delivery again, with all its tries before it."""
    delivery = Delivery.objects.select_for_update(of=("self",)).select_related("event").filter(pk=delivery_id).first()
    if delivery is None:
        raise NotThere
    MAY_TEND_QUEUE.require(by, delivery, on=localdate(at))
    if delivery.state != Delivery.State.STUCK:
        raise DeliveryNotStuck
    delivery.state, delivery.attempts, delivery.due_at = Delivery.State.WAITING, 0, at
    delivery.save(update_fields=["state", "attempts", "due_at"])
    record(DeliveryRetried(delivery.subscriber, delivery.event.kind), about=delivery, by=by, at=at)
    return delivery
