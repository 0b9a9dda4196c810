"""The tree of a plan a page at a time: what lies directly below a group or a task, and the way from the top to a task.

A page of it takes the same queries whatever the plan holds: rows are found by their place and never counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from danvan.plans.models import Plan, Task, TaskGroup
from danvan.plans.models.plan import DIGITS

PAGE_SIZE = 50
LAST_PAGE = 2_000
MOST_GROUPS = 200
#: Long columns that no row of the tree shows.
UNSHOWN = ("detail", "source", "folded")


@dataclass(frozen=True, slots=True)
class Branch:
    """One page of what lies directly below a group or a task. next_page: 0 on the last."""

    tasks: Sequence[Task]
    page: int
    next_page: int


@dataclass(frozen=True, slots=True)
class Opened:
    """What a reader opened: its group, the tasks from the top down to it (none for the group itself)."""

    group: TaskGroup
    way: Sequence[Task]

    @property
    def task(self) -> Task | None:
        return self.way[-1] if self.way else None

    @property
    def key(self) -> str:
        """As addresses name it."""
        return str(self.way[-1].pk) if self.way else f"g{self.group.pk}"


def groups_of(plan: Plan) -> list[TaskGroup]:
    return list(plan.groups.defer("source").order_by("position")[:MOST_GROUPS])


def below(where: TaskGroup | Task) -> QuerySet[Any]:
    """The tasks directly below, in the order of the plan."""
    if isinstance(where, TaskGroup):
        return Task.objects.filter(group=where, depth=1).order_by("path")
    return Task.objects.filter(parent=where).order_by("path")


def branch(where: TaskGroup | Task, *, page: int = 1) -> Branch:
    """One page of the tasks directly below; one query."""
    return _page(below(where), page)


def first_level(plan: Plan, *, page: int = 1) -> Branch:
    """One page of the first level, group after group; one query."""
    return _page(Task.objects.of(plan).filter(depth=1).order_by("path"), page)


def _page(tasks: QuerySet[Any], page: int) -> Branch:
    start = (page - 1) * PAGE_SIZE
    rows = tasks.select_related("unit").defer(*UNSHOWN)
    found = list(rows[start : start + PAGE_SIZE + 1])
    more = len(found) > PAGE_SIZE and page < LAST_PAGE
    return Branch(found[:PAGE_SIZE], page, page + 1 if more else 0)


def opened(plan: Plan, key: str) -> Opened | None:
    """What `?mo=` names: "g12" a group, "345" a task of this plan; None for anything else. Two queries at most."""
    number = key.removeprefix("g")
    if not (number.isascii() and number.isdigit() and len(number) <= 15):
        return None
    if key.startswith("g"):
        group = plan.groups.filter(pk=int(number)).first()
        return Opened(group, ()) if group else None
    task = Task.objects.of(plan).select_related("group").defer(*UNSHOWN).filter(pk=int(number)).first()
    if task is None:
        return None
    above = [task.path[:end] for end in range(2 * DIGITS, len(task.path), DIGITS)]
    rows = Task.objects.of(plan).filter(path__in=above).select_related("unit").defer(*UNSHOWN).in_order()
    return Opened(task.group, [*rows, task] if above else [task])


def page_number(text: str) -> int:
    """The page an address asks for; anything but a small number is the first."""
    return max(1, min(int(text), LAST_PAGE)) if text.isascii() and text.isdigit() and len(text) < 6 else 1
