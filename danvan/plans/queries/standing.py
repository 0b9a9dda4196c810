"""Where an indicator stands towards its target."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.db.models import BooleanField, Case, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When

from danvan.plans.models import Indicator, IndicatorValue
from danvan.plans.models.choices import Better, IndicatorPeriod
from danvan.plans.queries.courses import Course, Point, courses
from danvan.plans.queries.periods import SHOWN, period_of


class State(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    NO_TARGET = "no_target"
    NO_FIGURE = "no_figure"


@dataclass(frozen=True, slots=True)
class Standing:
    """latest: the newest period with a figure. share: how much of the way is gone, 0 to 100; None: cannot be said.

    before, year_before: the periods that it is compared with, where they have a figure.
    """

    indicator: Indicator
    course: Course
    latest: Point | None
    before: Point | None
    year_before: Point | None

    @property
    def state(self) -> State:
        if self.latest is None or self.latest.value is None:
            return State.NO_FIGURE
        if self.indicator.target is None:
            return State.NO_TARGET
        return State.MET if is_met(self.indicator, self.latest.value) else State.NOT_MET

    @property
    def share(self) -> int | None:
        """Of the way from the baseline to the target; without a baseline, of the target itself (the higher the better).

        100 only when it is met.
        """
        goal, start = self.indicator.target, self.indicator.baseline
        if self.latest is None or self.latest.value is None or goal is None:
            return None
        if self.state is State.MET:
            return 100
        if start is None:
            if self.indicator.better != Better.UP or not goal:
                return None
            start = Decimal(0)
        gone = (self.latest.value - start) / (goal - start) if goal != start else Decimal(0)
        return min(99, max(0, int(100 * gone)))

    @property
    def gap(self) -> Decimal | None:
        """What is missing to the target, above zero; None when nothing is or it cannot be said."""
        if self.state is not State.NOT_MET or self.latest is None or self.latest.value is None:
            return None
        return abs((self.indicator.target or 0) - self.latest.value)


def is_met(indicator: Indicator, value: Decimal) -> bool:
    goal = indicator.target
    if goal is None:
        return False
    return value >= goal if indicator.better == Better.UP else value <= goal


def standings(indicators: Iterable[Indicator], *, on: date) -> list[Standing]:
    """One for each, in order; a fixed number of queries (see `courses`)."""
    rows = list(indicators)
    found = courses(rows, on=on)
    return [standing(row, found[row.pk]) for row in rows]


def standing(indicator: Indicator, course: Course) -> Standing:
    at = {point.period: point for point in course if point.value is not None}
    latest = max(at.values(), key=lambda point: point.period.index, default=None)
    if latest is None:
        return Standing(indicator, course, None, None, None)
    before, year_before = at.get(latest.period.before(1)), at.get(latest.period.year_before())
    return Standing(indicator, course, latest, before, year_before)


def in_state(rows: QuerySet[Indicator], state: str, *, on: date) -> QuerySet[Indicator]:
    """The rows that stand so: typed ones asked of the database, bound ones computed."""
    bound = rows.exclude(measure="").select_related("plan__owner", "owner").order_by("pk")
    fit = [one.indicator.pk for one in standings(bound, on=on) if one.state == state]
    # No older than what a course shows.
    whole = Q(indicator=OuterRef("pk"), unit__isnull=True, period_from__gte=OuterRef("oldest"))
    newest = IndicatorValue.objects.filter(whole).order_by("-period_to", "-at", "-pk")
    oldest = _by_kind({kind: period_of(kind, on).before(SHOWN[kind]).first for kind in IndicatorPeriod})
    latest = rows.annotate(oldest=oldest).annotate(latest=Subquery(newest.values("value")[:1]))
    return latest.filter(Q(measure="") & _TYPED[State(state)] | Q(pk__in=fit))


_REACHED = Q(better=Better.UP, latest__gte=F("target")) | Q(better=Better.DOWN, latest__lte=F("target"))
_KNOWN = Q(latest__isnull=False)
_TYPED: dict[State, Q] = {
    State.NO_FIGURE: Q(latest__isnull=True),
    State.NO_TARGET: _KNOWN & Q(target__isnull=True),
    State.MET: _KNOWN & Q(target__isnull=False) & _REACHED,
    State.NOT_MET: _KNOWN & Q(target__isnull=False) & ~_REACHED,
}


def with_missing(rows: QuerySet[Indicator], *, on: date) -> QuerySet[Any]:
    """Each row with `missing`: typed, in force, and without a figure of the last period that is over."""
    told = _by_kind({kind: period_of(kind, on).before(1).last for kind in IndicatorPeriod})
    entered = IndicatorValue.objects.filter(indicator=OuterRef("pk"), period_to=OuterRef("expected_to"))
    rows = rows.annotate(expected_to=told).annotate(has_expected=Exists(entered))
    missing = Q(measure="", ended_on__isnull=True, has_expected=False)
    return rows.annotate(missing=Case(When(missing, then=True), default=False, output_field=BooleanField()))


def _by_kind(days: Mapping[str, date]) -> Case:
    """A day for each kind of period, in the database."""
    return Case(*[When(period=kind, then=Value(day)) for kind, day in days.items()], output_field=DateField())
