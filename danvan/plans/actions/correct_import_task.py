"""Correct one task of a plan under review."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.drafting import corrected, group_at, keep, open_draft, task_at
from danvan.plans.events.keeping import PlanPieceCorrected
from danvan.plans.models import PlanDraft
from danvan.plans.reading.pieces import ReadGroup, ReadPlan, ReadTask, Value
from danvan.plans.rules.keeping import MAY_REVIEW_DRAFTS


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskWords:
    """What a reviewer writes about one task; due as "2021-12-02"; group: index of the group it belongs to."""

    number: str
    title: str
    lead: str = ""
    cooperating: tuple[str, ...] = ()
    deliverable: str = ""
    due: str = ""
    recurrence: str = ""
    group: int = 0


@transaction.atomic(durable=True)
def correct_import_task(
    draft_id: int, place: tuple[int, int], words: TaskWords, *, edition: int, by: User, at: datetime
) -> PlanDraft:
    """Replace what is said of the task at (group, index). Raises PieceMissing, ReviewChanged, ReviewSettled."""
    draft, read = open_draft(draft_id, edition=edition)
    MAY_REVIEW_DRAFTS.require(by, draft, on=timezone.localdate(at))
    task = task_at(read, *place)
    _put(task, group_at(read, place[0]), words)
    if words.group != place[0]:
        _move(read, place, words.group)
    keep(draft, read)
    record(PlanPieceCorrected(f"task+{place[0] + 1}.{place[1] + 1}"), about=draft, by=by, at=at)
    return draft


def _put(task: ReadTask, group: ReadGroup, words: TaskWords) -> None:
    for name in ("title", "lead", "deliverable", "due", "recurrence"):
        setattr(task, name, corrected(getattr(task, name), getattr(words, name)))
    known = {value.value: value for value in task.cooperating}
    task.cooperating = [known.get(name, Value(name)) for name in words.cooperating]
    if task.number != words.number:
        for other in group.tasks:
            if task.number and other.parent == task.number:
                other.parent = words.number
        task.number = words.number


def _move(read: ReadPlan, place: tuple[int, int], to: int) -> None:
    """To the end of another group, with what stands below it."""
    group, target = group_at(read, place[0]), group_at(read, to)
    task = group.tasks[place[1]]
    moving, numbers = [task], {task.number} - {""}
    for other in group.tasks[place[1] + 1 :]:
        if other.parent in numbers:
            moving.append(other)
            numbers |= {other.number} - {""}
    task.parent = ""
    group.tasks = [other for other in group.tasks if other not in moving]
    target.tasks += moving
