"""Inner due dates of cooperating units, and what a rule still allows to extend. Times are of the city's calendar."""

from dataclasses import dataclass
from datetime import date, datetime

from danvan.deadlines.calendar import WorkingCalendar
from danvan.deadlines.clocks import clock_of, term_of
from danvan.deadlines.errors import NoSuchClock
from danvan.deadlines.models import Clock, LegalRule
from danvan.deadlines.queries import working_calendar
from danvan.deadlines.terms import Extension, due
from danvan.petitions.models import Petition


def last_inner_day(petition: Petition, calendar: WorkingCalendar, *, at: datetime) -> date:
    """The latest day for a contribution: the petition's own; once that has passed, the next working day."""
    if petition.due_at >= at:
        return calendar.local(petition.due_at).date()
    return calendar.next_working_day(calendar.local(at).date())


def usual_inner_day(petition: Petition, calendar: WorkingCalendar, *, at: datetime) -> date:
    """What is proposed: half of the working days left, at least one, never after the petition's own day."""
    today = calendar.local(at).date()
    last = last_inner_day(petition, calendar, at=at)
    day = today
    for _ in range(max(1, calendar.working_days(today, last) // 2)):
        day = calendar.next_working_day(day)
    return min(day, last)


@dataclass(frozen=True, slots=True)
class Possible:
    """What is left to extend: the rule, and (amount, new due date) for each amount it still allows."""

    rule: LegalRule
    choices: tuple[tuple[int, datetime], ...]


def possible_extensions(petition: Petition) -> Possible:
    """Every extension of this round's term that its rule still allows, counted on today's calendar."""
    clock = clock_of(petition, petition.settle_stage)
    if clock is None:
        raise NoSuchClock
    calendar = working_calendar()
    return Possible(clock.rule, tuple((n, _due(clock, n, calendar)) for n in range(1, _left(clock) + 1)))


def _left(clock: Clock) -> int:
    if len(clock.extensions) >= clock.rule.most_extensions:
        return 0
    return max(0, clock.rule.most_extended - sum(granted.amount for granted in clock.extensions_granted()))


def _due(clock: Clock, amount: int, calendar: WorkingCalendar) -> datetime:
    granted = [*clock.extensions_granted(), Extension(amount, "")]
    found = due(clock.started_at, term_of(clock.rule), calendar, pauses=clock.pauses_taken(), extensions=granted)
    return found.due_at
