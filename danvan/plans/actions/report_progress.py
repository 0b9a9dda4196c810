"""The lead says how far its task is, what was done, and what proves it."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.attachments.uploads import adopt
from danvan.events.recording import record
from danvan.language import normalise, normalise_line
from danvan.plans.errors.progress import (
    LinkRefused,
    NoEvidence,
    NotAPercent,
    NothingReported,
    OthersNotDone,
    PartsNotDone,
    ProgressIsOfParts,
    ProgressWouldFall,
)
from danvan.plans.events.progress import ProgressReported
from danvan.plans.lifecycle import ReportState, TaskState
from danvan.plans.models import Assignment, ProgressReport, Task
from danvan.plans.placing import lock_task
from danvan.plans.queries.evidence import freeze
from danvan.plans.queries.finishing import named, open_needs, open_parts
from danvan.plans.queries.standing_in import behalf
from danvan.plans.rolling import roll_up
from danvan.plans.rules.people import WORKERS, absent_in
from danvan.plans.rules.working import MAY_REPORT

WHOLE = 100
_KEPT = ("percent", "state", "reported_at", "confirmer")


@dataclass(frozen=True, slots=True)
class Progress:
    """What the lead says. percent: 0 to 100; None: words only, as for a task whose progress is its parts'.

    measure: key of a published measure. falls: a percentage below the last is meant.
    """

    percent: int | None
    note: str
    link: str = ""
    measure: str = ""
    falls: bool = False


@transaction.atomic(durable=True)
def report_progress(task_id: int, progress: Progress, *, files_token: str, by: User, at: datetime) -> ProgressReport:
    """Keep the report with its files; the same form sent again is the first report.

    At 100 per cent the task waits until whoever gave it confirms. Raises NothingReported, NotAPercent, LinkRefused,
    ProgressIsOfParts, ProgressWouldFall, PartsNotDone, OthersNotDone, NoEvidence.
    """
    on = timezone.localdate(at)
    task = lock_task(task_id)
    key = sha256(files_token.encode()).hexdigest() if files_token else None
    known = ProgressReport.objects.filter(task=task, by=by, form_hash=key).first() if key else None
    if known is not None:
        return known
    MAY_REPORT.require(by, task, on=on)
    unit_id = task.unit_id or 0  # the rule lets in only who works in the unit that has it
    finishes = progress.percent == WHOLE
    _require_sound(task, progress)
    if finishes:
        _require_finishable(task)
    report = ProgressReport.objects.create(
        task=task,
        unit_id=unit_id,
        percent=_percent(task, progress),
        note=normalise(progress.note),
        link=_safe(progress.link),
        measure=progress.measure,
        figure=_figure(progress.measure, task, on),
        by=by,
        on_behalf_of_id=absent_in(by, on, task.unit_id, WORKERS),
        at=at,
        state=(ReportState.WAITING if finishes else ReportState.RECORDED).value,
        form_hash=key,
    )
    files = adopt(files_token, report, by=by, at=at, unit_id=task.unit_id)
    # What the parts of a task showed proves the whole.
    if finishes and not (files or report.link or report.measure or task.parts):
        raise NoEvidence
    _move(task, report, finishes=finishes, by=by, at=at)
    record(
        ProgressReported(report.pk, report.percent, finishes, task.confirmer_id),
        about=task,
        by=by,
        on_behalf_of=behalf(report.on_behalf_of_id),
        unit_id=task.unit_id,
        at=at,
    )
    return report


def _require_sound(task: Task, progress: Progress) -> None:
    if not normalise_line(progress.note):
        raise NothingReported
    if progress.percent is None:
        if not task.parts:
            raise NotAPercent
        return
    if not 0 <= progress.percent <= WHOLE:
        raise NotAPercent
    if task.parts and progress.percent != WHOLE:
        raise ProgressIsOfParts
    if not task.parts and progress.percent < task.percent and not progress.falls:
        raise ProgressWouldFall(before=task.percent, after=progress.percent)


def _require_finishable(task: Task) -> None:
    if task.parts and (count := open_parts(task)):
        raise PartsNotDone(count=count)
    if needs := open_needs(task):
        raise OthersNotDone(tasks=named(needs))


def _percent(task: Task, progress: Progress) -> int:
    return task.done_share if progress.percent is None else progress.percent


def _figure(measure: str, task: Task, on: date) -> str:
    if not measure:
        return ""
    try:
        return freeze(measure, task, on=on)
    except KeyError:
        raise NoEvidence from None


def _safe(link: str) -> str:
    link = normalise_line(link)
    if not link:
        return ""
    try:
        parts = urlsplit(link)
    except ValueError:
        raise LinkRefused from None
    if parts.scheme not in {"http", "https"} or not parts.netloc or len(link) > 500:
        raise LinkRefused
    return link


def _move(task: Task, report: ProgressReport, *, finishes: bool, by: User, at: datetime) -> None:
    """The task follows its report; who reports has received it."""
    task.move_to(TaskState.REPORTED if finishes else TaskState.UNDER_WAY)
    if finishes or not task.parts:
        task.percent = report.percent
    task.reported_at = at
    if task.confirmer_id is None:
        task.confirmer_id = task.plan.owner_id
    task.save(update_fields=_KEPT)
    Assignment.objects.filter(
        task=task, unit_id=report.unit_id, acknowledged_at__isnull=True, ended_at__isnull=True
    ).update(acknowledged_at=at, acknowledged_by=by)
    roll_up(task)
