"""Whoever made a part of its task takes it back."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.language import normalise
from danvan.plans.cascading import end_branch, keep_as_changed
from danvan.plans.errors.working import WhyMissing
from danvan.plans.events.working import PartCancelled
from danvan.plans.lifecycle import TaskState
from danvan.plans.models import Task
from danvan.plans.placing import lock_task
from danvan.plans.queries.standing_in import behalf
from danvan.plans.rolling import roll_up
from danvan.plans.rules.people import LEADERS, absent_in
from danvan.plans.rules.working import MAY_EDIT_PART


@transaction.atomic(durable=True)
def cancel_part(task_id: int, *, reason: str, by: User, at: datetime) -> Task:
    """The part and everything open below it end and stay to be read. A repeat changes nothing. Raises WhyMissing."""
    on = timezone.localdate(at)
    task = lock_task(task_id)
    if task.state == TaskState.CANCELLED.value:
        return task
    MAY_EDIT_PART.require(by, task, on=on)
    if not normalise(reason):
        raise WhyMissing
    state = task.state
    below = end_branch(task, by=by, at=at)
    keep_as_changed(task, {"state": [state, task.state]}, reason=normalise(reason), by=by, at=at)
    roll_up(task)
    behalf_of = behalf(absent_in(by, on, task.broken_down_by_id, LEADERS))
    record(PartCancelled(below), about=task, by=by, on_behalf_of=behalf_of, unit_id=task.unit_id, at=at)
    return task
