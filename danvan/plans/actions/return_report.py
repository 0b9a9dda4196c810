"""Whoever gave the task says what is missing; the lead goes on."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.language import normalise, normalise_line
from danvan.plans.errors.progress import RemarkMissing, ReportDecided
from danvan.plans.events.progress import ReportReturned
from danvan.plans.lifecycle import ReportState, TaskState
from danvan.plans.models import ProgressReport
from danvan.plans.placing import lock_task
from danvan.plans.queries.finishing import percent_before
from danvan.plans.queries.standing_in import behalf
from danvan.plans.rolling import roll_up
from danvan.plans.rules.people import LEADERS, absent_in
from danvan.plans.rules.working import MAY_CONFIRM


@transaction.atomic(durable=True)
def return_report(task_id: int, *, report_id: int, remark: str, by: User, at: datetime) -> ProgressReport:
    """The task is under way again, as far as it was before; returned again by the same person, nothing changes.

    Raises RemarkMissing, ReportDecided.
    """
    on = timezone.localdate(at)
    task = lock_task(task_id)
    report = ProgressReport.objects.filter(task=task, pk=report_id).first()
    if report is None:
        raise ReportDecided
    if report.state == ReportState.RETURNED.value and report.decided_by_id == by.pk:
        return report
    if report.state != ReportState.WAITING.value:
        raise ReportDecided
    MAY_CONFIRM.require(by, task, on=on)
    if not normalise_line(remark):
        raise RemarkMissing
    report.state, report.decided_by, report.decided_at = ReportState.RETURNED.value, by, at
    report.remark = normalise(remark)
    report.save(update_fields=["state", "decided_by", "decided_at", "remark"])
    task.move_to(TaskState.UNDER_WAY)
    task.percent = percent_before(task)
    task.save(update_fields=["state", "percent"])
    roll_up(task)
    absent = absent_in(by, on, task.confirmer_id, LEADERS)
    record(
        ReportReturned(report.pk),
        about=task,
        by=by,
        on_behalf_of=behalf(absent),
        unit_id=task.confirmer_id,
        at=at,
    )
    return report
