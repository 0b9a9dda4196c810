"""What happens to the progress of tasks: percent, keys and days; the words of a report stay in its row."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class ProgressReported(DomainEvent):
    """The lead says how far it is. `waits`: reported as finished, to be confirmed by unit `confirmer`."""

    kind: ClassVar[str] = "plans.progress_reported"
    sentence: ClassVar[str] = N_("Progress reported: %(percent)s per cent")

    report: int
    percent: int
    waits: bool
    confirmer: int | None


@dataclass(frozen=True, slots=True)
class ReportConfirmed(DomainEvent):
    """Whoever gave the task agrees that it is done."""

    kind: ClassVar[str] = "plans.report_confirmed"
    sentence: ClassVar[str] = N_("Confirmed: the task is done")

    report: int


@dataclass(frozen=True, slots=True)
class ReportReturned(DomainEvent):
    """Not done yet: the remark stands with the report."""

    kind: ClassVar[str] = "plans.report_returned"
    sentence: ClassVar[str] = N_("The report was returned with a remark")

    report: int


@dataclass(frozen=True, slots=True)
class TaskReopened(DomainEvent):
    """Confirmed by mistake: it is worked on again from `percent`."""

    kind: ClassVar[str] = "plans.task_reopened"
    sentence: ClassVar[str] = N_("The task was opened again, from %(percent)s per cent")

    report: int
    percent: int


@dataclass(frozen=True, slots=True)
class StandInNamed(DomainEvent):
    """From day to day, both included; persons by their keys."""

    kind: ClassVar[str] = "plans.stand_in_named"
    sentence: ClassVar[str] = N_("A stand-in was named from %(first)s to %(last)s")

    unit: str
    absent: int
    user: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class StandInEnded(DomainEvent):
    """Taken back before the last day."""

    kind: ClassVar[str] = "plans.stand_in_ended"
    sentence: ClassVar[str] = N_("The stand-in was taken back")

    unit: str
    absent: int
    user: int


@dataclass(frozen=True, slots=True)
class PeopleReminded(DomainEvent):
    """One digest each, whatever the number of their tasks."""

    kind: ClassVar[str] = "plans.people_reminded"
    sentence: ClassVar[str] = N_("%(people)s people were reminded of their tasks on %(on)s")

    on: date
    people: int
