"""Whoever gave the task agrees that it is done."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.errors.progress import OthersNotDone, PartsNotDone, ReportDecided
from danvan.plans.events.progress import ReportConfirmed
from danvan.plans.lifecycle import ReportState, TaskState
from danvan.plans.models import ProgressReport
from danvan.plans.placing import lock_task
from danvan.plans.queries.finishing import named, open_needs, open_parts
from danvan.plans.queries.standing_in import behalf
from danvan.plans.rolling import roll_up
from danvan.plans.rules.people import LEADERS, absent_in
from danvan.plans.rules.working import MAY_CONFIRM


@transaction.atomic(durable=True)
def confirm_report(task_id: int, *, report_id: int, by: User, at: datetime) -> ProgressReport:
    """The task is done from now on; confirmed again by the same person, it stays as it was.

    report_id: the report that was looked at. Raises ReportDecided, and PartsNotDone or OthersNotDone for what was added
    or opened again meanwhile.
    """
    on = timezone.localdate(at)
    task = lock_task(task_id)
    report = ProgressReport.objects.filter(task=task, pk=report_id).first()
    if report is None:
        raise ReportDecided
    if report.state == ReportState.CONFIRMED.value and report.decided_by_id == by.pk:
        return report
    if report.state != ReportState.WAITING.value:
        raise ReportDecided
    MAY_CONFIRM.require(by, task, on=on)
    if count := open_parts(task):
        raise PartsNotDone(count=count)
    if needs := open_needs(task):
        raise OthersNotDone(tasks=named(needs))
    report.state, report.decided_by, report.decided_at = ReportState.CONFIRMED.value, by, at
    report.save(update_fields=["state", "decided_by", "decided_at"])
    task.move_to(TaskState.DONE)
    task.done_at = at
    task.save(update_fields=["state", "done_at"])
    roll_up(task)
    absent = absent_in(by, on, task.confirmer_id, LEADERS)
    record(
        ReportConfirmed(report.pk),
        about=task,
        by=by,
        on_behalf_of=behalf(absent),
        unit_id=task.confirmer_id,
        at=at,
    )
    return report
