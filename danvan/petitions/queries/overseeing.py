"""What the coordinator asks: what nobody has, what units dispute, where most is late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q

from danvan.deadlines.calendar import WorkingCalendar
from danvan.deadlines.models import Clock
from danvan.organisations.models import Membership, Role, Unit, UnitKind
from danvan.petitions.lifecycle import ON_THE_DESK, State
from danvan.petitions.models import Petition
from danvan.petitions.models.petition_query import PetitionQuerySet
from danvan.petitions.queries.spans import DAY, end_of
from danvan.petitions.rules.overseeing import MAY_COORDINATE
from danvan.petitions.terms import LAST_ROUND, intake_stage

_OPEN = sorted(state.value for state in ON_THE_DESK)


@dataclass(frozen=True, slots=True)
class UnitCount:
    """One unit with how many petitions, and the earliest due date among them."""

    unit: Unit
    number: int
    oldest: datetime


def overseen(actor: Any, *, on: date) -> PetitionQuerySet:
    """The petitions of the city as this person may see them."""
    return MAY_COORDINATE.rows(Petition.objects.all(), actor, on=on)  # type: ignore[return-value]  # a filter of it


def without_owner(rows: PetitionQuerySet, *, on: date, calendar: WorkingCalendar) -> PetitionQuerySet:
    """Accepted more than one working day ago, or reopened so long ago, and still nobody's."""
    cut = end_of(_working_days_back(on, calendar, 2))
    label = Petition._meta.label_lower
    taken_in = Clock.objects.filter(
        subject_type=label, subject_id=OuterRef("pk"), stage__startswith=intake_stage(0), closed_at__lt=cut
    )
    accepted = rows.filter(state=State.ACCEPTED.value, assignee__isnull=True)
    return accepted.filter(Exists(taken_in)).exclude(reopening__at__gte=cut)


def disputed(rows: PetitionQuerySet) -> PetitionQuerySet:
    """Passed on more often than units may among themselves."""
    return rows.undecided()


def reopened(rows: PetitionQuerySet) -> PetitionQuerySet:
    """Answered anew; taken over ones too."""
    return rows.on_the_desk().filter(round=LAST_ROUND).select_related("reopening", "reopening__taken_over_by")


def most_overdue(rows: PetitionQuerySet, *, at: datetime, most: int) -> list[UnitCount]:
    """The units in which most is late; two queries."""
    grouped = rows.overdue(at=at).order_by().values_list("unit_id")
    found = grouped.annotate(n=Count("pk"), oldest=Min("due_at")).order_by("-n", "oldest")[:most]
    return _named(list(found))


def nobody_receives(*, on: date, most: int) -> tuple[list[UnitCount], int]:
    """Units with open petitions in which nobody receives, and how many committees have no receiver; three queries."""
    receiver = Membership.objects.in_force(on).filter(unit_id=OuterRef("pk"), role=Role.RECEIVER)
    served = Membership.objects.in_force(on).filter(role=Role.RECEIVER).values("unit_id")
    rows = Petition.objects.filter(state__in=_OPEN).exclude(unit_id__in=served).order_by().values_list("unit_id")
    waiting = rows.annotate(n=Count("pk"), oldest=Min("due_at")).order_by("-n", "oldest")[:most]
    empty = Unit.objects.on(on).filter(~Exists(receiver), kind=UnitKind.COMMITTEE)
    return _named(list(waiting)), empty.count()


def restricted_count() -> int:
    """How many open petitions only one person may read: the number, never which."""
    return Petition.objects.filter(Q(state__in=_OPEN), restricted=True).count()


def _working_days_back(on: date, calendar: WorkingCalendar, days: int) -> date:
    """The working day that many before `on`: what happened on it or earlier is more than one working day old."""
    day = on
    while days:
        day -= DAY
        days -= calendar.is_working(day)
    return day


def _named(rows: Sequence[tuple[int, int, datetime]]) -> list[UnitCount]:
    units = Unit.objects.in_bulk([key for key, _number, _oldest in rows])
    return [UnitCount(units[key], number, oldest) for key, number, oldest in rows]
