"""Say that the days off of a year are announced, or that they are not."""

from datetime import date, datetime

from django.db import transaction

from danvan.deadlines.editions import new_edition
from danvan.deadlines.errors import NothingChanged
from danvan.deadlines.events import CalendarYearAnnounced
from danvan.deadlines.models import CalendarEdition, CalendarYear
from danvan.deadlines.rules import MAY_EDIT_CALENDAR
from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.language import normalise_line


@transaction.atomic(durable=True)
def announce_year(year: int, *, announced: bool, decision: str, by: Actor, at: datetime, on: date) -> CalendarEdition:
    """Dates of an announced year are certain; before that they are expected ones."""
    MAY_EDIT_CALENDAR.require(by, on=on)
    row = CalendarYear.objects.select_for_update().filter(year=year).first() or CalendarYear(year=year)
    if row.pk and row.announced == announced and row.decision == decision:
        raise NothingChanged
    row.announced, row.decision = announced, normalise_line(decision)
    row.save()
    edition = new_edition()
    record(CalendarYearAnnounced(year, announced), about=edition, by=by, at=at)
    return edition
