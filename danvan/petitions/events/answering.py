"""From the draft to the issued answer: codes, references and dates only."""

from dataclasses import dataclass
from typing import ClassVar

from danvan.errors import N_
from danvan.events.definition import DomainEvent


@dataclass(frozen=True, slots=True)
class AnswerDrafted(DomainEvent):
    """Someone began to write the answer."""

    kind: ClassVar[str] = "petitions.answer_drafted"
    sentence: ClassVar[str] = N_("The answer to petition %(reference)s is being drafted")

    reference: str
    round: int


@dataclass(frozen=True, slots=True)
class AnswerSaved(DomainEvent):
    """The draft was changed."""

    kind: ClassVar[str] = "petitions.answer_saved"
    sentence: ClassVar[str] = N_("The draft answer to petition %(reference)s was changed")

    reference: str
    revision: int


@dataclass(frozen=True, slots=True)
class AnswerSubmitted(DomainEvent):
    """The draft goes on the way of approval."""

    kind: ClassVar[str] = "petitions.answer_submitted"
    sentence: ClassVar[str] = N_("The draft answer to petition %(reference)s was submitted for approval")

    reference: str
    step: str


@dataclass(frozen=True, slots=True)
class AnswerPassed(DomainEvent):
    """One step of the path approved it."""

    kind: ClassVar[str] = "petitions.answer_passed"
    sentence: ClassVar[str] = N_("The draft answer to petition %(reference)s was approved by one step")

    reference: str
    step: str


@dataclass(frozen=True, slots=True)
class AnswerReturned(DomainEvent):
    """It came back with remarks."""

    kind: ClassVar[str] = "petitions.answer_returned"
    sentence: ClassVar[str] = N_("The draft answer to petition %(reference)s was returned with remarks")

    reference: str
    step: str


@dataclass(frozen=True, slots=True)
class AnswerSigned(DomainEvent):
    """The leader, or who signs for him, signed."""

    kind: ClassVar[str] = "petitions.answer_signed"
    sentence: ClassVar[str] = N_("The answer to petition %(reference)s was signed")

    reference: str
    form: str


@dataclass(frozen=True, slots=True)
class AnswerIssued(DomainEvent):
    """Numbered and issued: the clock of this round stopped."""

    kind: ClassVar[str] = "petitions.answer_issued"
    sentence: ClassVar[str] = N_("The answer to petition %(reference)s was issued under number %(number)s")

    reference: str
    unit: str
    round: int
    outcome: str
    number: str
    on_time: bool


@dataclass(frozen=True, slots=True)
class AnswerDropped(DomainEvent):
    """It will not be finished: the petition went another way."""

    kind: ClassVar[str] = "petitions.answer_dropped"
    sentence: ClassVar[str] = N_("The draft answer to petition %(reference)s was dropped")

    reference: str


@dataclass(frozen=True, slots=True)
class AnsweredTogether(DomainEvent):
    """The petition it was attached to was answered, and so was this one."""

    kind: ClassVar[str] = "petitions.answered_together"
    sentence: ClassVar[str] = N_("Petition %(reference)s was answered together with %(main)s")

    reference: str
    main: str


@dataclass(frozen=True, slots=True)
class AnsweredElsewhere(DomainEvent):
    """Another system had answered it."""

    kind: ClassVar[str] = "petitions.answered_elsewhere"
    sentence: ClassVar[str] = N_("Petition %(reference)s was answered in another system")

    reference: str
    system: str


@dataclass(frozen=True, slots=True)
class AnsweringPathChanged(DomainEvent):
    """A unit chose other approval steps."""

    kind: ClassVar[str] = "petitions.answering_path_changed"
    sentence: ClassVar[str] = N_("The approval steps of a unit were changed")

    unit: str
    steps: str


@dataclass(frozen=True, slots=True)
class DelegationGranted(DomainEvent):
    """Someone may sign in the place of the head for some days."""

    kind: ClassVar[str] = "petitions.delegation_granted"
    sentence: ClassVar[str] = N_("A delegation to sign was entered")

    unit: str
    form: str
    user_id: int


@dataclass(frozen=True, slots=True)
class DelegationEnded(DomainEvent):
    """The delegation ended before its last day."""

    kind: ClassVar[str] = "petitions.delegation_ended"
    sentence: ClassVar[str] = N_("A delegation to sign was ended")

    unit: str
    form: str
    user_id: int


@dataclass(frozen=True, slots=True)
class AnswerTemplateChanged(DomainEvent):
    """A ready text was added, changed or retired."""

    kind: ClassVar[str] = "petitions.answer_template_changed"
    sentence: ClassVar[str] = N_("A ready answer was changed")

    unit: str
    outcome: str
    change: str
