"""Post on which weekdays the head of a unit receives citizens."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.language import normalise_line
from danvan.organisations.errors import NotAWeekday
from danvan.organisations.events import ReceptionDaysSet
from danvan.organisations.models import Unit
from danvan.organisations.rules import MAY_SET_RECEPTION

MONDAY_TO_FRIDAY = frozenset(range(1, 6))


@transaction.atomic(durable=True)
def set_reception(unit_id: int, *, weekdays: Collection[int], hours: str = "", by: Actor, on: date) -> Unit:
    """Enter the reception days (ISO weekdays 1 to 5; none: not known) and hours; the same again changes nothing."""
    unit = Unit.objects.select_for_update().get(pk=unit_id)
    MAY_SET_RECEPTION.require(by, unit, on=on)
    if not set(weekdays) <= MONDAY_TO_FRIDAY:
        raise NotAWeekday
    chosen = tuple(sorted(set(weekdays)))
    days = ",".join(map(str, chosen))
    told = normalise_line(hours) if days else ""
    if (unit.reception_weekdays, unit.reception_hours) == (days, told):
        return unit
    unit.reception_weekdays, unit.reception_hours = days, told
    unit.save(update_fields=["reception_weekdays", "reception_hours"])
    record(ReceptionDaysSet(chosen), about=unit, by=by, unit_id=unit.pk)
    return unit
