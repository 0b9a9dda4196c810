"""Walking big tables in key order, a page at a time: bounded memory on either database, no cursor held open."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model, Q, QuerySet

PAGE = 2000


def in_pages(rows: "QuerySet[Any]", *keys: str, page: int = PAGE) -> Iterator[Any]:
    """Every row of `rows` ordered by `keys`, which together are unique (one or two)."""
    rows, last = rows.order_by(*keys), None
    while True:
        found = list(rows.filter(_after(keys, last))[:page] if last else rows[:page])
        yield from found
        if len(found) < page:
            return
        last = tuple(getattr(found[-1], key) for key in keys)


def _after(keys: tuple[str, ...], last: tuple[Any, ...]) -> Q:
    first = Q(**{f"{keys[0]}__gt": last[0]})
    if len(keys) == 1:
        return first
    return Q(**{f"{keys[0]}__gte": last[0]}) & (first | Q(**{f"{keys[1]}__gt": last[1]}))


def subject_types(*models: type[Model]) -> list[str]:
    """Every subject type that stands in one of these tables, in the order of code points."""
    found: set[str] = set()
    for model in models:
        manager: Any = model._default_manager
        found.update(manager.order_by().values_list("subject_type", flat=True).distinct())
    return sorted(found)
