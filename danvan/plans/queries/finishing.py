"""What stands in the way of finishing a task, and how far it was before it was reported as finished."""

from danvan.plans.lifecycle import COUNTED, ReportState, TaskState
from danvan.plans.models import ProgressReport, Task

_UNFINISHED = sorted(state.value for state in COUNTED - {TaskState.DONE})
_OVER = (TaskState.DONE.value, TaskState.CANCELLED.value)
#: Named in a sentence; further ones are only counted.
NAMED = 3


def waiting_report(task: Task) -> ProgressReport | None:
    """The report that waits for confirmation."""
    return ProgressReport.objects.filter(task=task, state=ReportState.WAITING.value).first()


def open_parts(task: Task) -> int:
    """How many of its parts are not done."""
    return Task.objects.filter(parent=task, state__in=_UNFINISHED).count()


def open_needs(task: Task) -> list[Task]:
    """The tasks it depends on that are neither done nor cancelled."""
    rows = Task.objects.filter(needed_by__task=task).exclude(state__in=_OVER)
    return list(rows.only("number", "title", "plan_id", "path").in_order())


def named(tasks: list[Task]) -> str:
    """The first of them in words."""
    words = "; ".join(f"“{task}”" if len(str(task)) <= 90 else f"“{str(task)[:88]}…”" for task in tasks[:NAMED])
    return f"{words}; +{len(tasks) - NAMED}" if len(tasks) > NAMED else words


def percent_before(task: Task) -> int:
    """How far it was by the last report that did not finish it; 0 without one."""
    rows = ProgressReport.objects.filter(task=task, state=ReportState.RECORDED.value).order_by("-at", "-pk")
    return rows.values_list("percent", flat=True).first() or 0
