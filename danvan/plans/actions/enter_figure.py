"""A figure is typed with its source, date and evidence; a correction stands beside what it corrects."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.attachments.models import StagedFile
from danvan.attachments.uploads import adopt
from danvan.events.recording import record
from danvan.language import normalise, normalise_line
from danvan.organisations.models import Unit
from danvan.plans.errors.indicators import (
    FigureIsComputed,
    FigureNeedsEvidence,
    IndicatorHasEnded,
    NotAPeriod,
    PeriodNotOver,
    SourceNotDated,
)
from danvan.plans.events.indicators import FigureEntered
from danvan.plans.models import Indicator, IndicatorValue
from danvan.plans.queries.indicator_facts import require_in_bounds
from danvan.plans.queries.periods import between
from danvan.plans.queries.web_links import is_web_link
from danvan.plans.rules.indicators import MAY_ENTER_FIGURES

_SAME = ("value", "source", "dated_on", "link", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedFigure:
    """A figure as it was typed. unit: of a part of the city; None is the whole. link: http or https."""

    period_from: date
    period_to: date
    value: Decimal
    source: str
    dated_on: date
    unit: Unit | None = None
    link: str = ""
    note: str = ""


@transaction.atomic(durable=True)
def enter_figure(
    indicator_id: int, figure: TypedFigure, *, files_token: str = "", by: User, at: datetime
) -> IndicatorValue:
    """A new row; the latest of a period and unit counts. Exactly what counts already is not entered again.

    Raises FigureIsComputed, IndicatorHasEnded, NotAPeriod, PeriodNotOver, FigureOutOfBounds, SourceNotDated,
    FigureNeedsEvidence.
    """
    on = timezone.localdate(at)
    indicator = Indicator.objects.select_for_update(of=("self",)).select_related("plan").get(pk=indicator_id)
    if not indicator.is_typed:
        raise FigureIsComputed
    if indicator.ended_on is not None:
        raise IndicatorHasEnded
    MAY_ENTER_FIGURES.require(by, indicator, on=on)
    _require_sound(indicator, figure, on)
    row = _row(indicator, figure, by, at)
    before = _counting(row)
    files = bool(files_token) and StagedFile.objects.of(files_token, at=at).exists()
    if before is not None and not files and all(getattr(before, name) == getattr(row, name) for name in _SAME):
        return before
    if not files and not row.link:
        raise FigureNeedsEvidence
    row.save()
    if files:
        adopt(files_token, row, by=by, at=at, unit_id=indicator.owner_id)
    event = FigureEntered(row.pk, row.period_to, row.unit_id, before is not None)
    record(event, about=indicator, by=by, unit_id=indicator.owner_id, at=at)
    return row


def _require_sound(indicator: Indicator, figure: TypedFigure, on: date) -> None:
    period = between(indicator.period, figure.period_from, figure.period_to)
    if period is None:
        raise NotAPeriod
    if not period.is_over(on):
        raise PeriodNotOver
    require_in_bounds(figure.value)
    if not figure.period_from <= figure.dated_on <= on:
        raise SourceNotDated
    if not normalise_line(figure.source) or (figure.link and not is_web_link(figure.link)):
        raise FigureNeedsEvidence


def _row(indicator: Indicator, figure: TypedFigure, by: User, at: datetime) -> IndicatorValue:
    return IndicatorValue(
        indicator=indicator,
        unit=figure.unit,
        period_from=figure.period_from,
        period_to=figure.period_to,
        value=figure.value,
        source=normalise_line(figure.source),
        dated_on=figure.dated_on,
        link=figure.link,
        note=normalise(figure.note),
        by=by,
        at=at,
    )


def _counting(row: IndicatorValue) -> IndicatorValue | None:
    """The figure that counts now for the same period and unit."""
    same = IndicatorValue.objects.filter(indicator=row.indicator, unit=row.unit, period_to=row.period_to)
    return same.order_by("-at", "-pk").first()
