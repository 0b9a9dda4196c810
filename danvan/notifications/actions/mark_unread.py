"""Undoing one act of reading."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.notifications.events import NoticesUnread
from danvan.notifications.models import Notice
from danvan.notifications.rules import MAY_READ_NOTICES


@transaction.atomic(durable=True)
def mark_unread(*, mark: datetime, by: Actor, at: datetime) -> int:
    """Make unread again what was marked in the act of that moment; returns how many."""
    MAY_READ_NOTICES.require(by, on=localdate(at))
    count = Notice.objects.of(by).read_in(mark).order_by().update(read_at=None)
    if count:
        record(NoticesUnread(count), about=by, by=by, at=at)
    return count
