"""What a change of the plan's own task does to its periods and to what units made of it. Inside an action only."""

from datetime import datetime

from danvan.accounts.models import User
from danvan.plans.lifecycle import COUNTED, ProposalState
from danvan.plans.models import ChangeProposal, Task
from danvan.plans.models.choices import Direction
from danvan.plans.queries.flowing import as_proposal, flows_down
from danvan.plans.queries.task_facts import TaskFacts
from danvan.plans.rolling import pace_again

_COUNTED = sorted(state.value for state in COUNTED)
_FOLLOWING = ("title", "deliverable", "due_on", "folded")
AT_ONCE = 500


def flow_down(task: Task, before: TaskFacts, now: TaskFacts, *, reason: str, by: User, at: datetime) -> int:
    """Parts that the plan itself gave to many units change with it; a unit decides about its own. Returns how many
    units are asked. An older question about the same part is overtaken."""
    of_units = Task.objects.filter(parent=task, state__in=_COUNTED, broken_down_by__isnull=False)
    own, asked = [], {}
    for part in of_units.filter(period_from__isnull=True):
        columns = flows_down(part, before, now)
        if columns and part.broken_down_by_id == task.plan.owner_id:
            for name, value in columns.items():
                setattr(part, name, value)
            own.append(part.prepare())
        elif columns:
            asked[part.pk] = _proposal(part, task, as_proposal(part, columns), reason, by, at)
    Task.objects.bulk_update(own, _FOLLOWING, batch_size=AT_ONCE)
    pace_again(own, task.plan)
    earlier = ChangeProposal.objects.filter(task__in=asked, direction=Direction.DOWN, state=ProposalState.OPEN.value)
    earlier.update(state=ProposalState.OVERTAKEN.value, decided_at=at)
    ChangeProposal.objects.bulk_create(asked.values(), batch_size=AT_ONCE)
    return len(asked)


def _proposal(
    part: Task, task: Task, changes: dict[str, list[object]], reason: str, by: User, at: datetime
) -> ChangeProposal:
    return ChangeProposal(
        task=part,
        direction=Direction.DOWN,
        proposer_id=task.plan.owner_id,
        decider_id=part.broken_down_by_id or task.plan.owner_id,
        changes=changes,
        reason=reason,
        by=by,
        at=at,
    )


def follow_in_periods(task: Task, before: TaskFacts) -> list[Task]:
    """Periods that are still open take over words and end; returns those that begin after the new end."""
    periods = list(Task.objects.open().filter(parent=task, period_from__isnull=False))
    for period in periods:
        head = period.title.removesuffix(before.title)
        if head != period.title:
            period.title = f"{head}{task.title}"[:1000]
        if period.deliverable == before.deliverable:
            period.deliverable = task.deliverable
        if period.period_to and period.period_from and task.due_on and period.period_from <= task.due_on:
            period.due_on = min(period.period_to, task.due_on)
        period.prepare()
    Task.objects.bulk_update(periods, _FOLLOWING, batch_size=AT_ONCE)
    pace_again(periods, task.plan)
    return [one for one in periods if task.due_on and one.period_from and one.period_from > task.due_on]
