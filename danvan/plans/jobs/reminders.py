"""Reminders in working hours: one digest a day for each person who has something new, all of it once a week."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from danvan.deadlines.calendar import WorkingCalendar
from danvan.deadlines.queries import working_calendar
from danvan.events.actors import JobActor
from danvan.events.periodic import periodic
from danvan.notifications.office_hours import next_open
from danvan.plans.actions.remind_people import remind_people
from danvan.plans.queries.telling import Span, digests

REMINDERS = JobActor("plans.reminders")
# Told in pieces, so that a city's digest holds up nobody who writes.
CHUNK = 50
# Nothing is off for longer than this.
_LONGEST_BREAK = 21


@periodic("plans.remind", every=timedelta(minutes=30))
def remind(at: datetime) -> None:
    """Only while offices are open; who was told today is not told again."""
    if next_open(at) != at:
        return
    found = digests(span_of(timezone.localdate(at), working_calendar()))
    for start in range(0, len(found), CHUNK):
        remind_people(found[start : start + CHUNK], by=REMINDERS, at=at)


def span_of(on: date, calendar: WorkingCalendar) -> Span:
    """The day and the working day before it: what fell on days off between them is told now."""
    earlier = (on - timedelta(days=back) for back in range(1, _LONGEST_BREAK + 1))
    before = next((day for day in earlier if calendar.is_working(day)), on - timedelta(days=1))
    return Span(before, on, tuple(settings.PLAN_REMIND_DAYS_BEFORE))
