"""Reporting periods: from when to when a figure counts. Pure Python.

Circular 01/2024/TT-TTCP closes its figures on the 14th: the first quarter runs from 15 December of the year
before to 14 March, half a year to 14 June, nine months to 14 September, the year to 14 December.
Other reports keep calendar quarters and years.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Kind = Literal["quarter", "half", "nine_months", "year"]
Style = Literal["inspectorate", "calendar"]
KINDS: tuple[Kind, ...] = ("quarter", "half", "nine_months", "year")
_MONTHS: dict[Kind, int] = {"half": 6, "nine_months": 9, "year": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """One reporting period; `number` tells the quarter, otherwise 0."""

    style: Style
    kind: Kind
    year: int
    number: int
    first: date
    last: date

    @property
    def key(self) -> str:
        """Stable and readable: "inspectorate-2026-q1", "calendar-2026-year"."""
        return f"{self.style}-{self.year}-{f'q{self.number}' if self.number else self.kind}"

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def _from_the_15th(year: int, month: int) -> date:
    """The day that opens the month `month` of a report year, month 0 being its beginning."""
    return date(year - 1, 12, 15) if month == 0 else date(year, month, 15)


def _from_the_1st(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)


_OPENS: dict[Style, Callable[[int, int], date]] = {"inspectorate": _from_the_15th, "calendar": _from_the_1st}


def _between(style: Style, kind: Kind, year: int, months: tuple[int, int], number: int = 0) -> Period:
    opens = _OPENS[style]
    return Period(style, kind, year, number, opens(year, months[0]), opens(year, months[1]) - timedelta(days=1))


def quarter(year: int, number: int, style: Style = "inspectorate") -> Period:
    """Quarter 1 to 4 of a report year."""
    if number not in (1, 2, 3, 4):
        raise ValueError("A year has quarters 1 to 4.")
    return _between(style, "quarter", year, (3 * number - 3, 3 * number), number)


def half(year: int, style: Style = "inspectorate") -> Period:
    """The first six months."""
    return _between(style, "half", year, (0, _MONTHS["half"]))


def nine_months(year: int, style: Style = "inspectorate") -> Period:
    """The first nine months."""
    return _between(style, "nine_months", year, (0, _MONTHS["nine_months"]))


def whole_year(year: int, style: Style = "inspectorate") -> Period:
    """The report year: under the Circular, 15 December of the year before to 14 December."""
    return _between(style, "year", year, (0, _MONTHS["year"]))


def periods_of(year: int, style: Style = "inspectorate") -> tuple[Period, ...]:
    """Every period of a report year, in the order in which they close."""
    q = [quarter(year, number, style) for number in (1, 2, 3, 4)]
    return (q[0], q[1], half(year, style), q[2], nine_months(year, style), q[3], whole_year(year, style))


def report_year(day: date, style: Style = "inspectorate") -> int:
    """The report year a day belongs to: 15 December 2025 belongs to 2026 under the Circular."""
    return day.year + (style == "inspectorate" and (day.month, day.day) >= (12, 15))


def quarter_of(day: date, style: Style = "inspectorate") -> Period:
    """The quarter that contains `day`."""
    year = report_year(day, style)
    return next(q for number in (1, 2, 3, 4) if day in (q := quarter(year, number, style)))
