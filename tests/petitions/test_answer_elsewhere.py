"""Answered in another system: that answer is taken over with its address and number, and every clock stops."""

import pytest

from danvan.deadlines.clocks import clock_of
from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.petitions.actions.accept import accept_petition
from danvan.petitions.actions.answer_elsewhere import answer_elsewhere
from danvan.petitions.actions.attach import attach_petition
from danvan.petitions.errors.intake import LinkNotSecure, NoNumberElsewhere
from danvan.petitions.models import Answer, Channel, Petition
from danvan.petitions.queries.intake import numbers_elsewhere
from danvan.references.models import ExternalId
from tests.petitions.entries import LINK, entered
from tests.petitions.factories import MORNING, a_petition

pytestmark = pytest.mark.django_db


@pytest.fixture
def copied(ward, clerk):
    """A petition copied from iHanoi."""
    return entered(ward, clerk, Channel.IHANOI)


def _answered(petition, by, *, link=LINK, at=MORNING):
    number = ExternalId.objects.of(petition).get()
    return answer_elsewhere(petition.pk, number=number.pk, link=link, by=by, at=at)


def test_the_answer_is_whole_and_points_there(copied, receiver):
    answer = Answer.objects.get(pk=_answered(copied, receiver).pk)
    assert (answer.state, answer.outcome, answer.link) == ("issued", "elsewhere", LINK)
    assert answer.number == "iHanoi PA-88"
    assert (answer.issued_at, answer.due_at, answer.on_time) == (MORNING, copied.due_at, True)
    assert "PA-88" in answer.text


def test_every_clock_stops(copied, receiver):
    _answered(copied, receiver)
    assert {clock_of(copied, stage).outcome for stage in ("settle", "intake")} == {"done"}
    assert Petition.objects.get(pk=copied.pk).state == "answered"


def test_after_the_day_of_answer_it_is_late(copied, receiver):
    assert _answered(copied, receiver, at=copied.due_at.replace(month=11)).on_time is False


def test_a_repeat_is_one_answer(copied, receiver):
    assert _answered(copied, receiver) == _answered(copied, receiver)
    assert RecordedEvent.objects.filter(kind="petitions.answered_elsewhere").count() == 1


@pytest.mark.parametrize("link", ["http://traloi.example/1", "javascript:alert(1)", "//x.example", ""])
def test_only_an_encrypted_address_is_passed_on(copied, receiver, link):
    with pytest.raises(LinkNotSecure):
        _answered(copied, receiver, link=link)
    assert not Answer.objects.exists()


def test_the_number_must_be_of_this_petition(copied, ward, receiver):
    other = a_petition(ward)
    number = ExternalId.objects.of(copied).get()
    with pytest.raises(NoNumberElsewhere):
        answer_elsewhere(other.pk, number=number.pk, link=LINK, by=receiver, at=MORNING)


@pytest.mark.parametrize("who", ["handler", "head", "coordinator", "other_ward_receiver", "outsider"])
def test_only_the_counter_of_the_unit_in_charge_says_so(copied, play, who):
    with pytest.raises(NotAllowed):
        _answered(copied, play(who))


def test_once_accepted_it_is_answered_here(copied, receiver):
    accept_petition(copied.pk, by=receiver, at=MORNING)
    with pytest.raises(NotAllowed):
        _answered(copied, receiver)


def test_a_reopened_petition_is_not_sent_back_to_the_answer_objected_to(copied, receiver):
    Petition.objects.filter(pk=copied.pk).update(round=2)
    with pytest.raises(NotAllowed):
        _answered(copied, receiver)


def test_what_was_attached_to_it_is_answered_with_it(copied, ward, receiver):
    same = a_petition(ward)
    attach_petition(same.pk, main=copied.reference, by=receiver, at=MORNING)
    _answered(copied, receiver)
    assert Petition.objects.get(pk=same.pk).state == "answered"
    assert clock_of(same, "settle").outcome == "done"
    assert RecordedEvent.objects.about(same).filter(kind="petitions.answered_together").exists()


def test_a_number_too_long_for_the_register_gives_way_to_the_reference(ward, clerk):
    petition = entered(ward, clerk, Channel.HOTLINE, external_code="x" * 110, answered_link=LINK)
    assert petition.answers.get().number == petition.reference


def test_the_step_is_offered_only_where_another_system_knows_it(client, copied, ward, receiver):
    client.force_login(receiver)
    path = f"/ban-lam-viec/don-thu/{copied.reference}/da-tra-loi-noi-khac/"
    assert path in client.get(copied.get_absolute_url()).content.decode()
    assert "da-tra-loi-noi-khac" not in client.get(a_petition(ward).get_absolute_url()).content.decode()
    assert "iHanoi · PA-88" in client.get(path).content.decode()
    number = numbers_elsewhere(copied)[0][1].pk
    refused = client.post(path, {"number": number, "link": "http://traloi.example"})
    assert (refused.status_code, "http://traloi.example" in refused.content.decode()) == (422, True)
    assert client.post(path, {"number": number, "link": LINK}).url == copied.get_absolute_url()
    assert Petition.objects.get(pk=copied.pk).state == "answered"
