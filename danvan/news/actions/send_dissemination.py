"""Send it: from now on its readers are named, each with the unit of the day."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.news.errors.dissemination import ArticleNotShown, NobodyToRead, OutOfReach
from danvan.news.events import DisseminationSent
from danvan.news.lifecycle import DisseminationState
from danvan.news.models import Dissemination, Reader
from danvan.news.queries.audience import how_many, lines_of, people_of
from danvan.news.queries.due_day import reminder_day, require_due_day
from danvan.news.queries.viewing import views_of
from danvan.news.rules import MAY_DISSEMINATE, reach


@transaction.atomic(durable=True)
def send_dissemination(dissemination_id: int, *, by: User, at: datetime) -> Dissemination:
    """Name the readers and send it; sent again, it stays as it was sent first. Notices follow in working hours."""
    on = timezone.localdate(at)
    row = Dissemination.objects.lock(dissemination_id)
    MAY_DISSEMINATE.require(by, row, on=on)
    if row.is_open:
        return row
    row.move_to(DisseminationState.SENT)
    require_due_day(row.due_on, on=on)
    if row.article is not None and not row.article.live:
        raise ArticleNotShown
    lines = lines_of(row.pk)
    # What the drafter could reach then, the sender must reach today.
    if not {line.unit_id for line in lines if line.unit_id is not None} <= reach(by, on=on):
        raise OutOfReach
    people = people_of(lines, on=on)
    if not people:
        raise NobodyToRead
    row.sent_by, row.sent_at, row.sent_on = by, at, on
    row.remind_on = reminder_day(row.due_on, row.remind_days, after=on)
    if row.article_id is not None:
        row.views_before = views_of([row.article_id]).get(row.article_id, 0)
    row.save()
    Reader.objects.bulk_create(
        Reader(dissemination=row, person_id=person, unit_id=unit, due_on=row.due_on, added_on=on)
        for person, unit in people.items()
    )
    size = how_many(people)
    record(DisseminationSent(size.people, size.units, row.due_on), about=row, by=by, unit_id=row.unit_id, at=at)
    return row
