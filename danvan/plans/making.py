"""What several actions share when a plan or a task is made: its address, who has it. Inside an action only."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat, Substr

from danvan.language import fold
from danvan.organisations.models import Unit
from danvan.plans.models import Assignment, Plan, Task, TaskDependency, TaskGroup
from danvan.plans.models.choices import Part, PlanKind
from danvan.plans.models.plan import DIGITS
from danvan.plans.models.task import after

#: Words of the desk's own addresses beside the short names of plans.
RESERVED = frozenset({"them", "nhap", "don-vi", "theo-doi"})
_SHORT = {PlanKind.PLAN: "kh", PlanKind.PROGRAMME: "ctr", PlanKind.DIRECTIVE: "ct"}
LONGEST = 80
#: A place that nothing has, and that still has one after it.
_SPARE = str(10**DIGITS - 2)


@dataclass(frozen=True, slots=True)
class Sent:
    """When a task is sent, and by when its units answer."""

    at: datetime
    respond_by: datetime


def free_slug(kind: str, number: str, title: str, issued_on: date | None) -> str:
    """ "kh-274-kh-ubnd-2021", or from the title; counted on when it is taken already."""
    words = _SHORT.get(PlanKind(kind), "kh") + " " + (number or title[:70])
    year = str(issued_on.year) if issued_on else ""
    if year and year not in words:
        words = f"{words} {year}"
    slug = re.sub(r"[^a-z0-9]+", "-", fold(words)).strip("-")[:LONGEST].strip("-")
    taken = set(Plan.objects.filter(slug__startswith=slug).values_list("slug", flat=True)) | RESERVED
    if slug not in taken:
        return slug
    return next(counted for n in range(2, len(taken) + 3) if (counted := f"{slug}-{n}") not in taken)


def give(task: Task, lead: Unit | None, cooperating: Iterable[Unit], *, at: datetime, sent: Sent | None = None) -> bool:
    """Bring the assignments of a task in line: lead and cooperating units; True when the lead is another one.

    What was never sent is taken away, what was sent ends. `sent`: new ones go out at once.
    """
    wanted = {unit.pk: Part.COOPERATING for unit in cooperating}
    if lead is not None:
        wanted[lead.pk] = Part.LEAD
    standing = {row.unit_id: row for row in Assignment.objects.filter(task=task, ended_at__isnull=True)}
    had = next((pk for pk, row in standing.items() if row.part == Part.LEAD), None)
    gone = [row for pk, row in standing.items() if wanted.get(pk) != row.part]
    Assignment.objects.filter(pk__in=[row.pk for row in gone if row.sent_at is None]).delete()
    Assignment.objects.filter(pk__in=[row.pk for row in gone if row.sent_at is not None]).update(ended_at=at)
    kept = {row.unit_id for row in standing.values()} - {row.unit_id for row in gone}
    new = [assignment(task, pk, part, sent) for pk, part in wanted.items() if pk not in kept]
    Assignment.objects.bulk_create(new)
    return had != (lead.pk if lead else None)


def assignment(task: Task, unit_id: int, part: Part, sent: Sent | None = None) -> Assignment:
    """One row, not yet written."""
    moments = {"sent_at": sent.at, "respond_by": sent.respond_by} if sent else {}
    return Assignment(task=task, unit_id=unit_id, part=part, **moments)


def neighbour_of(task: Task, *, up: bool) -> Task | None:
    """The task just before or after it under the same task or group."""
    beside = Task.objects.filter(group_id=task.group_id, parent_id=task.parent_id)
    if up:
        return beside.filter(path__lt=task.path).order_by("-path").first()
    return beside.filter(path__gt=task.path).order_by("path").first()


def swap_tasks(plan: Plan, one: Task, other: Task) -> None:
    """Two tasks change places, each with everything below it."""
    spare = one.path[:-DIGITS] + _SPARE
    for old, new in ((one.path, spare), (other.path, one.path), (spare, other.path)):
        _move(plan, old, new)


def swap_groups(plan: Plan, one: TaskGroup, other: TaskGroup) -> None:
    """Two groups change places, each with its tasks."""
    places = ((one, other.position), (other, one.position))
    for old, new in ((one.path, _SPARE), (other.path, one.path), (_SPARE, other.path)):
        _move(plan, old, new)
    TaskGroup.objects.filter(pk=one.pk).update(position=int(_SPARE))
    for group, position in reversed(places):
        TaskGroup.objects.filter(pk=group.pk).update(position=position)


def _move(plan: Plan, old: str, new: str) -> None:
    """Every path that begins with `old` begins with `new`; nothing stands there."""
    rows = Task.objects.of(plan).filter(Q(path=old) | Q(path__gt=old, path__lt=after(old)))
    rows.update(path=Concat(Value(new), Substr("path", len(old) + 1)))


def remove_tasks(tasks: QuerySet[Task]) -> int:
    """Tasks of a draft vanish with what hangs on them, the deepest first; returns how many."""
    gone = 0
    Assignment.objects.filter(task__in=tasks).delete()
    TaskDependency.objects.filter(Q(task__in=tasks) | Q(needs__in=tasks)).delete()
    for depth in list(tasks.order_by("-depth").values_list("depth", flat=True).distinct()):
        gone += tasks.filter(depth=depth).delete()[0]
    return gone
