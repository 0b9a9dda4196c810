"""Change a task of a plan that is issued."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.approving import flow_down, follow_in_periods
from danvan.plans.cascading import end_branch, hand_to, make_periods, overtake, with_periods
from danvan.plans.errors.keeping import (
    LeadMissing,
    NothingChanged,
    ReasonMissing,
    RecurrenceStays,
    TaskChangedMeanwhile,
    WaitsForConfirmation,
)
from danvan.plans.events.keeping import TaskAmended
from danvan.plans.lifecycle import TaskState
from danvan.plans.making import Sent, give
from danvan.plans.models import Task
from danvan.plans.placing import lock_task
from danvan.plans.publishing import new_version, of_own_layer
from danvan.plans.queries.respond_terms import respond_by
from danvan.plans.queries.task_facts import TaskFacts
from danvan.plans.rolling import roll_up
from danvan.plans.rules.keeping import MAY_KEEP_PLANS


@transaction.atomic(durable=True)
def amend_task(task_id: int, facts: TaskFacts, *, reason: str, seen: str, by: User, at: datetime) -> Task:
    """Write the change and keep a new version; what units made of the task gets a proposal.

    Another lead gets the task sent anew. Raises ReasonMissing, NothingChanged, TaskChangedMeanwhile, RecurrenceStays,
    LeadMissing, WaitsForConfirmation, NotOfThePlan, NotIssued, TaskOver.
    """
    task = lock_task(task_id)
    plan, on = task.plan, timezone.localdate(at)
    MAY_KEEP_PLANS.require(by, plan, on=on)
    of_own_layer(task)
    before = TaskFacts.of(task)
    changed = _wanted(task, facts, before, reason, seen)
    _write(task, facts, changed, at)
    overtake(with_periods(task), at=at)
    proposals = flow_down(task, before, facts, reason=reason, by=by, at=at)
    if task.is_periodic:
        for stale in follow_in_periods(task, before):
            end_branch(stale, at=at)
        make_periods(task, on=on)
    roll_up(task)
    version = new_version(plan, reason=reason, by=by, at=at)
    names, new_lead = "+".join(changed)[:120], "unit" in changed
    event = TaskAmended(plan.slug, version.number, task.pk, names, new_lead, proposals)
    record(event, about=task, by=by, unit_id=task.unit_id, at=at)
    return task


def _wanted(task: Task, facts: TaskFacts, before: TaskFacts, reason: str, seen: str) -> list[str]:
    """Names of what changes; raises what stands against it."""
    if not reason.strip():
        raise ReasonMissing
    if seen != before.seal():
        raise TaskChangedMeanwhile
    changed = facts.changed_from(before)
    if not changed:
        raise NothingChanged
    if "recurrence" in changed:
        raise RecurrenceStays
    if "unit" in changed and facts.unit is None:
        raise LeadMissing
    if "unit" in changed and task.state == TaskState.REPORTED.value:
        raise WaitsForConfirmation
    return changed


def _write(task: Task, facts: TaskFacts, changed: list[str], at: datetime) -> None:
    """The row and who has it, its open periods too."""
    sent = Sent(at, respond_by(task.plan, at=at))
    lead = task.unit
    facts.put_into(task)
    if "unit" in changed and facts.unit is not None:
        # The former lead is still to be seen by what hands the task over.
        task.unit = lead
        hand_to(task, facts.unit, cooperating=facts.cooperating, sent=sent)
    task.save()
    if "cooperating" in changed and "unit" not in changed:
        for one in with_periods(task):
            give(one, lead, facts.cooperating, at=at, sent=sent)
