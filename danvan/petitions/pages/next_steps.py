"""What the procedure asks next of a petition: done, now and to come, each with the term of its rule."""

from dataclasses import dataclass
from typing import Literal

from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.deadlines.models import LegalRule
from danvan.deadlines.rule_page import value_words
from danvan.petitions.lifecycle import BEING_WRITTEN, UNFINISHED, AnswerState, State
from danvan.petitions.models import Answer, Petition, Publication
from danvan.petitions.queries.clocks import BothClocks

When = Literal["done", "now", "next"]
ICONS: dict[When, str] = {"done": "check", "now": "next", "next": "clock"}
_BEFORE = frozenset({State.RECEIVED, State.UNDECIDED})


@dataclass(frozen=True, slots=True)
class NextStep:
    """One line: what to do, when its turn is, and the term that a rule gives ("" and no address without one)."""

    title: str
    when: When
    note: str = ""
    term: str = ""
    rule_url: str = ""

    @property
    def icon(self) -> str:
        return ICONS[self.when]


@dataclass(frozen=True, slots=True)
class Progress:
    """What the steps are read from: the answer of the present round, and whether it is public."""

    answer: Answer | None
    published: bool


def progress_of(petition: Petition) -> Progress:
    """Two queries."""
    states = [*(state.value for state in UNFINISHED), AnswerState.ISSUED.value]
    answers = Answer.objects.filter(petition=petition, round=petition.round, state__in=states)
    shown = Publication.objects.filter(petition=petition, taken_down_at__isnull=True)
    return Progress(answers.order_by("-pk").first(), shown.exists())


def next_steps(petition: Petition, clocks: BothClocks, progress: Progress) -> list[NextStep]:
    """The way from intake to publication, as far as it is open to this petition; none once it was withdrawn."""
    state = State(petition.state)
    if state is State.WITHDRAWN:
        return []
    if state is State.ATTACHED:
        return [NextStep(_("It is answered together with the petition it is attached to"), "now")]
    if state is State.FILED:
        return [NextStep(_("Filed; its sender may object once"), "done", petition.get_filing_reason_display())]
    steps = [_screening(state, clocks), *_answering(state, clocks, progress)]
    if petition.may_publish and not petition.restricted:
        steps.append(_publishing(state, progress))
    steps.append(NextStep(_("The sender may rate it, and object once"), "now" if state is State.ANSWERED else "next"))
    return steps


def _screening(state: State, clocks: BothClocks) -> NextStep:
    if state is State.UNDECIDED:
        return NextStep(_("The coordinator names the unit that answers"), "now")
    rule = clocks.intake.rule if clocks.intake else None
    note = _("Accept, pass on, file with a reason, or attach to another") if state is State.RECEIVED else ""
    return _step(_("Screen"), "now" if state is State.RECEIVED else "done", rule, note)


def _answering(state: State, clocks: BothClocks, progress: Progress) -> list[NextStep]:
    at = progress.answer.state if progress.answer else ""
    written = at in {one.value for one in BEING_WRITTEN}
    drafting: When = "next" if state in _BEFORE else "now" if written or not at else "done"
    signing: When = _turn(at, AnswerState.IN_APPROVAL, {AnswerState.SIGNED, AnswerState.ISSUED})
    issuing: When = _turn(at, AnswerState.SIGNED, {AnswerState.ISSUED})
    if state is State.ANSWERED:
        drafting = signing = issuing = "done"
    waits = progress.answer.get_waits_for_display() if progress.answer and progress.answer.waits_for else ""
    return [
        NextStep(_("Draft the answer"), drafting, _("Outcome, text, evidence, next step") if drafting == "now" else ""),
        NextStep(_("Approve and sign"), signing, _("Waits for: %(who)s") % {"who": waits} if waits else ""),
        _step(
            _("Number and issue"), issuing, clocks.settle.rule, _("The clock stops here") if issuing == "now" else ""
        ),
    ]


def _turn(at: str, now: AnswerState, done: set[AnswerState]) -> When:
    if at == now.value:
        return "now"
    return "done" if at in {one.value for one in done} else "next"


def _publishing(state: State, progress: Progress) -> NextStep:
    when: When = "done" if progress.published else "now" if state is State.ANSWERED else "next"
    return NextStep(_("Publish the redacted copy"), when, _("The sender agrees") if when != "done" else "")


def _step(title: str, when: When, rule: LegalRule | None, note: str) -> NextStep:
    if rule is None:
        return NextStep(title, when, note)
    return NextStep(title, when, note, value_words(rule), reverse("deadlines-rule", args=[rule.key]))
