"""The reports of a task as its page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from danvan.attachments.models import Attachment
from danvan.attachments.queries import files_of_all
from danvan.plans.lifecycle import ReportState
from danvan.plans.models import ProgressReport, Task
from danvan.plans.queries.evidence import Frozen, frozen

MOST = 50
_RELATED = ("unit", "by", "on_behalf_of", "decided_by")
#: State of a report -> (kind, icon) of its tag.
TAGS = {
    ReportState.WAITING.value: ("soon", "clock"),
    ReportState.CONFIRMED.value: ("ok", "check"),
    ReportState.RETURNED.value: ("late", "late"),
}


@dataclass(frozen=True, slots=True)
class ShownReport:
    """One report with what proves it."""

    report: ProgressReport
    files: Sequence[Attachment]
    frozen: Frozen | None

    @property
    def tag(self) -> tuple[str, str]:
        return TAGS.get(self.report.state, ("", ""))


@dataclass(frozen=True, slots=True)
class History:
    """The newest first; `more`: there are older ones that the page leaves out."""

    reports: Sequence[ShownReport]
    more: bool


def history_of(task: Task, *, waiting: bool = True) -> History:
    """Two queries, however many reports; without the one that waits for confirmation when not asked for."""
    found = ProgressReport.objects.filter(task=task).select_related(*_RELATED)
    rows = list((found if waiting else found.exclude(state=ReportState.WAITING.value))[: MOST + 1])
    shown = rows[:MOST]
    files: Any = files_of_all(shown) if shown else {}
    return History([ShownReport(row, files[row.pk], frozen(row)) for row in shown], len(rows) > MOST)


def shown_waiting(task: Task) -> ShownReport | None:
    """The report that waits for confirmation, with its evidence."""
    row = ProgressReport.objects.filter(task=task, state=ReportState.WAITING.value).select_related(*_RELATED).first()
    return ShownReport(row, files_of_all([row])[row.pk], frozen(row)) if row else None
