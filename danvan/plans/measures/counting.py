"""How every measure of plans is made: rows of a period, the unit that has them, and what is counted of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from danvan.measures.figures import Figure, Kind
from danvan.measures.scopes import UNIT, Scope
from danvan.plans.models import Task

WARD = "ward"
CUTS = (UNIT, WARD)
#: Cut -> column of the row. A unit of the city itself stands in no ward: it is left out of that cut.
KEYS = {UNIT: "unit_id", WARD: "unit__territory_id"}


def start_of(day: date) -> datetime:
    """Midnight that opens the local day."""
    return timezone.make_aware(datetime.combine(day, time()))


def end_of(day: date) -> datetime:
    """Midnight that closes the local day."""
    return start_of(day + timedelta(days=1))


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What a measure counts: `cases(scope)` are the rows of its days, uncut; `task` leads from a row to its task.

    part: of a share, which rows are counted over all.
    """

    cases: Callable[[Scope], QuerySet[Any]]
    task: str = "pk"
    kind: Kind = Kind.COUNT
    part: Q = field(default_factory=Q)

    def rows(self, scope: Scope) -> QuerySet[Any]:
        """The rows of the days and within the cuts of the scope; a task that no unit has belongs to no cut."""
        limits = {f"{KEYS[name]}__in": ids for name in CUTS if (ids := scope.cut(name)) is not None}
        return self.cases(scope).filter(**limits).order_by()

    def figure(self, scope: Scope) -> Figure:
        """The figure of the whole scope, in one query."""
        return self._made(self.rows(scope).aggregate(**self._numbers()))

    def group(self, scope: Scope, by: str) -> dict[int, Figure]:
        """Key -> figure, in one grouped query."""
        key = KEYS[by]
        found = self.rows(scope).values(key).annotate(**self._numbers())
        return {row[key]: self._made(row) for row in found if row[key] is not None}

    def tasks(self, scope: Scope) -> QuerySet[Task]:
        """The tasks behind the figure."""
        rows = Task.objects.filter(pk__in=self.rows(scope).values(self.task))
        return rows.select_related("plan", "unit").order_by("due_on", "pk")

    def _numbers(self) -> dict[str, Any]:
        whole = {"whole_": Count("pk")} if self.kind is Kind.SHARE else {}
        return {"part_": Count("pk", filter=self.part) if self.kind is Kind.SHARE else Count("pk"), **whole}

    def _made(self, row: Mapping[str, Any]) -> Figure:
        return Figure(row["part_"] or 0, row["whole_"] if self.kind is Kind.SHARE else None, self.kind)
