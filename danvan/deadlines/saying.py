"""What a clock says in words: how much is left, how late, how it ended."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from danvan.deadlines.calendar import DAY, WorkingCalendar, days_between
from danvan.deadlines.spans import worked_time
from danvan.deadlines.stages import words_of
from danvan.deadlines.terms import Due, Term
from danvan.deadlines.wording import short_day
from danvan.ui.clock import State
from danvan.ui.days import day_words

SOON_DAYS = 3
SOON_TIME = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words depend on; `at` is local."""

    stage: str
    unit: str
    due_at: datetime
    at: datetime
    closed_at: datetime | None = None
    dropped: bool = False
    paused: bool = False
    expected: bool = False

    @classmethod
    def ahead(cls, found: Due, term: Term, at: datetime | None = None, stage: str = "") -> "Reading":
        """Of a term only looked ahead at."""
        return cls(stage, term.unit, found.due_at, at or found.due_at, expected=found.expected)


def say(reading: Reading, calendar: WorkingCalendar) -> tuple[State, str]:
    """The state and its sentence."""
    if reading.closed_at is not None:
        return _ended(reading, reading.closed_at)
    if reading.paused:
        return "hold", _("Suspended")
    if reading.unit == "wh":
        return _hours(reading, calendar)
    return _days(reading, calendar)


def due_words(reading: Reading) -> str:
    """ "Due: end of Thursday, 17 September 2026", with its hour for hour terms."""
    day = day_words(reading.due_at)
    if reading.unit == "wh":
        words = {"time": time_format(reading.due_at), "day": day}
        return (_("Expected: %(time)s, %(day)s") if reading.expected else _("Due: %(time)s, %(day)s")) % words
    return (_("Expected: end of %(day)s") if reading.expected else _("Due: end of %(day)s")) % {"day": day}


def due_label(reading: Reading) -> str:
    """The due day, or the due hour, short."""
    day = short_day(reading.due_at.date())
    return f"{time_format(reading.due_at)}, {day}" if reading.unit == "wh" else day


def now_label(reading: Reading) -> str:
    """The word at the plumb line."""
    if reading.unit == "wh":
        return _("Now %(time)s") % {"time": time_format(reading.at)}
    return _("Today %(day)s") % {"day": short_day(reading.at.date())}


def start_label(stage: str, started_at: datetime, unit: str) -> str:
    """What opened the term, and when."""
    moment = short_day(started_at.date())
    if unit == "wh":
        moment = f"{time_format(started_at)}, {moment}"
    return f"{words_of(stage).start} {moment}"


def _ended(reading: Reading, closed_at: datetime) -> tuple[State, str]:
    day = short_day(closed_at.date())
    if reading.dropped:
        return "hold", _("Not pursued since %(day)s") % {"day": day}
    words = {"done": words_of(reading.stage).done, "day": day}
    if closed_at <= reading.due_at:
        return "ok", _("%(done)s %(day)s, on time") % words
    return "late", _("%(done)s %(day)s, overdue") % words


def _days(reading: Reading, calendar: WorkingCalendar) -> tuple[State, str]:
    today, due = reading.at.date(), reading.due_at.date()
    if today > due:
        return "late", _late_days(_count(due, today, reading.unit, calendar), reading.unit)
    left = _count(today, due, reading.unit, calendar)
    if today == due or left == 0:
        return "soon", _("Ends today") if today == due else _("Ends on the next working day")
    if reading.unit == "wd":
        words = ngettext("%(n)d working day left", "%(n)d working days left", left)
    else:
        words = ngettext("%(n)d day left", "%(n)d days left", left)
    return ("soon" if left <= SOON_DAYS else "run"), words % {"n": left}


def _late_days(late: int, unit: str) -> str:
    if late == 0:
        return _("Overdue")
    if unit == "wd":
        return ngettext("%(n)d working day overdue", "%(n)d working days overdue", late) % {"n": late}
    return ngettext("%(n)d day overdue", "%(n)d days overdue", late) % {"n": late}


def _count(after: date, until: date, unit: str, calendar: WorkingCalendar) -> int:
    if unit == "wd":
        return sum(1 for d in days_between(after, until) if calendar.is_working(d))
    return (until - after) // DAY


def _hours(reading: Reading, calendar: WorkingCalendar) -> tuple[State, str]:
    if reading.at > reading.due_at:
        late = worked_time(calendar, reading.due_at, reading.at)
        return "late", _spent(late, _("%(hours)s overdue")) if late else _("Overdue")
    left = worked_time(calendar, reading.at, reading.due_at)
    return ("soon" if left <= SOON_TIME else "run"), _spent(left, _("%(hours)s left"))


def _spent(time: timedelta, words: str) -> str:
    minutes = int(time.total_seconds() // 60)
    if minutes >= 60:
        hours = minutes // 60
        return words % {"hours": ngettext("%(n)d working hour", "%(n)d working hours", hours) % {"n": hours}}
    return words % {"hours": ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}}
