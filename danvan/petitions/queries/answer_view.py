"""An answer as its pages show it: what it says, what it rests on, what it lacks, how far it is."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from danvan.petitions.lifecycle import AnswerState
from danvan.petitions.models import Answer, ApprovalPass, ApprovalStep, Outcome, Petition, SigningForm
from danvan.petitions.queries.answers import (
    PARTS,
    Evidence,
    evidence_of,
    hands_over,
    issued_answers,
    missing_of,
    unfinished,
)
from danvan.petitions.queries.approval import passes_of, path_of
from danvan.ui.timeline import Step


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the checklist."""

    words: str
    there: bool


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """An answer with its evidence; the letter only for whom it is addressed to."""

    answer: Answer
    evidence: Evidence
    hands_over: bool
    signed_words: str

    @property
    def late(self) -> bool:
        return self.answer.on_time is False


@dataclass(frozen=True, slots=True)
class InTheMaking:
    """The answer not yet issued, for officers. remarks: of the last return, while it lies with the drafter."""

    shown: ShownAnswer
    parts: list[Part]
    way: list[Step]
    remarks: ApprovalPass | None
    earlier: list[ApprovalPass]

    @property
    def whole(self) -> bool:
        return all(part.there for part in self.parts)


def in_the_making(petition: Petition, *, on: date) -> InTheMaking | None:
    """The unfinished answer, or None. A fixed number of queries."""
    answer = unfinished(petition)
    if answer is None:
        return None
    shown = _shown([answer])[0]
    passes = passes_of(answer)
    returns = [one for one in passes if one.decision == ApprovalPass.Decision.RETURNED]
    back = answer.state == AnswerState.RETURNED.value
    return InTheMaking(
        shown=shown,
        parts=_checklist(shown),
        way=_way(answer, passes, path_of(petition, on)),
        remarks=returns[-1] if returns and back else None,
        earlier=returns[:-1] if back else returns,
    )


def issued(petition: Petition) -> list[ShownAnswer]:
    """The issued answers, newest first."""
    return _shown(issued_answers(petition))


def walked(answers: list[ShownAnswer]) -> dict[int, list[Step]]:
    """Answer key -> every decision on its way, oldest first, with who took it; for officers; one query."""
    found: dict[int, list[Step]] = {shown.answer.pk: [] for shown in answers}
    for one in ApprovalPass.objects.filter(answer__in=list(found)).select_related("by"):
        title = f"{capfirst(str(one.get_step_display()))}: {one.get_decision_display()}"
        words = f"{one.by.full_name}. {one.remarks}" if one.remarks else one.by.full_name
        found[one.answer_id].append(Step(title, one.at, words))
    return found


def signed_words(form: str) -> str:
    """Who signed, without a name."""
    if not form:
        return ""
    if form == SigningForm.SELF:
        return _("Signed by the head of the unit")
    return _("Signed for the head of the unit (%(form)s.)") % {"form": form}


def _shown(answers: list[Answer]) -> list[ShownAnswer]:
    found = evidence_of(answers)
    return [ShownAnswer(a, found[a.pk], hands_over(a), signed_words(a.signing_form)) for a in answers]


def _checklist(shown: ShownAnswer) -> list[Part]:
    answer, evidence = shown.answer, shown.evidence
    missing = missing_of(
        outcome=answer.outcome,
        text=answer.text,
        next_step=answer.next_step,
        has_evidence=bool(evidence.files or evidence.clauses),
        competent_unit=answer.competent_unit_id is not None,
        competent_mandate=answer.competent_mandate_id is not None,
        competent_body=answer.competent_body,
    )
    asked = ["outcome", "text", "evidence", "next_step"]
    asked += ["competent_body"] if answer.outcome == Outcome.REFUSED else []
    asked += [part for part in missing if part not in asked]
    return [Part(capfirst(str(PARTS[part])), part not in missing) for part in asked]


def _way(answer: Answer, passes: list[ApprovalPass], path: list[ApprovalStep]) -> list[Step]:
    """Each step of the path: who took it in the present walk, where it stands, what comes."""
    last = max((n for n, one in enumerate(passes) if one.decision == ApprovalPass.Decision.RETURNED), default=-1)
    walked = {one.step: one for one in passes[last + 1 :]}
    order = [*path, *[ApprovalStep(code) for code in walked if code not in path]]
    order.sort(
        key=lambda step: (step == ApprovalStep.LEADER, step not in walked, path.index(step) if step in path else 0)
    )
    return [_step(answer, step, walked.get(step)) for step in order]


def _step(answer: Answer, step: ApprovalStep, taken: ApprovalPass | None) -> Step:
    title = capfirst(str(step.label))
    if taken is not None:
        did = f"{capfirst(str(taken.get_decision_display()))}: {taken.by.full_name}"
        if taken.by_id == answer.drafted_by_id and step != ApprovalStep.SPECIALIST:
            did = _("%(did)s, who also drafted it") % {"did": did}
        return Step(title, taken.at, f"{did}. {taken.remarks}".strip() if taken.remarks else did, "done")
    being_written = answer.state in {AnswerState.DRAFT.value, AnswerState.RETURNED.value}
    now = step == answer.waits_for or (step == ApprovalStep.SPECIALIST and being_written)
    words = _("Drafting: %(name)s") % {"name": answer.drafted_by.full_name} if step == ApprovalStep.SPECIALIST else ""
    return Step(title, None, words or (_("Waits here") if now else ""), "now" if now else "next")
