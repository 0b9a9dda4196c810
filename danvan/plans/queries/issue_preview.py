"""What issuing a draft would do, and what is still open in it: a fixed number of queries, whatever the tasks."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count, Max, Q, QuerySet, Sum

from danvan.organisations.models import Unit
from danvan.plans.models import Assignment, Plan, Task, TaskGroup
from danvan.plans.models.choices import PERIODIC, Part
from danvan.plans.queries.respond_terms import respond_by
from danvan.plans.queries.unit_names import UnitNames

SHOWN = 30
HUNDRED = 100
#: Weights look like parts of a hundred when they come near it.
_NEAR = (60, 140)
_A_SHARE = 5
_PERIODIC = [kind.value for kind in PERIODIC]


@dataclass(slots=True)
class Receiver:
    """One unit and what it gets."""

    unit: Unit
    leads: int = 0
    helps: int = 0


@dataclass(frozen=True, slots=True)
class Spread:
    """A task that each of several units gets for itself; `unknown`: names no unit has."""

    task: Task
    count: int
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Uneven:
    """Weights beside each other that look like parts of a hundred and are not."""

    group: str
    task: str
    sum: int


@dataclass(frozen=True, slots=True)
class Some:
    """The first of some tasks and how many there are."""

    tasks: list[Task]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.tasks)


@dataclass(frozen=True, slots=True)
class IssuePreview:
    """`unled`, `undated`, `beyond` (due after the plan ends or before it is issued) and `uneven` are warnings."""

    tasks: int
    respond_by: datetime
    receivers: list[Receiver]
    spread: list[Spread]
    unled: Some
    undated: Some
    beyond: Some
    recurring: int
    uneven: list[Uneven] = field(default_factory=list)

    @property
    def doubts(self) -> int:
        return self.unled.count + self.undated.count + self.beyond.count + len(self.uneven)


def issue_preview(plan: Plan, *, at: datetime, on: date) -> IssuePreview:
    """For the page that asks before a plan goes out."""
    tasks = Task.objects.of(plan).select_related("group")
    names = UnitNames.on(on)
    wordy = list(tasks.filter(unit__isnull=True).exclude(lead_text="").in_order())
    spread, silent = _spread(wordy, names)
    unled = tasks.filter(unit__isnull=True).filter(Q(lead_text="") | Q(pk__in=silent))
    undated = tasks.filter(due_on__isnull=True, recurrence="", children__isnull=True)
    ends = plan.ends_on
    issued = plan.issued_on or on
    late = Q(due_on__lt=issued) | (Q(due_on__gt=ends) if ends else Q(pk__in=[]))
    return IssuePreview(
        tasks=Task.objects.of(plan).count(),
        respond_by=respond_by(plan, at=at),
        receivers=_receivers(plan, spread, names),
        spread=spread,
        unled=_some(unled),
        undated=_some(undated),
        beyond=_some(tasks.filter(late)),
        recurring=Task.objects.of(plan).filter(recurrence__in=_PERIODIC).count(),
        uneven=_uneven(plan),
    )


def _spread(wordy: Iterable[Task], names: UnitNames) -> tuple[list[Spread], list[int]]:
    """Tasks for several units, and keys of those whose words no unit has."""
    known = {words: names.meant(words) for words in {task.lead_text for task in wordy}}
    many = [task for task in wordy if known[task.lead_text].many]
    found = [Spread(task, len(known[task.lead_text].units), known[task.lead_text].unknown) for task in many]
    return found, [task.pk for task in wordy if not known[task.lead_text].many]


def _receivers(plan: Plan, spread: list[Spread], names: UnitNames) -> list[Receiver]:
    rows = Assignment.objects.filter(task__plan=plan, ended_at__isnull=True).order_by().values("unit_id", "part")
    here = {unit.pk: unit for unit in names.units}
    counted: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows.annotate(n=Count("pk")):
        counted[row["unit_id"]][0 if row["part"] == Part.LEAD else 1] += row["n"]
    for one in spread:
        for unit in names.meant(one.task.lead_text).units:
            counted[unit.pk][0] += 1
    ended = Unit.objects.in_bulk([pk for pk in counted if pk not in here])
    units = {pk: here.get(pk) or ended[pk] for pk in counted}
    found = [Receiver(units[pk], *counts) for pk, counts in counted.items()]
    return sorted(found, key=lambda one: (-one.leads, one.unit.sort))


def _some(tasks: QuerySet[Task]) -> Some:
    return Some(list(tasks.in_order()[:SHOWN]), tasks.count())  # type: ignore[attr-defined]  # a TaskQuerySet


def _uneven(plan: Plan) -> list[Uneven]:
    beside = Task.objects.of(plan).order_by().values("group_id", "parent_id")
    sums = beside.annotate(n=Count("pk"), whole=Sum("weight"), most=Max("weight"))
    low, high = _NEAR
    odd = list(
        sums.filter(n__gte=2, most__gte=_A_SHARE, whole__gte=low, whole__lte=high).exclude(whole=HUNDRED)[:SHOWN]
    )
    groups = TaskGroup.objects.in_bulk([row["group_id"] for row in odd])
    parents = Task.objects.in_bulk([row["parent_id"] for row in odd if row["parent_id"]])
    return [Uneven(str(groups[row["group_id"]]), str(parents.get(row["parent_id"]) or ""), row["whole"]) for row in odd]
