"""Who answers for a unit, who stands above it, and which unit takes a petition over."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from danvan.accounts.models import User
from danvan.organisations.models import Membership, Role, Unit, UnitParent
from danvan.organisations.queries import units_above
from danvan.petitions.models import Petition
from danvan.petitions.rules.reading import CITY_WIDE, MAY_READ, units

#: A head drafts and signs; without one nothing is ever answered.
ANSWERING = (Role.HEAD,)


def heads_of(unit_id: int, *, on: date) -> list[User]:
    """The heads of one unit."""
    return list(_people(on, Q(unit_id=unit_id, role=Role.HEAD)))


def overseers_of(petition: Petition, *, on: date) -> list[User]:
    """Heads of the units above and the coordinators, each only where the petition is theirs to read."""
    above = units_above([petition.unit_id], on) - {petition.unit_id}
    found = _people(on, Q(unit_id__in=above, role=Role.HEAD) | Q(role__in=CITY_WIDE))
    return readers_among(found, petition, on=on)


def people_at_work(petition: Petition, *, on: date) -> list[User]:
    """The heads of the unit in charge and the officer of the case, each only where it is theirs to read."""
    found = {user.pk: user for user in _people(on, Q(unit_id=petition.unit_id, role=Role.HEAD))}
    if petition.assignee is not None and petition.assignee.is_active:
        found[petition.assignee.pk] = petition.assignee
    return readers_among(found.values(), petition, on=on)


def receivers_of(petition: Petition, *, on: date) -> list[User]:
    """Who screens in the unit in charge."""
    found = _people(on, Q(unit_id=petition.unit_id, role__in=[Role.RECEIVER, Role.HEAD]))
    return readers_among(found, petition, on=on)


def readers_among(people: Any, petition: Petition, *, on: date) -> list[User]:
    """Those of them who may open the petition: nobody is told of what is kept from him."""
    return [user for user in people if MAY_READ.allows(user, petition, on=on)]


def taking_unit(actor: Any, petition: Petition, *, on: date) -> Unit | None:
    """The unit in whose name this person takes over: the nearest above that he heads, else the one he coordinates."""
    heads = units(actor, on, [Role.HEAD])
    seen = here = {petition.unit_id}
    while here and heads:
        lines = UnitParent.objects.on(on).filter(unit_id__in=here)
        here = set(lines.values_list("parent_id", flat=True)) - seen
        seen = seen | here
        if found := here & heads:
            return Unit.objects.get(pk=min(found))
    coordinating = units(actor, on, CITY_WIDE) - {petition.unit_id}
    return Unit.objects.get(pk=min(coordinating)) if coordinating else None


def can_answer(unit: Unit, *, on: date) -> bool:
    """Somebody there could draft and sign."""
    return Membership.objects.in_force(on).filter(unit=unit, role__in=ANSWERING).exists()


def _people(on: date, which: Q) -> QuerySet[User]:
    members = Membership.objects.in_force(on).filter(which)
    return User.objects.filter(pk__in=members.values("user_id"), is_active=True).order_by("pk")
