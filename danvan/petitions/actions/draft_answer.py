"""The answer is written: one draft a petition and round, saved as often as needed, never over another's saving."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from danvan.accounts.models import User
from danvan.attachments.models import Attachment
from danvan.attachments.sharing import enclose
from danvan.attachments.uploads import adopt, withdraw
from danvan.events.recording import record
from danvan.language import normalise, normalise_line
from danvan.legislation.citing import whole_of
from danvan.legislation.models import Clause, Document
from danvan.organisations.models import Mandate, Unit
from danvan.petitions.errors.answering import AnswerChangedMeanwhile
from danvan.petitions.errors.screening import MandateNotTheirs, UnitUnchanged
from danvan.petitions.events.answering import AnswerDrafted, AnswerSaved
from danvan.petitions.lifecycle import AnswerState
from danvan.petitions.models import Answer, Petition
from danvan.petitions.queries.answers import lock_unfinished
from danvan.petitions.rules.answering import MAY_DRAFT

REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Draft:
    """What an officer wrote. clauses: a Document stands for the whole of it.

    photos: of the petition's field checks, enclosed as evidence. taken_out: files of this answer to withdraw.
    """

    outcome: str = ""
    text: str = ""
    next_step: str = ""
    next_step_on: date | None = None
    competent_unit: Unit | None = None
    competent_mandate: Mandate | None = None
    competent_body: str = ""
    clauses: Sequence[Clause | Document] = ()
    photos: Sequence[Attachment] = ()
    taken_out: Sequence[Attachment] = ()

    def columns(self) -> dict[str, object]:
        """The answer's own columns."""
        return {
            "outcome": self.outcome,
            "text": normalise(self.text),
            "next_step": normalise_line(self.next_step),
            "next_step_on": self.next_step_on,
            "competent_unit": self.competent_unit,
            "competent_mandate": self.competent_mandate,
            "competent_body": normalise_line(self.competent_body),
        }


@transaction.atomic(durable=True)
def draft_answer(
    petition_id: int, draft: Draft, *, files_token: str = "", revision: int, by: User, at: datetime
) -> Answer:
    """Begin the answer (`revision` 0), or save it over the revision that was read.

    Raises AnswerChangedMeanwhile when a newer one is there; the same words saved again are one saving.
    """
    petition = Petition.objects.lock(petition_id)
    MAY_DRAFT.require(by, petition, on=timezone.localdate(at))
    _require_sound(petition, draft)
    found = lock_unfinished(petition)
    answer = found or _blank(petition, by, at)
    changed = [name for name, value in draft.columns().items() if getattr(answer, name) != value]
    for name, value in draft.columns().items():
        setattr(answer, name, value)
    if found is None:
        answer.save()
    changed += _change_evidence(answer, draft, files_token, by=by, at=at)
    if found is None:
        event: AnswerDrafted | AnswerSaved = AnswerDrafted(petition.reference, petition.round)
    elif changed:
        _save_over(answer, revision)
        event = AnswerSaved(petition.reference, answer.revision)
    else:
        return answer
    record(event, about=petition, by=by, unit_id=petition.unit_id, at=at)
    return answer


def _blank(petition: Petition, by: User, at: datetime) -> Answer:
    return Answer(
        petition=petition,
        round=petition.round,
        unit=petition.unit,
        state=AnswerState.DRAFT.value,
        drafted_by=by,
        drafted_at=at,
    )


def _save_over(answer: Answer, revision: int) -> None:
    # Asked after the work was tried: what was written goes back with the transaction.
    if revision != answer.revision:
        raise AnswerChangedMeanwhile
    answer.revision += 1
    answer.save()


def _require_sound(petition: Petition, draft: Draft) -> None:
    unit, mandate = draft.competent_unit, draft.competent_mandate
    if unit is not None and unit.pk == petition.unit_id:
        raise UnitUnchanged
    if mandate is not None and (unit is None or mandate.unit_id != unit.pk):
        raise MandateNotTheirs


def _change_evidence(answer: Answer, draft: Draft, files_token: str, *, by: User, at: datetime) -> list[str]:
    """Set clauses and files; which of them changed."""
    cited = {(one if isinstance(one, Clause) else whole_of(one, by=by, at=at)).pk for one in draft.clauses}
    before = set(answer.clauses.values_list("pk", flat=True))
    if cited != before:
        answer.clauses.set(cited)
    own = [file for file in draft.taken_out if _belongs(file, answer)]
    for file in own:
        withdraw(file, answer, by=by, at=at, reason=REPLACED)
    enclosed = enclose(draft.photos, answer, by=by, at=at)
    adopted = adopt(files_token, answer, by=by, at=at, unit_id=answer.unit_id)
    parts = {"clauses": cited != before, "files": bool(own or enclosed or adopted)}
    return [part for part, did in parts.items() if did]


def _belongs(file: Attachment, answer: Answer) -> bool:
    return (file.subject_type, file.subject_id) == (answer._meta.label_lower, answer.pk) and file.removed_at is None
