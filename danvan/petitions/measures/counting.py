"""How every measure of petitions is made: one table, one day, one unit of that day, and what is counted of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Model, Q, QuerySet, Sum

from danvan.measures.figures import Figure, Kind
from danvan.measures.scopes import UNIT, Scope
from danvan.petitions.models import Petition

TOPIC, WARD = "topic", "ward"
CUTS = (UNIT, TOPIC, WARD)
PK = "pk"


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What a measure counts.

    cases(scope): rows of the days asked for, uncut. keys: cut -> the column of a row that holds it. petition: the
    column that leads to the petition. part: of a share, which rows are counted over all; summed: of a sum, the column.
    """

    cases: Callable[[Scope], QuerySet[Any]]
    keys: Mapping[str, str]
    kind: Kind = Kind.COUNT
    petition: str = "petition_id"
    part: Q = field(default_factory=Q)
    summed: str = ""

    def rows(self, scope: Scope) -> QuerySet[Any]:
        """The rows of the days and within the cuts of the scope."""
        limits = {f"{self.keys[name]}__in": ids for name in CUTS if (ids := scope.cut(name)) is not None}
        return self.cases(scope).filter(**limits).order_by()

    def figure(self, scope: Scope) -> Figure:
        """The figure of the whole scope, in one query."""
        return self._made(self.rows(scope).aggregate(**self._numbers()))

    def group(self, scope: Scope, by: str) -> dict[int, Figure]:
        """Key -> figure, in one grouped query."""
        key = self.keys[by]
        return {row[key]: self._made(row) for row in self.rows(scope).values(key).annotate(**self._numbers())}

    def petitions(self, scope: Scope) -> QuerySet[Petition]:
        """The petitions behind the figure."""
        return Petition.objects.filter(pk__in=self.rows(scope).values(self.petition)).order_by("-received_on", "-pk")

    def _numbers(self) -> dict[str, Any]:
        if self.kind is Kind.SUM:
            return {"part_": Sum(self.summed)}
        if self.kind is Kind.SHARE:
            return {"part_": Count(PK, filter=self.part), "whole_": Count(PK)}
        return {"part_": Count(PK)}

    def _made(self, row: Mapping[str, Any]) -> Figure:
        return Figure(row["part_"] or 0, row["whole_"] if self.kind is Kind.SHARE else None, self.kind)


def of_petition(unit: str) -> dict[str, str]:
    """Cuts of a petition's own columns."""
    return {UNIT: unit, TOPIC: "topic_id", WARD: "territory_id"}


def through_petition(unit: str) -> dict[str, str]:
    """Cuts of a row that belongs to a petition; the unit is the row's own, of its day."""
    return {UNIT: unit, TOPIC: "petition__topic_id", WARD: "petition__territory_id"}


def on_days(model: type[Model], column: str, **wanted: Any) -> Callable[[Scope], QuerySet[Any]]:
    """Rows of a model by a date of their own."""
    rows: Any = model._default_manager
    return lambda scope: rows.filter(**{f"{column}__range": (scope.first, scope.last)}, **wanted)
