"""Who stands in for whom: for pages, and as it is written into the trail."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q

from danvan.accounts.models import User
from danvan.organisations.models import Membership, Unit
from danvan.organisations.queries import unit_ids_of, units_below
from danvan.plans.models import StandIn
from danvan.plans.rules.people import LEADERS, WORKERS, absent_in


def behalf(absent_id: int | None) -> str:
    """The code in the trail of for whom it was done; "" for who acts in his own right."""
    return f"user:{absent_id}" if absent_id else ""


def stood_in_for(user: User, unit_id: int | None, roles: Iterable[str], *, on: date) -> StandIn | None:
    """By what this person acts for somebody with one of the roles in that unit; None for who holds one himself."""
    absent = absent_in(user, on, unit_id, roles)
    if absent is None or unit_id is None:
        return None
    rows = StandIn.objects.on(on).filter(user=user, unit_id=unit_id, absent_id=absent)
    return rows.select_related("absent", "unit").first()


def workers_in(unit_ids: Iterable[int], on: date) -> list[Membership]:
    """People who report or confirm in these units that day, each once in each unit, by name; one query."""
    rows = Membership.objects.in_force(on).filter(unit_id__in=list(unit_ids), role__in=WORKERS)
    rows = rows.select_related("user", "unit").order_by("unit__sort", "user__sort_name", "pk")
    return list({(row.unit_id, row.user_id): row for row in rows}.values())


def substitutes(unit_ids: Iterable[int], on: date) -> list[User]:
    """Who may stand in there: people of these units and their rooms, by name."""
    below = units_below(unit_ids, on)
    ids = Membership.objects.in_force(on).filter(unit_id__in=below, role__in=WORKERS).values("user_id")
    return list(User.objects.filter(pk__in=ids).order_by("sort_name", "code"))


def knows_the_unit(user_id: int, unit: Unit, on: date) -> bool:
    """Works in the unit or one of its rooms."""
    members = Membership.objects.in_force(on).filter(user_id=user_id, role__in=WORKERS)
    return members.filter(unit_id__in=units_below([unit.pk], on)).exists()


def works_in(user_id: int, unit: Unit, on: date) -> bool:
    return Membership.objects.in_force(on).filter(user_id=user_id, unit=unit, role__in=WORKERS).exists()


def absences(user: Any, *, on: date) -> list[StandIn]:
    """Running and coming ones: of this person, by this person, and of the units this person leads; soonest first."""
    led = unit_ids_of(user, on=on, roles=LEADERS)
    rows = StandIn.objects.filter(Q(absent=user) | Q(user=user) | Q(unit_id__in=led), valid_to__gte=on)
    rows = rows.filter(ended_on__isnull=True).select_related("absent", "user", "unit")
    return list(rows.order_by("valid_from", "pk"))
