"""What a list is made of."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.safestring import SafeString

Label = str | Promise
Rows = QuerySet[Any]


@dataclass(frozen=True)
class Column:
    """One column. The first of a list names its row and holds the link that the keyboard opens.

    value(row) is what a page shows; `export(row)` what a file holds when that differs (numbers, dates, bare text).
    `sort` is the ORM field behind the heading, "" for a heading that does not sort. `numeric` sets right.
    `wide` takes the whole width of a card on a phone.
    """

    key: str
    label: Label
    value: Callable[[Any], str | SafeString]
    sort: str = ""
    numeric: bool = False
    export: Callable[[Any], Any] | None = None
    wide: bool = False


@dataclass(frozen=True)
class Filter:
    """One field of the filter bar; `apply(rows, value)` is called with a value that passed `field`."""

    key: str
    label: Label
    field: forms.Field
    apply: Callable[[Any, Any], Any]


@dataclass(frozen=True)
class SavedView:
    """A chip above the filters: a name and the query string it stands for ("" is the whole list)."""

    label: Label
    query: str
