"""Who a person is in a unit on a day: by his own roles, and by those of whom he stands in for."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from danvan.organisations.models import Membership, Role
from danvan.organisations.queries import unit_ids_of
from danvan.plans.models import StandIn

# Whoever works in a unit sees the plans it is part of.
MEMBERS = frozenset(Role) - {Role.ADMINISTRATOR}
WORKERS = frozenset({Role.HANDLER, Role.RECEIVER, Role.CLERK, Role.HEAD, Role.COORDINATOR})
# Who answers for a unit's tasks: its head, and the coordinator who works there.
LEADERS = frozenset({Role.HEAD, Role.COORDINATOR})
# Kept on the user under a name of its own: petitions keep there for whom he signs.
_KEPT = "_plans_stood_in_by_day"


def units(actor: Any, on: date, roles: Iterable[str]) -> frozenset[int]:
    """The units in which this person holds one of the roles on that day, or stands in for one who does."""
    wanted = frozenset(map(str, roles))
    return unit_ids_of(actor, on=on, roles=wanted) | frozenset(
        unit for unit, role, _ in _stood_in(actor, on) if role in wanted
    )


def absent_in(actor: Any, on: date, unit_id: int | None, roles: Iterable[str]) -> int | None:
    """The person this one stands in for in that unit, when he holds none of the roles there himself."""
    wanted = frozenset(map(str, roles))
    if unit_id is None or unit_id in unit_ids_of(actor, on=on, roles=wanted):
        return None
    rows = sorted(row for row in _stood_in(actor, on) if row[0] == unit_id and row[1] in wanted)
    return rows[0][2] if rows else None


def coordinates(actor: Any, on: date) -> bool:
    """A coordinator: she keeps the plans of the city."""
    return bool(unit_ids_of(actor, on=on, roles=[Role.COORDINATOR]))


def holding(roles: Iterable[str]) -> Callable[..., bool]:
    """enters: someone with one of these roles anywhere, or who stands in for one."""
    wanted = frozenset(roles)
    return lambda actor, *, on: bool(units(actor, on, wanted))


def _stood_in(actor: Any, on: date) -> frozenset[tuple[int, str, int]]:
    """(unit, role, absent person) of each role stood in for; two queries at most, kept for the request."""
    if getattr(actor, "pk", None) is None or not getattr(actor, "is_active", False):
        return frozenset()
    kept: dict[date, frozenset[tuple[int, str, int]]] = actor.__dict__.setdefault(_KEPT, {})
    if on not in kept:
        rows = list(StandIn.objects.on(on).filter(user_id=actor.pk).values_list("unit_id", "absent_id"))
        held = Membership.objects.in_force(on).filter(
            unit_id__in=[unit for unit, _ in rows], user_id__in=[absent for _, absent in rows]
        )
        wanted = set(rows)
        roles = held.values_list("unit_id", "role", "user_id") if rows else ()
        kept[on] = frozenset((unit, role, absent) for unit, role, absent in roles if (unit, absent) in wanted)
    return kept[on]


def members(actor: Any, *, on: date) -> bool:
    """enters: whoever works somewhere."""
    return bool(units(actor, on, MEMBERS))
