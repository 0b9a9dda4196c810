"""The unit in charge asks another unit to contribute by an inner due date."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from danvan.accounts.models import User
from danvan.deadlines.queries import working_calendar
from danvan.events.recording import record
from danvan.language import normalise
from danvan.organisations.models import Unit
from danvan.petitions.errors.handling import AskedAlready, InnerDateNotPossible, LeadIsNotAsked
from danvan.petitions.errors.screening import NobodyReceivesThere, UnitIsConcerned
from danvan.petitions.events.handling import CooperationAsked
from danvan.petitions.models import Cooperation, Petition
from danvan.petitions.queries.inner_terms import last_inner_day
from danvan.petitions.queries.workers import people_to_tell
from danvan.petitions.rules.handling import MAY_ASK_COOPERATION


@transaction.atomic(durable=True)
def ask_cooperation(petition_id: int, *, unit: Unit, request: str, due_on: date, by: User, at: datetime) -> Cooperation:
    """Ask for a contribution until the end of the local day `due_on`; the very same request again is the first one."""
    on = timezone.localdate(at)
    petition = Petition.objects.lock(petition_id)
    MAY_ASK_COOPERATION.require(by, petition, on=on)
    request = normalise(request)
    due_at = _inner_due(petition, due_on, at)
    if open_one := petition.cooperations.filter(unit=unit, ended_at__isnull=True).first():
        if (open_one.request, open_one.due_at) == (request, due_at):
            return open_one
        raise AskedAlready
    _require_askable(petition, unit, on)
    cooperation = Cooperation.objects.create(
        petition=petition, unit=unit, request=request, asked_by=by, asked_at=at, due_at=due_at
    )
    petition.changed_at = at
    petition.save(update_fields=["changed_at"])
    record(
        CooperationAsked(petition.reference, unit.slug, due_at),
        about=petition,
        by=by,
        unit_id=petition.unit_id,
        at=at,
    )
    return cooperation


def _inner_due(petition: Petition, due_on: date, at: datetime) -> datetime:
    calendar = working_calendar()
    first, last = calendar.local(at).date(), last_inner_day(petition, calendar, at=at)
    if not first <= due_on <= last:
        raise InnerDateNotPossible(first=date_format(first, "DATE_FORMAT"), last=date_format(last, "DATE_FORMAT"))
    return calendar.end_of(due_on)


def _require_askable(petition: Petition, unit: Unit, on: date) -> None:
    if unit.pk == petition.unit_id:
        raise LeadIsNotAsked
    if unit.pk == petition.about_unit_id:
        raise UnitIsConcerned
    if not unit.handles_cases or not unit.holds_on(on) or not people_to_tell(unit.pk, on):
        raise NobodyReceivesThere(unit=unit.slug)
