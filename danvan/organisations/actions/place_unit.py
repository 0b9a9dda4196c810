"""Put a unit below another from a day on."""

from datetime import date

from django.db import transaction

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.organisations.errors import ParentBelowUnit, UnitNotStanding
from danvan.organisations.events import UnitPlaced
from danvan.organisations.lines import would_close_a_circle
from danvan.organisations.models import Unit, UnitParent
from danvan.organisations.rules import MAY_PLACE_UNIT


@transaction.atomic(durable=True)
def place_unit(
    unit: Unit, *, below: Unit, valid_from: date, valid_to: date | None = None, by: Actor, on: date
) -> UnitParent:
    """Draw a line of command; rights and figures follow it from its first day on."""
    # Every line is drawn under one lock: two lines, each fine alone, could close a circle together.
    Unit.objects.select_for_update().order_by("pk").first()
    # Both ends: whoever could place a stranger's unit below the own one would gain rights over it.
    MAY_PLACE_UNIT.require(by, unit, on=on)
    MAY_PLACE_UNIT.require(by, below, on=on)
    if not (unit.holds_on(valid_from) and below.holds_on(valid_from)):
        raise UnitNotStanding
    if would_close_a_circle(unit.pk, below.pk, valid_from, valid_to):
        raise ParentBelowUnit
    line = UnitParent.objects.create(unit=unit, parent=below, valid_from=valid_from, valid_to=valid_to)
    record(UnitPlaced(below.pk, valid_from), about=unit, by=by, unit_id=unit.pk)
    return line
