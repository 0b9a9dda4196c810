"""In whose name an officer speaks, and who moderates what."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from danvan.accounts.models import User
from danvan.discussions.models import Comment
from danvan.discussions.rules import READING, REPLYING
from danvan.organisations.models import Membership, Role, Tier, Unit
from danvan.organisations.queries import memberships_of, units_above


def speaking_unit(actor: Any, comment: Comment, *, on: date) -> Unit:
    """The responsible unit where this person works there; else the unit in which the person moderates or edits."""
    held = memberships_of(actor, on=on)
    own = [m.unit for m in held if m.unit_id == comment.unit_id and m.role in REPLYING]
    standing_in = [m.unit for m in held if m.role in READING]
    return (own or standing_in)[0]


def moderators_for(unit_id: int | None, *, on: date) -> QuerySet[User]:
    """Whom a comment of that unit waits for: the moderators of the unit and of those above it; where it has none, and
    for the whole city, those of bodies of the city."""
    own = _moderators(on, Q(unit_id__in=units_above([unit_id], on))) if unit_id else User.objects.none()
    return own if own.exists() else _moderators(on, Q(unit__tier=Tier.CITY))


def _moderators(on: date, which: Q) -> QuerySet[User]:
    members = Membership.objects.in_force(on).filter(which, role=Role.MODERATOR)
    return User.objects.filter(pk__in=members.values("user_id"), is_active=True).order_by("pk")


def units_that_wait(rows: QuerySet[Comment]) -> Iterable[tuple[int | None, int]]:
    """(unit or None, how many) of these comments."""
    counts: dict[int | None, int] = {}
    for unit_id in rows.order_by().values_list("unit_id", flat=True):
        counts[unit_id] = counts.get(unit_id, 0) + 1
    return sorted(counts.items(), key=lambda pair: pair[0] or 0)
