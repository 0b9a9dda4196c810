"""Who works in a unit and its rooms, and whom to tell there."""

from collections.abc import Iterable
from datetime import date

from danvan.accounts.models import User
from danvan.organisations.models import Membership, Role, Unit, UnitKind, UnitParent

ROOMS = (UnitKind.DIVISION, UnitKind.OFFICE)
WORKERS = (Role.HANDLER, Role.RECEIVER, Role.HEAD)
_TOLD = (Role.RECEIVER, Role.HEAD)


def rooms_of(unit: Unit, on: date) -> list[Unit]:
    """Divisions and office of the unit on that day, and rooms within these; bodies of their own stand outside."""
    found: set[int] = set()
    above = {unit.pk}
    while above:
        lines = UnitParent.objects.on(on).filter(parent_id__in=above, unit__kind__in=ROOMS)
        above = set(lines.values_list("unit_id", flat=True)) - found
        found |= above
    return list(Unit.objects.on(on).filter(pk__in=found).in_order())


def workers_of(units: Iterable[Unit], on: date) -> list[Membership]:
    """People who may settle petitions in these units that day, each once in each unit, by name; one query."""
    ids = [unit.pk for unit in units]
    rows = Membership.objects.in_force(on).filter(unit_id__in=ids, role__in=WORKERS).select_related("user", "unit")
    once = {(row.unit_id, row.user_id): row for row in rows.order_by("user__sort_name", "pk")}
    return list(once.values())


def works_in(user: User, units: Iterable[Unit], on: date) -> list[int]:
    """Keys of those units in which this person may settle petitions that day."""
    ids = [unit.pk for unit in units]
    held = Membership.objects.in_force(on).filter(user=user, unit_id__in=ids, role__in=WORKERS)
    return sorted(set(held.values_list("unit_id", flat=True)))


def people_to_tell(unit_id: int, on: date) -> list[User]:
    """Receivers and heads of a unit; where it has neither, its handling officers."""
    members = Membership.objects.in_force(on).filter(unit_id=unit_id, role__in=WORKERS).select_related("user")
    found = list(members)
    first = [row.user for row in found if row.role in _TOLD]
    return first or [row.user for row in found]
