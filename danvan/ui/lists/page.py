"""One page of a list, ready for its template."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from danvan.ui.lists.parts import Label
from danvan.ui.lists.sorting import SORT, Heading, Order

COUNTED = 10_000  # beyond it an exact number costs more than it tells
PAGE = "trang"
EXPORT = "xuat"


@dataclass(frozen=True)
class Cell:
    text: str | SafeString
    label: Label
    numeric: bool
    wide: bool


@dataclass(frozen=True)
class Row:
    """One line: its first cell names it. `heading` opens a group and is "" inside one."""

    first: Cell
    cells: Sequence[Cell]
    css: str = ""
    heading: str | SafeString = ""


@dataclass(frozen=True)
class Chip:
    label: Label
    url: str
    current: bool


@dataclass(frozen=True)
class ListPage:
    """What `{% list_page page %}` draws.

    `count` is None when there are more than can be counted cheaply; `kept` are parameters of the page around the
    list, which filtering must not lose.
    """

    caption: Label
    name: str
    form: forms.Form
    filtered: bool
    chips: Sequence[Chip]
    headings: Sequence[Heading]
    rows: Sequence[Row]
    count: int | None
    number: int
    first: int
    order: Order
    order_words: Label
    previous_url: str
    next_url: str
    csv_url: str
    xlsx_url: str
    empty_title: Label
    empty_text: Label
    keep: bool
    kept: Sequence[tuple[str, str]] = ()

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def total(self) -> str:
        """The count as written, or "more than 10,000"."""
        if self.count is None:
            return gettext("more than %(count)s") % {"count": written(COUNTED)}
        return written(self.count)

    @property
    def status(self) -> str:
        """How many and in what order, in one sentence."""
        some = ngettext("%(count)s result", "%(count)s results", self.count if self.count is not None else COUNTED)
        words = some % {"count": self.total}
        return f"{words}, {self._order}." if self._order and self.rows else f"{words}."

    @property
    def place(self) -> str:
        """Which rows these are: "26–50 of 1,284"."""
        return gettext("%(first)s–%(last)s of %(total)s") % {
            "first": written(self.first),
            "last": written(self.last),
            "total": self.total,
        }

    @property
    def has_filters(self) -> bool:
        return bool(self.form.fields)

    @property
    def sort_value(self) -> str:
        """What the filter form sends along so that filtering keeps the chosen order."""
        return self.form.data.get(SORT, "") if self.order.column else ""

    @property
    def plain_url(self) -> str:
        """The list without any filter."""
        return "?" + urlencode(self.kept)

    @property
    def _order(self) -> str:
        if self.order.column is None:
            return str(self.order_words)
        how = gettext("descending") if self.order.falling else gettext("ascending")
        return gettext("by %(column)s, %(direction)s") % {"column": self.order.column.label, "direction": how}


def written(number: int) -> str:
    """A whole number as this reader writes it: 1.284 or 1,284."""
    return number_format(number, use_l10n=True, force_grouping=True)


def address(data: QueryDict, **changes: str) -> str:
    """The present address with these parameters changed; "" removes one, any change goes back to page one."""
    query = data.copy()
    for name in {PAGE, EXPORT, *changes}:
        query.pop(name, None)
    for name, value in changes.items():
        if value:
            query[name] = value
    return "?" + query.urlencode()
