"""What was done, whether on its day, what is late; who answered for what was sent, who stays silent."""

from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Now, TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from danvan.measures.figures import Kind
from danvan.measures.registry import Measure, register
from danvan.measures.scopes import Scope
from danvan.plans.lifecycle import OPEN, TaskState
from danvan.plans.measures.counting import CUTS, Counted, end_of, start_of
from danvan.plans.measures.listing import BEHIND_A_FIGURE
from danvan.plans.models import Assignment, Task
from danvan.plans.rules.keeping import MAY_SEE_TASKS

_OPEN = sorted(state.value for state in OPEN)
_DONE = TaskState.DONE.value


def done(scope: Scope) -> QuerySet[Any]:
    """Tasks whose confirmation fell in the period."""
    return Task.objects.filter(state=_DONE, done_at__gte=start_of(scope.first), done_at__lt=end_of(scope.last))


def done_with_date(scope: Scope) -> QuerySet[Any]:
    """With `said_on`, the local day of the report that was confirmed."""
    rows: QuerySet[Any] = done(scope).filter(due_on__isnull=False).annotate(said_on=TruncDate("reported_at"))
    return rows


def late(scope: Scope) -> QuerySet[Any]:
    """Past their date when the period ended, or today in a period that runs."""
    today = timezone.localdate(scope.at) if scope.at else TruncDate(Now())
    was_open = Q(state__in=_OPEN, due_on__lt=today) | Q(state=_DONE, done_at__gte=end_of(scope.last))
    return Task.objects.filter(was_open, due_on__lte=scope.last, sent_at__lt=end_of(scope.last))


def to_answer(scope: Scope) -> QuerySet[Any]:
    """Assignments whose term to acknowledge fell in the period and is over, or that were answered before."""
    now = scope.at or Now()
    over = Q(acknowledged_at__isnull=False) | Q(respond_by__lt=now)
    rows = _within_term(scope).filter(over)
    # Taken from the unit before it had to answer.
    return rows.exclude(acknowledged_at__isnull=True, ended_at__lte=F("respond_by"))


def silent(scope: Scope) -> QuerySet[Any]:
    """Assignments whose term fell in the period and that nobody had acknowledged when it ended, or until today."""
    now, closed = scope.at or Now(), end_of(scope.last)
    unanswered = Q(acknowledged_at__isnull=True) | Q(acknowledged_at__gte=closed)
    standing = Q(ended_at__isnull=True) | Q(ended_at__gte=closed)
    return _within_term(scope).filter(unanswered, standing, respond_by__lt=now)


def _within_term(scope: Scope) -> QuerySet[Assignment]:
    return Assignment.objects.filter(
        sent_at__isnull=False, respond_by__gte=start_of(scope.first), respond_by__lt=end_of(scope.last)
    )


DONE = Counted(cases=done)
ON_TIME = Counted(cases=done_with_date, kind=Kind.SHARE, part=Q(said_on__lte=F("due_on")))
LATE = Counted(cases=late)
ACKNOWLEDGED = Counted(cases=to_answer, task="task_id", kind=Kind.SHARE, part=Q(acknowledged_at__lte=F("respond_by")))
SILENT = Counted(cases=silent, task="task_id")


def _publish(key: str, counted: Counted, *, order: int, label: Any, definition: Any) -> None:
    register(
        Measure(
            key=key,
            kind=counted.kind,
            label=label,
            definition=definition,
            compute=counted.figure,
            group=counted.group,
            cuts=CUTS,
            rows=counted.tasks,
            opens=MAY_SEE_TASKS,
            listing=BEHIND_A_FIGURE,
            order=order,
        )
    )


_publish(
    "plans.done",
    DONE,
    order=300,
    label=_("Tasks of plans done"),
    definition=_(
        "Tasks of plans, programmes and directives confirmed as done on a day of the period by whoever gave them; a "
        "task and each of its parts count by themselves. Counted for the lead unit."
    ),
)
_publish(
    "plans.tasks_on_time",
    ON_TIME,
    order=305,
    label=_("Tasks of plans done on time"),
    definition=_(
        "Of the tasks with a due date that were confirmed as done in the period: those whose report, confirmed later "
        "or the same day, came no later than the due date. Counted for the lead unit."
    ),
)
_publish(
    "plans.tasks_late",
    LATE,
    order=310,
    label=_("Tasks of plans overdue"),
    definition=_(
        "Tasks past their due date and not confirmed as done at the end of the period, or until today in a period that "
        "still runs; cancelled tasks are not counted. Counted for the lead unit."
    ),
)
_publish(
    "plans.acknowledged_on_time",
    ACKNOWLEDGED,
    order=315,
    label=_("Tasks acknowledged on time"),
    definition=_(
        "Of the tasks sent to a unit, as its lead or to cooperate, whose term to acknowledge fell in the period: those "
        "acknowledged within it. Counted for the unit that had to acknowledge."
    ),
)
_publish(
    "plans.silent",
    SILENT,
    order=320,
    label=_("Tasks not acknowledged"),
    definition=_(
        "Tasks sent to a unit whose term to acknowledge fell in the period and passed without an answer by the end of "
        "the period, or until today. Counted for the unit that stays silent."
    ),
)
