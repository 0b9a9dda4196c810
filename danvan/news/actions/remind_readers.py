"""The digest of a working day: one line for each person, however much waits for them."""

from collections import defaultdict
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.actors import Actor
from danvan.events.recording import About, record
from danvan.news.events import ReadersTold
from danvan.news.models import Reader
from danvan.news.notices import DIGESTS, TO_READ
from danvan.news.rules import MAY_KEEP_READERS
from danvan.notifications.messages import notify_all


@transaction.atomic(durable=True)
def remind_readers(*, most: int, by: Actor, at: datetime) -> int:
    """Tell up to `most` people what waits for them; returns how many were told, 0 when nobody is left today.

    A person is told when something came, on the reminder day and on the due day of something, once a day.
    """
    on = timezone.localdate(at)
    MAY_KEEP_READERS.require(by, on=on)
    people = _to_tell(on, most)
    if not people:
        return 0
    waiting = Reader.objects.waiting().filter(person_id__in=people)
    alike: dict[tuple[int, date], list[int]] = defaultdict(list)
    for row in waiting.values("person_id").annotate(number=Count("pk"), nearest=Min("due_on")).order_by():
        alike[row["number"], row["nearest"]].append(row["person_id"])
    users = User.objects.in_bulk(people)
    for (number, nearest), persons in sorted(alike.items()):
        notify_all(
            [users[person] for person in persons],
            TO_READ.key,
            path=reverse("news-reading"),
            at=at,
            once=f"news.reading:{on}",
            params={"count": number, "day": f"{nearest:%d/%m/%Y}"},
        )
    waiting.update(told_on=on)
    record(ReadersTold(on, len(people)), about=About(DIGESTS, on.toordinal()), by=by, at=at)
    return len(people)


def _to_tell(on: date, most: int) -> list[int]:
    waiting = Reader.objects.waiting()
    told_today = waiting.filter(told_on=on).values("person_id")
    reasons = Q(told_on__isnull=True) | Q(due_on=on) | Q(dissemination__remind_on=on)
    rows = waiting.filter(reasons).exclude(person_id__in=told_today).order_by("person_id")
    return list(rows.values_list("person_id", flat=True).distinct()[:most])
