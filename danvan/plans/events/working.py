"""What a unit does with a task it was given, except reports: keys, codes and days; reasons stay in their rows."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class TaskAcknowledged(DomainEvent):
    """part: "lead" or "cooperating". late: after the term to answer."""

    kind: ClassVar[str] = "plans.task_acknowledged"
    sentence: ClassVar[str] = N_("Received by the unit")

    part: str
    late: bool


@dataclass(frozen=True, slots=True)
class TaskBrokenDown(DomainEvent):
    """`units`: to how many different units its new parts went."""

    kind: ClassVar[str] = "plans.task_broken_down"
    sentence: ClassVar[str] = N_("Broken down: %(parts)s parts for %(units)s units")

    parts: int
    units: int


@dataclass(frozen=True, slots=True)
class PartGiven(DomainEvent):
    """A part went to its lead, `cooperating` to help it; `own`: for the very unit that made it."""

    kind: ClassVar[str] = "plans.part_given"
    sentence: ClassVar[str] = N_("Given as a part of the task above")

    parent: int
    due_on: date | None
    cooperating: tuple[int, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class PartEdited(DomainEvent):
    """`fields` names what changed; `proposals`: how many went to those who broke it down further."""

    kind: ClassVar[str] = "plans.part_edited"
    sentence: ClassVar[str] = N_("Changed by whoever gave it")

    fields: tuple[str, ...]
    new_lead: bool
    proposals: int


@dataclass(frozen=True, slots=True)
class PartCancelled(DomainEvent):
    """`below`: how many open tasks under it ended with it."""

    kind: ClassVar[str] = "plans.part_cancelled"
    sentence: ClassVar[str] = N_("Cancelled by whoever gave it, with %(below)s below it")

    below: int


@dataclass(frozen=True, slots=True)
class ChangeProposed(DomainEvent):
    """`decider`: the unit that decides."""

    kind: ClassVar[str] = "plans.change_proposed"
    sentence: ClassVar[str] = N_("A change was proposed")

    proposal: int
    fields: tuple[str, ...]
    decider: int


@dataclass(frozen=True, slots=True)
class ChangeAccepted(DomainEvent):
    """`proposer`: the unit that asked. `plan_version`: 0 when the plan's own layer did not change."""

    kind: ClassVar[str] = "plans.change_accepted"
    sentence: ClassVar[str] = N_("The proposed change was accepted")

    proposal: int
    fields: tuple[str, ...]
    proposer: int
    plan_version: int


@dataclass(frozen=True, slots=True)
class ChangeDeclined(DomainEvent):
    kind: ClassVar[str] = "plans.change_declined"
    sentence: ClassVar[str] = N_("The proposed change was declined")

    proposal: int
    fields: tuple[str, ...]
    proposer: int


@dataclass(frozen=True, slots=True)
class DependencySet(DomainEvent):
    kind: ClassVar[str] = "plans.dependency_set"
    sentence: ClassVar[str] = N_("Made dependent on another task")

    needs: int


@dataclass(frozen=True, slots=True)
class DependencyDropped(DomainEvent):
    kind: ClassVar[str] = "plans.dependency_dropped"
    sentence: ClassVar[str] = N_("No longer dependent on another task")

    needs: int


@dataclass(frozen=True, slots=True)
class OfficerAssigned(DomainEvent):
    """None: nobody, no post."""

    kind: ClassVar[str] = "plans.officer_assigned"
    sentence: ClassVar[str] = N_("Given to an officer or a post of the unit")

    assignee: int | None
    post: int | None


@dataclass(frozen=True, slots=True)
class PeriodsMade(DomainEvent):
    """The next periods of a recurring task stand ready."""

    kind: ClassVar[str] = "plans.periods_made"
    sentence: ClassVar[str] = N_("%(count)s new periods were made")

    count: int
