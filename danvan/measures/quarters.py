"""Quarters and months of the report calendar of Circular 01/2024/TT-TTCP: each begins on the 15th.

The first quarter begins on 15 December of the year before. Three of these months make one quarter, so that a
course by months adds up to the figure of the quarter.
"""

from dataclasses import dataclass
from datetime import date

from danvan.measures.scopes import Scope

CUT = 15


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """The month that ends on the 14th of `number`."""

    year: int
    number: int

    @property
    def first(self) -> date:
        return self.before(1).end_next

    @property
    def last(self) -> date:
        return date(self.year, self.number, CUT - 1)

    @property
    def end_next(self) -> date:
        """The day after the last: the cut itself."""
        return date(self.year, self.number, CUT)

    def before(self, months: int) -> "Month":
        index = self.year * 12 + self.number - 1 - months
        return Month(index // 12, index % 12 + 1)

    def scope(self, unit_ids: frozenset[int] | None = None) -> Scope:
        return Scope(self.first, self.last, unit_ids)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    year: int
    number: int

    @property
    def months(self) -> tuple[Month, Month, Month]:
        last = Month(self.year, self.number * 3)
        return (last.before(2), last.before(1), last)

    @property
    def first(self) -> date:
        return self.months[0].first

    @property
    def last(self) -> date:
        return self.months[2].last

    def before(self, quarters: int) -> "Quarter":
        index = self.year * 4 + self.number - 1 - quarters
        return Quarter(index // 4, index % 4 + 1)

    def scope(self, unit_ids: frozenset[int] | None = None) -> Scope:
        return Scope(self.first, self.last, unit_ids)

    def __str__(self) -> str:
        return f"{self.year}-{self.number}"


def month_of(day: date) -> Month:
    """The report month that holds `day`."""
    here = Month(day.year, day.month)
    return here if day.day < CUT else here.before(-1)


def quarter_of(day: date) -> Quarter:
    """The report quarter that holds `day`."""
    month = month_of(day)
    return Quarter(month.year, (month.number - 1) // 3 + 1)
