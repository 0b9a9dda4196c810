"""Which calendar periods a recurring task has; no table is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from danvan.plans.models.choices import IndicatorPeriod, Recurrence
from danvan.plans.queries.periods import period_of

_MONTHS = {
    Recurrence.MONTHLY.value: IndicatorPeriod.MONTH,
    Recurrence.QUARTERLY.value: IndicatorPeriod.QUARTER,
    Recurrence.HALF_YEARLY.value: IndicatorPeriod.HALF,
    Recurrence.YEARLY.value: IndicatorPeriod.YEAR,
}
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Turn:
    """One period, both days included. `name`: as the plan's own paper writes it, since it becomes part of a title."""

    first: date
    last: date
    name: str


def turns(recurrence: str, first: date, until: date) -> Iterator[Turn]:
    """The periods from the one that holds `first` to the last that has begun by `until`."""
    turn = turn_of(recurrence, first)
    while turn is not None and turn.first <= until:
        yield turn
        turn = turn_of(recurrence, turn.last + timedelta(days=1))


def turn_of(recurrence: str, day: date) -> Turn | None:
    """The period that holds `day`; None for what does not come again by the calendar."""
    if recurrence == Recurrence.WEEKLY.value:
        monday = day - timedelta(days=day.weekday())
        year, week, _ = monday.isocalendar()
        return Turn(monday, monday + timedelta(days=6), f"Tuần {week}/{year}")
    kind = _MONTHS.get(recurrence)
    if kind is None:
        return None
    period = period_of(kind, day)
    names = {
        IndicatorPeriod.MONTH: f"Tháng {period.number}/{period.year}",
        IndicatorPeriod.QUARTER: f"Quý {_ROMAN[(period.number - 1) % 4]}/{period.year}",
        IndicatorPeriod.HALF: f"6 tháng {'đầu' if period.number == 1 else 'cuối'} năm {period.year}",
        IndicatorPeriod.YEAR: f"Năm {period.year}",
    }
    return Turn(period.first, period.last, names[kind])
