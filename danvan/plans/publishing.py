"""A plan going out: its tasks sent to their units, its versions kept. Inside an action only, set-based."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Max
from django.utils import timezone

from danvan.accounts.models import User
from danvan.plans.errors.keeping import NotIssued, NotOfThePlan, TaskOver
from danvan.plans.errors.tree import TooDeep
from danvan.plans.lifecycle import PlanState, TaskState
from danvan.plans.making import Sent
from danvan.plans.models import Assignment, Plan, PlanVersion, Task
from danvan.plans.models.choices import Part, Recurrence
from danvan.plans.models.plan import DIGITS, segment
from danvan.plans.models.task import DEEPEST
from danvan.plans.queries.respond_terms import respond_by
from danvan.plans.queries.unit_names import Meant, UnitNames

AT_ONCE = 1000
_DRAFT = TaskState.DRAFT.value


@dataclass(frozen=True, slots=True)
class Sending:
    """What went out: how many tasks to how many units, how many without a lead."""

    tasks: int
    units: int
    unled: int


def send_drafts(plan: Plan, *, by: User, at: datetime) -> Sending:
    """Send every task of the plan that is still a draft to its lead and cooperating units.

    A task whose lead words mean several units is led by the plan's own unit and gets one task below it for each.
    """
    sent = Sent(at, respond_by(plan, at=at))
    drafts = Task.objects.of(plan).filter(state=_DRAFT)
    spread = _spread(plan, list(drafts.filter(unit__isnull=True).exclude(lead_text="")), sent, by)
    unled = drafts.filter(unit__isnull=True).count()
    tasks = drafts.update(state=TaskState.SENT.value, sent_at=at, confirmer=F("unit_id"))
    waiting = Assignment.objects.filter(task__plan=plan, sent_at__isnull=True, ended_at__isnull=True)
    waiting.update(sent_at=sent.at, respond_by=sent.respond_by)
    units = Assignment.objects.filter(task__plan=plan, sent_at=at).values("unit_id").distinct().count()
    return Sending(tasks + spread, units, unled)


def _spread(plan: Plan, tasks: list[Task], sent: Sent, by: User) -> int:
    """One task for each unit that a lead means; returns how many rows went out."""
    if not tasks:
        return 0
    names = UnitNames.on(timezone.localdate(sent.at))
    known: dict[str, Meant] = {}
    for task in tasks:
        known.setdefault(task.lead_text, names.meant(task.lead_text))
    many = [task for task in tasks if known[task.lead_text].many]
    last = _last_children(many)
    parts = [part for task in many for part in _parts(task, known[task.lead_text], last.get(task.pk, 0), plan, sent)]
    Task.objects.bulk_create(parts, batch_size=AT_ONCE)
    Assignment.objects.bulk_create((_lead(part, sent) for part in parts), batch_size=AT_ONCE)
    _hold_together(plan, many, sent, by)
    return len(parts) + len(many)


def _last_children(tasks: list[Task]) -> dict[int, int]:
    rows = Task.objects.filter(parent_id__in=[task.pk for task in tasks]).order_by().values("parent_id")
    return {row["parent_id"]: int(row["last"][-DIGITS:]) for row in rows.annotate(last=Max("path"))}


def _parts(task: Task, meant: Meant, last: int, plan: Plan, sent: Sent) -> Iterable[Task]:
    if task.depth >= DEEPEST:
        raise TooDeep
    for at, unit in enumerate(meant.units, start=last + 1):
        yield Task(
            plan=plan,
            group_id=task.group_id,
            parent=task,
            path=task.path + segment(at),
            depth=task.depth + 1,
            number=task.number,
            title=task.title,
            detail=task.detail,
            deliverable=task.deliverable,
            unit=unit,
            broken_down_by_id=plan.owner_id,
            confirmer_id=plan.owner_id,
            starts_on=task.starts_on,
            due_on=task.due_on,
            recurrence=task.recurrence,
            state=TaskState.SENT.value,
            sent_at=sent.at,
        ).prepare()


def _lead(task: Task, sent: Sent) -> Assignment:
    return Assignment(task=task, unit=task.unit, part=Part.LEAD, sent_at=sent.at, respond_by=sent.respond_by)


def _hold_together(plan: Plan, tasks: list[Task], sent: Sent, by: User) -> None:
    """The plan's own unit leads what it gave to many; it need not acknowledge its own task."""
    if not tasks:
        return
    rows = Task.objects.filter(pk__in=[task.pk for task in tasks])
    # Each part comes again by itself; the whole is only held together.
    rows.exclude(recurrence="").update(recurrence=Recurrence.ONGOING.value)
    rows.update(unit=plan.owner_id, confirmer=plan.owner_id, state=TaskState.RECEIVED.value, sent_at=sent.at)
    owned = Assignment.objects.filter(task__in=rows, unit_id=plan.owner_id, ended_at__isnull=True)
    owned.delete()
    Assignment.objects.bulk_create(
        Assignment(
            task=task,
            unit_id=plan.owner_id,
            part=Part.LEAD,
            sent_at=sent.at,
            respond_by=sent.respond_by,
            acknowledged_at=sent.at,
            acknowledged_by=by,
        )
        for task in tasks
    )


def of_own_layer(task: Task) -> None:
    """Raises NotIssued, NotOfThePlan or TaskOver unless the keeper may change this task."""
    if task.plan.state != PlanState.ISSUED.value:
        raise NotIssued
    if task.broken_down_by_id is not None or task.period_from is not None:
        raise NotOfThePlan
    if not task.is_open:
        raise TaskOver


def new_version(plan: Plan, *, reason: str, by: User | None, at: datetime) -> PlanVersion:
    """Keep what the plan's own layer says now as its next version."""
    plan.version += 1
    Plan.objects.filter(pk=plan.pk).update(version=plan.version)
    version: PlanVersion = PlanVersion.objects.create(
        plan=plan, number=plan.version, reason=reason, content=content_of(plan), by=by, at=at
    )
    return version


def content_of(plan: Plan) -> dict[str, Any]:
    """Groups and tasks of the plan's own layer as a version keeps them; units by key."""
    groups = list(plan.groups.all())
    place = {group.pk: at for at, group in enumerate(groups)}
    helping: dict[int, list[int]] = {}
    own = Task.objects.of(plan).filter(broken_down_by__isnull=True, period_from__isnull=True)
    rows = Assignment.objects.filter(task__in=own, part=Part.COOPERATING, ended_at__isnull=True)
    for task_id, unit_id in rows.order_by("unit_id").values_list("task_id", "unit_id"):
        helping.setdefault(task_id, []).append(unit_id)
    names = ("pk", "group_id", "number", "title", "unit_id", "lead_text", "deliverable", "due_on", "recurrence")
    tasks = own.in_order().values(*names, "weight", "state", "depth")
    return {
        "groups": [{"number": g.number, "title": g.title, "code": g.code} for g in groups],
        "tasks": [_line(row, place[row["group_id"]], helping.get(row["pk"], [])) for row in tasks.iterator()],
    }


def _line(row: dict[str, Any], group: int, cooperating: list[int]) -> dict[str, Any]:
    return {
        "id": row["pk"],
        "group": group,
        "number": row["number"],
        "title": row["title"],
        "unit": row["unit_id"],
        "lead_text": row["lead_text"],
        "cooperating": cooperating,
        "deliverable": row["deliverable"],
        "due_on": row["due_on"].isoformat() if row["due_on"] else "",
        "recurrence": row["recurrence"],
        "weight": row["weight"],
        "state": row["state"],
        "depth": row["depth"],
    }
