"""Declare one day off, or an ordinary day again."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from danvan.deadlines.editions import lock_day, new_edition, trail_code
from danvan.deadlines.errors import NothingChanged, PairOfSwap
from danvan.deadlines.events import CalendarDayChanged
from danvan.deadlines.models import CalendarDay, CalendarEdition
from danvan.deadlines.rules import MAY_EDIT_CALENDAR
from danvan.events.actors import Actor
from danvan.events.recording import record


@dataclass(frozen=True, slots=True)
class DayOff:
    """Why a day is off, and who decided it."""

    reason: CalendarDay.Reason
    occasion: str
    name: str
    decision: str
    verified: bool


@transaction.atomic(durable=True)
def change_calendar_day(day: date, *, to: DayOff | None, by: Actor, at: datetime, on: date) -> CalendarEdition:
    """Make `day` off (`to`), or let it follow its weekday (None); the terms that cross it are computed anew."""
    MAY_EDIT_CALENDAR.require(by, on=on)
    known = lock_day(day)
    if known is not None and known.reason == CalendarDay.Reason.SWAP:
        raise PairOfSwap
    was = trail_code(known)
    if to is None:
        if known is None:
            raise NothingChanged
        known.delete()
        now = None
    else:
        now = known or CalendarDay(day=day)
        now.worked, now.pair = False, None
        now.reason, now.occasion, now.name = to.reason, to.occasion, to.name
        now.decision, now.verified = to.decision, to.verified
        now.save()
    edition = new_edition()
    record(CalendarDayChanged(day, was, trail_code(now)), about=edition, by=by, at=at)
    return edition
