"""What the registry asks: from when a term counts, and whose number of another system this is."""

from datetime import date, datetime

from django.utils import timezone

from danvan.deadlines.queries import working_calendar
from danvan.petitions.models import Channel, Petition
from danvan.references.external import find_external_id
from danvan.references.models import ExternalId


def moment_of_receipt(arrived_on: date | None, *, at: datetime) -> datetime:
    """From when the terms count: now, or from the opening of offices on the earlier day it reached the city.

    The stamp of the registry names a day and no hour. The first hour is the reading in the sender's favour; the
    settlement term, which counts whole days, does not depend on it.
    """
    if arrived_on is None or arrived_on >= timezone.localdate(at):
        return at
    calendar = working_calendar()
    opening = calendar.hours.pieces[0][0]
    return datetime.combine(arrived_on, opening, calendar.zone)


def numbers_elsewhere(petition: Petition) -> list[tuple[str, ExternalId]]:
    """(system in words, number) of each system that knows this petition; one query."""
    return [(system_words(row.system), row) for row in ExternalId.objects.of(petition)]


def petition_of_number(system: str, code: str) -> Petition | None:
    """The petition that another system knows under this number."""
    row = find_external_id(system, code)
    if row is None or row.subject_type != Petition._meta.label_lower:
        return None
    return Petition.objects.filter(pk=row.subject_id).first()


def system_words(system: str) -> str:
    """ "1022" as "Hotline 1022"; a system this house has no word for by its own name."""
    return str(Channel(system).label) if system in Channel.values else system
