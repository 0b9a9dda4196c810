"""While one person is away, another reports and confirms in his place."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.organisations.models import Unit
from danvan.plans.errors.progress import StandInDaysWrong, StandInNotOfUnit, StandInOverlaps
from danvan.plans.events.progress import StandInNamed
from danvan.plans.models import StandIn
from danvan.plans.queries.standing_in import knows_the_unit, works_in
from danvan.plans.rules.working import MAY_NAME_STAND_IN

#: Longer than this is no absence: the unit grants a role.
LONGEST = timedelta(days=90)


@transaction.atomic(durable=True)
def name_stand_in(
    unit_id: int, *, absent_id: int, user_id: int, first: date, last: date, by: User, at: datetime
) -> StandIn:
    """From `first` to `last`, both included; named again with the same days it is one.

    Raises StandInDaysWrong, StandInNotOfUnit, StandInOverlaps.
    """
    unit = Unit.objects.select_for_update().get(pk=unit_id)
    on = timezone.localdate(at)
    row = StandIn(unit=unit, absent_id=absent_id, user_id=user_id, valid_from=first, valid_to=last)
    MAY_NAME_STAND_IN.require(by, row, on=on)
    standing = StandIn.objects.filter(unit=unit, absent_id=absent_id, ended_on__isnull=True)
    if known := standing.filter(user_id=user_id, valid_from=first, valid_to=last).first():
        return known
    if first < on or last < first or last - first >= LONGEST:
        raise StandInDaysWrong(days=LONGEST.days)
    if absent_id == user_id or not works_in(absent_id, unit, first) or not knows_the_unit(user_id, unit, first):
        raise StandInNotOfUnit
    others = StandIn.objects.filter(unit=unit, absent_id=absent_id, valid_from__lte=last, valid_to__gte=first)
    # Taken back early, it stands in the way only until the day before.
    if others.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=first)).exists():
        raise StandInOverlaps
    row.save()
    record(StandInNamed(unit.slug, absent_id, user_id, first, last), about=row, by=by, unit_id=unit.pk, at=at)
    return row
