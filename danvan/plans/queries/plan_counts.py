"""How many tasks of a plan are done, on time, at risk, late; how many units stay silent. Five queries."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from danvan.plans.lifecycle import TaskState
from danvan.plans.models import Assignment, Plan, Task
from danvan.plans.queries.capped import Capped, capped


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """Tasks at every depth. open: sent and neither done nor cancelled; it is on time, at risk or late.

    silent: assignments whose term to acknowledge is over.
    """

    open: Capped
    done: Capped
    risk: Capped
    late: Capped
    silent: Capped

    @property
    def on_time(self) -> Capped:
        """What is open and neither late nor at risk; at least so many where counting stopped."""
        left = max(self.open.number - self.late.number - self.risk.number, 0)
        return Capped(left, self.open.more)


def counts_of(plan: Plan, *, at: datetime) -> PlanCounts:
    """Each is read from an index of its own and stops at ten thousand."""
    on, tasks = timezone.localdate(at), Task.objects.of(plan)
    return PlanCounts(
        open=capped(tasks.open()),
        done=capped(tasks.filter(state=TaskState.DONE.value)),
        risk=capped(tasks.at_risk(on=on)),
        late=capped(tasks.late(on=on)),
        silent=capped(silent_in(plan, at=at)),
    )


def on_time(tasks: Any, *, on: date) -> Any:
    """Open, and neither late nor at risk."""
    return tasks.open().filter(Q(due_on__isnull=True) | Q(due_on__gte=on), Q(risk_on__isnull=True) | Q(risk_on__gt=on))


def silent_in(plan: Plan, *, at: datetime) -> Any:
    """Assignments of the plan that nobody acknowledged within the term."""
    return Assignment.objects.silent(at=at).filter(task__plan=plan)
