"""Counts that stop at ten thousand: an exact number beyond that costs more than it tells."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from danvan.ui.lists.page import COUNTED, written


@dataclass(frozen=True, slots=True)
class Capped:
    """How many rows; `more`: there are more than `number`."""

    number: int
    more: bool = False

    def __bool__(self) -> bool:
        return self.number > 0

    def __str__(self) -> str:
        if self.more:
            return gettext("more than %(count)s") % {"count": written(self.number)}
        return written(self.number)


def capped(rows: Any) -> Capped:
    """One query that reads at most ten thousand and one entries of an index."""
    found = rows.order_by()[: COUNTED + 1].count()
    return Capped(min(found, COUNTED), found > COUNTED)
