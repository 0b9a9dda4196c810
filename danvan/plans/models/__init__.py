"""Plans and their tasks: what a city sets itself, who has it, how far it is."""

from danvan.plans.models.draft import PlanDraft
from danvan.plans.models.indicator import Indicator, IndicatorValue
from danvan.plans.models.plan import Plan, PlanVersion, TaskGroup
from danvan.plans.models.progress import ChangeProposal, ProgressReport, StandIn
from danvan.plans.models.task import Assignment, Task, TaskDependency

__all__ = [
    "Assignment",
    "ChangeProposal",
    "Indicator",
    "IndicatorValue",
    "Plan",
    "PlanDraft",
    "PlanVersion",
    "ProgressReport",
    "StandIn",
    "Task",
    "TaskDependency",
    "TaskGroup",
]
