"""Give a person a role in a unit."""

from datetime import date

from django.contrib.auth import get_user_model
from django.db import transaction

from danvan.events.actors import Actor
from danvan.events.recording import record
from danvan.organisations.errors import AlreadyMember, DaysOutOfOrder, PartyBodyHandlesNoCase, UnitNotStanding
from danvan.organisations.events import MembershipGranted
from danvan.organisations.models import Membership, Unit
from danvan.organisations.models.no_overlap import NoOverlap
from danvan.organisations.rules import MAY_MANAGE_MEMBERS


@transaction.atomic(durable=True)
def grant_membership(
    user_id: int, *, unit: Unit, role: str, valid_from: date, valid_to: date | None = None, by: Actor, on: date
) -> Membership:
    """Give a person a role from a day on; an administrator of the unit or above does it, never for oneself."""
    person = get_user_model().objects.select_for_update().get(pk=user_id)
    membership = Membership(user=person, unit=unit, role=role, valid_from=valid_from, valid_to=valid_to)
    MAY_MANAGE_MEMBERS.require(by, membership, on=on)
    _require_sound(membership)
    membership.save()
    event = MembershipGranted(person.pk, unit.pk, str(role), valid_from, valid_to)
    record(event, about=membership, by=by, unit_id=unit.pk)
    return membership


def _require_sound(membership: Membership) -> None:
    unit, first, last = membership.unit, membership.valid_from, membership.valid_to
    if not unit.handles_cases:
        raise PartyBodyHandlesNoCase
    if first is None or (last is not None and last < first):
        raise DaysOutOfOrder
    if not unit.holds_on(first) or (unit.valid_to is not None and (last is None or last > unit.valid_to)):
        raise UnitNotStanding
    if any(c.rivals(Membership, membership).exists() for c in Membership._meta.constraints if isinstance(c, NoOverlap)):
        raise AlreadyMember
