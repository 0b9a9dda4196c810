"""Asked before sending, never refused silently; what looks like a denunciation goes without a name, whoever posts."""

import re

import pytest
from django.utils import timezone

from danvan.attachments.models import Attachment, StagedFile
from danvan.events.delivery import deliver_due
from danvan.notifications.models import Mail, Notice
from danvan.organisations.models import Membership
from danvan.petitions.models import Petition
from tests.attachments.factories import picture
from tests.canary import CANARY, traces_in_database
from tests.petitions.factories import a_petition
from tests.petitions.recognition.conftest import (
    ACCUSED_OFFICER,
    COMPLAINT,
    DENUNCIATION,
    SEND,
    answer_of,
    answered,
    look,
    send,
)

pytestmark = pytest.mark.django_db
QUESTION = "petitions/public/question.html"
LOOK_OVER = "petitions/public/look_over.html"
WRITE = "petitions/public/send.html"


def shown(answer):
    return answer.templates[0].name


@pytest.mark.parametrize(("content", "looks"), [(COMPLAINT, "complaint"), (DENUNCIATION, "denunciation")])
def test_it_is_asked_about_and_nothing_is_kept_yet(client, filled, receiver, content, looks):
    page = look(client, {**filled, "content": content})
    assert (shown(page), page.context["looks"]) == (QUESTION, looks)
    assert not Petition.objects.exists()


def test_the_question_shows_the_words_the_office_and_its_reception(client, filled, small_city):
    page = look(client, {**filled, "content": COMPLAINT})
    text = page.content.decode()
    assert "“khiếu nại quyết định”" in text
    assert small_city.ward_committee.name in text
    assert page.context["reception"].least.key == "reception.head.commune"


def test_an_ordinary_text_is_not_asked_about(client, filled):
    assert shown(look(client, filled)) == LOOK_OVER


def test_the_answer_leads_on_and_stays_through_change_and_errors(client, filled, receiver):
    form = answered(client, {**filled, "content": COMPLAINT})
    assert shown(look(client, form)) == LOOK_OVER
    changed = client.post(SEND, {**form, "step": "edit"})
    assert answer_of(changed) == form["stated"]
    assert answer_of(look(client, {**form, "title": ""})) == form["stated"]
    assert send(client, form).status_code == 303
    petition = Petition.objects.get()
    assert (petition.restricted, petition.contact_id is not None) == (False, True)


def test_it_is_asked_again_when_the_text_became_something_else(client, filled, receiver):
    form = answered(client, {**filled, "content": COMPLAINT})
    assert shown(look(client, {**form, "content": DENUNCIATION})) == QUESTION


@pytest.mark.parametrize("stated", ["", "complaint", "denunciation", "on", "x" * 5000, "\x00"])
@pytest.mark.parametrize("content", [COMPLAINT, DENUNCIATION])
def test_the_question_cannot_be_skipped_by_a_crafted_form(client, filled, receiver, stated, content):
    answer = send(client, {**filled, "content": content, "stated": stated})
    assert (answer.status_code, shown(answer)) == (200, QUESTION)
    assert not Petition.objects.exists()


def test_the_answer_of_another_form_does_not_count(client, filled, receiver):
    form = answered(client, {**filled, "content": COMPLAINT})
    assert shown(send(client, {**form, "form_token": "another-form-token-entirely"})) == QUESTION


def test_a_denunciation_goes_without_name_and_contact(client, filled, receiver):
    form = answered(client, {**filled, "content": DENUNCIATION})
    text = look(client, form).content.decode()
    assert filled["name"] not in text
    assert filled["email"] not in text
    assert send(client, form).status_code == 303
    petition = Petition.objects.get()
    assert (petition.contact, petition.helper, petition.may_publish) == (None, None, False)
    assert (petition.restricted, petition.only_reader) == (True, receiver)
    assert not Mail.objects.exists()


def test_the_action_itself_drops_the_sender_whoever_calls_it(ward, receiver):
    petition = a_petition(ward, content=DENUNCIATION, email="nguoi.gui@danvan.example", may_publish=True)
    assert (petition.contact, petition.may_publish, petition.only_reader) == (None, False, receiver)
    assert not Mail.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_of_who_sent_it_is_in_the_database(client, filled, receiver):
    own = {"name": CANARY.name, "phone": CANARY.phone, "email": CANARY.email}
    form = answered(client, {**filled, **own, "content": DENUNCIATION})
    receipt = send(client, form).url
    deliver_due(timezone.now())
    assert traces_in_database(CANARY) == []
    assert client.get(receipt).status_code == 200
    assert client.get(receipt.replace("kien-nghi/bien-nhan", "theo-doi")).status_code == 200


def test_only_the_one_reader_hears_of_it_and_reads_it(client, filled, receiver, head, clerk, coordinator):
    Membership.objects.create(user=clerk, unit=receiver_unit(receiver), role="receiver", valid_from="2026-01-01")
    send(client, answered(client, {**filled, "content": DENUNCIATION}))
    deliver_due(timezone.now())
    assert [notice.user for notice in Notice.objects.all()] == [receiver]
    address = Petition.objects.get().get_absolute_url()
    seen = {}
    for person in (receiver, head, clerk, coordinator):
        client.force_login(person)
        seen[person.code] = client.get(address).status_code
    assert seen == {"receiver": 200, "head": 404, "clerk": 404, "coordinator": 404}


def receiver_unit(receiver):
    return Membership.objects.get(user=receiver, role="receiver").unit


def test_of_an_official_it_goes_to_the_unit_above(client, filled, small_city, receiver, city_receiver):
    send(client, answered(client, {**filled, "content": ACCUSED_OFFICER}))
    petition = Petition.objects.get()
    assert (petition.unit, petition.about_unit) == (small_city.committee, small_city.ward_committee)
    assert petition.only_reader == city_receiver
    client.force_login(receiver)
    assert client.get(petition.get_absolute_url()).status_code == 404


def test_a_reader_who_works_in_the_accused_unit_is_not_chosen(client, filled, small_city, city_receiver):
    Membership.objects.create(user=city_receiver, unit=small_city.ward_committee, role="clerk", valid_from="2025-07-01")
    page = send(client, answered_blind(client, {**filled, "content": ACCUSED_OFFICER}))
    assert (page.status_code, shown(page)) == (503, WRITE)
    assert not Petition.objects.exists()


def answered_blind(client, form):
    return {**form, "stated": answer_of(look(client, form))}


def test_where_nobody_receives_it_is_said_and_nothing_is_lost(client, filled):
    form = answered(client, {**filled, "content": DENUNCIATION})
    page = look(client, form)
    assert (page.status_code, shown(page)) == (503, WRITE)
    assert DENUNCIATION in page.content.decode()
    assert page.context["form"].non_field_errors()
    assert not Petition.objects.exists()


def test_photos_lose_their_names_and_documents_are_left_out(client, filled, receiver):
    from django.core.files.uploadedfile import SimpleUploadedFile

    files = [
        SimpleUploadedFile("nha-ba-Ngoc-Anh.jpg", picture(), content_type="image/jpeg"),
        SimpleUploadedFile("don-cua-Ngoc-Anh.pdf", b"%PDF-1.4\n%%EOF\n", content_type="application/pdf"),
    ]
    page = client.post(SEND, {**filled, "content": DENUNCIATION, "step": "look", "attachments": files})
    token = re.search(r'name="files_token" value="([^"]+)"', page.content.decode()).group(1)
    assert send(client, {**filled, "content": DENUNCIATION, "files_token": token, "stated": answer_of(page)}).url
    assert [file.name for file in Attachment.objects.all()] == ["1.jpg"]
    assert not StagedFile.objects.exists()


def test_sending_it_twice_is_one_petition(client, filled, receiver):
    form = answered(client, {**filled, "content": DENUNCIATION})
    assert send(client, form).url == send(client, form).url
    assert Petition.objects.count() == 1


def test_a_text_mended_into_an_ordinary_one_needs_its_sender_again(client, filled, receiver):
    form = answered(client, {**filled, "content": DENUNCIATION})
    nameless = {key: value for key, value in form.items() if key not in {"name", "phone", "email"}}
    assert shown(look(client, nameless)) == LOOK_OVER
    page = look(client, {**nameless, "content": "Nắp cống vỡ."})
    assert set(page.context["form"].errors) == {"name", "phone"}


@pytest.mark.parametrize("content", [COMPLAINT, DENUNCIATION])
def test_the_question_is_kept_by_no_cache(client, filled, receiver, content):
    assert "no-store" in look(client, {**filled, "content": content}).headers["Cache-Control"]
