"""Why a task is late or at risk, from what stands in the tables: last report, open proposals, what it waits for."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import OuterRef, Subquery
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from danvan.plans.lifecycle import ProposalState, TaskState
from danvan.plans.models import ChangeProposal, ProgressReport, Task, TaskDependency

_OVER = (TaskState.DONE.value, TaskState.CANCELLED.value)
LONGEST_NOTE = 160


def reasons(tasks: Iterable[Task]) -> dict[int, list[str]]:
    """Task key -> sentences, what it waits for first; three queries, whatever the number of tasks."""
    ids = [task.pk for task in tasks]
    found: dict[int, list[str]] = defaultdict(list)
    if not ids:
        return found
    for task_id, number, title in _needs(ids):
        found[task_id].append(_("waits for “%(task)s”") % {"task": Truncator(f"{number} {title}".strip()).chars(90)})
    for task_id, count in _proposals(ids).items():
        words = ngettext("%(n)s proposed change to be decided", "%(n)s proposed changes to be decided", count)
        found[task_id].append(words % {"n": count})
    for report in _last_reports(ids):
        words = _("last report on %(day)s: “%(note)s”") % {
            "day": date_format(localtime(report.at), "SHORT_DATE_FORMAT"),
            "note": Truncator(report.note).chars(LONGEST_NOTE),
        }
        found[report.task_id].append(words)
    return found


def _needs(ids: list[int]) -> list[tuple[int, str, str]]:
    rows = TaskDependency.objects.filter(task__in=ids).exclude(needs__state__in=_OVER).order_by("task_id", "needs_id")
    return list(rows.values_list("task_id", "needs__number", "needs__title"))


def _proposals(ids: list[int]) -> dict[int, int]:
    counted: dict[int, int] = defaultdict(int)
    rows = ChangeProposal.objects.filter(task__in=ids, state=ProposalState.OPEN.value).order_by()
    for task_id in rows.values_list("task_id", flat=True):
        counted[task_id] += 1
    return counted


def _last_reports(ids: list[int]) -> list[ProgressReport]:
    newest = ProgressReport.objects.filter(task=OuterRef("pk")).order_by("-at", "-pk").values("pk")[:1]
    of_tasks = Task.objects.filter(pk__in=ids).order_by().annotate(newest=Subquery(newest)).values("newest")
    return list(ProgressReport.objects.filter(pk__in=of_tasks).only("task_id", "at", "note"))
