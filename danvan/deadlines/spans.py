"""A term drawn: one cell a day (or one a working hour), read from its stored explanation. Pure Python.

What was decided stays drawn as it was decided: only what lies after the due date asks the calendar of today.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from danvan.deadlines.calendar import DAY, WorkingCalendar, days_between
from danvan.deadlines.terms import Step

Kind = Literal["count", "off", "hold", "over"]
HOUR = timedelta(hours=1)
MOST_CELLS = 400


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of the term: a day, or a working hour; `since` and `until` are local."""

    since: datetime
    until: datetime
    kind: Kind


def marked_days(steps: Iterable[Step]) -> dict[date, Kind]:
    """The days of the span that did not count, as the explanation says."""
    marks: dict[date, Kind] = {}
    for step in steps:
        if step["code"] in ("skipped", "rolled"):
            for first, last, _why in step["runs"]:
                marks |= dict.fromkeys(_days(first, last), "off")
        elif step["code"] == "held":
            marks |= dict.fromkeys(_days(step["first"], step["last"]), "hold")
    return marks


def day_cells(
    received: date, due: date, steps: Sequence[Step], calendar: WorkingCalendar, until: date, held: Iterable[date] = ()
) -> list[Cell]:
    """The days after `received` to the due day, then on to `until` when that is later."""
    marks = marked_days(steps)
    rolled = next((step for step in steps if step["code"] == "rolled"), None)
    if rolled:  # the days off after the nth day are hatched, the nth itself was counted
        marks.pop(date.fromisoformat(rolled["nth"]), None)
    marks |= dict.fromkeys(held, "hold")
    cells = [_day_cell(d, marks.get(d, "count"), calendar) for d in days_between(received, due)]
    late = [(d, marks.get(d) or ("over" if calendar.is_working(d) else "off")) for d in days_between(due, until)]
    return [*cells, *(_day_cell(d, kind, calendar) for d, kind in late)][:MOST_CELLS]


def hour_cells(due_at: datetime, steps: Sequence[Step], calendar: WorkingCalendar, until: datetime) -> list[Cell]:
    """The working hours of the term, days off and nights as one gap each, then the hours it is late."""
    spans = [(datetime.fromisoformat(a), datetime.fromisoformat(b)) for a, b in _spans(steps)]
    late = list(_late_spans(due_at, calendar, until))
    cells: list[Cell] = []
    for (first, last), kind in [*((s, "count") for s in spans), *((s, "over") for s in late)]:
        if cells and cells[-1].until.date() != first.date():
            cells.append(Cell(cells[-1].until, first, "off"))
        cells += _sliced(first, last, "count" if kind == "count" else "over")
    return cells[:MOST_CELLS]


def _sliced(first: datetime, last: datetime, kind: Kind) -> Iterator[Cell]:
    while first < last:
        end = min(last, first + HOUR)
        yield Cell(first, end, kind)
        first = end


def _late_spans(due_at: datetime, calendar: WorkingCalendar, until: datetime) -> Iterator[tuple[datetime, datetime]]:
    if until <= due_at:
        return
    for first, last in calendar.open_spans(due_at):
        if first >= until:
            return
        yield first, min(last, calendar.local(until))


def worked_time(calendar: WorkingCalendar, since: datetime, until: datetime) -> timedelta:
    """Office time in [since, until]."""
    total = timedelta()
    for first, last in _late_spans(since, calendar, until):
        total += last - first
    return total


def _spans(steps: Sequence[Step]) -> list[list[str]]:
    return next((step["spans"] for step in steps if step["code"] == "hours"), [])


def _day_cell(day: date, kind: Kind, calendar: WorkingCalendar) -> Cell:
    return Cell(calendar.start_of(day), calendar.end_of(day), kind)


def _days(first: str, last: str) -> Iterator[date]:
    return days_between(date.fromisoformat(first[:10]) - DAY, date.fromisoformat(last[:10]))
