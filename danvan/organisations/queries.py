"""Questions about units and people on one day: each takes a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from danvan.deadlines.calendar import WorkingCalendar
from danvan.deadlines.queries import working_calendar
from danvan.organisations import tree
from danvan.organisations.errors import NoSuchUnit
from danvan.organisations.models import Membership, Territory, Unit, UnitKind
from danvan.organisations.models.territory import TerritoryQuerySet
from danvan.organisations.models.unit import UnitQuerySet

_KEPT = "_memberships_by_day"


def memberships_of(user: Any, *, on: date) -> list[Membership]:
    """The roles this person holds on that day; none for a stranger. Kept on the user object for the request."""
    if getattr(user, "pk", None) is None or not user.is_active:
        return []
    kept: dict[date, list[Membership]] = user.__dict__.setdefault(_KEPT, {})
    if on not in kept:
        rows = Membership.objects.in_force(on).filter(user_id=user.pk).select_related("unit__territory")
        kept[on] = list(rows.order_by("unit__sort", "role"))
    return kept[on]


def forget_memberships(user: Any) -> None:
    """Ask anew next time: a membership of this very object has just changed."""
    user.__dict__.pop(_KEPT, None)


def unit_ids_of(user: Any, *, on: date, roles: Iterable[str] | None = None, below: bool = False) -> frozenset[int]:
    """The units in which this person holds one of `roles` (any, when None) on that day, and those below if asked."""
    wanted = None if roles is None else frozenset(map(str, roles))
    ids = frozenset(m.unit_id for m in memberships_of(user, on=on) if wanted is None or m.role in wanted)
    if not below or not ids:
        return ids
    kept: dict[Any, frozenset[int]] = user.__dict__.setdefault(f"{_KEPT}_below", {})
    if (on, ids) not in kept:
        kept[on, ids] = units_below(ids, on)
    return kept[on, ids]


def units_below(unit_ids: Iterable[int], on: date) -> frozenset[int]:
    """These units and every unit below them on that day (one query)."""
    return tree.below(unit_ids, on)


def units_above(unit_ids: Iterable[int], on: date) -> frozenset[int]:
    """These units and every unit above them on that day (one query)."""
    return tree.above(unit_ids, on)


def unit_above(unit: Unit, on: date) -> Unit | None:
    """The unit directly above on that day; of several, the one that has stood above longest."""
    lines = unit.parents.on(on).select_related("parent").order_by("valid_from", "pk")
    # A line without a first day is the oldest; engines disagree on where NULL sorts.
    ordered = sorted(lines, key=lambda line: (line.valid_from or date.min, line.pk))
    return ordered[0].parent if ordered else None


def committee_of(territory: Territory, *, on: date) -> Unit:
    """The People's Committee of a territory on that day. Raises NoSuchUnit when none stands."""
    found = Unit.objects.on(on).filter(territory=territory, kind=UnitKind.COMMITTEE).order_by("pk").first()
    if found is None:
        raise NoSuchUnit
    return found


def coordinating_unit(on: date) -> Unit:
    """The standing body that decides between units, reminds and compiles. Raises NoSuchUnit when none is named."""
    found = Unit.objects.on(on).filter(coordinates=True).order_by("-pk").first()
    if found is None:
        raise NoSuchUnit
    return found


def territories_today(on: date) -> TerritoryQuerySet:
    """Wards, communes and townships of that day, in Vietnamese order."""
    return Territory.objects.on(on).communes().in_order()


def handling_units(on: date) -> UnitQuerySet:
    """Units that may be given a petition on that day."""
    return Unit.objects.on(on).handling_cases().in_order()


@dataclass(frozen=True, slots=True)
class ReceptionDay:
    """A day on which the head receives. `instead_of`: the usual day, when that one is off; `expected`: the days off
    of that year are not announced yet."""

    day: date
    instead_of: date | None = None
    expected: bool = False


# Nothing is off for longer than this: a reception day before it cannot have moved to today.
_LONGEST_BREAK = timedelta(days=21)


def reception_weekdays(unit: Unit) -> tuple[int, ...]:
    """The ISO weekdays on which the head receives; none when the unit has not posted them."""
    return tuple(int(day) for day in unit.reception_weekdays.split(",") if day)


def next_reception_day(unit: Unit, on: date, *, calendar: WorkingCalendar | None = None) -> ReceptionDay | None:
    """The first reception day from `on` on, that day included; None when the unit has not posted its days.

    A reception day that is off moves to the next working day.
    """
    weekdays = reception_weekdays(unit)
    if not weekdays:
        return None
    days = calendar or working_calendar()
    usual = on - _LONGEST_BREAK
    while True:
        held = usual if days.is_working(usual) else days.next_working_day(usual)
        if usual.isoweekday() in weekdays and held >= on:
            expected = days.is_expected(usual, held) is not None
            return ReceptionDay(held, None if held == usual else usual, expected)
        usual += timedelta(days=1)
