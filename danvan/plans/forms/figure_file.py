"""A file of figures: each row becomes a figure, or says what is wrong with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from danvan.language import fold, normalise, normalise_line
from danvan.organisations.models import Unit
from danvan.organisations.queries import handling_units
from danvan.plans.actions.enter_figure import TypedFigure
from danvan.plans.forms.figure_field import WHY
from danvan.plans.models import Indicator
from danvan.plans.queries.periods import FigurePeriod, named
from danvan.plans.queries.web_links import is_web_link
from danvan.plans.reading.figure_table import LARGEST, FigureRow, TableRefused, read_figures
from danvan.plans.reading.numbers import NotAFigure, read_cell

_REFUSED: dict[str, str | Promise] = {
    "too-large": _("The file is larger than %(megabytes)s MB. Send it in parts."),
    "not-a-table": _("This is no CSV and no XLSX file, or it is damaged. Save it anew and choose it again."),
    "encoding": _("The letters of this file cannot be read. Save it as CSV UTF-8 or as XLSX."),
    "empty": _("The file is empty. Download the file of figures to see its columns."),
    "too-many-rows": _("The file has more than 5,000 rows. Send it in parts."),
    "columns": _("Columns are missing: %(missing)s. Download the file of figures to see its columns."),
}
#: Column -> its heading in our own file.
COLUMN_WORDS: dict[str, str | Promise] = {
    "indicator": _("Indicator id"),
    "title": _("Indicator"),
    "unit": _("Unit or ward"),
    "period": _("Period"),
    "value": pgettext_lazy("indicator", "Figure"),
    "source": _("Source"),
    "dated_on": _("Date of the source"),
    "link": _("Link to the evidence"),
    "note": _("Note"),
}
_LONGEST = {"source": 300, "note": 2000, "link": 500}


class FigureFileForm(forms.Form):
    """`rows` after cleaning."""

    file = forms.FileField(
        label=_("File of figures"),
        help_text=_("CSV or XLSX with the columns of the file that this list gives out. What counts already is left."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def clean_file(self) -> list[FigureRow]:
        file = self.cleaned_data["file"]
        try:
            if file.size > LARGEST:
                raise TableRefused("too-large")
            return read_figures(file.read())
        except TableRefused as refused:
            missing = ", ".join(f"“{COLUMN_WORDS[name]}”" for name in refused.missing)
            words = {"megabytes": LARGEST // 1024**2, "missing": missing}
            raise forms.ValidationError(str(_REFUSED[refused.code]) % words, code=refused.code) from None


@dataclass(frozen=True, slots=True)
class TakenRow:
    """One row of the file: the figure for its indicator, or `error` in words."""

    line: int
    indicator: Indicator | None = None
    figure: TypedFigure | None = None
    error: str = ""


class _Wrong(ValueError):
    pass


def take_rows(rows: Iterable[FigureRow], *, indicators: Sequence[Indicator], on: date) -> list[TakenRow]:
    """Each row judged; `indicators`: those this person may enter figures for. One query, for the units."""
    known = {str(one.pk): one for one in indicators}
    units = {name: unit for unit in handling_units(on) for name in (fold(unit.name), unit.slug)}
    seen: dict[tuple[int, int | None, date], int] = {}
    taken = []
    for row in rows:
        if not row.text("value") and not row.text("source"):
            continue  # a row of our own file that nobody has filled in yet
        try:
            indicator, figure = _figure(row, known, units, on)
            key = (indicator.pk, figure.unit.pk if figure.unit else None, figure.period_to)
            if key in seen:
                raise _Wrong(gettext("The same figure stands in row %(line)s already.") % {"line": seen[key]})
            seen[key] = row.line
            taken.append(TakenRow(row.line, indicator, figure))
        except _Wrong as wrong:
            taken.append(TakenRow(row.line, error=str(wrong)))
    return taken


def _figure(row: FigureRow, known: dict[str, Indicator], units: dict[str, Unit], on: date) -> Any:
    indicator = known.get(row.text("indicator"))
    if indicator is None:
        raise _Wrong(gettext("No indicator of this number takes figures from you. Copy the number from the file."))
    period = _period(row, indicator, on)
    figure = TypedFigure(
        period_from=period.first,
        period_to=period.last,
        value=_value(row),
        source=_words(row, "source", needed=gettext("The source is missing.")),
        dated_on=_dated(row, period, on),
        unit=_unit(row, units),
        link=_link(row),
        note=normalise(row.text("note"))[: _LONGEST["note"]],
    )
    return indicator, figure


def _period(row: FigureRow, indicator: Indicator, on: date) -> FigurePeriod:
    day = row.day("period")
    # A spreadsheet makes a day of "9/2026".
    text = f"{day.month}/{day.year}" if day and indicator.period == "month" else row.text("period")
    period = named(indicator.period, text)
    if period is None:
        example = {"month": "2026-09", "quarter": "2026-Q3", "half": "2026-H1", "year": "2026"}[indicator.period]
        raise _Wrong(gettext("The period is not understood. Write it like %(example)s.") % {"example": example})
    if not period.is_over(on):
        raise _Wrong(gettext("This period is not over yet."))
    return period


def _value(row: FigureRow) -> Decimal:
    try:
        return read_cell(row.cells.get("value"))
    except NotAFigure as wrong:
        raise _Wrong(str(WHY[wrong.code])) from None


def _dated(row: FigureRow, period: FigurePeriod, on: date) -> date:
    day = row.day("dated_on")
    if day is None:
        raise _Wrong(gettext("The date of the source is not understood. Write it like 14/9/2026."))
    if not period.first <= day <= on:
        raise _Wrong(gettext("The date lies before the period begins or after today."))
    return day


def _unit(row: FigureRow, units: dict[str, Unit]) -> Unit | None:
    text = row.text("unit")
    if not text:
        return None
    found = units.get(text) or units.get(fold(text))
    if found is None:
        raise _Wrong(gettext("No unit of today has this name. Leave the cell empty for the whole city."))
    return found


def _link(row: FigureRow) -> str:
    link = _words(row, "link", needed=gettext("Evidence is missing: a row needs the link to it."))
    if not is_web_link(link):
        raise _Wrong(gettext("Write a whole address that begins with https:// or http://."))
    return link


def _words(row: FigureRow, name: str, *, needed: str) -> str:
    words = normalise_line(row.text(name))
    if not words:
        raise _Wrong(needed)
    if len(words) > _LONGEST[name]:
        raise _Wrong(gettext("A cell is longer than %(count)s letters. Shorten it.") % {"count": _LONGEST[name]})
    return words
