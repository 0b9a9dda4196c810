"""The days of a task as the clock of the desk: from its first day to its due date, and past it."""

from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from danvan.plans.lifecycle import TaskState
from danvan.plans.models import Task
from danvan.plans.pages.standing import SOON
from danvan.ui.clock import ClockCell, ClockFace, State
from danvan.ui.days import day_words

#: Longer terms are drawn by the week, so that the bar can still be read.
_MOST_DAYS = 62


def clock_of(task: Task, *, on: date) -> ClockFace | None:
    """None for a task without a due date, or one that was cancelled."""
    if task.due_on is None or task.state == TaskState.CANCELLED.value:
        return None
    first = min(task.starts_on or (localdate(task.sent_at) if task.sent_at else task.due_on), task.due_on)
    closed = localdate(task.done_at) if task.done_at and task.state == TaskState.DONE.value else None
    until = closed or on
    size = 1 if (max(until, task.due_on) - first).days < _MOST_DAYS else 7
    state, say = _says(task, on, closed)
    return ClockFace(
        state=state,
        say=say,
        due_words=_("Due %(day)s.") % {"day": day_words(task.due_on)},
        cells=_cells(first, task.due_on, until, size),
        due_index=(task.due_on - first).days // size,
        now_index=(until - first).days // size if until >= first else None,
        now_label=(_("Done %(day)s") if closed else _("Today %(day)s")) % {"day": _short(until)},
        start_label=_("From %(day)s") % {"day": _short(first)},
        due_label=_short(task.due_on),
        reasons=(),
        basis="",
        basis_url="",
        provisional=False,
        closed=closed is not None,
        hours=False,
    )


def _cells(first: date, due: date, until: date, size: int) -> tuple[ClockCell, ...]:
    last = max(due, until)
    days = [first + timedelta(days=n) for n in range(0, (last - first).days + 1, size)]
    return tuple(ClockCell(_short(day), "over" if day > due else "count") for day in days)


def _says(task: Task, on: date, closed: date | None) -> tuple[State, str]:
    due = task.due_on or on
    if closed:
        late = (closed - due).days
        return ("late", _late(late)) if late > 0 else ("ok", _("Done in time"))
    if task.state == TaskState.REPORTED.value:
        return "hold", _("Reported as finished, to be confirmed")
    left = (due - on).days
    if left < 0:
        return "late", _late(-left)
    if task.risk_on and task.risk_on <= on:
        return "soon", _("At risk: %(left)s, progress lies behind") % {"left": _left(left)}
    return ("soon" if left <= SOON else "run"), _left(left)


def _late(days: int) -> str:
    return ngettext("%(n)s day late", "%(n)s days late", days) % {"n": days}


def _left(days: int) -> str:
    return ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days} if days else _("due today")


def _short(day: date) -> str:
    return date_format(day, "j/n") if day.year == localdate().year else date_format(day, "SHORT_DATE_FORMAT")
