"""Until when a unit has to acknowledge what it was sent."""

from datetime import datetime

from danvan.deadlines.queries import working_calendar
from danvan.plans.models import Plan


def respond_by(plan: Plan, *, at: datetime) -> datetime:
    """The end of the last of the plan's working days to acknowledge; the day of sending is not counted."""
    calendar = working_calendar()
    day = calendar.local(at).date()
    for _ in range(max(1, plan.respond_days)):
        day = calendar.next_working_day(day)
    return calendar.end_of(day)
