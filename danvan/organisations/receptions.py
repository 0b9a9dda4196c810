"""When the head of a unit receives citizens, as pages say it: the next day, the days of the week, the least by law."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from danvan.deadlines.errors import NoSuchRule, RuleNotInForce
from danvan.deadlines.models import LegalRule
from danvan.deadlines.queries import rule_on, working_calendar
from danvan.organisations.models import Tier, Unit, UnitKind
from danvan.organisations.queries import ReceptionDay, next_reception_day, reception_weekdays
from danvan.ui.days import WEEKDAYS

_LEAST = {
    (UnitKind.COMMITTEE, Tier.COMMUNE): "reception.head.commune",
    (UnitKind.COMMITTEE, Tier.CITY): "reception.head.city",
    (UnitKind.DEPARTMENT, Tier.CITY): "reception.head.department",
}


@dataclass(frozen=True, slots=True)
class Reception:
    """The reception of one unit: `next` and `weekdays` are empty where the unit has not posted its days."""

    unit: Unit
    next: ReceptionDay | None
    weekdays: tuple[str | Promise, ...]
    least: LegalRule | None

    @property
    def hours(self) -> str:
        return self.unit.reception_hours


def reception_of(unit: Unit, on: date) -> Reception:
    """The reception of a unit seen from that day: at most three queries."""
    days = tuple(WEEKDAYS[day - 1] for day in reception_weekdays(unit))
    return Reception(unit, next_reception_day(unit, on), days, least_by_law(unit, on))


def least_by_law(unit: Unit, on: date) -> LegalRule | None:
    """How often the head must receive at least; None where no rule is known for such a unit."""
    key = _LEAST.get((UnitKind(unit.kind), Tier(unit.tier)))
    try:
        return rule_on(key, on) if key else None
    except (NoSuchRule, RuleNotInForce):
        return None


def nearest_receptions(*, on: date, most: int) -> list[tuple[Unit, ReceptionDay]]:
    """The units whose heads receive next, the nearest first; a fixed number of queries."""
    calendar = working_calendar()
    units = Unit.objects.on(on).exclude(reception_weekdays="").in_order()
    found = [(unit, day) for unit in units if (day := next_reception_day(unit, on, calendar=calendar))]
    return sorted(found, key=lambda pair: pair[1].day)[:most]
