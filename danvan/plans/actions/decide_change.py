"""Whoever gave a task, or broke it down, decides about a proposed change."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.recording import record
from danvan.language import normalise
from danvan.organisations.models import Unit
from danvan.plans.approving import flow_down, follow_in_periods
from danvan.plans.cascading import hand_to
from danvan.plans.errors.keeping import WaitsForConfirmation
from danvan.plans.errors.working import ProposalDecided, ProposalOutdated, WhyNotMissing
from danvan.plans.events.working import ChangeAccepted, ChangeDeclined
from danvan.plans.lifecycle import ProposalState, TaskState
from danvan.plans.making import Sent
from danvan.plans.models import ChangeProposal, Task
from danvan.plans.placing import lock_task
from danvan.plans.publishing import new_version
from danvan.plans.queries.flowing import written
from danvan.plans.queries.respond_terms import respond_by
from danvan.plans.queries.sharing import require_fits, require_possible
from danvan.plans.queries.standing_in import behalf
from danvan.plans.queries.task_facts import TaskFacts
from danvan.plans.rolling import roll_up
from danvan.plans.rules.people import LEADERS, absent_in
from danvan.plans.rules.working import MAY_DECIDE_CHANGE

_COLUMNS = frozenset({"title", "deliverable", "due_on", "weight", "unit"})


@transaction.atomic(durable=True)
def accept_change(proposal_id: int, *, remark: str = "", by: User, at: datetime) -> ChangeProposal:
    """Write it into the task: another lead gets it sent, parts below get a proposal, the plan's own layer a version.

    A repeat changes nothing. Raises ProposalDecided when it was declined or overtaken, ProposalOutdated,
    WaitsForConfirmation, DueAfterWhole, DueBeforeStart, UnitNotPossible.
    """
    on = timezone.localdate(at)
    proposal, again = _locked(proposal_id, ProposalState.ACCEPTED, by, on)
    if again:
        return proposal
    task = proposal.task
    _require_fresh(task, proposal)
    before = TaskFacts.of(task)
    _write(task, proposal.changes, on=on, at=at)
    flow_down(task, before, TaskFacts.of(task), reason=proposal.reason, by=by, at=at)
    follow_in_periods(task, before)
    roll_up(task)
    _settle(proposal, ProposalState.ACCEPTED, remark, by, at)
    own_layer = task.broken_down_by_id is None and task.period_from is None
    version = new_version(task.plan, reason=proposal.reason, by=by, at=at).number if own_layer else 0
    event = ChangeAccepted(proposal.pk, tuple(proposal.changes), proposal.proposer_id, version)
    _record(event, proposal, by, at)
    return proposal


@transaction.atomic(durable=True)
def decline_change(proposal_id: int, *, remark: str, by: User, at: datetime) -> ChangeProposal:
    """The task stays as it is; the remark says why. A repeat changes nothing. Raises ProposalDecided, WhyNotMissing."""
    on = timezone.localdate(at)
    proposal, again = _locked(proposal_id, ProposalState.DECLINED, by, on)
    if again:
        return proposal
    if not normalise(remark):
        raise WhyNotMissing
    _settle(proposal, ProposalState.DECLINED, remark, by, at)
    _record(ChangeDeclined(proposal.pk, tuple(proposal.changes), proposal.proposer_id), proposal, by, at)
    return proposal


def _locked(proposal_id: int, wanted: ProposalState, by: User, on: date) -> tuple[ChangeProposal, bool]:
    """(the proposal with its task, the plan's row locked; whether this very person decided just so already)."""
    task = lock_task(ChangeProposal.objects.values_list("task_id", flat=True).get(pk=proposal_id))
    proposal = ChangeProposal.objects.select_for_update().get(pk=proposal_id)
    proposal.task = task
    if proposal.state == wanted.value and proposal.decided_by_id == by.pk:
        return proposal, True
    if proposal.state != ProposalState.OPEN.value:
        raise ProposalDecided
    MAY_DECIDE_CHANGE.require(by, proposal, on=on)
    return proposal, False


def _require_fresh(task: Task, proposal: ChangeProposal) -> None:
    """What it would change still says what it said then; a closed task and a strange field are never changed."""
    if not task.is_open or not proposal.changes.keys() <= _COLUMNS:
        raise ProposalOutdated
    for name, (old, new) in proposal.changes.items():
        if written(getattr(task, name)) not in (old, new):
            raise ProposalOutdated


def _write(task: Task, changes: dict[str, Any], *, on: date, at: datetime) -> None:
    values = {name: new for name, (_, new) in changes.items()}
    unit = Unit.objects.filter(pk=values.pop("unit")).first() if "unit" in values else None
    if "due_on" in values:
        values["due_on"] = date.fromisoformat(values["due_on"]) if values["due_on"] else None
    for name, value in values.items():
        setattr(task, name, value)
    require_fits(task.parent, starts_on=task.starts_on, due_on=task.due_on, weight=task.weight)
    task.prepare().save()
    if "unit" not in changes or unit is None:
        return
    if task.state == TaskState.REPORTED.value:
        raise WaitsForConfirmation
    require_possible(unit, on=on)
    helping = TaskFacts.of(task).cooperating
    hand_to(task, unit, cooperating=helping, sent=Sent(at, respond_by(task.plan, at=at)))


def _settle(proposal: ChangeProposal, state: ProposalState, remark: str, by: User, at: datetime) -> None:
    proposal.state, proposal.remark = state.value, normalise(remark)
    proposal.decided_by, proposal.decided_at = by, at
    proposal.save(update_fields=["state", "remark", "decided_by", "decided_at"])


def _record(event: ChangeAccepted | ChangeDeclined, proposal: ChangeProposal, by: User, at: datetime) -> None:
    behalf_of = behalf(absent_in(by, timezone.localdate(at), proposal.decider_id, LEADERS))
    record(event, about=proposal.task, by=by, on_behalf_of=behalf_of, unit_id=proposal.decider_id, at=at)
