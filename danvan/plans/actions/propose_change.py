"""A unit asks whoever gave it a task for a change."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.language import normalise, normalise_line
from danvan.organisations.models import Unit
from danvan.plans.errors.working import DueBeforeStart, NothingProposed, OwnPart, WeightOutOfBounds, WhyMissing
from danvan.plans.events.working import ChangeProposed
from danvan.plans.lifecycle import ProposalState
from danvan.plans.models import ChangeProposal, Task
from danvan.plans.models.choices import Direction
from danvan.plans.models.task import HEAVIEST
from danvan.plans.placing import lock_task
from danvan.plans.queries.flowing import written
from danvan.plans.queries.sharing import require_possible
from danvan.plans.queries.standing_in import behalf
from danvan.plans.rules.people import LEADERS, absent_in
from danvan.plans.rules.working import MAY_LEAD_TASK, MAY_PROPOSE_CHANGE


@dataclass(frozen=True, slots=True)
class Wish:
    """The task as the unit would have it; what stands as it is, is not proposed."""

    title: str
    deliverable: str
    unit: Unit | None
    due_on: date | None
    weight: int

    @classmethod
    def of(cls, task: Task) -> "Wish":
        return cls(task.title, task.deliverable, task.unit, task.due_on, task.weight)

    def changes(self, task: Task) -> dict[str, list[Any]]:
        """{"due_on": [old, new], …} as a proposal keeps it."""
        wanted = {
            "title": normalise_line(self.title),
            "deliverable": normalise_line(self.deliverable),
            "unit": self.unit,
            "due_on": self.due_on,
            "weight": self.weight,
        }
        pairs = {name: [written(getattr(task, name)), written(new)] for name, new in wanted.items()}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


@transaction.atomic(durable=True)
def propose_change(task_id: int, wish: Wish, *, reason: str, by: User, at: datetime) -> ChangeProposal:
    """Ask for it. The same wish again is the first proposal; another one takes the place of what was still open.

    Raises WhyMissing, NothingProposed, OwnPart, DueBeforeStart, WeightOutOfBounds, UnitNotPossible.
    """
    on = timezone.localdate(at)
    task = lock_task(task_id)
    MAY_LEAD_TASK.require(by, task, on=on)
    if task.broken_down_by_id == task.unit_id:
        raise OwnPart
    MAY_PROPOSE_CHANGE.require(by, task, on=on)
    reason = normalise(reason)
    changes = _sound(task, wish, reason, on)
    before = ChangeProposal.objects.filter(task=task, direction=Direction.UP, state=ProposalState.OPEN.value)
    known = next((row for row in before if (row.changes, row.reason) == (changes, reason)), None)
    if known is not None:
        return known
    before.update(state=ProposalState.OVERTAKEN.value, decided_by=by, decided_at=at)
    proposal = ChangeProposal.objects.create(
        task=task,
        direction=Direction.UP,
        proposer_id=task.unit_id or 0,
        decider_id=task.broken_down_by_id or task.plan.owner_id,
        changes=changes,
        reason=reason,
        by=by,
        at=at,
    )
    event = ChangeProposed(proposal.pk, tuple(changes), proposal.decider_id)
    behalf_of = behalf(absent_in(by, on, task.unit_id, LEADERS))
    record(event, about=task, by=by, on_behalf_of=behalf_of, unit_id=task.unit_id, at=at)
    return proposal


def _sound(task: Task, wish: Wish, reason: str, on: date) -> dict[str, list[Any]]:
    changes = wish.changes(task)
    if not changes or not normalise_line(wish.title):
        raise NothingProposed
    if not reason:
        raise WhyMissing
    if wish.due_on and task.starts_on and wish.due_on < task.starts_on:
        raise DueBeforeStart
    if not 0 <= wish.weight <= HEAVIEST:
        raise WeightOutOfBounds
    if "unit" in changes:
        require_possible(wish.unit, on=on)
    return changes
