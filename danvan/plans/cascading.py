"""What several actions share when a task goes on to others: its periods, its new lead, its end. Inside an action only.

The caller holds the lock of the plan's row (see `placing`) and rolls the progress up afterwards (see `rolling`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from danvan.accounts.models import User
from danvan.organisations.models import Unit
from danvan.plans.lifecycle import OPEN, WORKABLE, ProposalState, ReportState, TaskState
from danvan.plans.making import Sent, give
from danvan.plans.models import Assignment, ChangeProposal, Plan, ProgressReport, Task
from danvan.plans.models.choices import PERIODIC, Direction, Part
from danvan.plans.models.plan import DIGITS, segment
from danvan.plans.models.task import DEEPEST
from danvan.plans.queries.rhythm import Turn, turns

#: How many periods after the running one stand ready: a quarter of weeks, a year of months.
AHEAD = 13
AT_ONCE = 1000
_LONGEST = 1000
_OPEN = sorted(state.value for state in OPEN)
_WORKABLE = sorted(state.value for state in WORKABLE)


def make_periods(task: Task, *, on: date) -> list[Task]:
    """The tasks of each period of a recurring task that are still missing, from its first day to its horizon.

    The horizon is the earliest of the task's due date, the plan's last day and the end of the year of `on`, and at
    most AHEAD periods that begin after `on`. A period is known by its parent and first day, so a repeat makes nothing;
    a cancelled one is not made again. It carries the units of the task, acknowledged where the task was.
    """
    return _make([task], task.plan, on=on)


def periods_of_new(plan: Plan, *, at: datetime) -> int:
    """The periods of all recurring tasks of the plan that were sent; returns how many were made."""
    return make_due_periods(plan, on=timezone.localdate(at))


def make_due_periods(plan: Plan, *, on: date) -> int:
    """Every missing period of every recurring task of the plan; a fixed number of queries."""
    return len(_make(list(recurring(plan)), plan, on=on))


def recurring(plan: Plan) -> QuerySet[Task]:
    """Tasks of the plan that come again and are worked on."""
    kinds = [kind.value for kind in PERIODIC]
    return Task.objects.of(plan).filter(recurrence__in=kinds, state__in=_WORKABLE, period_from__isnull=True)


@dataclass(slots=True)
class _Standing:
    """What stands below a recurring task already."""

    known: set[date] = field(default_factory=set)
    last: int = 0


def _make(tasks: Sequence[Task], plan: Plan, *, on: date) -> list[Task]:
    fit = [t for t in tasks if t.is_periodic and t.state in _WORKABLE and t.depth < DEEPEST and t.period_from is None]
    if not fit:
        return []
    below = _standing(fit)
    made = [row for task in fit for row in _missing(task, plan, below[task.pk], on=on)]
    Task.objects.bulk_create(made, batch_size=AT_ONCE)
    Assignment.objects.bulk_create(_carried(fit, made), batch_size=AT_ONCE)
    return made


def _standing(tasks: Sequence[Task]) -> dict[int, _Standing]:
    found: dict[int, _Standing] = defaultdict(_Standing)
    rows = Task.objects.filter(parent_id__in=[task.pk for task in tasks]).order_by()
    for parent_id, path, first in rows.values_list("parent_id", "path", "period_from"):
        place = found[parent_id]
        place.last = max(place.last, int(path[-DIGITS:]))
        if first is not None:
            place.known.add(first)
    return found


def _missing(task: Task, plan: Plan, below: _Standing, *, on: date) -> Iterator[Task]:
    at = below.last
    for turn in _wanted(task, plan, on):
        if turn.first not in below.known:
            at += 1
            yield _period(task, plan, turn, at)


def _wanted(task: Task, plan: Plan, on: date) -> Iterator[Turn]:
    sent_on = timezone.localtime(task.sent_at).date() if task.sent_at else on
    first = max(sent_on, task.starts_on or sent_on)
    ends = (task.due_on, plan.ends_on, date(on.year, 12, 31))
    ahead = 0
    for turn in turns(task.recurrence, first, min(day for day in ends if day is not None)):
        ahead += turn.first > on
        if ahead > AHEAD:
            return
        yield turn


def _period(task: Task, plan: Plan, turn: Turn, at: int) -> Task:
    due_on = min(turn.last, task.due_on) if task.due_on else turn.last
    starts_on = max(turn.first, task.starts_on) if task.starts_on else turn.first
    return Task(
        plan=plan,
        group_id=task.group_id,
        parent=task,
        path=task.path + segment(at),
        depth=task.depth + 1,
        number=task.number,
        title=f"{turn.name}: {task.title}"[:_LONGEST],
        detail=task.detail,
        deliverable=task.deliverable,
        unit_id=task.unit_id,
        lead_text=task.lead_text,
        post_id=task.post_id,
        assignee_id=task.assignee_id,
        broken_down_by_id=task.broken_down_by_id,
        confirmer_id=task.confirmer_id,
        starts_on=starts_on,
        due_on=due_on,
        period_from=turn.first,
        period_to=turn.last,
        state=(TaskState.SENT if task.state == TaskState.SENT.value else TaskState.RECEIVED).value,
        sent_at=task.sent_at,
    ).prepare()


def _carried(tasks: Sequence[Task], made: Iterable[Task]) -> Iterator[Assignment]:
    """The assignments of each task again for each of its new periods, with what was answered."""
    rows: dict[int, list[Assignment]] = defaultdict(list)
    standing = Assignment.objects.filter(task_id__in=[task.pk for task in tasks], ended_at__isnull=True)
    for row in standing.order_by("pk"):
        rows[row.task_id].append(row)
    for period in made:
        for row in rows[period.parent_id or 0]:
            yield Assignment(
                task=period,
                unit_id=row.unit_id,
                part=row.part,
                sent_at=row.sent_at,
                respond_by=row.respond_by,
                acknowledged_at=row.acknowledged_at,
                acknowledged_by_id=row.acknowledged_by_id,
            )


def with_periods(task: Task) -> QuerySet[Task]:
    """The task and its own open periods: what is said of the one holds for the others."""
    periods = Q(parent=task, period_from__isnull=False, state__in=_OPEN)
    return Task.objects.filter(Q(pk=task.pk) | periods)


def hand_to(task: Task, unit: Unit, *, cooperating: Iterable[Unit], sent: Sent) -> None:
    """Give a sent task to another lead, with its periods: it is sent anew, and nobody in the unit has it yet.

    What the former lead broke down stays with those who have it; the new one now answers for it.
    """
    former, helping = task.unit_id, [one for one in cooperating if one.pk != unit.pk]
    for one in [task, *Task.objects.filter(parent=task, period_from__isnull=False, state__in=_WORKABLE)]:
        one.unit, one.lead_text, one.post, one.assignee = unit, "", None, None
        one.confirmer = unit if one.broken_down_by_id is None else one.confirmer
        one.sent_at = sent.at
        if one.state != TaskState.SENT.value:
            one.move_to(TaskState.SENT)
        one.prepare().save()
        give(one, unit, helping, at=sent.at, sent=sent)
    made = Task.objects.filter(parent=task, broken_down_by_id=former, period_from__isnull=True)
    parts = Task.objects.filter(pk__in=list(made.values_list("pk", flat=True)))
    parts.filter(confirmer_id=former).update(confirmer=unit)
    parts.update(broken_down_by=unit)
    asked = ChangeProposal.objects.filter(task__in=parts, state=ProposalState.OPEN.value, direction=Direction.UP)
    asked.filter(decider_id=former).update(decider=unit)


def receive(rows: Sequence[Assignment], *, by: User, at: datetime) -> None:
    """Write that these assignments were received, with the periods of their tasks; a lead's task moves on."""
    pks = [row.pk for row in rows]
    whole = Assignment.objects.filter(pk__in=pks, task=OuterRef("task__parent"), unit=OuterRef("unit"))
    periods = Assignment.objects.filter(Exists(whole), task__period_from__isnull=False)
    unanswered = {"acknowledged_at__isnull": True, "ended_at__isnull": True}
    for found in (Assignment.objects.filter(pk__in=pks), periods):
        found.filter(**unanswered).update(acknowledged_at=at, acknowledged_by=by)
    led = [row.task_id for row in rows if row.part == Part.LEAD]
    sent = Task.objects.filter(state=TaskState.SENT.value)
    for tasks in (sent.filter(pk__in=led), sent.filter(parent_id__in=led, period_from__isnull=False)):
        tasks.update(state=TaskState.RECEIVED.value)


def overtake(tasks: QuerySet[Task], *, by: User | None = None, at: datetime) -> int:
    """Open proposals about these tasks are settled by what was done instead; returns how many."""
    rows = ChangeProposal.objects.filter(task__in=tasks, state=ProposalState.OPEN.value)
    return rows.update(state=ProposalState.OVERTAKEN.value, decided_by=by, decided_at=at)


def end_branch(task: Task, *, by: User | None = None, at: datetime) -> int:
    """Cancel the task and everything open below it; returns how many below it ended. What is done stays done."""
    below = Task.objects.of(task.plan).under(task.path).filter(state__in=_OPEN)
    ended = [task.pk, *below.values_list("pk", flat=True)]
    task.move_to(TaskState.CANCELLED)
    rows = Task.objects.filter(pk__in=ended)
    rows.update(state=task.state, risk_on=None)
    overtake(rows, by=by, at=at)
    reports = ProgressReport.objects.filter(task__in=ended, state=ReportState.WAITING.value)
    reports.update(state=ReportState.RETURNED.value, decided_by=by, decided_at=at)
    Assignment.objects.filter(task__in=ended, ended_at__isnull=True).update(ended_at=at)
    return len(ended) - 1


def keep_as_changed(task: Task, changes: dict[str, list[Any]], *, reason: str, by: User, at: datetime) -> None:
    """Whoever gave the task changed it: kept beside the proposals, so that the unit reads what changed and why."""
    ChangeProposal.objects.create(
        task=task,
        direction=Direction.DOWN,
        proposer=task.broken_down_by or task.plan.owner,
        decider=task.broken_down_by or task.plan.owner,
        changes=changes,
        reason=reason,
        by=by,
        at=at,
        state=ProposalState.ACCEPTED.value,
        decided_by=by,
        decided_at=at,
    )


def lead_of(task: Task) -> Assignment | None:
    """The assignment of the lead that stands now."""
    return Assignment.objects.standing().filter(task=task, part=Part.LEAD).first()
