"""Days of a dissemination by the city's working calendar."""

from datetime import date, timedelta

from danvan.deadlines.queries import working_calendar
from danvan.news.errors.dissemination import DueDayNotPossible

LONGEST = timedelta(days=366)


def is_due_day(day: date, *, on: date) -> bool:
    """A working day, today or later, within a year."""
    return on <= day <= on + LONGEST and working_calendar().is_working(day)


def require_due_day(day: date, *, on: date) -> None:
    if not is_due_day(day, on=on):
        raise DueDayNotPossible


def next_due_day(after: date, working_days: int) -> date:
    """The day so many working days later: what a new form proposes."""
    calendar = working_calendar()
    for _ in range(working_days):
        after = calendar.next_working_day(after)
    return after


def reminder_day(due_on: date, working_days: int, *, after: date) -> date | None:
    """So many working days before the due day; None when that is not after the day of sending."""
    calendar, day, left = working_calendar(), due_on, working_days
    while left and day > after:
        day -= timedelta(days=1)
        left -= calendar.is_working(day)
    return day if day > after else None
