"""Shared steps of the actions that change the calendar."""

from datetime import date

from danvan.deadlines.models import CalendarDay, CalendarEdition


def new_edition() -> CalendarEdition:
    """Mark the calendar as changed: open clocks of an older edition are computed anew in the background."""
    return CalendarEdition.objects.create()


def lock_day(day: date) -> CalendarDay | None:
    """The special day, held until the transaction ends."""
    return CalendarDay.objects.select_for_update().filter(day=day).first()


def trail_code(row: CalendarDay | None) -> str:
    """A special day as a code for the trail: "off.holiday.tet", "worked.swap.2026-08-31", "" for an ordinary day."""
    if row is None:
        return ""
    detail = row.pair.isoformat() if row.pair else row.occasion
    return f"{'worked' if row.worked else 'off'}.{row.reason}.{detail}".rstrip(".")
