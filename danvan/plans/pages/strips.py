"""Time drawn: the axis of a plan, and for each task the strip of its days, what is done of it, and how late it is.

Geometry stands in SVG attributes in per cent, so nothing needs a style and every width fits.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from danvan.plans.models import Plan, Task
from danvan.plans.shares import HUNDRED

_SHORTEST = timedelta(days=30)
_LONGEST_MARKS = 14
_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Axis:
    """From the first to the last day of what is drawn."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """The place of a day, 0 to 100; days outside stand at the edge."""
        place = 100 * (day - self.first).days / (self.last - self.first).days
        return round(min(100.0, max(0.0, place)), 1)

    def has(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def marks(self) -> list[tuple[float, str]]:
        """(place, "T9") of months; of a long plan only every third or twelfth, with its year."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        step = 1 if months <= _LONGEST_MARKS else 3 if months <= 3 * _LONGEST_MARKS else 12
        count = self.first.year * 12 + self.first.month
        found = []
        for number in range(count, count + months + 1):
            year, month = divmod(number, 12)
            day = date(year, month + 1, 1)
            if self.first < day <= self.last and month % step == 0:
                words = str(year) if step == 12 else gettext("M%(month)s") % {"month": month + 1}
                found.append((self.at(day), words))
        return found


def axis_of(plan: Plan) -> Axis:
    """The days of the plan; where it names none, a year from its issue. One query for a plan without a last day."""
    first = plan.starts_on or plan.issued_on or plan.made_at.date()
    last = plan.ends_on
    if last is None:
        last = (
            Task.objects.of(plan)
            .open()
            .order_by("-due_on")
            .filter(due_on__isnull=False)
            .values_list("due_on", flat=True)
            .first()
            or first + _YEAR
        )
    return Axis(first, max(last, first + _SHORTEST))


def head(axis: Axis) -> SafeString:
    """The months above the strips."""
    drawn = format_html_join(
        "",
        '<svg x="{}%" overflow="visible"><path class="g-grid" d="M0 0V22"/></svg><text x="{}%" y="15" dx="4">{}</text>',
        ((place, place, words) for place, words in axis.marks),
    )
    return format_html('<svg class="gantt g-axis" aria-hidden="true">{}</svg>', drawn)


def strip(task: Task, axis: Axis, *, on: date) -> SafeString:
    """The days of one task. Its dates and its progress stand in words beside it."""
    return format_html('<svg class="gantt" aria-hidden="true">{}{}</svg>', bars(task, axis, on=on), today(axis, on))


def today(axis: Axis, on: date) -> SafeString:
    if not axis.has(on):
        return SafeString("")
    return format_html('<svg x="{}%" overflow="visible"><path class="g-now" d="M0 -4V26"/></svg>', axis.at(on))


def bars(task: Task, axis: Axis, *, on: date, y: int = 5) -> SafeString:
    """Given days, the part of them that is done, and from the due date to today what is late."""
    span = span_of(task)
    if span is None:
        return SafeString("")
    left, right = axis.at(span[0]), axis.at(span[1])
    wide = max(right - left, 0.6)
    drawn = [("g-bar", left, wide)]
    if task.rolled:
        drawn.append(("g-did", left, round(wide * task.rolled / HUNDRED, 1)))
    if is_late(task, on=on) and axis.at(on) > right:
        drawn.append(("g-late", right, round(axis.at(on) - right, 1)))
    rows: list[Any] = [(kind, x, y, width) for kind, x, width in drawn]
    return format_html_join("", '<rect class="{}" x="{}%" y="{}" width="{}%" height="12"/>', rows)


def span_of(task: Task) -> tuple[date, date] | None:
    """First and last day; a task with only a due date is drawn as that day. None without a date."""
    if task.due_on is None:
        return None
    begins = task.starts_on or (task.sent_at.date() if task.sent_at else task.due_on)
    return min(begins, task.due_on), task.due_on


def is_late(task: Task, *, on: date) -> bool:
    return task.is_open and task.due_on is not None and task.due_on < on
