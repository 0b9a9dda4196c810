"""Who acts for a unit without being of it: by a delegation of that day, or as head of its office."""

from datetime import date
from typing import Any

from danvan.organisations.models import Role, UnitKind, UnitParent
from danvan.organisations.queries import unit_ids_of
from danvan.petitions.models import SigningDelegation

_KEPT = "_stands_in_by_day"


def delegated_units(actor: Any, on: date) -> frozenset[int]:
    """Units whose answers this person may sign in the head's place on that day; kept on the user for the request."""
    if getattr(actor, "pk", None) is None or not getattr(actor, "is_active", False):
        return frozenset()
    kept: dict[date, frozenset[int]] = actor.__dict__.setdefault(_KEPT, {})
    if on not in kept:
        found = SigningDelegation.objects.on(on).filter(user_id=actor.pk)
        kept[on] = frozenset(found.values_list("unit_id", flat=True))
    return kept[on]


def units_served_by_office(actor: Any, on: date) -> frozenset[int]:
    """Units whose office this person heads; kept on the user for the request."""
    heads = unit_ids_of(actor, on=on, roles=[Role.HEAD])
    if not heads:
        return frozenset()
    kept: dict[Any, frozenset[int]] = actor.__dict__.setdefault(f"{_KEPT}_office", {})
    if (on, heads) not in kept:
        lines = UnitParent.objects.on(on).filter(unit_id__in=heads, unit__kind=UnitKind.OFFICE)
        kept[on, heads] = frozenset(lines.values_list("parent_id", flat=True))
    return kept[on, heads]
