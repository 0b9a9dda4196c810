"""What the keeper of a plan does: drafts, reviews, issues, changes, sums up."""

from dataclasses import dataclass
from typing import ClassVar

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class PlanAdded(DomainEvent):
    """source: "hand", or "file" when a reviewed file became the plan."""

    kind: ClassVar[str] = "plans.added"
    sentence: ClassVar[str] = N_("Plan %(slug)s was begun with %(tasks)s tasks.")
    slug: str
    source: str
    groups: int
    tasks: int


@dataclass(frozen=True, slots=True)
class PlanEdited(DomainEvent):
    """`changed` names the facts, never their words."""

    kind: ClassVar[str] = "plans.edited"
    sentence: ClassVar[str] = N_("Facts of plan %(slug)s were changed: %(changed)s.")
    slug: str
    changed: str


@dataclass(frozen=True, slots=True)
class DraftArranged(DomainEvent):
    """One group or task of a draft: deed "added", "changed", "moved" or "removed"; part "group" or "task"."""

    kind: ClassVar[str] = "plans.draft-arranged"
    sentence: ClassVar[str] = N_("Groups and tasks of the draft of plan %(slug)s were arranged.")
    slug: str
    part: str
    deed: str
    part_id: int


@dataclass(frozen=True, slots=True)
class TasksBrought(DomainEvent):
    kind: ClassVar[str] = "plans.tasks-brought"
    sentence: ClassVar[str] = N_("%(new)s tasks of plan %(slug)s came in by a file, %(changed)s were changed.")
    slug: str
    new: int
    changed: int


@dataclass(frozen=True, slots=True)
class PlanIssued(DomainEvent):
    """`tasks` were sent, to `units` units; `unled` tasks have no lead."""

    kind: ClassVar[str] = "plans.issued"
    sentence: ClassVar[str] = N_("Plan %(slug)s was issued: %(tasks)s tasks to %(units)s units.")
    slug: str
    tasks: int
    units: int
    unled: int


@dataclass(frozen=True, slots=True)
class TaskAmended(DomainEvent):
    """A task of the plan's own layer changed after issue; `new_lead`: it was sent to another unit."""

    kind: ClassVar[str] = "plans.task-amended"
    sentence: ClassVar[str] = N_("A task of plan %(slug)s was changed (version %(edition)s): %(changed)s.")
    slug: str
    edition: int
    task_id: int
    changed: str
    new_lead: bool
    proposals: int


@dataclass(frozen=True, slots=True)
class TaskAdded(DomainEvent):
    kind: ClassVar[str] = "plans.task-added"
    sentence: ClassVar[str] = N_("A task was added to plan %(slug)s after issue (version %(edition)s).")
    slug: str
    edition: int
    task_id: int


@dataclass(frozen=True, slots=True)
class TaskCancelled(DomainEvent):
    """`below`: how many tasks under it ended with it."""

    kind: ClassVar[str] = "plans.task-cancelled"
    sentence: ClassVar[str] = N_("A task of plan %(slug)s was cancelled (version %(edition)s), %(below)s below it too.")
    slug: str
    edition: int
    task_id: int
    below: int


@dataclass(frozen=True, slots=True)
class PlanClosed(DomainEvent):
    kind: ClassVar[str] = "plans.closed"
    sentence: ClassVar[str] = N_("Plan %(slug)s was summed up with %(open_tasks)s tasks still open.")
    slug: str
    rolled: int
    open_tasks: int


@dataclass(frozen=True, slots=True)
class PlanReopened(DomainEvent):
    kind: ClassVar[str] = "plans.reopened"
    sentence: ClassVar[str] = N_("Plan %(slug)s was opened again.")
    slug: str


@dataclass(frozen=True, slots=True)
class PlanPieceCorrected(DomainEvent):
    """`changed` names facts or a piece ("task+2.5") of a plan under review, never words."""

    kind: ClassVar[str] = "plans.review-corrected"
    sentence: ClassVar[str] = N_("A plan under review was corrected: %(changed)s.")
    changed: str


@dataclass(frozen=True, slots=True)
class PlanPieceTaken(DomainEvent):
    """deed: "removed", "joined" or "split"."""

    kind: ClassVar[str] = "plans.review-taken"
    sentence: ClassVar[str] = N_("A piece of a plan under review was dropped, joined or split.")
    deed: str
    piece: str


@dataclass(frozen=True, slots=True)
class PlanReviewDiscarded(DomainEvent):
    kind: ClassVar[str] = "plans.review-discarded"
    sentence: ClassVar[str] = N_("A plan under review was discarded.")


@dataclass(frozen=True, slots=True)
class PlanRead(DomainEvent):
    """A file was read; counts of what was recognised and of what is doubtful."""

    kind: ClassVar[str] = "plans.read"
    sentence: ClassVar[str] = N_("A plan was read from a file: %(groups)s groups, %(tasks)s tasks.")
    source: str
    groups: int
    tasks: int
    problems: int
