"""Who acknowledges, breaks down, reports, confirms and decides: people of the unit that has the task or gave it."""

from datetime import date
from typing import Any

from django.db.models import F, Q

from danvan.organisations.queries import unit_ids_of
from danvan.permissions.rule import Rule
from danvan.plans.lifecycle import OPEN, WORKABLE, PlanState, TaskState
from danvan.plans.models import Assignment, ChangeProposal, StandIn, Task
from danvan.plans.rules.keeping import MAY_SEE_TASKS
from danvan.plans.rules.people import LEADERS, WORKERS, coordinates, holding, units

_OPEN = sorted(state.value for state in OPEN)
_WORKABLE = sorted(state.value for state in WORKABLE)
_ISSUED = PlanState.ISSUED.value


def _acknowledges(actor: Any, assignment: Assignment, *, on: date) -> bool:
    waits = assignment.acknowledged_at is None and assignment.ended_at is None and assignment.sent_at is not None
    return waits and assignment.unit_id in units(actor, on, WORKERS)


# Rows are assignments: anyone who works in the unit may say that it was received.
MAY_ACKNOWLEDGE = Rule(
    "plans.acknowledge",
    enters=holding(WORKERS),
    allows=_acknowledges,
    selects=lambda actor, *, on: Q(
        acknowledged_at__isnull=True,
        ended_at__isnull=True,
        sent_at__isnull=False,
        unit_id__in=units(actor, on, WORKERS),
    ),
)


def _of_tasks(name: str, roles: frozenset[Any], states: list[str], field: str) -> Rule:
    """A rule over tasks of issued plans in `states`, for people with `roles` in the unit that `field` names."""

    def allows(actor: Any, task: Task, *, on: date) -> bool:
        fits = task.plan.state == _ISSUED and task.state in states
        return fits and getattr(task, field) in units(actor, on, roles)

    def selects(actor: Any, *, on: date) -> Q:
        return Q(plan__state=_ISSUED, state__in=states, **{f"{field}__in": units(actor, on, roles)})

    return Rule(name, enters=holding(roles), allows=allows, selects=selects)


# Break down, divide among officers, weigh, make dependent, ask for a change.
MAY_LEAD_TASK = _of_tasks("plans.lead_task", LEADERS, _OPEN, "unit_id")
# Share a task out: only what the unit leads and is not reported as done.
MAY_BREAK_DOWN = _of_tasks("plans.break_down", LEADERS, _WORKABLE, "unit_id")
MAY_CONFIRM = _of_tasks("plans.confirm", LEADERS, [TaskState.REPORTED.value], "confirmer_id")
MAY_REOPEN_TASK = _of_tasks("plans.reopen_task", LEADERS, [TaskState.DONE.value], "confirmer_id")


def _edits(actor: Any, task: Task, *, on: date) -> bool:
    if task.plan.state != _ISSUED or task.state not in _OPEN or task.broken_down_by_id is None:
        return False
    of_plan = task.broken_down_by_id == task.plan.owner_id and coordinates(actor, on)
    return of_plan or task.broken_down_by_id in units(actor, on, LEADERS)


def _editable(actor: Any, *, on: date) -> Q:
    made = Q(broken_down_by_id__in=units(actor, on, LEADERS))
    if coordinates(actor, on):
        made |= Q(broken_down_by_id=F("plan__owner_id"))
    return Q(plan__state=_ISSUED, state__in=_OPEN) & made


# Rows are parts: whoever made one changes or cancels it.
MAY_EDIT_PART = Rule("plans.edit_part", enters=holding(LEADERS), allows=_edits, selects=_editable)


def _proposes(actor: Any, task: Task, *, on: date) -> bool:
    return task.broken_down_by_id != task.unit_id and MAY_LEAD_TASK.allows(actor, task, on=on)


# Ask whoever gave the task; what a unit made for itself it changes itself.
MAY_PROPOSE_CHANGE = Rule(
    "plans.propose_change",
    enters=holding(LEADERS),
    allows=_proposes,
    selects=lambda actor, *, on: (
        MAY_LEAD_TASK.selects(actor, on=on) & (Q(broken_down_by__isnull=True) | ~Q(broken_down_by=F("unit")))
    ),
)


def _reports(actor: Any, task: Task, *, on: date) -> bool:
    if task.plan.state != _ISSUED or task.state not in _WORKABLE:
        return False
    return task.unit_id in units(actor, on, WORKERS)


MAY_REPORT = Rule(
    "plans.report",
    enters=holding(WORKERS),
    allows=_reports,
    selects=lambda actor, *, on: Q(plan__state=_ISSUED, state__in=_WORKABLE, unit_id__in=units(actor, on, WORKERS)),
)


def _decides(actor: Any, proposal: ChangeProposal, *, on: date) -> bool:
    if proposal.state != "open":
        return False
    of_plan = proposal.decider_id == proposal.task.plan.owner_id and coordinates(actor, on)
    return of_plan or proposal.decider_id in units(actor, on, LEADERS)


def _to_decide(actor: Any, *, on: date) -> Q:
    own = Q(decider_id__in=units(actor, on, LEADERS))
    if coordinates(actor, on):
        own |= Q(decider_id=F("task__plan__owner_id"))
    return Q(state="open") & own


# Rows are proposals; those about the plan's own layer are decided by whoever keeps the plan.
MAY_DECIDE_CHANGE = Rule("plans.decide_change", enters=holding(LEADERS), allows=_decides, selects=_to_decide)
# Rows are proposals: those of one's units and those one decides.
MAY_SEE_PROPOSALS = Rule(
    "plans.see_proposals",
    enters=holding(WORKERS),
    allows=lambda actor, proposal, *, on: (
        not {proposal.decider_id, proposal.proposer_id}.isdisjoint(units(actor, on, WORKERS))
        or (proposal.decider_id == proposal.task.plan.owner_id and coordinates(actor, on))
    ),
    selects=lambda actor, *, on: (
        Q(decider_id__in=units(actor, on, WORKERS))
        | Q(proposer_id__in=units(actor, on, WORKERS))
        | (Q(decider_id=F("task__plan__owner_id")) if coordinates(actor, on) else Q(pk__in=[]))
    ),
)
# Rows are reports with their evidence: whoever sees the task.
MAY_SEE_REPORT = Rule(
    "plans.see_report",
    enters=MAY_SEE_TASKS.enters,
    allows=lambda actor, report, *, on: MAY_SEE_TASKS.allows(actor, report.task, on=on),
)


def _names_stand_in(actor: Any, stand_in: StandIn, *, on: date) -> bool:
    own = stand_in.absent_id == getattr(actor, "pk", None) and stand_in.unit_id in unit_ids_of(actor, on=on)
    return own or stand_in.unit_id in unit_ids_of(actor, on=on, roles=LEADERS)


# Rows are stand-ins: the absent person names one for himself, the head for anyone of his unit.
MAY_NAME_STAND_IN = Rule(
    "plans.name_stand_in",
    enters=holding(WORKERS),
    allows=_names_stand_in,
    selects=lambda actor, *, on: (
        Q(absent_id=getattr(actor, "pk", None), unit_id__in=unit_ids_of(actor, on=on))
        | Q(unit_id__in=unit_ids_of(actor, on=on, roles=LEADERS))
    ),
)
