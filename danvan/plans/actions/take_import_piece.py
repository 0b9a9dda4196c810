"""Drop a piece of a plan under review, or join it to the one before."""

from datetime import datetime
from typing import Literal

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.plans.drafting import group_at, keep, open_draft, orphan_children, task_at
from danvan.plans.errors.keeping import PieceMissing
from danvan.plans.events.keeping import PlanPieceTaken
from danvan.plans.models import PlanDraft
from danvan.plans.reading.pieces import ReadPlan, ReadTask, shortened
from danvan.plans.rules.keeping import MAY_REVIEW_DRAFTS

Deed = Literal["removed", "joined"]


@transaction.atomic(durable=True)
def take_import_piece(
    draft_id: int, group: int, place: int | None, *, deed: Deed, edition: int, by: User, at: datetime
) -> PlanDraft:
    """place: index of the task in the group; None: the group itself, with its tasks.

    A joined task adds its words to the task before it; the tasks of a joined group follow those of the group before.
    Raises PieceMissing (also for joining the first), ReviewChanged, ReviewSettled.
    """
    draft, read = open_draft(draft_id, edition=edition)
    MAY_REVIEW_DRAFTS.require(by, draft, on=timezone.localdate(at))
    if place is None:
        _take_group(read, group, joined=deed == "joined")
    else:
        _take_task(read, group, place, joined=deed == "joined")
    keep(draft, read)
    piece = f"{group + 1}" if place is None else f"{group + 1}.{place + 1}"
    record(PlanPieceTaken(deed, piece), about=draft, by=by, at=at)
    return draft


def _take_group(read: ReadPlan, place: int, *, joined: bool) -> None:
    group = group_at(read, place)
    if joined:
        before = group_at(read, place - 1)
        before.text = "\n".join(part for part in (before.text, group.text) if part)
        taken = {task.number for task in before.tasks}
        if taken & {task.number for task in group.tasks}:
            _renumber(group.tasks, group.number or str(place + 1))
        before.tasks += group.tasks
    del read.groups[place]


def _renumber(tasks: list[ReadTask], head: str) -> None:
    """Two tasks of one group never share a number: those of the joined group get its number in front."""
    for task in tasks:
        task.number = f"{head}.{task.number}" if task.number else ""
        task.parent = f"{head}.{task.parent}" if task.parent else ""


def _take_task(read: ReadPlan, group: int, place: int, *, joined: bool) -> None:
    task = task_at(read, group, place)
    holder = read.groups[group]
    if joined:
        if place < 1:
            raise PieceMissing
        _join(holder.tasks[place - 1], task)
    orphan_children(holder, task)
    del holder.tasks[place]


def _join(before: ReadTask, task: ReadTask) -> None:
    """The words become one; what only the second says is taken over."""
    before.title.value = " ".join(part for part in (before.title.value.rstrip(";"), task.title.value) if part)
    before.title.passage = shortened(" ".join((before.title.passage, task.title.passage)).strip())
    before.text = "\n".join(part for part in (before.text, task.text) if part)
    for name in ("lead", "deliverable", "due", "recurrence"):
        if not getattr(before, name):
            setattr(before, name, getattr(task, name))
    known = {value.value for value in before.cooperating}
    before.cooperating += [value for value in task.cooperating if value.value not in known]
