"""The page of a plan at the desk: its facts, its counts, its tree."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from danvan.organisations.models import Unit
from danvan.plans.models import Plan, Task, TaskGroup
from danvan.plans.pages import strips
from danvan.plans.pages.standing import tags_of
from danvan.plans.pages.strips import Axis
from danvan.plans.queries import tree
from danvan.plans.queries.plan_counts import counts_of
from danvan.plans.queries.tree import Branch, Opened
from danvan.plans.rules.keeping import keeps
from danvan.plans.shares import HUNDRED


@dataclass(frozen=True, slots=True)
class Row:
    """One task as the tree draws it. below: what is open under it; None: still closed. `only`: of the level below,
    only the way to what was opened is shown."""

    task: Task
    strip: str
    tags: str
    late: bool
    below: "Level | None" = None

    @property
    def key(self) -> str:
        return str(self.task.pk)

    @property
    def lead(self) -> str:
        return self.task.unit.name if self.task.unit else self.task.lead_text


@dataclass(frozen=True, slots=True)
class Level:
    """Rows that hang under one group or task. key: of that one; next_page: 0 on the last; only: a part of them."""

    key: str
    rows: Sequence[Row]
    next_page: int = 0
    only: bool = False
    page: int = 1


@dataclass(frozen=True, slots=True)
class Head:
    """A group as the tree draws it."""

    group: TaskGroup
    below: Level | None = None

    @property
    def key(self) -> str:
        return f"g{self.group.pk}"


class Drawn:
    """Rows of one plan on one day."""

    def __init__(self, plan: Plan, axis: Axis, on: date) -> None:
        self.plan, self.axis, self.on = plan, axis, on

    def row(self, task: Task, below: Level | None = None) -> Row:
        late = strips.is_late(task, on=self.on)
        return Row(task, strips.strip(task, self.axis, on=self.on), tags_of(task, on=self.on), late, below)

    def level(self, key: str, found: Branch) -> Level:
        return Level(key, [self.row(task) for task in found.tasks], found.next_page, page=found.page)

    def way(self, opened: Opened, page: int) -> Level:
        """From the group down to what was opened, and a page of what lies below that."""
        level = self.level(opened.key, tree.branch(opened.task or opened.group, page=page))
        keys = [f"g{opened.group.pk}", *(str(task.pk) for task in opened.way)]
        for key, task in zip(reversed(keys[:-1]), reversed(opened.way), strict=True):
            level = Level(key, [self.row(task, level)], only=True)
        return level


def overview_page(plan: Plan, user: Any, *, asked: Any, at: datetime, with_tree: bool) -> dict[str, Any]:
    """Context of the page; the tree only where no filter asks for a list."""
    on = timezone.localdate(at)
    context = {
        "plan": plan,
        # Beside a list the tiles would only repeat what was asked for.
        "counts": counts_of(plan, at=at) if with_tree else None,
        "expected": expected_share(plan, on=on),
        "keeps": keeps(user, plan, on=on),
        "today": on,
    }
    return context | (tree_context(plan, asked=asked, on=on) if with_tree else {})


def tree_context(plan: Plan, *, asked: Any, on: date) -> dict[str, Any]:
    """Groups, one of them open down to what the address names."""
    axis = strips.axis_of(plan)
    opened = tree.opened(plan, asked.get("mo", ""))
    way = Drawn(plan, axis, on).way(opened, tree.page_number(asked.get("trang", ""))) if opened else None
    heads = [Head(group, way if opened and group.pk == opened.group.pk else None) for group in tree.groups_of(plan)]
    return {"heads": heads, "axis": strips.head(axis), "opened": opened}


def fragment(plan: Plan, *, asked: Any, on: date) -> Level | None:
    """What opens under one row: the same page of it that the whole page would show."""
    opened = tree.opened(plan, asked.get("mo", ""))
    if opened is None:
        return None
    found = tree.branch(opened.task or opened.group, page=tree.page_number(asked.get("trang", "")))
    return Drawn(plan, strips.axis_of(plan), on).level(opened.key, found)


def expected_share(plan: Plan, *, on: date) -> int | None:
    """Whole per cent of the plan's days that have passed; None without both days."""
    if plan.starts_on is None or plan.ends_on is None or plan.ends_on <= plan.starts_on:
        return None
    passed = (on - plan.starts_on).days * HUNDRED // (plan.ends_on - plan.starts_on).days
    return max(0, min(passed, HUNDRED)) // 100


def unit_names() -> list[str]:
    """For the list of names under the filter; one query."""
    return list(Unit.objects.filter(valid_to__isnull=True).in_order().values_list("name", flat=True)[:800])
