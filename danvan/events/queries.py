"""Questions to the trail."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models

from danvan.events.models import Delivery, RecordedEvent
from danvan.events.sentences import sentence_of


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened; `actor_kind` is "user", "job" or "link", never a name."""

    at: datetime
    kind: str
    sentence: str
    actor_kind: str
    row: RecordedEvent


def timeline(subject: models.Model) -> list[TimelineEntry]:
    """All that happened to one row, oldest first, in one query."""
    return [
        TimelineEntry(row.at, row.kind, sentence_of(row), row.actor_kind, row)
        for row in RecordedEvent.objects.about(subject)
    ]


def stuck_deliveries() -> "models.QuerySet[Delivery]":
    """What no retry will bring on its way without a person."""
    return Delivery.objects.filter(state=Delivery.State.STUCK)


def undelivered() -> "models.QuerySet[Delivery]":
    """What waits or is stuck, the stuck first, then the oldest."""
    open_states = (Delivery.State.STUCK, Delivery.State.WAITING)
    return Delivery.objects.filter(state__in=open_states).select_related("event").order_by("state", "due_at", "pk")
