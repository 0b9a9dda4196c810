"""Bring the readers up to date: who joined the audience must read it too, who left it need not."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.news.events import ReadersRefreshed
from danvan.news.models import Dissemination, Reader
from danvan.news.queries.audience import lines_of, people_of
from danvan.news.rules import MAY_KEEP_READERS


@transaction.atomic(durable=True)
def refresh_readers(dissemination_id: int, *, by: Actor, at: datetime) -> tuple[int, int]:
    """Until the due day; returns how many joined (or came back) and how many left. Set-based."""
    on = timezone.localdate(at)
    row = Dissemination.objects.lock(dissemination_id)
    MAY_KEEP_READERS.require(by, row, on=on)
    if not row.is_open or row.due_on < on:
        return 0, 0
    people = people_of(lines_of(row.pk), on=on)
    known = dict(row.readers.values_list("person_id", "released_on"))
    fresh = [person for person in people if person not in known]
    back = [person for person, left in known.items() if left is not None and person in people]
    gone = [person for person, left in known.items() if left is None and person not in people]
    Reader.objects.bulk_create(
        Reader(dissemination=row, person_id=person, unit_id=people[person], due_on=row.due_on, added_on=on)
        for person in fresh
    )
    row.readers.filter(person_id__in=back).update(released_on=None)
    # Who confirmed stays counted, in the unit of that day.
    released = row.readers.filter(person_id__in=gone, confirmed_at__isnull=True).update(released_on=on)
    if fresh or back or released:
        event = ReadersRefreshed(len(fresh) + len(back), released)
        record(event, about=row, by=by, unit_id=row.unit_id, at=at)
    return len(fresh) + len(back), released
