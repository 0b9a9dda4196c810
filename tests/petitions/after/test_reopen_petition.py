"""An objection: the same head answers anew in a new term, once; who stands above sees it at once."""

from datetime import date

import pytest

from danvan.deadlines.clocks import clock_of
from danvan.events.models import RecordedEvent
from danvan.petitions.actions.reopen import reopen_petition
from danvan.petitions.errors.after import CannotBeReopened, ReopeningNeedsReason
from danvan.petitions.lifecycle import State
from danvan.petitions.models import Petition, Reopening
from danvan.petitions.rules.reading import MAY_READ
from tests.organisations.cast import member
from tests.petitions.after.stages import DAY, SENDER, accepted, answer, answered, filed, reopened, sent
from tests.petitions.factories import HANOI, MORNING

pytestmark = pytest.mark.django_db
LATER = MORNING + 6 * DAY  # Tuesday, 15 September 2026


def reopen(petition, reason="Nắp mới thay lại vỡ.", at=LATER):
    return reopen_petition(petition.pk, reason=reason, by=SENDER, at=at)


def test_a_new_term_begins_and_the_unit_stays(ward, receiver, handler):
    petition, _ = answered(ward, receiver)
    Petition.objects.filter(pk=petition.pk).update(assignee=handler)
    reopen(petition)
    petition.refresh_from_db()
    assert (petition.state, petition.round, petition.closed_at) == ("accepted", 2, None)
    assert (petition.unit_id, petition.assignee) == (petition.received_unit_id, handler)
    clock = clock_of(petition, "settle.2")
    assert clock.started_at == LATER
    assert petition.due_at == clock.due_at
    assert petition.due_at.astimezone(HANOI).date() == date(2026, 10, 6)


def test_the_first_answer_and_its_clock_stay(ward, receiver):
    petition, _ = answered(ward, receiver)
    first = clock_of(petition, "settle")
    reopen(petition)
    assert petition.answers.get().state == "issued"
    assert clock_of(petition, "settle") == first
    assert clock_of(petition, "settle").closed_at is not None


def test_a_filed_petition_is_reopened_too(ward, receiver):
    petition, _ = filed(ward, receiver)
    reopen(petition)
    petition.refresh_from_db()
    assert (petition.state, petition.round) == ("accepted", 2)


def test_asked_twice_it_is_reopened_once(ward, receiver):
    petition, _ = answered(ward, receiver)
    first = reopen(petition)
    again = reopen(petition, "Một lý do khác", at=LATER + DAY)
    assert (again.pk, again.reason) == (first.pk, "Nắp mới thay lại vỡ.")
    assert RecordedEvent.objects.filter(kind="petitions.reopened").count() == 1
    petition.refresh_from_db()
    assert petition.due_at == clock_of(petition, "settle.2").due_at


def test_after_the_second_answer_nothing_is_reopened(ward, receiver):
    petition, _ = reopened(ward, receiver)
    answer(petition, receiver, at=MORNING + 9 * DAY)
    reopen(petition, "Lần nữa", at=MORNING + 10 * DAY)
    petition.refresh_from_db()
    assert petition.state == "answered"
    assert Reopening.objects.count() == 1


@pytest.mark.parametrize("stage", ["sent", "accepted", "withdrawn"])
def test_only_what_the_unit_closed_is_reopened(ward, receiver, stage):
    petition, _ = sent(ward) if stage == "sent" else accepted(ward, receiver)
    if stage == "withdrawn":
        Petition.objects.filter(pk=petition.pk).update(state=State.WITHDRAWN.value, closed_at=LATER)
    with pytest.raises(CannotBeReopened):
        reopen(petition)
    assert not Reopening.objects.exists()


@pytest.mark.parametrize("reason", ["", " \n "])
def test_an_objection_says_what_is_open(ward, receiver, reason):
    petition, _ = answered(ward, receiver)
    with pytest.raises(ReopeningNeedsReason):
        reopen(petition, reason)


def test_one_answered_together_stands_on_its_own(ward, receiver):
    main, _ = answered(ward, receiver)
    other, _ = answered(ward, receiver)
    Petition.objects.filter(pk=other.pk).update(main=main)
    reopen(other)
    other.refresh_from_db()
    main.refresh_from_db()
    assert other.main is None
    assert main.state == "answered"


def test_the_unit_above_reads_it_only_once_it_is_reopened(ward, receiver, small_city):
    above = member("above", small_city.committee, "head")
    petition, _ = answered(ward, receiver)
    assert not MAY_READ.allows(above, petition, on=LATER.date())
    reopen(petition)
    petition.refresh_from_db()
    assert MAY_READ.allows(above, petition, on=LATER.date())
