"""Whom to tell that figures are missing: people of the units that keep them."""

from collections import defaultdict
from datetime import date

from django.db.models import Count

from danvan.organisations.models import Membership, Role
from danvan.plans.models import Indicator
from danvan.plans.queries.standing import with_missing

#: Who works on figures, and who answers for them.
TOLD = (Role.HANDLER, Role.HEAD, Role.COORDINATOR)


def missing_by_person(on: date) -> dict[int, int]:
    """Person -> how many figures of periods that are over are missing at his units. Two queries."""
    rows = with_missing(Indicator.objects.in_force(), on=on).filter(missing=True).order_by()
    counted: dict[int, int] = {row["owner"]: row["n"] for row in rows.values("owner").annotate(n=Count("pk"))}
    people = Membership.objects.in_force(on).filter(unit__in=list(counted), role__in=TOLD)
    units: dict[int, set[int]] = defaultdict(set)
    for person, unit in people.values_list("user_id", "unit_id"):
        units[person].add(unit)
    return {person: sum(counted[unit] for unit in held) for person, held in units.items()}
