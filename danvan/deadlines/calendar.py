"""The calendar of state agencies: which days are worked, and why the others are not. Pure Python.

A weekend is off unless a Saturday is worked in exchange for another day; a holiday that falls on a day off is
compensated on the next working day. Each such day is a fact of its year, announced by decision: it is data.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

WEEKEND = "weekend"
DAY = timedelta(days=1)
LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
END_OF_DAY = time(23, 59, 59)


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """When offices are open on a working day: pieces of the day in order."""

    pieces: tuple[tuple[time, time], ...] = ((time(8), time(12)), (time(13, 30), time(17, 30)))

    @classmethod
    def parse(cls, text: str) -> "OfficeHours":
        """ "08:00-12:00,13:30-17:30"; raises ValueError for anything that is not in order."""
        found = tuple(_piece(part) for part in text.split(","))
        flat = [moment for piece in found for moment in piece]
        if flat != sorted(set(flat)):
            raise ValueError("Office hours are pieces of the day in order, like 08:00-12:00,13:30-17:30.")
        return cls(found)


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that is not what its weekday says: off on a weekday, or worked on a Saturday.

    reason: "holiday:tet", "compensation:hung_kings", "swap:2025-04-26" (the day worked instead), "other:<words>";
    for a worked day "swap:2025-05-02" names the day off it makes good.
    """

    day: date
    worked: bool
    reason: str


@dataclass(frozen=True)
class WorkingCalendar:
    """The working days of some years, with office hours and the local time zone."""

    special: dict[date, SpecialDay]
    announced: frozenset[int]
    hours: OfficeHours = field(default_factory=OfficeHours)
    zone: tzinfo = LOCAL
    weekly_off: frozenset[int] = frozenset({5, 6})

    @classmethod
    def of(
        cls,
        days: Iterable[SpecialDay] = (),
        announced: Iterable[int] = (),
        hours: OfficeHours | None = None,
        zone: tzinfo = LOCAL,
    ) -> "WorkingCalendar":
        """A calendar from its special days; `announced` are the years whose days off are decided."""
        return cls({d.day: d for d in days}, frozenset(announced), hours or OfficeHours(), zone)

    def why_off(self, day: date) -> str:
        """The reason code when `day` is off, "" when it is worked."""
        special = self.special.get(day)
        if special is not None:
            return "" if special.worked else special.reason
        return WEEKEND if day.weekday() in self.weekly_off else ""

    def is_working(self, day: date) -> bool:
        """True when offices work on `day`."""
        return not self.why_off(day)

    def worked_instead(self, day: date) -> str:
        """The reason code when `day` is worked though its weekday is off, else ""."""
        special = self.special.get(day)
        return special.reason if special is not None and special.worked else ""

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`."""
        return next(d for d in days_after(day) if self.is_working(d))

    def working_days(self, after: date, until: date) -> int:
        """How many working days lie in (after, until]."""
        return sum(1 for d in days_between(after, until) if self.is_working(d))

    def is_expected(self, first: date, last: date) -> int | None:
        """The first year of [first, last] whose days off are not announced yet, if any."""
        return next((y for y in range(first.year, last.year + 1) if y not in self.announced), None)

    def local(self, moment: datetime) -> datetime:
        """The instant on the local clock: a legal day is the local day."""
        return moment.astimezone(self.zone)

    def end_of(self, day: date) -> datetime:
        """The last second of the local day."""
        return datetime.combine(day, END_OF_DAY, self.zone)

    def start_of(self, day: date) -> datetime:
        """Midnight that opens the local day."""
        return datetime.combine(day, time(), self.zone)

    def open_spans(self, since: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Office time from an instant on, piece by piece and without end."""
        local = self.local(since)
        for day in days_after(local.date() - DAY):
            if not self.is_working(day):
                continue
            for opening, closing in self.hours.pieces:
                first = max(datetime.combine(day, opening, self.zone), local)
                last = datetime.combine(day, closing, self.zone)
                if first < last:
                    yield first, last


def _piece(text: str) -> tuple[time, time]:
    opening, _sep, closing = text.strip().partition("-")
    return time.fromisoformat(opening), time.fromisoformat(closing)


def days_after(day: date) -> Iterator[date]:
    """Every day after `day`, without end."""
    while True:
        day += DAY
        yield day


def days_between(after: date, until: date) -> Iterator[date]:
    """Every day of (after, until]."""
    while after < until:
        after += DAY
        yield after
