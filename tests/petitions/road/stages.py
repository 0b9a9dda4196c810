"""A petition at each stage of its road, set down directly: what is asked of it are rights, not how it came there."""

from collections.abc import Callable
from datetime import timedelta

from danvan.deadlines.clocks import start_clock
from danvan.events.actors import JobActor
from danvan.petitions.lifecycle import CLOSED, AnswerState, State
from danvan.petitions.links import new_form_token
from danvan.petitions.models import (
    Answer,
    ApprovalStep,
    Cooperation,
    FilingReason,
    Outcome,
    Petition,
    Publication,
    Reopening,
)
from danvan.petitions.terms import SETTLE
from tests.petitions.factories import MORNING, a_petition
from tests.petitions.road.people import Crew

LATER = MORNING + timedelta(hours=2)


def _petition(crew: Crew, **columns: object) -> Petition:
    petition = a_petition(crew.city.ward, token=new_form_token(), at=MORNING, may_publish=True)
    state = State(str(columns.get("state", petition.state)))
    columns |= {"changed_at": LATER, "closed_at": LATER if state in CLOSED else None}
    Petition.objects.filter(pk=petition.pk).update(**columns)
    petition.refresh_from_db()
    return petition


def _accepted(crew: Crew, **columns: object) -> Petition:
    given = {"state": State.ACCEPTED.value, "room": crew.city.ward_division, "assignee": crew["room_handler"]}
    petition = _petition(crew, **(given | columns))
    Cooperation.objects.create(
        petition=petition,
        unit=crew.city.department,
        request="Đề nghị cho biết kế hoạch.",
        asked_by=crew["handler"],
        asked_at=LATER,
        due_at=LATER + timedelta(days=2),
    )
    return petition


def _answer(petition: Petition, crew: Crew, state: AnswerState, waits_for: str = "") -> Answer:
    issued = state is AnswerState.ISSUED
    return Answer.objects.create(
        petition=petition,
        round=petition.round,
        unit=petition.unit,
        state=state.value,
        waits_for=waits_for,
        outcome=Outcome.SETTLED,
        text="Đã thay nắp cống.",
        next_step="Không còn việc phải làm.",
        drafted_by=crew["handler"],
        drafted_at=LATER,
        number="1/2026/PAKN" if issued else "",
        issued_at=LATER if issued else None,
        issued_on=LATER.date() if issued else None,
        due_at=petition.due_at if issued else None,
        on_time=True if issued else None,
    )


def _with_answer(state: AnswerState, waits_for: str = "") -> Callable[[Crew], Petition]:
    def stage(crew: Crew) -> Petition:
        petition = _accepted(crew)
        _answer(petition, crew, state, waits_for)
        return petition

    return stage


def _answered(crew: Crew) -> Petition:
    petition = _petition(crew, state=State.ANSWERED.value)
    _answer(petition, crew, AnswerState.ISSUED)
    Publication.objects.create(
        petition=petition,
        public_title="Nắp cống vỡ",
        public_text="Nắp cống vỡ.",
        folded="",
        published_at=LATER,
        published_by=crew["handler"],
    )
    return petition


def _attached(crew: Crew) -> Petition:
    main = a_petition(crew.city.ward, token=new_form_token())
    return _petition(crew, state=State.ATTACHED.value, main=main)


def _reopened(crew: Crew) -> Petition:
    petition = _accepted(crew, round=2)
    start_clock(
        petition, stage=petition.settle_stage, rule_key=SETTLE, received_at=LATER, at=LATER, by=JobActor("tests.stages")
    )
    Reopening.objects.create(
        petition=petition, unit=petition.unit, reason="Nắp lại vỡ.", at=LATER, reopened_on=LATER.date()
    )
    return petition


def _about_a_unit(crew: Crew) -> Petition:
    return _petition(crew, about_unit=crew.city.other_ward_committee, sender_hidden=True)


def _restricted(crew: Crew) -> Petition:
    return _petition(crew, restricted=True, contact=None, only_reader=crew["one_reader"])


#: name -> how it is set down. The order is that of the tables in docs/permissions.md.
STAGES: dict[str, Callable[[Crew], Petition]] = {
    "received": _petition,
    "received, about another unit": _about_a_unit,
    "received, restricted": _restricted,
    "undecided": lambda crew: _petition(crew, state=State.UNDECIDED.value, hops=4),
    "accepted": _accepted,
    "draft written": _with_answer(AnswerState.DRAFT),
    "waits for the head of room": _with_answer(AnswerState.IN_APPROVAL, ApprovalStep.ROOM_HEAD),
    "waits for the leader": _with_answer(AnswerState.IN_APPROVAL, ApprovalStep.LEADER),
    "signed": _with_answer(AnswerState.SIGNED),
    "attached": _attached,
    "answered and public": _answered,
    "reopened": _reopened,
    "filed": lambda crew: _petition(crew, state=State.FILED.value, filing_reason=FilingReason.UNCLEAR),
    "withdrawn": lambda crew: _petition(crew, state=State.WITHDRAWN.value),
}
