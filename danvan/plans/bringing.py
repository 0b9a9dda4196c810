"""Groups and tasks laid into the draft of a plan, all at once: a few queries a level. Inside an action only."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext

from danvan.language import fold, normalise_line
from danvan.organisations.models import Unit
from danvan.plans.errors.tree import TooDeep
from danvan.plans.making import assignment, give
from danvan.plans.models import Assignment, Plan, Task, TaskGroup
from danvan.plans.models.choices import GroupCode, Part, Recurrence
from danvan.plans.models.plan import DIGITS, segment
from danvan.plans.models.task import DEEPEST
from danvan.plans.queries.task_facts import COLUMNS, TaskFacts
from danvan.plans.queries.unit_names import UnitNames
from danvan.plans.reading.pieces import ReadGroup, ReadPlan, ReadTask

AT_ONCE = 1000
LONGEST_TITLE = 1000


@dataclass(slots=True, kw_only=True)
class TaskLine(TaskFacts):
    """One task as a file or a review gives it. source: the words it was read from; `below`: the tasks under it."""

    source: str = ""
    below: "list[TaskLine]" = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class GroupLine:
    title: str
    number: str = ""
    code: str = ""
    source: str = ""
    tasks: list[TaskLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and where it goes."""

    line: TaskLine
    group: TaskGroup
    path: str
    parent: str
    depth: int


def lay(plan: Plan, groups: Sequence[GroupLine], *, first: int = 1) -> int:
    """Write new groups from position `first` on, with their tasks; returns how many tasks. Raises TooDeep."""
    rows = TaskGroup.objects.bulk_create(
        TaskGroup(plan=plan, position=at, number=one.number, title=one.title, code=one.code, source=one.source)
        for at, one in enumerate(groups, start=first)
    )
    placed = [p for row, one in zip(rows, groups, strict=True) for p in _placed(one.tasks, row, row.path, 1, 1)]
    return len(write(plan, placed))


def lay_below(group: TaskGroup, parent: Task | None, lines: Sequence[TaskLine], *, first: int) -> int:
    """Write lines under a group or a task that stands already, from segment `first` on."""
    above, depth = (parent.path, parent.depth + 1) if parent else (group.path, 1)
    known = {parent.path: parent} if parent else {}
    return len(write(group.plan, list(_placed(lines, group, above, depth, first)), known))


def write(plan: Plan, placed: Iterable[Placed], known: dict[str, Task] | None = None) -> list[Task]:
    """The rows, level by level, so that each finds its parent; then who has them. known: parents by path."""
    levels: dict[int, list[Placed]] = defaultdict(list)
    for one in placed:
        levels[one.depth].append(one)
    by_path = dict(known or {})
    made: list[Task] = []
    given: list[Assignment] = []
    for depth in sorted(levels):
        tasks = [_row(plan, one, by_path) for one in levels[depth]]
        Task.objects.bulk_create(tasks, batch_size=AT_ONCE)
        by_path |= {task.path: task for task in tasks}
        for one, task in zip(levels[depth], tasks, strict=True):
            given += assignments(task, one.line.unit, one.line.cooperating)
        made += tasks
    Assignment.objects.bulk_create(given, batch_size=AT_ONCE)
    return made


def assignments(task: Task, lead: Unit | None, cooperating: Iterable[Unit]) -> list[Assignment]:
    """Who has a new task: each unit once, the lead first."""
    parts = {unit.pk: Part.COOPERATING for unit in cooperating}
    if lead is not None:
        parts[lead.pk] = Part.LEAD
    return [assignment(task, pk, part) for pk, part in parts.items()]


def _row(plan: Plan, one: Placed, by_path: dict[str, Task]) -> Task:
    above = by_path.get(one.parent)
    place = {"plan": plan, "group": one.group, "parent": above, "path": one.path, "depth": one.depth}
    return Task(**place, confirmer=one.line.unit, source=one.line.source, **one.line.columns()).prepare()


def _placed(lines: Sequence[TaskLine], group: TaskGroup, above: str, depth: int, first: int) -> Iterator[Placed]:
    if lines and depth > DEEPEST:
        raise TooDeep
    for at, line in enumerate(lines, start=first):
        path = above + segment(at)
        yield Placed(line, group, path, above if depth > 1 else "", depth)
        yield from _placed(line.below, group, path, depth + 1, 1)


def lines_of(read: ReadPlan, names: UnitNames) -> list[GroupLine]:
    """What was read and looked over, as groups and tasks; words are cut to what a column holds, nothing is lost."""
    return [_group_line(group, names) for group in read.groups]


def _group_line(group: ReadGroup, names: UnitNames) -> GroupLine:
    title = normalise_line(group.title.value) or normalise_line(group.number) or "–"
    code = group.code if group.code in GroupCode.values else ""
    line = GroupLine(title=title[:1000], number=normalise_line(group.number)[:30], code=code, source=group.text)
    by_number: dict[str, TaskLine] = {}
    for task in group.tasks:
        one = _task_line(task, names)
        above = by_number.get(task.parent) if task.parent else None
        (above.below if above else line.tasks).append(one)
        if task.number:
            by_number.setdefault(task.number, one)
    return line


def _task_line(task: ReadTask, names: UnitNames) -> TaskLine:
    title = normalise_line(task.title.value) or "–"
    lead, helping = names.meant(task.lead.value), names.meant_by_all(value.value for value in task.cooperating)
    told = [title] if len(title) > LONGEST_TITLE else []
    if helping.unknown:
        told.append(gettext("Cooperating, as the paper names them: %(names)s.") % {"names": "; ".join(helping.unknown)})
    return TaskLine(
        title=title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1] + "…",
        number=normalise_line(task.number)[:40],
        detail="\n".join(told),
        deliverable=normalise_line(task.deliverable.value)[:500],
        lead_text="" if lead.one and not lead.unknown else normalise_line(task.lead.value)[:300],
        unit=lead.one,
        cooperating=helping.units,
        due_on=_day(task.due.value),
        recurrence=task.recurrence.value if task.recurrence.value in Recurrence.values else "",
        source=task.text,
    )


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def merge(plan: Plan, groups: Sequence[GroupLine], *, at: datetime) -> tuple[int, int]:
    """Lay lines beside what stands in the draft already: (new tasks, changed tasks)."""
    standing = {(fold(row.number), fold(row.title)): row for row in plan.groups.all()}
    last = max((row.position for row in standing.values()), default=0)
    fresh = [group for group in groups if (fold(group.number), fold(group.title)) not in standing]
    new, changed = lay(plan, fresh, first=last + 1), 0
    tree = _Tree(plan)
    for group in groups:
        row = standing.get((fold(group.number), fold(group.title)))
        if row is not None:
            row.plan = plan
            more, other = tree.merge(row, None, group.tasks, at=at)
            new, changed = new + more, changed + other
    return new, changed


class _Tree:
    """The tasks of a draft by the place above them, with who has them; two queries."""

    def __init__(self, plan: Plan) -> None:
        self._below: dict[tuple[int, int | None], list[Task]] = defaultdict(list)
        self._helping: dict[int, list[Unit]] = defaultdict(list)
        for task in Task.objects.of(plan).select_related("unit").in_order():
            self._below[task.group_id, task.parent_id].append(task)
        rows = Assignment.objects.filter(task__plan=plan, part=Part.COOPERATING, ended_at__isnull=True)
        for row in rows.select_related("unit").order_by("unit__sort", "unit_id"):
            self._helping[row.task_id].append(row.unit)

    def merge(
        self, group: TaskGroup, parent: Task | None, lines: Sequence[TaskLine], *, at: datetime
    ) -> tuple[int, int]:
        """Lines beside the tasks directly below `parent` or the group."""
        beside = self._below[group.pk, parent.pk if parent else None]
        known: dict[str, Task] = {}
        for task in beside:
            known.setdefault(_key(task.number, task.title), task)
        fresh: list[TaskLine] = []
        new = changed = 0
        for line in lines:
            found = known.get(_key(line.number, line.title))
            if found is None:
                fresh.append(line)
                continue
            changed += self._bring(found, line, at)
            more, other = self.merge(group, found, line.below, at=at)
            new, changed = new + more, changed + other
        first = int(beside[-1].path[-DIGITS:]) + 1 if beside else 1
        return new + (lay_below(group, parent, fresh, first=first) if fresh else 0), changed

    def _bring(self, task: Task, line: TaskLine, at: datetime) -> int:
        """1 when the line says something else than the task."""
        before = TaskFacts(cooperating=tuple(self._helping[task.pk]), **{name: getattr(task, name) for name in COLUMNS})
        if not line.changed_from(before):
            return 0
        line.put_into(task)
        task.confirmer = line.unit
        task.save()
        give(task, line.unit, line.cooperating, at=at)
        return 1


def _key(number: str, title: str) -> str:
    """By its number, else by its words."""
    return f"#{fold(number)}" if number else fold(title)
