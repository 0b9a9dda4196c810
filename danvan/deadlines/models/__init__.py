"""Rows of `deadlines`."""

from danvan.deadlines.models.calendar import CalendarDay, CalendarEdition, CalendarYear
from danvan.deadlines.models.clock import Clock
from danvan.deadlines.models.legal_rule import LegalRule

__all__ = ["CalendarDay", "CalendarEdition", "CalendarYear", "Clock", "LegalRule"]
