"""The page of one indicator: definition, course, parts, corrections."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from danvan.attachments.models import Attachment
from danvan.attachments.queries import files_of_all
from danvan.measures.cuts import cut_named
from danvan.measures.scopes import UNIT
from danvan.measures.showing import Part, parts_of
from danvan.plans.models import Indicator, IndicatorValue
from danvan.plans.pages.indicator_words import ShownStanding, number_words, rows_url, shown, told, unit_word
from danvan.plans.queries.courses import Point, by_unit, histories, newest_by_unit, scope_of
from danvan.plans.queries.indicator_facts import measure_named
from danvan.plans.queries.periods import FigurePeriod, last_over, period_of
from danvan.plans.queries.standing import standings
from danvan.plans.rules.indicators import MAY_ENTER_FIGURES, MAY_SET_INDICATORS

MOST_PARTS = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One period of the table beside the chart."""

    point: Point
    figure: str
    url: str
    files: Sequence[Attachment] = ()

    @property
    def row(self) -> IndicatorValue | None:
        return self.point.row

    @property
    def period(self) -> FigurePeriod:
        return self.point.period


@dataclass(frozen=True, slots=True)
class Corrected:
    """A figure that was entered more than once: the one that counts, and those before it."""

    period: FigurePeriod
    rows: Sequence[IndicatorValue]

    @property
    def told(self) -> list[tuple[IndicatorValue, str]]:
        """Each entry with its figure as written."""
        return [(row, number_words(row.value)) for row in self.rows]


def indicator_page(indicator: Indicator, actor: Any, *, on: date) -> dict[str, Any]:
    """Everything the desk shows; a fixed number of queries."""
    context = public_page(indicator, on=on)
    one: ShownStanding = context["one"]
    rows = [point.row for point in one.standing.course if point.row is not None]
    files = files_of_all(rows) if rows else {}
    entered = histories(indicator) if indicator.is_typed else {}
    return context | {
        "lines": lines_of(one, files),
        "corrected": [Corrected(_period(indicator, rows[0]), rows) for rows in entered.values() if len(rows) > 1],
        "may_set": indicator.ended_on is None and MAY_SET_INDICATORS.allows(actor, indicator, on=on),
        "may_enter": MAY_ENTER_FIGURES.allows(actor, indicator, on=on),
        "expected": expected(one, on),
    }


def public_page(indicator: Indicator, *, on: date) -> dict[str, Any]:
    """What everyone may read of an indicator that is public."""
    (one,) = shown(standings([indicator], on=on), on=on)
    part_period, parts = parts_page(indicator, one)
    return {
        "indicator": indicator,
        "one": one,
        "measure": measure_named(indicator.measure) if indicator.measure else None,
        "unit": unit_word(indicator),
        "lines": lines_of(one, {}),
        "part_period": part_period,
        "parts": parts[:MOST_PARTS],
        "many_parts": len(parts) > MOST_PARTS,
    }


def lines_of(one: ShownStanding, files: dict[int, list[Attachment]]) -> list[Line]:
    """The periods, newest first; those before the first figure are left out."""
    course = list(one.standing.course)
    while course and course[0].value is None and len(course) > 1:
        course.pop(0)
    return [
        Line(
            point,
            "–" if point.value is None else told(point.value, one.indicator),
            rows_url(one.indicator, point.period),
            files.get(point.row.pk, ()) if point.row else (),
        )
        for point in reversed(course)
    ]


def expected(one: ShownStanding, on: date) -> FigurePeriod | None:
    """The newest period that is over, while a typed indicator lacks its figure."""
    indicator = one.indicator
    if not indicator.is_typed or indicator.ended_on is not None:
        return None
    period, latest = last_over(indicator, on), one.standing.latest
    return None if latest is not None and latest.period == period else period


def parts_page(indicator: Indicator, one: ShownStanding) -> tuple[FigurePeriod | None, list[Any]]:
    """(period, its figures by unit): typed ones, or the parts of a measure that is cut by unit."""
    if indicator.is_typed:
        period = newest_by_unit(indicator)
        return period, [_typed_part(row) for row in by_unit(indicator, period)] if period else []
    measure, latest = measure_named(indicator.measure), one.standing.latest
    if measure is None or latest is None or UNIT not in measure.cuts or measure.group is None:
        return None, []
    found: list[Part] = parts_of(measure, scope_of(indicator, latest.period), cut_named(UNIT))
    return latest.period, [
        {"label": part.label, "figure": part.figure.written, "parts": part.figure.parts} for part in found
    ]


def _typed_part(row: IndicatorValue) -> dict[str, Any]:
    return {"label": row.unit.name if row.unit else "", "figure": number_words(row.value), "parts": row.source}


def _period(indicator: Indicator, row: IndicatorValue) -> FigurePeriod:
    return period_of(indicator.period, row.period_from)
