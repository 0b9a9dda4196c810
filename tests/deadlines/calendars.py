"""Calendars for tests: plain functions, no fixtures."""

from collections.abc import Iterable
from datetime import date, datetime

from danvan.deadlines import seed_files
from danvan.deadlines.calendar import LOCAL, SpecialDay, WorkingCalendar, days_between
from danvan.deadlines.terms import Due, Term, due


def seed_calendar() -> WorkingCalendar:
    """The calendar that comes with the system."""
    return seed_files.calendar()


def plain_calendar(off: Iterable[date] = (), worked: Iterable[date] = ()) -> WorkingCalendar:
    """Weekends, and the days given; every year announced."""
    special = [SpecialDay(d, False, "other:test") for d in off] + [
        SpecialDay(d, True, "swap:2024-01-01") for d in worked
    ]
    return WorkingCalendar.of(special, range(1999, 2110))


def local(text: str) -> datetime:
    """A local moment: "2025-01-22 16:40"."""
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


def due_day(received: str, term: str, calendar: WorkingCalendar | None = None, **more: object) -> str:
    """The due day of a term, as ISO text."""
    return due_of(received, term, calendar, **more).due_at.date().isoformat()


def due_of(received: str, term: str, calendar: WorkingCalendar | None = None, **more: object) -> Due:
    """Received at 10:00 unless a time is given."""
    moment = local(received if " " in received else f"{received} 10:00")
    return due(moment, Term.parse(term), calendar or seed_calendar(), **more)  # type: ignore[arg-type]


def days_of(runs: list[list[str]]) -> set[date]:
    """The days that runs [first, last, reason] stand for."""
    found: set[date] = set()
    for first, last, _reason in runs:
        begin = date.fromisoformat(first)
        found |= {begin, *days_between(begin, date.fromisoformat(last))}
    return found
