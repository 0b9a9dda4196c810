"""Exchange a working day for a Saturday, or undo the exchange."""

from datetime import date, datetime

from django.db import transaction

from danvan.deadlines.editions import lock_day, new_edition, trail_code
from danvan.deadlines.errors import DayAlreadySpecial, NothingChanged
from danvan.deadlines.events import CalendarDayChanged
from danvan.deadlines.models import CalendarDay, CalendarEdition
from danvan.deadlines.rules import MAY_EDIT_CALENDAR
from danvan.events.actors import Actor
from danvan.events.recording import Recording, record_many


@transaction.atomic(durable=True)
def swap_days(
    off: date, *, worked: date, decision: str, verified: bool, by: Actor, at: datetime, on: date
) -> CalendarEdition:
    """`off` becomes a day off, `worked` a working day in its place; both rows name each other."""
    MAY_EDIT_CALENDAR.require(by, on=on)
    if off == worked or off.weekday() > 4 or worked.weekday() < 5 or lock_day(off) or lock_day(worked):
        raise DayAlreadySpecial
    swap = {"reason": CalendarDay.Reason.SWAP, "decision": decision, "verified": verified}
    rows = [
        CalendarDay.objects.create(day=off, worked=False, pair=worked, **swap),
        CalendarDay.objects.create(day=worked, worked=True, pair=off, **swap),
    ]
    edition = new_edition()
    lines = [Recording(CalendarDayChanged(row.day, "", trail_code(row)), edition) for row in rows]
    record_many(lines, by=by, at=at)
    return edition


@transaction.atomic(durable=True)
def undo_swap(day: date, *, by: Actor, at: datetime, on: date) -> CalendarEdition:
    """Both days of the exchange follow their weekdays again; `day` is either of them."""
    MAY_EDIT_CALENDAR.require(by, on=on)
    row = lock_day(day)
    if row is None or row.pair is None:
        raise NothingChanged
    other = lock_day(row.pair)
    rows = [r for r in (row, other) if r is not None]
    edition = new_edition()
    lines = [Recording(CalendarDayChanged(r.day, trail_code(r), ""), edition) for r in rows]
    for r in rows:
        r.delete()
    record_many(lines, by=by, at=at)
    return edition
