"""The way of a plan, of each of its tasks, and of what is proposed about them, as tables."""

from enum import StrEnum

from danvan.lifecycle import Lifecycle


class PlanState(StrEnum):
    """Where a plan stands; the value is stored and never changes its meaning."""

    DRAFT = "draft"
    ISSUED = "issued"
    CLOSED = "closed"


PLAN_LIFECYCLE = Lifecycle(
    {
        PlanState.DRAFT: {PlanState.ISSUED},
        PlanState.ISSUED: {PlanState.CLOSED},
        # Summed up too early: opened again with a reason.
        PlanState.CLOSED: {PlanState.ISSUED},
    }
)


class TaskState(StrEnum):
    """Where a task stands between the plan's draft and the proof that it is done."""

    DRAFT = "draft"
    SENT = "sent"
    RECEIVED = "received"
    UNDER_WAY = "under_way"
    REPORTED = "reported"
    DONE = "done"
    CANCELLED = "cancelled"


TASK_LIFECYCLE = Lifecycle(
    {
        TaskState.DRAFT: {TaskState.SENT, TaskState.CANCELLED},
        TaskState.SENT: {TaskState.RECEIVED, TaskState.UNDER_WAY, TaskState.REPORTED, TaskState.CANCELLED},
        # Given to another unit it is sent again.
        TaskState.RECEIVED: {TaskState.SENT, TaskState.UNDER_WAY, TaskState.REPORTED, TaskState.CANCELLED},
        TaskState.UNDER_WAY: {TaskState.SENT, TaskState.UNDER_WAY, TaskState.REPORTED, TaskState.CANCELLED},
        # Reported at 100 per cent with evidence: whoever gave the task confirms or returns it.
        TaskState.REPORTED: {TaskState.UNDER_WAY, TaskState.DONE, TaskState.CANCELLED},
        # Confirmed by mistake: opened again with a reason.
        TaskState.DONE: {TaskState.UNDER_WAY},
        TaskState.CANCELLED: set(),
    }
)

OPEN = frozenset({TaskState.SENT, TaskState.RECEIVED, TaskState.UNDER_WAY, TaskState.REPORTED})
WORKABLE = frozenset({TaskState.SENT, TaskState.RECEIVED, TaskState.UNDER_WAY})
COUNTED = OPEN | {TaskState.DONE}


class ReportState(StrEnum):
    """What became of one report of progress."""

    RECORDED = "recorded"
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    RETURNED = "returned"


class ProposalState(StrEnum):
    """What became of a proposed change."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    OVERTAKEN = "overtaken"
