"""The answer of a petition: which one, what it rests on, and what it still lacks."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from danvan.attachments.models import Attachment
from danvan.attachments.queries import files_of_all
from danvan.legislation.models import Clause
from danvan.petitions.lifecycle import UNFINISHED, AnswerState
from danvan.petitions.models import Answer, FieldCheck, Outcome, Petition
from danvan.petitions.queries.finding import by_link

#: A blank that a ready text leaves to whoever uses it.
BLANK = "[…]"
#: What may be missing, with the words that say so.
PARTS = {
    "outcome": _("the outcome"),
    "text": _("the text of the answer"),
    "blanks": _("the blanks […] of the ready text"),
    "evidence": _("evidence: a file, a photo of the field check, or a clause"),
    "next_step": _("the next step"),
    "competent_body": _("the competent body"),
    "competent_mandate": _("the function that makes the other unit competent"),
}
_WHOLE = (
    "unit",
    "competent_unit",
    "competent_mandate__basis__article__document",
    "drafted_by",
    "signed_by",
    "signed_paper",
)


def unfinished(petition: Petition) -> Answer | None:
    """The answer in the making, with what its pages read."""
    return Answer.objects.filter(petition=petition, state__in=_UNFINISHED).select_related(*_WHOLE).first()


def lock_unfinished(petition: Petition) -> Answer | None:
    """The same, held until the transaction ends; the petition is locked already."""
    rows = Answer.objects.filter(petition=petition, state__in=_UNFINISHED)
    return rows.select_for_update(of=("self",)).select_related("unit", "competent_unit", "competent_mandate").first()


def issued_answers(petition: Petition) -> list[Answer]:
    """The issued answers, newest first: its own, and those of the petition it was answered with."""
    # Keys first: joined to the table of attached petitions, every issued answer of the city would be read.
    with_another = Answer.together.through.objects.filter(petition_id=petition.pk).values("answer_id")
    rows = Answer.objects.filter(Q(petition=petition) | Q(pk__in=with_another), state=AnswerState.ISSUED.value)
    return list(rows.select_related(*_WHOLE).order_by("-issued_at", "-pk"))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an answer rests on. paper: the signed scan, which is no evidence but the answer itself."""

    files: list[Attachment]
    clauses: list[Clause]
    paper: Attachment | None


def evidence_of(answers: Iterable[Answer]) -> dict[int, Evidence]:
    """Answer key -> its evidence; two queries however many answers."""
    rows = list(answers)
    files = files_of_all(rows)
    cited: dict[int, list[Clause]] = {row.pk: [] for row in rows}
    links = Answer.clauses.through.objects.filter(answer__in=rows).select_related("clause__article__document")
    for link in links.order_by("clause__article__position", "clause__position", "pk"):
        cited[link.answer_id].append(link.clause)
    found = {}
    for row in rows:
        clauses = cited[row.pk]
        ground = row.competent_mandate.basis if row.competent_mandate else None
        if ground is not None and ground not in clauses:
            clauses = [*clauses, ground]
        own = [file for file in files[row.pk] if file.pk != row.signed_paper_id]
        paper = next((file for file in files[row.pk] if file.pk == row.signed_paper_id), None)
        found[row.pk] = Evidence(own, clauses, paper)
    return found


def missing_parts(answer: Answer) -> list[str]:
    """Codes of PARTS that a saved answer still lacks, in that order; none when it may be submitted and issued."""
    files = Attachment.objects.of(answer).kept().exclude(pk=answer.signed_paper_id or 0)
    return missing_of(
        outcome=answer.outcome,
        text=answer.text,
        next_step=answer.next_step,
        has_evidence=answer.competent_mandate_id is not None or answer.clauses.exists() or files.exists(),
        competent_unit=answer.competent_unit_id is not None,
        competent_mandate=answer.competent_mandate_id is not None,
        competent_body=answer.competent_body,
    )


def missing_of(
    *,
    outcome: str,
    text: str,
    next_step: str,
    has_evidence: bool,
    competent_unit: bool = False,
    competent_mandate: bool = False,
    competent_body: str = "",
) -> list[str]:
    """The same of what stands in a form."""
    refuses = outcome == Outcome.REFUSED
    lacks = {
        "outcome": not outcome,
        "text": not text.strip(),
        "blanks": BLANK in text or BLANK in next_step,
        "evidence": not has_evidence,
        "next_step": not next_step.strip(),
        "competent_body": refuses and not competent_unit and not competent_body.strip(),
        "competent_mandate": refuses and competent_unit and not competent_mandate,
    }
    return [part for part, lacking in lacks.items() if lacking]


def holds_link_of_answered(request: HttpRequest, attachment: Attachment) -> bool:
    """The visitor came from the tracking page of a petition that this issued answer answers.

    The signed letter names its addressee, so it is the own sender's alone.
    """
    answer = Answer.objects.filter(pk=attachment.subject_id, state=AnswerState.ISSUED.value).first()
    petition = by_link(request.GET.get("theo-doi", "")) if answer else None
    if answer is None or petition is None:
        return False
    if petition.pk == answer.petition_id:
        return True
    return attachment.pk != answer.signed_paper_id and answer.together.filter(pk=petition.pk).exists()


def hands_over(answer: Answer) -> bool:
    """A refusal that names a unit of the register: issued, the petition goes to that unit."""
    return answer.outcome == Outcome.REFUSED and answer.competent_unit_id is not None


def words_of(parts: Iterable[str]) -> str:
    """Missing parts in the reader's language, as inside a sentence."""
    return "; ".join(str(PARTS[part]) for part in parts)


def photos_of_checks(petition: Petition) -> list[tuple[FieldCheck, Attachment]]:
    """The photos of its field checks, oldest first."""
    checks = list(FieldCheck.objects.filter(petition=petition))
    files = files_of_all(checks)
    return [(check, file) for check in checks for file in files[check.pk] if file.is_picture]


_UNFINISHED = sorted(state.value for state in UNFINISHED)
