"""The periods that figures of indicators stand for; no table is asked.

Two calendars, never mixed within one indicator. A typed figure is of a calendar month, quarter, half-year or year: so
statistics offices and sectors publish theirs. A figure computed from a measure follows the report calendar of the
public figures (`danvan.measures.quarters`: each month begins on the 15th of the one before), so that an indicator and
the page its figure opens never say different numbers for "the third quarter".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext

from danvan.language import fold
from danvan.measures.quarters import Month, Quarter, month_of, quarter_of
from danvan.plans.models import Indicator
from danvan.plans.models.choices import IndicatorPeriod

MONTHS = {IndicatorPeriod.MONTH: 1, IndicatorPeriod.QUARTER: 3, IndicatorPeriod.HALF: 6, IndicatorPeriod.YEAR: 12}
#: How many periods a course shows: one more than a year of months, so that the same month a year before is in it.
SHOWN = {IndicatorPeriod.MONTH: 13, IndicatorPeriod.QUARTER: 9, IndicatorPeriod.HALF: 7, IndicatorPeriod.YEAR: 6}
OLDEST, NEWEST = 1990, 2200
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NAMES = {
    IndicatorPeriod.MONTH: (r"(?P<y>\d{4})-(?P<n>\d{1,2})", r"(?:thang |t)?(?P<n>\d{1,2})/(?P<y>\d{4})"),
    IndicatorPeriod.QUARTER: (r"(?P<y>\d{4})-q(?P<n>[1-4])", r"(?:quy |q)(?P<n>[1-4]|i{1,3}|iv)/(?P<y>\d{4})"),
    IndicatorPeriod.HALF: (r"(?P<y>\d{4})-h(?P<n>[12])",),
    IndicatorPeriod.YEAR: (r"(?:nam )?(?P<y>\d{4})(?P<n>)",),
}


@dataclass(frozen=True, slots=True, order=True)
class FigurePeriod:
    """One period. index: how many periods of its kind lie before it since the year 0. reported: on the report
    calendar of measures; else a calendar period."""

    kind: IndicatorPeriod
    index: int
    reported: bool = False

    @property
    def _months(self) -> tuple[Month, Month]:
        size = MONTHS[self.kind]
        year, month = divmod(self.index * size, 12)
        first = Month(year, month + 1)
        return first, first.before(1 - size)

    @property
    def first(self) -> date:
        begin, _ = self._months
        return begin.first if self.reported else date(begin.year, begin.number, 1)

    @property
    def last(self) -> date:
        _, end = self._months
        if self.reported:
            return end.last
        after = end.before(-1)
        return date(after.year, after.number, 1) - timedelta(days=1)

    @property
    def year(self) -> int:
        return self.index * MONTHS[self.kind] // 12

    @property
    def number(self) -> int:
        """1 for the first of its year."""
        return self.index % (12 // MONTHS[self.kind]) + 1

    @property
    def key(self) -> str:
        """As files name it: "2026-09", "2026-Q3", "2026-H1", "2026"."""
        ends = {"month": f"-{self.number:02d}", "quarter": f"-Q{self.number}", "half": f"-H{self.number}", "year": ""}
        return f"{self.year:04d}{ends[self.kind]}"

    @property
    def words(self) -> str:
        """As readers see it: "quarter 3 of 2026"."""
        said = {
            "month": gettext("month %(number)s of %(year)s"),
            "quarter": gettext("quarter %(number)s of %(year)s"),
            "half": gettext("first half of %(year)s") if self.number == 1 else gettext("second half of %(year)s"),
            "year": gettext("year %(year)s"),
        }
        return said[self.kind] % {"number": self.number, "year": self.year}

    @property
    def days(self) -> str:
        """ "15/6/2026 – 14/9/2026"."""
        return " – ".join(date_format(day, "SHORT_DATE_FORMAT") for day in (self.first, self.last))

    @property
    def quarter(self) -> Quarter:
        """The quarter of the public figures that opens the rows: the last one within."""
        return quarter_of(self.last)

    def before(self, count: int) -> "FigurePeriod":
        return FigurePeriod(self.kind, self.index - count, self.reported)

    def year_before(self) -> "FigurePeriod":
        """The same period a year before."""
        return self.before(12 // MONTHS[self.kind])

    def is_over(self, on: date) -> bool:
        return self.last < on


def period_of(kind: str, day: date, *, reported: bool = False) -> FigurePeriod:
    """The period of that kind that holds `day`."""
    month = month_of(day) if reported else Month(day.year, day.month)
    chosen = IndicatorPeriod(kind)
    return FigurePeriod(chosen, (month.year * 12 + month.number - 1) // MONTHS[chosen], reported)


def running(indicator: Indicator, on: date) -> FigurePeriod:
    """The period that is not over yet."""
    return period_of(indicator.period, on, reported=not indicator.is_typed)


def last_over(indicator: Indicator, on: date) -> FigurePeriod:
    """The newest period that is over: its figure is expected."""
    return running(indicator, on).before(1)


def to_choose(indicator: Indicator, on: date) -> Sequence[FigurePeriod]:
    """The periods a figure may be entered for, newest first."""
    newest = last_over(indicator, on)
    return [newest.before(back) for back in range(2 * SHOWN[newest.kind])]


def named(kind: str, text: str, *, reported: bool = False) -> FigurePeriod | None:
    """The period that a file or a form names: "2026-Q3", "Quý III/2026", "9/2026", "2026"; None for anything else."""
    chosen, words = IndicatorPeriod(kind), fold(text[:40])
    for pattern in _NAMES[chosen]:
        if found := re.fullmatch(pattern, words, re.ASCII):
            year = int(found["y"])
            number = _ROMAN.get(found["n"]) or int(found["n"] or 1)
            per_year = 12 // MONTHS[chosen]
            if OLDEST <= year <= NEWEST and 1 <= number <= per_year:
                return FigurePeriod(chosen, year * per_year + number - 1, reported)
    return None


def between(kind: str, first: date, last: date) -> FigurePeriod | None:
    """The calendar period from `first` to `last`; None when they are not exactly one."""
    period = period_of(kind, first)
    return period if (period.first, period.last) == (first, last) else None
