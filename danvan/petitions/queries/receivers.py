"""Who receives in a unit, and who decides between units."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from danvan.accounts.models import User
from danvan.organisations.models import Membership, Role, Unit
from danvan.petitions.models import Petition

SCREENING_ROLES = (Role.RECEIVER, Role.HEAD)


def one_receiver(unit: Unit, *, on: date, outside: int | None = None) -> User | None:
    """The one officer who sees a restricted petition: the receiver of longest standing, else the head.

    outside: key of the unit it is about; whoever works there is not asked.
    """
    members = _members(on, outside).filter(unit=unit)
    for role in SCREENING_ROLES:
        found = members.filter(role=role).select_related("user").order_by("valid_from", "pk").first()
        if found is not None:
            return found.user
    return None


def one_coordinator(*, on: date, outside: int | None = None) -> User | None:
    """The coordinator of longest standing: who alone decides on a restricted petition."""
    members = _members(on, outside).filter(role=Role.COORDINATOR).select_related("user")
    found = members.order_by("valid_from", "pk").first()
    return found.user if found else None


def receiving_unit_ids(unit_ids: Iterable[int] | None, *, on: date) -> frozenset[int]:
    """Those of these units (of all, when None) where somebody screens on that day: a receiver or the head."""
    members = Membership.objects.in_force(on).filter(role__in=SCREENING_ROLES)
    if unit_ids is not None:
        members = members.filter(unit_id__in=list(unit_ids))
    return frozenset(members.values_list("unit_id", flat=True))


def screeners_of(petition: Petition, *, on: date) -> QuerySet[User]:
    """Whom a petition at its unit waits for: its receivers, the head where there are none; of a restricted one its
    one reader."""
    if petition.restricted:
        return User.objects.filter(pk=petition.only_reader_id or 0, is_active=True)
    members = _members(on, petition.about_unit_id).filter(unit_id=petition.unit_id)
    receivers = members.filter(role=Role.RECEIVER)
    chosen = receivers if receivers.exists() else members.filter(role=Role.HEAD)
    return User.objects.filter(pk__in=chosen.values("user_id"), is_active=True)


def coordinators_for(petition: Petition, *, on: date) -> QuerySet[User]:
    """Who may decide on it; of a restricted one its one reader."""
    if petition.restricted:
        return User.objects.filter(pk=petition.only_reader_id or 0, is_active=True)
    members = _members(on, petition.about_unit_id).filter(role=Role.COORDINATOR)
    return User.objects.filter(pk__in=members.values("user_id"), is_active=True)


def _members(on: date, outside: int | None) -> QuerySet[Membership]:
    members = Membership.objects.in_force(on)
    if outside is None:
        return members
    return members.exclude(user_id__in=Membership.objects.in_force(on).filter(unit_id=outside).values("user_id"))
