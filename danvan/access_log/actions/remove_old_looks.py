"""Retention of the list of looks."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from danvan.access_log.errors import TooYoungToRemove
from danvan.access_log.events import LooksRemoved
from danvan.access_log.models import AccessRecord, AccessRemoval
from danvan.access_log.rules import MAY_REMOVE_LOOKS
from danvan.events.actors import Actor
from danvan.events.recording import record


@transaction.atomic(durable=True)
def remove_old_looks(before: datetime, *, by: Actor, at: datetime) -> int:
    """Remove looks from before a moment long past; what was removed stays on record. Returns how many."""
    MAY_REMOVE_LOOKS.require(by, on=localdate(at))
    if before > at - timedelta(days=settings.ACCESS_LOG_KEEP_DAYS):
        raise TooYoungToRemove(days=settings.ACCESS_LOG_KEEP_DAYS)
    old = AccessRecord.objects.filter(at__lt=before)
    rows = old.count()
    if rows:
        # The database lets these rows go because the removal names their time.
        removal = AccessRemoval.objects.create(before=before, at=at, rows=rows)
        old.delete()
        record(LooksRemoved(before, rows), about=removal, by=by, at=at)
    return rows
