"""Marking notices as read, so that it can be undone."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.notifications.events import NoticesRead
from danvan.notifications.models import Notice
from danvan.notifications.rules import MAY_READ_NOTICES


@transaction.atomic(durable=True)
def mark_read(keys: "list[str] | None", *, by: Actor, at: datetime) -> int:
    """Mark these of one's own notices, or all (`None`), as read at `at`; returns how many were unread.

    `at` names the act: `mark_unread(mark=at)` undoes exactly this one.
    """
    MAY_READ_NOTICES.require(by, on=localdate(at))
    unread = Notice.objects.of(by).unread()
    count = (unread if keys is None else unread.filter(key__in=keys)).order_by().update(read_at=at)
    if count:
        record(NoticesRead(count), about=by, by=by, at=at)
    return count
