"""What makes an indicator sound, asked by the actions before anything is written."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from danvan.measures.figures import Kind
from danvan.measures.registry import Measure, get
from danvan.organisations.models import Unit
from danvan.plans.errors.indicators import FigureOutOfBounds, IndicatorNotSound
from danvan.plans.models import Indicator, Plan, TaskGroup
from danvan.plans.models.choices import Better, IndicatorPeriod
from danvan.plans.reading.numbers import NotAFigure, in_bounds

WHOLE_SHARE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorFacts:
    """Everything a person writes about an indicator. `plan`, or `field` for the board of people's livelihood."""

    title: str
    owner: Unit
    plan: Plan | None = None
    group: TaskGroup | None = None
    field: str = ""
    definition: str = ""
    unit_word: str = ""
    measure: str = ""
    better: str = Better.UP
    period: str = IndicatorPeriod.QUARTER
    baseline: Decimal | None = None
    baseline_on: date | None = None
    target: Decimal | None = None
    target_on: date | None = None
    illustration: bool = False

    def put_into(self, indicator: Indicator) -> tuple[str, ...]:
        """Write the facts into the row; the names of those that changed."""
        names = [field.name for field in fields(self)]
        # A new row has no owner yet, and no figure of it is asked for.
        changed = tuple(name for name in names if getattr(indicator, name, None) != getattr(self, name))
        for name in changed:
            setattr(indicator, name, getattr(self, name))
        return changed


def measure_named(key: str) -> Measure | None:
    """The published measure of that key; None when there is none, or none any more."""
    try:
        return get(key)
    except KeyError:
        return None


def wrong_side(baseline: Decimal | None, target: Decimal | None, better: str) -> bool:
    """The target asks for a step backwards."""
    if baseline is None or target is None:
        return False
    return target < baseline if better == Better.UP else target > baseline


def beyond_share(target: Decimal | None, measure: str) -> bool:
    """More than all of them cannot be reached."""
    known = measure_named(measure)
    return known is not None and known.kind is Kind.SHARE and target is not None and target > WHOLE_SHARE


def require_sound(facts: IndicatorFacts) -> None:
    """Raises IndicatorNotSound or FigureOutOfBounds."""
    for number in (facts.baseline, facts.target):
        require_in_bounds(number)
    if not facts.title or not _stands_somewhere(facts) or not _is_known(facts):
        raise IndicatorNotSound
    if wrong_side(facts.baseline, facts.target, facts.better) or beyond_share(facts.target, facts.measure):
        raise IndicatorNotSound
    if facts.baseline_on and facts.target_on and facts.target_on <= facts.baseline_on:
        raise IndicatorNotSound


def require_in_bounds(number: Decimal | None) -> None:
    """Raises FigureOutOfBounds for a number the tables cannot hold exactly."""
    try:
        if number is not None:
            in_bounds(number)
    except NotAFigure:
        raise FigureOutOfBounds from None


def _stands_somewhere(facts: IndicatorFacts) -> bool:
    if (facts.plan is None) == (not facts.field):
        return False
    return facts.group is None or (facts.plan is not None and facts.group.plan_id == facts.plan.pk)


def _is_known(facts: IndicatorFacts) -> bool:
    """Livelihood is typed, and a measure must exist."""
    return not facts.measure or (facts.plan is not None and measure_named(facts.measure) is not None)
