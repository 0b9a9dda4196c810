"""What the page of one task shows; a fixed number of queries, whatever hangs on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from danvan.events.models import RecordedEvent
from danvan.events.sentences import sentence_of
from danvan.plans.models import Assignment, ChangeProposal, Task
from danvan.plans.models.choices import Part
from danvan.plans.models.plan import DIGITS
from danvan.plans.pages.change_words import ShownProposal, shown
from danvan.plans.pages.standing import tags_of
from danvan.plans.pages.task_clock import clock_of
from danvan.plans.queries.depending import contradicts, needed_by
from danvan.plans.rules.keeping import MAY_KEEP_PLANS, MAY_SEE_TASKS
from danvan.plans.rules.working import MAY_DECIDE_CHANGE, MAY_LEAD_TASK
from danvan.plans.steps.working import steps_for
from danvan.ui.timeline import Step

_RELATED = ("plan__owner", "group", "unit", "post", "assignee", "broken_down_by", "confirmer", "parent")
#: More is read in the tree, not on one page.
MOST_PARTS, MOST_PROPOSALS, MOST_EVENTS, MOST_UNITS = 200, 20, 60, 200


@dataclass(frozen=True, slots=True)
class ShownUnit:
    """A unit of the task and what it answered."""

    row: Assignment
    silent: bool


@dataclass(frozen=True, slots=True)
class ShownPart:
    """A part with its share of all weights in per cent, and how it stands."""

    task: Task
    share: str
    tags: Any


@dataclass(frozen=True, slots=True)
class ShownNeed:
    task: Task
    tags: Any
    contradicts: bool


@dataclass(frozen=True, slots=True)
class Parts:
    rows: Sequence[ShownPart]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


def seen_task(user: Any, pk: int, *, on: date) -> Task:
    """The task with what its page names, or Http404."""
    return MAY_SEE_TASKS.get(Task.objects.select_related(*_RELATED), user, on=on, pk=pk)


def task_page(task: Task, user: Any, *, at: datetime) -> dict[str, Any]:
    on = timezone.localdate(at)
    rows = _standing(task)
    task.standing_rows = rows  # type: ignore[attr-defined]  # asked once, for the page and for its steps
    needs, needed = needed_by(task)
    doable = steps_for(user, task, on=on)
    return {
        "task": task,
        "above": _above(task),
        "clock": clock_of(task, on=on),
        "tags": tags_of(task, on=on),
        "units": [ShownUnit(row, row.is_silent(at)) for row in rows],
        "parts": parts_of(task, on=on, at=at),
        "needs": [ShownNeed(one, tags_of(one, on=on), contradicts(task, one)) for one in needs],
        "needed": [ShownNeed(one, tags_of(one, on=on), contradicts(one, task)) for one in needed],
        "may_lead": MAY_LEAD_TASK.allows(user, task, on=on),
        "may_amend": _may_amend(task, user, on),
        "proposals": _proposals(task, user, on),
        "doable": doable,
        "forward": next((step for step, _address in doable if step.group == "main"), None),
        "steps": _timeline(task),
    }


def _standing(task: Task) -> list[Assignment]:
    rows = Assignment.objects.standing().filter(task=task).select_related("unit", "acknowledged_by")
    return sorted(rows[:MOST_UNITS], key=lambda row: (row.part != Part.LEAD, row.unit.sort))


def _above(task: Task) -> list[Task]:
    """The tasks it is a part of, the highest first; one query whatever its depth."""
    paths = [task.path[: DIGITS * level] for level in range(2, task.depth + 1)]
    return list(Task.objects.filter(plan_id=task.plan_id, path__in=paths).in_order()) if paths else []


def parts_of(task: Task, *, on: date, at: datetime) -> Parts:
    """The parts with their shares; those that count weigh, the others stay to be read."""
    below = Task.objects.filter(parent=task)
    sums = below.counted().aggregate(weight=Sum("weight"), n=Count("pk"))
    unanswered = Assignment.objects.waiting().filter(task=OuterRef("pk"), part=Part.LEAD)
    rows = below.annotate(unanswered=Exists(unanswered)).select_related("unit", "assignee", "post", "plan").in_order()
    counted = set(below.counted().values_list("pk", flat=True)[:MOST_PARTS]) if sums["n"] else set()
    found = [
        ShownPart(one, _share(one, sums) if one.pk in counted else "", tags_of(one, on=on)) for one in rows[:MOST_PARTS]
    ]
    return Parts(found, below.count() if len(found) == MOST_PARTS else len(found))


def _share(task: Task, sums: dict[str, int]) -> str:
    """ "12" or "0,8": the part of the whole in per cent; without any weight all count alike."""
    whole, weight = (sums["weight"], task.weight) if sums["weight"] else (sums["n"], 1)
    share = 100 * weight / whole
    return f"{share:.0f}" if share >= 1 or share == 0 else "< 1"


def _may_amend(task: Task, user: Any, on: date) -> bool:
    own_layer = task.broken_down_by_id is None and task.period_from is None
    return own_layer and task.is_open and MAY_KEEP_PLANS.allows(user, task.plan, on=on)


def _proposals(task: Task, user: Any, on: date) -> list[tuple[ShownProposal, bool]]:
    """(proposal, whether this person decides it), the newest first."""
    related = ("proposer", "decider", "by", "decided_by")
    rows = list(ChangeProposal.objects.filter(task=task).select_related(*related)[:MOST_PROPOSALS])
    for row in rows:
        row.task = task
    return [(one, MAY_DECIDE_CHANGE.allows(user, one.proposal, on=on)) for one in shown(rows)]


def _timeline(task: Task) -> list[Step]:
    """The trail, newest first, with by whom in general."""
    actors = {"user": _("By an officer"), "job": _("By the system")}
    rows = list(RecordedEvent.objects.about(task).order_by("-position")[:MOST_EVENTS])
    return [Step(sentence_of(row), row.at, actors.get(row.actor_kind, ""), "done") for row in rows]
