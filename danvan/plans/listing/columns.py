"""The columns in which tasks leave as a file and come in again."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.plans.forms.task_columns import LABELS
from danvan.plans.models import Task
from danvan.plans.models.choices import Part
from danvan.ui.lists import Column


def _cooperating(task: Task) -> str:
    helping = [row for row in task.assignments.all() if row.part == Part.COOPERATING and row.ended_at is None]
    return "; ".join(row.unit.name for row in helping)


#: In the order of a table annexed to a plan; rows come with `assignments__unit` prefetched and `group`, `unit` joined.
TASK_COLUMNS = (
    Column("group_number", LABELS["group_number"], lambda task: task.group.number),
    Column("group", LABELS["group"], lambda task: task.group.title),
    Column("code", LABELS["code"], lambda task: task.group.code),
    Column("level", LABELS["level"], lambda task: str(task.depth), export=lambda task: task.depth),
    Column("number", LABELS["number"], lambda task: task.number),
    Column("title", LABELS["title"], lambda task: task.title),
    Column("lead", LABELS["lead"], lambda task: task.lead_text or (task.unit.name if task.unit else "")),
    Column("cooperating", LABELS["cooperating"], _cooperating),
    Column("deliverable", LABELS["deliverable"], lambda task: task.deliverable),
    Column("starts", LABELS["starts"], lambda task: task.starts_on or "", export=lambda task: task.starts_on),
    Column("due", LABELS["due"], lambda task: task.due_on or "", export=lambda task: task.due_on),
    Column("recurrence", LABELS["recurrence"], lambda task: task.get_recurrence_display()),
    Column("weight", LABELS["weight"], lambda task: str(task.weight), export=lambda task: task.weight),
    Column("detail", LABELS["detail"], lambda task: task.detail),
    Column("state", _("State"), lambda task: task.get_state_display()),
)
#: What the tree adds behind them; whoever brings the file in again passes them over.
PROGRESS_COLUMNS = (
    Column("progress", _("Progress, %"), lambda task: str(task.done_share), export=lambda task: task.done_share),
    Column("reported", _("Last report"), lambda task: task.reported_at or "", export=lambda task: task.reported_at),
)


def with_helpers(rows: Any) -> Any:
    """For files: who cooperates, in one query a chunk."""
    return rows.select_related("group", "unit").prefetch_related("assignments__unit")
