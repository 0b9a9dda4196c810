"""Local days and weeks as moments: a legal day is the local day, a week ends with Sunday."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

DAY = timedelta(days=1)


def start_of(day: date) -> datetime:
    """Midnight that opens the local day."""
    return timezone.make_aware(datetime.combine(day, time()))


def end_of(day: date) -> datetime:
    """Midnight that closes the local day: what lies before it lies in the day."""
    return start_of(day + DAY)


def monday_of(day: date) -> date:
    """The first day of the week that holds `day`."""
    return day - timedelta(days=day.weekday())


def sunday_of(day: date) -> date:
    """The last day of the week that holds `day`."""
    return monday_of(day) + timedelta(days=6)
