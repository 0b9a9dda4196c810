"""What happens while a petition is being settled: codes, references and dates only."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class PetitionAssigned(DomainEvent):
    """A room, an officer of the unit, or both work on it; with neither the unit has it back."""

    kind: ClassVar[str] = "petitions.assigned"
    sentence: ClassVar[str] = N_("Petition %(reference)s was given to an officer")

    reference: str
    room: str
    assignee_id: int | None


@dataclass(frozen=True, slots=True)
class CooperationAsked(DomainEvent):
    """Another unit was asked to contribute."""

    kind: ClassVar[str] = "petitions.cooperation_asked"
    sentence: ClassVar[str] = N_("A cooperating unit was asked about petition %(reference)s")

    reference: str
    unit: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class CooperationGiven(DomainEvent):
    """The cooperating unit contributed."""

    kind: ClassVar[str] = "petitions.cooperation_given"
    sentence: ClassVar[str] = N_("The cooperating unit contributed to petition %(reference)s")

    reference: str
    unit: str
    on_time: bool


@dataclass(frozen=True, slots=True)
class CooperationEnded(DomainEvent):
    """The contribution is no longer needed."""

    kind: ClassVar[str] = "petitions.cooperation_ended"
    sentence: ClassVar[str] = N_("The contribution to petition %(reference)s is no longer needed")

    reference: str
    unit: str


@dataclass(frozen=True, slots=True)
class FieldChecked(DomainEvent):
    """An officer was on the spot."""

    kind: ClassVar[str] = "petitions.field_checked"
    sentence: ClassVar[str] = N_("Petition %(reference)s was checked on the spot")

    reference: str
    moment: str
    photos: int


@dataclass(frozen=True, slots=True)
class NoteWritten(DomainEvent):
    """A remark among the officers of the case."""

    kind: ClassVar[str] = "petitions.note_written"
    sentence: ClassVar[str] = N_("An internal note was written on petition %(reference)s")

    reference: str


@dataclass(frozen=True, slots=True)
class TermExtended(DomainEvent):
    """The term of settlement was extended within its rule."""

    kind: ClassVar[str] = "petitions.term_extended"
    sentence: ClassVar[str] = N_("The term of petition %(reference)s was extended to %(due_at)s")

    reference: str
    reason: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class CasesListed(DomainEvent):
    """The list of cases that a leaving officer hands over was prepared."""

    kind: ClassVar[str] = "petitions.cases_listed"
    sentence: ClassVar[str] = N_("A hand-over list was prepared")

    unit: str
    cases: int


@dataclass(frozen=True, slots=True)
class HandOverSigned(DomainEvent):
    """One of the two officers signed the list."""

    kind: ClassVar[str] = "petitions.hand_over_signed"
    sentence: ClassVar[str] = N_("A hand-over list was signed")

    unit: str
    by_leaving: bool


@dataclass(frozen=True, slots=True)
class HandOverCancelled(DomainEvent):
    """The list was given up."""

    kind: ClassVar[str] = "petitions.hand_over_cancelled"
    sentence: ClassVar[str] = N_("A hand-over list was cancelled")

    unit: str


@dataclass(frozen=True, slots=True)
class PetitionHandedOver(DomainEvent):
    """The case changed its officer with a list signed by both."""

    kind: ClassVar[str] = "petitions.handed_over"
    sentence: ClassVar[str] = N_("Petition %(reference)s was handed over to another officer")

    reference: str
    assignee_id: int
