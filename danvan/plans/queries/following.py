"""What asks for attention in the plans that run: late, silent, at risk, to be confirmed; by unit, and the first rows.

`unit_ids` limits each question to these units; None is the whole city.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.db.models import Count
from django.utils import timezone

from danvan.organisations.models import Unit
from danvan.plans.lifecycle import PlanState, TaskState
from danvan.plans.models import Assignment, Plan, Task
from danvan.plans.queries.capped import Capped, capped
from danvan.plans.queries.tree import UNSHOWN

#: The table by unit is counted anew after so many seconds: it reads every open task.
KEPT_SECONDS = 300
Units = Iterable[int] | None


@dataclass(frozen=True, slots=True)
class Attention:
    late: Capped
    silent: Capped
    risk: Capped


@dataclass(slots=True)
class OfUnit:
    """One unit's counts."""

    unit: Unit
    open: int = 0
    late: int = 0
    risk: int = 0
    silent: int = 0

    @property
    def order(self) -> tuple[int, int, int]:
        return self.late, self.silent, self.risk


@dataclass(slots=True)
class ByUnit:
    """counted_at: the figures are some minutes old at most."""

    units: list[OfUnit]
    counted_at: datetime
    worst: list[OfUnit] = field(default_factory=list)


def running_plans() -> list[int]:
    """The plans that are being carried out; one query of few rows."""
    return list(Plan.objects.filter(state=PlanState.ISSUED.value).order_by().values_list("pk", flat=True))


def tasks_in(plans: Iterable[int], unit_ids: Units) -> Any:
    rows = Task.objects.filter(plan_id__in=list(plans))
    return rows if unit_ids is None else rows.filter(unit_id__in=sorted(unit_ids))


def silent(unit_ids: Units, *, at: datetime) -> Any:
    """Assignments not acknowledged within the term."""
    rows = Assignment.objects.silent(at=at)
    return rows if unit_ids is None else rows.filter(unit_id__in=sorted(unit_ids))


def attention(plans: Iterable[int], unit_ids: Units, *, at: datetime) -> Attention:
    """Three counts that stop at ten thousand."""
    on, rows = timezone.localdate(at), tasks_in(plans, unit_ids)
    return Attention(capped(rows.late(on=on)), capped(silent(unit_ids, at=at)), capped(rows.at_risk(on=on)))


def latest(plans: Iterable[int], unit_ids: Units, *, on: date, most: int) -> list[Task]:
    """The tasks that are late longest."""
    rows = tasks_in(plans, unit_ids).late(on=on).order_by("open_due", "pk")
    return list(rows.select_related("plan", "unit").defer(*UNSHOWN)[:most])


def riskiest(plans: Iterable[int], unit_ids: Units, *, on: date, most: int) -> list[Task]:
    """At risk for longest."""
    rows = tasks_in(plans, unit_ids).at_risk(on=on).order_by("risk_on", "pk")
    return list(rows.select_related("plan", "unit").defer(*UNSHOWN)[:most])


def longest_silent(unit_ids: Units, *, at: datetime, most: int) -> list[Assignment]:
    rows = silent(unit_ids, at=at).order_by("respond_by", "pk")
    return list(rows.select_related("unit", "task__plan").defer(*(f"task__{name}" for name in UNSHOWN))[:most])


def by_unit(unit_ids: Units, *, at: datetime) -> ByUnit:
    """Every unit with an open task; three grouped counts at most every five minutes, and one query for the names."""
    on = timezone.localdate(at)
    limit = "all" if unit_ids is None else ",".join(map(str, sorted(unit_ids)))
    name = f"plans:by-unit:{on}:{sha256(limit.encode()).hexdigest()[:24]}"
    kept = cache.get(name)
    if kept is None:
        kept = (at, *_counted(unit_ids, on, at))
        cache.set(name, kept, KEPT_SECONDS)
    counted_at, counts = kept[0], kept[1:]
    units = {pk: OfUnit(unit) for pk, unit in Unit.objects.in_bulk({pk for one in counts for pk in one}).items()}
    for column, found in zip(("open", "late", "risk", "silent"), counts, strict=True):
        for pk, number in found.items():
            if pk in units:
                setattr(units[pk], column, number)
    ordered = sorted(units.values(), key=lambda one: one.unit.sort)
    worst = sorted((one for one in ordered if any(one.order)), key=lambda one: one.order, reverse=True)
    return ByUnit(ordered, counted_at, worst)


def _counted(unit_ids: Units, on: date, at: datetime) -> tuple[dict[int, int], ...]:
    rows = tasks_in(running_plans(), unit_ids).filter(unit__isnull=False)
    sets = (rows.open(), rows.late(on=on), rows.at_risk(on=on), silent(unit_ids, at=at))
    return tuple(dict(one.order_by().values_list("unit_id").annotate(n=Count("pk"))) for one in sets)


def to_confirm(unit: Unit) -> Any:
    """Reported as done to this unit."""
    rows = Task.objects.open().filter(plan__state=PlanState.ISSUED.value, state=TaskState.REPORTED.value)
    return rows.filter(confirmer=unit)
