"""Who hears at once: units that tasks are sent to, whoever confirms, whoever reported."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone

from danvan.accounts.models import User
from danvan.events.models import RecordedEvent
from danvan.events.subscribers import subscribe
from danvan.notifications.kinds import NoticeKind
from danvan.notifications.messages import notify_all
from danvan.plans.events.keeping import PlanIssued, TaskAdded, TaskAmended
from danvan.plans.events.progress import ProgressReported, ReportConfirmed, ReportReturned, TaskReopened
from danvan.plans.events.working import ChangeAccepted, PartEdited, PeriodsMade, TaskBrokenDown
from danvan.plans.models import Assignment, Plan, ProgressReport, Task
from danvan.plans.notices import CONFIRMED, REOPENED, RETURNED, SENT, TO_CONFIRM
from danvan.plans.queries.telling import leaders_of

_PLAN = Plan._meta.label_lower


@subscribe(PlanIssued, TaskAdded, TaskAmended, TaskBrokenDown, PartEdited, ChangeAccepted, PeriodsMade)
def tell_units_of_tasks(event: object, event_id: UUID) -> None:
    """Once for each person, whatever the number of tasks: all that was sent by that step and is not acknowledged."""
    row = RecordedEvent.objects.filter(uuid=event_id).first()
    if row is None:
        return
    sent = Assignment.objects.filter(sent_at=row.at, acknowledged_at__isnull=True, ended_at__isnull=True)
    if row.subject_type == _PLAN:
        sent = sent.filter(task__plan_id=row.subject_id)
    else:
        sent = sent.filter(task__plan__tasks=row.subject_id)
    found = sent.order_by().values("unit_id").annotate(number=Count("pk"), day=Min("respond_by"))
    by_unit = {line["unit_id"]: (line["number"], line["day"]) for line in found}
    now = timezone.now()
    alike: dict[tuple[int, str], list[int]] = defaultdict(list)
    for person, parts in _of_people(by_unit, now).items():
        first = min(day for _number, day in parts if day is not None) if any(day for _n, day in parts) else now
        alike[sum(number for number, _day in parts), f"{timezone.localtime(first):%d/%m/%Y}"].append(person)
    path = f"{reverse('plan-my-tasks')}?show=silent"
    for (number, day), people in sorted(alike.items()):
        params: dict[str, int | str] = {"count": number, "day": day}
        _tell(people, SENT.key, path=path, at=now, once=f"plans.sent:{event_id}", params=params)


@subscribe(ProgressReported)
def tell_confirmer(event: ProgressReported, event_id: UUID) -> None:
    """At most once a day for each unit: the list shows all that waits."""
    if not event.waits or event.confirmer is None:
        return
    now = timezone.now()
    on = timezone.localdate(now)
    report = ProgressReport.objects.get(pk=event.report)
    people = leaders_of([event.confirmer], on).get(event.confirmer, set()) - {report.by_id}
    path = f"{reverse('plan-my-tasks')}?show=confirm"
    _tell(people, TO_CONFIRM.key, path=path, at=now, once=f"plans.to_confirm:{event.confirmer}:{on}", params={})


@subscribe(ReportConfirmed, ReportReturned)
def tell_reporter(event: ReportConfirmed | ReportReturned, event_id: UUID) -> None:
    """Who reported, and whom they stood in for."""
    report = ProgressReport.objects.select_related("task").get(pk=event.report)
    kind = CONFIRMED if isinstance(event, ReportConfirmed) else RETURNED
    people = {report.by_id, report.on_behalf_of_id} - {None, report.decided_by_id}
    _tell_of_task(people, kind, report.task, event_id)  # type: ignore[arg-type]  # None is taken out


@subscribe(TaskReopened)
def tell_unit_of_reopening(event: TaskReopened, event_id: UUID) -> None:
    report = ProgressReport.objects.select_related("task").get(pk=event.report)
    unit = report.task.unit_id
    people = leaders_of([unit], timezone.localdate()).get(unit, set()) if unit else set()
    _tell_of_task(people - {report.by_id}, REOPENED, report.task, event_id)


def _of_people(
    by_unit: dict[int, tuple[int, datetime | None]], now: datetime
) -> dict[int, list[tuple[int, datetime | None]]]:
    parts: dict[int, list[tuple[int, datetime | None]]] = defaultdict(list)
    for unit, people in leaders_of(by_unit, timezone.localdate(now)).items():
        for person in people:
            parts[person].append(by_unit[unit])
    return parts


def _tell_of_task(people: Iterable[int], kind: NoticeKind, task: Task, event_id: UUID) -> None:
    once = f"{kind.key}:{event_id}"
    _tell(people, kind.key, path=task.get_absolute_url(), at=timezone.now(), once=once, params={"task": task.pk})


def _tell(
    people: Iterable[int], kind: str, *, path: str, at: datetime, once: str, params: dict[str, int | str]
) -> None:
    users = list(User.objects.filter(pk__in=list(people)))
    if users:
        notify_all(users, kind, path=path, at=at, once=once, params=params)
