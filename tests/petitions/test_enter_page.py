"""The page of the counter: nothing typed is lost, doubts are asked about, and the receipt is the next thing seen."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from danvan.attachments.models import StagedFile
from danvan.organisations.models import Role
from danvan.petitions.models import Channel, Petition
from tests.attachments.factories import pdf, photo, upload
from tests.organisations.cast import CAST, member
from tests.petitions.entries import LINK, a_form, entered

pytestmark = pytest.mark.django_db
PAGE = "/ban-lam-viec/don-thu/nhap/"
LIST = "/ban-lam-viec/don-thu/"


@pytest.fixture
def counter(client, clerk):
    client.force_login(clerk)
    return client


def _words(answer):
    return answer.content.decode()


@pytest.mark.parametrize("who", CAST)
def test_who_opens_the_page_and_sees_the_button(client, ward, play, who):
    if who != "anonymous":
        client.force_login(play(who))
    enters = who in {"receiver", "clerk", "other_ward_receiver"}
    assert client.get(PAGE).status_code == (200 if enters else 302 if who == "anonymous" else 403)
    listed = client.get(LIST)
    if listed.status_code == 200:
        assert (PAGE in _words(listed)) is enters


def test_the_way_to_the_page_is_not_taken_for_a_reference(counter):
    assert 'name="arrival_number"' in _words(counter.get(PAGE))


def test_entering_ends_on_the_receipt(counter, ward):
    answer = counter.post(PAGE, a_form(ward))
    petition = Petition.objects.get()
    assert answer.status_code == 303
    receipt = _words(counter.get(answer.url))
    assert petition.reference in receipt
    assert PAGE in receipt


def test_sent_twice_it_is_one_petition_and_one_receipt(counter, ward):
    first = counter.post(PAGE, a_form(ward, channel="1022", external_code="1022/77"))
    again = counter.post(PAGE, a_form(ward, channel="1022", external_code="1022/77"))
    assert (first.url, Petition.objects.count()) == (again.url, 1)


def test_the_ward_of_the_clerk_is_chosen_and_the_page_says_where_it_goes(counter, ward, small_city):
    page = _words(counter.get(PAGE))
    assert f'value="{ward.slug}" selected' in page
    assert small_city.ward_committee.name in page


def test_asking_where_it_goes_judges_nothing_and_keeps_everything(counter, ward, small_city):
    typed = a_form(ward, territory=small_city.other_ward.slug, title="", name="", content="Chưa viết xong")
    page = _words(counter.post(PAGE, {**typed, "step": "where"}))
    assert small_city.other_ward_committee.name in page
    assert "Chưa viết xong" in page
    assert 'role="alert"' not in page
    assert not Petition.objects.exists()


WRONG = [
    ({"title": ""}, "title"),
    ({"content": " "}, "content"),
    ({"name": ""}, "name"),
    ({"phone": "12"}, "phone"),
    ({"territory": "khong-co"}, "territory"),
    ({"topic": "khong-co"}, "topic"),
    ({"channel": "web"}, "channel"),
    ({"channel": "fax"}, "channel"),
    ({"channel": "ihanoi"}, "external_code"),
    ({"external_code": "PA-1"}, "external_code"),
    ({"channel": "ihanoi", "external_code": "Nguyễn Văn A"}, "external_code"),
    ({"channel": "ihanoi", "external_code": "x" * 41}, "external_code"),
    ({"channel": "ihanoi", "external_code": "PA-1", "answered_link": "http://x.example/1"}, "answered_link"),
    ({"channel": "ihanoi", "external_code": "PA-1", "answered_link": "javascript:alert(1)"}, "answered_link"),
    ({"channel": "ihanoi", "external_code": "PA-1", "answered_link": "https://" + "x" * 600}, "answered_link"),
    ({"arrival_number": "của ông Nguyễn Văn A"}, "arrival_number"),
    ({"arrived_on": "9999-12-31"}, "arrived_on"),
    ({"arrived_on": "1999-01-01"}, "arrived_on"),
    ({"arrived_on": "hôm qua"}, "arrived_on"),
    ({"arrived_on": "0001-01-01"}, "arrived_on"),
    ({"dated_on": "9999-12-31"}, "dated_on"),
    ({"helper_phone": "0912345678"}, "helper_name"),
    ({"may_publish": "on", "consent": ""}, "may_publish"),
    ({"point": "1,2"}, "point"),
    ({"happened_at": "2999-01-01T00:00"}, "happened_at"),
    ({"title": "x" * 201}, "title"),
    ({"content": "x" * 10_001}, "content"),
]


@pytest.mark.parametrize(("changes", "field"), WRONG)
def test_what_is_wrong_stands_beside_its_field_and_the_rest_stays(counter, ward, changes, field):
    typed = a_form(ward, place="Ngõ 84 <b>đừng mất</b>", **changes)
    answer = counter.post(PAGE, typed)
    page = _words(answer)
    assert answer.status_code == 422
    assert f'href="#id_{field}' in page
    assert "Ngõ 84 &lt;b&gt;đừng mất&lt;/b&gt;" in page
    assert not Petition.objects.exists()


def test_a_slip_of_the_year_is_asked_about_once(counter, ward):
    long_ago = {"arrived_on": "2024-03-05"}
    refused = counter.post(PAGE, a_form(ward, **long_ago))
    assert refused.status_code == 422
    assert 'name="late"' in _words(refused)
    assert counter.post(PAGE, a_form(ward, **long_ago, late="on")).status_code == 303
    assert str(Petition.objects.get().received_on) == "2024-03-05"


def test_what_looks_like_a_denunciation_is_asked_about_and_then_goes_without_a_name(counter, ward, small_city):
    member("reader-above", small_city.committee, Role.RECEIVER)
    typed = a_form(ward, content="Tôi tố cáo cán bộ phường nhận hối lộ, đề nghị điều tra.", phone="0912345678")
    asked = counter.post(PAGE, typed)
    assert asked.status_code == 422
    assert 'name="stated"' in _words(asked)
    assert not Petition.objects.exists()
    answer = counter.post(PAGE, {**typed, "stated": "on", "name": ""})
    assert Petition.objects.get().contact is None
    assert counter.get(answer.url).status_code == 200


def test_a_known_number_leads_to_its_petition_and_may_be_entered_as_another_matter(counter, ward, clerk):
    first = entered(ward, clerk, Channel.IHANOI, token="the-token-of-the-first-form")
    typed = a_form(ward, channel="ihanoi", external_code="PA-88")
    asked = counter.post(PAGE, typed)
    assert asked.status_code == 422
    assert first.get_absolute_url() in _words(asked)
    assert 'name="separate"' in _words(asked)
    with_link = counter.post(PAGE, {**typed, "separate": "on", "answered_link": LINK})
    assert with_link.status_code == 422
    assert counter.post(PAGE, {**typed, "separate": "on", "arrival_number": ""}).status_code == 303
    second = Petition.objects.exclude(pk=first.pk).get()
    assert second.arrival_number == "PA-88"


def test_of_a_petition_of_another_ward_the_reference_is_not_told(client, ward, clerk, other_ward_receiver):
    first = entered(ward, clerk, Channel.IHANOI)
    client.force_login(other_ward_receiver)
    asked = client.post(PAGE, a_form(ward, form_token="y" * 30, channel="ihanoi", external_code="PA-88"))
    assert asked.status_code == 422
    assert first.reference not in _words(asked)


def test_for_another_ward_the_answer_there_is_not_taken(client, ward, other_ward_receiver):
    client.force_login(other_ward_receiver)
    typed = a_form(ward, channel="ihanoi", external_code="PA-1", answered_link=LINK)
    answer = client.post(PAGE, typed)
    assert (answer.status_code, 'href="#id_answered_link"' in _words(answer)) == (422, True)
    assert not Petition.objects.exists()


def test_answered_there_it_is_closed(counter, ward):
    counter.post(PAGE, a_form(ward, channel="1022", external_code="77", answered_link=LINK))
    assert Petition.objects.get().state == "answered"


def test_a_file_that_cannot_be_kept_keeps_what_was_typed(counter, ward):
    typed = a_form(
        ward, content="Nội dung đã gõ", attachments=[upload("x.pdf", b"MZ not a pdf"), upload("y.pdf", pdf())]
    )
    answer = counter.post(PAGE, typed)
    assert answer.status_code == 422
    assert "Nội dung đã gõ" in _words(answer)
    assert "y.pdf" in _words(answer)
    token = StagedFile.objects.get()
    assert token.name == "y.pdf"
    assert not Petition.objects.exists()


def test_adding_files_judges_nothing(counter, ward):
    typed = a_form(ward, title="", files_add="1", attachments=[upload("don.jpg", photo())])
    page = _words(counter.post(PAGE, typed))
    assert "don.jpg" in page
    assert 'role="alert"' not in page


def test_the_place_of_a_photo_is_taken_over_by_its_button(counter, ward):
    page = _words(counter.post(PAGE, a_form(ward, take="21.028500,105.804800;2026-11-20T08:15")))
    assert "21.028500,105.804800" in page
    assert "2026-11-20T08:15" in page


HOSTILE = "<script>alert(1)</script>‮’); DROP TABLE x;--\x00"


def test_hostile_words_are_kept_as_words(counter, ward, receiver):
    typed = a_form(ward, title=HOSTILE, content=HOSTILE, place=HOSTILE, name=HOSTILE, address=HOSTILE)
    receipt = _words(counter.get(counter.post(PAGE, typed).url))
    petition = Petition.objects.get()
    desk = _words(counter.get(petition.get_absolute_url()))
    assert "<script>alert" not in receipt + desk
    assert "‮" not in petition.title + petition.content


def test_the_page_of_the_petition_shows_what_the_registry_wrote(counter, ward):
    counter.post(
        PAGE, a_form(ward, channel="ihanoi", external_code="PA-9", helper_name="Trần Văn Giúp", dated_on="2026-09-01")
    )
    page = _words(counter.get(Petition.objects.get().get_absolute_url()))
    for words in ("128/TCD", "PA-9", "T••• V•• G•••"):
        assert words in page
    assert "Trần Văn Giúp" not in page


def test_the_page_is_kept_nowhere(counter):
    assert "no-store" in counter.get(PAGE)["Cache-Control"]


def test_the_page_takes_a_fixed_number_of_queries(counter, ward):
    counter.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        counter.get(PAGE)
    for number in range(5):
        counter.post(PAGE, a_form(ward, form_token=f"form-token-number-{number:03d}"))
    with CaptureQueriesContext(connection) as many:
        counter.get(PAGE)
    assert len(many) == len(few) <= 25
    assert Petition.objects.filter(received_on=timezone.localdate()).count() == 5
