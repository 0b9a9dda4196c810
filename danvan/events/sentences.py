"""What happened, in a sentence of the reader's language."""

import json
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from danvan.events.definition import DomainEvent, all_kinds
from danvan.events.models import RecordedEvent


def sentence_of(row: RecordedEvent) -> str:
    """The sentence of a recorded event; the bare kind when its class left the code or its fields changed."""
    event = event_or_none(row)
    if event is None:
        return row.kind
    try:
        return gettext(event.sentence) % {name: shown(value) for name, value in event.words().items()}
    except (KeyError, TypeError):
        return row.kind


def event_or_none(row: RecordedEvent) -> DomainEvent | None:
    """The event as it was recorded, or None when today's code cannot read it."""
    cls = all_kinds().get(row.kind)
    try:
        return cls.from_data(json.loads(row.text)["data"]) if cls else None
    except (KeyError, TypeError, ValueError):
        return None


def shown(value: Any) -> Any:
    """A field as people read it: local dates and moments, choices by their label, lists with commas."""
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, tuple):
        return ", ".join(str(shown(item)) for item in value)
    return getattr(value, "label", value)
