"""A published measure as evidence: its figure of the day is kept as numbers and read in any language later."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import Promise

from danvan.measures import registry
from danvan.measures.figures import Figure, Number
from danvan.measures.scopes import UNIT, Scope
from danvan.plans.models import ProgressReport, Task

Label = str | Promise
_NONE = "-"


@dataclass(frozen=True, slots=True)
class Frozen:
    """A figure as it stood: of these days, for the unit or, where the measure is not cut by unit, the whole city."""

    key: str
    label: Label
    figure: Figure
    first: date
    last: date
    of_unit: bool


def measure_choices() -> list[tuple[str, Label]]:
    """Every published measure by key."""
    return [(measure.key, measure.label) for measure in registry.all_measures()]


def freeze(key: str, task: Task, *, on: date) -> str:
    """The measure's figure from the task's first day to `on`, for its unit where it can be cut so.

    Written as "numerator/denominator first last u|c". Raises KeyError for a measure that nobody publishes.
    """
    measure = registry.get(key)
    first = min(task.starts_on or (timezone.localdate(task.sent_at) if task.sent_at else on), on)
    of_unit = UNIT in measure.cuts and task.unit_id is not None
    units = frozenset({task.unit_id}) if of_unit and task.unit_id else None
    figure = measure.figure(Scope(first, on, units))
    below = _NONE if figure.denominator is None else str(figure.denominator)
    return f"{figure.numerator!r}/{below} {first} {on} {'u' if of_unit else 'c'}"


def frozen(report: ProgressReport) -> Frozen | None:
    """What was kept, or None without a measure or when the measure has left the house."""
    if not report.measure or not report.figure:
        return None
    try:
        measure = registry.get(report.measure)
        parts, first, last, cut = report.figure.split()
        above, below = parts.split("/")
        denominator = None if below == _NONE else int(below)
        figure = Figure(_number(above), denominator, measure.kind)
        days = date.fromisoformat(first), date.fromisoformat(last)
    except (KeyError, ValueError):
        return None
    return Frozen(measure.key, measure.label, figure, *days, of_unit=cut == "u")


def _number(text: str) -> Number:
    return float(text) if "." in text or "e" in text else int(text)
