"""What everyone may read of plans: issued, public ones; their progress by the city's seven groups; first-level tasks.

Counted are the tasks of the plans themselves, the first level: what units made of them is their own work and stands
in the progress of the whole. No person is named anywhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from danvan.plans.lifecycle import COUNTED, OPEN, PlanState, TaskState
from danvan.plans.models import Plan, Task, TaskGroup
from danvan.plans.models.choices import GroupCode
from danvan.plans.queries.tree import UNSHOWN
from danvan.plans.shares import weighted

# Said by what is left out: a list of the counted states would lead SQLite away from the index of the first level.
_LEFT_OUT = sorted(state.value for state in set(TaskState) - COUNTED)
_OPEN = sorted(state.value for state in OPEN)
_DONE = TaskState.DONE.value
#: More words narrow nothing, and each is looked for in every row.
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Tally:
    """Tasks of the first level. rolled: weighted progress in hundredths of a per cent."""

    tasks: int = 0
    done: int = 0
    late: int = 0
    risk: int = 0
    rolled: int = 0

    @property
    def percent(self) -> int:
        return self.rolled // 100

    @property
    def on_time(self) -> int:
        """Open, neither late nor at risk."""
        return self.tasks - self.done - self.late - self.risk


@dataclass(frozen=True, slots=True)
class OfSeven:
    """One of the city's seven groups over all running public plans."""

    code: str
    label: Any
    tally: Tally


def public_plans() -> QuerySet[Plan]:
    """Issued or summed up, and meant for everyone."""
    return Plan.objects.issued().filter(public=True)


def running_public() -> QuerySet[Plan]:
    return public_plans().filter(state=PlanState.ISSUED.value)


def by_seven_groups(plans: Iterable[int], *, on: date) -> list[OfSeven]:
    """All seven, those without a task too; one query."""
    rows = _tallies(Task.objects.filter(plan__in=list(plans)).exclude(group__code=""), "group__code", on)
    return [OfSeven(code.value, code.label, rows.get(code.value, Tally())) for code in GroupCode]


def by_plan(plans: Iterable[int], *, on: date) -> dict[int, Tally]:
    """Plan -> tally; one query."""
    return _tallies(Task.objects.filter(plan__in=list(plans)), "plan", on)


def by_group(plan: Plan, *, on: date) -> list[tuple[TaskGroup, Tally]]:
    """The groups of one plan in its order; two queries."""
    found = _tallies(Task.objects.of(plan), "group", on)
    groups: Sequence[TaskGroup] = list(plan.groups.defer("source").order_by("position")[:200])
    return [(group, found.get(group.pk, Tally())) for group in groups]


def first_level(plan: Plan) -> Any:
    """The plan's own tasks as everyone reads them, in its order."""
    rows = Task.objects.of(plan).filter(depth=1).exclude(state__in=_LEFT_OUT)
    return rows.select_related("unit", "group").defer(*UNSHOWN, "group__source").order_by("path")


def matching_plans(words: Sequence[str]) -> QuerySet[Plan]:
    """Public plans that hold every folded word in number, title or issuer."""
    rows = public_plans()
    for word in words[:MOST_WORDS]:
        rows = rows.filter(folded__contains=word)
    return rows


def matching_tasks(words: Sequence[str]) -> Any:
    """First-level tasks of public plans that hold every folded word."""
    rows = Task.objects.filter(
        depth=1, plan__public=True, plan__state__in=[PlanState.ISSUED.value, PlanState.CLOSED.value]
    )
    rows = rows.exclude(state__in=_LEFT_OUT)
    for word in words[:MOST_WORDS]:
        rows = rows.filter(folded__contains=word)
    return rows.select_related("plan", "unit").defer(*UNSHOWN).order_by("-plan_id", "path")


def _tallies(rows: Any, by: str, on: date) -> dict[Any, Tally]:
    open_, late = Q(state__in=_OPEN), Q(state__in=_OPEN, due_on__lt=on)
    found = (
        rows.filter(depth=1)
        .exclude(state__in=_LEFT_OUT)
        .order_by()
        .values(by)
        .annotate(
            tasks=Count("pk"),
            done=Count("pk", filter=Q(state=_DONE)),
            late=Count("pk", filter=late),
            risk=Count("pk", filter=open_ & Q(risk_on__lte=on) & (Q(due_on__isnull=True) | Q(due_on__gte=on))),
            whole=Sum("weight"),
            heavy=Sum(F("weight") * F("rolled")),
            plain=Sum("rolled"),
        )
    )
    return {row[by]: _tally(row) for row in found}


def _tally(row: dict[str, Any]) -> Tally:
    # As the tree rolls up: without any weight all count alike.
    parts = [(row["whole"], row["heavy"] // row["whole"])] if row["whole"] else [(1, row["plain"] // row["tasks"])]
    return Tally(row["tasks"], row["done"], row["late"], row["risk"], weighted(parts))
