"""Every reader is told of a correction, also who has confirmed."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.actors import Actor
from danvan.events.recording import About, record
from danvan.news.events import ReadersTold
from danvan.news.models import Dissemination
from danvan.news.notices import CORRECTED, DIGESTS
from danvan.news.rules import MAY_KEEP_READERS
from danvan.notifications.messages import notify_all


@transaction.atomic(durable=True)
def tell_correction(dissemination_id: int, *, by: Actor, at: datetime) -> int:
    """Tell them once a correction; returns how many."""
    on = timezone.localdate(at)
    row = Dissemination.objects.lock(dissemination_id)
    MAY_KEEP_READERS.require(by, row, on=on)
    if row.corrected_at is None or row.correction_told_at is not None or not row.is_open:
        return 0
    people = list(User.objects.filter(pk__in=row.readers.counted().values("person_id")))
    path = reverse("news-reading-one", args=[row.pk])
    once = f"news.corrected:{row.pk}:{row.corrected_at.timestamp():.0f}"
    notify_all(people, CORRECTED.key, path=path, at=at, once=once, params={"number": row.pk})
    row.correction_told_at = at
    row.save(update_fields=["correction_told_at"])
    record(ReadersTold(on, len(people)), about=About(DIGESTS, on.toordinal()), by=by, at=at)
    return len(people)
