"""Taking over: the nearest unit above that one heads, or the coordinator's; no hop, no new term, nothing left lying."""

import pytest

from danvan.deadlines.clocks import clock_of
from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.organisations.models import Membership, Role
from danvan.petitions.actions.take_over import take_over_petition
from danvan.petitions.errors.after import NobodyAnswersThere
from danvan.petitions.models import Answer, Petition, Transfer
from danvan.petitions.rules.overseeing import MAY_TAKE_OVER
from tests.organisations.cast import SINCE, member
from tests.petitions.after.stages import DAY, accepted, answered, reopened
from tests.petitions.factories import MORNING

pytestmark = pytest.mark.django_db
LATER = MORNING + 7 * DAY


@pytest.fixture
def above(small_city):
    """The head of the unit above."""
    return member("above", small_city.committee, Role.HEAD)


def take_over(petition, by, at=LATER):
    return take_over_petition(petition.pk, by=by, at=at)


def test_the_unit_above_answers_in_the_same_term(ward, receiver, handler, above, small_city):
    petition, _ = reopened(ward, receiver)
    Petition.objects.filter(pk=petition.pk).update(assignee=handler, room=small_city.ward_division)
    taken = take_over(petition, above)
    assert (taken.unit, taken.unit_since, taken.state) == (small_city.committee, LATER, "accepted")
    assert (taken.room, taken.assignee) == (None, None)
    assert taken.due_at == clock_of(petition, "settle.2").due_at
    assert clock_of(petition, "settle.2").closed_at is None
    assert (taken.reopening.taken_over_at, taken.reopening.taken_over_by) == (LATER, small_city.committee)


def test_it_is_no_hop(ward, receiver, above):
    petition, _ = reopened(ward, receiver)
    assert take_over(petition, above).hops == 0
    assert not Transfer.objects.exists()


def test_the_draft_of_the_former_unit_is_dropped(ward, receiver, above):
    petition, _ = reopened(ward, receiver)
    Answer.objects.create(
        petition=petition, round=2, unit=petition.unit, state="draft", drafted_by=receiver, drafted_at=LATER
    )
    take_over(petition, above)
    assert petition.answers.get(round=2).state == "dropped"
    assert petition.answers.get(round=1).state == "issued"


def test_taken_over_twice_it_is_taken_over_once(ward, receiver, above):
    petition, _ = reopened(ward, receiver)
    take_over(petition, above)
    again = take_over(petition, above, LATER + DAY)
    assert again.unit_since == LATER
    assert RecordedEvent.objects.filter(kind="petitions.taken_over").count() == 1


def test_of_several_units_above_the_nearest_takes_it(receiver, small_city, law):
    room = small_city.ward_division
    petition, _ = reopened(small_city.ward, receiver)
    Petition.objects.filter(pk=petition.pk).update(unit=room)
    boss = member("boss", small_city.committee, Role.HEAD)
    Membership.objects.create(user=boss, unit=small_city.ward_committee, role=Role.HEAD, valid_from=SINCE)
    assert take_over(petition, boss).unit == small_city.ward_committee


def test_the_coordinator_takes_it_into_the_coordinating_unit(ward, receiver, coordinator, small_city):
    member("office-head", small_city.office, Role.HEAD)
    petition, _ = reopened(ward, receiver)
    assert take_over(petition, coordinator).unit == small_city.office


def test_a_unit_where_nobody_answers_takes_nothing_over(ward, receiver, coordinator):
    petition, _ = reopened(ward, receiver)
    with pytest.raises(NobodyAnswersThere):
        take_over(petition, coordinator)
    petition.refresh_from_db()
    assert petition.unit == petition.received_unit


@pytest.mark.parametrize("make", [accepted, answered], ids=["first round", "answered"])
def test_only_a_reopened_petition_is_taken_over(ward, receiver, above, make):
    petition, _ = make(ward, receiver)
    with pytest.raises(NotAllowed):
        take_over(petition, above)


@pytest.mark.parametrize("who", ["handler", "head", "clerk", "inspector", "administrator", "other_ward_receiver"])
def test_who_stands_beside_or_below_takes_nothing_over(ward, receiver, play, who):
    petition, _ = reopened(ward, receiver)
    with pytest.raises(NotAllowed):
        take_over(petition, play(who))


def test_the_head_of_another_branch_takes_nothing_over(ward, receiver, small_city):
    petition, _ = reopened(ward, receiver)
    with pytest.raises(NotAllowed):
        take_over(petition, member("elsewhere", small_city.department, Role.HEAD))


def test_the_unit_complained_about_takes_nothing_over(ward, receiver, above, small_city):
    petition, _ = reopened(ward, receiver)
    Petition.objects.filter(pk=petition.pk).update(about_unit=small_city.committee)
    with pytest.raises(NotAllowed):
        take_over(petition, above)


def test_row_and_list_agree(ward, receiver, above, coordinator, play):
    petition, _ = reopened(ward, receiver)
    for person in (above, coordinator, play("head"), play("inspector")):
        listed = MAY_TAKE_OVER.rows(Petition.objects.all(), person, on=LATER.date()).filter(pk=petition.pk).exists()
        assert listed is MAY_TAKE_OVER.allows(person, petition, on=LATER.date())


def test_the_page_asks_first_and_shows_the_objection(ward, receiver, above, client):
    petition, _ = reopened(ward, receiver)
    client.force_login(above)
    page = client.get(petition.get_absolute_url() + "nhan-ve/")
    assert page.status_code == 200
    assert "Nắp mới thay lại vỡ." in page.content.decode()
    petition.refresh_from_db()
    assert petition.unit == petition.received_unit
    client.post(petition.get_absolute_url() + "nhan-ve/")
    petition.refresh_from_db()
    assert petition.unit != petition.received_unit


@pytest.mark.parametrize("reader", ["head", "above", "coordinator"])
def test_officers_read_the_rating_and_the_objection(ward, receiver, above, client, play, reader):
    petition, _ = reopened(ward, receiver)
    client.force_login(above if reader == "above" else play(reader))
    client.cookies["danvan_language"] = "en"
    text = client.get(petition.get_absolute_url()).content.decode()
    assert "Nắp mới thay lại vỡ." in text
    assert "Not satisfied" in text
