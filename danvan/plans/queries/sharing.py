"""To whom a unit may give a part of its task, and who works there."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import QuerySet
from django.utils.formats import date_format

from danvan.accounts.models import User
from danvan.organisations.models import Membership, Post, Unit, UnitKind, UnitParent
from danvan.organisations.models.unit import UnitQuerySet
from danvan.organisations.queries import units_above
from danvan.plans.errors.working import (
    DueAfterWhole,
    DueBeforeStart,
    NoParts,
    OfficerNotOfUnit,
    PostNotOfUnit,
    UnitNotPossible,
    WeightOutOfBounds,
)
from danvan.plans.models import Task
from danvan.plans.models.task import HEAVIEST
from danvan.plans.rules.people import WORKERS

ROOMS = (UnitKind.DIVISION, UnitKind.OFFICE, UnitKind.SERVICE_UNIT, UnitKind.SERVICE_POINT)


def giving_units(unit_id: int, on: date) -> UnitQuerySet:
    """Every unit that this one may give a part: itself, those below and beside; never above, never the Party body."""
    above = units_above([unit_id], on) - {unit_id}
    return Unit.objects.on(on).handling_cases().exclude(pk__in=above).in_order()


def rooms_of(unit_id: int, on: date) -> list[Unit]:
    """The rooms and service units directly below."""
    below = UnitParent.objects.on(on).filter(parent_id=unit_id, unit__kind__in=ROOMS).values("unit_id")
    return list(Unit.objects.on(on).filter(pk__in=below).in_order())


def require_units(task: Task, wanted: Iterable[Unit], *, on: date) -> None:
    """Raises UnitNotPossible for the first that may not be given a part of this task, NoParts when nobody leads it."""
    if task.unit_id is None:
        raise NoParts
    units = {unit.pk: unit for unit in wanted}
    possible = set(giving_units(task.unit_id, on).filter(pk__in=units).values_list("pk", flat=True))
    for pk, unit in units.items():
        if pk not in possible:
            raise UnitNotPossible(unit=unit.name)


def require_officer(units: Collection[Unit], assignee: User | None, post: Post | None, *, on: date) -> None:
    """An officer or a post is named within one unit only. Raises OfficerNotOfUnit, PostNotOfUnit."""
    for unit in units:
        if assignee is not None and not officers_of(unit.pk, on).filter(pk=assignee.pk).exists():
            raise OfficerNotOfUnit(unit=unit.name)
        if post is not None and not (post.unit_id == unit.pk and post.holds_on(on)):
            raise PostNotOfUnit(unit=unit.name)


def officers_of(unit_id: int, on: date) -> QuerySet[User]:
    """People who may work on a task of the unit that day, by name."""
    held = Membership.objects.in_force(on).filter(unit_id=unit_id, role__in=WORKERS)
    return User.objects.filter(pk__in=held.values("user_id"), is_active=True).order_by("sort_name", "code")


def posts_of(unit_id: int, on: date) -> list[Post]:
    return list(Post.objects.on(on).filter(unit_id=unit_id).order_by("pk"))


def require_fits(task: Task | None, *, starts_on: date | None, due_on: date | None, weight: int) -> None:
    """What a part of `task` (None: of the plan itself) may not be. Raises DueAfterWhole, DueBeforeStart, …"""
    if due_on and task and task.due_on and due_on > task.due_on:
        raise DueAfterWhole(day=date_format(task.due_on, "SHORT_DATE_FORMAT"))
    if due_on and starts_on and due_on < starts_on:
        raise DueBeforeStart
    if not 0 <= weight <= HEAVIEST:
        raise WeightOutOfBounds


def require_possible(unit: Unit | None, *, on: date) -> None:
    """Raises UnitNotPossible unless the unit stands on that day and takes tasks."""
    if unit is None or unit.kind == UnitKind.PARTY or not unit.holds_on(on):
        raise UnitNotPossible(unit=unit.name if unit else "–")


def officers_in(unit_ids: Collection[int], on: date) -> list[tuple[int, User]]:
    """(unit, officer) of everyone who may work on tasks in these units, by name; one query."""
    held = Membership.objects.in_force(on).filter(unit_id__in=unit_ids, role__in=WORKERS).select_related("user")
    return list(
        {(row.unit_id, row.user_id): (row.unit_id, row.user) for row in held.order_by("user__sort_name")}.values()
    )


def posts_in(unit_ids: Collection[int], on: date) -> list[Post]:
    return list(Post.objects.on(on).filter(unit_id__in=unit_ids).order_by("unit_id", "pk"))
