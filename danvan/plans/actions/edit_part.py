"""Whoever made a part of its task changes it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.language import normalise
from danvan.plans.approving import flow_down, follow_in_periods
from danvan.plans.cascading import hand_to, keep_as_changed, overtake, with_periods
from danvan.plans.errors.keeping import TaskChangedMeanwhile, WaitsForConfirmation
from danvan.plans.errors.working import NothingProposed, WhyMissing
from danvan.plans.events.working import PartEdited
from danvan.plans.lifecycle import TaskState
from danvan.plans.making import Sent, give
from danvan.plans.models import Task
from danvan.plans.placing import lock_task
from danvan.plans.queries.flowing import written
from danvan.plans.queries.respond_terms import respond_by
from danvan.plans.queries.sharing import require_fits, require_units
from danvan.plans.queries.standing_in import behalf
from danvan.plans.queries.task_facts import TaskFacts
from danvan.plans.rolling import roll_up
from danvan.plans.rules.people import LEADERS, absent_in
from danvan.plans.rules.working import MAY_EDIT_PART


@transaction.atomic(durable=True)
def edit_part(task_id: int, facts: TaskFacts, *, reason: str, seen: str, by: User, at: datetime) -> Task:
    """Write the change; another lead gets the part sent, those who broke it down further get a proposal.

    seen: `TaskFacts.seal` of what the form was filled from. Raises TaskChangedMeanwhile, NothingProposed, WhyMissing,
    DueAfterWhole, DueBeforeStart, WeightOutOfBounds, UnitNotPossible, WaitsForConfirmation.
    """
    on = timezone.localdate(at)
    task = lock_task(task_id)
    MAY_EDIT_PART.require(by, task, on=on)
    before = TaskFacts.of(task)
    if seen != before.seal():
        raise TaskChangedMeanwhile
    fields = facts.changed_from(before)
    if not fields or facts.unit is None:
        raise NothingProposed
    if not normalise(reason):
        raise WhyMissing
    require_fits(task.parent, starts_on=facts.starts_on, due_on=facts.due_on, weight=facts.weight)
    if task.parent is not None and {"unit", "cooperating"} & set(fields):
        require_units(task.parent, {facts.unit, *facts.cooperating}, on=on)
    _write(task, before, facts, fields, at)
    overtake(with_periods(task), by=by, at=at)
    changes = {n: [written(getattr(before, n)), written(getattr(facts, n))] for n in fields if n != "cooperating"}
    if changes:
        keep_as_changed(task, changes, reason=normalise(reason), by=by, at=at)
    proposals = flow_down(task, before, facts, reason=normalise(reason), by=by, at=at)
    follow_in_periods(task, before)
    roll_up(task)
    event = PartEdited(tuple(fields), "unit" in fields, proposals)
    behalf_of = behalf(absent_in(by, on, task.broken_down_by_id, LEADERS))
    record(event, about=task, by=by, on_behalf_of=behalf_of, unit_id=task.unit_id, at=at)
    return task


def _write(task: Task, before: TaskFacts, facts: TaskFacts, fields: list[str], at: datetime) -> None:
    another = "unit" in fields
    if another and task.state == TaskState.REPORTED.value:
        raise WaitsForConfirmation
    unit, former = facts.unit, before.unit
    facts.put_into(task)
    sent = Sent(at, respond_by(task.plan, at=at))
    if another and unit is not None:
        task.unit = former
        task.save()
        hand_to(task, unit, cooperating=facts.cooperating, sent=sent)
        return
    task.save()
    if "cooperating" in fields:
        give(task, unit, facts.cooperating, at=at, sent=sent)
