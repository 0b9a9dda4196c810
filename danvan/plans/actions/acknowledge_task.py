"""A unit says that it received what it was sent."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import Recording, record_many
from danvan.plans.cascading import receive
from danvan.plans.errors.working import GivenElsewhere
from danvan.plans.events.working import TaskAcknowledged
from danvan.plans.models import Assignment, Plan
from danvan.plans.queries.standing_in import behalf
from danvan.plans.rules.people import WORKERS, absent_in, units
from danvan.plans.rules.working import MAY_ACKNOWLEDGE


@transaction.atomic(durable=True)
def acknowledge_tasks(assignment_ids: Iterable[int], *, by: User, at: datetime) -> int:
    """Write "received on" for one assignment or several; returns how many were not acknowledged before.

    A repeat changes nothing and keeps the first moment. Of several, those that went to another unit meanwhile are left
    out; raises GivenElsewhere when nothing else was meant.
    """
    on = timezone.localdate(at)
    rows = _locked(assignment_ids)
    mine = units(by, on, WORKERS)
    gone = [row for row in rows if row.ended_at is not None and row.unit_id in mine]
    known = [row for row in rows if row.acknowledged_at is not None and row.unit_id in mine]
    fresh = [row for row in rows if row not in gone and row not in known]
    for row in fresh:
        MAY_ACKNOWLEDGE.require(by, row, on=on)
    if gone and not fresh and not any(row not in gone for row in known):
        raise GivenElsewhere
    receive(fresh, by=by, at=at)
    for unit_id in sorted({row.unit_id for row in fresh}):
        lines = [_line(row, at) for row in fresh if row.unit_id == unit_id]
        record_many(lines, by=by, on_behalf_of=behalf(absent_in(by, on, unit_id, WORKERS)), at=at)
    return len(fresh)


def _locked(assignment_ids: Iterable[int]) -> list[Assignment]:
    """The rows with their plans locked first, always in one order, so that two never wait for each other."""
    wanted = Assignment.objects.filter(pk__in=list(assignment_ids))
    plans = wanted.order_by().values("task__plan_id")
    list(Plan.objects.select_for_update().filter(pk__in=plans).order_by("pk"))
    return list(wanted.select_for_update(of=("self",)).select_related("task").order_by("pk"))


def _line(row: Assignment, at: datetime) -> Recording:
    late = row.respond_by is not None and row.respond_by < at
    return Recording(TaskAcknowledged(row.part, late), about=row.task, unit_id=row.unit_id)
