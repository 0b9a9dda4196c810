"""Whom to tell about the tasks of a unit, and what each person's digest of a day says."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from danvan.organisations.models import Membership
from danvan.plans.lifecycle import OPEN, PlanState, TaskState
from danvan.plans.models import Assignment, StandIn, Task
from danvan.plans.rules.people import LEADERS, WORKERS

_OPEN = sorted(state.value for state in OPEN)
_REPORTED = TaskState.REPORTED.value
_RUNNING = PlanState.ISSUED.value
_LEADERS = frozenset(map(str, LEADERS))


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many tasks are late, at risk, due soon, not acknowledged past the term, to be confirmed."""

    late: int = 0
    risk: int = 0
    soon: int = 0
    silent: int = 0
    confirm: int = 0

    def __add__(self, other: "Waiting") -> "Waiting":
        return Waiting(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    def __bool__(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))

    @property
    def params(self) -> dict[str, int]:
        return {one.name: getattr(self, one.name) for one in fields(self)}


@dataclass(frozen=True, slots=True)
class Digest:
    """What one person is told today."""

    user_id: int
    waiting: Waiting


@dataclass(frozen=True, slots=True)
class Span:
    """A working day `on`, the one before it, whether a week begins with it, and how long ahead due dates are told."""

    before: date
    on: date
    ahead: Sequence[int]

    @property
    def opens_week(self) -> bool:
        return self.before.isocalendar()[:2] != self.on.isocalendar()[:2]


_Both = tuple[Waiting, Waiting]
_NOTHING: _Both = (Waiting(), Waiting())


def digests(span: Span) -> list[Digest]:
    """One for each person with something new since the working day before; when a week opens, with anything at all.

    Queries: four over what is open, three for people; the numbers of tasks do not matter.
    """
    by_unit: dict[int, _Both] = defaultdict(lambda: _NOTHING)
    for unit, both in [*_tasks("unit_id", span), *_silent(span), *_to_confirm(span)]:
        by_unit[unit] = _plus(by_unit[unit], both)
    people = leaders_of(by_unit, span.on)
    told: dict[int, _Both] = defaultdict(lambda: _NOTHING)
    for unit, users in people.items():
        for user in users:
            told[user] = _plus(told[user], by_unit[unit])
    for (user, unit), both in _tasks_of_people(span):
        if user not in people.get(unit, ()):
            told[user] = _plus(told[user], both)
    return [
        Digest(user, everything)
        for user, (everything, fresh) in sorted(told.items())
        if _tells(everything, fresh, span)
    ]


def leaders_of(unit_ids: Iterable[int], on: date) -> dict[int, set[int]]:
    """Unit -> who answers for it that day, or stands in for who does; where nobody leads, whoever works there."""
    ids = list(unit_ids)
    rows = Membership.objects.in_force(on).filter(unit_id__in=ids, role__in=WORKERS)
    workers: dict[int, set[int]] = defaultdict(set)
    leaders: dict[int, set[int]] = defaultdict(set)
    for unit, user, role in rows.values_list("unit_id", "user_id", "role"):
        workers[unit].add(user)
        if role in _LEADERS:
            leaders[unit].add(user)
    found = {unit: leaders.get(unit) or users for unit, users in workers.items()}
    for unit, absent, user in (
        StandIn.objects.on(on).filter(unit_id__in=ids).values_list("unit_id", "absent_id", "user_id")
    ):
        if absent in found.get(unit, ()):
            found[unit] = found[unit] | {user}
    return found


def _tells(everything: Waiting, fresh: Waiting, span: Span) -> bool:
    return bool(fresh) or (span.opens_week and bool(everything))


def _plus(one: _Both, other: _Both) -> _Both:
    return one[0] + other[0], one[1] + other[1]


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _counted(**conditions: Q) -> dict[str, Any]:
    return {f"{name}_": Count("pk", filter=condition) for name, condition in conditions.items()}


def _tasks(by: str, span: Span) -> list[tuple[int, _Both]]:
    rows = _open(span).filter(**{f"{by}__isnull": False}).order_by().values(by).annotate(**_of_dates(span))
    return [(row[by], _both(row)) for row in rows]


def _tasks_of_people(span: Span) -> list[tuple[tuple[int, int], _Both]]:
    rows = _open(span).filter(assignee__isnull=False, unit__isnull=False).order_by()
    found = rows.values("assignee_id", "unit_id").annotate(**_of_dates(span))
    return [((row["assignee_id"], row["unit_id"]), _both(row)) for row in found]


def _open(span: Span) -> Any:
    """What dates have something to say about; what waits for confirmation is not the unit's to do."""
    ends = span.on + timedelta(days=max(span.ahead, default=0))
    rows = Task.objects.filter(state__in=_OPEN, plan__state=_RUNNING).exclude(state=_REPORTED)
    return rows.filter(Q(due_on__lte=ends) | Q(risk_on__lte=span.on))


def _of_dates(span: Span) -> dict[str, Any]:
    ahead = Q(due_on__isnull=True) | Q(due_on__gte=span.on)
    fresh_soon = Q(pk__in=[])
    for days in span.ahead:
        shift = timedelta(days=days)
        fresh_soon |= Q(due_on__gt=span.before + shift, due_on__lte=span.on + shift)
    ends = span.on + timedelta(days=max(span.ahead, default=0))
    return _counted(
        late=Q(due_on__lt=span.on),
        risk=ahead & Q(risk_on__lte=span.on),
        soon=Q(due_on__gte=span.on, due_on__lte=ends),
        fresh_late=Q(due_on__gte=span.before, due_on__lt=span.on),
        fresh_risk=ahead & Q(risk_on__gt=span.before, risk_on__lte=span.on),
        fresh_soon=fresh_soon,
    )


def _both(row: dict[str, Any]) -> _Both:
    return (
        Waiting(late=row["late_"], risk=row["risk_"], soon=row["soon_"]),
        Waiting(late=row["fresh_late_"], risk=row["fresh_risk_"], soon=row["fresh_soon_"]),
    )


def _silent(span: Span) -> list[tuple[int, _Both]]:
    rows = Assignment.objects.silent(at=_midnight(span.on))
    fresh = Q(respond_by__gte=_midnight(span.before))
    found = rows.order_by().values("unit_id").annotate(all_=Count("pk"), fresh_=Count("pk", filter=fresh))
    return [(row["unit_id"], (Waiting(silent=row["all_"]), Waiting(silent=row["fresh_"]))) for row in found]


def _to_confirm(span: Span) -> list[tuple[int, _Both]]:
    rows = Task.objects.filter(state=_REPORTED, plan__state=_RUNNING, reported_at__lt=_midnight(span.on))
    fresh = Q(reported_at__gte=_midnight(span.before))
    rows = rows.filter(confirmer__isnull=False).order_by()
    found = rows.values("confirmer_id").annotate(all_=Count("pk"), fresh_=Count("pk", filter=fresh))
    return [(row["confirmer_id"], (Waiting(confirm=row["all_"]), Waiting(confirm=row["fresh_"]))) for row in found]
