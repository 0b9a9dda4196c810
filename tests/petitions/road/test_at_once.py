"""Two people at one moment, with real threads: one of them wins, the other is told, nothing is done twice."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from danvan.deadlines.models import Clock
from danvan.errors import DomainError
from danvan.events.actors import LinkHolder
from danvan.events.models import RecordedEvent
from danvan.petitions.actions.accept import accept_petition
from danvan.petitions.actions.draft_answer import Draft, draft_answer
from danvan.petitions.actions.issue_answer import issue_answer
from danvan.petitions.actions.rate import rate_answer
from danvan.petitions.actions.reopen import reopen_petition
from danvan.petitions.actions.sign_answer import sign_answer
from danvan.petitions.actions.submit import submit_petition
from danvan.petitions.actions.submit_answer import submit_answer
from danvan.petitions.actions.transfer import transfer_petition
from danvan.petitions.actions.withdraw import withdraw_petition
from danvan.petitions.lifecycle import State
from danvan.petitions.models import Answer, Outcome, Petition, Rating, Reopening, Score, TransferReason
from tests.petitions.factories import MORNING, a_petition, a_submission
from tests.petitions.road.machine import World
from tests.petitions.road.threads import at_once, refusals

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time"),
]
SENDER = LinkHolder()
NOON = MORNING + timedelta(hours=3)


def officer(world: World) -> Any:
    return world.officers[world.units[0].pk]


def happened(petition: Petition, kind: str) -> int:
    return RecordedEvent.objects.about(petition).filter(kind=kind).count()


def passing_on(petition: Petition, world: World) -> Callable[[], Any]:
    to = world.units[2]
    return lambda: transfer_petition(
        petition.pk,
        to=to,
        mandate=world.mandates[to.pk],
        reason=TransferReason.FIELD,
        by=officer(world),
        at=NOON,
    )


def signed(world: World, *, until: str = "sign") -> Petition:
    """An accepted petition whose answer has come so far."""
    petition, by = a_petition(world.ward), officer(world)
    accept_petition(petition.pk, by=by, at=MORNING)
    draft = Draft(outcome=Outcome.SETTLED, text="Đã thay nắp.", next_step="Không còn.", clauses=[world.document])
    draft_answer(petition.pk, draft, revision=0, by=by, at=MORNING)
    submit_answer(petition.pk, by=by, at=MORNING)
    if until == "sign":
        sign_answer(petition.pk, by=by, at=MORNING)
    return petition


def test_two_officers_accept_and_it_is_accepted_once(world):
    petition = a_petition(world.ward)
    accept = lambda: accept_petition(petition.pk, by=officer(world), at=NOON)  # noqa: E731
    results = at_once(accept, accept, accept)
    assert not refusals(results)
    assert happened(petition, "petitions.accepted") == 1


def test_one_accepts_while_another_passes_it_on_and_the_row_tells_one_story(world):
    petition = a_petition(world.ward)
    at_once(lambda: accept_petition(petition.pk, by=officer(world), at=NOON), passing_on(petition, world))
    petition.refresh_from_db()
    # Passing on stays possible once accepted, so it wins whoever was first; accepting is then another unit's matter.
    assert (petition.state, petition.unit_id) == (State.RECEIVED.value, world.units[2].pk)
    assert Clock.objects.of(petition).open().count() == 2


def test_an_answer_is_signed_once(world):
    petition = signed(world, until="submit")
    sign = lambda: sign_answer(petition.pk, by=officer(world), at=NOON)  # noqa: E731
    results = at_once(sign, sign)
    (refusal,) = refusals(results)
    assert isinstance(refusal, DomainError)
    assert happened(petition, "petitions.answer_signed") == 1


def test_an_answer_is_issued_once_with_one_number(world):
    petition = signed(world)
    issue = lambda: issue_answer(petition.pk, by=officer(world), at=NOON)  # noqa: E731
    results = at_once(issue, issue, issue)
    assert len(refusals(results)) == 2
    assert happened(petition, "petitions.answer_issued") == 1
    assert Answer.objects.get(petition=petition).is_issued


def test_answers_issued_at_one_moment_have_numbers_without_gap_or_double(world):
    petitions = [signed(world) for _ in range(1)]
    for number in range(3):
        extra = submit_petition(
            a_submission(world.ward), form_token=f"another-form-token-{number}", files_token="", by=SENDER, at=MORNING
        )
        by = officer(world)
        accept_petition(extra.pk, by=by, at=MORNING)
        draft = Draft(outcome=Outcome.SETTLED, text="Đã thay nắp.", next_step="Không.", clauses=[world.document])
        draft_answer(extra.pk, draft, revision=0, by=by, at=MORNING)
        submit_answer(extra.pk, by=by, at=MORNING)
        sign_answer(extra.pk, by=by, at=MORNING)
        petitions.append(extra)
    results = at_once(*[lambda pk=petition.pk: issue_answer(pk, by=officer(world), at=NOON) for petition in petitions])
    assert not refusals(results)
    taken = sorted(int(answer.number.split("/")[0]) for answer in Answer.objects.all())
    assert taken == [1, 2, 3, 4]


def test_passed_on_while_the_answer_is_issued_it_is_one_or_the_other(world):
    petition = signed(world)
    results = at_once(lambda: issue_answer(petition.pk, by=officer(world), at=NOON), passing_on(petition, world))
    (refusal,) = refusals(results)
    assert isinstance(refusal, DomainError)
    petition.refresh_from_db()
    answer = Answer.objects.get(petition=petition)
    if petition.state == State.ANSWERED.value:
        assert answer.is_issued
        assert petition.hops == 0
        assert not Clock.objects.of(petition).open().exists()
    else:
        assert (petition.state, petition.hops) == (State.RECEIVED.value, 1)
        assert answer.state == "dropped"
        assert Clock.objects.of(petition).open().count() == 2


def test_withdrawn_while_the_answer_is_issued_it_is_one_or_the_other(world):
    petition = signed(world)
    results = at_once(
        lambda: issue_answer(petition.pk, by=officer(world), at=NOON),
        lambda: withdraw_petition(petition.pk, by=SENDER, at=NOON),
    )
    assert len(refusals(results)) == 1
    petition.refresh_from_db()
    assert petition.state in {State.ANSWERED.value, State.WITHDRAWN.value}
    assert not Clock.objects.of(petition).open().exists()


def test_two_officers_save_the_draft_and_neither_overwrites_the_other(world):
    petition, by = a_petition(world.ward), officer(world)
    accept_petition(petition.pk, by=by, at=MORNING)
    draft_answer(petition.pk, Draft(text="Bản đầu."), revision=0, by=by, at=MORNING)
    save = lambda words: lambda: draft_answer(petition.pk, Draft(text=words), revision=1, by=by, at=NOON)  # noqa: E731
    results = at_once(save("Bản của người thứ nhất."), save("Bản của người thứ hai."))
    assert len(refusals(results)) == 1
    assert Answer.objects.get(petition=petition).revision == 2


def test_a_form_sent_twice_at_one_moment_is_one_petition(world):
    written = a_submission(world.ward)
    sent = lambda: submit_petition(  # noqa: E731
        written, form_token="the-token-of-one-form-only", files_token="", by=SENDER, at=NOON
    )
    at_once(sent, sent)
    # The page answers the loser with the winner's receipt; here the unique column has spoken.
    assert Petition.objects.count() == 1
    assert RecordedEvent.objects.filter(kind="petitions.received").count() == 1


def test_a_rating_and_an_objection_sent_twice_count_once(world):
    petition = signed(world)
    issue_answer(petition.pk, by=officer(world), at=NOON)
    rate = lambda: rate_answer(  # noqa: E731
        petition.pk, round=1, score=Score.DISSATISFIED, reason="Chưa rõ.", by=SENDER, at=NOON
    )
    assert not refusals(at_once(rate, rate))
    again = lambda: reopen_petition(petition.pk, reason="Nắp lại vỡ.", by=SENDER, at=NOON)  # noqa: E731
    assert not refusals(at_once(again, again, again))
    assert Rating.objects.filter(petition=petition).count() == 1
    assert Reopening.objects.filter(petition=petition).count() == 1
    assert Clock.objects.of(petition).open().count() == 1


def test_connections_of_the_threads_are_closed(world):
    at_once(lambda: None, lambda: None)
    assert connection.is_usable()
