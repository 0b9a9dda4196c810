"""A task confirmed by mistake is worked on again."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.language import normalise, normalise_line
from danvan.plans.errors.progress import AboveIsFinished, RemarkMissing
from danvan.plans.events.progress import TaskReopened
from danvan.plans.lifecycle import TaskState
from danvan.plans.models import ProgressReport, Task
from danvan.plans.placing import lock_task
from danvan.plans.queries.finishing import percent_before
from danvan.plans.queries.standing_in import behalf
from danvan.plans.rolling import roll_up
from danvan.plans.rules.people import LEADERS, absent_in
from danvan.plans.rules.working import MAY_REOPEN_TASK

_FINISHED = (TaskState.REPORTED.value, TaskState.DONE.value)


@transaction.atomic(durable=True)
def reopen_task(task_id: int, *, reason: str, by: User, at: datetime) -> ProgressReport:
    """It is under way from where it was before; the reason stands among its reports, a repeat of it changes nothing.

    Raises RemarkMissing; AboveIsFinished while the task that it is a part of counts as finished.
    """
    on = timezone.localdate(at)
    task = lock_task(task_id)
    reason = normalise(reason)
    last = ProgressReport.objects.filter(task=task).first()
    if task.state != TaskState.DONE.value and last and last.reopens and (last.by_id, last.note) == (by.pk, reason):
        return last
    MAY_REOPEN_TASK.require(by, task, on=on)
    if not normalise_line(reason):
        raise RemarkMissing
    if task.parent_id and Task.objects.filter(pk=task.parent_id, state__in=_FINISHED).exists():
        raise AboveIsFinished
    absent = absent_in(by, on, task.confirmer_id, LEADERS)
    report = ProgressReport.objects.create(
        task=task,
        unit=task.confirmer or task.plan.owner,
        percent=percent_before(task),
        note=reason,
        by=by,
        on_behalf_of_id=absent,
        at=at,
        reopens=True,
    )
    task.move_to(TaskState.UNDER_WAY)
    task.percent, task.done_at = report.percent, None
    task.save(update_fields=["state", "percent", "done_at"])
    roll_up(task)
    record(
        TaskReopened(report.pk, report.percent),
        about=task,
        by=by,
        on_behalf_of=behalf(absent),
        unit_id=task.confirmer_id,
        at=at,
    )
    return report
