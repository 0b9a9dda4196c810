"""A Rule is one named permission that answers both questions: may this person? and which rows?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import Http404

from danvan.errors import NotAllowed

M = TypeVar("M", bound=Model)

_REGISTRY: dict[str, "Rule"] = {}


def nothing(actor: Any, *, on: date) -> Q:
    """Selects no row."""
    return Q(pk__in=[])


@dataclass(frozen=True, eq=False)
class Rule:
    """One permission under one name.

    enters(actor, on=day): may this person open such pages at all, whatever the row?
    allows(actor, obj, on=day): may this person do it to this row?
    selects(actor, on=day): the same answer as a Q over the rows. A test holds the two together.
    `actor` is the signed-in user or an AnonymousUser. Rights are those of day `on`.
    """

    name: str
    enters: Callable[..., bool]
    allows: Callable[..., bool]
    selects: Callable[..., Q] = nothing

    def __post_init__(self) -> None:
        if self.name in _REGISTRY:
            raise ValueError(f"Two rules are named {self.name}.")
        _REGISTRY[self.name] = self

    def require(self, actor: Any, obj: Any = None, *, on: date) -> None:
        """Raise NotAllowed unless `actor` may do this to `obj` on that day."""
        if not self.allows(actor, obj, on=on):
            raise NotAllowed(rule=self.name)

    def rows(self, queryset: QuerySet[M], actor: Any, *, on: date) -> QuerySet[M]:
        """The rows of `queryset` this person may have."""
        return queryset.filter(self.selects(actor, on=on))

    def get(self, queryset: QuerySet[M], actor: Any, *, on: date, **lookup: Any) -> M:
        """The one row, or Http404: a person who may not see it is not told that it exists."""
        row = self.rows(queryset, actor, on=on).filter(**lookup).first()
        if row is None:
            raise Http404
        return row


def all_rules() -> dict[str, Rule]:
    """Every rule of the house by name."""
    return dict(_REGISTRY)
