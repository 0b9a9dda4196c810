"""Open clocks follow the calendar: one chunk at a time, each in its own short transaction."""

from datetime import datetime

from django.db import transaction

from danvan.deadlines.calendar import WorkingCalendar
from danvan.deadlines.clocks import compute
from danvan.deadlines.events import ClockRecomputed
from danvan.deadlines.models import CalendarEdition, Clock
from danvan.deadlines.queries import current_edition, working_calendar
from danvan.events.actors import JobActor
from danvan.events.recording import About, Recording, record_many

CHUNK = 100
ACTOR = JobActor("deadlines.recompute")
_COLUMNS = ["due_at", "explanation", "expected", "edition"]


def recompute_chunk(at: datetime) -> int:
    """Compute up to CHUNK outdated clocks anew and tell what moved; returns how many were looked at."""
    edition = current_edition()
    if edition is None:
        return 0
    calendar = working_calendar(edition)
    with transaction.atomic(durable=True):
        found = Clock.objects.outdated(edition).select_related("rule").order_by("pk")
        clocks = list(found.select_for_update(of=("self",), skip_locked=True)[:CHUNK])
        moved = [line for clock in clocks if (line := _recomputed(clock, calendar, edition))]
        Clock.objects.bulk_update(clocks, _COLUMNS)
        if moved:
            record_many(moved, by=ACTOR, at=at)
    return len(clocks)


def _recomputed(clock: Clock, calendar: WorkingCalendar, edition: CalendarEdition) -> Recording | None:
    old = clock.due_at
    compute(clock, clock.rule, calendar, edition)
    if clock.due_at == old:
        return None
    event = ClockRecomputed(clock.subject_type, clock.subject_id, clock.stage, old, clock.due_at)
    return Recording(event, About(clock.subject_type, clock.subject_id))
