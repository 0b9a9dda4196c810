"""What a person's units were sent and have not acknowledged."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from danvan.plans.models import Assignment
from danvan.plans.pages.standing import tags_of
from danvan.plans.rules.working import MAY_ACKNOWLEDGE

MOST = 200


def waiting_page(user: Any, *, at: datetime) -> dict[str, Any]:
    """rows: [(Assignment, silent, tags)], those whose term ends first; more: there are others."""
    on = timezone.localdate(at)
    wanted = MAY_ACKNOWLEDGE.rows(Assignment.objects.waiting(), user, on=on)
    related = ("task__plan", "task__unit", "unit", "task__broken_down_by")
    rows = list(wanted.select_related(*related).order_by("respond_by", "pk")[: MOST + 1])
    shown = [(row, row.is_silent(at), tags_of(row.task, on=on)) for row in rows[:MOST]]
    return {"rows": shown, "more": len(rows) > MOST, "units": len({row.unit_id for row in rows})}


def how_many_wait(user: Any, *, at: datetime) -> int:
    on = timezone.localdate(at)
    return MAY_ACKNOWLEDGE.rows(Assignment.objects.waiting(), user, on=on).count()
