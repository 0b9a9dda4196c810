"""Words that are stored: kinds, recurrences, the seven groups. The values never change their meaning."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.plans.lifecycle import PlanState, ProposalState, ReportState, TaskState


class PlanKind(models.TextChoices):
    PLAN = "plan", _("plan")
    PROGRAMME = "programme", _("programme")
    DIRECTIVE = "directive", _("directive or conclusion")


class GroupCode(models.TextChoices):
    """The seven task groups of the city's plan, the spine of home page and desk; a group of a plan may be one."""

    PROPAGANDA = "propaganda", _("Make policy and law known")
    APPARATUS = "apparatus", _("Review the apparatus and its staff")
    COORDINATION = "coordination", _("Coordinate government, Fatherland Front and organisations")
    POLICY_DELIVERY = "policy_delivery", _("Carry out policy for people’s livelihood")
    ADMIN_REFORM = "admin_reform", _("Simplify procedures and put them online")
    RECEPTION_DIALOGUE = "reception_dialogue", _("Receive citizens, talk with them, settle their petitions")
    EMULATION_UNITY = "emulation_unity", _("Spread good examples, build unity")


class Recurrence(models.TextChoices):
    """How often a task comes again; "ongoing" is done all the time and reported with the plan."""

    NONE = "", _("once")
    ONGOING = "ongoing", _("all the time")
    WEEKLY = "weekly", _("every week")
    MONTHLY = "monthly", _("every month")
    QUARTERLY = "quarterly", _("every quarter")
    HALF_YEARLY = "half_yearly", _("every six months")
    YEARLY = "yearly", _("every year")


#: Those that make a task of their own for each period.
PERIODIC = frozenset(
    {Recurrence.WEEKLY, Recurrence.MONTHLY, Recurrence.QUARTERLY, Recurrence.HALF_YEARLY, Recurrence.YEARLY}
)

PLAN_STATES = [
    (PlanState.DRAFT.value, _("being prepared")),
    (PlanState.ISSUED.value, _("issued")),
    (PlanState.CLOSED.value, _("summed up")),
]
TASK_STATES = [
    (TaskState.DRAFT.value, _("being prepared")),
    (TaskState.SENT.value, _("sent, not acknowledged")),
    (TaskState.RECEIVED.value, _("acknowledged")),
    (TaskState.UNDER_WAY.value, _("under way")),
    (TaskState.REPORTED.value, _("reported done, to be confirmed")),
    (TaskState.DONE.value, _("done")),
    (TaskState.CANCELLED.value, _("cancelled")),
]
REPORT_STATES = [
    (ReportState.RECORDED.value, _("recorded")),
    (ReportState.WAITING.value, _("to be confirmed")),
    (ReportState.CONFIRMED.value, _("confirmed")),
    (ReportState.RETURNED.value, _("returned")),
]
PROPOSAL_STATES = [
    (ProposalState.OPEN.value, _("to be decided")),
    (ProposalState.ACCEPTED.value, _("accepted")),
    (ProposalState.DECLINED.value, _("declined")),
    (ProposalState.OVERTAKEN.value, _("overtaken by another change")),
]


class Part(models.TextChoices):
    """What a unit is in a task."""

    LEAD = "lead", _("lead unit")
    COOPERATING = "cooperating", _("cooperating unit")


class Direction(models.TextChoices):
    """Which way a proposed change goes through the cascade."""

    UP = "up", _("from the unit to whoever gave the task")
    DOWN = "down", _("from the plan to those who broke it down")


class Better(models.TextChoices):
    """Which way an indicator should move."""

    UP = "up", _("the higher the better")
    DOWN = "down", _("the lower the better")


class IndicatorPeriod(models.TextChoices):
    MONTH = "month", _("by month")
    QUARTER = "quarter", _("by quarter")
    HALF = "half", _("by half-year")
    YEAR = "year", _("by year")


class LivelihoodField(models.TextChoices):
    """The fields of the board of people's livelihood (dân sinh)."""

    JOBS = "jobs", _("jobs")
    POVERTY = "poverty", _("poor and near-poor households")
    SCHOOLS = "schools", _("schools")
    WATER = "water", _("clean water")
    HOUSING = "housing", _("housing")
    HEALTH = "health", _("health care")
    OTHER = "other", _("other")
