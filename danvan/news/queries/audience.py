"""From the lines of an audience to people: set-based, a fixed number of queries whatever the size of the city."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from danvan.news.models import AudienceRule
from danvan.organisations.models import Membership
from danvan.organisations.queries import units_below


@dataclass(frozen=True, slots=True)
class Line:
    """One line of who must know it, not yet stored: `unit_id` with `below` and `role` ("" any), or `person_id`."""

    unit_id: int | None = None
    below: bool = False
    role: str = ""
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class HowMany:
    """The size of an audience, before anything is sent."""

    people: int
    units: int


def lines_of(dissemination_id: int) -> list[Line]:
    """The stored lines (one query)."""
    rows = AudienceRule.objects.filter(dissemination_id=dissemination_id)
    return [Line(row.unit_id, row.below, row.role, row.person_id) for row in rows]


def people_of(lines: Iterable[Line], *, on: date) -> dict[int, int]:
    """Person -> the unit they read for on that day: of several, the one they joined first.

    One query for the people, and one for what stands below for each role that lines name.
    """
    wanted = _wanted(list(lines), on)
    if not wanted:
        return {}
    rows = Membership.objects.in_force(on).filter(wanted).order_by("valid_from", "pk")
    found: dict[int, int] = {}
    for person, unit in rows.values_list("user_id", "unit_id").iterator(chunk_size=2000):
        found.setdefault(person, unit)
    return found


def how_many(people: dict[int, int]) -> HowMany:
    return HowMany(len(people), len(set(people.values())))


def _wanted(lines: list[Line], on: date) -> Q:
    wanted = Q()
    if persons := {line.person_id for line in lines if line.person_id is not None}:
        wanted |= Q(user_id__in=persons)
    for role in sorted({line.role for line in lines if line.unit_id is not None}):
        own = [line for line in lines if line.unit_id is not None and line.role == role]
        units = {line.unit_id for line in own if line.unit_id is not None}
        if deep := {line.unit_id for line in own if line.below and line.unit_id is not None}:
            units |= units_below(deep, on)
        wanted |= Q(unit_id__in=units, role=role) if role else Q(unit_id__in=units)
    return wanted
