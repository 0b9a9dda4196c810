"""What the actions on a plan under review share: finding it, its pieces, keeping what was corrected."""

from datetime import datetime

from danvan.plans.errors.keeping import PieceMissing, ReviewChanged, ReviewSettled
from danvan.plans.models import PlanDraft
from danvan.plans.models.draft import DraftState
from danvan.plans.reading.pieces import SURE, ReadGroup, ReadPlan, ReadTask, Value


def open_draft(draft_id: int, *, edition: int) -> tuple[PlanDraft, ReadPlan]:
    """The draft, locked, and what was read. Raises ReviewSettled, and ReviewChanged where another edition was seen."""
    draft = PlanDraft.objects.select_for_update().get(pk=draft_id)
    if not draft.is_open:
        raise ReviewSettled
    if edition != draft.edition:
        raise ReviewChanged
    return draft, ReadPlan.from_json(draft.read)


def keep(draft: PlanDraft, read: ReadPlan) -> None:
    """Write the plan back as the next edition."""
    draft.read = read.as_json()
    draft.edition += 1
    draft.save(update_fields=["read", "edition"])


def settle(draft: PlanDraft, state: DraftState, at: datetime) -> None:
    """Close the draft; the caller saves it."""
    draft.state, draft.settled_at = state, at


def group_at(read: ReadPlan, group: int) -> ReadGroup:
    if not 0 <= group < len(read.groups):
        raise PieceMissing
    return read.groups[group]


def task_at(read: ReadPlan, group: int, place: int) -> ReadTask:
    tasks = group_at(read, group).tasks
    if not 0 <= place < len(tasks):
        raise PieceMissing
    return tasks[place]


def corrected(value: Value, words: str) -> Value:
    """What a person wrote is sure; the passage it was read in stays beside it."""
    return value if value.value == words else Value(words, value.passage, value.line, SURE)


def orphan_children(group: ReadGroup, gone: ReadTask) -> None:
    """Tasks below a task that goes come up to the one above it."""
    for task in group.tasks:
        if gone.number and task.parent == gone.number:
            task.parent = gone.parent
