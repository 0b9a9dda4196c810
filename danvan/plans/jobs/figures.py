"""Once a week, while offices are open: units are asked for figures of periods that are over."""

from datetime import datetime, timedelta

from django.utils import timezone

from danvan.deadlines.queries import working_calendar
from danvan.events.periodic import periodic
from danvan.notifications.office_hours import next_open
from danvan.plans.actions.ask_for_figures import ask_for_figures
from danvan.plans.jobs.reminders import REMINDERS, span_of
from danvan.plans.queries.missing import missing_by_person


@periodic("plans.figures", every=timedelta(minutes=30))
def ask(at: datetime) -> None:
    """On the first working day of a week."""
    on = timezone.localdate(at)
    if next_open(at) != at or not span_of(on, working_calendar()).opens_week:
        return
    missing = missing_by_person(on)
    if missing:
        ask_for_figures(missing, by=REMINDERS, at=at)
