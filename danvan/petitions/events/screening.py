"""How a petition finds the unit that answers it: codes, references and dates only."""

from dataclasses import dataclass
from typing import ClassVar

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class PetitionFiled(DomainEvent):
    """Kept on file without settlement; the sender is told why and what he can do."""

    kind: ClassVar[str] = "petitions.filed"
    sentence: ClassVar[str] = N_("Petition %(reference)s was filed without settlement")

    reference: str
    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class PetitionTransferred(DomainEvent):
    """Passed on to a unit whose mandate covers the matter."""

    kind: ClassVar[str] = "petitions.transferred"
    sentence: ClassVar[str] = N_("Petition %(reference)s was passed on to the competent unit")

    reference: str
    hop: int
    from_unit: str
    to_unit: str
    reason: str
    days_lost: int
    # Key of the officer who worked on it there.
    former_assignee: int | None = None


@dataclass(frozen=True, slots=True)
class CompetenceDisputed(DomainEvent):
    """Passed on too often: the coordinator decides who is competent."""

    kind: ClassVar[str] = "petitions.disputed"
    sentence: ClassVar[str] = N_("Units dispute petition %(reference)s; the coordinator decides")

    reference: str
    hop: int
    from_unit: str
    reason: str
    days_lost: int
    former_assignee: int | None = None


@dataclass(frozen=True, slots=True)
class CompetenceDecided(DomainEvent):
    """The coordinator named the unit that answers."""

    kind: ClassVar[str] = "petitions.decided"
    sentence: ClassVar[str] = N_("The coordinator named the unit that answers petition %(reference)s")

    reference: str
    to_unit: str


@dataclass(frozen=True, slots=True)
class PetitionAttached(DomainEvent):
    """It reports the same as another and is answered with it."""

    kind: ClassVar[str] = "petitions.attached"
    sentence: ClassVar[str] = N_("Petition %(reference)s is settled together with %(main)s")

    reference: str
    main: str


@dataclass(frozen=True, slots=True)
class PetitionDetached(DomainEvent):
    """It stands on its own again."""

    kind: ClassVar[str] = "petitions.detached"
    sentence: ClassVar[str] = N_("Petition %(reference)s is settled on its own again")

    reference: str
    main: str


@dataclass(frozen=True, slots=True)
class RouteChanged(DomainEvent):
    """The coordinator changed the table of suggestions."""

    kind: ClassVar[str] = "petitions.route_changed"
    sentence: ClassVar[str] = N_("The table of competent units was changed")

    topic: str
    territory: str
    unit: str
    removed: bool
