"""Delivering events to their subscribers: at least once, retried with back-off, visible when stuck.

A claim is a lease: the row's `due_at` moves past the lease and falls free again should the worker be killed.
Order between events is not promised: one that failed comes later than its followers.
"""

import json
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from danvan.events.definition import DomainEvent, all_kinds
from danvan.events.models import Delivery, RecordedEvent
from danvan.events.subscribers import subscribers_of

LEASE = timedelta(minutes=5)
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=6)
TRIES = 12  # the last about nine hours after the first
KEEP_DONE = timedelta(days=90)
# So few at once that the lease outlasts them even when each waits for a slow mail server.
_BATCH = 10
log = logging.getLogger(__name__)


class SubscriberGone(LookupError):
    """The code no longer knows this subscriber or this kind of event: a person must look."""


class WorkerLost(RuntimeError):
    """Each try ended with its process: one more would only take another process with it."""


def deliver_due(at: datetime, limit: int = 100) -> int:
    """Hand out up to `limit` due deliveries; returns how many succeeded.

    Several workers may do so at once. Subscribers are called outside any transaction.
    """
    done = 0
    while limit > 0 and (batch := _claim(at, min(limit, _BATCH))):
        done += sum(_deliver(delivery, at) for delivery in batch)
        limit -= len(batch)
    return done


def event_of(row: RecordedEvent) -> DomainEvent:
    """The event as it was recorded; raises SubscriberGone when its class left the code."""
    cls = all_kinds().get(row.kind)
    if cls is None:
        raise SubscriberGone(row.kind)
    return cls.from_data(json.loads(row.text)["data"])


def remove_old_deliveries(at: datetime) -> int:
    """Remove what was delivered long ago, in small steps; returns how many rows left."""
    old = Delivery.objects.filter(state=Delivery.State.DONE, done_at__lt=at - KEEP_DONE)
    removed = 0
    while step := list(old.order_by("pk").values_list("pk", flat=True)[:1000]):
        removed += Delivery.objects.filter(pk__in=step).delete()[0]
    return removed


@transaction.atomic(durable=True)
def _claim(at: datetime, count: int) -> list[Delivery]:
    due = Delivery.objects.filter(state=Delivery.State.WAITING, due_at__lte=at).order_by("due_at", "pk")
    batch = list(due.select_for_update(skip_locked=True)[:count])
    for delivery in batch:
        delivery.attempts += 1
        delivery.due_at = at + LEASE
    Delivery.objects.bulk_update(batch, ["attempts", "due_at"])
    return list(
        Delivery.objects.filter(pk__in=[d.pk for d in batch]).select_related("event").order_by("event_id", "pk")
    )


def _deliver(delivery: Delivery, at: datetime) -> bool:
    try:
        if delivery.attempts > TRIES:
            raise WorkerLost
        _handler(delivery)(event_of(delivery.event), delivery.event.uuid)
    except Exception as problem:  # whatever a subscriber does, the others must be served
        _note_failure(delivery, problem, at)
        return False
    _settle(delivery, state=Delivery.State.DONE, done_at=at, last_error="")
    return True


def _handler(delivery: Delivery) -> Callable[..., None]:
    handler = subscribers_of(delivery.event.kind).get(delivery.subscriber)
    if handler is None:
        raise SubscriberGone(delivery.subscriber)
    return handler


def _note_failure(delivery: Delivery, problem: Exception, at: datetime) -> None:
    # The class only: a message may quote what a person wrote.
    name = type(problem).__name__[:120]
    stuck = isinstance(problem, SubscriberGone) or delivery.attempts >= TRIES
    wait = min(FIRST_WAIT * 2 ** (delivery.attempts - 1), LONGEST_WAIT)
    log.log(
        logging.ERROR if stuck else logging.WARNING,
        "delivery_stuck" if stuck else "delivery_failed",
        extra={"subscriber": delivery.subscriber, "event_id": str(delivery.event.uuid), "error": name},
    )
    state = Delivery.State.STUCK if stuck else Delivery.State.WAITING
    _settle(delivery, state=state, due_at=at + wait, last_error=name)


def _settle(delivery: Delivery, **changes: object) -> None:
    # Only our own claim: after an outlived lease another worker holds the row.
    mine = Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.WAITING, attempts=delivery.attempts)
    mine.update(**changes)
