"""Remarks among the officers of a case; the sender never sees them, nor does the trail."""

import pytest

from danvan.errors import NotAllowed
from danvan.events.models import RecordedEvent
from danvan.petitions.actions.ask_cooperation import ask_cooperation
from danvan.petitions.actions.write_note import write_note
from danvan.petitions.links import link_secret
from danvan.petitions.models import InternalNote
from tests.petitions.handling.cases import LATER, accepted, asked_receiver, happened

pytestmark = pytest.mark.django_db
WORDS = "Đã gọi công ty thoát nước, hẹn chiều mai."


@pytest.fixture
def petition(small_city, ward, receiver):
    return accepted(small_city, receiver)


@pytest.mark.parametrize("who", ["receiver_of_it", "handler", "head", "clerk"])
def test_officers_of_the_unit_write(who, petition, receiver, play):
    person = receiver if who == "receiver_of_it" else play(who)
    assert write_note(petition.pk, text=WORDS, by=person, at=LATER).text == WORDS


@pytest.mark.parametrize("who", ["other_ward_receiver", "administrator", "inspector", "outsider"])
def test_others_do_not(who, petition, play):
    with pytest.raises(NotAllowed):
        write_note(petition.pk, text=WORDS, by=play(who), at=LATER)


def test_a_cooperating_officer_writes_and_reads(petition, small_city, receiver, client):
    helper = asked_receiver(small_city)
    ask = {"request": "?", "due_on": LATER.date(), "at": LATER}
    ask_cooperation(petition.pk, unit=small_city.department, by=receiver, **ask)
    write_note(petition.pk, text=WORDS, by=helper, at=LATER)
    client.force_login(helper)
    assert WORDS in client.get(petition.get_absolute_url()).content.decode()


def test_pressed_twice_it_is_one_note(petition, handler):
    for _again in range(2):
        write_note(petition.pk, text=WORDS, by=handler, at=LATER)
    assert InternalNote.objects.count() == len(happened(petition, "petitions.note_written")) == 1
    write_note(petition.pk, text="Thêm.", by=handler, at=LATER)
    write_note(petition.pk, text=WORDS, by=handler, at=LATER)
    assert InternalNote.objects.count() == 3


def test_neither_the_sender_nor_the_trail_holds_the_words(petition, handler, client):
    write_note(petition.pk, text=WORDS, by=handler, at=LATER)
    tracking = client.get(f"/theo-doi/{link_secret('a-form-token-of-a-test')}/")
    assert tracking.status_code == 200
    assert WORDS not in tracking.content.decode()
    assert not RecordedEvent.objects.filter(text__contains="thoát nước").exists()


def test_from_the_petitions_own_page(petition, handler, client):
    client.force_login(handler)
    page = petition.get_absolute_url()
    assert 'action="' + page + "ghi-chu/" in client.get(page).content.decode()
    text = client.post(page + "ghi-chu/", {"text": WORDS}, follow=True).content.decode()
    assert WORDS in text
    assert handler.full_name in text


@pytest.mark.parametrize("text", ["", "   ", "x" * 3000])
def test_an_empty_or_endless_note_is_refused_and_stays_typed(text, petition, handler, client):
    client.force_login(handler)
    answer = client.post(petition.get_absolute_url() + "ghi-chu/", {"text": text})
    assert answer.status_code == 422
    assert not InternalNote.objects.exists()


def test_notes_are_escaped(petition, handler, client):
    write_note(petition.pk, text="<script>alert(1)</script>", by=handler, at=LATER)
    client.force_login(handler)
    assert "<script>alert(1)" not in client.get(petition.get_absolute_url()).content.decode()
