"""One year of the working calendar as its page shows it: twelve months, and why each day is off."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from danvan.deadlines.calendar import WEEKEND, WorkingCalendar
from danvan.deadlines.models import CalendarDay, CalendarYear
from danvan.deadlines.queries import working_calendar
from danvan.deadlines.wording import off_words, worked_words

WEEKS = Calendar(firstweekday=0)


def special_words(row: CalendarDay) -> str:
    """What is special about the day."""
    return worked_words(row.code) if row.worked else off_words(row.code)


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of a month's grid; kind "" worked, "off" weekend, "holiday", "swap" worked though a weekend day."""

    day: date
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month as weeks of cells; None outside the month."""

    first: date
    weeks: list[list[DayCell | None]]
    worked: int


@dataclass(frozen=True)
class YearPage:
    """What the page of a year needs."""

    row: CalendarYear
    years: list[int]
    special: list[CalendarDay]
    calendar: WorkingCalendar

    @cached_property
    def months(self) -> list[Month]:
        return [_month(self.row.year, number, self.calendar) for number in range(1, 13)]

    @property
    def worked(self) -> int:
        """Working days of the year."""
        return sum(month.worked for month in self.months)

    def as_json(self) -> dict[str, Any]:
        """The year for programs."""
        days = [
            {
                "day": row.day.isoformat(),
                "status": "worked" if row.worked else "off",
                "reason": row.code,
                "name": special_words(row),
                "decision": row.decision,
                "verified": row.verified,
            }
            for row in self.special
        ]
        facts = {"year": self.row.year, "announced": self.row.announced, "decision": self.row.decision}
        return {**facts, "working_days": self.worked, "days": days}


def of(year: int) -> YearPage | None:
    """The page of a year the calendar knows, else None."""
    rows = {row.year: row for row in CalendarYear.objects.all()}
    if year not in rows:
        return None
    return YearPage(rows[year], sorted(rows), list(CalendarDay.objects.filter(day__year=year)), working_calendar())


def _month(year: int, number: int, calendar: WorkingCalendar) -> Month:
    weeks = [
        [_cell(day, calendar) if day.month == number else None for day in week]
        for week in WEEKS.monthdatescalendar(year, number)
    ]
    worked = sum(1 for week in weeks for cell in week if cell and cell.kind in ("", "swap"))
    return Month(date(year, number, 1), weeks, worked)


def _cell(day: date, calendar: WorkingCalendar) -> DayCell:
    why = calendar.why_off(day)
    if why:
        return DayCell(day, "off" if why == WEEKEND else "holiday", off_words(why))
    worked = calendar.worked_instead(day)
    return DayCell(day, "swap", worked_words(worked)) if worked else DayCell(day, "", "")
