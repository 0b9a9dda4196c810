"""The figures of indicators period by period: typed ones read, bound ones computed from their measures.

Whatever the number of indicators: one query for all typed figures, and one question to the kept figures of measures for
all bound ones; a measure and period asked for twice is computed once.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from danvan.measures.figures import Figure
from danvan.measures.queries import figures
from danvan.measures.scopes import Scope
from danvan.organisations.models import Tier, Unit, UnitKind
from danvan.plans.models import Indicator, IndicatorValue
from danvan.plans.queries.indicator_facts import measure_named
from danvan.plans.queries.periods import SHOWN, FigurePeriod, last_over, period_of, running
from danvan.plans.reading.numbers import PLACES

_WHOLE_CITY = (UnitKind.COMMITTEE, UnitKind.OFFICE)


@dataclass(frozen=True, slots=True)
class Point:
    """What one period says: a typed row, a computed figure, or neither (value None)."""

    period: FigurePeriod
    value: Decimal | None = None
    row: IndicatorValue | None = None
    figure: Figure | None = None

    @property
    def parts(self) -> str:
        """Numerator and denominator in words; "" for a typed figure, a count or a sum."""
        return self.figure.parts if self.figure else ""


#: Oldest first; the period that runs is last, for bound indicators only.
Course = Sequence[Point]


def courses(indicators: Iterable[Indicator], *, on: date) -> dict[int, Course]:
    """Key -> its periods. The indicators come with `plan__owner` selected."""
    rows = list(indicators)
    return _typed([row for row in rows if row.is_typed], on) | _bound([r for r in rows if not r.is_typed], on)


def scope_of(indicator: Indicator, period: FigurePeriod) -> Scope:
    """The whole city for a plan of the city's committee or its office; else the cases of the unit that keeps it."""
    unit = unit_of(indicator)
    return Scope(period.first, period.last, frozenset({unit.pk}) if unit else None)


def unit_of(indicator: Indicator) -> Unit | None:
    """The unit a bound figure is limited to; None is the whole city."""
    owner = indicator.plan.owner if indicator.plan else indicator.owner
    whole = owner.coordinates or (owner.tier == Tier.CITY and owner.kind in _WHOLE_CITY)
    return None if whole else owner


def newest(rows: Iterable[IndicatorValue]) -> dict[tuple[int, int | None, date], IndicatorValue]:
    """(indicator, unit, last day) -> the row that counts: the one entered last."""
    found: dict[tuple[int, int | None, date], IndicatorValue] = {}
    for row in sorted(rows, key=lambda row: (row.at, row.pk)):
        found[row.indicator_id, row.unit_id, row.period_to] = row
    return found


def by_unit(indicator: Indicator, period: FigurePeriod) -> list[IndicatorValue]:
    """The typed figures of parts of the city for one period, in the order of units (one query)."""
    rows = indicator.values.filter(unit__isnull=False, period_to=period.last).select_related("unit")
    return sorted(newest(rows).values(), key=lambda row: row.unit.sort if row.unit else "")


def newest_by_unit(indicator: Indicator) -> FigurePeriod | None:
    """The newest period with a figure of a part of the city."""
    last = indicator.values.filter(unit__isnull=False).order_by("-period_to").values_list("period_to", flat=True)
    return period_of(indicator.period, last[0]) if last[:1] else None


def _typed(indicators: Sequence[Indicator], on: date) -> dict[int, Course]:
    spans = {row.pk: _span(last_over(row, on)) for row in indicators}
    if not spans:
        return {}
    oldest = min(periods[0].first for periods in spans.values())
    wanted = Q(indicator__in=list(spans), unit__isnull=True, period_from__gte=oldest)
    found = newest(IndicatorValue.objects.filter(wanted).select_related("by"))
    return {pk: [_of_row(period, found.get((pk, None, period.last))) for period in spans[pk]] for pk in spans}


def _of_row(period: FigurePeriod, row: IndicatorValue | None) -> Point:
    return Point(period, row.value, row) if row else Point(period)


def _bound(indicators: Sequence[Indicator], on: date) -> dict[int, Course]:
    wanted = defaultdict(list)
    pairs = []
    for row in indicators:
        measure = measure_named(row.measure)
        for period in _span(running(row, on)):
            wanted[row.pk].append(period)
            if measure is not None:
                pairs.append((row.pk, period, measure, scope_of(row, period)))
    told = figures((measure, scope) for _, _, measure, scope in pairs)
    values = {(pk, period): figure for (pk, period, _, _), figure in zip(pairs, told, strict=True)}
    return {pk: [_of_figure(period, values.get((pk, period))) for period in periods] for pk, periods in wanted.items()}


def _of_figure(period: FigurePeriod, figure: Figure | None) -> Point:
    if figure is None or figure.value is None:
        return Point(period, figure=figure)
    return Point(period, round(Decimal(str(figure.value)), PLACES), figure=figure)


def _span(last: FigurePeriod) -> list[FigurePeriod]:
    return [last.before(back) for back in range(SHOWN[last.kind] - 1, -1, -1)]


def histories(indicator: Indicator) -> Mapping[tuple[date, int | None], list[IndicatorValue]]:
    """(last day, unit) -> every row entered for it, the counting one first; those with more than one are corrected."""
    found: dict[tuple[date, int | None], list[IndicatorValue]] = defaultdict(list)
    for row in indicator.values.select_related("by", "unit").order_by("-period_to", "unit__sort", "-at", "-pk"):
        found[row.period_to, row.unit_id].append(row)
    return found
