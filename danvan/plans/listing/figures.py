"""Typed figures as a file: the columns in which they come in again."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from danvan.plans.forms.figure_file import COLUMN_WORDS
from danvan.plans.listing.indicators import Together
from danvan.plans.models import Indicator, IndicatorValue
from danvan.plans.queries.courses import newest
from danvan.plans.queries.periods import between, last_over
from danvan.plans.reading.numbers import written
from danvan.ui.lists import Column, exporting

NAME = "so-lieu-chi-tieu"


def figures_file(indicators: Iterable[Indicator], kind: str, *, on: date, to_fill: bool = False) -> HttpResponseBase:
    """The figures that count, newest period first within each indicator. Two queries.

    to_fill: a row without figure for each indicator whose newest period that is over lacks one.
    """
    known = list(indicators)
    rows = IndicatorValue.objects.filter(indicator__in=known).select_related("unit")
    found: list[IndicatorValue] = list(newest(rows).values())
    if to_fill:
        found += list(_to_fill(known, found, on))
    of = {one.pk: one for one in known}
    for row in found:
        row.indicator = of[row.indicator_id]
    order = {pk: place for place, pk in enumerate(of)}
    found.sort(key=lambda row: (order[row.indicator_id], -row.period_to.toordinal(), row.unit.sort if row.unit else ""))
    return exporting.answer(NAME, _columns(kind), Together(found), kind)  # type: ignore[arg-type]  # rows read before


def _to_fill(known: Iterable[Indicator], found: Iterable[IndicatorValue], on: date) -> Iterable[IndicatorValue]:
    there = {(row.indicator_id, row.period_to) for row in found}
    for one in known:
        period = last_over(one, on)
        if (one.pk, period.last) not in there:
            yield IndicatorValue(indicator=one, period_from=period.first, period_to=period.last)


def _columns(kind: str) -> list[Column]:
    def number(value: Decimal | None) -> Any:
        # A workbook holds numbers; in a text file a number is written as it is read.
        return None if value is None else value if kind == "xlsx" else written(value)

    shown: dict[str, Callable[[IndicatorValue], Any]] = {
        "indicator": lambda row: row.indicator_id,
        "title": lambda row: row.indicator.title,
        "unit": lambda row: row.unit.name if row.unit else "",
        "period": _period,
        "value": lambda row: number(row.value),
        "source": lambda row: row.source,
        "dated_on": lambda row: row.dated_on,
        "link": lambda row: row.link,
        "note": lambda row: row.note,
    }
    word = Column("word", _("Unit of the figure"), lambda row: row.indicator.unit_word)
    columns = [Column(name, COLUMN_WORDS[name], value) for name, value in shown.items()]
    return [*columns[:2], word, *columns[2:]]


def _period(row: IndicatorValue) -> str:
    period = between(row.indicator.period, row.period_from, row.period_to)
    return period.key if period else ""
