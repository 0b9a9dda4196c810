"""Due dates as an iCalendar file, so that they stand among a person's other appointments."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

#: More would choke the calendars of telephones.
MOST = 1000


def feed(tasks: Iterable[Any], *, name: str, at: datetime, absolute: Any) -> bytes:
    """One all-day event for each task with a date. absolute(path) -> the whole address."""
    found = Calendar()
    found.add("prodid", "-//Dân Vận//danvan//VI")
    found.add("version", "2.0")
    found.add("x-wr-calname", name)
    for task in tasks:
        found.add_component(_event(task, at, absolute))
    written: bytes = found.to_ical()
    return written


def _event(task: Any, at: datetime, absolute: Any) -> Event:
    event = Event()
    # Stays the same when the date moves, so that the calendar moves the entry and does not add one.
    event.add("uid", f"task-{task.pk}@danvan")
    event.add("dtstamp", at)
    event.add("dtstart", task.due_on)
    event.add("dtend", task.due_on + timedelta(days=1))
    event.add("summary", _("Due: %(task)s") % {"task": str(task)})
    event.add("description", f"{task.plan.name}\n{task.unit.name if task.unit else task.lead_text}")
    event.add("url", absolute(task.get_absolute_url()))
    return event
