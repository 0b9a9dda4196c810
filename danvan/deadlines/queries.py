"""Which rule, which calendar."""

from datetime import date
from uuid import UUID

from django.conf import settings

from danvan.deadlines import seed_files
from danvan.deadlines.calendar import OfficeHours, WorkingCalendar
from danvan.deadlines.errors import NoSuchRule, RuleNotInForce
from danvan.deadlines.models import CalendarDay, CalendarEdition, CalendarYear, LegalRule

_KNOWN: dict[UUID, WorkingCalendar] = {}


def rule_on(key: str, day: date) -> LegalRule:
    """The version of a rule in force on the day a case was received; raises NoSuchRule or RuleNotInForce."""
    found = LegalRule.objects.with_basis().on(day).filter(key=key).first()
    if found is not None:
        return found
    if LegalRule.objects.filter(key=key).exists():
        raise RuleNotInForce(key=key, day=f"{day:%d/%m/%Y}")
    raise NoSuchRule(key=key)


def current_edition() -> CalendarEdition | None:
    """The newest state of the calendar."""
    return CalendarEdition.objects.order_by("-pk").first()


def working_calendar(edition: CalendarEdition | None = None) -> WorkingCalendar:
    """The calendar of today's edition: one query, and two more when it changed since last read.

    An installation whose calendar is still empty counts with the facts that come with the system.
    """
    edition = edition or current_edition()
    if edition is None:
        return seed_files.calendar()
    if edition.token not in _KNOWN:
        fresh = _read()
        _KNOWN.clear()
        _KNOWN[edition.token] = fresh
    return _KNOWN[edition.token]


def _read() -> WorkingCalendar:
    days = [row.as_special_day() for row in CalendarDay.objects.all()]
    announced = CalendarYear.objects.filter(announced=True).values_list("year", flat=True)
    return WorkingCalendar.of(days, announced, OfficeHours.parse(settings.OFFICE_HOURS))
