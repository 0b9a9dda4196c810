"""What happened to clocks, rules and the calendar."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class ClockStarted(DomainEvent):
    kind: ClassVar[str] = "deadlines.clock_started"
    sentence: ClassVar[str] = N_("The term began to run; it ends on %(due_at)s.")

    subject_type: str
    subject_id: int
    stage: str
    rule_key: str
    rule_id: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class ClockStopped(DomainEvent):
    kind: ClassVar[str] = "deadlines.clock_stopped"
    sentence: ClassVar[str] = N_("The clock of this step stopped.")

    subject_type: str
    subject_id: int
    stage: str
    outcome: str
    on_time: bool


@dataclass(frozen=True, slots=True)
class ClockWasPaused(DomainEvent):
    kind: ClassVar[str] = "deadlines.clock_paused"
    sentence: ClassVar[str] = N_("The term was suspended.")

    subject_type: str
    subject_id: int
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class ClockResumed(DomainEvent):
    kind: ClassVar[str] = "deadlines.clock_resumed"
    sentence: ClassVar[str] = N_("The term runs again; it ends on %(due_at)s.")

    subject_type: str
    subject_id: int
    stage: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class ClockExtended(DomainEvent):
    kind: ClassVar[str] = "deadlines.clock_extended"
    sentence: ClassVar[str] = N_("The term was extended; it ends on %(due_at)s.")

    subject_type: str
    subject_id: int
    stage: str
    reason: str
    amount: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class ClockRecomputed(DomainEvent):
    """The calendar changed: areas that copied `due_at` copy it again."""

    kind: ClassVar[str] = "deadlines.clock_recomputed"
    sentence: ClassVar[str] = N_("The days off changed: the term ends on %(due_at)s, no longer on %(old_due_at)s.")

    subject_type: str
    subject_id: int
    stage: str
    old_due_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class CalendarDayChanged(DomainEvent):
    """`was` and `now` are reason codes; "" says that the day follows its weekday."""

    kind: ClassVar[str] = "deadlines.calendar_day_changed"
    sentence: ClassVar[str] = N_("The calendar changed for %(day)s.")

    day: date
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class CalendarYearAnnounced(DomainEvent):
    kind: ClassVar[str] = "deadlines.calendar_year_announced"
    sentence: ClassVar[str] = N_("The days off of %(year)s were announced.")

    year: int
    announced: bool


@dataclass(frozen=True, slots=True)
class CalendarSeeded(DomainEvent):
    kind: ClassVar[str] = "deadlines.calendar_seeded"
    sentence: ClassVar[str] = N_("%(days)s days of the calendar were read in.")

    days: int


@dataclass(frozen=True, slots=True)
class RuleVersionAdded(DomainEvent):
    kind: ClassVar[str] = "deadlines.rule_version_added"
    sentence: ClassVar[str] = N_("The rule %(key)s was set to %(value)s %(unit)s from %(valid_from)s.")

    key: str
    value: int
    unit: str
    valid_from: date
    closed_version: int | None
    verified: bool
