"""The tasks of a person and the units this person works for, and what is wrong with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value

from danvan.plans.lifecycle import PlanState, TaskState
from danvan.plans.models import Assignment, Plan, Task
from danvan.plans.models.choices import Part
from danvan.plans.rules.people import LEADERS, WORKERS, units

#: Due within so many days: soon.
SOON = timedelta(days=14)
_REPORTED = TaskState.REPORTED.value


class Show(StrEnum):
    """What the list is narrowed to; the empty one is everything this person's units lead."""

    ALL = ""
    MINE = "mine"
    LATE = "late"
    RISK = "risk"
    SOON = "soon"
    SILENT = "silent"
    CONFIRM = "confirm"
    COOPERATING = "cooperating"


@dataclass(frozen=True, slots=True)
class Counts:
    """What asks for something: past its date, not acknowledged, to be confirmed."""

    late: int
    silent: int
    confirm: int

    @property
    def all(self) -> int:
        return self.late + self.silent + self.confirm


#: Asked of each row, not joined: a join tempts a planner to begin with the plans and read all their tasks.
_RUNS = Exists(Plan.objects.filter(pk=OuterRef("plan_id"), state=PlanState.ISSUED.value))


def open_tasks() -> QuerySet[Task]:
    """Open tasks of plans that run."""
    return Task.objects.open().filter(_RUNS)


def to_confirm(unit_ids: Iterable[int]) -> QuerySet[Task]:
    """Reported as finished, for these units to confirm."""
    return Task.objects.filter(_RUNS, state=_REPORTED, confirmer_id__in=list(unit_ids))


def my_tasks(user: Any, show: str, *, on: date) -> QuerySet[Any]:
    """Open tasks with `unanswered`: an own unit has not acknowledged its part."""
    own = units(user, on, WORKERS)
    if show == Show.CONFIRM:
        return to_confirm(units(user, on, LEADERS)).annotate(unanswered=Value(False))
    rows = open_tasks().annotate(unanswered=Exists(_unanswered(own, OuterRef("pk"))))
    if show == Show.COOPERATING:
        return rows.filter(Exists(_cooperating(own)))
    if show == Show.MINE:
        return rows.filter(assignee_id=user.pk)
    if show == Show.SILENT:
        return rows.filter(pk__in=_unanswered(own).values("task"))
    return rows.filter(_led(own, user), _narrowed(show, on))


def _narrowed(show: str, on: date) -> Q:
    if show == Show.LATE:
        return Q(due_on__lt=on)
    if show == Show.RISK:
        return (Q(due_on__isnull=True) | Q(due_on__gte=on)) & Q(risk_on__lte=on)
    if show == Show.SOON:
        return Q(due_on__gte=on, due_on__lte=on + SOON)
    return Q()


def _led(unit_ids: Iterable[int], user: Any) -> Q:
    """Led by these units or given to the person; two halves, each over its own index, where an OR would read all."""
    rows = Task.objects.open().order_by()
    by_unit, by_name = rows.filter(unit_id__in=list(unit_ids)), rows.filter(assignee_id=user.pk)
    return Q(pk__in=by_unit.values("pk").union(by_name.values("pk")))


def _unanswered(unit_ids: Any, task: Any = None) -> QuerySet[Assignment]:
    rows = Assignment.objects.waiting().filter(unit_id__in=unit_ids)
    return rows if task is None else rows.filter(task=task)


def _cooperating(unit_ids: Any) -> QuerySet[Assignment]:
    return Assignment.objects.filter(
        task=OuterRef("pk"), unit_id__in=unit_ids, part=Part.COOPERATING, ended_at__isnull=True
    )


def nearest(user: Any, *, on: date, most: int) -> list[Any]:
    """The open tasks wanted soonest."""
    rows = my_tasks(user, Show.ALL, on=on).select_related("unit")
    return list(rows.order_by(F("due_on").asc(nulls_last=True), "pk")[:most])


def counts(user: Any, *, on: date) -> Counts:
    """Three counts over indexes of what is open; what waits for confirmation is not late by its unit."""
    own, led = units(user, on, WORKERS), units(user, on, LEADERS)
    late = open_tasks().filter(_led(own, user), due_on__lt=on).exclude(state=_REPORTED)
    return Counts(late.count(), _unanswered(own).count(), to_confirm(led).count())
