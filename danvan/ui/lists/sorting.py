"""Headings that sort: `?xep=title` and `?xep=-title`; ties are broken by the key so that pages never overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.db.models import F
from django.http import QueryDict

from danvan.ui.lists.parts import Column, Label, Rows

SORT = "xep"
Direction = Literal["ascending", "descending", "none", ""]


@dataclass(frozen=True)
class Order:
    """The column a reader sorts by, or None for the list's own order."""

    column: Column | None
    falling: bool = False

    def of(self, column: Column) -> Direction:
        """The `aria-sort` of a heading; "" where it does not sort."""
        if not column.sort:
            return ""
        if self.column is None or self.column.key != column.key:
            return "none"
        return "descending" if self.falling else "ascending"

    def next_for(self, column: Column) -> str:
        """The value of `xep` that a click on this heading asks for."""
        return f"-{column.key}" if self.of(column) == "ascending" else column.key


@dataclass(frozen=True)
class Heading:
    """One heading as the template draws it."""

    label: Label
    numeric: bool
    sort: Direction
    url: str


def order_of(columns: Sequence[Column], data: QueryDict, default: str) -> Order:
    """What the address asks for; an unknown name is the list's own order."""
    wanted = data.get(SORT, "") or default
    column = next((c for c in columns if c.sort and c.key == wanted.removeprefix("-")), None)
    return Order(column, falling=column is not None and wanted.startswith("-"))


def sorted_rows(rows: Rows, order: Order) -> Rows:
    """`rows` in that order; rows without a value come last either way."""
    if order.column is None:
        return rows if rows.ordered else rows.order_by("pk")
    field = F(order.column.sort)
    first = field.desc(nulls_last=True) if order.falling else field.asc(nulls_last=True)
    return rows.order_by(first, "-pk" if order.falling else "pk")
