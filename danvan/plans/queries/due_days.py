"""Which tasks of a plan, or of a person's units, are due on which day of a month."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from danvan.plans.models import Task

#: So many tasks of a month are named; the days count all of them.
NAMED = 300
_UNSHOWN = ("detail", "source", "folded")


@dataclass(frozen=True, slots=True)
class Day:
    """One cell. day: None where the week begins or ends in another month."""

    day: date | None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Month:
    """A month of due dates. weeks: from Monday on. tasks: by day, the first 300. count: of all."""

    first: date
    weeks: Sequence[Sequence[Day]]
    tasks: Sequence[Task]
    count: int

    @property
    def before(self) -> date | None:
        return _moved(self.first, -1)

    @property
    def after(self) -> date | None:
        return _moved(self.first, 1)


def month_of(rows: QuerySet[Any], first: date) -> Month:
    """What is open and due in the month that begins on `first`; two queries whatever the rows."""
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    due = rows.filter(open_due__gte=first, open_due__lte=last)
    counts = dict(due.order_by().values_list("open_due").annotate(n=Count("pk")))
    weeks = [
        [Day(first.replace(day=day), counts.get(first.replace(day=day), 0)) if day else Day(None) for day in week]
        for week in calendar.monthcalendar(first.year, first.month)
    ]
    tasks = due.select_related("unit").defer(*_UNSHOWN).order_by("open_due", "path")[:NAMED]
    return Month(first, weeks, list(tasks), sum(counts.values()))


def first_of(text: str, today: date) -> date:
    """The first day of the month an address asks for ("2026-11"); anything else is this month."""
    try:
        year, month = (int(part) for part in text.split("-", 1))
        return date(year, month, 1) if date.min.year < year < date.max.year else today.replace(day=1)
    except ValueError:
        return today.replace(day=1)


def _moved(first: date, by: int) -> date | None:
    year, month = divmod(first.year * 12 + first.month - 1 + by, 12)
    return date(year, month + 1, 1) if date.min.year < year < date.max.year else None
